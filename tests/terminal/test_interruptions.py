"""A laptop that sleeps, a window that changes size, a keyboard that goes elsewhere, mid-word."""

from __future__ import annotations

import datetime as dt
import random
import signal
import sys
import time
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from terminal import Desk, Terminal, begin_round, until_kept

SIZES = ((40, 12), (120, 40), (20, 5), (81, 23), (80, 8), (39, 24), (200, 60), (1, 1), (80, 24))

# Every sync of the disk takes as long as on a stick that wakes up, and says that it has begun.
SLOW_DISK = """
import pathlib, sys, time
from offer_tui.store.atomic import Disk
begun, sync = pathlib.Path(sys.argv[1]), Disk.sync
def slow(self, descriptor):
    begun.touch()
    time.sleep(0.7)
    sync(self, descriptor)
Disk.sync = slow
sys.argv = ["offer-tui"]
from offer_tui.__main__ import main
main()
"""
# The clock of the machine, as many seconds ahead as a file says.
OTHER_CLOCK = """
import datetime as dt, pathlib, sys
from offer_tui.ui.desk import Desk
ahead, now = pathlib.Path(sys.argv[1]), Desk.now
Desk.now = lambda self: now(self) + dt.timedelta(seconds=int(ahead.read_text()))
sys.argv = ["offer-tui"]
from offer_tui.__main__ import main
main()
"""


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def kept(desk: Desk) -> dict[str, Any]:
    return tomllib.loads(desk.only_session())


def texts(desk: Desk) -> list[str]:
    return [note["text"] for note in kept(desk).get("note", ())]


def sleep_for(terminal: Terminal, seconds: float) -> None:
    """Stop the program as a machine does that goes to sleep: without a word to it."""
    terminal.signal(signal.SIGSTOP)
    time.sleep(seconds)
    terminal.signal(signal.SIGCONT)


def test_asleep_with_half_a_note_on_the_line_it_goes_on_where_it_was(desk: Desk) -> None:
    with desk.in_live() as terminal:
        terminal.type("71\rand then she")
        terminal.until("note › and then she")
        sleep_for(terminal, 3)
        terminal.type(" paused\r")
        until_kept(terminal, "and then she paused")
    assert texts(desk) == ["and then she paused"]


def test_what_is_typed_while_it_sleeps_is_there_when_it_wakes(desk: Desk) -> None:
    with desk.in_live() as terminal:
        terminal.type("awake, ")
        terminal.until("note › awake")
        terminal.signal(signal.SIGSTOP)
        terminal.type("asleep\r71\r")
        time.sleep(1)
        assert "observation" not in kept(desk)
        terminal.signal(signal.SIGCONT)
        until_kept(terminal, "71 ▲")
    assert texts(desk) == ["awake, asleep"]


def test_put_to_sleep_again_and_again_while_typing_nothing_is_lost_or_doubled(desk: Desk) -> None:
    chance = random.Random(4)
    words = [f"word{n}" for n in range(40)]
    with desk.in_live() as terminal:
        for word in words:
            terminal.type(f"{word}\r")
            if chance.random() < 0.3:
                sleep_for(terminal, chance.uniform(0.01, 0.2))
        until_kept(terminal, words[-1])
    assert texts(desk) == words


@pytest.fixture
def begun(desk: Desk) -> Path:
    return desk.home / "a-write-has-begun"


def on_a_slow_disk(begun: Path) -> Sequence[str]:
    return (sys.executable, "-c", SLOW_DISK, str(begun))


def tick_until_a_write_is_under_way(terminal: Terminal, begun: Path) -> None:
    begin_round(terminal, "Acme")
    begun.unlink()
    terminal.type("71\r")
    terminal.until_true(begun.exists, 5, "a write under way")
    terminal.until_gone(r"\A.* · saved\n", 0.5)
    terminal.signal(signal.SIGSTOP)


def test_asleep_in_the_middle_of_a_write_the_file_is_whole_and_the_tick_comes(
    desk: Desk, begun: Path
) -> None:
    with desk.opened(command=on_a_slow_disk(begun)) as terminal:
        tick_until_a_write_is_under_way(terminal, begun)
        before = desk.only_session()
        time.sleep(1.5)
        assert desk.only_session() == before
        assert "observation" not in tomllib.loads(before)
        terminal.signal(signal.SIGCONT)
        until_kept(terminal, "71 ▲")
        assert len(kept(desk)["observation"]) == 1


def test_killed_in_the_middle_of_a_write_the_old_file_stands_and_the_rest_is_swept(
    desk: Desk, begun: Path
) -> None:
    with desk.opened(command=on_a_slow_disk(begun)) as terminal:
        tick_until_a_write_is_under_way(terminal, begun)
        terminal.kill()
    assert "observation" not in kept(desk)
    assert len(list(desk.data.rglob("*.tmp"))) == 1
    with desk.opened() as terminal:
        terminal.until("» Acme .*a round is going on")
        terminal.press("enter")
        terminal.until(r"min · saved$")
        terminal.type("72\r")
        until_kept(terminal, "72 ▲")
    assert len(kept(desk)["observation"]) == 1
    assert not list(desk.data.rglob("*.tmp"))


def test_hours_later_the_time_is_right_and_the_ticks_keep_their_order(desk: Desk) -> None:
    ahead = desk.home / "ahead"
    ahead.write_text("0")
    with desk.opened(command=(sys.executable, "-c", OTHER_CLOCK, str(ahead))) as terminal:
        begin_round(terminal, "Acme")
        terminal.type("71\rbefore it slept\r")
        until_kept(terminal, "before it slept")
        terminal.signal(signal.SIGSTOP)
        ahead.write_text(str(3 * 60 * 60))
        terminal.signal(signal.SIGCONT)
        terminal.type("72\rhours later\r")
        until_kept(terminal, "hours later")
        terminal.until(r"^ Acme .* 18[0-2] min")
        shown = {terminal.rows()[0].split(" · ")[-3].split()[-1]}
        now = dt.datetime.now() + dt.timedelta(hours=3)
        assert shown <= {f"{now - dt.timedelta(minutes=n):%H:%M}" for n in (0, 1)}
        # Set right by the network: an hour back, as in autumn, and nothing is overwritten.
        ahead.write_text(str(2 * 60 * 60))
        terminal.type("73")
        terminal.until("› 73 ")
        terminal.type("-\rwith the clock set back\r")
        terminal.until(r"\A.* · saved\n")
        terminal.until_true(lambda: len(texts(desk)) == 3, 5, "three notes")
    session = kept(desk)
    assert texts(desk) == ["before it slept", "hours later", "with the clock set back"]
    ticked = [(seen["signal"], seen["state"], seen["at"]) for seen in session["observation"]]
    assert [state for _, state, _ in ticked] == ["seen", "seen", "clear"]
    assert len({signal_ for signal_, _, _ in ticked}) == 3
    assert ticked[1][2] - ticked[0][2] >= dt.timedelta(hours=3)
    assert len({item["id"] for part in ("note", "observation") for item in session[part]}) == 6


def test_a_window_dragged_to_every_size_while_typing_loses_no_key(desk: Desk) -> None:
    said = "the last three left in spring because nobody told them what the job would be"
    with desk.in_live() as terminal:
        terminal.type("71\r")
        for number, character in enumerate(said):
            terminal.type(character)
            terminal.resize_while_typing(*SIZES[number % len(SIZES)])
        terminal.resize(80, 24)
        terminal.until("what the job would be")
        terminal.press("enter")
        for number in range(60):
            terminal.resize_while_typing(*SIZES[number % len(SIZES)])
            terminal.type(f"w{number}\r")
        terminal.resize(120, 40)
        until_kept(terminal, ".*w59")
        assert terminal.rows()[0].startswith(" Acme")
        assert len([row for row in terminal.rows() if row]) > 20
    assert texts(desk) == [said, *(f"w{number}" for number in range(60))]


@pytest.mark.parametrize("size", [(20, 5), (1, 1)])
def test_a_window_too_small_to_show_anything_still_keeps_what_is_typed(
    desk: Desk, size: tuple[int, int]
) -> None:
    with desk.in_live() as terminal:
        terminal.resize_while_typing(*size)
        terminal.type("typed blindly\r71-\r")
        terminal.until_true(lambda: "observation" in kept(desk), 10, "a tick in the file")
        terminal.resize(80, 24)
        until_kept(terminal, "typed blindly")
        assert terminal.process.poll() is None
    assert texts(desk) == ["typed blindly"]
    assert kept(desk)["observation"][0]["state"] == "clear"


def test_the_keyboard_elsewhere_is_said_and_what_still_comes_is_kept(desk: Desk) -> None:
    with desk.in_live() as terminal:
        terminal.type("she said")
        terminal.until("note › she said")
        terminal.type("\x1b[O")
        terminal.until("keyboard is in another window")
        terminal.until_gone("note › she said")
        terminal.type(" it")
        terminal.type("\x1b[I")
        terminal.until("note › she said it")
        terminal.type(" twice\x1b[O\x1b[I\x1b[O\r\x1b[I")
        until_kept(terminal, "she said it twice")
    assert texts(desk) == ["she said it twice"]


def test_typing_and_losing_the_keyboard_at_once_takes_no_part_of_a_key_for_a_key(
    desk: Desk,
) -> None:
    with desk.in_live() as terminal:
        for number in range(20):
            terminal.type(f"\x1b[Ia{number}\x1b[O\r\x1b[I")
        until_kept(terminal, "a19")
    assert texts(desk) == [f"a{number}" for number in range(20)]
