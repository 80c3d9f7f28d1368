"""What a hand in the file can break about a decision and its reflections is said in words."""

from __future__ import annotations

import datetime as dt

from looking_back import after, contribution, decided, kept_evaluation, reflection

from offer_tui.hindsight.decisions import decision_behind, decision_by
from offer_tui.hindsight.doubts import doubts, unknown_signals
from offer_tui.model.decision import Decision


def test_records_as_the_app_writes_them_leave_no_doubt() -> None:
    assert doubts(decided("accepted", reflection(2, 90, days=90), reflection(3, 200))) == ()


def test_a_reflection_dated_before_its_decision_is_doubted() -> None:
    assert doubts(decided("accepted", reflection(2, -1))) == (
        "The reflection of 28 Feb 2025 is dated before the decision of 1 Mar 2025: "
        "correct one of the dates.",
    )


def test_a_reflection_on_the_day_of_the_decision_is_not_doubted() -> None:
    assert doubts(decided("accepted", reflection(2, 0))) == ()


def test_a_reflection_without_any_decision_is_doubted() -> None:
    (said,) = doubts(decided("accepted", reflection(2, 90), decision=None))
    assert "looks back at a decision that is not there" in said


def test_a_reflection_that_says_it_is_later_than_it_is_is_doubted() -> None:
    (said,) = doubts(decided("accepted", reflection(2, 12, days=180)))
    assert "says 180 days after the decision, and it is 12" in said


def test_an_evaluation_changed_after_it_was_kept_is_doubted() -> None:
    altered = kept_evaluation().model_copy(update={"probability": 0.1})
    opportunity = decided(decision=Decision(on=after(0), evaluation=altered))
    (said,) = doubts(opportunity)
    assert said == (
        "The figures kept with the decision of 1 Mar 2025 were changed after it. "
        "`offer-tui restore` lists the copies; to let them stand, delete the line `seal = …` "
        "in opportunity.toml."
    )


def test_an_earlier_decision_is_looked_at_too() -> None:
    altered = kept_evaluation().model_copy(update={"verdict": "take it"})
    earlier = Decision(on=after(-300), evaluation=altered)
    opportunity = decided("accepted", reflection(2, -200), earlier_decisions=(earlier,))
    (said,) = doubts(opportunity)
    assert "5 May 2024" in said


def test_how_to_mend_two_of_them_is_said_once() -> None:
    altered = kept_evaluation().model_copy(update={"probability": 0.1})
    earlier = Decision(on=after(-300), evaluation=altered)
    latest = Decision(on=after(0), evaluation=altered)
    (said,) = doubts(decided(decision=latest, earlier_decisions=(earlier,)))
    assert "1 Mar 2025" in said
    assert "5 May 2024" in said
    assert said.count("offer-tui restore") == 1


def test_an_evaluation_without_a_seal_is_believed() -> None:
    unsealed = kept_evaluation().model_copy(update={"seal": "", "probability": 0.1})
    assert doubts(decided(decision=Decision(on=after(0), evaluation=unsealed))) == ()


def test_each_reflection_looks_back_at_the_latest_decision_before_its_day() -> None:
    first, second = Decision(on=after(-300), because="first"), Decision(on=after(0))
    opportunity = decided(decision=second, earlier_decisions=(first,))
    assert decision_behind(opportunity, reflection(2, -1)) is first
    assert decision_behind(opportunity, reflection(2, 0)) is second
    assert decision_behind(opportunity, reflection(2, -301)) is None
    assert decision_by(opportunity, dt.date(1999, 1, 1)) is None


def test_of_two_decisions_on_one_day_the_one_that_stands_is_looked_back_at() -> None:
    first, second = Decision(on=after(0), because="first"), Decision(on=after(0))
    opportunity = decided(decision=second, earlier_decisions=(first,))
    assert decision_behind(opportunity, reflection(2, 3)) is second


def test_a_signal_that_no_catalogue_knows_is_named_once() -> None:
    named = ("bait-and-switch", "gone")
    opportunity = decided(
        "accepted", reflection(2, 90, foretold=named), reflection(3, 180, foretold=named)
    )
    (said,) = unknown_signals(opportunity, {"bait-and-switch"})
    assert said == (
        'The reflection of 30 May 2025 names "gone", which is in no catalogue: '
        "correct it, or put your signals file back."
    )


def test_a_signal_of_the_evaluation_kept_then_is_known_whatever_the_catalogue_says_now() -> None:
    kept = Decision(on=after(0), evaluation=kept_evaluation(contribution("own-one")))
    opportunity = decided("accepted", reflection(2, 90, foretold=("own-one",)), decision=kept)
    assert unknown_signals(opportunity, ()) == ()


def test_a_reflection_copied_with_its_id_is_doubted_once() -> None:
    (said,) = doubts(decided("accepted", reflection(2, 90), reflection(2, 200)))
    assert said.startswith("The reflection of 30 May 2025 has the id of another one")
