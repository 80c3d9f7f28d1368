"""An opportunity in one row, as the home screen shows it; plain, for the first paint."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PlannedTalk:
    """A round that is still to come."""

    name: str
    at: dt.datetime | None = None
    with_whom: str = ""


@dataclass(frozen=True, slots=True)
class Task:
    """Something the person means to do, and has not done."""

    text: str
    by: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Advice:
    """What the evaluator said of it; probabilities and coverage from 0 to 1."""

    verdict: str
    """The verdict's id, such as ``ask-first``."""
    words: str
    """The same in words, worn for the stage."""
    low: float
    high: float
    coverage: float


@dataclass(frozen=True, slots=True)
class HomeRow:
    """What the home screen knows of an opportunity before it opens a file."""

    slug: str
    id: str
    company: str
    role: str
    stage: str
    planned: tuple[PlannedTalk, ...] = ()
    answer_by: dt.date | None = None
    they_decide_by: dt.date | None = None
    follow_ups: tuple[Task, ...] = ()
    """Those still open."""
    closed_on: dt.date | None = None
    because: str = ""
    rounds: int = 0
    """Rounds that took place, the one going on included."""
    in_progress: str | None = None
    """The id of the latest round that was not finished."""
    advice: Advice | None = None
    """None while it has not been worked out."""
    gut_missing: bool = False
    """Whether the latest finished round has no gut rating yet."""
    last_activity: dt.datetime | None = None

    @property
    def is_closed(self) -> bool:
        """Whether the decision has been made, by either side."""
        return self.stage in {"accepted", "declined", "withdrawn", "rejected", "left"}
