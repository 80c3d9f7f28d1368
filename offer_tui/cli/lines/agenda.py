"""What the debrief asks about: loose notes and moments, what is open, promises; and how it asks."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from types import MappingProxyType

from offer_tui.capture.sheet import Entry
from offer_tui.capture.state import Capture, Held, Mode
from offer_tui.cli.lines import telling
from offer_tui.cli.lines.dialogue import Dialogue, Item, Kind
from offer_tui.model.session import MarkedMoment, Note

_ONE: Mapping[Kind, str] = MappingProxyType(
    {
        "note": "Note",
        "moment": "Marked moment",
        "asked": "Asked without an answer",
        "dodged": "Dodged",
        "own": "Your own question",
        "watched": "Watched for, and not touched",
        "promise": "Promise",
        "shown": "What that shows",
    }
)
_MANY: Mapping[Kind, tuple[str, str]] = MappingProxyType(
    {
        "note": ("loose note", "loose notes"),
        "moment": ("marked moment", "marked moments"),
        "asked": ("asked without an answer", "asked without an answer"),
        "dodged": ("dodged", "dodged"),
        "own": ("question of your own", "questions of your own"),
        "watched": ("watched for and not touched", "watched for and not touched"),
        "promise": ("promise", "promises"),
        "shown": ("broken promise", "broken promises"),
    }
)
LEFT: Mapping[Kind, str] = MappingProxyType(
    {
        "note": "It stays a note.",
        "moment": "It stays marked.",
        "asked": "No answer, then.",
        "dodged": "It stays dodged.",
        "own": "Left open.",
        "watched": "Left open.",
        "promise": "Left open.",
        "shown": "None of them.",
    }
)
"""What is said when Enter leaves one as it is."""


def agenda_of(dialogue: Dialogue) -> tuple[Item, ...]:
    """Return what is loose, open or promised, in the order of asking."""
    return (*_loose(dialogue), *_open(dialogue), *_promised(dialogue))


def overview(agenda: tuple[Item, ...]) -> str:
    """Return how many there are of each kind."""
    kinds = dict.fromkeys(item.kind for item in agenda)
    counts = [(kind, sum(item.kind == kind for item in agenda)) for kind in kinds]
    said = ", ".join(f"{number} {_MANY[kind][number != 1]}" for kind, number in counts)
    return f"Still loose or open: {said}."


def prompt(dialogue: Dialogue) -> str:
    """Return the question about the thing that the debrief has come to."""
    item = dialogue.item()
    if item is None:
        return ""
    same = [one for one in dialogue.agenda if one.kind == item.kind]
    what = f"{_ONE[item.kind]}, {same.index(item) + 1} of {len(same)}"
    return f"{what}{_ASKS[item.kind](dialogue, item)}"


def note_of(line: Capture, item: Item) -> Note | None:
    """Return the note; None when it was taken back meanwhile."""
    return next((note for note in line.session.notes if note.id == item.id), None)


def moment_of(line: Capture, item: Item) -> MarkedMoment | None:
    """Return the marked moment; None when it has its name."""
    return next((one for one in line.session.moments if one.id == item.id), None)


def shown_by(line: Capture, item: Item) -> tuple[Entry, ...]:
    """Return what a broken promise is evidence for and has no answer yet."""
    broken = line.observation(item.id)
    held = Held("observations", broken.id, broken.at) if broken else None
    return line.to(Mode.HELD, held=held).shown_by_it()


def _loose(dialogue: Dialogue) -> Iterator[Item]:
    session = dialogue.line.session
    notes = sorted(session.notes, key=lambda note: (note.at, note.id))
    yield from (Item("note", note.id) for note in notes if note.about is None)
    moments = sorted(session.moments, key=lambda moment: (moment.at, moment.id))
    yield from (Item("moment", moment.id) for moment in moments)


def _open(dialogue: Dialogue) -> Iterator[Item]:
    session, sheet = dialogue.line.session, dialogue.line.sheet
    answered = {seen.subject: seen.state for seen in session.observations}
    asked = dict.fromkeys(q.signal for q in session.questions if q.signal not in answered)
    told = _told_in_words(dialogue)
    yield from (Item("asked", s) for s in asked if s in sheet.by_subject and s not in told)
    rows = [entry.subject for entry in sheet.entries if entry.kind != "promise"]
    yield from (Item("dodged", subject) for subject in rows if answered.get(subject) == "evasive")
    touched = {*answered, *asked, *dialogue.around.earlier}
    own = (entry for entry in sheet.entries if entry.kind == "question" and not entry.aside)
    yield from (Item("own", entry.subject) for entry in own if entry.subject not in touched)
    watched = (entry for entry in sheet.watched() if entry.kind == "signal")
    yield from (Item("watched", e.subject) for e in watched if e.subject not in touched)


def _told_in_words(dialogue: Dialogue) -> frozenset[str]:
    """Return the own questions whose answer was written down: words are all they ask for."""
    session, sheet = dialogue.line.session, dialogue.line.sheet
    about = {note.about for note in session.notes}
    subjects = (asked.signal for asked in session.questions if asked.id in about)
    rows = (sheet.by_subject.get(subject) for subject in subjects)
    return frozenset(row.subject for row in rows if row and row.kind == "question")


def _promised(dialogue: Dialogue) -> Iterator[Item]:
    for entry in dialogue.line.sheet.entries:
        known = dialogue.answered(entry.subject)
        if entry.kind == "promise" and (known is None or known.state == "evasive"):
            yield Item("promise", entry.subject)


def _ask_note(dialogue: Dialogue, item: Item) -> str:
    note = note_of(dialogue.line, item)
    if note is None:
        return ": it was taken back. Enter goes on."
    words = f'"{note.text}"' if note.is_quote else note.text
    where = _where(dialogue, note.at)
    return f"{where}: {words}. Which signal is it? Its code and answer, or Enter: it stays a note."


def _ask_moment(dialogue: Dialogue, item: Item) -> str:
    moment = moment_of(dialogue.line, item)
    if moment is None:
        return ": it has its name. Enter goes on."
    where = _where(dialogue, moment.at)
    return f"{where}. What was it? A code, words, or Enter: it stays marked."


def _ask_asked(dialogue: Dialogue, item: Item) -> str:
    entry = _entry(dialogue, item)
    asked = f"{telling.code_of(entry)}, {entry.question}" if entry.code else entry.question
    return f": {asked} {telling.meant(entry)}. Enter: no answer."


def _ask_dodged(dialogue: Dialogue, item: Item) -> str:
    entry = _entry(dialogue, item)
    name, asked = telling.name_of(entry), f" {entry.question}" if entry.question else ""
    return f": {name}.{asked} {telling.meant(entry)}. Words, or Enter: it stays dodged."


def _ask_own(dialogue: Dialogue, item: Item) -> str:
    entry = _entry(dialogue, item)
    what = f"{entry.code}, {entry.question}" if entry.code else entry.question
    return f": {what} {telling.meant(entry)}, or Enter: left open."


def _ask_watched(dialogue: Dialogue, item: Item) -> str:
    entry = _entry(dialogue, item)
    return f": {telling.name_of(entry)}. {telling.signs(entry).capitalize()}, or Enter: cannot say."


def _ask_promise(dialogue: Dialogue, item: Item) -> str:
    entry = _entry(dialogue, item)
    name = telling.name_of(entry).replace("promised: ", "", 1)
    return f": {name}. {telling.signs(entry).capitalize()}, or Enter: left open."


def _ask_shown(dialogue: Dialogue, item: Item) -> str:
    rows = ", ".join(telling.name_of(entry) for entry in shown_by(dialogue.line, item))
    return f": {rows}? A code ticks one, with the promise they broke; Enter: none."


_ASKS: Mapping[Kind, Callable[[Dialogue, Item], str]] = MappingProxyType(
    {
        "note": _ask_note,
        "moment": _ask_moment,
        "asked": _ask_asked,
        "dodged": _ask_dodged,
        "own": _ask_own,
        "watched": _ask_watched,
        "promise": _ask_promise,
        "shown": _ask_shown,
    }
)


def _entry(dialogue: Dialogue, item: Item) -> Entry:
    return dialogue.line.sheet.by_subject[item.id]


def _where(dialogue: Dialogue, at: datetime) -> str:
    """Say when it was and what had been ticked last before, so that it comes back to mind."""
    session, sheet = dialogue.line.session, dialogue.line.sheet
    before = [seen for seen in session.observations if seen.at <= at]
    seen = max(before, key=lambda one: one.at, default=None)
    entry = sheet.by_subject.get(seen.subject) if seen else None
    when = "" if session.from_memory else f", {at:%H:%M}"
    return f"{when}, after {telling.name_of(entry, seen)}" if entry else when
