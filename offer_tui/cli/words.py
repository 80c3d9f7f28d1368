"""The words in which records are told on a line: answers, days, stages, the gut."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import TYPE_CHECKING

from offer_tui.cli.output import speaks_shapes
from offer_tui.model.mark import LETTERS, SHAPES, Mark

if TYPE_CHECKING:
    from offer_tui.capture.sheet import Entry
    from offer_tui.model.session import Observation

GUT = ("get me out", "uneasy", "neither", "good", "I want this")
"""What the ratings 1 to 5 mean."""

STAGES: Mapping[str, str] = {
    "lead": "to look at",
    "applied": "applied",
    "interviewing": "interviewing",
    "offer": "offer in hand",
    "accepted": "you took it",
    "declined": "declined",
    "withdrawn": "you withdrew",
    "rejected": "they said no",
    "left": "left",
}
_ANSWERS: Mapping[str, str] = {"seen": "yes", "clear": "no", "evasive": "dodged"}
_KEPT: Mapping[str, str] = {
    "yes": "kept",
    "partly": "partly",
    "no": "broken",
    "dodged": "unclear",
}


def answer_words(entry: Entry, seen: Observation) -> str:
    """Return the answer in a word; promises have words of their own."""
    is_partly = seen.state == "seen" and seen.degree == "hint"
    said = "partly" if is_partly else _ANSWERS[seen.state]
    return _KEPT[said] if entry.kind == "promise" else said


def named(entry: Entry, seen: Observation) -> str:
    """Return the code and the label that the answer turns the row into."""
    label = entry.no if seen.state == "clear" else entry.yes
    return f"{entry.code} {label}" if entry.code else label


def drawn(mark: Mark) -> str:
    """Return the mark as this output can show it."""
    return (SHAPES if speaks_shapes() else LETTERS)[mark]


def day_words(day: dt.date, today: dt.date) -> str:
    """Return a day as it is said: the weekday while it is near, the year when it is far."""
    if abs((day - today).days) < 2:
        return {0: "today", 1: "tomorrow", -1: "yesterday"}[(day - today).days]
    if abs((day - today).days) < 14:
        return f"{day:%a} {day.day} {day:%b}"
    return f"{day.day} {day:%b}" if abs((day - today).days) < 180 else f"{day.day} {day:%b %Y}"


def gut_words(rating: int) -> str:
    """Return the rating with its meaning."""
    return f"gut {rating}: {GUT[rating - 1]}"


def count(number: int, thing: str) -> str:
    """Return the number with its noun."""
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"
