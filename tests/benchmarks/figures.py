"""Figures beside their limits, and an ear at a terminal that costs the program nothing."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from terminal import PATIENCE, Desk, Terminal

FRAME_ENDS = b"\x1b[?2026l"
REFRESH = """
import resource
from offer_tui.store.places import find_places
from offer_tui.ui.desk import Desk
Desk(find_places()).refresh()
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""
_MOUNTS = Path("/proc/mounts")
_IDLE = 0.03
"""Seconds of a processor that a program takes at most in two seconds in which it does nothing."""


@dataclass(frozen=True)
class Figure:
    """Something measured, and what it may be at most."""

    name: str
    value: float
    limit: float | None = None
    unit: str = "times"
    behind: str = ""

    @property
    def is_broken(self) -> bool:
        """Whether it is more than it may be."""
        return self.limit is not None and self.value > self.limit

    def __str__(self) -> str:
        limit = "" if self.limit is None else f"at most {self.limit:g}"
        verdict = "" if self.limit is None else ("BROKEN" if self.is_broken else "kept")
        return (
            f"{self.name:<58}{self.value:>8.2f} {self.unit:<6}{limit:<13}{verdict:<8}{self.behind}"
        )


class Ear(Terminal):
    """A terminal that draws nothing, so that it costs the program nothing to be listened to."""

    heard_at = 0.0

    def _take(self, content: bytes) -> None:
        self.heard_at = time.perf_counter()
        self.raw += content
        if b"\x1b[?2026$p" in content:
            self.send(b"\x1b[?2026;2$y")

    def until_heard(self, marks: Sequence[bytes], since: int = 0) -> float:
        """Return when all the marks have come."""
        deadline = time.perf_counter() + PATIENCE
        while not all(self.raw.find(mark, since) >= 0 for mark in marks):
            if not self.pump(0.5) and time.perf_counter() > deadline:
                raise TimeoutError(f"never heard {marks!r}")
        return self.heard_at

    def until_still(self, seconds: float) -> None:
        """Listen until nothing has come for so long."""
        while self.pump(seconds):
            pass

    def until_at_rest(self) -> None:
        """Listen until nothing has come for a while, and nothing is being worked out either."""
        busy = -1.0
        while processor_time(self.process.pid) - busy > _IDLE:
            busy = processor_time(self.process.pid)
            self.until_still(2)

    def answered(self, key: str, still: float = 0.04) -> float:
        """Return the seconds from a key to the end of the frame that answers it."""
        self.until_still(still)
        since = len(self.raw)
        began = time.perf_counter()
        self.type(key)
        return self.until_heard([FRAME_ENDS], since) - began


def processor_time(pid: int) -> float:
    """Return the seconds for which a process has had a processor; 0 where that is not told."""
    told = Path(f"/proc/{pid}/stat")
    if not told.exists():
        return 0.0
    user, system = told.read_text("ascii").rpartition(")")[2].split()[11:13]
    return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")


def interleaved(pairs: int, one: Callable[[], float], other: Callable[[], float]) -> Figure:
    """Return how many times longer one takes than the other, by medians of runs in turn."""
    one(), other()
    times: tuple[list[float], list[float]] = ([], [])
    for n in range(pairs):
        for which in (0, 1) if n % 2 else (1, 0):
            times[which].append((one, other)[which]())
    first, second = (statistics.median(taken) for taken in times)
    behind = f"{in_ms(first)} against {in_ms(second)}, {pairs} pairs"
    return Figure("", first / second, behind=behind)


def within(name: str, seconds: Sequence[float], limit: float) -> Figure:
    """Return the time, in ms, within which 95 of 100 came."""
    ordered = sorted(seconds)
    p95 = 1000 * ordered[len(ordered) * 95 // 100]
    middle, longest = in_ms(statistics.median(ordered)), in_ms(ordered[-1])
    behind = f"median {middle}, longest {longest}, {len(ordered)} keys"
    return Figure(name, p95, limit, "ms", behind)


def named(figure: Figure, name: str, limit: float) -> Figure:
    """Return the figure with its name and limit."""
    return replace(figure, name=name, limit=limit)


def in_ms(seconds: float) -> str:
    """Return the time in words."""
    return f"{1000 * seconds:.1f} ms"


def refreshed(desk: Desk) -> int:
    """Bring the index up to date, and return the most memory that took, in bytes."""
    ran = subprocess.run(
        [sys.executable, "-c", REFRESH], env=desk.environment, check=True, capture_output=True
    )
    return int(ran.stdout) * (1 if sys.platform == "darwin" else 1024)


def bare_write(path: Path, content: bytes) -> float:
    """Return the seconds that a plain replacing of these bytes takes: written, synced, renamed."""
    temporary = path.with_name(f"{path.name}.new")
    began = time.perf_counter()
    with temporary.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    temporary.replace(path)
    return time.perf_counter() - began


def disk_in_words(folder: Path) -> str:
    """Return which disk the figures are of, and how long it takes to keep 1 KB and 300 KB."""
    times = [
        statistics.median(bare_write(folder / "bare", bytes(size)) for _ in range(21))
        for size in (1_000, 300_000)
    ]
    kind = _kind_of(folder)
    return f"disk: {kind}; 1 KB is kept within {in_ms(times[0])}, 300 KB within {in_ms(times[1])}"


def _kind_of(folder: Path) -> str:
    if not _MOUNTS.exists():
        return f"that of {folder}"
    lines = [line.split() for line in _MOUNTS.read_text(encoding="utf-8").splitlines()]
    holds = [line for line in lines if folder.resolve().is_relative_to(line[1])]
    device, place, kind = max(holds, key=lambda line: len(line[1]))[:3]
    return f"{kind} ({device} at {place})"
