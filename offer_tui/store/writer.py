"""The one thread that writes: the latest state of each round, again and again until it is kept."""

from __future__ import annotations

import contextlib
import datetime as dt
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

from offer_tui.model.session import Session
from offer_tui.store.atomic import NotSaved
from offer_tui.store.records import Saved
from offer_tui.store.sessions import SessionFile

OnSaved = Callable[[str, int, Saved[Session]], None]
"""Session id, revision, and what is on the disk now."""
OnFailed = Callable[[str, NotSaved, dt.datetime], None]
"""Session id, why, and since when the latest words are in memory only."""

RETRY_AFTER = 1.0
"""Seconds after which a write that failed is tried again."""


@dataclass(slots=True)
class _Job:
    """The latest state of one round that is not on the disk yet."""

    file: SessionFile
    session: Session
    generation: int
    revision: int
    since: dt.datetime
    not_before: float = 0.0
    tries: int = 0


class Writer:
    """Writes rounds in the order of their changes, each state replaced by a later one.

    Both callbacks are called from the writing thread. A write is reported as saved after it has
    reached the disk, and not before.
    """

    def __init__(
        self, on_saved: OnSaved, on_failed: OnFailed, retry_after: float = RETRY_AFTER
    ) -> None:
        self._on_saved = on_saved
        self._on_failed = on_failed
        self._retry_after = retry_after
        self._changed = threading.Condition()
        self._waiting: dict[str, _Job] = {}
        self._writing: _Job | None = None
        self._revision = 0
        self._is_closing = False
        # A daemon, so that a disk that never answers cannot keep the process alive for ever.
        self._thread = threading.Thread(target=self._run, name="writer", daemon=True)
        self._thread.start()

    def submit(self, file: SessionFile, session: Session, generation: int = 0) -> int:
        """Hand in the latest state of a round; return its revision, which only grows.

        ``generation`` is that of the last ``Saved`` whose record the state went on from.
        """
        with self._changed:
            self._revision += 1
            earlier = self._waiting.get(session.id)
            since = earlier.since if earlier else dt.datetime.now().astimezone()
            job = _Job(file, session, generation, self._revision, since)
            if earlier and earlier.tries:
                job.not_before, job.tries = earlier.not_before, earlier.tries
            self._waiting[session.id] = job
            self._changed.notify_all()
            return self._revision

    @property
    def is_idle(self) -> bool:
        """Whether all that was handed in is on the disk."""
        with self._changed:
            return not self._waiting and self._writing is None

    def flush(self, timeout: float = 5.0) -> bool:
        """Wait until all is on the disk; return whether it is.

        What failed before is tried at once; when it fails again there is no more waiting.
        """
        deadline = time.monotonic() + timeout
        with self._changed:
            before = {key: job.tries for key, job in self._waiting.items()}
            for job in self._waiting.values():
                job.not_before = 0.0
            self._changed.notify_all()
            while self._waiting or self._writing:
                if not self._writing and all(
                    job.tries > before.get(key, 0) for key, job in self._waiting.items()
                ):
                    return False
                if not self._changed.wait(deadline - time.monotonic()):
                    return False
            return True

    def close(self, timeout: float = 5.0) -> bool:
        """Flush, and end the thread; return whether all is on the disk."""
        is_kept = self.flush(timeout)
        with self._changed:
            self._is_closing = True
            self._changed.notify_all()
        self._thread.join(timeout)
        return is_kept

    def _run(self) -> None:
        while (job := self._next()) is not None:
            try:
                saved = job.file.save(job.session, job.generation)
            except NotSaved as error:
                self._failed(job, error)
            except Exception as error:  # noqa: BLE001 - a fault of ours must not end the writing
                self._failed(job, NotSaved(job.file.path, f"a fault: {type(error).__name__}"))
            else:
                self._done(job, saved)
                job.file.settle()

    def _next(self) -> _Job | None:
        with self._changed:
            while not self._is_closing:
                now = time.monotonic()
                due = [job for job in self._waiting.values() if job.not_before <= now]
                if due:
                    self._writing = min(due, key=lambda job: job.revision)
                    del self._waiting[self._writing.session.id]
                    return self._writing
                soonest = min((job.not_before for job in self._waiting.values()), default=None)
                self._changed.wait(None if soonest is None else soonest - now)
            return None

    def _done(self, job: _Job, saved: Saved[Session]) -> None:
        self._tell(lambda: self._on_saved(job.session.id, job.revision, saved))
        with self._changed:
            self._writing = None
            self._changed.notify_all()

    def _failed(self, job: _Job, error: NotSaved) -> None:
        with self._changed:
            self._writing = None
            latest = self._waiting.setdefault(job.session.id, job)
            latest.since = job.since
            latest.tries = job.tries + 1
            latest.not_before = time.monotonic() + self._retry_after
            self._changed.notify_all()
        self._tell(lambda: self._on_failed(job.session.id, error, job.since))

    def _tell(self, callback: Callable[[], None]) -> None:
        with contextlib.suppress(Exception):  # the screen may be gone already; writing goes on
            callback()
