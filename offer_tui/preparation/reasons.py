"""Reasons for a question, in a few words."""

from __future__ import annotations

from fractions import Fraction

from offer_tui.preparation.asked import Unanswered
from offer_tui.preparation.question import LONGEST_WHY


def history(before: Unanswered) -> str:
    """Return what came of it when it was asked: "dodged in round 1"."""
    words = (
        f"dodged in {before.round}" if before.is_dodged else f"asked in {before.round}, no answer"
    )
    if len(words) <= LONGEST_WHY:
        return words
    return "dodged before" if before.is_dodged else "asked before, no answer"


def chance_words(chance: float) -> str:
    """Return a chance above zero in small numbers: "2 in 5"."""
    near = Fraction(chance).limit_denominator(10)
    if near == 0:
        return f"1 in {round(1 / chance)}"
    return f"{near.numerator} in {near.denominator}" if near < 1 else "nearly sure"
