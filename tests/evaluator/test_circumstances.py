"""The person's side: what is refused, and what declining costs by default."""

from __future__ import annotations

import datetime as dt
import math
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from offer_tui.evaluator.circumstances import (
    DEFAULT_DEAL_BREAKERS,
    Change,
    Circumstances,
    Situation,
    Step,
    default_decline_loss,
    last_change,
    money_months,
    months_of,
    next_change,
    next_step,
)

FIGURES = ("prior_a", "prior_b", "join_loss_months", "decline_loss_months")


def test_the_defaults_are_those_of_the_page() -> None:
    found = Circumstances()
    assert [getattr(found, name) for name in FIGURES] == [5, 15, 6, 3]
    assert found.deal_breakers == DEFAULT_DEAL_BREAKERS
    assert found.deal_breakers == (
        "bait-and-switch",
        "asked-to-pay",
        "unpaid-work",
        "unpaid-wages",
        "illegal-questions",
    )
    assert (found.stage, found.gut) == ("offer", None)
    assert found.can_still_ask


@pytest.mark.parametrize("name", FIGURES)
@pytest.mark.parametrize(
    ("value", "why"),
    [
        (0, "is 0: it must be above zero; give|is 0: it must be above zero; count"),
        (-1.5, r"is -1.5: it must be above zero"),
        (math.nan, "is not a finite number; "),
        (math.inf, "is not a finite number; "),
        (-math.inf, "is not a finite number; "),
        (10**400, "is not a finite number; "),
        ("six", "is 'six': it must be a number; "),
        (None, "is None: it must be a number; "),
        (True, "is True: it must be a number; "),
    ],
)
def test_figures_that_are_no_finite_numbers_above_zero_are_refused_with_a_mend(
    name: str, value: object, why: str
) -> None:
    given: dict[str, Any] = {name: value}
    with pytest.raises(ValueError, match=rf"^{name} (?:{why})") as error:
        Circumstances(**given)
    assert "for example" in str(error.value)


@pytest.mark.parametrize("name", FIGURES)
def test_a_very_small_figure_is_accepted(name: str) -> None:
    given: dict[str, Any] = {name: 1e-300}
    assert getattr(Circumstances(**given), name) == 1e-300


@pytest.mark.parametrize("gut", [0, 6, 2.5, "4", True])
def test_a_gut_rating_outside_one_to_five_is_refused(gut: Any) -> None:
    with pytest.raises(ValueError, match=r"^gut is .* from 1 to 5; leave it out"):
        Circumstances(gut=gut)


@pytest.mark.parametrize("gut", [1, 2, 3, 4, 5, None])
def test_a_gut_rating_of_one_to_five_or_none_is_accepted(gut: int | None) -> None:
    assert Circumstances(gut=gut).gut == gut


def test_an_unknown_stage_is_refused() -> None:
    stage: Any = "later"
    with pytest.raises(ValueError, match=r"^stage is 'later': write interviewing or offer$"):
        Circumstances(stage=stage)


@pytest.mark.parametrize(
    ("past_deadline", "decided", "can"),
    [(False, False, True), (True, False, False), (False, True, False), (True, True, False)],
)
def test_after_the_deadline_or_the_decision_nothing_can_be_asked(
    past_deadline: bool, decided: bool, can: bool
) -> None:
    assert Circumstances(past_deadline=past_deadline, decided=decided).can_still_ask is can


@pytest.mark.parametrize(
    ("situation", "months", "loss"),
    [
        ("secure", None, 3),
        ("secure", 0.5, 3),
        ("searching", 30, 3),
        ("searching", 12, 3),
        ("searching", 11.99, 4),
        ("searching", 6, 4),
        ("searching", 5.99, 6),
        ("searching", 3, 6),
        ("searching", 2.99, 9),
        ("searching", 1, 9),
        ("searching", 0.99, 12),
        ("searching", 0, 12),
        ("searching", -2, 12),
        ("searching", None, 6),
        ("searching", math.inf, 3),
        ("employed-and-it-hurts", None, 6),
        ("employed-and-it-hurts", 12, 3),
        ("employed-and-it-hurts", 6, 4),
        ("employed-and-it-hurts", 3, 6),
        ("employed-and-it-hurts", 0.2, 6),
    ],
)
def test_what_declining_costs_follows_from_the_situation(
    situation: Situation, months: float | None, loss: float
) -> None:
    assert default_decline_loss(situation, months) == loss


def test_months_of_money_that_are_no_number_are_refused() -> None:
    with pytest.raises(ValueError, match=r"^months_of_money is not a number; give"):
        default_decline_loss("secure", math.nan)


@pytest.mark.parametrize(
    ("situation", "months", "step"),
    [
        ("searching", 14.5, Step(2.5, 4)),
        ("searching", 12, Step(0, 4)),
        ("searching", 7, Step(1, 6)),
        ("searching", 3.25, Step(0.25, 9)),
        ("searching", 1.5, Step(0.5, 12)),
        ("searching", 0.5, None),
        ("searching", None, None),
        ("searching", math.inf, None),
        ("secure", 14, None),
        ("employed-and-it-hurts", 14, Step(2, 4)),
        ("employed-and-it-hurts", 7, Step(1, 6)),
        ("employed-and-it-hurts", 5, None),
        ("employed-and-it-hurts", None, None),
    ],
)
def test_the_next_step_of_the_loss_is_known_before_it_happens(
    situation: Situation, months: float | None, step: Step | None
) -> None:
    assert next_step(situation, months) == step


def test_a_step_is_what_the_default_becomes_when_the_money_has_run_down_so_far() -> None:
    step = next_step("searching", 14.5)
    assert step is not None
    assert default_decline_loss("searching", 14.5 - step.in_months) == 3
    assert default_decline_loss("searching", 14.5 - step.in_months - 0.01) == 4


def test_a_year_of_days_is_twelve_months() -> None:
    assert months_of(365.25) == 12


# The days on which the default steps.

MONEY_UNTIL = dt.date(2027, 3, 3)


def loss_on(day: dt.date, until: dt.date = MONEY_UNTIL, how: Situation = "searching") -> float:
    return default_decline_loss(how, money_months(until, day))


def days(day: dt.date, count: int) -> dt.date:
    return day + dt.timedelta(days=count)


def test_the_day_of_the_next_step_is_the_first_on_which_it_counts_so() -> None:
    change = next_change("searching", MONEY_UNTIL, dt.date(2026, 11, 20))
    assert change == Change(dt.date(2026, 12, 2), 6, 9)
    assert loss_on(dt.date(2026, 12, 1)) == 6
    assert loss_on(dt.date(2026, 12, 2)) == 9


@given(st.sampled_from(get_args(Situation)), st.dates(dt.date(2024, 1, 1), dt.date(2030, 1, 1)))
def test_nothing_steps_before_the_day_that_was_announced(how: Situation, until: dt.date) -> None:
    today = dt.date(2026, 11, 20)
    change = next_change(how, until, today)
    if change is None:
        assert loss_on(days(today, 4_000), until, how) == loss_on(today, until, how)
        return
    assert today < change.on <= until
    assert loss_on(days(change.on, -1), until, how) == change.before == loss_on(today, until, how)
    assert loss_on(change.on, until, how) == change.after > change.before


@given(st.sampled_from(get_args(Situation)), st.integers(-400, 800))
def test_a_step_is_told_of_for_fourteen_days_from_its_day_on(how: Situation, left: int) -> None:
    today = dt.date(2026, 11, 20)
    until = days(today, left)
    change = last_change(how, until, today)
    earlier = [loss_on(days(today, -ago), until, how) for ago in range(15)]
    assert (change is None) == (earlier[0] == earlier[14])
    if change is not None:
        assert days(today, -14) < change.on <= today
        assert loss_on(days(change.on, -1), until, how) == change.before < change.after
        assert loss_on(change.on, until, how) == change.after == earlier[0]


def test_without_a_day_until_which_there_is_money_nothing_steps() -> None:
    today = dt.date(2026, 11, 20)
    for how in get_args(Situation):
        assert next_change(how, None, today) is None
        assert last_change(how, None, today) is None
    assert next_change("searching", dt.date.min, today) is None
    assert last_change("searching", dt.date.min, today) is None
    assert next_change("secure", MONEY_UNTIL, today) is None
    assert next_change("searching", dt.date.max, today) is not None
