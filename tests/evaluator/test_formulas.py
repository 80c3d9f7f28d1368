"""Single formulas, against figures worked out by hand or taken from tables."""

from __future__ import annotations

import math

import pytest
from cases import signal

from offer_tui.evaluator.case import rates_of
from offer_tui.evaluator.evidence import Standing
from offer_tui.evaluator.information import entropy, mutual_information, probability_seen
from offer_tui.evaluator.losses import Losses
from offer_tui.evaluator.prior import Prior, logistic, trigamma
from offer_tui.evaluator.prospects import (
    Prospect,
    chance_to_change,
    information_bits,
    mean_probability,
    value_months,
)
from offer_tui.evaluator.tempering import (
    Totals,
    damped_sum,
    evidence_nats,
    factors,
    is_overshadowed,
    opposed_pairs,
    theme_totals,
)
from offer_tui.evaluator.weights import (
    LearnedRates,
    adverse,
    best,
    decibans,
    favourable,
    is_adverse,
    nats,
    reading,
    strengths,
    variance,
    variance_clear,
    variance_seen,
    weight_clear,
    weight_seen,
    worst,
)
from offer_tui.model.signal import Polarity, Rates, Signal

near = pytest.approx
RATES = Rates(0.4, 0.1, 60, "B")


def test_weights_are_log_likelihood_ratios() -> None:
    assert weight_seen(RATES) == near(math.log(4))
    assert weight_clear(RATES) == near(math.log(2 / 3))
    assert weight_seen(Rates(0.3, 0.3, 20, "D")) == 0.0
    assert weight_clear(Rates(0.3, 0.3, 20, "D")) == 0.0


def test_their_variance_follows_from_both_classes() -> None:
    assert variance_seen(RATES) == near(0.6 / (0.4 * 61) + 0.9 / (0.1 * 61))
    assert variance_clear(RATES) == near(0.4 / (0.6 * 61) + 0.1 / (0.9 * 61))


def test_learned_rates_keep_a_count_for_each_class() -> None:
    learned = LearnedRates(0.4, 0.1, 60, "B", 100)
    assert strengths(RATES) == (60, 60)
    assert strengths(learned) == (60, 100)
    assert variance_seen(learned) == near(0.6 / (0.4 * 61) + 0.9 / (0.1 * 101))
    assert variance_clear(learned) == near(0.4 / (0.6 * 61) + 0.1 / (0.9 * 101))


def test_a_red_one_seen_and_a_green_one_not_so_are_adverse() -> None:
    red, green = signal("r"), signal("g", polarity="green")
    assert (adverse(red), favourable(red)) == ("seen", "clear")
    assert (adverse(green), favourable(green)) == ("clear", "seen")


SEEN, CLEAR = math.log(4), math.log(2 / 3)


@pytest.mark.parametrize(
    ("polarity", "standing", "weight", "share", "against"),
    [
        ("red", "seen", SEEN, 1, True),
        ("red", "hint", SEEN / 2, 0.5, True),
        ("red", "clear", CLEAR, 1, False),
        ("red", "evasive", SEEN / 2, 0.5, True),
        ("red", "conflict", SEEN / 2, 0.5, True),
        ("green", "seen", SEEN, 1, False),
        ("green", "hint", SEEN / 2, 0.5, False),
        ("green", "clear", CLEAR, 1, True),
        ("green", "evasive", CLEAR / 2, 0.5, True),
        ("green", "conflict", CLEAR / 2, 0.5, True),
    ],
)
def test_hints_dodges_and_disputes_weigh_half(
    polarity: Polarity, standing: Standing, weight: float, share: float, against: bool
) -> None:
    one = signal("a", polarity=polarity)
    full = variance_seen(RATES) if weight in {SEEN, SEEN / 2} else variance_clear(RATES)
    assert nats(one, RATES, standing) == near(weight)
    assert variance(RATES, reading(one, standing)) == near(share**2 * full)
    assert is_adverse(one, standing) is against


def test_the_worst_answer_raises_the_probability_whatever_the_colour() -> None:
    assert (worst(RATES), best(RATES)) == ("seen", "clear")
    backwards = Rates(0.1, 0.4, 60, "B")
    assert (worst(backwards), best(backwards)) == ("clear", "seen")


def test_a_factor_of_ten_is_ten_decibans() -> None:
    assert decibans(math.log(10)) == near(10)


def test_each_further_magnitude_counts_less() -> None:
    assert damped_sum([1, 4, 2], 0.5) == near(4 + 1 + 0.25)
    assert damped_sum([], 0.5) == 0


def test_a_theme_sums_each_direction_on_its_own() -> None:
    totals = theme_totals({"a": 0.4, "b": 0.2, "c": -0.3, "d": 0.0, "e": -0.1}, {})
    assert totals.toward == near(0.5)
    assert totals.away == near(0.35)


def test_themes_are_damped_by_sign() -> None:
    themes = [Totals(0.2, 0.1), Totals(0.5, 0.0), Totals(0.0, 0.4)]
    assert evidence_nats(themes) == near(0.5 + 0.7 * 0.2 - 0.4 - 0.7 * 0.1)


PAIR = {"a": "b", "b": "a"}


@pytest.mark.parametrize(
    ("weights", "overshadowed"),
    [
        ({"a": 0.4, "b": 0.2}, {"b"}),
        ({"a": 0.2, "b": 0.4}, {"a"}),
        ({"a": 0.3, "b": 0.3}, {"b"}),
        ({"a": -0.3, "b": -0.3}, {"b"}),
        ({"a": -0.1, "b": -0.3}, {"a"}),
        ({"a": 0.3, "b": -0.9}, set()),
        ({"a": 0.3, "b": 0.0}, set()),
        ({"a": 0.0, "b": 0.3}, set()),
        ({"a": -0.3, "b": 0.0}, set()),
        ({"a": 0.0, "b": -0.3}, set()),
        ({"a": 0.3}, set()),
        ({"c": 0.3, "a": 0.1}, set()),
    ],
)
def test_of_a_pair_that_agrees_only_the_heavier_counts(
    weights: dict[str, float], overshadowed: set[str]
) -> None:
    assert {name for name in weights if is_overshadowed(name, weights, PAIR)} == overshadowed


def test_pairs_that_speak_against_each_other_are_found_once() -> None:
    assert opposed_pairs({"b": -0.1, "a": 0.3}, PAIR) == (("a", "b"),)
    assert opposed_pairs({"a": 0.3, "b": 0.1}, PAIR) == ()
    assert opposed_pairs({"a": 0.3, "b": 0.0}, PAIR) == ()
    assert opposed_pairs({"a": 0.3}, PAIR) == ()
    assert opposed_pairs({"c": 0.3, "d": -0.3}, PAIR) == ()


def test_factors_follow_ranks_within_and_across_themes() -> None:
    found = factors(
        {
            "x": {"a": 0.4, "b": 0.2, "n": -0.3, "z": 0.0},
            "y": {"c": 0.45, "d": -0.1},
        },
        {},
    )
    assert found == near({"a": 1.0, "b": 0.5, "c": 0.7, "n": 1.0, "d": 0.7, "z": 0.0})


def test_factors_break_ties_by_id_and_by_theme() -> None:
    found = factors({"y": {"d": 0.2, "c": 0.2}, "x": {"b": 0.2, "a": 0.2}}, {})
    assert found == near({"a": 1.0, "b": 0.5, "c": 0.7, "d": 0.35})


def test_an_overshadowed_signal_takes_no_rank() -> None:
    found = factors({"x": {"a": 0.4, "b": 0.3, "c": 0.2}}, PAIR)
    assert found == near({"a": 1.0, "b": 0.0, "c": 0.5})


@pytest.mark.parametrize(
    ("x", "value"),
    [
        (0.5, math.pi**2 / 2),
        (1, math.pi**2 / 6),
        (2, math.pi**2 / 6 - 1),
        (5, math.pi**2 / 6 - 1 - 1 / 4 - 1 / 9 - 1 / 16),
        (13, math.pi**2 / 6 - sum(1 / k**2 for k in range(1, 13))),
        (100, math.pi**2 / 6 - math.fsum(1 / k**2 for k in range(1, 100))),
    ],
)
def test_trigamma_is_right_to_twelve_digits(x: float, value: float) -> None:
    assert trigamma(x) == near(value, rel=1e-12)


def test_trigamma_of_extremes_does_not_fail() -> None:
    assert trigamma(1e-300) == math.inf
    assert trigamma(1e300) == near(1e-300)


def test_the_prior_speaks_of_regret() -> None:
    prior = Prior(5, 15)
    assert prior.mean == near(0.25)
    assert prior.log_odds == near(math.log(1 / 3))
    assert prior.variance == near(trigamma(5) + trigamma(15))


def test_logistic_is_the_inverse_of_log_odds_and_never_overflows() -> None:
    assert logistic(math.log(3)) == near(0.75)
    assert logistic(-math.log(3)) == near(0.25)
    assert logistic(0) == 0.5
    assert logistic(-math.inf) == 0.0
    assert logistic(math.inf) == 1.0
    assert (logistic(-5000), logistic(5000)) == (0.0, 1.0)


def test_losses_meet_at_the_threshold() -> None:
    losses = Losses(6, 3)
    assert losses.threshold == near(1 / 3)
    assert losses.expected_from_joining(0.25) == near(1.5)
    assert losses.expected_from_declining(0.25) == near(2.25)
    assert losses.least(0.25) == near(1.5)
    assert losses.least(0.5) == near(1.5)


def test_a_probability_at_the_threshold_is_too_much_and_rounding_does_not_decide() -> None:
    losses = Losses(9, 3)
    assert losses.is_too_much(0.25)
    assert losses.is_too_much(0.25 - 1e-13)
    assert losses.is_too_much(0.25 + 1e-13)
    assert not losses.is_too_much(0.25 - 1e-9)


@pytest.mark.parametrize(("join", "decline"), [(1e308, 1e-308), (1e-308, 1e308), (1e308, 1e308)])
def test_extreme_losses_give_a_threshold_all_the_same(join: float, decline: float) -> None:
    assert 0 <= Losses(join, decline).threshold <= 1


def test_entropy_is_one_bit_at_even_odds_and_none_at_certainty() -> None:
    assert entropy(0.5) == 1.0
    assert entropy(0.25) == near(0.8112781244591328)
    assert (entropy(0.0), entropy(1.0)) == (0.0, 0.0)
    assert (entropy(-1e-18), entropy(1 + 1e-15)) == (0.0, 0.0)


def test_information_is_what_the_answer_tells_about_regret() -> None:
    m = 0.25 * 0.4 + 0.75 * 0.1
    assert probability_seen(RATES, 0.25) == near(m)
    told = entropy(0.25) - m * entropy(0.1 / m) - (1 - m) * entropy(0.15 / (1 - m))
    assert mutual_information(RATES, 0.25) == near(told)
    assert mutual_information(Rates(0.3, 0.3, 20, "D"), 0.25) == near(0, abs=1e-15)


PROSPECTS = (Prospect(0.4, 0.5), Prospect(0.6, 0.2))


def test_a_question_is_worth_what_its_answers_save() -> None:
    losses = Losses(6, 3)
    assert mean_probability(PROSPECTS) == near(0.32)
    assert value_months(PROSPECTS, losses) == near(0.32 * 6 - 0.4 * 1.5 - 0.6 * 1.2)


def test_a_question_that_leaves_the_choice_as_it_is_is_worth_exactly_nothing() -> None:
    assert value_months((Prospect(0.4, 0.3), Prospect(0.6, 0.2)), Losses(6, 3)) == 0.0
    assert value_months((Prospect(0.3, 0.6), Prospect(0.7, 0.4)), Losses(6, 3)) == 0.0


def test_a_value_under_rounding_is_nothing_and_one_above_is_kept() -> None:
    even = Losses(1, 1)
    assert value_months((Prospect(0.5, 0.5 + 8e-13), Prospect(0.5, 0.5 - 8e-13)), even) == 0.0
    assert value_months((Prospect(0.5, 0.5 + 8e-12), Prospect(0.5, 0.5 - 8e-12)), even) > 0


def test_information_of_prospects_is_the_uncertainty_they_take() -> None:
    told = entropy(0.32) - 0.4 * entropy(0.5) - 0.6 * entropy(0.2)
    assert information_bits(PROSPECTS) == near(told)
    assert information_bits((Prospect(1.0, 0.3),)) == 0.0


def test_only_answers_beyond_the_threshold_change_the_answer() -> None:
    losses = Losses(6, 3)
    assert chance_to_change(PROSPECTS, 0.25, losses) == near(0.4)
    assert chance_to_change(PROSPECTS, 0.35, losses) == near(0.6)
    assert chance_to_change((Prospect(0.4, 0.5), Prospect(0.6, 0.4)), 0.25, losses) == near(1)
    assert chance_to_change((Prospect(0.4, 0.3), Prospect(0.6, 0.2)), 0.25, losses) == 0.0


def test_a_signal_without_rates_is_no_signal_to_weigh() -> None:
    bare: Signal = signal("a", rates=None)
    with pytest.raises(ValueError, match=r"^a has no rates"):
        rates_of(bare)
