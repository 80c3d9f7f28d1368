"""Debrief in the app: what is opened, kept, said, and handed on."""

from __future__ import annotations

import errno
import os
import shutil
import tomllib
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from piloted import PAUSED, Sitting, at_the_sample, places_in, sitting
from slow_disk import SlowDisk, SlowReading

from offer_tui.model.session import Gut, MarkedMoment, Note, Session
from offer_tui.store.atomic import Disk
from offer_tui.store.library import Library
from offer_tui.ui.app import OfferApp
from offer_tui.ui.round import RoundRequest


@pytest.fixture
async def person(tmp_path: Path) -> AsyncIterator[Sitting]:
    """Somebody with one round of Acme behind them, at its debrief."""
    places = places_in(tmp_path)
    made(Library(places))
    async with sitting(places) as found:
        await look_back(found)
        yield found


def made(library: Library, **parts: Any) -> Session:
    """Keep a round that has ended, with a loose note and a marked moment; return it."""
    slug = library.new_opportunity("Acme", "Staff Engineer")
    file = library.new_session(slug, "round 2", with_whom="the manager")
    began = file.session.began
    values = {
        "ended": began,
        "gut": Gut(rating=4, at=began, why="kind people"),
        "notes": (Note(id="0" * 25 + "1", at=began, text="she laughed about on-call"),),
        "moments": (MarkedMoment(id="0" * 25 + "2", at=began),),
    } | parts
    session = file.session.model_copy(update=values)
    file.save(session)
    file.close()
    return session


async def look_back(person: Sitting, session_id: str = "", *words: str) -> None:
    person.app.call_later(person.app.open_debrief, "acme", session_id)
    await person.sees(*(words or ("Debrief · Acme", "2 Unsorted")))


async def hide_and_come_back(person: Sitting) -> None:
    await person.press("ctrl+l")
    await person.until(lambda: person.seen == PAUSED)
    await person.press("enter")


def round_of(person: Sitting) -> dict[str, Any]:
    return tomllib.loads(person.rounds_of("acme")[-1].read_text(encoding="utf-8"))


def job_of(person: Sitting, slug: str = "acme") -> dict[str, Any]:
    path = person.places.data / "opportunities" / slug / "opportunity.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


# What is kept.


async def test_a_note_finds_its_row_and_is_saved(person: Sitting) -> None:
    await person.press("9", "2", "-", "enter")
    await person.sees("(marked, no words)", "· saved")
    kept = round_of(person)
    assert kept["observation"][0]["state"] == "clear"
    assert kept["note"][0]["about"] == kept["observation"][0]["id"]
    assert "ended" in kept


async def test_what_was_left_is_remembered_when_it_is_taken_up_again(person: Sitting) -> None:
    await person.press("enter")
    await person.sees("(marked, no words)", "· saved")
    await person.press("escape")
    await person.sees_no("Debrief")
    await look_back(person)
    await person.sees("What was it?", "2 of 2")


async def test_words_typed_are_kept_when_one_leaves(person: Sitting) -> None:
    await person.type("half a note")
    await person.sees("typing")
    await person.press("escape", "escape")
    await person.sees_no("Debrief")
    assert "half a note" in str(round_of(person))


async def test_words_typed_are_kept_when_the_program_ends(person: Sitting) -> None:
    await person.type("half a note")
    await person.press("ctrl+q")
    await person.hears("half a note")


async def test_the_gut_is_asked_before_anything_else(tmp_path: Path) -> None:
    places = places_in(tmp_path)
    made(Library(places), gut=None)
    async with sitting(places) as person:
        await look_back(person)
        await person.sees("Before any number: how did it feel?")
        await person.press("2", *"nobody knew", "enter")
        await person.sees("· saved")
        assert round_of(person)["gut"]["rating"] == 2
        assert round_of(person)["gut"]["why"] == "nobody knew"


async def test_undo_is_on_the_disk_too(person: Sitting) -> None:
    await person.press("9", "2")
    await person.until(lambda: "observation" in round_of(person))
    await person.press("ctrl+z")
    await person.sees("took back")
    await person.until(lambda: "observation" not in round_of(person))


async def test_a_click_goes_to_a_step(person: Sitting) -> None:
    await person.click("5 For me")
    await person.sees("What did it teach me?")
    await person.click("What would I do differently?")
    await person.sees("» What would I do differently?")


async def test_hiding_shows_nothing_and_enter_comes_back(person: Sitting) -> None:
    await hide_and_come_back(person)
    await person.sees("2 Unsorted", "1 of 2")


# Who moves next.


async def at_the_last_step(person: Sitting) -> None:
    await person.press("shift+tab", "shift+tab")
    await person.sees("They decide by")


async def test_days_and_tasks_go_to_the_opportunity(person: Sitting) -> None:
    await at_the_last_step(person)
    await person.press(*"2099-12-02", "enter", *"2099-11-25", "enter")
    await person.press("down", "down", *"ask Mara about on-call", "enter")
    await person.sees("ask Mara about on-call", "· saved")
    job = job_of(person)
    assert (str(job["they_decide_by"]), str(job["answer_by"])) == ("2099-12-02", "2099-11-25")
    assert job["follow_up"][0]["text"] == "ask Mara about on-call"
    await person.press("ctrl+z")
    await person.until(lambda: "follow_up" not in job_of(person))


async def test_another_role_becomes_a_job_of_its_own(person: Sitting) -> None:
    await at_the_last_step(person)
    await person.press("down", "down", *"Platform Lead", "enter")
    await person.sees("Platform Lead", "a job of its own by now")
    other = job_of(person, "acme-2")
    assert (other["role"], other["company"], other["stage"]) == ("Platform Lead", "Acme", "lead")
    assert other["role_of"] == job_of(person)["id"]


async def test_a_role_is_taken_back_and_put_back(person: Sitting) -> None:
    await at_the_last_step(person)
    await person.press("down", "down", *"Platform Lead", "enter")
    await person.sees("a job of its own by now")
    await person.press("ctrl+z")
    other = person.places.data / "opportunities" / "acme-2"
    await person.sees("taken back", "· saved")
    await person.until(lambda: not other.exists())
    await person.press("ctrl+y")
    await person.sees("a job of its own by now")
    assert other.exists()


async def test_a_role_that_is_there_already_is_not_made_twice(person: Sitting) -> None:
    await at_the_last_step(person)
    await person.press("down", "down", *"staff engineer", "enter")
    await person.sees("one of yours already")
    assert not (person.places.data / "opportunities" / "acme-2").exists()


async def test_a_role_that_cannot_be_kept_is_on_the_line_again(
    person: Sitting, monkeypatch: pytest.MonkeyPatch
) -> None:
    await at_the_last_step(person)
    with monkeypatch.context() as patch:
        patch.setattr(Disk, "sync", full)
        await person.press("down", "down", *"Platform Lead", "enter")
        await person.sees("not kept", "› Platform Lead")
    await person.press("enter")
    await person.sees("a job of its own by now")


async def test_an_answer_waiting_for_the_disk_stays_when_the_screen_comes_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    disk = SlowDisk(monkeypatch)
    reading = SlowReading(monkeypatch, Library, "opportunity")
    places = places_in(tmp_path)
    made(Library(places))
    async with sitting(places) as person:
        await look_back(person)
        await at_the_last_step(person)
        disk.may_write.clear()
        await person.press(*"2099-12-02", "enter")
        await person.sees("2 Dec 2099", "saving")
        reading.hold_the_next()
        await hide_and_come_back(person)
        await person.until(reading.has_read.is_set)
        reading.go_on()
        await person.until(reading.has_gone_on.is_set)
        await person.pilot.pause(0.1)
        assert "2 Dec 2099" in person.text
        disk.may_write.set()
        await person.hears("they_decide_by = 2099-12-02")


async def test_what_was_read_before_an_answer_is_not_drawn_over_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reading = SlowReading(monkeypatch, Library, "opportunity")
    places = places_in(tmp_path)
    made(Library(places))
    async with sitting(places) as person:
        await look_back(person)
        await at_the_last_step(person)
        reading.hold_the_next()
        await hide_and_come_back(person)
        await person.until(reading.has_read.is_set)
        await person.press(*"2099-12-02", "enter")
        await person.sees("2 Dec 2099", "· saved")
        await person.hears("they_decide_by = 2099-12-02")
        reading.go_on()
        await person.until(reading.has_gone_on.is_set)
        await person.pilot.pause(0.1)
        assert "2 Dec 2099" in person.text


async def test_a_file_that_cannot_be_read_again_is_named_and_the_page_stays(
    person: Sitting,
) -> None:
    path = Library(person.places).record_path("acme")
    path.write_text("this is no TOML", encoding="utf-8")
    await hide_and_come_back(person)
    await person.sees("Not read again, opportunity.toml", "2 Unsorted", "she laughed")


async def test_right_opens_the_draft_of_a_thank_you_note_and_enter_goes_past_it(
    person: Sitting, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[str, str]] = []
    monkeypatch.setattr(OfferApp, "open_letters", lambda _, slug, kind: asked.append((slug, kind)))
    await at_the_last_step(person)
    await person.press("down", "down", "down", "enter")
    await person.sees("» To do:")
    assert asked == []
    await person.press("up", "right")
    await person.until(lambda: asked == [("acme", "thank-you")])


async def test_the_end_of_it_is_kept_and_shows_the_evaluation(person: Sitting) -> None:
    await at_the_last_step(person)
    await person.press("up", "enter")
    await person.sees("Evaluation")
    assert "ended" in round_of(person)["debrief"]


async def test_nothing_but_enter_leads_from_the_first_step_to_the_evaluation(
    tmp_path: Path,
) -> None:
    places = places_in(tmp_path)
    made(Library(places), gut=None)
    async with sitting(places) as person:
        await look_back(person, "", "Before any number: how did it feel?")
        for _ in range(40):
            if "Would regret it" in person.text or "Evaluation" in person.text:
                break
            await person.press("enter")
        await person.sees("Evaluation")
        assert "ended" in round_of(person)["debrief"]
        await person.press("escape")
        await person.sees("Acme")
        assert "how it went" not in person.text


async def test_the_reason_is_asked_where_live_took_the_number(tmp_path: Path) -> None:
    places = places_in(tmp_path)
    Library(places).new_opportunity("Acme")
    async with sitting(places) as person:
        person.app.open_live(RoundRequest("", "acme"))
        await person.sees("Acme")
        person.rush(*"/fin", "enter", "4", *"kind but", "enter")
        await person.sees("Debrief · Acme", "5 For me")
        await person.hears('why = "kind but"')
        assert "note" not in round_of(person)


async def test_leaving_the_program_says_first_which_words_are_not_kept(person: Sitting) -> None:
    await at_the_last_step(person)
    await person.press("down", "down", *"Plat", "ctrl+q")
    await person.sees('not kept yet: "Plat"; ctrl+q leaves it behind')
    await person.press("down", "up")
    await person.sees("› Plat")
    assert not (person.places.data / "opportunities" / "acme-2").exists()


# Which round.


async def test_the_latest_that_ended_is_meant(tmp_path: Path) -> None:
    places = places_in(tmp_path)
    library = Library(places)
    made(library)
    library.new_session("acme", "round 3").close()
    async with sitting(places) as person:
        await look_back(person)
        await person.sees("round 2")


async def test_one_can_be_named_and_what_came_after_it_is_not_before_it(tmp_path: Path) -> None:
    async with at_the_sample(tmp_path) as person:
        first = Library(person.places).rounds("birch-systems")[0][0].session
        person.app.call_later(person.app.open_debrief, "birch-systems", first.id)
        await person.sees("Debrief · Birch Systems", first.round)


async def test_without_a_round_it_says_how_to_begin_one(tmp_path: Path) -> None:
    places = places_in(tmp_path)
    Library(places).new_opportunity("Acme")
    async with sitting(places) as person:
        await look_back(person, "", "No round of this one has been written down yet.")
        await person.press("a")
        await person.sees("from memory")
        assert round_of(person)["from_memory"] is True


async def test_a_round_from_memory_goes_through_the_themes(tmp_path: Path) -> None:
    places = places_in(tmp_path)
    made(Library(places), from_memory=True, notes=(), moments=())
    async with sitting(places) as person:
        await look_back(person, "", "Was any of this there?", "1 Role")
        await person.press("1", "2", "enter", "enter")
        await person.sees("2 Promises", "2 of 10", "· saved")
        assert "role-clarity" in round_of(person)["debrief"]["left"]
        assert "ended" in round_of(person)


# What goes wrong.


def full(*_: object) -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


async def test_a_round_that_another_window_writes_can_be_read(tmp_path: Path) -> None:
    places = places_in(tmp_path)
    library = Library(places)
    made(library)
    (one,), _ = library.rounds("acme")
    async with sitting(places) as person:
        held = library.open_session(one.path)
        person.leaving.callback(held.close)
        before = one.path.read_bytes()
        await look_back(person)
        await person.sees("Another window writes this round", "reading only")
        await person.press("9", "2", *"words", "enter", "tab", "tab")
        await person.sees("5 For me", "reading only")
        assert one.path.read_bytes() == before
        await person.press("escape")
        await person.sees_no("Debrief")


async def test_a_round_that_cannot_be_read_is_named_and_left_alone(tmp_path: Path) -> None:
    places = places_in(tmp_path)
    library = Library(places)
    session = made(library)
    (one,), _ = library.rounds("acme")
    one.path.write_text("this is no TOML", encoding="utf-8")
    async with sitting(places) as person:
        await look_back(person, session.id, one.path.name[:20])
        await person.press("9", "2")
        assert one.path.read_text(encoding="utf-8") == "this is no TOML"
        await person.press("escape")
        await person.sees_no("Debrief")


async def test_a_folder_that_is_gone_is_named(tmp_path: Path) -> None:
    places = places_in(tmp_path)
    made(Library(places))
    async with sitting(places) as person:
        shutil.rmtree(places.data / "opportunities" / "acme")
        await look_back(person, "", "Debrief", "Nothing was changed.")


async def test_a_file_deleted_meanwhile_is_written_again(person: Sitting) -> None:
    (path,) = person.rounds_of("acme")
    path.unlink()
    await person.press("9", "2")
    await person.sees("was deleted. It has been written again.")
    assert "she laughed" in path.read_text(encoding="utf-8")


async def test_not_saved_is_said_until_it_is_and_nothing_is_lost(
    person: Sitting, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(Disk, "sync", full)
        await person.press("9", "2", "enter")
        await person.sees("NOT SAVED since", "do not close")
        await person.press("escape")
        await person.sees("the same again leaves")
        await person.press(*"more words", "enter")
        await person.sees("NOT SAVED since", "do not close")
    await person.sees_no("NOT SAVED")
    await person.sees("· saved")
    assert "more words" in str(round_of(person))


async def test_one_who_leaves_all_the_same_loses_nothing_once_the_disk_has_room(
    person: Sitting, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(Disk, "sync", full)
        await person.press("9", "2", "enter")
        await person.sees("NOT SAVED since")
        await person.press("escape")
        await person.sees("the same again leaves")
        await person.press("escape")
        await person.sees_no("Debrief")
    await person.until(lambda: "observation" in round_of(person))
    await look_back(person)
    await person.sees("(marked, no words)")
    await person.sees_no("reading only")


async def test_a_day_that_cannot_be_saved_is_said(
    person: Sitting, monkeypatch: pytest.MonkeyPatch
) -> None:
    await at_the_last_step(person)
    with monkeypatch.context() as patch:
        patch.setattr(Disk, "sync", full)
        await person.press(*"2099-12-02", "enter")
        await person.sees("NOT SAVED", "do not close")
    await person.sees("· saved")
    assert str(job_of(person)["they_decide_by"]) == "2099-12-02"


async def test_keys_typed_before_it_is_open_are_not_lost(tmp_path: Path) -> None:
    places = places_in(tmp_path)
    made(Library(places))
    async with sitting(places) as person:
        person.app.open_debrief("acme")
        person.rush("9", "2", "enter")
        await person.sees("(marked, no words)", "· saved")
        assert round_of(person)["observation"][0]["signal"]


@pytest.mark.parametrize("size", [(80, 24), (40, 24), (40, 12), (120, 40), (20, 4)])
async def test_it_opens_at_every_size(tmp_path: Path, size: tuple[int, int]) -> None:
    places = places_in(tmp_path)
    made(Library(places))
    async with sitting(places, size, letters=size[0] == 40) as person:
        await look_back(person, "", "Debrief" if size[1] > 4 else "enter")
        assert len(person.rows) == size[1]
