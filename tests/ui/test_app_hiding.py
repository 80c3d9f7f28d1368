"""Nothing is shown after Ctrl+l, on every screen, until Enter."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from pathlib import Path

import pytest
from piloted import PAUSED, Sitting, at_the_sample

from offer_tui.store.library import Library
from offer_tui.ui.round import RoundRequest

MASHED = ("escape", "q", "space", "7", "?", "ctrl+l", "tab", "x", "escape", "backspace", "/")


@pytest.fixture
async def person(tmp_path: Path) -> AsyncIterator[Sitting]:
    async with at_the_sample(tmp_path) as found:
        yield found


async def home(person: Sitting) -> None:
    """Stay where the app opens."""


async def a_name_half_typed(person: Sitting) -> None:
    await person.press("l", *"Zeb")
    await person.sees("Zeb")


async def the_keys_of_home(person: Sitting) -> None:
    await person.press("?")
    await person.sees("any key goes on")


async def an_opportunity(person: Sitting) -> None:
    person.app.call_later(person.app.open_opportunity, "birch-systems")
    await person.sees("gut 4")


async def a_round_read_again(person: Sitting) -> None:
    await an_opportunity(person)
    await person.press("enter")
    await person.sees("scroll")


async def an_evaluation(person: Sitting) -> None:
    person.app.call_later(person.app.open_evaluation, "birch-systems")
    await person.sees("Would regret it")


async def the_gut_question(person: Sitting) -> None:
    person.app.call_later(person.app.open_evaluation, "acme")
    await person.sees("Gut first")


async def live(person: Sitting) -> None:
    person.app.call_later(person.app.open_live, RoundRequest("Acme", "acme"))
    await person.sees("words note", "1 Role")


async def a_note_half_typed(person: Sitting) -> None:
    await live(person)
    await person.type("half a no")
    await person.sees("half a no")


async def a_theme_open(person: Sitting) -> None:
    await live(person)
    await person.press("7")
    await person.sees("7 Stability")


async def the_end_of_a_round(person: Sitting) -> None:
    await live(person)
    await person.press("ctrl+q")
    await person.sees("How did it feel")


async def a_round_that_another_window_writes(person: Sitting) -> None:
    held = Library(person.places).new_session("acme", "round 2")
    person.leaving.callback(held.close)
    person.app.call_later(person.app.open_live, RoundRequest("Acme", "acme", held.session.id))
    await person.sees("Another window writes this round")


async def a_round_that_is_not_there(person: Sitting) -> None:
    person.app.call_later(
        person.app.open_live, RoundRequest("Acme", "acme", "01ARZ3NDEKTSV4RRFFQ69G5FAV")
    )
    await person.sees("Enter goes back")


SCREENS: Mapping[str, Callable[[Sitting], Awaitable[None]]] = {
    function.__name__: function
    for function in (
        home,
        a_name_half_typed,
        the_keys_of_home,
        an_opportunity,
        a_round_read_again,
        an_evaluation,
        the_gut_question,
        live,
        a_note_half_typed,
        a_theme_open,
        the_end_of_a_round,
        a_round_that_another_window_writes,
        a_round_that_is_not_there,
    )
}


@pytest.mark.parametrize("screen", SCREENS)
async def test_a_hidden_screen_shows_nothing_until_enter(person: Sitting, screen: str) -> None:
    await SCREENS[screen](person)
    before, screens = person.rows, len(person.app.screen_stack)
    await person.press("ctrl+l")
    await person.until(lambda: person.seen == PAUSED)
    person.rush(*MASHED)
    await person.press("x")
    await person.pilot.resize_terminal(60, 20)
    person.blur()
    person.focus()
    person.paste("71")
    await person.pilot.click(offset=(3, 3))
    await person.pilot.pause()
    assert person.seen == PAUSED
    await person.pilot.resize_terminal(80, 24)
    await person.press("enter")
    await person.until(lambda: person.seen != PAUSED)
    await person.until(lambda: person.rows == before)
    assert len(person.app.screen_stack) == screens


async def test_escape_hides_live_and_two_escapes_hide_it_from_a_note(person: Sitting) -> None:
    await a_note_half_typed(person)
    await person.press("escape", "escape")
    await person.until(lambda: person.seen == PAUSED)
    await person.hears('text = "half a no"')
    await person.press("escape", "escape", "escape", "enter")
    await person.sees("1 Role", "half a no")


async def test_words_typed_into_a_hidden_screen_are_kept_nowhere(person: Sitting) -> None:
    await live(person)
    person.rush("ctrl+l", *"secret", "enter", *"after", "enter")
    await person.hears('text = "after"')
    assert "secret" not in person.kept


async def test_keys_typed_before_hiding_is_drawn_reach_what_they_were_typed_for(
    person: Sitting,
) -> None:
    await live(person)
    person.rush(*"kept", "escape", "escape", *"unheard", "enter", "7", "1", "enter")
    await person.hears('text = "kept"', 'signal = "high-turnover-team"')
    assert "unheard" not in person.kept
