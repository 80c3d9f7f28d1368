"""Calendars as files, read back by readers that have nothing to do with how they were made."""

from __future__ import annotations

import datetime as dt
import re
import zoneinfo

import pytest
import vobject
from hypothesis import given
from hypothesis import strategies as st
from ics import Component, read_ics

from offer_tui.hindsight.calendar import Event
from offer_tui.store.calendar import calendar_file

BERLIN = zoneinfo.ZoneInfo("Europe/Berlin")
MADE = dt.datetime(2026, 11, 22, 10, 30, 15, 250_000, tzinfo=BERLIN)
AT = dt.datetime(2026, 12, 1, 14, 30, tzinfo=dt.UTC)
DAY = dt.date(2026, 12, 4)
ROUND = Event("one-round", "Acme, round 2", AT, 45)
HOSTILE = (
    'Smith, Jones; and\\Sons: "the" firm\'s',
    "🧟‍♀️ 欢迎 Söhne אבג " * 40,
    "x" * 1_000,
    "é" * 1_000,
    "BEGIN:VEVENT\\nSUMMARY:not so",
    "a\\, b\\; c\\n d\\N e\\\\",
    " blanks at its ends ",
    "50 % off = \t tabs & <b>tags</b>",
)


def written(*events: Event) -> list[Component]:
    return read_ics(calendar_file(events, MADE))[1]


def test_a_calendar_says_what_it_is() -> None:
    calendar, events = read_ics(calendar_file([ROUND], MADE))
    assert calendar["VERSION"].value == "2.0"
    assert calendar["PRODID"].value
    assert len(events) == 1


def test_a_round_is_a_time_in_utc_with_its_length_and_takes_the_time() -> None:
    (event,) = written(ROUND)
    assert event["SUMMARY"].text == "Acme, round 2"
    assert (event["DTSTART"].parameters, event["DTSTART"].value) == ("", "20261201T143000Z")
    assert event["DURATION"].value == "PT45M"
    assert event["TRANSP"].value == "OPAQUE"


def test_a_round_of_unknown_length_says_none() -> None:
    (event,) = written(Event("one", "Acme, round 2", AT))
    assert not {"DURATION", "DTEND"} & event.keys()


def test_a_day_is_a_date_and_leaves_the_day_free() -> None:
    (event,) = written(Event("one", "Answer Acme", DAY))
    assert (event["DTSTART"].parameters, event["DTSTART"].value) == (";VALUE=DATE", "20261204")
    assert event["TRANSP"].value == "TRANSPARENT"
    assert not {"DURATION", "DTEND"} & event.keys()


def test_events_are_private_have_no_alarm_and_say_nothing_else() -> None:
    content = calendar_file([ROUND, Event("two", "Answer Acme", DAY)], MADE)
    assert b"VALARM" not in content
    for event in read_ics(content)[1]:
        assert event["CLASS"].value == "PRIVATE"
        assert event.keys() <= {
            "UID", "DTSTAMP", "DTSTART", "DURATION", "SUMMARY", "CLASS", "TRANSP",
        }  # fmt: skip


def test_the_stamp_is_the_time_it_was_made_in_utc() -> None:
    (event,) = written(ROUND)
    assert event["DTSTAMP"].value == "20261122T093015Z"


def test_a_second_file_has_the_same_uid_and_a_later_stamp() -> None:
    moved = Event(ROUND.key, ROUND.title, AT + dt.timedelta(days=2), 45)
    (before,) = written(ROUND)
    (after,) = read_ics(calendar_file([moved], MADE + dt.timedelta(minutes=1)))[1]
    assert before["UID"].value == after["UID"].value
    assert before["DTSTAMP"].value < after["DTSTAMP"].value
    assert before["DTSTART"].value != after["DTSTART"].value


@pytest.mark.parametrize("title", HOSTILE)
def test_whatever_a_name_holds_comes_back_as_it_was(title: str) -> None:
    (event,) = written(Event("one", title, AT, 45))
    assert event["SUMMARY"].text == title


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=300))
def test_any_title_comes_back_as_it_was(title: str) -> None:
    (event,) = written(Event("one", title, DAY))
    assert event["SUMMARY"].text == title


@pytest.mark.parametrize("title", HOSTILE)
def test_another_program_reads_the_same(title: str) -> None:
    content = calendar_file([Event("one", title, AT, 45), Event("two", title, DAY)], MADE)
    timed, whole = vobject.readOne(content.decode()).vevent_list
    assert timed.summary.value == title
    assert timed.dtstart.value == AT
    assert timed.duration.value == dt.timedelta(minutes=45)
    assert timed.uid.value == "one@offer-tui"
    assert whole.summary.value == title
    assert whole.dtstart.value == DAY
    assert timed.dtstamp.value == MADE.replace(microsecond=0)


def test_a_long_day_of_work_is_a_length_that_can_be_read() -> None:
    (event,) = written(Event("one", "Acme, trial day", AT, 24 * 60))
    assert re.fullmatch(r"P1D|PT24H", event["DURATION"].value)
