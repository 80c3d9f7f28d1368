"""The turns of a debrief: what a key made of the round or the opportunity, and the way back."""

from __future__ import annotations

from dataclasses import replace

from offer_tui.capture import records, sorting
from offer_tui.capture.keys import Press
from offer_tui.capture.state import Capture, Mode
from offer_tui.capture.text import Text
from offer_tui.model.opportunity import Opportunity
from offer_tui.ui.debrief.edits import taken_back
from offer_tui.ui.debrief.state import Debriefing, NewRole, NoRole, Turn
from offer_tui.ui.debrief.steps import LISTED, Step

_TAKEN_BACK = "taken back   ctrl+y puts it back"
_PUT_BACK = "put back   ctrl+z takes it back"


def took(d: Debriefing, line: Capture) -> Debriefing:
    """Return it with the line after a key, which is one turn if it changed the round."""
    line = sorting.as_one(d.line, line)
    if len(line.done) <= len(d.line.done):
        return d.with_line(line)
    turns = (*d.done, Turn(d.step, d.place))
    return replace(d.with_line(line), done=turns, undone=())


def changed(d: Debriefing, job: Opportunity, says: str = "") -> Debriefing:
    """Return it with the opportunity changed, as one turn."""
    if job == d.job:
        return replace(d, text=Text(), says=says)
    turn = Turn(d.step, d.place, (d.job, job))
    return replace(d, job=job, text=Text(), says=says, done=(*d.done, turn), undone=())


def onward(d: Debriefing, press: Press) -> Debriefing:
    """Go to what comes next: in the step, or the next step that has something to do."""
    if d.step in LISTED:
        pending = d.pending()
        places = [n for n, item in enumerate(d.listed) if item.id in pending]
        ahead = [n for n in places if n > d.place] or places
        if ahead:
            return d.at(d.step, ahead[0], press.at)
    later = [step for step in Step if step > d.step and d.has_to_do(step)]
    return d.into(later[0] if later else Step.NEXT, press.at)


def named(d: Debriefing, role: str, says: str) -> Debriefing:
    """Return it with another role that is kept by now, as one turn."""
    turn = Turn(Step.NEXT, d.rows.index("role"), role=role)
    return replace(d, roles=(*d.roles, role), says=says, done=(*d.done, turn))


def undo(d: Debriefing, press: Press) -> Debriefing:
    """Take back the last turn, and go where it was said."""
    if not d.done:
        return replace(d, says="nothing to take back")
    turn, line = d.done[-1], d.line.to(Mode.READY)
    d = replace(d, done=d.done[:-1], undone=(*d.undone, turn))
    if turn.role:
        roles = tuple(role for role in d.roles if role != turn.role)
        d = replace(d, roles=roles, says=_TAKEN_BACK, wish=NoRole(turn.role))
    elif turn.job is not None:
        d = replace(d, job=taken_back(*turn.job, d.job), says=_TAKEN_BACK)
    else:
        line = records.undo(line)
    return _there(d.with_line(line), turn, press)


def redo(d: Debriefing, press: Press) -> Debriefing:
    """Put back what was taken back last."""
    if not d.undone:
        return replace(d, says="nothing to put back")
    turn, line = d.undone[-1], d.line.to(Mode.READY)
    d = replace(d, undone=d.undone[:-1])
    if turn.role:
        # It is a turn again as soon as it is kept.
        return replace(_there(d, turn, press), wish=NewRole(turn.role))
    d = replace(d, done=(*d.done, turn))
    if turn.job is not None:
        before, after = turn.job
        d = replace(d, job=taken_back(after, before, d.job), says=_PUT_BACK)
    else:
        line = records.redo(line)
    return _there(d.with_line(line), turn, press)


def _there(d: Debriefing, turn: Turn, press: Press) -> Debriefing:
    """Go where it was said; the line tells what came or went, and its theme is open."""
    notice, theme = d.line.notice, d.line.theme
    d = d.at(turn.step, turn.place, press.at)
    theme = d.line.theme or theme
    return replace(d, line=replace(d.line, notice=notice, theme=theme))
