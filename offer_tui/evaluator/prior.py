"""The prior: how often a job is regretted before anything is known about this one."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache

_ASYMPTOTIC_FROM = 12.0


@dataclass(frozen=True, slots=True)
class Prior:
    """A Beta(a, b) on the probability of regret."""

    a: float
    b: float

    @property
    def mean(self) -> float:
        """a/(a+b)."""
        return 1 / (1 + self.b / self.a)

    @property
    def log_odds(self) -> float:
        """ln(a/b)."""
        return math.log(self.a) - math.log(self.b)

    @property
    def variance(self) -> float:
        """The variance of the log odds of a Beta: trigamma(a) + trigamma(b)."""
        return trigamma(self.a) + trigamma(self.b)


@lru_cache(maxsize=256)
def trigamma(x: float) -> float:
    """Return the second derivative of ln Gamma at x above zero.

    By recurrence up to where the asymptotic series is exact to the last digits (Abramowitz and
    Stegun 6.4.6 and 6.4.12).
    """
    total = 0.0
    while x < _ASYMPTOTIC_FROM:
        inverse = 1 / x
        total += inverse * inverse
        x += 1
    y = 1 / x
    z = y * y
    series = z * (1 / 6 - z * (1 / 30 - z * (1 / 42 - z * (1 / 30 - z * 5 / 66))))
    return total + y * (1 + y / 2 + series)


def logistic(log_odds: float) -> float:
    """Return the probability 1/(1+e^-x) of log odds x."""
    if log_odds >= 0:
        return 1 / (1 + math.exp(-log_odds))
    odds = math.exp(log_odds)
    return odds / (1 + odds)
