"""What moved, which way, and because of which jobs, in values and in words."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from cases import catalogue, screen, signal

from offer_tui.evaluator import account
from offer_tui.evaluator.evidence import Evidence, Standing
from offer_tui.evaluator.job import Job
from offer_tui.evaluator.learning import (
    SHIPPED,
    Learning,
    Outcome,
    TaughtCatalogue,
    prior_of,
)
from offer_tui.evaluator.learnt import Learnt
from offer_tui.evaluator.moved import moved
from offer_tui.evaluator.prior import Prior

RED = signal("red", rates=(0.3, 0.2), strength=60)
GREEN = signal("vert", "manager", "green", (0.2, 0.4), strength=20)
WHOLE = catalogue(RED, GREEN, screen("asked-to-pay"))
DAY = dt.date(2024, 3, 1)


def job(
    name: str,
    *,
    again: bool,
    days: int = 200,
    taken: bool = True,
    forecast: float | None = None,
    **standing: Standing,
) -> Job:
    outcome = Outcome(name, taken, days, again, Evidence(standing), forecast)
    return Job(name, name.title(), "", DAY, DAY + dt.timedelta(days=days), outcome)


def learnt(*jobs: Job, out: str = "", is_on: bool = True) -> Learnt:
    return Learnt(WHOLE, jobs, frozenset({out}), is_on)


def test_the_signal_that_moved_furthest_comes_first() -> None:
    found = learnt(job("a", again=False, red="seen", vert="clear")).moved
    assert [one.signal.id for one in found] == ["red", "vert"]
    assert found[0].size == pytest.approx(0.7 / 61)
    assert found[0].before == RED.rates
    assert moved(WHOLE, WHOLE) == ()


@pytest.mark.parametrize(
    ("again", "red", "way"),
    [(False, "seen", "more"), (False, "clear", "less"), (True, "seen", "less"),
     (True, "clear", "more")],
)  # fmt: skip
def test_a_signal_tells_more_where_it_held_and_less_where_it_did_not(
    again: bool, red: Standing, way: str
) -> None:
    (found,) = learnt(job("a", again=again, red=red)).moved
    assert found.way == way


def test_a_signal_can_come_to_speak_the_other_way() -> None:
    jobs = [job(f"j{n:02}", again=True, red="seen") for n in range(20)]
    (found,) = learnt(*jobs).moved
    assert found.way == "turned"


def test_seen_and_clear_half_and_half_tell_as_much_as_before() -> None:
    even = replace(RED, rates=replace(RED.rates, seen_if_regret=0.5))  # type: ignore[type-var]
    both = [
        job("a", again=False, red="seen"), job("b", again=False, red="clear"),
    ]  # fmt: skip
    assert Learnt(catalogue(even), tuple(both)).moved[0].way == "same"


def test_a_taught_catalogue_brings_its_base_rate_along_and_the_shipped_one_has_the_shipped() -> (
    None
):
    outcomes = (job("a", again=False).outcome, job("b", again=True).outcome)
    learning = Learning(WHOLE, outcomes)
    taught = learning.for_job("another")
    assert isinstance(taught, TaughtCatalogue)
    assert taught is learning.learned.catalogue
    assert prior_of(taught) == learning.learned.prior == Prior(6, 16)
    assert prior_of(learning.for_job("a")) == Prior(5, 16)
    assert prior_of(WHOLE) == SHIPPED == Prior(5, 15)
    assert Learning(WHOLE, outcomes[:1]).for_job("a") is WHOLE


def test_what_was_left_out_teaches_nothing_and_is_still_listed_and_scored() -> None:
    a, b = job("a", again=False, red="seen", forecast=0.3), job("b", again=True, forecast=0.2)
    found = learnt(a, b, out="a")
    assert found.after == Prior(5, 16)
    assert found.teachers == (b,)
    assert found.able == (a, b)
    assert found.moved == ()
    assert found.held.scored == 2


def test_switched_off_it_still_says_what_it_would_come_to() -> None:
    found = learnt(job("a", again=False), is_on=False)
    assert (found.before, found.after) == (SHIPPED, Prior(6, 15))


def test_of_two_files_with_one_id_one_teaches() -> None:
    a = job("a", again=False, red="seen")
    found = learnt(a, replace(a, slug="copy", outcome=replace(a.outcome)))
    assert found.after == Prior(6, 15)
    assert len(found.teachers) == 1
    assert len(found.behind("red")) == 1


# In words.


def test_below_five_outcomes_there_are_counts_and_no_percentages() -> None:
    assert account.base_rate(Prior(6, 16), 4) == "6 of 22 jobs"
    assert account.base_rate(Prior(6, 19), 5) == "24 in 100: 6 of 25 jobs"


def test_the_jobs_behind_a_signal_are_named_by_answer_and_by_how_they_ended() -> None:
    found = learnt(
        job("acme", again=False, red="seen"), job("birch", again=False, red="seen"),
        job("corvid", again=True, red="clear"), job("dune", again=True, red="hint"),
        job("elm", again=True, red="evasive"), job("fir", again=True, red="conflict"),
    )  # fmt: skip
    assert account.behind(found, RED) == (
        "Because of what you noted: so at Acme and Birch, which you would not take again; not so at"
        " Corvid, which you would take again; partly so at Dune, which you would take again; rounds"
        " differed at Fir, which you would take again."
    )
    many = learnt(*(job(f"j{n}", again=True, red="seen") for n in range(7)))
    assert "J0, J1, J2, J3 and 3 more, which you would take again" in account.behind(many, RED)


@pytest.mark.parametrize(
    ("one", "words"),
    [
        (job("a", again=True), "would take it again"),
        (job("a", again=False), "would not take it again"),
        (job("a", again=False, taken=False), "would turn it down again"),
        (job("a", again=True, taken=False), "would not turn it down again"),
    ],
)
def test_how_it_turned_out_is_said_without_judging(one: Job, words: str) -> None:
    assert account.ending(one) == words


def test_why_an_outcome_does_not_teach_is_said() -> None:
    def why(one: Job, *, is_left_out: bool = False) -> str:
        return account.bearing(one, is_left_out=is_left_out)

    teaches = job("a", again=True)
    assert why(teaches) == ""
    assert "teaches nothing" in why(teaches, is_left_out=True)
    assert "Too early" in why(job("a", again=True, days=90))
    assert "never teaches" in why(job("a", again=True, taken=False), is_left_out=True)
    assert "before the decision" in why(job("a", again=True, days=-1))
    assert "changed after it was frozen" in why(replace(teaches, is_altered=True))


def test_days_are_said_as_months_once_they_are_many() -> None:
    assert [account.span(n) for n in (1, 59, 180, 365)] == [
        "1 day", "59 days", "6 months", "12 months",
    ]  # fmt: skip
