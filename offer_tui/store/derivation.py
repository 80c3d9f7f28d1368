"""How a signal's rates follow from a correlation and a base rate, as its derivation states them."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

from offer_tui.model.signal import Polarity, Signal

STRONGEST = 0.25
"""Correlations are capped here: what single predictors known before hiring reach for leaving
(Barrick & Zimmerman 2005, .16 to .22 each)."""

PRIOR_MEAN = 0.25
"""The share of jobs regretted at which a base rate is split: the mean of Beta(5, 15)."""

_FIGURES = re.compile(r"r (?P<r>\.\d+), base rate (?P<base>\.\d+)$")


@dataclass(frozen=True, slots=True)
class Figures:
    """What a derivation ends in: r (0 to ``STRONGEST``) and how often the signal is seen at all."""

    r: float
    base_rate: float


def figures_of(signal: Signal) -> Figures | None:
    """Return the figures at the end of the signal's derivation; None where it gives none."""
    found = _FIGURES.search(signal.derivation)
    return Figures(float(found["r"]), float(found["base"])) if found else None


def log_odds_ratio(r: float) -> float:
    """Return ln OR = (4/3) ln((1+r)/(1-r)), the tetrachoric approximation (Digby 1983)."""
    return 4 / 3 * math.log((1 + r) / (1 - r))


def rates_from(figures: Figures, polarity: Polarity) -> tuple[float, float]:
    """Return the rates (regretted, not) that have this odds ratio and average to the base rate.

    The average is over jobs of which a share of ``PRIOR_MEAN`` is regretted. With
    p1 = OR p0 / (1 + (OR-1) p0) that is a quadratic equation in p0.
    """
    sign = 1 if polarity == "red" else -1
    ratio = math.exp(sign * log_odds_ratio(figures.r))
    square = (1 - PRIOR_MEAN) * (ratio - 1)
    linear = PRIOR_MEAN * ratio + (1 - PRIOR_MEAN) - (ratio - 1) * figures.base_rate
    root = math.sqrt(linear**2 + 4 * square * figures.base_rate)
    otherwise = 2 * figures.base_rate / (linear + root)
    return ratio * otherwise / (1 + (ratio - 1) * otherwise), otherwise
