"""Which stage may follow which."""

from __future__ import annotations

import pytest

from offer_tui.model.stages import CLOSED, STAGES, Stage, refusal

OPEN: tuple[Stage, ...] = ("lead", "applied", "interviewing", "offer")


@pytest.mark.parametrize("now", ["lead", "applied", "interviewing"])
def test_nothing_is_accepted_or_declined_before_there_is_an_offer(now: Stage) -> None:
    assert "no offer" in refusal(now, "accepted")
    assert "withdraw" in refusal(now, "declined")
    assert refusal(now, "withdrawn") == ""


def test_an_offer_is_accepted_or_declined_and_not_withdrawn_from() -> None:
    assert refusal("offer", "accepted") == ""
    assert refusal("offer", "declined") == ""
    assert "declined" in refusal("offer", "withdrawn")


def test_only_a_job_that_was_taken_can_be_left() -> None:
    for stage in STAGES:
        assert (refusal(stage, "left") == "") == (stage == "accepted")


@pytest.mark.parametrize("now", sorted(CLOSED))
@pytest.mark.parametrize("to", OPEN)
def test_what_is_closed_can_be_opened_again(now: Stage, to: Stage) -> None:
    assert refusal(now, to) == ""


def test_what_is_closed_is_opened_before_it_ends_otherwise() -> None:
    assert "open it again" in refusal("declined", "accepted")


def test_a_step_to_where_it_stands_is_none() -> None:
    assert "already" in refusal("offer", "offer")
