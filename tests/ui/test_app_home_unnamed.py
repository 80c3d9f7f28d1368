"""A round begun before anyone said whose it is: begun at once, named later."""

from __future__ import annotations

from pathlib import Path

from piloted import Sitting, places_in, sitting

from offer_tui.store.library import Library
from offer_tui.store.placeholders import new_unnamed


def folders(person: Sitting) -> list[str]:
    return sorted(folder.name for folder in person.places.opportunities.iterdir())


async def begin_unnamed(person: Sitting, words: str) -> None:
    """Begin a round from home without a name, write something down and leave it."""
    await person.press("l", "ctrl+u")
    await person.sees("enter: name it later")
    person.rush("enter", *words, "enter")
    await person.hears(f'text = "{words}"')
    await person.sees("Not named yet", " · saved")
    person.rush("ctrl+q")
    await person.sees("How did it feel")
    person.rush("enter")
    await person.sees("m says whose")


def known(folder: Path) -> None:
    library = Library(places_in(folder))
    library.new_opportunity("Acme", "Nurse")
    library.new_session("acme").close()
    library.new_opportunity("Acorn", "Cook")


async def test_on_the_first_start_l_and_enter_begin_a_round_at_once(tmp_path: Path) -> None:
    async with sitting(places_in(tmp_path)) as person:
        await person.sees("Nothing here yet")
        person.rush("l", "enter", *"she is new", "enter")
        await person.hears('text = "she is new"', "unnamed = true")
        assert folders(person) == ["unnamed"]


async def test_afterwards_needs_no_name_either(tmp_path: Path) -> None:
    async with sitting(places_in(tmp_path)) as person:
        await person.sees("Nothing here yet")
        person.rush("a", "enter", *"she was new", "enter")
        await person.hears("from_memory = true", "unnamed = true")


async def test_m_names_it_after_a_company_nobody_knows(tmp_path: Path) -> None:
    async with sitting(places_in(tmp_path)) as person:
        await person.sees("Nothing here yet")
        await begin_unnamed(person, "so loud")
        await person.press("m", "enter")
        await person.sees("Whose round? ›")
        await person.press(*"Kiln & Co", "enter")
        await person.sees("» Kiln & Co")
        assert folders(person) == ["kiln-co"]
        assert len(person.rounds_of("kiln-co")) == 1
        assert 'text = "so loud"' in person.kept
        await person.press("m")
        assert "Whose" not in person.text


async def test_m_gives_it_to_a_company_that_is_known_as_its_next_round(tmp_path: Path) -> None:
    known(tmp_path)
    async with sitting(places_in(tmp_path)) as person:
        await person.sees("Acme", "Acorn")
        await begin_unnamed(person, "so loud")
        await person.press("m", *"ac")
        await person.until(lambda: "Not named yet" not in person.text)
        assert "a new one" in person.text
        await person.press("down", "up", "down")
        await person.sees("Whose round? › Ac")
        await person.press("ctrl+u", *"acme")
        await person.sees("» Acme", "as round 2, Nurse")
        await person.press("enter")
        await person.until(lambda: folders(person) == ["acme", "acorn"])
        await person.hears('round = "round 2"', 'text = "so loud"')
        assert len(person.rounds_of("acme")) == 2


async def test_arrows_choose_whose_it_is(tmp_path: Path) -> None:
    known(tmp_path)
    async with sitting(places_in(tmp_path)) as person:
        await person.sees("Acme", "Acorn")
        await begin_unnamed(person, "so loud")
        await person.press("m", *"cor", "down")
        await person.sees("Whose round? › Acorn", "as round 1, Cook")
        await person.press("enter")
        await person.until(lambda: len(person.rounds_of("acorn")) == 1)


async def test_escape_leaves_it_without_a_name(tmp_path: Path) -> None:
    async with sitting(places_in(tmp_path)) as person:
        await person.sees("Nothing here yet")
        await begin_unnamed(person, "so loud")
        before = person.rows
        await person.press("m", *"Ki", "escape")
        await person.until(lambda: person.rows == before)
        assert folders(person) == ["unnamed"]


async def test_one_that_another_window_writes_is_not_moved_and_that_is_said(
    tmp_path: Path,
) -> None:
    library = Library(places_in(tmp_path))
    held = library.new_session(new_unnamed(library))
    async with sitting(places_in(tmp_path)) as person:
        person.leaving.callback(held.close)
        await person.sees("m says whose")
        await person.press("m", *"Kiln", "enter")
        await person.sees("it is open in another window")
        assert folders(person) == ["unnamed"]


async def test_a_round_that_is_paused_goes_on_where_it_was(tmp_path: Path) -> None:
    async with sitting(places_in(tmp_path)) as person:
        await person.sees("an interview starts now")
        await person.press("l")
        await person.type("Acme")
        await person.press("enter")
        await person.sees("Watch for today")
        await person.type("71")
        await person.press("enter")
        await person.type("/fin")
        await person.press("enter")
        await person.sees("How did it feel", "p pause")
        await person.press("p")
        await person.sees("Opportunities", "Acme, round 1")
        assert "ended" not in person.kept
        await person.press("enter")
        await person.sees("71 ▲", "saved")
