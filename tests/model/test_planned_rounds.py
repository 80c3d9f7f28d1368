"""Which planned round is still to come, and which one a round that begins now is."""

from __future__ import annotations

import datetime as dt

import pytest

from offer_tui.model.opportunity import PlannedRound
from offer_tui.model.progress import is_forgotten, last_key, meant, to_come
from offer_tui.model.session import Note, Session
from offer_tui.model.summary import GoingOn
from offer_tui.model.timing import is_over

ZONE = dt.timezone(dt.timedelta(hours=1))
NOW = dt.datetime(2025, 11, 21, 17, 0, tzinfo=ZONE)
ID = "01M70SRQ24GE3H3JHH6FRSP28N"


def hours(count: float) -> dt.timedelta:
    return dt.timedelta(hours=count)


def plan(name: str, at: dt.datetime | None, minutes: int | None = None) -> PlannedRound:
    return PlannedRound(round=name, at=at, minutes=minutes)


def began(name: str, at: dt.datetime, *keys: dt.datetime, minutes: int | None = None) -> Session:
    notes = tuple(Note(id=ID, at=key, text="words") for key in keys)
    session = Session(schema_version=1, id=ID, round=name, began=at, planned_minutes=minutes)
    return session.model_copy(update={"notes": notes})


def names(*planned: PlannedRound) -> list[str]:
    return [one.round for one in planned]


# Which one begins now.


def test_of_two_rounds_today_it_is_the_nearer_one() -> None:
    lunch, panel = plan("lunch", NOW.replace(hour=12)), plan("panel", NOW.replace(hour=18))
    assert meant([lunch, panel], [], NOW) == panel
    assert meant([panel, lunch], [], NOW) == panel


def test_one_that_took_place_is_not_meant_again() -> None:
    lunch, panel = plan("lunch", NOW.replace(hour=12)), plan("panel", NOW.replace(hour=18))
    held = began("panel", NOW - hours(1))
    assert meant([lunch, panel], [held], NOW) == lunch


def test_a_round_of_another_day_or_without_a_day_is_not_meant() -> None:
    assert meant([plan("panel", NOW + hours(8)), plan("chat", None)], [], NOW) is None


def test_the_day_is_that_of_the_person_and_not_of_the_writer() -> None:
    late = dt.datetime(2025, 11, 20, 23, 30, tzinfo=dt.UTC)
    assert meant([plan("call", late)], [], NOW) is not None


def test_a_time_at_the_calendars_end_is_no_failure() -> None:
    first = dt.datetime.min.replace(tzinfo=dt.timezone(hours(14)))
    last = dt.datetime.max.replace(tzinfo=dt.timezone(hours(-5)))
    odd = [plan("first", first), plan("last", last)]
    assert meant(odd, [], NOW) is None
    assert names(*to_come(odd, [began("other", NOW)])) == ["last"]
    assert not is_over(odd[1], NOW)


def test_from_memory_it_is_the_latest_whose_time_has_come() -> None:
    yesterday, tonight = plan("panel", NOW - hours(24)), plan("call", NOW + hours(2))
    assert meant([yesterday, tonight], [], NOW, from_memory=True) == yesterday
    assert meant([yesterday, tonight], [], NOW) == tonight
    long_ago = plan("screen", NOW - hours(24 * 8))
    assert meant([long_ago], [], NOW, from_memory=True) is None


# Which ones took place.


@pytest.mark.parametrize(
    ("name", "at", "took_place"),
    [
        ("round 2", NOW, True),
        ("Round 2 ", NOW - hours(7), True),
        ("another name", NOW - hours(1), True),
        ("another name", NOW - hours(1.1), False),
        ("round 2", NOW - hours(24), False),
        ("another name", NOW + hours(30), True),
    ],
)
def test_a_round_that_began_is_the_planned_one(
    name: str, at: dt.datetime, took_place: bool
) -> None:
    assert to_come([plan("round 2", NOW)], [began(name, at)]) == (
        () if took_place else (plan("round 2", NOW),)
    )


def test_one_round_is_only_one_of_two_that_were_planned() -> None:
    planned = [plan("tour", NOW - hours(4)), plan("round 2", NOW), plan("round 3", NOW + hours(3))]
    assert names(*to_come(planned, [began("round 2", NOW)])) == ["tour", "round 3"]
    assert names(*to_come(planned, [began("round 1", NOW - hours(4))])) == ["round 2", "round 3"]
    both = [began("round 1", NOW - hours(4)), began("other", NOW)]
    assert names(*to_come(planned, both)) == ["round 3"]


def test_one_without_a_time_took_place_when_a_round_has_its_name() -> None:
    assert to_come([plan("panel", None)], [began("Panel", NOW - hours(90))]) == ()
    assert names(*to_come([plan("panel", None)], [began("other", NOW)])) == ["panel"]


def test_a_round_should_be_over_after_its_length_or_an_hour() -> None:
    assert not is_over(plan("call", NOW), NOW + hours(0.9))
    assert is_over(plan("call", NOW), NOW + hours(1))
    assert is_over(plan("call", NOW, 30), NOW + hours(0.5))
    assert not is_over(plan("centre", NOW, 480), NOW + hours(7))
    assert not is_over(plan("call", None), NOW)


# Which ones were forgotten.


@pytest.mark.parametrize(
    ("minutes", "silence", "forgotten"),
    [
        (None, 2.9, False),
        (None, 3, True),
        (45, 3, True),
        (240, 7.9, False),
        (240, 8, True),
        (1440, 11.9, False),
        (1440, 12, True),
    ],
)
def test_a_round_is_forgotten_some_hours_after_its_last_key(
    minutes: int | None, silence: float, forgotten: bool
) -> None:
    session = began("round 1", NOW - hours(20), NOW - hours(silence), minutes=minutes)
    assert is_forgotten(session, NOW) == forgotten


def test_one_that_ended_was_not_forgotten() -> None:
    session = began("round 1", NOW - hours(20)).model_copy(update={"ended": NOW - hours(19)})
    assert not is_forgotten(session, NOW)


def test_the_last_key_is_never_before_the_beginning() -> None:
    assert last_key(began("round 1", NOW)) == NOW
    assert last_key(began("round 1", NOW, NOW + hours(1), NOW - hours(1))) == NOW + hours(1)


def test_a_last_key_more_than_a_day_ahead_is_none() -> None:
    ahead = NOW + hours(30)
    assert is_forgotten(began("round 1", ahead), NOW)
    assert is_forgotten(began("round 1", NOW - hours(13), ahead), NOW)
    assert not is_forgotten(began("round 1", ahead, NOW - hours(1)), NOW)
    assert not is_forgotten(began("round 1", NOW + hours(20)), NOW)
    assert last_key(began("round 1", NOW, ahead), NOW) == NOW


def test_a_row_whose_last_key_is_more_than_a_day_ahead_does_not_go_on() -> None:
    def row(last: dt.datetime) -> GoingOn:
        return GoingOn("id", "round 1", NOW, last)

    assert row(NOW + hours(30)).is_forgotten(NOW)
    assert not row(NOW + hours(20)).is_forgotten(NOW)
