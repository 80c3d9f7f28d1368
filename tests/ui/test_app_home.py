"""The home screen of the sample library, used."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from piloted import Sitting, at_the_sample, places_in, sitting


@pytest.fixture
async def person(tmp_path: Path) -> AsyncIterator[Sitting]:
    async with at_the_sample(tmp_path) as found:
        yield found


def chosen(person: Sitting) -> str:
    """Return the chosen row."""
    return next((row.strip() for row in person.rows if row.startswith(" »")), "")


async def choose(person: Sitting, name: str) -> None:
    """Go down to the row of that name."""
    for _ in range(12):
        if chosen(person).startswith(f"» {name}"):
            return
        await person.press("down")
    raise AssertionError(f"{name} was not reached:\n{person.text}")


async def test_up_and_down_choose_every_row_in_turn(person: Sitting) -> None:
    rows = []
    for _ in range(8):
        rows.append(chosen(person))
        await person.press("down")
    assert len(set(rows)) == 8
    assert chosen(person) == rows[0]
    await person.press("up")
    assert chosen(person) == rows[-1]


async def test_o_opens_the_rounds_and_escape_leads_back(person: Sitting) -> None:
    await choose(person, "Birch")
    before = person.rows
    await person.press("o")
    await person.sees("Birch Systems", "round 1", "round 4", "gut")
    await person.press("enter")
    await person.sees("scroll")
    assert "round 4" in person.rows[0]
    await person.press("escape", "escape")
    await person.until(lambda: person.rows == before)


async def test_w_shows_what_it_adds_up_to(person: Sitting) -> None:
    await choose(person, "Birch")
    await person.press("w")
    await person.sees("Would regret it", "in 100")
    await person.press("escape")
    await person.sees("Opportunities")


async def test_what_was_said_is_found(person: Sitting) -> None:
    said = person.rounds_of("dune")[0].read_text(encoding="utf-8").split('note = "')[1]
    await person.press("/", *" ".join(re.findall(r"\w+", said.partition('"')[0])[:4]))
    await person.until(lambda: "Dune" in person.text and "Birch" not in person.text)
    await person.press("enter")
    await person.sees("would return", "round 1")


async def test_what_nobody_said_is_not_found(person: Sitting) -> None:
    await person.press("/", *"qqxyzzy")
    await person.sees("Nothing says that.")
    await person.press("escape")
    await person.sees("Birch Systems")


async def test_a_new_opportunity_stands_in_the_list_and_is_chosen(person: Sitting) -> None:
    await person.press("n", *"Juno", "enter")
    await person.sees("Role ›")
    await person.press(*"Nurse", "enter")
    await person.hears('company = "Juno"', 'role = "Nurse"')
    await person.until(lambda: chosen(person).startswith("» Juno"))


async def test_l_starts_a_round_with_the_chosen_one(person: Sitting) -> None:
    await choose(person, "Birch")
    await person.press("l")
    await person.sees("Company › Birch Systems", "round 5, ")
    await person.press("enter")
    await person.sees("words note")
    assert "Birch Systems" in person.rows[0]
    assert len(person.rounds_of("birch-systems")) == 5


async def test_typing_replaces_the_name_that_l_offers(person: Sitting) -> None:
    await choose(person, "Birch")
    await person.press("l", *"Kiln")
    await person.sees("Company › Kiln", "a new one")


async def test_what_is_pasted_at_a_name_becomes_one_line(person: Sitting) -> None:
    await person.press("l")
    await person.sees("Company ›")
    person.paste("Ki\rln [/x] [red]\x1b[2J \n& Sons")
    await person.sees("Ki ln [/x] [red]␛[2J & Sons")
    await person.press("enter")
    await person.sees("words note")


async def test_what_is_pasted_where_letters_are_commands_does_nothing(person: Sitting) -> None:
    before = person.rows
    person.paste("q n l")
    await person.pilot.pause()
    assert person.rows == before


async def test_a_click_chooses_and_another_opens(person: Sitting) -> None:
    assert not chosen(person).startswith("» Birch")
    await person.click("Platform Lead")
    await person.until(lambda: chosen(person).startswith("» Birch"))
    await person.click("Platform Lead")
    await person.sees("Birch Systems", "Would regret it")


async def test_help_names_every_key_and_any_of_them_works(person: Sitting) -> None:
    await person.press("?")
    await person.sees("any key goes on", "add a job you are looking at", "leave the program")
    await person.press("n")
    await person.sees("Company ›", "enter next")


async def test_escape_puts_the_help_away_and_does_no_more(person: Sitting) -> None:
    before = person.rows
    await person.press("?")
    await person.sees("any key goes on")
    await person.press("escape")
    await person.until(lambda: person.rows == before)


async def test_a_broken_file_is_named_and_the_rest_works(tmp_path: Path) -> None:
    async with at_the_sample(tmp_path) as person:
        await person.press("down")
    broken = person.rounds_of("corvid")[0]
    text = broken.read_text(encoding="utf-8")
    broken.write_text(text + "\n[[observation]\n", encoding="utf-8")
    before = broken.read_bytes()
    async with sitting(places_in(tmp_path), size=(120, 40)) as again:
        place = f"{broken.name}:{text.count(chr(10)) + 2}: "
        await again.until(lambda: place in "".join(again.seen))
        await choose(again, "Birch")
        await again.press("w")
        await again.sees("Would regret it")
    assert broken.read_bytes() == before


async def test_the_chosen_one_is_described_where_there_is_room(tmp_path: Path) -> None:
    async with at_the_sample(tmp_path, size=(120, 40)) as person:
        await choose(person, "Birch")
        await person.sees("round 4", "promised")


async def test_q_leaves(person: Sitting) -> None:
    await person.press("q")
    await person.until(lambda: not person.app.is_running)
