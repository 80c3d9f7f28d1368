"""Lines taken back and put back, each as one, whatever it changed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from offer_tui.capture import records
from offer_tui.capture.change import Change, Edit, PlannedTime
from offer_tui.capture.sheet import Sheet
from offer_tui.capture.state import Capture
from offer_tui.cli.lines.telling import code_of
from offer_tui.model.session import MarkedMoment, Note, Observation, Question
from offer_tui.model.wording import answer_words


def as_one(before: Capture, after: Capture) -> Capture:
    """Return the line with all that came since as one change: a person takes back lines."""
    made = after.done[len(before.done) :]
    if len(made) < 2:
        return after
    edits = tuple(edit for change in made for edit in change.edits)
    subject = next((change.subject for change in made if change.subject), "")
    return replace(after, done=(*before.done, Change(made[0].kind, edits, subject)))


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
            case PlannedTime(after=minutes):
                yield f"{minutes} minutes planned"


def _is_new(edit: Edit | PlannedTime) -> bool:
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
