"""Which decision a reflection looks back at, where one job was decided about more than once."""

from __future__ import annotations

import datetime as dt

import pytest
from looking_back import DECIDED, after, decided, reflection

from offer_tui.hindsight.account import looked_back
from offer_tui.hindsight.decisions import decision_behind
from offer_tui.hindsight.doubts import doubts
from offer_tui.model.decision import Decision
from offer_tui.model.opportunity import Opportunity
from offer_tui.model.reflection import Reflection

FIRST = Decision(on=after(-101), stage="declined")
SECOND = Decision(on=DECIDED, stage="accepted")


def twice(*reflections: Reflection) -> Opportunity:
    """Return a job that was declined, and taken 101 days later."""
    return decided("accepted", *reflections, decision=SECOND, earlier_decisions=(FIRST,))


def of_that_day(**values: object) -> Reflection:
    return reflection(2, 0, days=90, again=False, **values)


@pytest.mark.parametrize(
    "named", [{"decided": FIRST.on, "stage": "declined"}, {"decided": FIRST.on}, {}]
)
def test_on_the_day_of_a_new_decision_the_look_back_stays_with_the_old_one(
    named: dict[str, object],
) -> None:
    opportunity = twice(of_that_day(**named))
    assert decision_behind(opportunity, opportunity.reflections[0]) is FIRST
    assert list(looked_back(opportunity)) == ["Looked back 1 Mar 2025: would not decide so again"]
    assert doubts(opportunity) == ()


def test_the_decision_that_is_named_goes_before_the_one_that_the_day_tells() -> None:
    long_after = reflection(2, 300, decided=FIRST.on)
    assert decision_behind(twice(long_after), long_after) is FIRST


def test_of_two_decisions_of_one_day_the_stage_tells_which_is_meant() -> None:
    first = Decision(on=DECIDED, stage="declined")
    opportunity = decided(decision=SECOND, earlier_decisions=(first,))
    for stage, expected in (("declined", first), ("accepted", SECOND), (None, SECOND)):
        one = reflection(2, 90, decided=DECIDED, stage=stage)
        assert decision_behind(opportunity, one) is expected


def test_without_a_name_a_number_that_fits_no_decision_keeps_the_latest() -> None:
    one = reflection(2, 12, days=180)
    assert decision_behind(twice(one), one) is SECOND
    assert any("says 180 days after" in said for said in doubts(twice(one)))


@pytest.mark.parametrize(("days", "passed"), [(90, 90), (90, 179), (180, 364), (365, 454)])
def test_a_number_fits_from_its_day_until_it_lapses(days: int, passed: int) -> None:
    earlier = Decision(on=after(-passed), stage="declined")
    one = reflection(2, 0, days=days)
    opportunity = decided(decision=SECOND, earlier_decisions=(earlier,))
    assert decision_behind(opportunity, one) is earlier
    lapsed = earlier.model_copy(update={"on": after(-passed - 200)})
    assert decision_behind(
        decided(decision=SECOND, earlier_decisions=(lapsed,)), one
    ) is SECOND  # fmt: skip


def test_a_decision_that_is_named_and_not_there_is_doubted() -> None:
    one = reflection(2, 90, decided=dt.date(2020, 1, 1))
    assert decision_behind(twice(one), one) is SECOND
    assert doubts(twice(one)) == (
        "The reflection of 30 May 2025 looks back at a decision of 1 Jan 2020 that is not there: "
        "correct one of the dates.",
    )


def test_a_reflection_before_the_decision_that_it_names_is_doubted_and_counts_for_nothing() -> None:
    one = reflection(2, -1, decided=DECIDED)
    assert decision_behind(twice(one), one) is None
    assert doubts(twice(one)) == (
        "The reflection of 28 Feb 2025 is dated before the decision of 1 Mar 2025: "
        "correct one of the dates.",
    )
