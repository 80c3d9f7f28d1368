"""The debrief, one thing after the other: an answer, or Enter that leaves it as it is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from types import MappingProxyType

from offer_tui.capture.change import Change, replaced
from offer_tui.capture.grammar import LineError, enter_line
from offer_tui.capture.machine import ANSWERS
from offer_tui.capture.state import Capture, Held, Mode
from offer_tui.cli.lines import talking
from offer_tui.cli.lines.agenda import (
    LEFT,
    agenda_of,
    moment_of,
    note_of,
    overview,
    prompt,
    shown_by,
)
from offer_tui.cli.lines.dialogue import Dialogue, Item, Kind, Reply, Step
from offer_tui.cli.lines.undoing import as_one
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


def begin(dialogue: Dialogue, first: str) -> Reply:
    """Begin with what is loose; where nothing is, the debrief is over."""
    agenda = agenda_of(dialogue)
    dialogue = replace(
        dialogue, step=Step.DEBRIEF, agenda=agenda, place=0, trail=(), held=None, is_fresh=False
    )
    if not agenda:
        return _over(dialogue, first)
    how = f"{overview(agenda)} Enter leaves one as it is, :skip all of its kind, :quit the rest."
    return Reply(dialogue, (first, how, prompt(dialogue)))


def about_item(dialogue: Dialogue, words: str, at: datetime, new_id: Callable[[], str]) -> Reply:
    """Take the answer to what is asked about; Enter leaves it as it is.

    A line that is about something else is recorded as in the round, and the question comes again.
    """
    item, typed = dialogue.item(), words.strip()
    if item is None:
        return _over(dialogue, "That was all.")
    if not typed:
        return _next(dialogue, dialogue.line, LEFT[item.kind])
    try:
        answered = _ANSWERED[item.kind](dialogue, item, typed, at, new_id)
    except LineError as error:
        return Reply(dialogue, (talking.not_recorded(error), prompt(dialogue)))
    if answered is None:
        other = talking.in_round(replace(dialogue, held=None), typed, at, new_id)
        return other.then(prompt(other.dialogue))
    line, said = answered
    line = as_one(dialogue.line, line).to(Mode.READY)
    return _next(replace(dialogue, agenda=_with_evidence(dialogue, item, line)), line, said)


def _with_evidence(dialogue: Dialogue, item: Item, line: Capture) -> tuple[Item, ...]:
    """Return the agenda, with what a promise that was just broken may show asked next."""
    behind = dialogue.place + 1
    shown = Item("shown", item.id)
    if item.kind != "promise" or not shown_by(line, shown) or shown in dialogue.agenda:
        return dialogue.agenda
    return (*dialogue.agenda[:behind], shown, *dialogue.agenda[behind:])


def skip(dialogue: Dialogue) -> Reply:
    """Leave all that are of the same kind."""
    agenda, place = dialogue.agenda, dialogue.place
    kind = agenda[place].kind
    while place < len(agenda) and agenda[place].kind == kind:
        place += 1
    return _at(dialogue, place, "Left as they are.")


def go_back(dialogue: Dialogue) -> Reply:
    """Ask again about the one before."""
    again = replace(dialogue, place=max(0, dialogue.place - 1))
    return Reply(again, (prompt(again),))


def taken_back(dialogue: Dialogue, said: str) -> Reply:
    """Ask again about what the line that was taken back had answered."""
    places = [place for place, before in dialogue.trail if before == len(dialogue.line.done)]
    again = replace(dialogue, place=places[0] if places else dialogue.place)
    return Reply(again, (said, prompt(again)))


def _next(dialogue: Dialogue, line: Capture, said: str) -> Reply:
    trail = (*dialogue.trail, (dialogue.place, len(dialogue.line.done)))
    if line is dialogue.line:
        trail = dialogue.trail
    return _at(replace(dialogue, line=line, trail=trail), dialogue.place + 1, said)


def _at(dialogue: Dialogue, place: int, said: str) -> Reply:
    moved = replace(dialogue, place=place, held=None, is_fresh=False)
    return _over(moved, said) if moved.item() is None else Reply(moved, (said, prompt(moved)))


def _over(dialogue: Dialogue, said: str) -> Reply:
    slug, session = dialogue.around.slug, dialogue.line.session
    last = f"What it adds up to: offer-tui evaluate {slug}"
    if session.gut is None:
        last = f"How it felt is still to say: offer-tui log {slug} '/fin 4'"
    return Reply(replace(dialogue, step=Step.OVER), (said, f"That was the debrief. {last}"))


# What is answered: the line after it and what to say; None for a line about something else.

_Answered = tuple[Capture, str] | None
_Answer = Callable[[Dialogue, Item, str, datetime, Callable[[], str]], _Answered]


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
    asked = next(
        (q for q in reversed(dialogue.line.session.questions) if q.signal == item.id), None
    )
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
    broken = dialogue.line.observation(item.id)
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
