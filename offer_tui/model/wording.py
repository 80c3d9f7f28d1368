"""The words for what is recorded: stages, answers, the gut, days, and whom to ask."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Mapping
from types import MappingProxyType

from offer_tui.model.mark import Subject
from offer_tui.model.signal import Ask, Degree, State

TENTHS = 10
"""The person's own forecast is given and shown in so many parts."""
GUT_WORDS = ("get me out", "uneasy", "neither", "good", "I want this")
"""What the ratings 1 to 5 mean."""

STAGE_WORDS: Mapping[str, str] = MappingProxyType(
    {
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
)
ASK_WORDS: Mapping[Ask, str] = MappingProxyType(
    {
        "them": "ask them",
        "around": "ask around",
        "yourself": "ask yourself",
        "watch": "watch for it",
    }
)
VAGUENESS_WORDS = (
    "one can see the job",
    "most of it can be seen",
    "half of it can be seen",
    "little of it can be seen",
    "one cannot say what it is",
)
"""What the degrees 1 to 5 of a posting's vagueness mean."""
_ANSWERS: Mapping[State, str] = MappingProxyType(
    {"seen": "yes", "clear": "no", "evasive": "dodged"}
)
_PROMISES: Mapping[State, str] = MappingProxyType(
    {"seen": "kept", "clear": "broken", "evasive": "unclear"}
)


def answer_words(kind: Subject, state: State, degree: Degree) -> str:
    """Return the answer in a word; promises have words of their own."""
    if state == "seen" and degree == "hint":
        return "partly"
    return (_PROMISES if kind == "promise" else _ANSWERS)[state]


def gut_words(rating: int) -> str:
    """Return the rating, from 1 to 5, with its meaning: "gut 4: good"."""
    return f"gut {rating}: {GUT_WORDS[rating - 1]}"


def gut_scale() -> str:
    """Return all ratings with their meanings: "1 get me out, 2 uneasy" and so on."""
    return ", ".join(f"{rating} {words}" for rating, words in enumerate(GUT_WORDS, 1))


def tenths_words(probability: float) -> str:
    """Return a forecast as it is asked for, in tenths: "7 of 10"; a half goes up."""
    return f"{math.floor(probability * TENTHS + 0.5)} of {TENTHS}"


def own_forecast_words(probability: float | None) -> str:
    """Return the person's own forecast that they would not take it again, or nothing."""
    return "" if probability is None else f"{tenths_words(probability)} not again"


def day_words(day: dt.date, today: dt.date) -> str:
    """Return a day as it is said: the weekday while it is near, the year when it is far."""
    days = (day - today).days
    if abs(days) < 2:
        return ("yesterday", "today", "tomorrow")[days + 1]
    if abs(days) < 14:
        return f"{day:%a} {day.day} {day:%b}"
    return f"{day.day} {day:%b}" if abs(days) < 180 else f"{day.day} {day:%b %Y}"


def in_zone(at: dt.datetime, zone: dt.tzinfo | None) -> dt.datetime:
    """Return a time in that zone; at the two ends of the calendar, as it was written."""
    try:
        return at.astimezone(zone)
    except OverflowError:
        return at
