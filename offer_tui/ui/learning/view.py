"""What the page of what was learnt shows at one moment, before it is laid out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from offer_tui.evaluator.job import Job
from offer_tui.evaluator.learnt import Learnt
from offer_tui.evaluator.moved import Moved
from offer_tui.model.text import visible

NARROW = 64
PARTS = ("Jobs", "Signals", "Forecasts")
"""The parts of the page, under the digits from 1."""
JOBS, SIGNALS, FORECASTS = range(len(PARTS))
MOST_SIGNALS = 20
"""Signals that are listed: further down nothing moved to speak of."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A job that was taken and can teach from a day on."""

    company: str
    on: dt.date

    def words(self, today: dt.date) -> str:
        """Return what it waits for."""
        day = f"{self.on.day} {self.on:%b %Y}"
        if self.on <= today:
            return f"{visible(self.company)}: look back at it, it can teach since {day}."
        return f"{visible(self.company)}: it can teach from {day} on."


@dataclass(frozen=True)
class LearningView:
    """What was learnt, which part of it is open, and which row is chosen."""

    learnt: Learnt
    today: dt.date
    part: int = JOBS
    place: int = 0
    """The chosen row of the part; in Forecasts, the first row in view."""
    waiting: Sequence[Waiting] = ()
    """Jobs that were taken and have no outcome yet, the one that can teach first first."""
    letters: bool = False
    status: str = ""
    """Behind the heading: ``saved``, once it is."""
    notes: Sequence[str] = ()
    """What was just done."""
    warnings: Sequence[str] = ()
    """What went wrong, and what to do."""

    @property
    def jobs(self) -> Sequence[Job]:
        """The jobs in the order of their rows: those that can teach, then the others."""
        return (*self.learnt.able, *self.learnt.kept)

    @property
    def signals(self) -> Sequence[Moved]:
        """The signals in the order of their rows."""
        return self.learnt.moved[:MOST_SIGNALS]

    @property
    def chosen_job(self) -> Job | None:
        """The chosen job, in the part that lists them."""
        jobs = self.jobs
        return jobs[self.at(len(jobs))] if self.part == JOBS and jobs else None

    @property
    def chosen_signal(self) -> Moved | None:
        """The chosen signal, in the part that lists them."""
        signals = self.signals
        return signals[self.at(len(signals))] if self.part == SIGNALS and signals else None

    def at(self, count: int) -> int:
        """Return the chosen row among so many."""
        return max(0, min(self.place, count - 1))
