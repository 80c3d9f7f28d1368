"""Days as people write them."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from offer_tui.model.days import day_of

SUNDAY = dt.date(2026, 11, 22)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("today", dt.date(2026, 11, 22)),
        ("Tomorrow", dt.date(2026, 11, 23)),
        ("yesterday", dt.date(2026, 11, 21)),
        ("2026-12-03", dt.date(2026, 12, 3)),
        (" 3 Dec ", dt.date(2026, 12, 3)),
        ("Dec 3", dt.date(2026, 12, 3)),
        ("3rd of December 2027", dt.date(2027, 12, 3)),
        ("the 3 of December 2027", dt.date(2027, 12, 3)),
        ("Thu 3 Dec", dt.date(2026, 12, 3)),
        ("3 Nov", dt.date(2027, 11, 3)),
        ("thu", dt.date(2026, 11, 26)),
        ("Sunday", dt.date(2026, 11, 22)),
        ("29 Feb", dt.date(2028, 2, 29)),
        ("31 Feb", None),
        ("12.11.2026", None),
        ("soon", None),
        ("", None),
        ("12", None),
        ("٣ Dec", dt.date(2026, 12, 3)),
    ],
)
def test_a_day_to_come_is_read_as_it_is_written(text: str, day: dt.date | None) -> None:
    assert day_of(text, SUNDAY) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("12 Nov", dt.date(2026, 11, 12)),
        ("12 Dec", dt.date(2025, 12, 12)),
        ("thu", dt.date(2026, 11, 19)),
        ("22 Nov", dt.date(2026, 11, 22)),
    ],
)
def test_a_day_gone_by_is_the_latest_of_its_name(text: str, day: dt.date) -> None:
    assert day_of(text, SUNDAY, "past") == day


@given(st.text(max_size=30), st.dates(dt.date(1990, 1, 1), dt.date(2100, 1, 1)))
def test_no_words_are_too_strange(text: str, today: dt.date) -> None:
    found = day_of(text, today)
    assert found is None or isinstance(found, dt.date)


@given(st.dates(dt.date(1990, 1, 1), dt.date(2090, 1, 1)), st.integers(0, 364))
def test_the_day_that_is_said_is_the_day_that_is_meant(today: dt.date, ahead: int) -> None:
    day = today + dt.timedelta(days=ahead)
    assert day_of(f"{day.day} {day:%b}", today) == day
