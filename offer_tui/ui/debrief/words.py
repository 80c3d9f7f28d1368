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
from offer_tui.ui.debrief.state import Debriefing
from offer_tui.ui.debrief.steps import Step
from offer_tui.ui.debrief.wishes import NewRole

_EDITING = frozenset({"backspace", "delete", "left", "right", "home", "end", "ctrl+w"})
_RATINGS = frozenset("12345")
RATE_FIRST = "a number first, 1 to 5"
NO_WORDS = "no words here: enter goes on"


def advance(d: Debriefing, press: Press) -> Debriefing:
    """Return the debrief after a press."""
    if press.name == "enter":
        return _enter(d, press)
    if press.name in {"up", "down"}:
        d = kept(d, press)
        return d if d.is_stuck else d.beside(-1 if press.name == "up" else 1, press.at)
    if press.name == "right" and d.step is Step.NEXT and d.row == "thank-you":
        return replace(d, wish="thank-you")
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
            # A name half typed makes no job of its own: only Enter does.
            return d if d.row == "role" else _keep_row(d)


def out(d: Debriefing, press: Press) -> Debriefing:
    """Keep what is typed; where nothing is, leave."""
    after = kept(d, press)
    if after.is_writing:
        return told(after)
    return after if d.is_writing else left(d, press)


def left(d: Debriefing, press: Press) -> Debriefing:
    """Leave, once it was said which words are left behind; all gone through is the end of it."""
    if d.leaves_words:
        return told(d)
    return replace(ended(d, press) if d.is_gone_through else d, wish="later")


def told(d: Debriefing, key: str = "esc") -> Debriefing:
    """Put words aside that cannot be kept, and say so; they stand in their row again.

    ``key`` is the one that leaves all the same.
    """
    d = d.put_aside()
    words = ", ".join(d.aside.values())
    return replace(d, is_warned=True, says=f'not kept yet: "{words}"; {key} leaves it behind')


def ended(d: Debriefing, press: Press) -> Debriefing:
    """Say that all of it was gone through."""
    d = turns.took(d, debrief.end(d.line, press.at))
    return replace(d, line=_over(d.line, press))


def _enter(d: Debriefing, press: Press) -> Debriefing:
    if d.step is Step.NEXT and d.row == "evaluation":
        return replace(ended(d, press), wish="evaluation")
    after = _named(d) if d.step is Step.NEXT and d.row == "role" else kept(d, press)
    if after.is_writing:
        return after
    if d.place not in d.open_places(d.step) and not d.is_last:
        # They go through it once more, one thing after the other.
        return after.beside(1, press.at)
    return turns.onward(turns.as_one(d, turns.passed(after)), press)


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
        case _:
            return d


def _named(d: Debriefing) -> Debriefing:
    """Return it wishing for the role that is named on the line, if one is."""
    words = " ".join(normalise(d.text.characters).split())
    if len(words) > edits.LONGEST_ROLE:
        return replace(d, says=f"{edits.LONGEST_ROLE} characters at most")
    return replace(d, text=Text(), wish=NewRole(words), undone=()) if words else d


def _type(d: Debriefing, press: Press) -> Debriefing:
    if not press.text and press.name not in {*_EDITING, "ctrl+u"}:
        return d
    if d.step is Step.NEXT and d.row in {"thank-you", "evaluation"}:
        return replace(d, says=NO_WORDS) if press.text else d
    if press.name == "ctrl+u":
        return replace(d, text=Text())
    if press.name in _EDITING:
        return replace(d, text=d.text.edit(press.name))
    typed = " ".join(normalise(press.text).splitlines()) if press.name == "paste" else press.text
    text = d.text.insert(typed)
    said = "" if text != d.text else f"too long: {LONGEST_TEXT:,} characters at most"
    return replace(d, text=text, says=said)
