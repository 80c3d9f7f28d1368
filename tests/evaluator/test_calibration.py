"""How frozen forecasts held."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest

from offer_tui.evaluator.calibration import (
    Bin,
    brier,
    calibration,
    log_score,
    own_calibration,
    reliability,
)
from offer_tui.evaluator.evidence import Evidence
from offer_tui.evaluator.learning import Outcome

near = pytest.approx


def jobs(*forecasts: tuple[float | None, bool], taken: bool = True) -> list[Outcome]:
    """Return outcomes from pairs of a forecast and whether the job was regretted."""
    return [
        Outcome(f"{n:03}", taken, 365, not regretted, Evidence(), forecast)
        for n, (forecast, regretted) in enumerate(forecasts)
    ]


FIVE = ((0.2, False), (0.3, True), (0.5, True), (0.1, False), (0.4, False))


def test_below_five_there_are_counts_and_no_percentages() -> None:
    found = calibration(jobs(*FIVE[:4]))
    assert (found.outcomes, found.regretted, found.scored) == (4, 2, 4)
    assert found.scores is None
    assert found.curve == ()
    assert not found.is_thin


def test_from_five_there_are_scores_with_a_warning() -> None:
    found = calibration(jobs(*FIVE))
    assert found.is_thin
    assert found.scores is not None
    assert found.scores.base_rate == near(0.4)
    assert found.scores.brier == near((0.04 + 0.49 + 0.25 + 0.01 + 0.16) / 5)
    assert found.scores.brier_of_base_rate == near(0.24)
    logs = math.log(0.8) + math.log(0.3) + math.log(0.5) + math.log(0.9) + math.log(0.6)
    assert found.scores.log_score == near(-logs / 5)
    flat = 0.4 * math.log(0.4) + 0.6 * math.log(0.6)
    assert found.scores.log_score_of_base_rate == near(-flat)


def test_from_thirty_there_is_a_curve_and_no_warning() -> None:
    many = [(0.15, False)] * 20 + [(0.15, True)] * 5 + [(0.35, True)] * 5
    assert calibration(jobs(*many[1:])).curve == ()
    assert calibration(jobs(*many[1:])).is_thin
    found = calibration(jobs(*many))
    assert not found.is_thin
    assert found.curve == (
        Bin(0.1, 0.2, 25, near(0.15), near(0.2)),  # type: ignore[arg-type]
        Bin(0.3, 0.4, 5, near(0.35), 1.0),  # type: ignore[arg-type]
    )


def test_declined_jobs_and_jobs_without_a_forecast_are_not_scored() -> None:
    assert calibration(jobs(*FIVE, taken=False)).outcomes == 0
    found = calibration(jobs(*FIVE[:4], (None, True)))
    assert (found.outcomes, found.regretted, found.scored) == (5, 3, 4)
    assert found.scores is None


def test_the_best_scores_are_nothing() -> None:
    sure = ((1.0, True), (0.0, False))
    assert brier(sure) == 0
    assert log_score(sure) == 0


def test_what_was_held_impossible_and_happened_is_infinitely_bad() -> None:
    assert log_score(((0.0, True), (0.5, True))) == math.inf
    assert log_score(((1.0, False), (0.5, True))) == math.inf


def test_a_forecast_on_an_edge_belongs_to_the_bin_above_and_certainty_to_the_last() -> None:
    found = reliability(((0.2, False), (0.9999, True), (1.0, True)))
    assert [(one.low, one.high, one.count) for one in found] == [(0.2, 0.3, 1), (0.9, 1.0, 2)]


def test_where_all_jobs_ended_alike_the_base_rate_is_certain() -> None:
    found = calibration(jobs(*[(0.2, False)] * 5)).scores
    assert found is not None
    assert (found.base_rate, found.brier_of_base_rate, found.log_score_of_base_rate) == (0, 0, 0)


def test_the_person_s_own_forecasts_are_scored_beside_the_evaluator_s() -> None:
    both = [
        replace(one, own_forecast=0.1 * n if n < 5 else None)
        for n, one in enumerate(jobs(*FIVE, (0.3, True)))
    ]
    own = own_calibration(both)
    assert (own.outcomes, own.scored, calibration(both).scored) == (6, 5, 6)
    assert own.scores is not None
    assert own.scores.brier == near(brier([(0.1 * n, FIVE[n][1]) for n in range(5)]))
    assert own_calibration(jobs(*FIVE)).scores is None


def test_forecasts_of_a_job_looked_back_at_too_early_are_not_scored() -> None:
    early = [replace(one, days_after=90) for one in jobs(*FIVE)]
    assert calibration(early).outcomes == own_calibration(early).outcomes == 0
