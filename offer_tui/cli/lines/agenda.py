"""How the debrief asks about what is loose, open or promised."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from types import MappingProxyType

from offer_tui.capture.agenda import Item, Kind, moment_of, note_of, shown_by
from offer_tui.capture.sheet import Entry
from offer_tui.cli.lines import telling
from offer_tui.cli.lines.dialogue import Dialogue

_ONE: Mapping[Kind, str] = MappingProxyType(
    {
        "note": "Note",
        "moment": "Marked moment",
        "asked": "Asked without an answer",
        "dodged": "Dodged",
        "own": "Your own question",
        "watched": "Watched for, and not touched",
        "promise": "Promise",
        "shown": "Promise not kept",
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
        "shown": ("promise not kept", "promises not kept"),
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


def overview(items: Iterable[Item]) -> str:
    """Return how many there are of each kind."""
    kinds = [item.kind for item in items]
    counts = [(kind, kinds.count(kind)) for kind in dict.fromkeys(kinds)]
    said = ", ".join(f"{number} {_MANY[kind][number != 1]}" for kind, number in counts)
    return f"Still loose or open: {said}." if said else "Nothing is loose or open."


def prompt(dialogue: Dialogue, item: Item) -> str:
    """Return the question about an item."""
    same = [one for one in dialogue.agenda if one.kind == item.kind]
    what = f"{_ONE[item.kind]}, {same.index(item) + 1} of {len(same)}"
    return f"{what}{_ASKS[item.kind](dialogue, item)}"


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
    return f": {_promised(entry)}. {telling.signs(entry).capitalize()}, or Enter: left open."


def _ask_shown(dialogue: Dialogue, item: Item) -> str:
    rows = ", ".join(telling.name_of(entry) for entry in shown_by(dialogue.line, item))
    seen = next((one for one in dialogue.line.session.observations if one.id == item.id), None)
    if seen is None or not rows:
        return ": it is settled. Enter goes on."
    name = _promised(dialogue.line.sheet.by_subject[seen.subject])
    return f": {name}. Does that show {rows}? A code ticks one, with the promise; Enter: none."


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


def _promised(entry: Entry) -> str:
    return telling.name_of(entry).replace("promised: ", "", 1)


def _where(dialogue: Dialogue, at: datetime) -> str:
    """Say when it was and what had been ticked last before, so that it comes back to mind."""
    session, sheet = dialogue.line.session, dialogue.line.sheet
    before = [seen for seen in session.observations if seen.at <= at]
    seen = max(before, key=lambda one: one.at, default=None)
    entry = sheet.by_subject.get(seen.subject) if seen else None
    when = "" if session.from_memory else f", {at:%H:%M}"
    return f"{when}, after {telling.name_of(entry, seen)}" if entry else when
