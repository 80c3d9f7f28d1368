"""What lies ahead, as events of a calendar that others may see."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from opportunities import AT, ZONE, job, talked, ulid

from offer_tui.hindsight.calendar import Event, events
from offer_tui.model.decision import Decision
from offer_tui.model.opportunity import FollowUp, Opportunity, Person, PlannedRound
from offer_tui.model.reflection import Reflection
from offer_tui.model.stages import Stage

NOW = AT
TODAY = NOW.date()
TOMORROW = TODAY + dt.timedelta(days=1)


def ahead(opportunity: Opportunity, *, today: dt.date = TODAY) -> tuple[Event, ...]:
    return events(opportunity, (), dt.datetime.combine(today, NOW.timetz()))


def titles(opportunity: Opportunity, *, today: dt.date = TODAY) -> list[str]:
    return [one.title for one in ahead(opportunity, today=today)]


def planned(name: str, at: dt.datetime | None, minutes: int | None = 45) -> PlannedRound:
    return PlannedRound(round=name, at=at, with_whom="Mara, who never listens", minutes=minutes)


def test_a_planned_round_has_its_time_in_utc_and_its_length() -> None:
    (event,) = ahead(job(planned=(planned("round 2", AT),)))
    assert event.title == "Acme, round 2"
    assert event.begins == dt.datetime(2025, 11, 10, 16, 0, tzinfo=dt.UTC)
    assert isinstance(event.begins, dt.datetime)
    assert event.begins.utcoffset() == dt.timedelta(0)
    assert event.minutes == 45


def test_a_round_that_took_place_or_has_no_time_is_not_ahead() -> None:
    opportunity = job(planned=(planned("round 1", AT), planned("some day", None)))
    assert events(opportunity, (talked(AT),), NOW) == ()


def test_a_round_of_an_earlier_day_is_not_ahead() -> None:
    late = dt.datetime.combine(TODAY, dt.time(0, 10), ZONE)
    assert titles(job(planned=(planned("round 1", late),))) == ["Acme, round 1"]
    assert ahead(job(planned=(planned("round 1", late),)), today=TOMORROW) == ()


def test_days_to_answer_by_follow_ups_and_reflections_are_days() -> None:
    opportunity = job(
        "offer",
        answer_by=TOMORROW,
        they_decide_by=TODAY,
        follow_ups=(FollowUp(text="ask for the contract", by=TODAY),),
    )
    assert [(one.title, one.begins, one.minutes) for one in ahead(opportunity)] == [
        ("Follow up with Acme", TODAY, None),
        ("Hear from Acme", TODAY, None),
        ("Answer Acme", TOMORROW, None),
    ]


def test_days_that_are_over_follow_ups_done_and_those_without_a_day_are_left_out() -> None:
    opportunity = job(
        answer_by=TODAY,
        they_decide_by=TODAY,
        follow_ups=(
            FollowUp(text="without a day"),
            FollowUp(text="done", by=TOMORROW, done=True),
            FollowUp(text="late", by=TODAY),
        ),
    )
    assert ahead(opportunity, today=TOMORROW) == ()


@pytest.mark.parametrize("stage", ["accepted", "declined", "withdrawn", "left"])
def test_of_a_closed_one_only_follow_ups_and_looking_back_remain(stage: Stage) -> None:
    opportunity = job(
        stage,
        decision=Decision(on=TODAY),
        answer_by=TOMORROW,
        they_decide_by=TOMORROW,
        planned=(planned("round 2", AT),),
        follow_ups=(FollowUp(text="send it back", by=TOMORROW),),
    )
    assert titles(opportunity) == ["Follow up with Acme", *["Look back at Acme"] * 3]
    assert [one.day - TODAY for one in ahead(opportunity)[1:]] == [
        dt.timedelta(days=days) for days in (90, 180, 365)
    ]


def test_no_word_of_a_follow_up_and_no_name_of_a_person_is_seen() -> None:
    opportunity = job(
        role="Engineer",
        people=(Person(name="Mara"),),
        planned=(planned("round 2", AT),),
        follow_ups=(FollowUp(text="ask why they shout", by=TODAY),),
    )
    shown = " ".join(f"{one.key} {one.title}" for one in ahead(opportunity))
    assert not any(word in shown for word in ("Mara", "shout", "Engineer", "listens"))


def test_what_was_moved_keeps_its_key() -> None:
    def keys(at: dt.datetime, day: dt.date) -> set[str]:
        matter = job(
            planned=(planned("Round 2", at), planned("panel", at + dt.timedelta(days=1))),
            follow_ups=(FollowUp(text="ask", by=day), FollowUp(text="ask", by=day)),
            answer_by=day,
            they_decide_by=day,
        )
        return {one.key for one in ahead(matter)}

    before, after = keys(AT, TODAY), keys(AT + dt.timedelta(days=3), TOMORROW)
    assert len(before) == 6
    assert before == after


def test_a_decision_made_anew_moves_the_days_to_look_back() -> None:
    first, second = (ahead(job("accepted", decision=Decision(on=day))) for day in (TODAY, TOMORROW))
    assert [one.key for one in first] == [one.key for one in second]
    assert [one.day for one in first] != [one.day for one in second]


def test_two_rounds_of_one_name_are_two_events() -> None:
    twice = (planned("call", AT), planned("call", AT + dt.timedelta(hours=3)))
    assert len({one.key for one in ahead(job(planned=twice))}) == 2


def test_a_time_at_the_end_of_the_calendar_is_left_out() -> None:
    last = dt.datetime.max.replace(tzinfo=dt.timezone(-dt.timedelta(hours=5)), microsecond=0)
    assert ahead(job(planned=(planned("round 2", last),))) == ()


@given(st.text(min_size=1).filter(lambda text: bool(text.strip())))
def test_a_title_is_one_line_whatever_the_names_are(name: str) -> None:
    matter = job(planned=(planned(name, AT),), answer_by=TODAY).model_copy(update={"company": name})
    for event in ahead(matter):
        assert event.title.splitlines() == [event.title]
        assert event.title.isprintable() or not event.title.isascii()


def test_a_look_back_that_is_due_stays_on_its_own_day_until_it_is_answered_or_lapses() -> None:
    decided = TODAY - dt.timedelta(days=100)
    matter = job("accepted", decision=Decision(on=decided))
    first, *_ = ahead(matter)
    assert first.begins == decided + dt.timedelta(days=90)
    assert ahead(matter, today=TOMORROW)[0] == first
    begun = Reflection(id=ulid(5), on=TODAY, days=90, missing="who moved up")
    assert ahead(matter.model_copy(update={"reflections": (begun,)}))[0] == first
    answered = begun.model_copy(update={"again": True})
    without = ahead(matter.model_copy(update={"reflections": (answered,)}))
    assert first.key not in {one.key for one in without}
    lapsed = ahead(matter, today=decided + dt.timedelta(days=180))
    assert first.key not in {one.key for one in lapsed}


def test_a_round_that_took_place_hands_its_key_on_to_no_other_of_its_name() -> None:
    twice = (planned("Interview", AT), planned("Interview", AT + dt.timedelta(days=7)))
    matter = job(planned=twice)
    first, second = events(matter, (), NOW)
    took_place = talked(AT).model_copy(update={"round": "Interview"})
    (left,) = events(matter, (took_place,), NOW)
    assert left == second
    assert left.key != first.key


def test_one_that_is_moved_before_another_of_its_name_keeps_its_key() -> None:
    early, late = planned("call", AT), planned("call", AT + dt.timedelta(days=2))
    moved = planned("call", AT + dt.timedelta(days=4))
    (first, second), (third, fourth) = (
        ahead(job(planned=rounds)) for rounds in ((early, late), (moved, late))
    )
    assert (fourth.key, third.key) == (first.key, second.key)


def test_today_is_the_day_where_one_is_and_not_where_the_round_is() -> None:
    west = dt.timezone(dt.timedelta(hours=-8))
    matter = job(planned=(planned("panel", dt.datetime(2025, 11, 9, 23, 30, tzinfo=west)),))
    (event,) = events(matter, (), dt.datetime(2025, 11, 10, 6, 0, tzinfo=ZONE))
    assert event.begins == dt.datetime(2025, 11, 10, 7, 30, tzinfo=dt.UTC)
    assert events(matter, (), dt.datetime(2025, 11, 11, 0, 30, tzinfo=ZONE)) == ()
