"""What was answered before a round: rounds and findings outside of them, by time."""

from __future__ import annotations

import datetime as dt

from interview import BEGAN, LEAVING, VAGUE, ulid

from offer_tui.capture.before import BEFORE, Earlier, earlier_answers
from offer_tui.model.opportunity import Opportunity
from offer_tui.model.session import Observation, Session
from offer_tui.model.signal import State

DAY = dt.timedelta(days=1)
FIRST, SECOND = BEGAN, BEGAN + 7 * DAY


def seen(subject: str, state: State, at: dt.datetime) -> Observation:
    """Return an answer; its id is told by its time."""
    return Observation(id=ulid(int(at.timestamp())), signal=subject, state=state, at=at)


def round_(number: int, began: dt.datetime, *answers: Observation) -> Session:
    """Return a round that heard the answers."""
    return Session(
        schema_version=1, id=ulid(number), round=f"round {number}", began=began,
        observations=answers,
    )  # fmt: skip


def acme(*outside: Observation) -> Opportunity:
    """Return an opportunity about which so much was found outside of its rounds."""
    return Opportunity(
        schema_version=1, id=ulid(1), company="Acme", created=BEGAN - 30 * DAY, observations=outside
    )


def test_the_latest_round_that_answered_has_the_last_word() -> None:
    rounds = (
        round_(1, FIRST, seen(LEAVING, "seen", FIRST), seen(VAGUE, "seen", FIRST)),
        round_(2, SECOND, seen(LEAVING, "clear", SECOND)),
    )
    assert earlier_answers(acme(), rounds) == {
        LEAVING: Earlier("round 2", "clear", "plain"),
        VAGUE: Earlier("round 1", "seen", "plain"),
    }


def test_what_is_found_outside_between_two_rounds_stands_over_the_first_of_them() -> None:
    between = acme(seen(LEAVING, "clear", FIRST + DAY), seen(VAGUE, "clear", FIRST + DAY))
    rounds = (
        round_(1, FIRST, seen(LEAVING, "seen", FIRST), seen(VAGUE, "seen", FIRST)),
        round_(2, SECOND, seen(VAGUE, "evasive", SECOND)),
    )
    assert earlier_answers(between, rounds) == {
        LEAVING: Earlier(BEFORE, "clear", "plain"),
        VAGUE: Earlier("round 2", "evasive", "plain"),
    }


def test_what_was_found_before_the_rounds_gives_way_to_them_and_what_came_after_does_not() -> None:
    first = round_(1, FIRST, seen(LEAVING, "seen", FIRST))
    for outside, found in ((FIRST - DAY, "seen"), (FIRST + DAY, "clear")):
        told = earlier_answers(acme(seen(LEAVING, "clear", outside)), (first,))
        assert told[LEAVING].state == found
        assert told[LEAVING].is_outside == (outside > FIRST)


def test_of_two_answers_outside_the_later_one_counts_whatever_their_order() -> None:
    late, early = seen(VAGUE, "clear", SECOND), seen(VAGUE, "seen", FIRST)
    assert earlier_answers(acme(late, early), ())[VAGUE].state == "clear"


def test_promises_and_own_questions_are_told_by_their_own_ids() -> None:
    kept = Observation(id=ulid(5), promise=ulid(6), state="seen", at=FIRST)
    asked = Observation(id=ulid(7), question=ulid(8), state="clear", at=FIRST)
    assert earlier_answers(acme(), (round_(1, FIRST, kept, asked),)).keys() == {ulid(6), ulid(8)}
