"""What is said of a line that was taken back or put back, whatever it changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from offer_tui.capture import records
from offer_tui.capture.change import Change, Edit, FieldEdit
from offer_tui.capture.debrief import Topic
from offer_tui.capture.sheet import Sheet
from offer_tui.capture.state import Capture
from offer_tui.cli.lines.telling import code_of
from offer_tui.model.session import Debrief, Gut, MarkedMoment, Note, Observation, Question
from offer_tui.model.wording import GUT_WORDS, answer_words

_TOLD: Mapping[Topic, str] = MappingProxyType(
    {
        "taught": "what it taught you",
        "differently": "what you would do differently",
        "feedback": "what they said about you",
    }
)


def undone(line: Capture) -> tuple[Capture, str]:
    """Return the line with the last change taken back, and what to say."""
    if not line.done:
        return line, "There is nothing to take back."
    change, after = line.done[-1], records.undo(line)
    return after, f"Took back: {_what(after, change)}.{_now(after, change)}"


def redone(line: Capture) -> tuple[Capture, str]:
    """Return the line with what was taken back last put back, and what to say."""
    if not line.undone:
        return line, "There is nothing to put back."
    change, after = line.undone[-1], records.redo(line)
    return after, f"Put back: {_what(after, change)}."


def _what(line: Capture, change: Change) -> str:
    """Return what a change did: "71 no and the note: nobody has left"."""
    said = [*_answer(line.sheet, change), *_words(change), *_others(line, change)]
    return " and ".join(said) or "a change"


def _observed(change: Change) -> tuple[Observation | None, Observation | None]:
    """Return the observation before the change and after it."""
    edits = [edit for edit in change.edits if edit.part == "observations"]
    first, last = (edits[0].before, edits[-1].after) if edits else (None, None)
    return (
        first if isinstance(first, Observation) else None,
        last if isinstance(last, Observation) else None,
    )


def _answer(sheet: Sheet, change: Change) -> Iterator[str]:
    before, after = _observed(change)
    item = after or before
    entry = sheet.by_subject.get(item.subject) if item else None
    if item is None or entry is None:
        return
    answer = f"{code_of(entry)} {answer_words(entry.kind, item.state, item.degree)}"
    if after is None:
        yield f"the removing of {answer}"
    elif before is None or (before.state, before.degree) != (after.state, after.degree):
        yield answer


def _words(change: Change) -> Iterator[str]:
    before, after = _observed(change)
    if after is not None:
        known = (before.note, before.quote) if before else ("", "")
        made = [after.note * (after.note != known[0]), after.quote * (after.quote != known[1])]
        yield from (f"the note: {_short(words)}" for words in made if words)
        yield from (f"the note: {_short(edit.after.text)}" for edit in change.edits if _is_new(edit)
                    and isinstance(edit.after, Note))  # fmt: skip
    elif before is None:
        notes = [e.after or e.before for e in change.edits if e.part == "notes"]
        yield from (f"the note: {_short(note.text)}" for note in notes if isinstance(note, Note))


def _others(line: Capture, change: Change) -> Iterator[str]:
    for edit in change.edits:
        match edit:
            case Edit(after=MarkedMoment(at=at)) | Edit(before=MarkedMoment(at=at), after=None) if (
                len(change.edits) == 1
            ):
                yield "the mark" if line.session.from_memory else f"the mark of {at:%H:%M}"
            case Edit(after=Question(signal=subject)) | Edit(before=Question(signal=subject)):
                entry = line.sheet.by_subject.get(subject)
                yield f"{code_of(entry) if entry else subject} asked"
            case FieldEdit(part="planned_minutes", after=minutes):
                yield f"{minutes} minutes planned"
            case FieldEdit(after=Gut() as gut, before=before):
                yield _felt(gut, before if isinstance(before, Gut) else None)
            case FieldEdit(after=Debrief() as debrief, before=before):
                yield from _debriefed(change, debrief, before)


def _felt(gut: Gut, before: Gut | None) -> str:
    if before is not None and before.rating == gut.rating:
        return "why it felt so"
    return f"how it felt: {gut.rating}, {GUT_WORDS[gut.rating - 1]}"


def _debriefed(change: Change, after: Debrief, before: object) -> Iterator[str]:
    """Return what of the debrief a change wrote; what goes along with an answer is not told."""
    known = before if isinstance(before, Debrief) else Debrief()
    if change.kind == "left":
        left = len(after.left) - len(known.left)
        yield "leaving it as it was" if left == 1 else f"leaving {left} as they were"
    yield from (said for topic, said in _TOLD.items()
                if getattr(after, topic) != getattr(known, topic))  # fmt: skip


def _is_new(edit: Edit | FieldEdit) -> bool:
    return edit.before is None


def _now(line: Capture, change: Change) -> str:
    """Say how the answer stands once the change is taken back."""
    if not [*_answer(line.sheet, change)]:
        return ""
    entry = line.sheet.by_subject.get(change.subject)
    seen = line.observation(change.subject)
    if entry is None:
        return ""
    if seen is None:
        return " It is open again."
    return f" It is {answer_words(entry.kind, seen.state, seen.degree)} again."


def _short(words: str) -> str:
    return words if len(words) <= 60 else f"{words[:57]}..."
