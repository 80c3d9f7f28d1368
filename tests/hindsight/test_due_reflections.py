"""When one looks back at a decision."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from opportunities import AT, job, ulid

from offer_tui.hindsight.due import (
    Due,
    can_look_back,
    reflections_ahead,
    reflections_due,
    windows,
)
from offer_tui.model.decision import Decision
from offer_tui.model.opportunity import Opportunity
from offer_tui.model.reflection import Reflection
from offer_tui.model.stages import Stage
from offer_tui.store.rows import home_row

DAY = AT.date()


def closed(stage: Stage, on: dt.date = DAY, **values: object) -> Opportunity:
    return job(stage, decision=Decision(on=on), **values)


def on(days: int) -> dt.date:
    return DAY + dt.timedelta(days=days)


def looked_back(days: int, after: int, **values: object) -> Reflection:
    return Reflection.model_validate(
        {"id": ulid(days), "on": on(after), "days": days, "again": True, **values}
    )


@pytest.mark.parametrize(
    ("after", "days"),
    [(0, None), (89, None), (90, 90), (179, 90), (180, 180), (364, 180), (365, 365), (454, 365),
     (455, None), (4000, None)],
)  # fmt: skip
def test_each_is_due_until_the_next_one_and_then_lapses(after: int, days: int | None) -> None:
    due = reflections_due(closed("accepted"), on(after))
    assert (due.days if due else None) == days
    assert due is None or due.on == on(due.days)


@pytest.mark.parametrize(
    ("stage", "kind"),
    [("accepted", "taken"), ("left", "taken"), ("declined", "declined"), ("withdrawn", "declined")],
)
def test_it_says_whether_the_job_was_taken(stage: Stage, kind: str) -> None:
    assert reflections_due(closed(stage), on(100)) == Due(90, on(90), kind)  # type: ignore[arg-type]


@pytest.mark.parametrize("stage", ["rejected", "interviewing", "offer", "lead"])
def test_what_they_ended_and_what_is_open_is_not_looked_back_at(stage: Stage) -> None:
    assert reflections_due(closed(stage), on(100)) is None
    assert reflections_ahead(closed(stage), on(0)) == ()
    assert not can_look_back(closed(stage))


def test_what_was_answered_is_not_due_and_the_next_one_is_when_its_day_comes() -> None:
    it = closed("accepted", reflections=(looked_back(90, 95),))
    assert reflections_due(it, on(100)) is None
    assert reflections_due(it, on(180)) == Due(180, on(180), "taken")


def test_one_at_another_time_answers_none_of_them() -> None:
    at_will = Reflection(id=ulid(3), on=on(95), again=True)
    assert reflections_due(closed("accepted", reflections=(at_will,)), on(100)) is not None


def test_one_of_an_earlier_decision_answers_nothing_of_this_one() -> None:
    it = closed("accepted", reflections=(looked_back(90, -20),))
    assert reflections_due(it, on(100)) is not None


def test_those_to_come_are_told_in_their_order_and_the_one_of_today_with_them() -> None:
    it = closed("declined", reflections=(looked_back(180, 181),))
    assert [one.days for one in reflections_ahead(it, on(0))] == [90, 365]
    assert [one.days for one in reflections_ahead(it, on(365))] == [365]
    assert reflections_ahead(it, on(366)) == ()


def test_a_decision_at_the_end_of_the_calendar_is_not_looked_back_at() -> None:
    assert windows(closed("accepted", on=dt.date.max)) == ()


@given(st.integers(0, 600), st.sets(st.sampled_from([90, 180, 365])))
def test_never_two_at_once_and_never_before_its_day(after: int, answered: set[int]) -> None:
    it = closed("left", reflections=tuple(looked_back(days, 600) for days in answered))
    today = on(after)
    fitting = [one for one in windows(it) if one.due.on <= today < one.until]
    assert len(fitting) <= 1
    due = reflections_due(it, today)
    assert due is None or (due.on <= today and due.days not in answered)


def test_one_that_was_only_begun_stays_due_until_its_answer_or_until_it_lapses() -> None:
    begun = looked_back(90, 95, again=None, missing="who moved up")
    it = closed("accepted", reflections=(begun,))
    assert reflections_due(it, on(95)) == Due(90, on(90), "taken")
    assert reflections_due(it, on(179)) == Due(90, on(90), "taken")
    assert reflections_due(it, on(180)) == Due(180, on(180), "taken")
    answered = closed("accepted", reflections=(begun.model_copy(update={"again": False}),))
    assert reflections_due(answered, on(95)) is None


def test_home_names_one_that_was_only_begun_as_due() -> None:
    begun = looked_back(90, 95, again=None, missing="who moved up")
    row = home_row("acme", closed("accepted", reflections=(begun,)), (), None)
    found = row.look_back(on(100))
    assert found is not None
    assert found.days == 90


def test_a_reflection_of_the_day_of_a_new_decision_answers_nothing_of_the_new_one() -> None:
    earlier = Decision(on=DAY, stage="declined")
    for linked in ({"decided": DAY, "stage": "declined"}, {}):
        it = closed(
            "accepted", on=on(101), earlier_decisions=(earlier,),
            reflections=(looked_back(90, 101, **linked),),
        )  # fmt: skip
        assert [one.days for one in reflections_ahead(it, on(101))] == [90, 180, 365]
