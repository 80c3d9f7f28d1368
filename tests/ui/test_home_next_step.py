"""What comes next for a row on home, what waits there, and which key does it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

import pytest
from jobs import ROWS, TODAY, day
from pages import picture

from offer_tui.model.summary import GoingOn, HomeRow, LookBack, PlannedTalk, Turns, Undebriefed
from offer_tui.ui.home.columns import what_now
from offer_tui.ui.home.layout import HomeView, lay_out
from offer_tui.ui.home.next_step import NextStep, next_step
from offer_tui.ui.rows import EMPTY

ACME, BIRCH, CORVID, DUNE, ELM = ROWS
TALKED = replace(ACME, planned=(), they_decide_by=None)
"""Acme after a round, with nothing ahead."""


def ago(days: int) -> dt.datetime:
    return TODAY - dt.timedelta(days=days)


def ended(row: HomeRow, days: int) -> HomeRow:
    return replace(row, undebriefed=Undebriefed("7", "round 1", ago(days)))


def talk(days: int) -> PlannedTalk:
    return PlannedTalk("round 2", TODAY + dt.timedelta(days=days, hours=1))


def decided(row: HomeRow, days: int, *, was_taken: bool = False) -> HomeRow:
    """Return a row on which one can look back at a decision so many days ago."""
    on = ago(days).date()
    ends = ((90, 180), (180, 365), (365, 455))
    return replace(
        row,
        can_look_back=True,
        look_backs=tuple(
            LookBack(n, on + dt.timedelta(n), on + dt.timedelta(until), was_taken)
            for n, until in ends
        ),
    )


def due(*rows: HomeRow, chosen: str = "", width: int = 80) -> list[str]:
    """Return what is due, as a person sees it."""
    view = HomeView(rows, TODAY, chosen or rows[0].slug)
    page = picture(lay_out(view, width, 24, [EMPTY]))
    return [" ".join(row.split()) for row in page[2 : page.index("", 2)]]


# What Enter does. It is 16:10.


@pytest.mark.parametrize(
    ("row", "step"),
    [
        (replace(TALKED, going_on=(GoingOn("7", "round 2", TODAY, TODAY),)), "live"),
        (replace(TALKED, planned=(talk(0),)), "prepare"),
        (replace(ended(TALKED, 0), planned=(talk(1),)), "prepare"),
        (replace(ended(TALKED, 0), planned=(talk(2),)), "debrief"),
        (ended(TALKED, 3), "debrief"),
        (replace(ended(TALKED, 4), planned=(talk(2),)), "prepare"),
        (ended(TALKED, 4), "rounds"),
        (ended(BIRCH, 1), "debrief"),
        (BIRCH, "evaluation"),
        (replace(BIRCH, planned=(talk(3),)), "prepare"),
        (replace(TALKED, rounds=0), "prepare"),
        (TALKED, "rounds"),
        (replace(TALKED, is_unnamed=True), "rounds"),
        (ended(DUNE, 0), "why"),
        (ELM, "why"),
    ],
)
def test_enter_does_what_comes_next(row: HomeRow, step: NextStep) -> None:
    assert next_step(row, TODAY) == step


# What waits.


def test_a_round_of_which_nobody_said_how_it_went_stands_on_the_agenda_for_three_days() -> None:
    assert due(ended(TALKED, 1)) == ["Today any time Acme, round 1: how it went h goes through it"]
    assert "how it went" in due(ended(TALKED, 3))[0]
    page = picture(lay_out(HomeView([ended(TALKED, 4)], TODAY, "acme"), 80, 24, [EMPTY]))
    assert "how it went" not in "".join(page)


def test_the_key_is_named_on_a_narrow_page_too() -> None:
    assert due(ended(TALKED, 1), width=40) == ["today Acme, round 1: how it went h"]


def test_only_the_reflection_that_became_due_last_is_named() -> None:
    rows = (TALKED, decided(DUNE, 200), decided(ELM, 95, was_taken=True))
    assert due(*rows) == ["Today any time Elm, 90 days on: would you take it again? k looks back"]


def test_a_reflection_lapses_when_the_next_one_is_due_and_at_last_for_good() -> None:
    assert "half a year on: would you say no again?" in due(TALKED, decided(DUNE, 200))[0]
    assert "a year on" in due(TALKED, decided(DUNE, 454))[0]
    assert not any("year" in row for row in _page([TALKED, decided(DUNE, 455)]))


def test_k_is_not_named_where_it_looks_back_at_another_one() -> None:
    rows = (TALKED, decided(DUNE, 200), decided(ELM, 95))
    assert due(*rows, chosen="elm")[0].endswith("k looks back")
    assert not due(*rows, chosen="dune")[0].endswith("k looks back")


def test_t_asks_the_one_that_wants_its_answer_first_for_time() -> None:
    rows = (ACME, BIRCH, CORVID)
    assert due(*rows)[-1].endswith("7 days after Birch Systems t ask for time")
    assert due(ACME, replace(BIRCH, company="Birch"))[-1].endswith("t ask Birch for time")
    assert not due(*rows, chosen="corvid")[-1].endswith("time")
    assert due(*rows, width=40)[-1] == "2 Dec Acme decides, too late t"


# What stands beside the name.


def test_a_silence_is_said_in_days_from_five_days_on() -> None:
    row = replace(TALKED, turns=Turns(ago(12)))
    assert what_now(row, TODAY) == "no answer for 12 days"
    assert "no answer for 12 days" in "".join(_page([row]))
    assert what_now(replace(row, turns=Turns(ago(4))), TODAY) != "no answer for 4 days"


def test_a_long_silence_fits_its_column_with_fewer_words() -> None:
    page = "".join(_page([replace(TALKED, turns=Turns(ago(112)))]))
    assert "no answer, 112 days  " in page


@pytest.mark.parametrize(
    ("taken", "left", "words"),
    [
        (day(1, 8, 2024), day(2, 10, 2025), "left after 14 months"),
        (day(31, 1, 2025), day(28, 2, 2025), "left after 28 days"),
        (day(31, 1, 2025), day(1, 3, 2025), "left after 1 month"),
        (day(1, 1, 2020), day(1, 1, 2022), "left after 2 years"),
        (day(2, 1, 2022), day(1, 1, 2022), "left after 0 days"),
    ],
)
def test_a_job_that_was_left_says_after_how_long(taken: dt.date, left: dt.date, words: str) -> None:
    row = replace(DUNE, stage="left", taken_on=taken, closed_on=left)
    assert what_now(row, TODAY) == words


def test_files_of_before_say_when_it_was_left() -> None:
    row = replace(DUNE, stage="left", closed_on=day(2, 10, 2025))
    assert what_now(row, TODAY) == "left Oct 2025"


def _page(rows: Sequence[HomeRow]) -> list[str]:
    return picture(lay_out(HomeView(rows, TODAY, rows[0].slug), 80, 24, [EMPTY]))
