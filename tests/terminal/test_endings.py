"""However the program ends, what was typed is kept and the terminal is as it was."""

from __future__ import annotations

import os
import resource
import signal
import sys
import tomllib
from collections.abc import Sequence
from pathlib import Path

import pytest
from terminal import APP, Desk, Terminal, until_kept

HALF = "and then she paused"
# A shell that keeps jobs, as the ones people start programs from do.
SHELL: Sequence[str] = ("sh", "-mc", '"$@"; echo "[shell $?]"; read _; fg; echo "[gone $?]"', "sh")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def typing_half_a_note(terminal: Terminal) -> None:
    terminal.type("71\r" + HALF)
    terminal.until(f"note › {HALF}")


def notes(desk: Desk) -> list[str]:
    return [note["text"] for note in tomllib.loads(desk.only_session()).get("note", ())]


def is_restored(terminal: Terminal) -> bool:
    ends = terminal.raw[terminal.raw.rindex(b"\x1b[?1049l") :]
    return not terminal.is_raw and b"\x1b[?25h" in ends and HALF.encode() not in ends


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_keeps_the_note_and_restores_the_terminal(desk: Desk, number: int) -> None:
    with desk.in_live() as terminal:
        typing_half_a_note(terminal)
        terminal.signal(number)
        assert terminal.ended() == 128 + number
        assert is_restored(terminal)
    assert notes(desk) == [HALF]


def test_a_signal_on_the_first_screen_ends_it_as_well(desk: Desk) -> None:
    with desk.opened() as terminal:
        terminal.until("Nothing here yet")
        terminal.signal(signal.SIGTERM)
        assert terminal.ended() == 128 + signal.SIGTERM
        assert not terminal.is_raw


def test_a_closed_window_keeps_the_note_and_leaves_nothing_running(desk: Desk) -> None:
    with desk.in_live() as terminal:
        typing_half_a_note(terminal)
        terminal.hang_up()
        assert terminal.ended(seconds=5) == 128 + signal.SIGHUP
    assert notes(desk) == [HALF]


def test_a_closed_window_that_sends_no_signal_does_not_leave_it_spinning(desk: Desk) -> None:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    with desk.in_live(controlling=False) as terminal:
        typing_half_a_note(terminal)
        terminal.hang_up()
        terminal.ended(seconds=10)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime < 6
    assert notes(desk) == [HALF]


def test_on_the_first_screen_ctrl_z_twice_suspends_and_it_comes_back(desk: Desk) -> None:
    with desk.opened(command=[*SHELL, *APP]) as terminal:
        terminal.until("Nothing here yet")
        terminal.press("ctrl+z")
        terminal.until("Ctrl\\+z again leaves this in the background")
        terminal.press("ctrl+z")
        terminal.until(r"\[shell \d+\]")
        assert not terminal.is_raw
        terminal.press("enter")
        terminal.until("Nothing here yet")
        terminal.type("lAcme\rstill here\r")
        until_kept(terminal, r"still here")
        assert notes(desk) == ["still here"]


def test_suspended_from_outside_in_the_middle_of_a_note_nothing_is_lost(desk: Desk) -> None:
    with desk.opened(command=[*SHELL, *APP]) as terminal:
        terminal.until("Nothing here yet")
        terminal.type("lAcme\r")
        terminal.until(r"min · saved$")
        typing_half_a_note(terminal)
        os.killpg(os.tcgetpgrp(terminal.descriptor), signal.SIGTSTP)
        terminal.until(r"\[shell \d+\]")
        terminal.press("enter")
        terminal.until(f"note › {HALF}")
        terminal.type(" again\r")
        until_kept(terminal, rf"{HALF} again")
        assert notes(desk) == [f"{HALF} again"]


BREAKS = """
import sys
sys.argv = ["offer-tui"]
from offer_tui.ui.live.screen import LiveScreen
def on_resize(self):
    if self.size.width == 90:
        words = self._line.text.characters
        raise RuntimeError(words)
LiveScreen.on_resize = on_resize
from offer_tui.__main__ import main
main()
"""


def test_a_fault_of_ours_keeps_the_note_and_prints_none_of_it(desk: Desk) -> None:
    with desk.opened(command=[sys.executable, "-c", BREAKS]) as terminal:
        terminal.until("Nothing here yet")
        terminal.type("lAcme\r")
        terminal.until(r"min · saved$")
        typing_half_a_note(terminal)
        terminal.resize(90, 30)
        assert terminal.ended() == 1
        assert is_restored(terminal)
        left = terminal.raw[terminal.raw.rindex(b"\x1b[?1049l") :]
        assert b"Acme" not in left
        assert b"a fault of the program ended it: RuntimeError" in left
    assert notes(desk) == [HALF]
    for path in desk.home.rglob("*"):
        if path.is_file() and desk.data not in path.parents:
            assert HALF.encode() not in path.read_bytes() or path.name.startswith("index")
