"""Silences are days since it was their turn, and nothing else."""

from __future__ import annotations

import datetime as dt

import pytest
from opportunities import AT, job, talked

from offer_tui.hindsight.silence import Silence, silence, silence_of
from offer_tui.hindsight.staging import reopened, staged
from offer_tui.model.decision import Decision
from offer_tui.model.opportunity import Opportunity, PlannedRound, Sent
from offer_tui.model.session import Session
from offer_tui.store.rows import home_row

TALK = talked(AT)


def after(days: int) -> dt.datetime:
    return AT + dt.timedelta(days=days)


def days(it: Opportunity, *sessions: Session, now: dt.datetime) -> int | None:
    """Return how long they have been silent, which home's row has to say as well."""
    found = silence(it, sessions, now)
    assert found == silence_of(home_row("acme", it, sessions, None), now)
    return found.days if found else None


def test_it_is_counted_from_the_end_of_a_round_weekends_and_all() -> None:
    assert days(job(), TALK, now=after(12)) == 12
    assert days(job(), TALK, now=after(0)) == 0


def test_it_is_said_from_five_days_on() -> None:
    today = AT.date()
    assert not Silence(today, 4).is_said
    assert Silence(today, 5).is_said
    assert Silence(today, 12).words() == "no answer for 12 days"


def test_a_letter_begins_it_anew() -> None:
    letter = Sent(kind="thank-you", on=after(3).date())
    assert days(job(letters=(letter,)), TALK, now=after(12)) == 9


def test_an_application_is_waited_for_too() -> None:
    assert days(staged(job("lead"), "applied", AT), now=after(8)) == 8


def test_nobody_is_silent_who_was_never_asked() -> None:
    assert days(job("lead"), now=after(30)) is None
    assert days(staged(job("applied"), "interviewing", AT), now=after(30)) is None


def test_what_they_had_promised_is_named_once_its_day_is_past() -> None:
    it = job(they_decide_by=after(4).date())
    assert days(it, TALK, now=after(4)) is None
    found = silence(it, [TALK], after(16))
    assert found == Silence(after(4).date(), 12, is_past_promise=True)
    assert found.in_full(after(16).date()) == "said by Fri 14 Nov, 12 days ago"


def test_without_a_promise_the_day_is_said_since_when() -> None:
    found = silence(job(), [TALK], after(12))
    assert found is not None
    assert found.in_full(after(12).date()) == "for 12 days, since Mon 10 Nov"


def test_a_talk_that_lies_ahead_is_an_answer() -> None:
    it = job(planned=(PlannedRound(round="panel", at=after(20)),))
    assert days(it, TALK, now=after(12)) is None


def test_a_talk_of_which_they_named_no_day_is_none_yet() -> None:
    assert days(job(planned=(PlannedRound(round="panel"),)), TALK, now=after(12)) == 12


def test_after_a_talk_that_nobody_wrote_down_it_is_counted_from_there() -> None:
    it = job(planned=(PlannedRound(round="panel", at=after(6)),))
    assert days(it, TALK, now=after(12)) == 6


def test_while_a_round_goes_on_nobody_is_silent() -> None:
    assert days(job(), TALK, talked(after(12), None), now=after(12)) is None


@pytest.mark.parametrize("stage", ["offer", "accepted", "declined", "rejected", "left"])
def test_an_offer_waits_for_you_and_what_is_closed_for_nobody(stage: str) -> None:
    assert days(job(stage), TALK, now=after(30)) is None  # type: ignore[arg-type]


def test_while_they_want_an_answer_it_is_not_their_turn() -> None:
    assert days(job(answer_by=after(14).date()), TALK, now=after(12)) is None


def test_a_stage_that_only_they_can_bring_about_is_an_answer() -> None:
    it = staged(job("applied"), "interviewing", after(5))
    assert days(it, TALK, now=after(12)) == 7


def test_what_was_opened_again_forgets_how_long_it_was_closed() -> None:
    it = job("declined", decision=Decision(on=AT.date()))
    assert days(reopened(it, after(200)), TALK, now=after(210)) is None


def test_a_clock_that_is_behind_makes_no_negative_days() -> None:
    assert days(job(), TALK, now=after(-3)) == 0


def test_a_promise_from_before_it_was_closed_and_opened_again_counts_no_more() -> None:
    refused = staged(job(they_decide_by=after(60).date()), "rejected", after(100))
    it = reopened(refused, after(374))
    assert days(it, TALK, now=after(376)) is None
    assert days(it, TALK, talked(after(375)), now=after(385)) == 10


def test_a_promise_that_their_answer_kept_counts_no_more() -> None:
    it = staged(job("lead", they_decide_by=after(4).date()), "interviewing", after(9))
    assert days(it, now=after(40)) is None


def test_a_promise_for_after_their_answer_still_counts() -> None:
    it = staged(job("applied", they_decide_by=after(12).date()), "interviewing", after(9))
    assert days(it, TALK, now=after(20)) == 8


WEST = dt.timezone(dt.timedelta(hours=-8))
LATE = dt.datetime(2025, 11, 9, 23, 30, tzinfo=WEST)
"""Where ``after`` counts, the tenth already."""


def test_an_application_is_counted_by_the_days_of_here() -> None:
    assert days(staged(job("lead"), "applied", LATE), now=after(12)) == 12


def test_a_round_is_counted_by_the_days_of_here() -> None:
    assert days(job(), talked(LATE, 15), now=after(12)) == 12


def test_their_answer_is_counted_by_the_days_of_here() -> None:
    it = staged(job("applied"), "interviewing", LATE)
    assert days(it, talked(after(-9)), now=after(12)) == 12


def test_opening_it_again_is_counted_by_the_days_of_here() -> None:
    it = reopened(job("withdrawn"), LATE)
    letter = Sent(kind="thank-you", on=after(-1).date())
    assert days(it.model_copy(update={"letters": (letter,)}), now=after(12)) is None


def test_a_talk_that_nobody_wrote_down_is_counted_by_the_days_of_here() -> None:
    it = job(planned=(PlannedRound(round="panel", at=LATE),))
    assert days(it, talked(after(-9)), now=after(12)) == 12
