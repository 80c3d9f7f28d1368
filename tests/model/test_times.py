"""Times as people write them."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from offer_tui.model.times import moment_of

SUNDAY = dt.date(2026, 11, 22)


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("tomorrow 17:00", dt.datetime(2026, 11, 23, 17)),
        ("Tomorrow at 9:05", dt.datetime(2026, 11, 23, 9, 5)),
        ("Thu 14:30", dt.datetime(2026, 11, 26, 14, 30)),
        ("2026-12-02 17:00", dt.datetime(2026, 12, 2, 17)),
        ("2026-12-02T17:00", dt.datetime(2026, 12, 2, 17)),
        ("2 Dec 17:00", dt.datetime(2026, 12, 2, 17)),
        ("Dec 2, 5pm", dt.datetime(2026, 12, 2, 17)),
        ("2 December 2027 at 5:30 p.m.", dt.datetime(2027, 12, 2, 17, 30)),
        ("  17:00 ", dt.datetime(2026, 11, 22, 17)),
        ("noon", dt.datetime(2026, 11, 22, 12)),
        ("12 am", dt.datetime(2026, 11, 22, 0)),
        ("12 pm", dt.datetime(2026, 11, 22, 12)),
        ("yesterday 10:00", dt.datetime(2026, 11, 21, 10)),
        ("3 Nov 10:00", dt.datetime(2027, 11, 3, 10)),
    ],
)
def test_a_time_is_read_as_it_is_written(text: str, moment: dt.datetime) -> None:
    assert moment_of(text, SUNDAY) == moment


@pytest.mark.parametrize(
    "text",
    ["", "tomorrow", "2 Dec", "17", "24:00", "12:60", "13 pm", "0 am", "117:00", "1:17:00",
     "some day 17:00", "31 Feb 17:00", "Thu 17:0", "17:00 tomorrow at the office", "12.11. 17:00"],
)  # fmt: skip
def test_what_names_no_time_or_no_day_is_none(text: str) -> None:
    assert moment_of(text, SUNDAY) is None


@given(st.text(max_size=30))
def test_no_words_are_too_strange(text: str) -> None:
    for words in (text, f"{text} 17:00", f"{text} 5 pm"):
        found = moment_of(words, SUNDAY)
        assert found is None or isinstance(found, dt.datetime)


@given(st.dates(dt.date(2026, 11, 22), dt.date(2027, 11, 21)), st.times())
def test_the_time_that_is_said_is_the_time_that_is_meant(day: dt.date, time: dt.time) -> None:
    meant = dt.datetime.combine(day, time.replace(second=0, microsecond=0))
    assert moment_of(f"{day.day} {day:%b} {meant:%H:%M}", SUNDAY) == meant
    assert moment_of(f"{meant:%Y-%m-%d} {meant:%I:%M %p}", SUNDAY) == meant
