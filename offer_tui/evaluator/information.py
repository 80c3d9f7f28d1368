"""Information: how much an answer tells about regret, in bits."""

from __future__ import annotations

import math

from offer_tui.model.signal import Rates


def entropy(p: float) -> float:
    """Return the entropy of a yes-or-no with probability p, in bits (Shannon 1948)."""
    if p <= 0 or p >= 1:
        return 0.0
    return -p * math.log2(p) - (1 - p) * math.log2(1 - p)


def probability_seen(rates: Rates, probability: float) -> float:
    """Return m = P p1 + (1-P) p0: how likely the signal is seen when asked (total probability)."""
    return probability * rates.seen_if_regret + (1 - probability) * rates.seen_if_not


def mutual_information(rates: Rates, probability: float) -> float:
    """Return what seeing or not seeing the signal tells about regret, in bits (Lindley 1956).

    H(m) less what stays uncertain of the signal once the outcome is known.
    """
    rest = probability * entropy(rates.seen_if_regret) + (1 - probability) * entropy(
        rates.seen_if_not
    )
    return max(0.0, entropy(probability_seen(rates, probability)) - rest)
