"""Which way an answer speaks: for, against, dodged or open, and how it is drawn."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from offer_tui.model.signal import Degree, Polarity, State

Mark = Literal["against", "partly-against", "for", "partly-for", "dodged", "open"]
Subject = Literal["signal", "promise", "question"]
"""What can be answered; a question is one of the person's own."""

SHAPES: Mapping[Mark, str] = {
    "against": "▲",
    "partly-against": "△",
    "for": "●",
    "partly-for": "○",
    "dodged": "?",
    "open": "·",
}
LETTERS: Mapping[Mark, str] = {
    "against": "X",
    "partly-against": "/",
    "for": "O",
    "partly-for": "(",
    "dodged": "?",
    "open": ".",
}
"""For terminals and eyes that cannot tell the shapes apart: no two differ by case or filling."""


def mark_of(polarity: Polarity, state: State, degree: Degree, kind: Subject = "signal") -> Mark:
    """Return which way an answer speaks; a promise kept in part speaks against."""
    if state == "evasive":
        return "dodged"
    if state == "clear":
        return "for" if polarity == "red" else "against"
    if degree == "hint":
        return "partly-for" if polarity == "green" and kind != "promise" else "partly-against"
    return "for" if polarity == "green" else "against"
