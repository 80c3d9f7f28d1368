"""The six steps of a debrief, and what there is to go through in each of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from enum import IntEnum
from types import MappingProxyType

from offer_tui.capture.agenda import (
    Item,
    moment_of,
    note_of,
    promised,
    still_open,
    unsorted,
)
from offer_tui.capture.before import Earlier
from offer_tui.capture.change import Edit
from offer_tui.capture.debrief import TOPICS, Topic, has_ended, was_passed
from offer_tui.capture.state import Capture
from offer_tui.model.opportunity import Opportunity
from offer_tui.model.session import MarkedMoment, Note, Observation
from offer_tui.model.signal import THEMES


class Step(IntEnum):
    """One of the six, by the number that it is shown with."""

    GUT = 1
    UNSORTED = 2
    OPEN = 3
    PROMISES = 4
    FOR_ME = 5
    NEXT = 6


NAMES: Mapping[Step, str] = MappingProxyType(
    {
        Step.GUT: "Gut",
        Step.UNSORTED: "Unsorted",
        Step.OPEN: "Open",
        Step.PROMISES: "Promises",
        Step.FOR_ME: "For me",
        Step.NEXT: "Next",
    }
)
LISTED = (Step.UNSORTED, Step.OPEN, Step.PROMISES)
"""Those that go through a list, one thing after the other."""
ROWS = ("they-decide", "answer-by", "role", "thank-you", "follow-up", "evaluation")
"""What the last step asks, from top to bottom."""
GUT = "gut"
"""What the first step is called among the questions that were passed over."""
_DAYS = frozenset({"they-decide", "answer-by"})

Items = Mapping[Step, tuple[Item, ...]]


def rows_of(job: Opportunity) -> tuple[str, ...]:
    """Return what the last step asks of a job; of one that is closed, or has no name yet, less."""
    if job.is_unnamed:
        return ROWS[-1:]
    return tuple(row for row in ROWS if not (job.is_closed and row in _DAYS))


def found(line: Capture, earlier: Mapping[str, Earlier]) -> Items:
    """Return what there is in each of the listed steps, gone through or not.

    A round told from memory goes through the themes first: nothing in it was unsorted.
    """
    fresh = _as_if_nothing_was_left(line)
    themes = (Item("theme", theme.id) for theme in THEMES) if line.session.from_memory else ()
    return {
        Step.UNSORTED: (*themes, *_by_time(fresh, unsorted(fresh))),
        Step.OPEN: still_open(fresh, earlier),
        Step.PROMISES: promised(fresh, earlier),
    }


def refreshed(items: Items, line: Capture, earlier: Mapping[str, Earlier]) -> Items:
    """Return the same with what a key made or took away; what was answered keeps its place."""
    now = found(line, earlier)
    return {step: _joined(step, items[step], now[step], line) for step in LISTED}


def is_pending(line: Capture, item: Item, earlier: Mapping[str, Earlier]) -> bool:
    """Whether the item has not been gone through."""
    return item.id in pending_ids(line, earlier)


def pending_ids(line: Capture, earlier: Mapping[str, Earlier]) -> frozenset[str]:
    """Return the ids of all that has not been gone through."""
    debrief = line.session.debrief
    left = frozenset(debrief.left) if debrief else frozenset()
    return frozenset(one.id for items in found(line, earlier).values() for one in items) - left


def gut_is_open(line: Capture) -> bool:
    """Whether how it felt, or why, was neither said nor passed over."""
    gut = line.session.gut
    if was_passed(line, GUT) or (gut is not None and gut.why):
        return False
    return gut is None or not has_ended(line)


def open_topics(line: Capture) -> tuple[Topic, ...]:
    """Return the topics of *for me* that have no words and were not passed over."""
    if has_ended(line):
        return ()
    debrief = line.session.debrief
    untold = (topic for topic in TOPICS if not (debrief and getattr(debrief, topic)))
    return tuple(topic for topic in untold if not was_passed(line, topic))


def open_rows(line: Capture, job: Opportunity) -> tuple[str, ...]:
    """Return the rows of the last step that were not gone through; the way on is none of them."""
    if has_ended(line):
        return ()
    rows = (row for row in rows_of(job) if row != ROWS[-1] and not was_passed(line, row))
    return tuple(row for row in rows if row != "thank-you" or thanked_on(line, job) is None)


def thanked_on(line: Capture, job: Opportunity) -> dt.date | None:
    """Return when a thank-you note was sent last, if that was after the round began."""
    began = line.session.began.date()
    sent = [one.on for one in job.letters if one.kind == "thank-you" and one.on >= began]
    return sent[-1] if sent else None


def became(line: Capture, item: Item) -> Observation | Note | None:
    """Return what a marked moment was named in this debrief; None where it was not."""
    for change in reversed(line.done):
        edits = [edit for edit in change.edits if isinstance(edit, Edit)]
        if any(e.before and e.before.id == item.id and e.after is None for e in edits):
            made = next((edit.after for edit in edits if edit.after), None)
            return made if isinstance(made, Observation | Note) else None
    return None


def at_of(line: Capture, item: Item) -> dt.datetime | None:
    """Return when it was noted or marked; None for what has no time of its own."""
    if item.kind == "note":
        note = note_of(line, item)
        return note.at if note else None
    if item.kind != "moment":
        return None
    moment = moment_of(line, item) or _marked(line, item)
    return moment.at if moment else None


def _marked(line: Capture, item: Item) -> MarkedMoment | None:
    """Return a moment that has its name by now, as it was marked."""
    gone = (e.before for change in line.done for e in change.edits if isinstance(e, Edit))
    return next((m for m in gone if isinstance(m, MarkedMoment) and m.id == item.id), None)


def _as_if_nothing_was_left(line: Capture) -> Capture:
    if line.session.debrief is None or not line.session.debrief.left:
        return line
    session = line.session
    debrief = session.debrief.model_copy(update={"left": ()}) if session.debrief else None
    return line.to(line.mode, session=session.model_copy(update={"debrief": debrief}))


def _joined(
    step: Step, before: tuple[Item, ...], now: tuple[Item, ...], line: Capture
) -> tuple[Item, ...]:
    known = {item.id for item in before}
    promises = {item.id for item in before if item.kind == "promise"}
    new = [item for item in now if item.id not in known and not _is_asked(item, promises, line)]
    kept = [item for item in before if _is_there(line, item)]
    if step is not Step.UNSORTED or not new:
        return (*kept, *new)
    themes = [item for item in kept if item.kind == "theme"]
    return (*themes, *_by_time(line, (item for item in (*kept, *new) if item.kind != "theme")))


def _is_asked(item: Item, promises: set[str], line: Capture) -> bool:
    """Whether what a broken promise shows is asked with the promise itself."""
    if item.kind != "shown":
        return False
    return any(o.id == item.id and o.subject in promises for o in line.session.observations)


def _is_there(line: Capture, item: Item) -> bool:
    """Whether a note or a moment was not taken away, and is no other item by now."""
    if item.kind == "note":
        return note_of(line, item) is not None
    if item.kind == "moment":
        return moment_of(line, item) is not None or isinstance(became(line, item), Observation)
    if item.kind == "shown":
        return any(o.id == item.id for o in line.session.observations)
    return True


def _by_time(line: Capture, items: Iterable[Item]) -> tuple[Item, ...]:
    timed = [(at, item) for item in items if (at := at_of(line, item)) is not None]
    timed.sort(key=lambda pair: (pair[0], pair[1].id))
    return tuple(item for _, item in timed)
