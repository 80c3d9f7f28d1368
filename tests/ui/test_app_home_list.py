"""The list on home: long ones, files that cannot be read, and problems that need room."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jobs import LISTS, ROWS, TODAY, advice, many
from pages import HEIGHTS, WIDTHS, check_fits, picture
from piloted import Sitting, at_the_sample, places_in, sitting

from offer_tui.model.summary import HomeRow, Task
from offer_tui.ui.desk import Desk, Refreshed, Unreadable
from offer_tui.ui.home.agenda import agenda
from offer_tui.ui.home.columns import columns, known_words
from offer_tui.ui.home.layout import HomeView, lay_out
from offer_tui.ui.home.problems import heading, problem_rows
from offer_tui.ui.rows import EMPTY, line
from offer_tui.ui.scrolling import scrolled

BROKEN = [Unreadable(f"kiln-{n}", "line 3, stage: none of the words", "in full") for n in range(3)]


def page(view: HomeView, width: int, height: int) -> list[str]:
    return picture(lay_out(view, width, height, [EMPTY, line("keys", width)]))


def chosen(person: Sitting) -> str:
    return next((row[3:11].strip() for row in person.rows if row.startswith(" »")), "")


def numbered(count: int) -> tuple[HomeRow, ...]:
    """Return opportunities of which nothing is known but a name."""
    return tuple(
        HomeRow(f"firm-{n:03}", f"{n:026}", f"Firm {n:03}", "SRE", "applied") for n in range(count)
    )


@asynccontextmanager
async def at_a_list(
    rows: Sequence[HomeRow], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Sitting]:
    monkeypatch.setattr(Desk, "refresh", lambda _: Refreshed(tuple(rows), ()))
    async with sitting(places_in(folder)) as person:
        await person.sees(rows[0].company)
        yield person


# Long lists.


async def test_pages_and_edges_of_a_long_list_are_reached(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with at_a_list(numbered(60), tmp_path, monkeypatch) as person:
        await person.sees("more below")
        assert chosen(person) == "Firm 000"
        await person.press("pagedown")
        first = int(chosen(person)[-3:])
        assert 10 <= first <= 20
        await person.press("pagedown")
        await person.sees("more above", "more below")
        assert first + 10 <= int(chosen(person)[-3:]) <= first + 20
        await person.press("pageup", "pageup", "pageup")
        assert chosen(person) == "Firm 000"
        await person.press("end")
        assert chosen(person) == "Firm 059"
        await person.sees_no("more below")
        await person.press("pagedown")
        assert chosen(person) == "Firm 059"
        await person.press("home")
        assert chosen(person) == "Firm 000"
        await person.sees_no("more above")


@settings(deadline=None)
@given(st.integers(0, 59), st.integers(*WIDTHS), st.integers(*HEIGHTS))
def test_what_is_shown_and_what_is_said_to_be_left_out_make_all(
    place: int, width: int, height: int
) -> None:
    rows = numbered(60)
    shown = page(HomeView(rows, TODAY, rows[place].slug), width, height)
    if height >= 8 and width >= 30:
        assert any(row.startswith(f" » {rows[place].company}") for row in shown)
        left = [int(row.split()[0]) for row in shown if row.endswith(("more below", "more above"))]
        assert sum(left) + sum("Firm" in row for row in shown) == 60


@settings(deadline=None)
@given(
    st.sampled_from(list(LISTS)), st.integers(0, 9), st.integers(*WIDTHS), st.integers(*HEIGHTS),
    st.booleans(),
)  # fmt: skip
def test_no_heading_stands_without_what_it_heads(
    name: str, place: int, width: int, height: int, broken: bool
) -> None:
    rows = LISTS[name]
    slug = rows[min(place, len(rows) - 1)].slug
    view = HomeView(rows, TODAY, slug, unreadable=BROKEN if broken else ())
    shown = page(view, width, height)
    check_fits(lay_out(view, width, height, [EMPTY, line("keys", width)]), width, height)
    if height < 8:
        return
    for words in ("   Closed", "   Cannot be read"):
        if words in shown:
            behind = shown[shown.index(words) + 1]
            assert behind.strip()
            assert "more below" not in behind


def fastest(do: Callable[[], object]) -> float:
    """Return the milliseconds of the fastest of a few runs: what it costs, not what disturbs it."""
    times = []
    for _ in range(7):
        began = time.perf_counter()
        do()
        times.append((time.perf_counter() - began) * 1000)
    return min(times)


def test_a_key_costs_the_same_in_a_long_list() -> None:
    rows = many(ROWS, 100)
    view = HomeView(rows, TODAY, rows[250].slug, due=agenda(rows, TODAY))
    assert fastest(lambda: lay_out(view, 80, 24, [EMPTY, EMPTY])) < 12


def test_dates_that_collide_are_found_in_a_moment() -> None:
    days = [TODAY.date() + dt.timedelta(days=n % 20) for n in range(1000)]
    rows = [
        replace(row, answer_by=day, they_decide_by=day + dt.timedelta(days=1))
        for row, day in zip(numbered(1000), days, strict=True)
    ]
    assert fastest(lambda: agenda(rows, TODAY)) < 60


def test_the_nearest_other_answer_is_the_one_that_collides() -> None:
    acme, birch, elm = (replace(row, planned=(), follow_ups=()) for row in numbered(3))
    soon, later = (TODAY.date() + dt.timedelta(days=n) for n in (2, 5))
    rows = [
        replace(acme, answer_by=soon, they_decide_by=later),
        replace(birch, answer_by=later),
        replace(elm, they_decide_by=later),
    ]
    said = [due.words for due in agenda(rows, TODAY)]
    assert "Firm 000 decides" in said
    assert "Firm 002 decides, 3 days after Firm 000" in said


async def test_the_list_is_sorted_once_and_not_at_every_key(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with at_a_list(numbered(60), tmp_path, monkeypatch) as person:

        def never(*_: object) -> None:
            raise AssertionError

        monkeypatch.setattr("offer_tui.ui.home.shelf.in_order", never)
        monkeypatch.setattr("offer_tui.ui.home.screen.agenda", never)
        monkeypatch.setattr("offer_tui.ui.home.layout.agenda", never)
        await person.press("down", "down")
        assert chosen(person) == "Firm 002"


# Small pages, figures and columns.


@pytest.mark.parametrize("tasks_only", [False, True])
def test_what_is_due_today_keeps_a_row_on_the_smallest_page(tasks_only: bool) -> None:
    rows = ROWS
    if tasks_only:
        task = Task("send the letter", TODAY.date())
        rows = [replace(row, planned=(), follow_ups=()) for row in ROWS]
        rows[2] = replace(rows[2], follow_ups=(task,))
    shown = page(HomeView(rows, TODAY, "acme"), 40, 12)
    due = "Corvid: send the letter" if tasks_only else "17:00   Acme, round 2"
    assert due in shown[2]
    assert shown[4].startswith(" » Acme")


@pytest.mark.parametrize(
    ("coverage", "said"),
    [
        (0.999, "99 %"),
        (0.29, "29 %"),
        (0.5, "50 %"),
        (1.0, "100 %"),
        (-1e-17, "0 %"),
        (-0.0, "0 %"),
    ],
)
def test_how_much_is_known_is_floored(coverage: float, said: str) -> None:
    row = replace(ROWS[0], advice=advice("too early", 0.1, 0.5, coverage))
    assert known_words(row) == said


@pytest.mark.parametrize("width", [64, 80, 100, 113, 114, 120, 200])
def test_two_blanks_stand_between_columns_even_where_words_are_cut(width: int) -> None:
    long = "x" * 90
    rows = [
        replace(
            row, company=long, role=long, because=long,
            advice=advice(long, 0.1, 0.38, 1.0) if row.advice else None, gut_missing=False,
            stage=row.stage,
        )
        for row in ROWS
    ]  # fmt: skip
    at = columns(rows, width)
    shown = [row for row in page(HomeView(rows, TODAY), width, 40) if "xx…  " in row]
    assert len(shown) == len(rows)
    for row in shown:
        # What just fits before the next column is not cut for the sake of a second blank.
        assert [row[column - 2 : column] for column in (at.role, at.now)] == ["  "] * 2
        assert row[at.advice - 1] == " "
    for row in shown[:3]:
        assert row.endswith("  100 %")


# Files that cannot be read.


async def test_an_opportunity_that_cannot_be_read_keeps_a_row(tmp_path: Path) -> None:
    async with at_the_sample(tmp_path) as person:
        file = person.places.opportunities / "corvid" / "opportunity.toml"
    text = file.read_text(encoding="utf-8")
    place = text.count("\n", 0, text.index("\nstage = ") + 1) + 1
    rest = text[text.index("\nstage = ") + 1 :].partition("\n")[2]
    file.write_text(text.partition("\nstage = ")[0] + "\nstage = 7\n" + rest, encoding="utf-8")
    async with sitting(places_in(tmp_path)) as person:
        await person.sees("Cannot be read", "corvid ", f"line {place}, stage: ", "p problems")
        row = next(n for n, row in enumerate(person.rows) if "Cannot be read" in row)
        assert "corvid" in person.rows[row + 1]
        assert person.rows.index("   Closed") > row
        assert not any("opportunity.toml" in row for row in person.rows)
        names = set()
        for _ in range(9):
            names.add(chosen(person))
            await person.press("down")
        assert len(names) == 7
        assert "corvid" not in names
        await person.press("p")
        await person.sees("Problems with files", "esc back")
        assert f"opportunity.toml:{place}: stage: " in "".join(person.seen)
        await person.press("escape")
        await person.sees("Cannot be read")


async def test_problems_that_need_more_room_are_shown_on_a_page_of_their_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    notices = tuple(f"problem number {n} with a file" for n in range(40))
    monkeypatch.setattr(Desk, "refresh", lambda _: Refreshed(numbered(3), notices))
    async with sitting(places_in(tmp_path)) as person:
        await person.sees("and 32 more: p shows them", "p problems")
        await person.press("?")
        await person.sees("every problem with files, whole")
        await person.press("p")
        await person.sees("problem number 0 ", "rows below")
        await person.press("end")
        await person.sees("problem number 39 ")
        await person.press("home", "down", "down")
        await person.sees_no("problem number 0 ")
        await person.press("pageup")
        await person.sees("problem number 0 ")
        await person.press("escape")
        await person.sees("Firm 000")


async def test_p_is_offered_only_where_something_is_left_out(tmp_path: Path) -> None:
    async with at_the_sample(tmp_path) as person:
        assert "problems" not in person.text
        before = person.rows
        await person.press("p")
        assert person.rows == before


@settings(deadline=None)
@given(st.integers(0, 200), st.integers(*WIDTHS), st.integers(*HEIGHTS))
def test_the_page_of_problems_fits_any_size(top: int, width: int, height: int) -> None:
    body = problem_rows(["a " * 90, "x" * 500, "\x1b[2J"], width)
    shown = scrolled(heading(width), body, min(top, len(body)), width, height, EMPTY)
    check_fits(shown, width, height)
