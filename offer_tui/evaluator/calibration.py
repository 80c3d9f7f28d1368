"""Calibration: how well forecasts held against what came of them."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import fmean

from offer_tui.evaluator.learning import Outcome, lessons

ENOUGH_FOR_SCORES = 5
ENOUGH_FOR_A_CURVE = 30
BINS = 10


@dataclass(frozen=True, slots=True)
class Scores:
    """How good the forecasts were, beside always forecasting the base rate; less is better."""

    base_rate: float
    """The share of jobs regretted."""
    brier: float
    brier_of_base_rate: float
    log_score: float
    """In nats a job."""
    log_score_of_base_rate: float


@dataclass(frozen=True, slots=True)
class Bin:
    """One point of a reliability curve: forecasts from ``low`` up to, not including, ``high``."""

    low: float
    high: float
    count: int
    mean_forecast: float
    regretted: float
    """The share of these jobs that was regretted."""


@dataclass(frozen=True)
class Calibration:
    """What can be said about the forecasts, which is little before there are many."""

    outcomes: int
    """Jobs that teach."""
    regretted: int
    scored: int
    """Those of them that had a forecast."""
    scores: Scores | None
    """None below five scored jobs: then only the counts are shown."""
    curve: tuple[Bin, ...]
    """Empty below thirty scored jobs; bins without a job are left out."""

    @property
    def is_thin(self) -> bool:
        """Whether the scores need a warning, since so few jobs prove little."""
        return self.scores is not None and not self.curve


def calibration(outcomes: Iterable[Outcome]) -> Calibration:
    """Return how the evaluator's frozen forecasts of jobs taken held."""
    taught = lessons(outcomes)
    pairs = [(o.forecast, not o.would_accept_again) for o in taught if o.forecast is not None]
    return _calibration(taught, pairs)


def own_calibration(outcomes: Iterable[Outcome]) -> Calibration:
    """Return how the person's own forecasts of jobs taken held."""
    taught = lessons(outcomes)
    given = [(o.own_forecast, not o.would_accept_again) for o in taught]
    return _calibration(taught, [(own, ended) for own, ended in given if own is not None])


def _calibration(taught: Sequence[Outcome], pairs: Sequence[tuple[float, bool]]) -> Calibration:
    return Calibration(
        outcomes=len(taught),
        regretted=sum(not one.would_accept_again for one in taught),
        scored=len(pairs),
        scores=_scores(pairs) if len(pairs) >= ENOUGH_FOR_SCORES else None,
        curve=reliability(pairs) if len(pairs) >= ENOUGH_FOR_A_CURVE else (),
    )


def brier(pairs: Sequence[tuple[float, bool]]) -> float:
    """Return the mean squared distance of forecast and outcome (Brier 1950)."""
    return fmean((forecast - regretted) ** 2 for forecast, regretted in pairs)


def log_score(pairs: Sequence[tuple[float, bool]]) -> float:
    """Return the mean of -ln of the probability given to what happened, in nats (Good 1952).

    Infinite where something happened that was held to be impossible.
    """
    return fmean(_surprise(p if regretted else 1 - p) for p, regretted in pairs)


def reliability(pairs: Sequence[tuple[float, bool]]) -> tuple[Bin, ...]:
    """Return the share regretted by tenths of the forecast (Murphy and Winkler 1977)."""
    by_bin: dict[int, list[tuple[float, bool]]] = {}
    for forecast, regretted in pairs:
        place = min(BINS - 1, int(forecast * BINS))
        by_bin.setdefault(place, []).append((forecast, regretted))
    return tuple(
        Bin(
            low=place / BINS,
            high=(place + 1) / BINS,
            count=len(inside),
            mean_forecast=fmean(forecast for forecast, _ in inside),
            regretted=fmean(regretted for _, regretted in inside),
        )
        for place, inside in sorted(by_bin.items())
    )


def _scores(pairs: Sequence[tuple[float, bool]]) -> Scores:
    base_rate = fmean(regretted for _, regretted in pairs)
    flat = [(base_rate, regretted) for _, regretted in pairs]
    return Scores(base_rate, brier(pairs), brier(flat), log_score(pairs), log_score(flat))


def _surprise(probability: float) -> float:
    return -math.log(probability) if probability > 0 else math.inf
