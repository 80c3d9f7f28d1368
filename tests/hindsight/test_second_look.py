"""A second look: what moved between a decision and today, and that it adds up."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from looking_back import ZONE, contribution, id_of, kept_evaluation

from offer_tui.evaluator.circumstances import Circumstances
from offer_tui.evaluator.evaluation import evaluate
from offer_tui.evaluator.evidence import FINDINGS, Finding, join
from offer_tui.evaluator.kept import kept_evidence
from offer_tui.evaluator.learning import Outcome, TaughtCatalogue, learn
from offer_tui.evaluator.prior import Prior
from offer_tui.hindsight.account import again_words, comes_to, steps_of, then_words
from offer_tui.hindsight.second_look import NOTHING, SecondLook, second_look
from offer_tui.model.frozen import FrozenEvaluation, sealed
from offer_tui.model.second_look import Difference
from offer_tui.model.signal import Catalogue
from offer_tui.store.appraisal import frozen
from offer_tui.store.catalogue import load_catalogue

NOW = dt.datetime(2026, 11, 21, 17, 31, tzinfo=ZONE)
SHIPPED = load_catalogue(Path("/nonexistent"))[0]
RATED = [signal.id for signal in SHIPPED.rated()]
THEN = Circumstances(decided=True, gut=3)
DUNE: Mapping[str, Finding] = {
    "no-growth-path": "seen", "below-market-pay": "seen", "long-commute": "seen",
    "meet-the-team": "seen",
}  # fmt: skip

rounds_found = st.lists(
    st.dictionaries(st.sampled_from(RATED), st.sampled_from(FINDINGS), max_size=8), max_size=3
)
months = st.floats(0.5, 24)
circumstances = st.builds(
    Circumstances, prior_a=st.floats(1, 30), prior_b=st.floats(1, 60), join_loss_months=months,
    decline_loss_months=months, decided=st.just(True),
)  # fmt: skip
answers = st.lists(
    st.tuples(st.sampled_from(RATED), st.sampled_from(["seen", "clear", None]),
              st.sampled_from(["plain", "hint"])),
    max_size=5,
)  # fmt: skip


def difference(number: int, signal: str | None, state: str | None, degree: str = "plain",
               note: str = "so it is") -> Difference:  # fmt: skip
    return Difference.model_validate(
        {"id": id_of(100 + number), "whose": "theirs", "at": NOW + dt.timedelta(minutes=number),
         "signal": signal, "state": state, "degree": degree, "note": note}
    )  # fmt: skip


def kept(
    found: Mapping[str, Finding], around: Circumstances = THEN, catalogue: Catalogue = SHIPPED
) -> FrozenEvaluation:
    return frozen(evaluate(catalogue, [found], around, batches=False), NOW)


def again(
    *differences: Difference, around: Circumstances = THEN, catalogue: Catalogue = SHIPPED
) -> SecondLook:
    """Return the second look at Dune."""
    return second_look(kept(DUNE), join([DUNE]), differences, catalogue, around)


@given(rounds_found, rounds_found, circumstances, circumstances, answers)
@settings(max_examples=80, deadline=None)
def test_the_moves_add_up_and_each_begins_where_the_one_before_ended(
    before: list[dict[str, Finding]], since: list[dict[str, Finding]], then: Circumstances,
    now: Circumstances, given_answers: list[tuple[str, str | None, str]],
) -> None:  # fmt: skip
    was = frozen(evaluate(SHIPPED, before, then, batches=False), NOW)
    said = [difference(n, *one) for n, one in enumerate(given_answers)]
    fewer = replace(SHIPPED, signals=SHIPPED.signals[::2])
    look = second_look(was, join([*before, *since]), said, fewer, now)
    after = look.now.posterior.probability
    assert math.fsum(one.by for one in look.moves) == pytest.approx(
        after - was.probability, abs=1e-12
    )
    for one, following in zip(look.moves, look.moves[1:], strict=False):
        assert one.after == following.before
    assert look.moves[0].before == was.probability
    assert look.moves[-1].after == after


@given(rounds_found, circumstances)
@settings(max_examples=80, deadline=None)
def test_with_nothing_changed_nothing_moves(
    found: list[dict[str, Finding]], around: Circumstances
) -> None:
    was = frozen(evaluate(SHIPPED, found, around, batches=False), NOW)
    look = second_look(was, join(found), (), SHIPPED, around)
    assert all(abs(one.by) < NOTHING for one in look.moves)
    assert not look.moved_by_itself
    assert steps_of(look) == ()
    assert look.gone == ()


@given(rounds_found, circumstances)
@settings(max_examples=60, deadline=None)
def test_what_was_frozen_is_read_back_as_it_was_weighed(
    found: list[dict[str, Finding]], around: Circumstances
) -> None:
    was = frozen(evaluate(SHIPPED, found, around, batches=False), NOW)
    look = second_look(was, kept_evidence(was.contributions), (), SHIPPED, around)
    assert look.now.posterior.probability == pytest.approx(was.probability, abs=NOTHING)


def test_a_difference_takes_the_place_of_the_old_answer_and_is_no_conflict() -> None:
    look = again(difference(1, "long-commute", "clear"))
    assert look.now.evidence.standing["long-commute"] == "clear"
    assert look.now.conflicts == ()
    (moved,) = [one for one in look.moves if one.cause == "different"]
    assert moved.by < 0
    assert {one.cause for one in look.moves if one.is_felt} == {"different"}


def test_of_two_answers_to_the_same_the_later_one_stands() -> None:
    look = again(difference(2, "long-commute", "seen"), difference(1, "long-commute", "clear"))
    assert look.now.evidence.standing["long-commute"] == "seen"
    assert len([one for one in look.moves if one.cause == "different"]) == 1


def test_words_alone_move_nothing() -> None:
    look = again(difference(1, None, None, note="Go"), difference(2, "long-commute", None))
    assert not any(one.cause == "different" for one in look.moves)


def test_other_losses_move_what_can_be_afforded_and_not_the_figure() -> None:
    look = again(around=replace(THEN, decline_loss_months=6))
    assert steps_of(look) == ()
    assert look.moved_by_itself
    said = list(comes_to(look))
    assert said[0] == (
        "You could afford 33 then, 50 now: turning a good one down costs you 6 months, it was 3."
    )
    assert "one you can afford" in said[1] or "still is" in said[1]


def test_a_base_rate_that_outcomes_taught_is_told_apart_from_rates() -> None:
    look = again(around=replace(THEN, prior_a=9, prior_b=15))
    (step,) = steps_of(look)
    assert step.because == "how the jobs you took turned out"
    assert {one.cause for one in look.moves if one.is_felt} == {"base"}


def test_rates_that_outcomes_taught_count_as_the_catalogue() -> None:
    outcomes = [Outcome(id_of(n), True, 200, False, join([{"no-growth-path": "seen"}]))
                for n in range(60)]  # fmt: skip
    taught = learn(SHIPPED, Prior(5, 15), outcomes).catalogue
    assert isinstance(taught, TaughtCatalogue)
    look = again(catalogue=taught)
    assert {one.cause for one in look.moves if one.is_felt} == {"rates"}
    assert look.moves[0].by > 0


def test_an_answer_that_was_not_weighed_then_is_told_as_such() -> None:
    look = second_look(kept({}), join([DUNE]), (), SHIPPED, THEN)
    assert [one.because for one in steps_of(look)] == ["answers noted or changed since"]


def test_a_signal_that_is_gone_from_the_catalogue_is_named() -> None:
    left = tuple(s for s in SHIPPED if s.id != "no-growth-path")
    look = again(catalogue=Catalogue(left, "less"))
    assert [one.signal for one in look.gone] == ["no-growth-path"]
    assert any("No longer in the catalogue" in one and "no way up" in one
               for one in comes_to(look))  # fmt: skip


def test_an_answer_about_a_signal_that_is_gone_moves_nothing() -> None:
    look = again(difference(1, "never-heard-of", "clear"))
    (step,) = steps_of(look)
    assert (step.figures.endswith("still"), step.because) == (
        True, "never-heard-of: not in the catalogue",
    )  # fmt: skip


def test_a_deal_breaker_is_named_whatever_the_figure_says() -> None:
    look = again(difference(1, "bait-and-switch", "seen"))
    assert "Your deal-breakers, seen: bait and switch." in comes_to(look)


def test_where_nothing_was_kept_only_what_is_different_moves() -> None:
    look = second_look(None, join([DUNE]), (difference(1, "long-commute", "clear"),), SHIPPED, THEN)
    assert [one.cause for one in look.moves] == ["different"]
    assert look.before == look.moves[0].before
    assert next(iter(comes_to(look))).startswith("That is ")


@pytest.mark.parametrize("broken", [0.0, -3.0, math.inf, math.nan])
def test_losses_and_a_base_rate_that_a_hand_broke_are_left_aside(broken: float) -> None:
    values = {"prior_a": broken, "join_loss_months": broken, "decline_loss_months": broken}
    was = kept_evaluation(contribution("long-commute")).model_copy(update=values)
    look = second_look(was, join([DUNE]), (), SHIPPED, THEN)
    assert look.afforded is None
    assert "afford" not in then_words(was)
    assert "you can afford 33" in again_words(look)
    assert list(comes_to(look))


def test_what_a_hand_changed_is_not_put_down_to_the_catalogue() -> None:
    was = sealed(kept(DUNE)).model_copy(update={"probability": 0.12})
    assert was.was_altered
    look = second_look(was, join([DUNE]), (), SHIPPED, THEN)
    (step,) = steps_of(look)
    assert step.before == 12
    assert step.because == "what was kept was changed by hand; this is worked out from its answers"
    assert {one.cause for one in look.moves if one.is_felt} == {"altered"}
    said = list(comes_to(look))
    assert not any(one.startswith("It was") for one in said)
    assert any(one.startswith("That is ") for one in said)
