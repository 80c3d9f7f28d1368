"""The hour itself, in a pseudo-terminal: a long round in a large library, key by key."""

from __future__ import annotations

import itertools
import statistics
import sys
import time
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path

from figures import (
    FRAME_ENDS,
    Ear,
    Figure,
    in_ms,
    interleaved,
    named,
    processor_time,
    refreshed,
    within,
)
from make_library import make_library, round_of
from terminal import APP, PATIENCE, Desk

from offer_tui.posting.reader import read
from offer_tui.store.catalogue import load_catalogue
from offer_tui.store.library import Library
from offer_tui.store.places import Places
from offer_tui.store.posting_rules import load_posting_rules

COMPANY = "Zebra Hour"
OBSERVATIONS = 500
_STILL = 0.04
"""Seconds without a word after which the program has nothing more to say about a key."""
# The program itself says when a state of the round had reached the disk, folder and all.
SAYS_WHEN_KEPT = """
import os, sys, time
from offer_tui.store.sessions import SessionFile
kept, out = SessionFile.save, os.open(sys.argv[1], os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
def save(self, *given):
    saved = kept(self, *given)
    os.write(out, f"{time.perf_counter()} ".encode())
    return saved
SessionFile.save = save
sys.argv = ["offer-tui"]
from offer_tui.__main__ import main
main()
"""
POSTING = (
    "Charge nurse, surgical ward\n\nWe are a dynamic, fast-paced family with competitive pay and"
    " great benefits.\n\nWhat you will do\n- Lead a shift of six nurses and plan their rota\n"
    "- Teach two new colleagues a year\n- Report to the head of nursing\n\nWhat we offer\n"
    "- 38,000 to 44,000 a year, paid monthly\n- 30 days of leave, two days at home for paperwork\n"
    "- A pension, a bicycle, a course of your choice every year\n\nWhat you bring\n"
    "- Three years on a ward, a licence, and a can-do attitude\n- German at B2\n\n"
)


class Hour:
    """A round that goes on, and the program open on it; it tells when what was typed is kept."""

    def __init__(self, desk: Desk, observations: int) -> None:
        add_round(desk, observations)
        self._codes = itertools.cycle(
            signal.code for signal in load_catalogue(Path("none"))[0] if signal.code
        )
        self._told = desk.home / "kept-at"
        self._told.touch()
        command = (sys.executable, "-c", SAYS_WHEN_KEPT, str(self._told))
        self._terminal = Ear(command, desk.environment)
        self._terminal.until_heard([b"quit"])
        self._terminal.until_at_rest()
        self._terminal.type(f"l{COMPANY}\r")
        self._terminal.until_heard([b"saved"])
        self.seen: list[float] = []
        """Seconds from each key to the end of the frame that answers it."""
        self.kept: list[float] = []
        """Seconds from each key that changed the round until it was on the disk."""

    def tick(self) -> float:
        """Tick the next signal and take it back; return the seconds from its key to the disk."""
        code = next(self._codes)
        self._press(code[0])
        took = self._change(code[1])
        self._change("\x7f")
        return took

    def note(self, number: int) -> None:
        """Tick, answer, and note some words."""
        code = next(self._codes)
        self._press(code[0])
        self._change(code[1])
        self._change("-")
        for key in f"said {number}":
            self._press(key)
        self._change("\r")

    def _press(self, key: str) -> None:
        self.seen.append(self._terminal.answered(key))

    def _change(self, key: str) -> float:
        self._terminal.until_still(_STILL)
        before, began = self._count(), time.perf_counter()
        self._press(key)
        while self._count() == before:
            if time.perf_counter() > began + PATIENCE:
                raise TimeoutError("never kept")
            self._terminal.pump(0.005)
        # What was listened for before the key went off is no part of its time.
        sent = self._terminal.heard_at - self.seen[-1]
        took = float(self._told.read_text("ascii").split()[before]) - sent
        self.kept.append(took)
        return took

    def _count(self) -> int:
        return self._told.read_text("ascii").count(" ")

    def close(self) -> None:
        """End the program."""
        self._terminal.kill()
        self._terminal.close()


def add_round(desk: Desk, observations: int) -> None:
    """Add a round that goes on to the library, and bring the index up to date."""
    library = Library(Places(desk.data, desk.home / "config", desk.home / "cache"))
    began = datetime.now().astimezone().replace(microsecond=0)
    slug = library.new_opportunity(COMPANY)
    library.keep_session(slug, round_of(observations, began)).close()
    refreshed(desk)


def hour(folder: Path, pairs: int, sessions: int) -> Iterator[Figure]:
    """Measure the hour: in a round of 500 observations, in a library of so many rounds."""
    yield posting(pairs)
    many = Desk(folder / "hour")
    make_library(many.data, sessions)
    yield from keys(many, pairs)
    yield from beginnings(many, pairs)
    yield ticks(folder, pairs)


def keys(desk: Desk, pairs: int) -> Iterator[Figure]:
    """Measure what a key costs: until it is seen, and until it is on the disk."""
    open_hour = Hour(desk, OBSERVATIONS)
    try:
        for n in range(pairs * 3):
            open_hour.note(n)
    finally:
        open_hour.close()
    yield within("key to screen, 500 observations, 95 of 100 within", open_hour.seen, 25)
    yield within("key to disk, 500 observations, 95 of 100 within", open_hour.kept, 30)


def beginnings(desk: Desk, pairs: int) -> Iterator[Figure]:
    """Measure l, a name and Enter until the round takes ticks."""
    number = max(3, pairs // 4)
    new = [_ready(desk, f"Quartz {n}", at_once=False) for n in range(number)]
    again = [_ready(desk, COMPANY, at_once=False) for _ in new]
    first = [_ready(desk, f"Basalt {n}", at_once=True) for n in range(3)]
    yield _middle("l, a new name, enter, until it takes ticks", new, 300)
    yield _middle(f"l, back to {OBSERVATIONS} observations, until it takes ticks", again, 300)
    yield _middle("the same at the first paint, before the files are read", first, None)


def _ready(desk: Desk, company: str, *, at_once: bool) -> tuple[float, float]:
    """Return the seconds from l to a round that takes ticks: by the clock, and of a processor."""
    terminal = Ear(APP, desk.environment)
    try:
        terminal.until_heard([b"quit"])
        if not at_once:
            terminal.until_at_rest()
        since, busy = len(terminal.raw), processor_time(terminal.process.pid)
        began = time.perf_counter()
        terminal.type(f"l{company}\r")
        terminal.until_heard([b"saved"], since)
        last = terminal.raw.find(b"saved", since)
        took = terminal.until_heard([FRAME_ENDS], last) - began
        return took, processor_time(terminal.process.pid) - busy
    finally:
        terminal.kill()
        terminal.close()


def _middle(name: str, times: Sequence[tuple[float, float]], limit: float | None) -> Figure:
    walls, busy = zip(*times, strict=True)
    behind = f"longest {in_ms(max(walls))} of {len(walls)}, {in_ms(max(busy))} of a processor"
    return Figure(name, 1000 * statistics.median(walls), limit, "ms", behind)


def ticks(folder: Path, pairs: int) -> Figure:
    """Measure the cost of a tick in a huge round against that in a small one."""
    huge, small = Hour(Desk(folder / "huge"), 2_000), Hour(Desk(folder / "small"), 10)
    try:
        figure = interleaved(pairs * 5, huge.tick, small.tick)
    finally:
        huge.close()
        small.close()
    return named(figure, "tick to disk, key by key, 2,000 observations against 10", 1.5)


def posting(pairs: int) -> Figure:
    """Measure how long 20 KB of a posting take to be read."""
    rules = load_posting_rules()
    text = (POSTING * (20_000 // len(POSTING) + 1))[:20_000]
    times, busy = [], time.process_time()
    for _ in range(pairs):
        began = time.perf_counter()
        read(text, rules)
        times.append(time.perf_counter() - began)
    each = (time.process_time() - busy) / pairs
    behind = f"at best {in_ms(min(times))}, {in_ms(each)} of a processor, {pairs} times"
    return Figure("posting of 20 KB read", 1000 * statistics.median(times), 50, "ms", behind)
