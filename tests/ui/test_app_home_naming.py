"""The line that asks for a name, and whether its round goes on or begins anew."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

import pytest
from jobs import TODAY
from piloted import Sitting, places_in, sitting

from offer_tui.capture.keys import Press
from offer_tui.model.progress import last_key
from offer_tui.store.library import Library
from offer_tui.ui.desk import Desk
from offer_tui.ui.prompt import Prompt

OFFERED = Prompt("live", "Company ›").suggest("Acme")


def key(name: str) -> Press:
    return Press(name, TODAY, "", name if len(name) == 1 else "")


def after(prompt: Prompt, keys: Sequence[str]) -> Prompt:
    for name in keys:
        prompt = prompt.press(key(name))
    return prompt


@pytest.mark.parametrize("name", ["ctrl+u", "backspace", "delete", "ctrl+w"])
def test_erasing_takes_all_of_a_suggested_name_away(name: str) -> None:
    assert after(OFFERED, [name]).text.characters == ""


@pytest.mark.parametrize("name", ["B", "7", "é", "."])
def test_typing_replaces_a_suggested_name(name: str) -> None:
    assert after(OFFERED, [name]).text.characters == name


def test_a_blank_and_a_paste_replace_a_suggested_name_too() -> None:
    assert after(OFFERED, [" ", "B"]).answer() == "B"
    assert OFFERED.press(Press("paste", TODAY, "", "Big\nCo")).answer() == "Big Co"


@pytest.mark.parametrize(
    ("keys", "name"),
    [
        (["left", "s"], "Acmse"),
        (["right", "s"], "Acmes"),
        (["home", "T"], "TAcme"),
        (["end", "s"], "Acmes"),
        (["end", "backspace"], "Acm"),
        (["home", "delete"], "cme"),
    ],
)
def test_moving_in_a_suggested_name_takes_it_over_for_editing(keys: list[str], name: str) -> None:
    assert after(OFFERED, keys).answer() == name


@pytest.mark.parametrize("name", ["tab", "shift+tab", "f5", "ctrl+k", "up", "insert"])
def test_keys_that_neither_type_nor_edit_change_nothing(name: str) -> None:
    assert after(OFFERED, [name]) == OFFERED
    typed = after(OFFERED, ["B", "o"])
    assert after(typed, [name]) == typed


def test_ctrl_u_clears_what_was_typed_wherever_the_cursor_is() -> None:
    assert after(OFFERED, ["B", "o", "left", "ctrl+u"]).text.characters == ""


async def test_tab_in_the_line_leaves_the_name_to_be_typed_over(tmp_path: Path) -> None:
    Library(places_in(tmp_path)).new_opportunity("Acme", "Nurse")
    async with sitting(places_in(tmp_path)) as person:
        await person.sees("too early")
        await person.press("l", "tab", *"Kiln")
        await person.sees("Company › Kiln", "a new one")
        await person.press("ctrl+u", *"Elm")
        await person.sees("Company › Elm")


# A round that goes on.


async def begin_and_leave(folder: Path) -> None:
    """Begin a round at Acme, and let the program end in the middle of it."""
    async with sitting(places_in(folder)) as person:
        await person.sees("Nothing here yet")
        person.rush("l", *"Acme", "enter", *"first words", "enter")
        await person.hears('text = "first words"')
        await person.sees(" · saved")


async def begin_again(person: Sitting, *keys: str) -> None:
    await person.sees("a round is going on")
    await person.press(*keys)


async def test_l_goes_on_with_the_round_that_is_going_on(tmp_path: Path) -> None:
    await begin_and_leave(tmp_path)
    async with sitting(places_in(tmp_path)) as person:
        await begin_again(person, "l")
        await person.sees("Company › Acme", "goes on with the round")
        await person.press("enter")
        await person.sees("first words", "words note")
        assert len(person.rounds_of("acme")) == 1


async def test_a_name_typed_goes_on_with_its_round_too(tmp_path: Path) -> None:
    await begin_and_leave(tmp_path)
    async with sitting(places_in(tmp_path)) as person:
        person.rush("l", *"acme", "enter", *"and more", "enter")
        await person.hears('text = "and more"')
        assert len(person.rounds_of("acme")) == 1


async def test_a_begins_a_round_of_its_own_beside_the_one_that_goes_on(tmp_path: Path) -> None:
    await begin_and_leave(tmp_path)
    async with sitting(places_in(tmp_path)) as person:
        await begin_again(person, "a")
        await person.sees("Company › Acme", "round 2")
        await person.press("enter")
        await person.sees("from memory")
        assert len(person.rounds_of("acme")) == 2


async def test_a_round_left_twelve_hours_ago_is_over_for_l(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    await begin_and_leave(tmp_path)
    now = Desk.now
    monkeypatch.setattr(Desk, "now", lambda desk: now(desk) + dt.timedelta(hours=12))
    async with sitting(places_in(tmp_path)) as person:
        await person.sees("gut: not yet")
        await person.press("l")
        await person.sees("Company › Acme", "round 2")
        await person.press("enter")
        await person.sees("words note")
        assert len(person.rounds_of("acme")) == 2


async def test_a_round_left_twelve_hours_ago_ended_at_its_last_key(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    await begin_and_leave(tmp_path)
    left = Library(places_in(tmp_path)).rounds("acme")[0][0].session
    now = Desk.now
    monkeypatch.setattr(Desk, "now", lambda desk: now(desk) + dt.timedelta(hours=12))
    async with sitting(places_in(tmp_path)) as person:
        await person.sees("gut: not yet")
        await person.hears(f"ended = {last_key(left).isoformat()}")
        await person.press("o")
        await person.until(lambda: type(person.app.screen).__name__ == "OpportunityScreen")
        await person.sees("round 1", "gut: not yet")
        await person.press("g")
        await person.sees("first words", "words note")
        assert "ended =" not in person.kept


async def test_l_right_after_a_round_ended_does_not_go_on_with_it(tmp_path: Path) -> None:
    await begin_and_leave(tmp_path)
    async with sitting(places_in(tmp_path)) as person:
        await begin_again(person, "l", "enter")
        await person.sees("first words", "words note")
        await person.press(*"/fin", "enter", "4", "enter")
        await person.sees("Debrief ·")
        person.rush("escape", "l", "enter", *"the next day", "enter")
        await person.hears('text = "the next day"')
        assert len(person.rounds_of("acme")) == 2
