"""What a line answers in the debrief, when it is about the item that is asked about."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from types import MappingProxyType

from offer_tui.capture.agenda import Item, Kind, moment_of, note_of, question_of
from offer_tui.capture.change import Change, replaced
from offer_tui.capture.grammar import LineError, enter_line
from offer_tui.capture.machine import ANSWERS
from offer_tui.capture.state import Capture, Held, Mode
from offer_tui.cli.lines import talking
from offer_tui.cli.lines.dialogue import Dialogue
from offer_tui.cli.recorded import entry_of, recorded

_WORDS: Mapping[Kind, Mapping[str, str]] = MappingProxyType(
    {
        "asked": {"partly": ".", "dodged": "*"},
        "dodged": {"partly": ".", "dodged": "*"},
        "own": {"yes": "+", "partly": ".", "no": "-", "dodged": "*"},
        "watched": {"yes": "+", "partly": ".", "no": "-", "dodged": "*"},
        "promise": {"kept": "+", "partly": ".", "broken": "-", "unclear": "*"},
    }
)
"""What a line that is only this word answers. A question's own yes and no are none of them: they
can mean the signal's no and yes."""

_Answered = tuple[Capture, str] | None
_Answer = Callable[[Dialogue, Item, str, datetime, Callable[[], str]], _Answered]


def answer(
    dialogue: Dialogue, item: Item, typed: str, at: datetime, new_id: Callable[[], str]
) -> _Answered:
    """Return the line with the answer to an item, and what to say.

    None for a line about something else. Raises LineError.
    """
    return _ANSWERED[item.kind](dialogue, item, typed, at, new_id)


def _answer_note(
    dialogue: Dialogue, item: Item, typed: str, _: datetime, new_id: Callable[[], str]
) -> _Answered:
    """Hang a loose note on the row that it turns out to be about, ticked at the note's time."""
    note, before = note_of(dialogue.line, item), dialogue.line.to(Mode.READY)
    if note is None or not talking.names_a_row(before, typed):
        return None
    after = enter_line(before, typed, note.at, new_id)
    entry = entry_of(before, after, typed)
    seen = after.observation(entry.subject) if entry else None
    if entry is None or seen is None:
        return None
    about = note.model_copy(update={"about": seen.id})
    edit = replaced(after.session, "notes", note, about)
    said = f"{recorded(before, after, typed)} The note is about it now."
    return after.record(Change("note", (edit,), entry.subject)), said


def _answer_moment(
    dialogue: Dialogue, item: Item, typed: str, at: datetime, new_id: Callable[[], str]
) -> _Answered:
    moment = moment_of(dialogue.line, item)
    if moment is None or _is_digit(typed):
        return None
    before = dialogue.line.to(Mode.READY, held=Held("moments", moment.id, moment.at))
    after = enter_line(before, typed, at, new_id)
    return after, recorded(before, after, typed)


def _answer_asked(
    dialogue: Dialogue, item: Item, typed: str, at: datetime, new_id: Callable[[], str]
) -> _Answered:
    asked = question_of(dialogue.line, item)
    held = Held("questions", asked.id, at) if asked else None
    return _answer_held(dialogue, item, held, typed, at, new_id)


def _answer_dodged(
    dialogue: Dialogue, item: Item, typed: str, at: datetime, new_id: Callable[[], str]
) -> _Answered:
    seen = dialogue.line.observation(item.id)
    held = Held("observations", seen.id, at) if seen else None
    return _answer_held(dialogue, item, held, typed, at, new_id)


def _answer_held(
    dialogue: Dialogue,
    item: Item,
    held: Held | None,
    typed: str,
    at: datetime,
    new_id: Callable[[], str],
) -> _Answered:
    if held is None or _is_digit(typed) or talking.names_a_row(dialogue.line, typed):
        return None
    after = talking.continued(replace(dialogue, held=held), _signed(item, typed), at, new_id)
    return after, recorded(dialogue.line, after, item.id)


def _answer_row(
    dialogue: Dialogue, item: Item, typed: str, at: datetime, new_id: Callable[[], str]
) -> _Answered:
    signed = _signed(item, typed)
    if signed[0] not in ANSWERS:
        return None
    after = enter_line(dialogue.line.to(Mode.READY), f"{item.id} {signed}", at, new_id)
    return after, recorded(dialogue.line, after, item.id)


def _answer_shown(
    dialogue: Dialogue, item: Item, typed: str, at: datetime, new_id: Callable[[], str]
) -> _Answered:
    found = (seen for seen in dialogue.line.session.observations if seen.id == item.id)
    broken = next(found, None)
    if broken is None or not talking.names_a_row(dialogue.line, typed):
        return None
    before = dialogue.line.to(Mode.READY, held=Held("observations", broken.id, at))
    after = enter_line(before, typed, at, new_id)
    return after, recorded(before, after, typed)


_ANSWERED: Mapping[Kind, _Answer] = MappingProxyType(
    {
        "note": _answer_note,
        "moment": _answer_moment,
        "asked": _answer_asked,
        "dodged": _answer_dodged,
        "own": _answer_row,
        "watched": _answer_row,
        "promise": _answer_row,
        "shown": _answer_shown,
    }
)


def _signed(item: Item, typed: str) -> str:
    """Return an answer's word as its sign, and any other line as it is."""
    word = typed.casefold().rstrip(".!")
    if item.kind in {"asked", "dodged"} and word in {"yes", "no"}:
        raise LineError(f"yes and no can be taken two ways here; say plus or minus, not {word}")
    return _WORDS[item.kind].get(word, typed)


def _is_digit(typed: str) -> bool:
    return len(typed) == 1 and typed.isdecimal()
