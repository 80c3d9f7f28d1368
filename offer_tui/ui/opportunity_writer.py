"""Changes to opportunities, written one after the other behind the screens, until they are kept."""

from __future__ import annotations

import contextlib
import threading
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from offer_tui.model.opportunity import Opportunity

Step = Callable[["Opportunity"], "Opportunity"]
"""Returns the opportunity changed; it may be called again, on what another program wrote."""
RETRY_AFTER = 1.0
"""Seconds after which a change that could not be written is tried again."""


@dataclass(frozen=True, slots=True)
class _Job:
    slug: str
    step: Step
    saved: Callable[[], None]
    failed: Callable[[str], None]


class OpportunityWriter:
    """Applies steps in the order in which they were handed in.

    One that fails is tried again until it is kept, and those behind it wait, so that none is lost
    and none overtakes another. The callbacks come from the writing thread.
    """

    def __init__(
        self, apply: Callable[[str, Step], object], retry_after: float = RETRY_AFTER
    ) -> None:
        self._apply = apply
        self._retry_after = retry_after
        self._waiting: deque[_Job] = deque()
        self._changed = threading.Condition()
        self._is_closing = False
        self._thread: threading.Thread | None = None

    def submit(
        self, slug: str, step: Step, saved: Callable[[], None], failed: Callable[[str], None]
    ) -> None:
        """Hand in a step; ``failed`` is told why each time it cannot be written."""
        with self._changed:
            self._waiting.append(_Job(slug, step, saved, failed))
            if self._thread is None:
                # A daemon, so that a disk that never answers cannot keep the process alive.
                self._thread = threading.Thread(target=self._run, name="opportunities", daemon=True)
                self._thread.start()
            self._changed.notify_all()

    def close(self, timeout: float = 5.0) -> bool:
        """Try what is left once more, and end; return whether all is on the disk."""
        with self._changed:
            self._is_closing = True
            self._changed.notify_all()
        if self._thread is not None:
            self._thread.join(timeout)
        return not self._waiting

    def _run(self) -> None:
        while (job := self._next()) is not None:
            try:
                self._apply(job.slug, job.step)
            except Exception as error:  # noqa: BLE001 - the person is told, and it is tried again
                self._tell(partial(job.failed, str(error)))
                with self._changed:
                    if self._is_closing:
                        return
                    self._changed.wait(self._retry_after)
            else:
                with self._changed:
                    self._waiting.popleft()
                self._tell(job.saved)

    def _next(self) -> _Job | None:
        with self._changed:
            while not self._waiting:
                if self._is_closing:
                    return None
                self._changed.wait()
            return self._waiting[0]

    def _tell(self, callback: Callable[[], None]) -> None:
        with contextlib.suppress(Exception):  # the screen may be gone already
            callback()
