"""What a debrief writes: how it felt, what it meant for the person, and what they left as it is."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Literal

from offer_tui.capture.agenda import Item
from offer_tui.capture.change import Change, Kind, set_to
from offer_tui.capture.state import Capture, Mode
from offer_tui.model.session import Debrief, Gut

Topic = Literal["taught", "differently", "feedback"]
"""What it taught them, what they would do differently, what the other side said about them."""
TOPICS: tuple[Topic, ...] = ("taught", "differently", "feedback")
_PASSED = "asked:"
"""What stands before the name of a question among the ids of what was left."""


def rate(line: Capture, rating: int, at: datetime) -> Capture:
    """Say how it felt, from 1 to 5; words why that were said before stay."""
    gut = line.session.gut
    if gut is not None and gut.rating == rating:
        return line.to(Mode.READY)
    return _felt(line, Gut(rating=rating, at=at, why=gut.why if gut else ""))


def explain(line: Capture, why: str) -> Capture:
    """Say why it felt like that; nothing happens where that was not said first."""
    gut = line.session.gut
    if gut is None or gut.why == why.strip():
        return line.to(Mode.READY)
    return _felt(line, gut.model_copy(update={"why": why.strip()}))


def tell(line: Capture, topic: Topic, words: str) -> Capture:
    """Keep the person's words on a topic in place of those before; none take them away."""
    return _with(line, "for-me", {topic: words.strip()})


def leave(line: Capture, *items: Item) -> Capture:
    """Go past items and leave them as they are; all of them are taken back as one."""
    left = _debrief(line).left
    ids = dict.fromkeys(item.id for item in items if item.id not in left)
    subject = items[0].id if len(ids) == 1 and items[0].id in line.sheet.by_subject else ""
    return _with(line, "left", {"left": (*left, *ids)}, subject)


def pass_by(line: Capture, question: str) -> Capture:
    """Go past something that is asked of the whole round, such as why it felt so."""
    left = _debrief(line).left
    if _PASSED + question in left:
        return line.to(Mode.READY)
    return _with(line, "left", {"left": (*left, _PASSED + question)})


def was_passed(line: Capture, question: str) -> bool:
    """Whether somebody went past it."""
    return _PASSED + question in _debrief(line).left


def end(line: Capture, at: datetime) -> Capture:
    """Say that all of it was gone through."""
    if _debrief(line).ended is not None:
        return line.to(Mode.READY)
    return _with(line, "ended", {"ended": at})


def has_ended(line: Capture) -> bool:
    """Whether all of it was gone through once."""
    return _debrief(line).ended is not None


def _felt(line: Capture, gut: Gut) -> Capture:
    return line.record(Change("gut", (set_to(line.session, "gut", gut),))).to(Mode.READY)


def _with(line: Capture, kind: Kind, values: dict[str, Any], subject: str = "") -> Capture:
    before = _debrief(line)
    after = before.model_copy(update=values)
    if after == before:
        return line.to(Mode.READY)
    edit = set_to(line.session, "debrief", after)
    return line.record(Change(kind, (edit,), subject)).to(Mode.READY)


def _debrief(line: Capture) -> Debrief:
    return line.session.debrief or Debrief()
