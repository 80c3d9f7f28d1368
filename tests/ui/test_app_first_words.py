"""From an empty library to the first note."""

from __future__ import annotations

from pathlib import Path

from piloted import places_in, sitting


async def test_a_name_and_words_are_all_that_a_first_note_takes(tmp_path: Path) -> None:
    async with sitting(places_in(tmp_path)) as person:
        await person.sees("Nothing here yet", "l live")
        await person.press("l")
        await person.sees("Company ›", "enter starts the round")
        await person.type("Acme")
        await person.sees("Acme", "a new one")
        await person.press("enter")
        await person.sees("words note")
        await person.type("she said the team is new")
        await person.press("enter")
        await person.hears('company = "Acme"', 'text = "she said the team is new"')
        await person.sees(" · saved")


async def test_keys_pressed_while_live_opens_are_not_lost(tmp_path: Path) -> None:
    async with sitting(places_in(tmp_path)) as person:
        await person.sees("Nothing here yet")
        person.rush("l", *"Acme", "enter", "7", "1", *"two of five", "enter", *"next one", "enter")
        await person.hears('note = "two of five"', 'text = "next one"')
        assert 'company = "Acme"' in person.kept
        assert len(person.rounds_of("acme")) == 1


async def test_enter_pressed_twice_opens_one_round(tmp_path: Path) -> None:
    async with sitting(places_in(tmp_path)) as person:
        await person.sees("Nothing here yet")
        person.rush("l", *"Acme", "enter", "enter")
        await person.sees("Watch for today", "words note")
        assert len(person.app.screen_stack) == 2
        assert len(person.rounds_of("acme")) == 1
        # No question had been seen yet, so the second Enter asked none.
        assert "[[question]]" not in person.rounds_of("acme")[0].read_text(encoding="utf-8")


async def test_an_empty_library_offers_nothing_to_open(tmp_path: Path) -> None:
    async with sitting(places_in(tmp_path)) as person:
        await person.sees("Nothing here yet")
        before = person.rows
        await person.press("enter", "w", "/", "down")
        assert person.rows == before
        assert len(person.app.screen_stack) == 1


async def test_escape_at_a_name_begins_nothing(tmp_path: Path) -> None:
    async with sitting(places_in(tmp_path)) as person:
        await person.sees("Nothing here yet")
        await person.press("l", "escape")
        await person.sees_no("Company ›")
        await person.press("l", "x", "escape")
        await person.sees_no("Company ›")
        assert person.kept == ""


async def test_what_is_over_is_written_down_without_a_clock(tmp_path: Path) -> None:
    async with sitting(places_in(tmp_path)) as person:
        await person.sees("Nothing here yet")
        await person.press("a", *"Acme", "enter")
        await person.sees("from memory")
        await person.hears("from_memory = true")
