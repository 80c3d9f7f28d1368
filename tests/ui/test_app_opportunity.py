"""An opportunity's page: rounds planned, changed and taken off, and days that are waited for."""

from __future__ import annotations

import datetime as dt
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest
from jobs import TODAY, waiting
from pages import picture
from piloted import Sitting, places_in, sitting

from offer_tui.model.opportunity import FollowUp, Opportunity
from offer_tui.model.session import Gut, Note
from offer_tui.store.atomic import NotSaved
from offer_tui.store.identity import new_id
from offer_tui.store.library import Library
from offer_tui.ui.opportunity.entries import entries_of
from offer_tui.ui.opportunity.layout import rounds_page
from offer_tui.ui.opportunity.questions import minutes_of, what_is_wrong
from offer_tui.ui.rows import EMPTY


@pytest.fixture
async def person(tmp_path: Path) -> AsyncIterator[Sitting]:
    """Somebody at the page of Acme, which has one round that ended."""
    library = Library(places_in(tmp_path))
    library.new_opportunity("Acme", "Nurse")
    file = library.new_session("acme")
    ended = file.session.began + dt.timedelta(minutes=30)
    file.save(file.session.model_copy(update={"ended": ended}))
    file.close()
    async with sitting(places_in(tmp_path)) as found:
        found.app.call_later(found.app.open_opportunity, "acme")
        await found.sees("round 1", "gut: not yet", "o stage")
        yield found


def acme(person: Sitting) -> Opportunity:
    return Library(person.places).opportunity("acme")


async def plan(person: Sitting, name: str, when: str, who: str, minutes: str) -> None:
    """Plan a round, taking the suggestion where nothing is given."""
    await person.press("r")
    for asks, answer in (("Round ›", name), ("When ›", when), ("With ›", who), ("Min", minutes)):
        await person.sees(asks)
        await person.press(*answer, "enter")


async def test_a_round_is_planned_in_four_answers(person: Sitting) -> None:
    await plan(person, "", "tomorrow 17:00", "the manager", "")
    await person.sees("round 2", "tomorrow 17:00", "the manager, 45 min", "planned")
    tomorrow = dt.datetime.now().astimezone().date() + dt.timedelta(days=1)
    [planned] = acme(person).planned
    assert planned.at == dt.datetime.combine(tomorrow, dt.time(17)).astimezone()
    assert (planned.round, planned.with_whom, planned.minutes) == ("round 2", "the manager", 45)


async def test_what_is_not_known_yet_is_left_out(person: Sitting) -> None:
    await person.press("r", *"panel", "enter", "enter", "enter", "ctrl+u", "enter")
    await person.sees("panel", "no time yet")
    assert acme(person).planned[0].model_fields_set == {"round"}


async def test_a_time_that_is_over_is_named_and_asked_again(person: Sitting) -> None:
    await person.press("r", "enter", *"2 Dec 2019 17:00", "enter")
    await person.sees("When ›", "that is over; a writes it down")
    await person.press("ctrl+u", *"someday", "enter")
    await person.sees("When ›", "a day and a time, as in Thu 14:30")
    await person.press("ctrl+u", *"31 Dec 2098 5 pm")
    await person.sees("Wed 31 Dec 2098 17:00")
    await person.press("enter")
    await person.sees("With ›")


async def test_a_length_of_nothing_is_named_and_asked_again(person: Sitting) -> None:
    await person.press("r", "enter", "enter", "enter", *"0", "enter")
    await person.sees("Minutes › 0", "a minute at least")
    await person.press("ctrl+u", *"-5", "enter")
    await person.sees("Minutes › -5", "a minute at least")
    await person.press("ctrl+u", *"9999", "enter")
    await person.sees("1440 at most")
    await person.press("ctrl+u", *"90 min", "enter")
    await person.sees("90 min", "planned")


@pytest.mark.parametrize(
    ("words", "minutes"),
    [("45", 45), (" 45 min", 45), ("45 Minutes", 45), ("٣٠", 30), ("", None), ("1 h", None),
     ("4.5", None), ("1" * 5000, None)],
)  # fmt: skip
def test_minutes_are_read_as_they_are_written(words: str, minutes: int | None) -> None:
    assert minutes_of(words) == minutes
    assert bool(what_is_wrong(words)) == (minutes is None and bool(words))


async def test_a_planned_round_is_changed_and_keeps_what_is_not_asked(person: Sitting) -> None:
    await plan(person, "panel", "tomorrow 17:00", "Mara", "60")
    await person.sees("Mara, 60 min")
    record = Library(person.places).record_path("acme")
    text = record.read_text(encoding="utf-8")
    record.write_text(text.replace('with = "Mara"', 'with = "Mara"\nroom = "7"'), encoding="utf-8")
    await person.press("escape")
    person.app.call_later(person.app.open_opportunity, "acme")
    await person.sees("Mara, 60 min")
    await person.press("down", "enter")
    await person.sees("Round › panel")
    await person.press("enter", "enter", *"Jo", "enter", "enter")
    await person.sees("Jo, 60 min")
    assert 'room = "7"' in record.read_text(encoding="utf-8")
    assert len(acme(person).planned) == 1


async def test_a_planned_round_is_taken_off(person: Sitting) -> None:
    await plan(person, "panel", "tomorrow 17:00", "", "")
    await person.sees("planned")
    await person.sees("» panel", "enter change", "x remove")
    await person.press("backspace")
    await person.sees_no("planned")
    await person.until(lambda: acme(person).planned == ())
    await person.press("ctrl+z")
    await person.sees("panel", "planned")
    await person.until(lambda: bool(acme(person).planned))


async def test_escape_plans_nothing(person: Sitting) -> None:
    before = person.rows
    await person.press("r", "enter", "escape")
    await person.until(lambda: person.rows == before)
    assert acme(person).planned == ()


async def test_days_that_are_waited_for_are_kept_and_taken_away(person: Sitting) -> None:
    await person.press("b")
    await person.sees("They want your answer by ›")
    await person.press(*"tomorrow", "enter")
    await person.sees("They decide by ›")
    await person.press(*"2 Dec 2098", "enter")
    await person.sees("answer by", "tomorrow", "they decide", "2 Dec 2098")
    assert acme(person).they_decide_by == dt.date(2098, 12, 2)
    await person.press("b", "ctrl+u", "enter", "enter")
    await person.sees_no("answer by")
    assert acme(person).answer_by is None
    assert acme(person).they_decide_by == dt.date(2098, 12, 2)


async def test_a_day_that_is_over_is_named_and_asked_again(person: Sitting) -> None:
    await person.press("b", *"2 Dec 2019", "enter")
    await person.sees("answer by ›", "that day is over")


async def test_g_goes_on_with_a_round_that_ended(person: Sitting) -> None:
    assert "ended =" in person.kept
    await person.press("g")
    await person.sees("words note", "round 1")
    await person.until(lambda: "ended =" not in person.kept)
    assert len(person.rounds_of("acme")) == 1


async def test_a_change_that_cannot_be_saved_says_so_and_is_kept_when_it_can(
    person: Sitting, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(library: Library, *_: object) -> None:
        raise NotSaved(library.record_path("acme"), "the disk is full")

    monkeypatch.setattr("offer_tui.store.opportunity_writer.RETRY_AFTER", 0.05)
    with monkeypatch.context() as broken:
        broken.setattr(Library, "change_opportunity", full)
        # The page asks for its library when the first change is made.
        await plan(person, "panel", "tomorrow 17:00", "", "")
        # The folder's name can be so long that the rest is broken anywhere.
        await person.until(
            lambda: "the disk is full; it is tried again" in " ".join(person.text.split())
        )
    assert acme(person).company == "Acme"


async def test_going_on_takes_the_end_away_and_leaves_how_it_felt(person: Sitting) -> None:
    library = Library(person.places)
    file = library.open_session(library.round_paths("acme")[0])
    felt = Gut(rating=4, at=file.session.began)
    file.save(file.session.model_copy(update={"gut": felt}))
    file.close()
    await person.press("g")
    await person.sees("words note", "round 1")
    session = library.rounds("acme")[0][0].session
    assert session.ended is None
    assert session.gut == felt


async def test_a_round_begun_by_mistake_is_taken_off_and_one_with_words_is_not(
    tmp_path: Path,
) -> None:
    library = Library(places_in(tmp_path))
    slug = library.new_opportunity("Acme")
    for _ in range(2):
        file = library.new_session(slug)
        file.save(file.session.model_copy(update={"ended": file.session.began}))
        file.close()
    said = library.open_session(library.rounds(slug)[0][0].path)
    note = Note(id=new_id(), at=said.session.began, text="said")
    said.save(said.session.model_copy(update={"notes": (note,)}))
    said.close()
    async with sitting(places_in(tmp_path)) as person:
        await person.sees("Acme")
        person.app.open_opportunity(slug)
        await person.sees("» round 2", "empty: del")
        await person.press("delete")
        await person.sees_no("round 2")
        await person.press("delete")
        await person.sees("» round 1")
        assert len(person.rounds_of(slug)) == 1


@pytest.mark.parametrize(("width", "height"), [(40, 24), (40, 12), (80, 14)])
def test_what_is_below_is_counted_and_comes_with_the_chosen_row(width: int, height: int) -> None:
    tasks = tuple(FollowUp(text=f"task {n}") for n in range(20))
    opportunity = waiting().opportunity.model_copy(update={"follow_ups": tasks})
    busy = replace(waiting(), opportunity=opportunity)
    for chosen in range(len(entries_of(busy))):
        rows = picture(
            rounds_page(busy, chosen, TODAY, width, height, [EMPTY, EMPTY], letters=False)
        )
        listed = [row for row in rows if row]
        assert sum(row.startswith(" » ") for row in rows) == 1
        assert "To do" not in listed[-1]
        last = [row for row in listed if "task" in row]
        if not last or "task 19" not in last[-1]:
            assert "rows below" in listed[-1] or "row below" in listed[-1]
            assert "To do" not in listed[-2]


def test_a_heading_is_never_the_last_row_in_view() -> None:
    for height in range(8, 24):
        rows = picture(rounds_page(waiting(), 0, TODAY, 40, height, [EMPTY, EMPTY], letters=False))
        listed = [row.strip() for row in rows if row]
        assert listed[-1] != "To do"
        assert len(listed) < 2 or "below" not in listed[-1] or listed[-2] != "To do"
