"""A stage changes by one step, which the guards allow and the history keeps."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from opportunities import AT, job

from offer_tui.hindsight.staging import (
    StageRefused,
    closing,
    decided,
    reopened,
    stage_when_reopened,
    staged,
)
from offer_tui.model.decision import Decision
from offer_tui.model.stages import CLOSED, STAGES, Stage, refusal


def later(days: int) -> dt.datetime:
    return AT + dt.timedelta(days=days)


def decision(stage: Stage, because: str = "") -> Decision:
    return Decision(on=AT.date(), stage=stage, because=because)


def test_a_change_is_written_into_the_history_with_its_time_and_words() -> None:
    changed = staged(job("applied"), "interviewing", AT, " they wrote back ")
    assert changed.stage == "interviewing"
    [change] = changed.history
    assert (change.at, change.before, change.stage) == (AT, "applied", "interviewing")
    assert change.because == "they wrote back"


def test_nothing_is_accepted_without_an_offer_and_the_words_say_so() -> None:
    with pytest.raises(StageRefused, match="note the offer first"):
        staged(job("interviewing"), "accepted", AT)


@given(st.lists(st.sampled_from(STAGES), max_size=12))
def test_every_change_stands_in_the_history_and_begins_where_the_last_one_ended(
    wished: list[Stage],
) -> None:
    it, steps = job("lead"), 0
    for number, stage in enumerate(wished):
        if refusal(it.stage, stage):
            with pytest.raises(StageRefused):
                staged(it, stage, later(number))
        else:
            it, steps = staged(it, stage, later(number)), steps + 1
    assert len(it.history) == steps
    stages = ["lead", *(one.stage for one in it.history)]
    assert [one.before for one in it.history] == stages[:-1]
    assert it.stage == stages[-1]


def test_leaving_keeps_why_it_was_taken() -> None:
    taken = decided(job("offer"), decision("accepted", "the team"), AT)
    left = staged(taken, "left", later(400), "the team went")
    assert left.decision == taken.decision
    change = closing(left)
    assert change is not None
    assert (change.at, change.because) == (later(400), "the team went")


def test_a_second_decision_keeps_the_first_one() -> None:
    first = decided(job("offer"), decision("declined", "too far"), AT)
    again = staged(reopened(first, later(1)), "offer", later(2))
    second = decided(again, decision("accepted", "from home"), later(3))
    assert [one.because for one in second.earlier_decisions] == ["too far"]
    assert second.decision is not None
    assert second.decision.because == "from home"
    assert [one.stage for one in second.history] == [
        "declined", "interviewing", "offer", "accepted",
    ]  # fmt: skip


def test_what_was_closed_opens_where_it_stood_before() -> None:
    assert reopened(decided(job("applied"), decision("rejected"), AT), later(1)).stage == "applied"


def test_an_offer_that_was_answered_is_none_any_more() -> None:
    assert stage_when_reopened(decided(job("offer"), decision("declined"), AT)) == "interviewing"


@pytest.mark.parametrize("stage", sorted(set(STAGES) - CLOSED))
def test_what_is_open_is_not_opened_again(stage: Stage) -> None:
    with pytest.raises(StageRefused, match="open already"):
        reopened(job(stage), AT)


def test_a_file_of_before_has_no_change_that_closed_it() -> None:
    assert closing(job("declined")) is None


def test_a_decision_that_says_nothing_of_the_end_closes_nothing() -> None:
    with pytest.raises(StageRefused, match="how it ends"):
        decided(job("offer"), Decision(on=AT.date()), AT)
