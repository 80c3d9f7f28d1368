"""What holds for any catalogue and any evidence."""

from __future__ import annotations

import math
from dataclasses import replace
from random import Random

import pytest
from cases import catalogue, example_catalogue, random_cases, signal
from hypothesis import given, settings
from hypothesis import strategies as st

from offer_tui.evaluator.batches import POOL, best_batch, search
from offer_tui.evaluator.case import case
from offer_tui.evaluator.circumstances import Circumstances
from offer_tui.evaluator.evaluation import as_json, evaluate
from offer_tui.evaluator.evidence import FINDINGS, Evidence, Finding, join
from offer_tui.evaluator.posterior import posterior
from offer_tui.evaluator.questions import by_information, candidates, could_change, ranked
from offer_tui.evaluator.weights import adverse, favourable
from offer_tui.model.signal import Catalogue

ROUNDING = 1e-12
EXAMPLE = example_catalogue()
IDS = [s.id for s in EXAMPLE]

Case = tuple[Catalogue, list[dict[str, Finding]], Circumstances]
observations = st.dictionaries(st.sampled_from(IDS), st.sampled_from(FINDINGS), max_size=48)
some_cases = settings(max_examples=120, deadline=None)


@given(random_cases(), st.randoms())
@some_cases
def test_one_more_adverse_answer_never_lowers_the_probability(drawn: Case, chance: Random) -> None:
    found, rounds, circumstances = drawn
    about = case(found, join(rounds), circumstances)
    open_ones = [s for s in found.rated() if s.id not in about.evidence.standing]
    for one in chance.sample(open_ones, min(4, len(open_ones))):
        assert about.probability_if({one.id: adverse(one)}) >= about.probability - ROUNDING
        assert about.probability_if({one.id: favourable(one)}) <= about.probability + ROUNDING


@given(random_cases(), st.randoms())
@some_cases
def test_turning_an_answer_adverse_never_lowers_the_probability(
    drawn: Case, chance: Random
) -> None:
    found, rounds, circumstances = drawn
    about = case(found, join(rounds), circumstances)
    everything = list(found.rated())
    one = chance.choice(everything)
    assert about.probability_if({one.id: adverse(one)}) >= about.probability - ROUNDING
    assert about.probability_if({one.id: favourable(one)}) <= about.probability + ROUNDING


@given(random_cases())
@some_cases
def test_values_and_information_are_never_negative_and_chances_are_chances(drawn: Case) -> None:
    for one in evaluate(*drawn, batches=False).next_questions:
        assert one.value_months >= 0
        assert one.information_bits >= 0
        assert 0 <= one.chance_to_change <= 1 + ROUNDING


@given(random_cases())
@some_cases
def test_the_waterfall_adds_up(drawn: Case) -> None:
    found, rounds, circumstances = drawn
    result = posterior(found, join(rounds), circumstances)
    parts = [c.nats for c in result.contributions]
    assert math.fsum(parts) == pytest.approx(result.evidence_nats, abs=ROUNDING)
    bars = [result.prior.log_odds, *parts, result.saturation_nats]
    assert math.fsum(bars) == pytest.approx(result.log_odds, abs=ROUNDING)
    low, high = result.interval
    assert 0 <= low <= result.probability <= high <= 1


@given(random_cases(12), st.randoms())
@settings(max_examples=60, deadline=None)
def test_the_order_of_observations_and_signals_does_not_matter(drawn: Case, chance: Random) -> None:
    found, rounds, circumstances = drawn
    shuffled = [dict(chance.sample(list(one.items()), len(one))) for one in rounds]
    signals = chance.sample(list(found.signals), len(found))
    other = evaluate(Catalogue(tuple(signals), found.version), shuffled, circumstances)
    assert as_json(other) == as_json(evaluate(found, rounds, circumstances))


@given(random_cases(12))
@settings(max_examples=60, deadline=None)
def test_unknown_is_the_same_as_absent_from_the_input(drawn: Case) -> None:
    found, rounds, circumstances = drawn
    known = evaluate(found, rounds, circumstances)
    with_empty_rounds = [{}, *rounds, {"never-heard-of": "seen"}]
    again = evaluate(found, with_empty_rounds, circumstances)  # type: ignore[arg-type]
    assert as_json(again) == as_json(known)


@given(observations)
@some_cases
def test_at_the_default_prior_the_probability_stays_within_bounds(
    observed: dict[str, Finding],
) -> None:
    assert 0.04 < posterior(EXAMPLE, join([observed]), Circumstances()).probability < 0.72


def test_even_if_everything_speaks_for_regret_or_against_it() -> None:
    worst = Evidence({s.id: adverse(s) for s in EXAMPLE})
    best = Evidence({s.id: favourable(s) for s in EXAMPLE})
    assert 0.04 < posterior(EXAMPLE, best, Circumstances()).probability < 0.1
    assert 0.5 < posterior(EXAMPLE, worst, Circumstances()).probability < 0.72


@given(random_cases())
@some_cases
def test_need_changes_what_can_be_afforded_and_never_what_was_seen(drawn: Case) -> None:
    found, rounds, circumstances = drawn
    pressed = replace(circumstances, decline_loss_months=circumstances.decline_loss_months + 9)
    marked = replace(pressed, not_applicable=frozenset(s.id for s in found), gut=1)
    before = posterior(found, join(rounds), circumstances)
    assert posterior(found, join(rounds), pressed) == before
    assert posterior(found, join(rounds), marked) == before


@given(random_cases())
@some_cases
def test_coverage_is_a_share_and_dodged_questions_only_add_to_it(drawn: Case) -> None:
    found = evaluate(*drawn, batches=False)
    assert 0 <= found.coverage <= found.looked_into <= 1 + ROUNDING


@given(random_cases())
@settings(max_examples=150, deadline=None)
def test_the_short_cut_for_batches_gives_what_the_full_search_gives(drawn: Case) -> None:
    found, rounds, circumstances = drawn
    about = case(found, join(rounds), circumstances)
    inquiries = ranked(about, candidates(about))
    pool = [one.signal for one in by_information(inquiries)[:POOL]]
    full = search(about, pool)
    assert best_batch(about, inquiries) == full
    if not could_change(about, [about.signal(name) for name in pool]):
        assert full is None


@given(random_cases(10))
@settings(max_examples=60, deadline=None)
def test_where_nothing_can_change_the_answer_no_answers_do(drawn: Case) -> None:
    found, rounds, circumstances = drawn
    about = case(found, join(rounds), circumstances)
    asked = candidates(about)[:6]
    if not could_change(about, asked):
        for bits in range(2 ** len(asked)):
            answers: dict[str, Finding] = {
                s.id: "seen" if bits >> place & 1 else "clear" for place, s in enumerate(asked)
            }
            after = about.probability_if(dict(answers))
            assert about.losses.is_too_much(after) == about.is_too_much


@given(random_cases())
@some_cases
def test_a_posterior_after_a_what_if_is_the_posterior_after_the_fact(drawn: Case) -> None:
    found, rounds, circumstances = drawn
    about = case(found, join(rounds), circumstances)
    for one in list(found.rated())[:3]:
        standing = {**about.evidence.standing, one.id: "seen"}
        after = posterior(found, Evidence(standing), circumstances)
        assert about.probability_if({one.id: "seen"}) == after.probability


def test_a_signal_whose_rates_are_equal_has_no_sign_and_takes_no_rank() -> None:
    idle = signal("a-idle", rates=(0.3, 0.3))
    busy = signal("busy", rates=(0.4, 0.2))
    found = posterior(
        catalogue(idle, busy), Evidence({"a-idle": "seen", "busy": "seen"}), Circumstances()
    )
    assert [(c.signal, c.factor) for c in found.contributions] == [("busy", 1), ("a-idle", 0)]


def test_contributions_stand_by_side_then_size_then_weight_then_id() -> None:
    signals = catalogue(
        signal("heavy", "manager", rates=(0.6, 0.2)),
        signal("first", "culture", rates=(0.5, 0.2), pair="second"),
        signal("second", "culture", "green", (0.2, 0.3), pair="first"),
        signal("third", "rewards", rates=(0.4, 0.2), pair="twin"),
        signal("twin", "rewards", "green", (0.5, 0.7), pair="third"),
        signal("kind", "process", "green", (0.2, 0.5)),
        signal("fair", "stability", "green", (0.2, 0.3)),
        signal("idle", "fit-growth", rates=(0.3, 0.3)),
    )
    observed: dict[str, Finding] = dict.fromkeys((s.id for s in signals), "seen")
    observed |= {"second": "clear", "twin": "clear"}
    found = posterior(signals, join([observed]), Circumstances()).contributions
    assert [c.signal for c in found] == [
        "heavy",
        "first",
        "third",
        "twin",
        "second",
        "kind",
        "fair",
        "idle",
    ]
    assert [c.signal for c in found if c.factor == 0] == ["twin", "second", "idle"]


@pytest.mark.parametrize("size", [1e-300, 1e-9, 1e9, 1e300])
def test_extreme_circumstances_give_probabilities_all_the_same(size: float) -> None:
    for changed in (
        Circumstances(prior_a=size, gut=3),
        Circumstances(prior_b=size, gut=3),
        Circumstances(join_loss_months=size, gut=3),
        Circumstances(decline_loss_months=size, gut=3),
    ):
        found = evaluate(EXAMPLE, [{"toxic-culture": "seen", "always-on": "clear"}], changed)
        low, high = found.posterior.interval
        assert 0 <= low <= found.posterior.probability <= high <= 1
        assert 0 <= found.losses.threshold <= 1
