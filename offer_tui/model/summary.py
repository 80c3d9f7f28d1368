"""An opportunity in one row, as the home screen shows it; plain, for the first paint."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from offer_tui.model.timing import is_left, is_over
from offer_tui.model.wording import in_zone

DEBRIEF_DAYS = 3
"""Days after a round for which its debrief is asked for; what is written later is a guess."""


@dataclass(frozen=True, slots=True)
class PlannedTalk:
    """A round that is still to come."""

    name: str
    at: dt.datetime | None = None
    with_whom: str = ""
    minutes: int | None = None


@dataclass(frozen=True, slots=True)
class GoingOn:
    """A round that nobody ended."""

    id: str
    name: str
    began: dt.datetime
    last: dt.datetime
    """The time of its last key."""
    minutes: int | None = None
    """How long it was planned to take."""
    from_memory: bool = False

    def is_forgotten(self, now: dt.datetime) -> bool:
        """Whether its last key is too long ago for it to go on."""
        return is_left(self.last, self.minutes, now)


@dataclass(frozen=True, slots=True)
class Task:
    """Something the person means to do, and has not done."""

    text: str
    by: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Undebriefed:
    """The latest round that ended, while nobody has gone through what it left behind."""

    id: str
    name: str
    ended: dt.datetime


@dataclass(frozen=True, slots=True)
class Turns:
    """What tells whose turn it is to answer, each at its latest; days depend on where one is."""

    asked: dt.datetime | None = None
    """A round that ended, or an application."""
    wrote: dt.date | None = None
    """A letter that was sent."""
    answered: dt.datetime | None = None
    """A change of the stage that only they can bring about."""
    reopened: dt.datetime | None = None
    """When it was opened again; what was before it counts no more."""


@dataclass(frozen=True, slots=True)
class LookBack:
    """A reflection on the decision that nobody has answered, and when it is due."""

    days: int
    """How many days after the decision."""
    on: dt.date
    until: dt.date
    """The first day on which it is not due any more."""
    was_taken: bool
    """Whether the job was taken; else it was declined or withdrawn from."""


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
    """Those that have not taken place."""
    answer_by: dt.date | None = None
    they_decide_by: dt.date | None = None
    follow_ups: tuple[Task, ...] = ()
    """Those still open."""
    closed_on: dt.date | None = None
    taken_on: dt.date | None = None
    """When a job that was left since had been taken."""
    because: str = ""
    """Why it was closed, in a few words of the person's."""
    rounds: int = 0
    """Rounds that took place, the one going on included."""
    going_on: tuple[GoingOn, ...] = ()
    """The rounds that were not ended, in the order they began."""
    advice: Advice | None = None
    """None while it has not been worked out."""
    undebriefed: Undebriefed | None = None
    turns: Turns = Turns()
    """What tells whose turn it is to answer."""
    look_backs: tuple[LookBack, ...] = ()
    """The reflections that were not answered, the first one first."""
    can_look_back: bool = False
    """Whether the person decided about it, and did not open it again."""
    gut_missing: bool = False
    """Whether the latest finished round has no gut rating yet."""
    last_activity: dt.datetime | None = None
    is_unnamed: bool = False
    """Whether nobody said yet whose it is."""

    @property
    def in_progress(self) -> str:
        """The id of the latest round that was not ended; nothing when there is none."""
        return self.going_on[-1].id if self.going_on else ""

    def still_goes_on(self, now: dt.datetime, *, from_memory: bool) -> bool:
        """Whether a round goes on that begins now, or is written down from memory."""
        return any(
            one.from_memory == from_memory and not one.is_forgotten(now) for one in self.going_on
        )

    def next_talk(self, now: dt.datetime) -> PlannedTalk | None:
        """Return the round that comes next, or is due; one that should be over is none."""
        ahead = [talk for talk in self.planned if talk.at and not is_over(talk, now)]
        return min(ahead, key=lambda talk: talk.at or now, default=None)

    def is_to_prepare(self, now: dt.datetime) -> bool:
        """Whether a talk lies ahead, or the first one; then preparing comes next."""
        undated = any(talk.at is None for talk in self.planned)
        ahead = not self.rounds or undated or self.next_talk(now) is not None
        return ahead and not self.is_closed and not self.is_unnamed

    def overdue(self, now: dt.datetime) -> tuple[PlannedTalk, ...]:
        """Return the rounds of today and yesterday that should be over, and were not begun."""
        since = now.date() - dt.timedelta(days=1)
        return tuple(
            talk
            for talk in self.planned
            if talk.at and is_over(talk, now) and in_zone(talk.at, now.tzinfo).date() >= since
        )

    def debrief_waits(self, now: dt.datetime) -> Undebriefed | None:
        """Return the round whose debrief is still worth asking for; None without one."""
        one = self.undebriefed
        if one is None or self.is_closed or self.going_on:
            return None
        ended = in_zone(one.ended, now.tzinfo).date()
        return one if (now.date() - ended).days <= DEBRIEF_DAYS else None

    def look_back(self, today: dt.date) -> LookBack | None:
        """Return the reflection that is due on a day; None where none is."""
        return next((one for one in self.look_backs if one.on <= today < one.until), None)

    @property
    def is_closed(self) -> bool:
        """Whether the decision has been made, by either side."""
        return self.stage in {"accepted", "declined", "withdrawn", "rejected", "left"}
