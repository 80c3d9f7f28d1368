"""What outcomes teach, and what they must leave alone."""

from __future__ import annotations

from copy import deepcopy
from random import Random

import pytest
from cases import catalogue, random_cases, screen, signal
from hypothesis import given, settings
from hypothesis import strategies as st

from offer_tui.evaluator.circumstances import Circumstances
from offer_tui.evaluator.evidence import Evidence, Finding, Standing, join
from offer_tui.evaluator.learning import Learned, Outcome, learn, lessons
from offer_tui.evaluator.posterior import posterior
from offer_tui.evaluator.prior import Prior
from offer_tui.evaluator.weights import LearnedRates, strengths
from offer_tui.model.signal import Catalogue

RED = signal("red", rates=(0.3, 0.2), strength=60)
GREEN = signal("vert", "manager", "green", (0.2, 0.4), strength=40)
WHOLE = catalogue(RED, GREEN, screen("asked-to-pay"))
PRIOR = Prior(5, 15)

near = pytest.approx


def outcome(
    *,
    again: bool,
    job: str = "a",
    days: int = 180,
    taken: bool = True,
    forecast: float | None = None,
    **standing: Standing,
) -> Outcome:
    return Outcome(job, taken, days, again, Evidence(standing), forecast)


def rates(learned: Learned, name: str) -> tuple[float, float, float, float]:
    found = learned.catalogue.by_id[name].rates
    assert found is not None
    return (found.seen_if_regret, found.seen_if_not, *strengths(found))


def test_a_job_regretted_moves_the_prior_and_the_rates_of_that_class() -> None:
    learned = learn(WHOLE, PRIOR, [outcome(again=False, red="seen", vert="clear")])
    assert learned.prior == Prior(6, 15)
    assert rates(learned, "red") == near(((0.3 * 60 + 1) / 61, 0.2, 61, 60))
    assert rates(learned, "vert") == near((0.2 * 40 / 41, 0.4, 41, 40))
    assert learned.outcomes == 1


def test_a_job_not_regretted_moves_the_other_class() -> None:
    learned = learn(WHOLE, PRIOR, [outcome(again=True, red="seen", vert="seen")])
    assert learned.prior == Prior(5, 16)
    assert rates(learned, "red") == near((0.3, (0.2 * 60 + 1) / 61, 60, 61))
    assert rates(learned, "vert") == near((0.2, (0.4 * 40 + 1) / 41, 40, 41))


@pytest.mark.parametrize(
    ("standing", "red"),
    [
        ("hint", ((0.3 * 60 + 0.5) / 60.5, 0.2, 60.5, 60)),
        ("conflict", ((0.3 * 60 + 0.5) / 60.5, 0.2, 60.5, 60)),
        ("evasive", (0.3, 0.2, 60, 60)),
    ],
)
def test_a_hint_teaches_half_and_a_dodge_nothing(
    standing: Standing, red: tuple[float, ...]
) -> None:
    assert rates(learn(WHOLE, PRIOR, [outcome(again=False, red=standing)]), "red") == near(red)


def test_a_green_one_in_conflict_counts_half_as_not_so() -> None:
    learned = learn(WHOLE, PRIOR, [outcome(again=False, vert="conflict")])
    assert rates(learned, "vert") == near((0.2 * 40 / 40.5, 0.4, 40.5, 40))


@pytest.mark.parametrize(("days", "teaches"), [(179, False), (180, True), (365, True)])
def test_only_reflections_at_six_months_or_later_teach(days: int, teaches: bool) -> None:
    assert outcome(again=True, days=days).teaches is teaches


def test_declined_jobs_are_never_learnt_from() -> None:
    learned = learn(WHOLE, PRIOR, [outcome(again=False, taken=False, red="seen")])
    assert learned == Learned(WHOLE, PRIOR, 0)
    assert learned.catalogue is WHOLE


def test_a_job_teaches_once_by_its_latest_reflection() -> None:
    early = outcome(again=True, days=180, red="seen")
    late = outcome(again=False, days=365, red="seen")
    too_early = outcome(again=True, days=90)
    assert lessons([early, late, too_early]) == (late,)
    assert lessons([late, early]) == (late,)
    assert learn(WHOLE, PRIOR, [early, late]).prior == Prior(6, 15)
    other = outcome(again=True, job="b")
    assert lessons([other, late]) == (late, other)


def test_of_two_reflections_on_one_day_the_later_written_counts() -> None:
    first, second = outcome(again=True), outcome(again=False)
    assert lessons([first, second]) == (second,)


def test_learning_twice_goes_on_from_both_counts() -> None:
    once = learn(WHOLE, PRIOR, [outcome(again=False, red="seen")])
    twice = learn(once.catalogue, once.prior, [outcome(again=True, red="clear", job="b")])
    assert rates(twice, "red") == near(((0.3 * 60 + 1) / 61, 0.2 * 60 / 61, 61, 61))
    both = [outcome(again=False, red="seen"), outcome(again=True, red="clear", job="b")]
    assert rates(learn(WHOLE, PRIOR, both), "red") == near(rates(twice, "red"))
    assert twice.prior == Prior(6, 16)


def test_each_outcome_is_looked_at_whatever_the_one_before_had() -> None:
    jobs = [
        outcome(again=False, job="a", red="evasive"),
        outcome(again=False, job="b"),
        outcome(again=False, job="c", red="seen"),
    ]
    assert rates(learn(WHOLE, PRIOR, jobs), "red") == near(((0.3 * 60 + 1) / 61, 0.2, 61, 60))


def test_what_was_not_observed_keeps_its_rates_and_screens_have_none() -> None:
    learned = learn(WHOLE, PRIOR, [outcome(again=False, red="seen")])
    assert learned.catalogue.by_id["vert"] is WHOLE.by_id["vert"]
    assert learned.catalogue.by_id["asked-to-pay"].rates is None
    grade = learned.catalogue.by_id["red"].rates
    assert isinstance(grade, LearnedRates)
    assert grade.grade == "B"


def test_the_version_names_the_outcomes_learnt_from() -> None:
    outcomes = [outcome(again=False, job="a"), outcome(again=True, job="b")]
    assert learn(WHOLE, PRIOR, outcomes).catalogue.version == "test+2"


def test_what_was_learnt_flows_into_the_next_evaluation() -> None:
    learned = learn(WHOLE, PRIOR, [outcome(again=False, red="seen")])
    about = Circumstances(prior_a=learned.prior.a, prior_b=learned.prior.b)
    seen = join([{"red": "seen"}])
    after = posterior(learned.catalogue, seen, about)
    before = posterior(WHOLE, seen, Circumstances())
    assert after.probability > before.probability
    assert after.contributions[0].weight.nats > before.contributions[0].weight.nats
    assert after.contributions[0].weight.variance < before.contributions[0].weight.variance


def test_the_weights_move_slowly_and_the_base_rate_first() -> None:
    jobs = [outcome(again=True, job=str(n), red="seen") for n in range(5)]
    learned = learn(WHOLE, PRIOR, jobs)
    assert learned.prior.mean == near(0.2)
    assert rates(learned, "red")[1] == near(17 / 65)


@given(random_cases(8), st.integers(0, 2**32))
@settings(max_examples=60, deadline=None)
def test_learning_leaves_what_it_was_given_untouched_and_ignores_order(
    drawn: tuple[Catalogue, list[dict[str, Finding]], Circumstances], seed: int
) -> None:
    whole, rounds, _ = drawn
    chance = Random(seed)
    outcomes = [
        Outcome(str(n), chance.random() < 0.8, 365, chance.random() < 0.5, join([one]))
        for n, one in enumerate(rounds)
    ]
    kept = deepcopy((whole.signals, outcomes))
    learned = learn(whole, PRIOR, outcomes)
    assert (whole.signals, outcomes) == kept
    again = learn(whole, PRIOR, chance.sample(outcomes, len(outcomes)))
    assert again == learned
    assert len(learned.catalogue) == len(whole)
    for one in learned.catalogue.rated():
        assert one.rates is not None
        assert 0 < one.rates.seen_if_regret < 1
        assert 0 < one.rates.seen_if_not < 1
