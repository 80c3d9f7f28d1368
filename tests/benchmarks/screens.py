"""How long a screen takes from its key to the frame that shows what is on it, in the sample."""

from __future__ import annotations

import importlib.util
import math
import statistics
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from figures import FRAME_ENDS, Ear, Figure, in_ms, processor_time, refreshed
from terminal import APP, KEYS, Desk

from offer_tui.store.demo import copy_demo

LIMIT = 100.0
"""Milliseconds: no screen takes longer to open."""
Took = tuple[float, float]
"""Seconds by the clock, and of a processor."""
_MOST_ROWS = 20
_STILL = 0.3
"""Seconds without a word after which the program waits for the next key."""


@dataclass(frozen=True)
class Opened:
    """A screen, and the keys that lead to it from home."""

    name: str
    """Also the package of ``offer_tui.ui`` that holds it."""
    key: str
    mark: bytes
    """What stands on it, and on no screen before it."""
    row: str = ""
    """The opportunity that is chosen at home first."""
    before: str = ""
    """The key that opens the screen from which ``key`` leads there; none where that is home."""

    @property
    def is_built(self) -> bool:
        """Whether there is such a screen."""
        package = f"offer_tui.ui.{self.name}"
        found = importlib.util.find_spec(package)
        return found is not None and importlib.util.find_spec(f"{package}.screen") is not None


SCREENS = (
    Opened("debrief", "h", b"Unsorted", "Haus"),
    Opened("decision", "d", b"Reasons", "Birch"),
    Opened("letters", "e", b"in-writing", "Birch"),
    Opened("reflection", "k", b"Foretold", "Gannet"),
    Opened("why", "w", b"You wrote", "Dune"),
    Opened("learning", "l", b"Forecasts", before="y"),
)


def screens(folder: Path, pairs: int) -> Iterator[Figure]:
    """Measure how long each screen takes to open: the first time, and again."""
    desk = Desk(folder / "screens")
    copy_demo(desk.data, datetime.now().astimezone().date())
    refreshed(desk)
    places = _places(desk)
    for screen in SCREENS:
        name = f"{screen.name}, opened the first time"
        steps = places[screen.row] if screen.row else 0
        if not screen.is_built:
            yield Figure(name, math.nan, unit="ms", behind="there is no such screen yet")
            continue
        try:
            yield _figure(name, [_times(desk, screen, steps) for _ in range(max(3, pairs // 4))])
        except TimeoutError as never:
            yield Figure(name, math.inf, LIMIT, "ms", str(never))


def _figure(name: str, runs: Sequence[Sequence[Took]]) -> Figure:
    first, busy = zip(*(times[0] for times in runs), strict=True)
    again = [seconds for times in runs for seconds, _ in times[1:]]
    behind = (
        f"longest {in_ms(max(first))} of {len(first)}, {in_ms(statistics.median(busy))} of a"
        f" processor; again {in_ms(statistics.median(again))}, longest {in_ms(max(again))}"
    )
    return Figure(name, 1000 * statistics.median(first), LIMIT, "ms", behind)


def _places(desk: Desk) -> dict[str, int]:
    """Return how many times down leads from the first row of home to that of each opportunity."""
    wanted = {screen.row for screen in SCREENS if screen.row}
    found: dict[str, int] = {}
    with desk.opened() as terminal:
        terminal.until("quit")
        terminal.until_quiet(1)  # the rows come after the first paint
        for steps in range(_MOST_ROWS):
            chosen = terminal.until(r"^ » (.*)$")[1]
            found.update({row: steps for row in wanted if chosen.startswith(row)})
            if found.keys() == wanted:
                return found
            terminal.press("down")
            terminal.until_quiet()
    raise LookupError(f"not at home: {wanted - found.keys()}")


def _times(desk: Desk, screen: Opened, steps: int, times: int = 3) -> list[Took]:
    """Return what it takes to open the screen so often in one run of the program."""
    terminal = Ear(APP, desk.environment)
    try:
        terminal.until_heard([b"quit"])
        terminal.until_at_rest()
        for _ in range(steps):
            _press(terminal, KEYS["down"])
        if screen.before:
            _press(terminal, screen.before)
        return [_open(terminal, screen) for _ in range(times)]
    finally:
        terminal.kill()
        terminal.close()


def _open(terminal: Ear, screen: Opened) -> Took:
    since, busy = len(terminal.raw), processor_time(terminal.process.pid)
    began = time.perf_counter()
    terminal.type(screen.key)
    terminal.until_heard([screen.mark], since)
    painted = terminal.raw.find(screen.mark, since)
    took = terminal.until_heard([FRAME_ENDS], painted) - began
    busy = processor_time(terminal.process.pid) - busy
    _press(terminal, "")
    _press(terminal, KEYS["escape"])
    return took, busy


def _press(terminal: Ear, keys: str) -> None:
    terminal.type(keys)
    terminal.until_still(_STILL)
