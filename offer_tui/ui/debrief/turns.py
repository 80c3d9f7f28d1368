"""The turns of a debrief: what a key made of the round or the opportunity, and the way back."""

from __future__ import annotations

from dataclasses import replace

from offer_tui.capture import debrief, records, sorting
from offer_tui.capture.keys import Press
from offer_tui.capture.state import Capture, Mode
from offer_tui.capture.text import Text
from offer_tui.model.opportunity import Opportunity
from offer_tui.ui.debrief.edits import taken_back
from offer_tui.ui.debrief.state import Debriefing, Turn
from offer_tui.ui.debrief.steps import Step
from offer_tui.ui.debrief.wishes import NewRole, NoRole

_TAKEN_BACK = "taken back   ctrl+y puts it back"
_PUT_BACK = "put back   ctrl+z takes it back"


def took(d: Debriefing, line: Capture) -> Debriefing:
    """Return it with the line after a key, which is one turn if it changed the round."""
    line = sorting.as_one(d.line, line)
    if len(line.done) <= len(d.line.done):
        return d.with_line(line)
    turns = (*d.done, Turn(d.step, d.place, in_round=True))
    return replace(d.with_line(line), done=turns, undone=())


def changed(d: Debriefing, job: Opportunity, says: str = "") -> Debriefing:
    """Return it with the opportunity changed, as one turn."""
    if job == d.job:
        return replace(d, text=Text(), says=says)
    turn = Turn(d.step, d.place, job=(d.job, job))
    return replace(d, job=job, text=Text(), says=says, done=(*d.done, turn), undone=())


def passed(d: Debriefing) -> Debriefing:
    """Return it gone past what is asked of the whole round, where that is still open."""
    if d.place not in d.open_places(d.step):
        return d
    before, d = d, took(d, debrief.pass_by(d.line, d.asks))
    return replace(d, says=before.says)


def as_one(before: Debriefing, after: Debriefing) -> Debriefing:
    """Return it with what one key changed of the opportunity and of the round as one turn."""
    made = after.done[len(before.done) :]
    if len(made) != 2:
        return after
    changed, gone_past = made
    one = replace(changed, in_round=gone_past.in_round)
    return replace(after, done=(*before.done, one))


def onward(d: Debriefing, press: Press) -> Debriefing:
    """Go to what comes next of all that was not gone through, and from the last thing to the end.

    First what is ahead in the step, then the rest of it, the steps after it and those before it.
    """
    places = d.open_places(d.step)
    ahead = [place for place in places if place > d.place] or places
    if ahead:
        return d.at(d.step, ahead[0], press.at)
    steps = [*(step for step in Step if step > d.step), *(step for step in Step if step < d.step)]
    return d.into(next((step for step in steps if d.has_to_do(step)), Step.NEXT), press.at)


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
    if turn.job is not None:
        d = replace(d, job=taken_back(*turn.job, d.job), says=_TAKEN_BACK)
    if turn.in_round:
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
    if turn.in_round:
        line = records.redo(line)
    return _there(d.with_line(line), turn, press)


def _there(d: Debriefing, turn: Turn, press: Press) -> Debriefing:
    """Go where it was said; the line tells what came or went, and its theme is open."""
    notice, theme = d.line.notice, d.line.theme
    d = d.at(turn.step, turn.place, press.at)
    theme = d.line.theme or theme
    return replace(d, line=replace(d.line, notice=notice, theme=theme))
