"""The plan of questions for the next talk, as it is shown."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from offer_tui.model.signal import Ask

Kind = Literal["signal", "own", "gap"]
"""A signal of the catalogue, one of the person's own, or a fact no open signal asks about."""

LONGEST_WHY = 40
"""Characters in a reason, at most."""


@dataclass(frozen=True, slots=True)
class PlannedQuestion:
    """A question with its place in the plan."""

    subject: str
    """The id of the signal or own question; of a gap, the fact's id."""
    kind: Kind
    code: str | None
    """The signal's two digits; None for own questions, gaps and signals without a code."""
    text: str
    ask: Ask
    whom: str
    """Whom to ask: "the manager"; for what others answer, "ask around" and the like."""
    round: str
    """The planned round it is for, or "the offer"; empty while there is none for it."""
    why: str
    """A few words, ``LONGEST_WHY`` characters at most."""
    value_months: float = 0.0
    """What knowing the answer saves, in months of life."""
    chance_to_change: float = 0.0
    """The probability that the answer puts the risk on the other side of what can be afforded."""
    is_first: bool = False
    """Whether the person put it at the front."""


@dataclass(frozen=True, slots=True)
class Plan:
    """All that is worth asking, each once, in four lists, each in its order."""

    ask_them: tuple[PlannedQuestion, ...] = ()
    """For the next round."""
    reserve: tuple[PlannedQuestion, ...] = ()
    """For the same listeners, if there is time left."""
    later: tuple[PlannedQuestion, ...] = ()
    """Better put to somebody of another round, or once there is an offer."""
    elsewhere: tuple[PlannedQuestion, ...] = ()
    """What only others, the person alone or an attentive eye can answer."""

    def __iter__(self) -> Iterator[PlannedQuestion]:
        return iter((*self.ask_them, *self.reserve, *self.later, *self.elsewhere))
