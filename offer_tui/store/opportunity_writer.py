"""Changes to opportunities, written behind the screens: those of each one in their order."""

from __future__ import annotations

import contextlib
import threading
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from offer_tui.store.atomic import NotSaved
from offer_tui.store.locks import Held
from offer_tui.store.opportunity_change import ChangedElsewhere, OpportunityChange
from offer_tui.store.reading import FileProblem, Missing
from offer_tui.store.records import TooLargeToKeep

if TYPE_CHECKING:
    from offer_tui.model.opportunity import Opportunity

Apply = Callable[[str, Callable[["Opportunity"], "Opportunity"]], object]
"""Changes the opportunity of that slug by a step from what is on the disk."""
RETRY_AFTER = 1.0
"""Seconds after which a change that could not be written is tried again."""


@dataclass(frozen=True, slots=True)
class Hearing:
    """Who hears what becomes of a change; the calls come from a writing thread."""

    kept: Callable[[], object]
    not_kept: Callable[[str], object]
    """It is not on the disk yet, and why; it is tried again."""
    refused: Callable[[str], bool]
    """It never will be, and why. Returns whether there is still somebody to hear of it."""


@dataclass(frozen=True, slots=True)
class _Job:
    slug: str
    change: OpportunityChange
    hearing: Hearing


class OpportunityWriter:
    """Makes changes in the order in which they were handed in, every opportunity by itself.

    One that fails since the disk is full or another window has the file is tried again until it is
    kept, and those of the same opportunity wait behind it. One that never can be written is given
    up, and whoever handed it in is told.
    """

    def __init__(self, apply: Apply, retry_after: float | None = None) -> None:
        self._apply = apply
        self._retry_after = RETRY_AFTER if retry_after is None else retry_after
        self._queues: dict[str, deque[_Job]] = {}
        self._lost: list[_Job] = []
        """What was refused when nobody was left to be told."""
        self._changed = threading.Condition()
        self._is_closing = False
        self._threads: list[threading.Thread] = []

    def submit(self, slug: str, change: OpportunityChange, hearing: Hearing) -> None:
        """Hand in a change."""
        with self._changed:
            queue = self._queues.get(slug)
            if queue is not None:
                queue.append(_Job(slug, change, hearing))
                return
            self._queues[slug] = deque([_Job(slug, change, hearing)])
            # A daemon, so that a disk that never answers cannot keep the process alive.
            thread = threading.Thread(
                target=self._run, args=(slug,), name="opportunities", daemon=True
            )
            self._threads = [*(one for one in self._threads if one.is_alive()), thread]
            thread.start()

    def close(self, timeout: float = 5.0) -> bool:
        """Try what is left once more, and end; return whether all is on the disk."""
        with self._changed:
            self._is_closing = True
            self._changed.notify_all()
        end = time.monotonic() + timeout
        for thread in self._threads:
            thread.join(max(0.0, end - time.monotonic()))
        return not self._queues and not self._lost

    def rescue(self) -> tuple[Path, ...]:
        """Keep opportunities with what could not be written in the folder for temporary files.

        For the end of the program; returns where.
        """
        from offer_tui.store.rescue import rescue_opportunity  # noqa: PLC0415 - hardly ever needed

        with self._changed:
            left = [*self._lost, *(job for queue in self._queues.values() for job in queue)]
        found = (rescue_opportunity(one) for one in _whole(left))
        return tuple(path for path in found if path is not None)

    def _run(self, slug: str) -> None:
        while (job := self._next(slug)) is not None:
            try:
                self._apply(slug, job.change.made_to)
            except Exception as error:  # noqa: BLE001 - the person is told of all
                if not self._failed(job, error):
                    return
            else:
                self._done(job)
                _tell(job.hearing.kept)

    def _failed(self, job: _Job, error: Exception) -> bool:
        """Tell why, and return whether to go on; wait first where it is to be tried again."""
        if not _may_succeed_later(error):
            self._done(job)
            why = error.why if isinstance(error, NotSaved) else str(error)
            if not _tell(partial(job.hearing.refused, why)) or self._is_closing:
                self._lost.append(job)
            return True
        _tell(partial(job.hearing.not_kept, str(error)))
        with self._changed:
            if self._is_closing:
                return False
            self._changed.wait(self._retry_after)
        return True

    def _next(self, slug: str) -> _Job | None:
        with self._changed:
            if queue := self._queues[slug]:
                return queue[0]
            del self._queues[slug]
            return None

    def _done(self, job: _Job) -> None:
        with self._changed:
            self._queues[job.slug].popleft()


def _may_succeed_later(error: Exception) -> bool:
    if isinstance(error, TooLargeToKeep | ChangedElsewhere | Missing):
        return False
    if isinstance(error, FileProblem):
        # The disk refuses the file or its lock, and may take it later; one that is broken stays so.
        return isinstance(error.__cause__, OSError)
    return isinstance(error, NotSaved | Held | OSError)


def _tell(callback: Callable[[], object]) -> object:
    with contextlib.suppress(Exception):  # the screen may be gone already
        return callback()
    return None


def _whole(jobs: list[_Job]) -> list[Opportunity]:
    """Return the opportunities as they were meant to be, one for each where that can be."""
    whole: dict[tuple[str, int], Opportunity] = {}
    for job in jobs:
        known = whole.get((job.slug, 0))
        try:
            whole[job.slug, 0] = job.change.made_to(known) if known else job.change.after
        except ChangedElsewhere:
            whole[job.slug, len(whole)] = job.change.after
    return list(whole.values())
