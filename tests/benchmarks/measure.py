"""Measures what a person waits for, in one run, and says where a limit is broken.

Run: .venv/bin/python tests/benchmarks/measure.py
Alone on the machine, for some minutes; --sessions 1000 or --only NAME make it shorter.

version  asking for the version, against doing nothing
disk     a key to the disk, in this process: against a bare write, and 2,000 observations against 10
screen   a key to the screen, in a pseudo-terminal, in a round of forty observations
paint    the first paint of the home screen, against the smallest app there is
screens  the screens for after a talk, from their key to the frame that shows them, in the sample
hour     the hour itself, in a pseudo-terminal, with 500 observations in the round and a library of
         10,000: a key to the screen and to the disk, l to a round that takes ticks; the cost of a
         tick at 2,000 observations against 10; 20 KB of a posting read
many     the home screen of a library of 10,000 rounds against one of 10
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "terminal"))

from figures import (
    FRAME_ENDS,
    Ear,
    Figure,
    bare_write,
    disk_in_words,
    interleaved,
    named,
    refreshed,
    within,
)
from hour import hour
from make_library import make_library, round_of
from screens import screens
from terminal import APP, PATIENCE, Desk

from offer_tui.capture.keys import press
from offer_tui.capture.machine import advance
from offer_tui.capture.sheet import make_sheet
from offer_tui.capture.state import Capture
from offer_tui.model.session import Session
from offer_tui.store.catalogue import load_catalogue
from offer_tui.store.demo import copy_demo
from offer_tui.store.identity import new_id
from offer_tui.store.library import Library
from offer_tui.store.places import Places
from offer_tui.store.records import Saved
from offer_tui.store.writer import Writer

SMALLEST = """
from textual.app import App
from textual.widgets import Footer, Header, Static

class Smallest(App):
    def compose(self):
        yield Header()
        yield Static("smallest there is")
        yield Footer()

Smallest().run()
"""

# First paint.


def first_paint(desk: Desk, command: Sequence[str], marks: Sequence[bytes]) -> float:
    """Return the seconds from starting the program until the marks stand on the terminal."""
    began = time.perf_counter()
    terminal = Ear(command, desk.environment)
    try:
        terminal.until_heard(marks)
        last = max(terminal.raw.find(mark) for mark in marks)
        return terminal.until_heard([FRAME_ENDS], last) - began
    finally:
        terminal.kill()
        terminal.close()


def first_paints(folder: Path, pairs: int) -> Iterator[Figure]:
    """Measure the home screen of the demo library against the smallest app there is."""
    desk = Desk(folder / "demo")
    copy_demo(desk.data, datetime.now().astimezone().date())
    marks = [b"Opportunities", b"Birch", b"quit"]
    cold = first_paint(desk, APP, marks)
    refreshed(desk)
    smallest = (sys.executable, "-c", SMALLEST)
    figure = interleaved(
        pairs,
        lambda: first_paint(desk, APP, marks),
        lambda: first_paint(desk, smallest, [b"smallest there is"]),
    )
    yield named(figure, "home, first paint, against the smallest app", 1.4)
    yield Figure("home, the very first start, all rows shown", 1000 * cold, unit="ms")


def many_sessions(folder: Path, pairs: int, sessions: int) -> Iterator[Figure]:
    """Measure the home screen of a large library against that of a small one."""
    few, many = Desk(folder / "few"), Desk(folder / "many")
    make_library(few.data, 10)
    opportunities = make_library(many.data, sessions)
    refreshed(few)
    began = time.perf_counter()
    peak = refreshed(many)
    took = time.perf_counter() - began
    marks = [b"Opportunities", b"Company", b"quit"]
    figure = interleaved(
        pairs, lambda: first_paint(many, APP, marks), lambda: first_paint(few, APP, marks)
    )
    yield named(figure, f"home, first paint, {sessions} rounds against 10", 1.1)
    behind = f"{opportunities} opportunities, at most {peak >> 20} MB"
    yield Figure(f"index of {sessions} rounds made anew", took, unit="s", behind=behind)
    began = time.perf_counter()
    refreshed(many)
    again = time.perf_counter() - began
    yield Figure(f"index of {sessions} rounds looked through again", again, unit="s")


def version(_: Path, pairs: int) -> Iterator[Figure]:
    """Measure asking for the version against doing nothing."""
    program = Path(sys.executable).with_name("offer-tui")
    figure = interleaved(
        pairs,
        lambda: _run([str(program), "--version"]),
        lambda: _run([sys.executable, "-c", "pass"]),
    )
    yield named(figure, "offer-tui --version against python -c pass", 4)


def _run(command: Sequence[str]) -> float:
    began = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    return time.perf_counter() - began


# Key to disk.


class Recorder:
    """A round of so many observations, and the way of a key from the line to the disk."""

    def __init__(self, folder: Path, observations: int) -> None:
        places = Places(folder / "data", folder / "config", folder / "cache")
        library = Library(places)
        self._catalogue = load_catalogue(places.config)[0]
        slug = library.new_opportunity("Acme")
        began = datetime.now().astimezone().replace(microsecond=0)
        self._file = library.keep_session(slug, round_of(observations, began))
        self._saved = threading.Event()
        self._writer = Writer(self._was_saved, lambda *_: None)
        self._line = Capture(self._file.session, make_sheet(self._catalogue))
        self._keys = self._endless_keys()

    @property
    def path(self) -> Path:
        """The round's file."""
        return self._file.path

    def _was_saved(self, _: str, __: int, ___: Saved[Session]) -> None:
        self._saved.set()

    def _endless_keys(self) -> Iterator[str]:
        """Yield keys in an order in which every second digit and every other one is a change."""
        while True:
            for signal in self._catalogue:
                if signal.code:
                    yield from (*signal.code, "-", "*", "backspace")

    def key(self) -> float:
        """Press the next key that changes the record; return the seconds until it is on disk."""
        before = self._line.session
        while self._line.session is before:
            self._saved.clear()
            began = time.perf_counter()
            self._press(next(self._keys))
        self._writer.submit(self._file, self._line.session)
        if not self._saved.wait(PATIENCE):
            raise TimeoutError("never saved")
        return time.perf_counter() - began

    def _press(self, name: str) -> None:
        now = datetime.now().astimezone()
        character = name if len(name) == 1 else None
        self._line = advance(self._line, press(name, character, now, new_id()))

    def bare(self) -> float:
        """Return the seconds that a plain replacing of the same bytes takes."""
        return bare_write(self.path.with_name("bare.bin"), self.path.read_bytes())

    def close(self) -> None:
        """End the writing thread."""
        self._writer.close()
        self._file.close()


def key_to_disk(folder: Path, pairs: int) -> Iterator[Figure]:
    """Measure how long a key takes to be on the disk, in a small round and in a huge one."""
    small, huge = Recorder(folder / "small", 10), Recorder(folder / "huge", 2_000)
    try:
        figure = interleaved(pairs * 10, small.key, small.bare)
        yield named(figure, "key to disk, 10 observations, against a bare write", 8)
        figure = interleaved(pairs * 10, huge.key, small.key)
        yield named(figure, "key to disk, 2,000 observations against 10", 1.5)
    finally:
        small.close()
        huge.close()


# Key to screen.


def key_to_screen(folder: Path, pairs: int) -> Iterator[Figure]:
    """Measure how long a key takes to be seen, in a round of forty observations."""
    desk = Desk(folder / "live")
    terminal = Ear(APP, desk.environment)
    try:
        terminal.until_heard([b"quit"])
        terminal.type("lAcme\r")
        terminal.until_heard([b"saved"])
        times = [terminal.answered(key) for key in _keys(pairs)]
    finally:
        terminal.kill()
        terminal.close()
    yield within("key to screen, 95 of 100 are seen within", times[20:], 25)


def _keys(pairs: int) -> Iterator[str]:
    codes = [s.code for s in load_catalogue(Path("none"))[0] if s.code][:40]
    for code in codes:
        yield from code
        yield "-"
        yield "\r"
    for n in range(pairs):
        yield from f"she said it {n}\r7"
        yield "\x7f"


Measure = Callable[[Path, int], Iterator[Figure]]
MEASURES: dict[str, Measure] = {
    "version": version,
    "disk": key_to_disk,
    "screen": key_to_screen,
    "paint": first_paints,
    "screens": screens,
}


def main() -> int:
    """Print every figure beside its limit; return 1 when a limit is broken."""
    as_it_is = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=as_it_is)
    parser.add_argument("--pairs", type=int, default=21, help="runs of each, in turn")
    parser.add_argument("--sessions", type=int, default=10_000, help="rounds in the large library")
    parser.add_argument("--only", choices=[*MEASURES, "hour", "many"])
    parser.add_argument("--folder", type=Path, help="where to measure, on the disk that counts")
    given = parser.parse_args()
    measures: dict[str, Measure] = {
        **MEASURES,
        "hour": partial(hour, sessions=given.sessions),
        "many": partial(many_sessions, sessions=given.sessions),
    }
    broken = False
    with tempfile.TemporaryDirectory(prefix="offer-tui-measure-", dir=given.folder) as folder:
        print(disk_in_words(Path(folder)), flush=True)
        for name, measure in measures.items():
            if given.only in {None, name}:
                for figure in measure(Path(folder), given.pairs):
                    print(figure, flush=True)
                    broken |= figure.is_broken
    return int(broken)


if __name__ == "__main__":
    sys.exit(main())
