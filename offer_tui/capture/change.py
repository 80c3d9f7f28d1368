"""Changes to a session, each of which can be taken back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from offer_tui.model.session import (
    Debrief,
    Gut,
    MarkedMoment,
    Note,
    Observation,
    Question,
    Session,
)

Item = Observation | Note | MarkedMoment | Question
Part = Literal["observations", "notes", "moments", "questions"]
Field = Literal["planned_minutes", "gut", "debrief"]
Value = int | Gut | Debrief
Kind = Literal[
    "tick", "answer", "untick", "note", "mark", "asked", "time", "gut", "for-me", "left", "ended"
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Edit:
    """One item added (no before), removed (no after) or replaced, at its place in its part."""

    part: Part
    place: int
    before: Item | None
    after: Item | None

    def reversed(self) -> Edit:
        """Return the edit that takes this one back."""
        return Edit(self.part, self.place, self.after, self.before)


@dataclass(frozen=True, slots=True)
class FieldEdit:
    """A part of the round that is one value and no list, set to another; None: it has none."""

    part: Field
    before: Value | None
    after: Value | None

    def reversed(self) -> FieldEdit:
        """Return the edit that takes this one back."""
        return FieldEdit(self.part, self.after, self.before)


@dataclass(frozen=True, slots=True)
class Change:
    """What one key did to the record; undone and redone as one."""

    kind: Kind
    edits: tuple[Edit | FieldEdit, ...]
    subject: str = ""
    """The id of the signal, promise or question it was about, if any."""

    def reversed(self) -> Change:
        """Return the change that takes this one back."""
        return Change(self.kind, tuple(e.reversed() for e in reversed(self.edits)), self.subject)


def apply(session: Session, change: Change) -> Session:
    """Return the session with the change made."""
    for edit in change.edits:
        session = _apply(session, edit)
    return session


def _apply(session: Session, edit: Edit | FieldEdit) -> Session:
    if isinstance(edit, FieldEdit):
        return session.model_copy(update={edit.part: edit.after})
    items: tuple[Any, ...] = getattr(session, edit.part)
    after = () if edit.after is None else (edit.after,)
    rest = edit.place if edit.before is None else edit.place + 1
    # model_copy doesn't validate again: an item was valid when it was made, and a round can hold
    # thousands of them.
    return session.model_copy(update={edit.part: items[: edit.place] + after + items[rest:]})


def added(session: Session, part: Part, item: Item) -> Edit:
    """Return the edit that puts a new item behind the others."""
    return Edit(part, len(getattr(session, part)), None, item)


def set_to(session: Session, part: Field, value: Value | None) -> FieldEdit:
    """Return the edit that gives a part which is one value another."""
    return FieldEdit(part, getattr(session, part), value)


def replaced(session: Session, part: Part, before: Item, after: Item | None) -> Edit:
    """Return the edit that replaces an item, or removes it when there is none after."""
    items: tuple[Item, ...] = getattr(session, part)
    # From the end: what is changed is nearly always what came last.
    place = next(i for i in reversed(range(len(items))) if items[i].id == before.id)
    return Edit(part, place, before, after)
