"""What home says is going on and due: rounds that wait, that began, and that took place."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from jobs import ROWS, TODAY
from pages import SIZES, picture
from piloted import StoppedClock, at_the_sample, places_in, sitting

from offer_tui.model.opportunity import PlannedRound
from offer_tui.model.summary import GoingOn, HomeRow, LookBack, PlannedTalk, Task
from offer_tui.store.library import Library
from offer_tui.ui.home.layout import HomeView, lay_out
from offer_tui.ui.home.shelf import in_order
from offer_tui.ui.rows import EMPTY

ACME, BIRCH, CORVID = (
    replace(row, planned=(), follow_ups=(), answer_by=None, they_decide_by=None) for row in ROWS[:3]
)


def at(hour: int, minute: int = 0, days: int = 0) -> dt.datetime:
    return TODAY.replace(hour=hour, minute=minute) + dt.timedelta(days=days)


def talks(row: HomeRow, *planned: PlannedTalk) -> HomeRow:
    return replace(row, planned=planned)


def goes_on(row: HomeRow, *rounds: GoingOn) -> HomeRow:
    return replace(row, going_on=rounds)


def due(*rows: HomeRow, chosen: str = "", now: dt.datetime = TODAY) -> list[str]:
    """Return what stands between the title and the list, as a person sees it at 80 columns."""
    ordered = in_order(rows, now)
    view = HomeView(ordered, now, chosen or ordered[0].slug)
    page = picture(lay_out(view, 80, 24, [EMPTY]))
    return [" ".join(row.split()) for row in page[2 : page.index("", 2)]]


def order(rows: Sequence[HomeRow], now: dt.datetime = TODAY) -> list[str]:
    return [row.company.split()[0] for row in in_order(rows, now)]


# It is 16:10.


def test_the_first_line_says_what_goes_on_and_how_far_it_is() -> None:
    one = GoingOn("1", "round 2", at(15, 39), at(16, 9), 45)
    assert due(goes_on(ACME, one)) == [
        "Now since 15:39 Acme, round 2, 31 of 45 min enter goes back"
    ]
    unplanned = replace(one, minutes=None)
    assert due(goes_on(ACME, unplanned))[0].startswith("Now since 15:39 Acme, round 2, 31 min")


def test_a_round_that_was_left_for_a_while_says_since_when_it_is_quiet() -> None:
    one = GoingOn("1", "round 2", at(14), at(15, 30), 45)
    assert "Acme, round 2, quiet since 15:30" in due(goes_on(ACME, one))[0]


def test_one_from_memory_has_no_clock() -> None:
    one = GoingOn("1", "round 2", at(16), at(16, 9), None, from_memory=True)
    assert "Acme, round 2, from memory" in due(goes_on(ACME, one))[0]


def test_two_at_once_both_stand_there_and_enter_is_said_of_the_chosen_one() -> None:
    first = goes_on(ACME, GoingOn("1", "round 2", at(15, 50), at(16, 1)))
    second = goes_on(BIRCH, GoingOn("2", "panel", at(16), at(16, 9)))
    assert order([first, second]) == ["Birch", "Acme"]
    assert due(first, second) == [
        "Now since 15:50 Acme, round 2, 20 min",
        "since 16:00 Birch Systems, panel, 10 min enter goes back",
    ]
    assert due(first, second, chosen="acme")[0].endswith("20 min enter goes back")


def test_one_that_began_yesterday_says_the_day() -> None:
    one = GoingOn("1", "round 2", at(23, 50, -1), at(16, 9))
    assert due(goes_on(ACME, one))[0].startswith("Now since Thu")


def test_several_talks_on_one_day_stand_by_time_and_l_starts_the_nearest() -> None:
    acme = talks(ACME, PlannedTalk("round 3", at(18)), PlannedTalk("round 2", at(16, 30)))
    birch = talks(BIRCH, PlannedTalk("panel", at(17), "Mara"))
    assert due(birch, acme) == [
        "Today 16:30 Acme, round 2 l starts it",
        "17:00 Birch Systems, panel with Mara",
        "18:00 Acme, round 3",
    ]
    assert due(birch, acme, chosen="birch-systems")[:2] == [
        "Today 16:30 Acme, round 2",
        "17:00 Birch Systems, panel with Mara l starts it",
    ]


def test_a_talk_whose_time_has_just_come_is_still_the_next_one() -> None:
    late = talks(ACME, PlannedTalk("round 2", at(16, 5)))
    soon = talks(BIRCH, PlannedTalk("panel", at(17)))
    assert order([soon, late]) == ["Acme", "Birch"]
    assert due(soon, late)[0] == "Today 16:05 Acme, round 2 l starts it"


def test_a_talk_that_should_be_over_is_asked_about() -> None:
    over = talks(ACME, PlannedTalk("round 2", at(15)))
    assert due(over) == ["Today 15:00 Acme, round 2: was it? a writes it down"]
    longer = talks(ACME, PlannedTalk("round 2", at(15), minutes=90))
    assert due(longer) == ["Today 15:00 Acme, round 2 l starts it"]
    yesterday = talks(ACME, PlannedTalk("round 2", at(17, 0, -1)))
    assert due(yesterday) == ["Today any time Acme, round 2 yesterday: was it? a writes it down"]
    long_ago = talks(ACME, PlannedTalk("round 2", at(17, 0, -2)))
    assert "round 2" not in " ".join(due(long_ago))


def test_the_nearer_of_a_talk_that_is_over_and_one_to_come_is_meant() -> None:
    over = talks(ACME, PlannedTalk("round 2", at(14)))
    soon = talks(BIRCH, PlannedTalk("panel", at(16, 30)))
    assert order([over, soon]) == ["Birch", "Acme"]


# In the app.


async def test_a_planned_round_that_began_is_not_offered_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    noon = dt.datetime.now().astimezone().replace(hour=12, minute=0, second=0, microsecond=0)
    monkeypatch.setattr(StoppedClock, "now", lambda _: noon)
    library = Library(places_in(tmp_path))
    library.new_opportunity("Acme", "Nurse")
    planned = PlannedRound.model_validate(
        {"round": "panel", "at": noon + dt.timedelta(minutes=5), "with": "Mara", "minutes": 30}
    )
    library.change_opportunity("acme", lambda o: o.model_copy(update={"planned": (planned,)}))
    async with sitting(places_in(tmp_path)) as person:
        await person.sees("12:05", "Acme, panel with Mara", "l starts it")
        await person.press("l")
        await person.sees("Company › Acme", "panel, Nurse")
        await person.press("enter")
        await person.sees("words note", "panel", "of 30 min")
    [begun] = library.rounds("acme")[0]
    assert begun.session.round == "panel"
    began = begun.path.read_text(encoding="utf-8")
    held = f"began = {noon.isoformat()}"
    line = next(row for row in began.splitlines() if row.startswith("began ="))
    begun.path.write_text(began.replace(line, held), encoding="utf-8")
    async with sitting(places_in(tmp_path)) as person:
        await person.sees("Now", "since 12:00", "Acme, panel, 0 of 30 min", "enter goes back")
        assert "l starts it" not in person.text
        assert "with Mara" not in person.text
        await person.press("enter")
        await person.sees("words note")
    assert len(library.rounds("acme")[0]) == 1


# A decision to look back at.

DUNE = replace(
    ROWS[3],
    can_look_back=True,
    look_backs=(LookBack(180, TODAY.date(), TODAY.date() + dt.timedelta(days=9), False),),
)
WAITING = (
    talks(ACME, PlannedTalk("round 2", at(17))),
    replace(BIRCH, answer_by=TODAY.date() + dt.timedelta(days=4)),
    replace(CORVID, follow_ups=tuple(Task(f"task {n}") for n in range(9))),
    DUNE,
)


@pytest.mark.parametrize(("width", "height"), [*SIZES, (80, 14)])
def test_looking_back_always_has_a_place_among_what_is_due(width: int, height: int) -> None:
    page = picture(lay_out(HomeView(WAITING, TODAY, "acme"), width, height, [EMPTY, EMPTY]))
    assert any("Dune, half a year on" in row for row in page)
    assert "17:00" in page[2]


def test_what_has_no_room_among_what_is_due_is_counted() -> None:
    soon = TODAY.date() + dt.timedelta(days=4)
    busy = replace(CORVID, follow_ups=tuple(Task(f"task {n}") for n in range(10)))
    assert due(*WAITING[:2], busy, DUNE, chosen="acme") == [
        "Today 17:00 Acme, round 2 l starts it",
        "any time Dune, half a year on: would you say no again? k",
        *(f"any time Corvid: task {n}" for n in range(8)),
        f"Soon {soon:%a} {soon.day} {soon:%b} Birch Systems wants your answer",
        "and 2 more",
    ]


def test_a_higher_window_shows_more_of_what_is_due() -> None:
    page = picture(lay_out(HomeView(WAITING, TODAY, "acme"), 120, 40, [EMPTY]))
    assert any("Corvid: task 8" in row for row in page)
    assert not any(row.strip().endswith("more") for row in page)


async def test_the_sample_says_which_decision_is_to_be_looked_back_at(tmp_path: Path) -> None:
    for number, size in enumerate(((80, 24), (40, 24), (120, 40))):
        async with at_the_sample(tmp_path / str(number), size) as person:
            await person.sees(", half a year on:")


async def test_the_keys_of_home_name_what_was_learnt(tmp_path: Path) -> None:
    async with at_the_sample(tmp_path) as person:
        assert "learning" not in person.text
        await person.press("?")
        await person.sees("what your own outcomes taught")
        await person.press("v")
        await person.sees("How often a job is regretted")
