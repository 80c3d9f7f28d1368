"""The words for what is recorded."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
from typing import get_args

import pytest

from offer_tui.model.mark import Subject
from offer_tui.model.signal import Ask, Degree, State
from offer_tui.model.stages import STAGES
from offer_tui.model.wording import (
    ASK_WORDS,
    GUT_WORDS,
    STAGE_WORDS,
    answer_words,
    day_words,
    gut_scale,
    gut_words,
    in_zone,
    own_forecast_words,
)

TODAY = dt.date(2025, 11, 21)


def test_every_stage_and_everyone_to_ask_has_words() -> None:
    assert list(STAGE_WORDS) == list(STAGES)
    assert list(ASK_WORDS) == list(get_args(Ask))


@pytest.mark.parametrize(
    ("kind", "state", "degree", "words"),
    [
        ("signal", "seen", "plain", "yes"),
        ("signal", "seen", "hint", "partly"),
        ("signal", "clear", "plain", "no"),
        ("signal", "clear", "hint", "no"),
        ("signal", "evasive", "plain", "dodged"),
        ("signal", "evasive", "hint", "dodged"),
        ("promise", "seen", "plain", "kept"),
        ("promise", "seen", "hint", "partly"),
        ("promise", "clear", "plain", "broken"),
        ("promise", "clear", "hint", "broken"),
        ("promise", "evasive", "plain", "unclear"),
        ("promise", "evasive", "hint", "unclear"),
    ],
)
def test_an_answer_is_said_in_a_word(
    kind: Subject, state: State, degree: Degree, words: str
) -> None:
    assert answer_words(kind, state, degree) == words


def test_the_gut_is_a_number_with_its_meaning() -> None:
    assert [gut_words(1), gut_words(5)] == ["gut 1: get me out", "gut 5: I want this"]
    assert gut_scale() == "1 get me out, 2 uneasy, 3 neither, 4 good, 5 I want this"
    assert len(GUT_WORDS) == 5


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (0, "today"),
        (1, "tomorrow"),
        (-1, "yesterday"),
        (2, "Sun 23 Nov"),
        (-2, "Wed 19 Nov"),
        (13, "Thu 4 Dec"),
        (14, "5 Dec"),
        (179, "19 May"),
        (180, "20 May 2026"),
        (-180, "25 May 2025"),
    ],
)
def test_a_day_is_said_as_people_say_it(days: int, words: str) -> None:
    assert day_words(TODAY + dt.timedelta(days=days), TODAY) == words


def test_a_time_is_told_where_the_person_is() -> None:
    zone = dt.timezone(dt.timedelta(hours=1))
    assert in_zone(dt.datetime(2025, 11, 21, 23, 30, tzinfo=dt.UTC), zone).day == 22


@pytest.mark.parametrize(
    ("at", "hours"), [(dt.datetime.min, -1), (dt.datetime.max, 1)], ids=["first", "last"]
)
def test_a_time_at_the_calendars_end_is_told_as_it_was_written(at: dt.datetime, hours: int) -> None:
    written = at.replace(tzinfo=dt.UTC)
    assert in_zone(written, dt.timezone(dt.timedelta(hours=hours))) is written


def test_the_words_are_there_before_pydantic_is() -> None:
    code = "import offer_tui.model.wording, sys; sys.exit('pydantic' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize(
    ("probability", "words"),
    [(None, ""), (0.0, "0 of 10 not again"), (0.15, "2 of 10 not again"),
     (0.65, "7 of 10 not again"), (0.7, "7 of 10 not again"), (1.0, "10 of 10 not again")],
)  # fmt: skip
def test_the_own_forecast_is_said_in_tenths_whatever_a_file_holds(
    probability: float | None, words: str
) -> None:
    assert own_forecast_words(probability) == words
