"""A round as a dialogue: what is known between two lines, and the reply to one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Literal

from offer_tui.capture.state import Capture, Held
from offer_tui.capture.wishes import Attach, Export
from offer_tui.model.session import Observation
from offer_tui.model.signal import Degree, State


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
class Earlier:
    """An answer from a round before this one."""

    round: str
    state: State
    degree: Degree


@dataclass(frozen=True, slots=True)
class Around:
    """What does not change from line to line."""

    company: str
    slug: str
    earlier: Mapping[str, Earlier]
    """The latest answers of earlier rounds, by subject."""
    scripts: tuple[tuple[str, str], ...] = ()
    """What to say: titles and texts."""
    read_only: bool = False
    """Whether another window writes the round."""


Kind = Literal["note", "moment", "asked", "dodged", "own", "watched", "promise", "shown"]


@dataclass(frozen=True, slots=True)
class Item:
    """Something that the debrief asks about."""

    kind: Kind
    id: str
    """Of the note or the moment; else the subject's."""


@dataclass(frozen=True)
class Dialogue:
    """The line as it stands between two lines, and what the last ones were about."""

    line: Capture
    around: Around
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
    agenda: tuple[Item, ...] = ()
    place: int = 0
    """DEBRIEF: the item asked about."""
    trail: tuple[tuple[int, int], ...] = ()
    """DEBRIEF: the items gone through, each with how many changes there were before it."""

    def item(self) -> Item | None:
        """Return what the debrief asks about."""
        return self.agenda[self.place] if self.place < len(self.agenda) else None

    def answered(self, subject: str) -> Observation | Earlier | None:
        """Return this round's answer, or else that of an earlier round."""
        return self.line.observation(subject) or self.around.earlier.get(subject)


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
