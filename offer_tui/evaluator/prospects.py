"""Prospects: what the answers to a question could lead to, and what knowing them is worth."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from offer_tui.evaluator.information import entropy
from offer_tui.evaluator.losses import Losses

NOTHING_MONTHS = 1e-12
"""A value below this is rounding, and so nothing."""


class Prospect(NamedTuple):
    """One way the answers could turn out."""

    chance: float
    probability: float
    """The probability of regret after it."""


def mean_probability(prospects: Sequence[Prospect]) -> float:
    """Return the probability of regret expected after the answers.

    It isn't quite the one before, since tempered evidence is no martingale.
    """
    return sum(p.chance * p.probability for p in prospects)


def value_months(prospects: Sequence[Prospect], losses: Losses) -> float:
    """Return what knowing the answers saves, in months (Raiffa and Schlaifer 1961).

    The least expected loss before them, less that after them; never negative, since the least loss
    is concave in the probability.
    """
    after = sum(p.chance * losses.least(p.probability) for p in prospects)
    value = losses.least(mean_probability(prospects)) - after
    return value if value >= NOTHING_MONTHS else 0.0


def information_bits(prospects: Sequence[Prospect]) -> float:
    """Return how much uncertainty about regret the answers take away, in bits (Lindley 1956)."""
    after = sum(p.chance * entropy(p.probability) for p in prospects)
    return max(0.0, entropy(mean_probability(prospects)) - after)


def chance_to_change(prospects: Sequence[Prospect], probability: float, losses: Losses) -> float:
    """Return the chance that the answers put the probability on the threshold's other side."""
    now = losses.is_too_much(probability)
    return sum((p.chance for p in prospects if losses.is_too_much(p.probability) != now), 0.0)
