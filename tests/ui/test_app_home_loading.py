"""Home before its files have been read: what is typed then arrives where it was meant for."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from piloted import PAUSED, places_in, sitting

from offer_tui.store.library import Library
from offer_tui.ui.desk import Desk, Refreshed

WORDS = "she quit, q w n"


class Gate(threading.Event):
    """Holds back all reading of files until it is set."""

    def __init__(self) -> None:
        super().__init__()
        self.passed = 0
        """How often the files have been read since."""


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> Iterator[Gate]:
    gate = Gate()
    refresh = Desk.refresh

    def held(desk: Desk) -> Refreshed:
        gate.wait(20)
        refreshed = refresh(desk)
        gate.passed += 1
        return refreshed

    monkeypatch.setattr(Desk, "refresh", held)
    yield gate
    gate.set()


@pytest.fixture
def acme(tmp_path: Path) -> Path:
    """A library that knows Acme, and has no index."""
    Library(places_in(tmp_path)).new_opportunity("Acme", "Nurse")
    return tmp_path


async def test_all_that_is_typed_before_the_files_are_read_arrives(acme: Path, gate: Gate) -> None:
    async with sitting(places_in(acme)) as person:
        person.rush("l", *"Acme", "enter", *WORDS, "enter")
        await person.sees("Company › Acme", "reading your files")
        person.rush("7", "1", "enter")
        await person.pilot.pause()
        gate.set()
        await person.hears(f'text = "{WORDS}"', "[[observation]]")
        assert [folder.name for folder in person.places.opportunities.iterdir()] == ["acme"]
        assert len(person.rounds_of("acme")) == 1


async def test_a_company_nobody_knows_is_begun_once_the_files_say_so(
    acme: Path, gate: Gate
) -> None:
    async with sitting(places_in(acme)) as person:
        person.rush("l", *"Birch", "enter", *WORDS, "enter")
        gate.set()
        await person.hears('company = "Birch"', f'text = "{WORDS}"')
        assert len(person.rounds_of("birch")) == 1
        assert person.rounds_of("acme") == []


async def test_an_enter_typed_before_the_program_had_the_terminal_is_an_enter(
    acme: Path, gate: Gate
) -> None:
    async with sitting(places_in(acme)) as person:
        person.rush("l", *"Acme", "ctrl+j", *"so new", "ctrl+j")
        await person.sees("reading your files")
        gate.set()
        await person.hears('text = "so new"')
        assert len(person.rounds_of("acme")) == 1


async def test_what_is_pasted_behind_the_name_is_not_lost(acme: Path, gate: Gate) -> None:
    async with sitting(places_in(acme)) as person:
        person.rush("l", *"Acme", "enter")
        person.paste("from the chat")
        person.rush("enter")
        gate.set()
        await person.hears('text = "from the chat"')


async def test_l_offers_a_name_when_the_files_have_been_read(acme: Path, gate: Gate) -> None:
    async with sitting(places_in(acme)) as person:
        await person.press("l")
        await person.sees("Company ›")
        assert "Acme" not in person.text
        gate.set()
        await person.sees("Company › Acme", "round 1, Nurse")


async def test_an_enter_on_no_name_yet_runs_nothing_that_is_typed_behind_it(
    acme: Path, gate: Gate
) -> None:
    async with sitting(places_in(acme)) as person:
        person.rush("l", "enter", *"qn")
        await person.sees("Company › qn", "reading your files")
        gate.set()
        await person.sees("Company › qn", "a new one")
        assert person.app.is_running
        assert person.rounds_of("acme") == []


async def test_a_round_that_waits_does_not_open_over_a_hidden_screen(
    acme: Path, gate: Gate
) -> None:
    async with sitting(places_in(acme)) as person:
        await person.press("l", *"Acme", "enter")
        await person.press("ctrl+l")
        await person.until(lambda: person.seen == PAUSED)
        gate.set()
        await person.until(lambda: gate.passed > 0)
        await person.pilot.pause(0.1)
        assert person.seen == PAUSED
        await person.press("enter")
        await person.sees("Acme", "words note")
        assert len(person.rounds_of("acme")) == 1


async def test_home_says_that_it_reads_the_files(acme: Path, gate: Gate) -> None:
    async with sitting(places_in(acme)) as person:
        await person.sees("Reading your files", "l live", "q quit")
        assert "sample" not in person.text
        await person.press("s")
        assert person.app.is_running
        gate.set()
        await person.sees("Acme", "too early")
        assert "Reading" not in person.text


async def test_the_first_start_is_shown_once_nothing_was_found(tmp_path: Path, gate: Gate) -> None:
    async with sitting(places_in(tmp_path)) as person:
        await person.sees("Reading your files")
        assert "Nothing here yet" not in person.text
        gate.set()
        await person.sees("Nothing here yet", "s sample")


async def test_a_folder_that_cannot_be_read_is_not_taken_for_an_empty_one(tmp_path: Path) -> None:
    places = places_in(tmp_path)
    places.data.mkdir(parents=True)
    places.opportunities.write_text("", encoding="utf-8")
    async with sitting(places) as person:
        await person.sees("make it readable for you")
        assert "Nothing here yet" not in person.text
        assert "s sample" not in person.text
