"""Rounds and faults made for tests of the store."""

from __future__ import annotations

import datetime as dt
import errno
import os
from collections.abc import Sequence
from pathlib import Path

from offer_tui.model.session import Observation, Session
from offer_tui.model.signal import State
from offer_tui.store.atomic import Disk

ZONE = dt.timezone(dt.timedelta(hours=1))
AT = dt.datetime(2025, 11, 21, 17, 12, tzinfo=ZONE)


def ulid(number: int) -> str:
    return f"01HZ{number:022d}"


def tick(number: int, state: State = "seen", note: str = "") -> Observation:
    at = AT + dt.timedelta(seconds=number)
    if note:
        return Observation(id=ulid(number), signal="long-commute", state=state, at=at, note=note)
    return Observation(id=ulid(number), signal="long-commute", state=state, at=at)


def with_ticks(session: Session, *ticks: Observation) -> Session:
    return session.model_copy(update={"observations": (*session.observations, *ticks)})


class FaultyDisk(Disk):
    """A disk on which one call fails: the ``fails``-th of all, or all of one kind."""

    def __init__(self, fails: int = 0, kind: str = "", code: int = errno.ENOSPC) -> None:
        super().__init__()
        self.fails = fails
        self.kind = kind
        self.code = code
        self.calls: list[str] = []

    def mend(self) -> None:
        self.fails, self.kind = 0, ""

    def _count(self, kind: str) -> None:
        self.calls.append(kind)
        if kind == self.kind or len(self.calls) == self.fails:
            raise OSError(self.code, os.strerror(self.code))

    def create(self, path: Path) -> int:
        self._count("create")
        return super().create(path)

    def write(self, descriptor: int, parts: Sequence[memoryview]) -> int:
        self._count("write")
        # As little as a full disk would take: the rest has to be asked for again.
        first = parts[0]
        return super().write(descriptor, [first[: max(1, len(first) // 2)]])

    def sync(self, descriptor: int) -> None:
        self._count("sync")
        super().sync(descriptor)

    def replace(self, source: Path, target: Path) -> None:
        self._count("replace")
        super().replace(source, target)

    def link(self, source: Path, target: Path) -> None:
        self._count("link")
        super().link(source, target)

    def sync_folder(self, path: Path) -> None:
        self._count("sync_folder")
        super().sync_folder(path)


def files_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def mode_of(path: Path) -> int:
    return path.stat().st_mode & 0o777
