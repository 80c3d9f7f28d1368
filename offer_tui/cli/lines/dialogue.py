"""A round as a dialogue: what is known between two lines, and the reply to one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Literal

from offer_tui.capture import agenda
from offer_tui.capture.agenda import Item
from offer_tui.capture.before import Earlier
from offer_tui.capture.debrief import Topic
from offer_tui.capture.state import Capture, Held
from offer_tui.capture.wishes import Attach, Export
from offer_tui.model.opportunity import Opportunity
from offer_tui.model.session import Observation


class Step(StrEnum):
    """How far the round has come."""

    LIVE = "live"
    GUT = "gut"
    WHY = "why"
    DEBRIEF = "debrief"
    OVER = "over"


class Wish(StrEnum):
    """What a line asks of the terminal and the program; the rest stands in ``capture.wishes``."""

    HIDE = "hide"
    LEAVE = "leave"


@dataclass(frozen=True, slots=True)
class Around:
    """What does not change from line to line."""

    company: str
    slug: str
    earlier: Mapping[str, Earlier]
    """The latest answers from before the round, by subject."""
    scripts: tuple[tuple[str, str], ...] = ()
    """What to say: titles and texts."""
    read_only: bool = False
    """Whether another window writes the round."""
    roles: Callable[[], frozenset[str]] = frozenset
    """Roles at the company that are opportunities by now, in small letters; found out only where
    another one is named."""


@dataclass(frozen=True, slots=True)
class Beside:
    """What the debrief writes beside the round."""

    opportunity: Opportunity
    """The round's, with the days that are waited for."""
    roles: tuple[Opportunity, ...] = ()
    """Other roles at the company that were named in it."""


Deadline = Literal["they_decide_by", "answer_by"]
Move = Deadline | Literal["role"]
"""Who moves next: a day that is waited for, or another role that was named."""
Kind = agenda.Kind | Topic | Move


@dataclass(frozen=True, slots=True)
class Asking:
    """Something that the debrief asks about no item of the round, but about all of it."""

    kind: Topic | Move


Point = Item | Asking
"""Something that the debrief asks about."""


@dataclass(frozen=True)
class Dialogue:
    """The line as it stands between two lines, and what the last ones were about."""

    line: Capture
    around: Around
    beside: Beside
    step: Step = Step.LIVE
    hidden: bool = False
    held: Held | None = None
    """The tick, the question or the moment that an answer sign or ``>`` is about."""
    is_fresh: bool = False
    """Whether the line before this one put it there."""
    heard: str = ""
    """The subject of the question that was read out last."""
    script: int = 0
    """Which of the things to say comes next."""
    is_taught: bool = False
    """Whether the signs for an answer have been named."""
    agenda: tuple[Point, ...] = ()
    place: int = 0
    """DEBRIEF: the point asked about."""
    trail: tuple[tuple[int, int], ...] = ()
    """DEBRIEF: the points gone through, each with how many changes there were before it."""
    told: tuple[tuple[int, Beside], ...] = ()
    """What stood beside the round before each change of that, with the number of changes then."""

    def point(self) -> Point | None:
        """Return what the debrief asks about."""
        return self.agenda[self.place] if self.place < len(self.agenda) else None

    def answered(self, subject: str) -> Observation | Earlier | None:
        """Return this round's answer, or else the one from before it."""
        return self.line.observation(subject) or self.around.earlier.get(subject)

    @property
    def changes(self) -> int:
        """How many changes can be taken back, of the round and of what is beside it."""
        return len(self.line.done) + len(self.told)


@dataclass(frozen=True)
class Reply:
    """What a line leads to, and what is said to it.

    The first of the sentences tells what was recorded; whether it is saved is said behind it.
    """

    dialogue: Dialogue
    said: tuple[str, ...]
    wish: Wish | Attach | Export | None = None

    def then(self, *said: str) -> Reply:
        """Return the reply with more said after it."""
        return replace(self, said=(*self.said, *said))
