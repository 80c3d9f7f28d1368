"""Hidden, a screen shows nothing of anyone, whatever is pressed, until Enter."""

from __future__ import annotations

import re
import signal
from collections.abc import Callable
from pathlib import Path

import pytest
from terminal import Desk, Terminal, until_kept

MASHED = (
    "\x1b\x1b\x1bqwertyuiopasdfghjklzxcvbnm 0123456789/?!.-*+\"'\x1b[A\x1b[B\x1b[C\t\x7f\x1a\x0c"
)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def at_home(terminal: Terminal) -> None:
    terminal.until("» Umbra Labs")


def in_live(terminal: Terminal) -> None:
    at_home(terminal)
    terminal.type("l\r")
    terminal.until(r"round 2 .*saved$")


def writing(terminal: Terminal) -> None:
    in_live(terminal)
    terminal.type("72\rshe paused")
    terminal.until("› she paused")


def choosing_a_signal(terminal: Terminal) -> None:
    in_live(terminal)
    terminal.type("/leav")
    terminal.until("/ leav")


def asked_how_it_felt(terminal: Terminal) -> None:
    in_live(terminal)
    terminal.type("/fin\r")
    terminal.until("How did it feel")


# What to type to go on from the screen before, and what then is on the screen.
SCREENS = (
    ("", "» Umbra Labs"),
    ("?", "any key goes on"),
    ("\x1b", "» Umbra Labs"),
    ("lUmb", "Company › Umb"),
    ("\x1b", "» Umbra Labs"),
    ("/umb", "/ umb"),
    ("\r", "round 1 .*gut 4"),
    ("\r", r"\d\d:\d\d 71 ▲"),
    ("w", "» 71 ▲"),
    ("\r", "two of five"),
    ("\x1b", "» 71 ▲"),
    ("\x1b", r"\d\d:\d\d 71 ▲"),
    ("\x1b", "round 1 .*gut 4"),
    ("l", r"round 2 .*saved$"),
    ("7", "› 7"),
    ("2", "› 72 .* yes ›"),
    ("she paused", "› she paused"),
    ("\r/leav", "/ leav"),
    ("\x1b", r"^ ›$"),
    ("!", "What to say"),
    ("/fin\r", "How did it feel"),
)


@pytest.fixture
def with_a_round(desk: Desk) -> Desk:
    with desk.in_live("Umbra Labs") as terminal:
        terminal.type("71two of five\r")
        until_kept(terminal, "71 ▲")
        terminal.type("/fin\r4")
        terminal.until("Debrief")
        terminal.press("escape")
        at_home(terminal)
        terminal.type("q")
        terminal.ended()
    return desk


def shows_nothing(terminal: Terminal) -> None:
    terminal.until(r"\A\n*\s*Paused · enter\s*\Z")
    assert "umbra" not in terminal.title.lower()


def test_every_screen_hides_and_comes_back_as_it_was(with_a_round: Desk) -> None:
    with with_a_round.opened() as terminal:
        for keys, shown in SCREENS:
            terminal.type(keys)
            terminal.until(shown)
            terminal.until_quiet(0.2)
            before = _without_clock(terminal)
            begun = len(terminal.raw)
            terminal.press("ctrl+l")
            shows_nothing(terminal)
            terminal.type(MASHED)
            terminal.until_quiet(0.2)
            shows_nothing(terminal)
            assert b"Umbra" not in terminal.raw[begun:], shown
            terminal.press("enter")
            terminal.until_gone("Paused")
            terminal.until_true(lambda: _without_clock(terminal) == before, 5, before)  # noqa: B023


def _without_clock(terminal: Terminal) -> str:
    return re.sub(r"\d+ min|\d\d:\d\d", "", terminal.text)


@pytest.mark.parametrize("reach", [in_live, writing, choosing_a_signal, asked_how_it_felt])
def test_mashing_escape_hides_a_round_and_keeps_it_hidden(
    with_a_round: Desk, reach: Callable[[Terminal], None]
) -> None:
    with with_a_round.opened() as terminal:
        reach(terminal)
        terminal.press("escape", "escape")
        shows_nothing(terminal)
        terminal.press(*["escape"] * 20)
        terminal.type("umbra 71")
        terminal.until_quiet(0.3)
        shows_nothing(terminal)
        terminal.press("enter")
        terminal.until("Umbra Labs · round 2")


def test_it_stays_hidden_through_resizing_and_losing_the_keyboard(with_a_round: Desk) -> None:
    with with_a_round.opened() as terminal:
        writing(terminal)
        terminal.press("ctrl+l")
        shows_nothing(terminal)
        begun = len(terminal.raw)
        terminal.resize(40, 12)
        terminal.until("Paused")
        terminal.type("\x1b[O\x1b[I")
        terminal.paste("Enter\r\n")
        terminal.resize(120, 40)
        terminal.until("Paused")
        terminal.until_quiet(0.3)
        shows_nothing(terminal)
        assert b"Umbra" not in terminal.raw[begun:]
        assert b"she paused" not in terminal.raw[begun:]
        terminal.press("enter")
        terminal.until("› she paused")


def test_ended_while_hidden_it_prints_nothing_of_it(with_a_round: Desk) -> None:
    with with_a_round.opened() as terminal:
        writing(terminal)
        terminal.press("ctrl+l")
        shows_nothing(terminal)
        begun = len(terminal.raw)
        terminal.signal(signal.SIGTERM)
        assert terminal.ended() == 128 + signal.SIGTERM
        assert b"Umbra" not in terminal.raw[begun:]
    assert any("she paused" in path.read_text("utf-8") for path in with_a_round.session_files())
