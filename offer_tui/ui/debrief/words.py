"""What a key does where words are asked for: the gut and why, for me, and who moves next."""

from __future__ import annotations

from dataclasses import replace

from offer_tui.capture import debrief
from offer_tui.capture.keys import Press
from offer_tui.capture.state import Capture
from offer_tui.capture.text import LONGEST_TEXT, Text
from offer_tui.model.progress import last_key
from offer_tui.model.text import normalise
from offer_tui.ui.debrief import edits, turns
from offer_tui.ui.debrief.state import Debriefing, NewRole
from offer_tui.ui.debrief.steps import Step

_EDITING = frozenset({"backspace", "delete", "left", "right", "home", "end", "ctrl+w"})
_RATINGS = frozenset("12345")
RATE_FIRST = "a number first, 1 to 5"


def advance(d: Debriefing, press: Press) -> Debriefing:
    """Return the debrief after a press."""
    if press.name == "enter":
        return _enter(d, press)
    if press.name in {"up", "down"}:
        d = kept(d, press)
        step = -1 if press.name == "up" else 1
        return d if d.is_writing else d.at(d.step, d.place + step, press.at)
    if d.step is Step.GUT and press.name in _RATINGS and not d.is_writing:
        return _rate(d, press)
    if d.step is Step.GUT and d.line.session.gut is None and press.text:
        return replace(d, says=RATE_FIRST)
    return _type(d, press)


def kept(d: Debriefing, press: Press) -> Debriefing:
    """Return it with what is typed kept; as it was, and why, where it cannot be."""
    if not d.is_writing:
        return d
    match d.step:
        case Step.GUT:
            return _reloaded(turns.took(d, debrief.explain(d.line, d.text.characters)), press)
        case Step.FOR_ME:
            line = debrief.tell(d.line, d.topic, d.text.characters)
            return _reloaded(turns.took(d, line), press)
        case _:
            return _keep_row(d)


def out(d: Debriefing, press: Press) -> Debriefing:
    """Keep what is typed, or leave; words that cannot be kept are wiped, which is said."""
    if not d.is_writing:
        return replace(d, wish="later")
    # A name half typed makes no job of its own.
    is_role = d.step is Step.NEXT and d.row == "role"
    after = d if is_role else kept(d, press)
    if not after.is_writing:
        return after
    wiped = after.text.characters.strip()
    return replace(after, text=Text(), says=f"not kept: {wiped}")


def _enter(d: Debriefing, press: Press) -> Debriefing:
    if d.step is Step.NEXT and not d.text.characters.strip():
        return _done_with_row(d, press)
    after = kept(d, press)
    if after.is_writing:
        return after
    if d.step is Step.GUT:
        return turns.onward(after, press)
    following = after.at(after.step, after.place + 1, press.at)
    if following.place == after.place:
        return turns.onward(after, press)
    return replace(following, says=after.says, wish=after.wish)


def _done_with_row(d: Debriefing, press: Press) -> Debriefing:
    match d.row:
        case "thank-you":
            following = d.at(d.step, d.place + 1, press.at)
            return replace(following, wish="thank-you")
        case "evaluation":
            d = turns.took(d, debrief.end(d.line, press.at))
            return replace(d, line=_over(d.line, press), wish="evaluation")
        case _:
            return d.at(d.step, d.place + 1, press.at)


def _over(line: Capture, press: Press) -> Capture:
    """Return the line of a round that is over, also where nobody had said so."""
    session = line.session
    if session.ended is not None:
        return line
    ended = session.model_copy(update={"ended": last_key(session, press.at)})
    return replace(line, session=ended)


def _rate(d: Debriefing, press: Press) -> Debriefing:
    return _reloaded(turns.took(d, debrief.rate(d.line, int(press.name), press.at)), press)


def _reloaded(d: Debriefing, press: Press) -> Debriefing:
    return d.at(d.step, d.place, press.at)


def _keep_row(d: Debriefing) -> Debriefing:
    words = " ".join(normalise(d.text.characters).split())
    match d.row:
        case "they-decide" | "answer-by":
            wrong = edits.wrong_day(words, d.today)
            job = d.job if wrong else edits.dated(d.job, d.row, words, d.today)
            return replace(d, says=wrong) if wrong else turns.changed(d, job)
        case "follow-up":
            return turns.changed(d, edits.followed(d.job, words, d.today), "noted")
        case "role" if len(words) > edits.LONGEST_ROLE:
            return replace(d, says=f"{edits.LONGEST_ROLE} characters at most")
        case "role":
            return replace(d, text=Text(), wish=NewRole(words), undone=())
        case _:
            return d


def _type(d: Debriefing, press: Press) -> Debriefing:
    if not press.text and press.name not in {*_EDITING, "ctrl+u"}:
        return d
    if d.step is Step.NEXT and d.row in {"thank-you", "evaluation"}:
        return d
    if press.name == "ctrl+u":
        return replace(d, text=Text())
    if press.name in _EDITING:
        return replace(d, text=d.text.edit(press.name))
    typed = " ".join(normalise(press.text).splitlines()) if press.name == "paste" else press.text
    text = d.text.insert(typed)
    said = "" if text != d.text else f"too long: {LONGEST_TEXT:,} characters at most"
    return replace(d, text=text, says=said)
