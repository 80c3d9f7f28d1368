"""An evaluation as it stood on the day of a decision, with the weights it used; never redone."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field

from offer_tui.model.record import Moment, Record
from offer_tui.model.seal import seal
from offer_tui.model.signal import Degree, State

Probability = Annotated[float, Field(ge=0, le=1)]


class FrozenContribution(Record):
    """What one signal added then: its answer, its weight in nats, what tempering left of it."""

    signal: str
    label: str
    """What the row said then; the catalogue may call it something else by now."""
    state: State
    degree: Degree = "plain"
    weight_nats: float
    factor: float


class FrozenEvaluation(Record):
    """The figures of that day. A changed catalogue or profile changes nothing here."""

    at: Moment
    catalogue: str
    """The version of the catalogue whose rates were used."""
    probability: Probability
    low: Probability
    high: Probability
    prior_a: float
    prior_b: float
    join_loss_months: float
    decline_loss_months: float
    verdict: str
    leaning: str
    coverage: Probability
    gut: Annotated[int, Field(ge=1, le=5)] | None = None
    seal: str = ""
    """What ``seal_of`` made of it when it was kept; empty in files of before."""
    contributions: Annotated[tuple[FrozenContribution, ...], Field(alias="contribution")] = ()

    @property
    def was_altered(self) -> bool:
        """Whether it says something else than when it was kept; no seal, no doubt."""
        return bool(self.seal) and self.seal != seal_of(self)

    @property
    def threshold(self) -> float:
        """The probability of regret that could be afforded then."""
        both = self.join_loss_months + self.decline_loss_months
        # Only a hand in the file can have made both nothing; then neither weighs more.
        return self.decline_loss_months / both if both else 0.5


def sealed(frozen: FrozenEvaluation) -> FrozenEvaluation:
    """Return the evaluation with the seal by which a later change of it is noticed."""
    return frozen.model_copy(update={"seal": seal_of(frozen)})


def seal_of(frozen: FrozenEvaluation) -> str:
    """Return a short digest of what it says, whatever its layout in the file.

    It guards against a slip of the hand, not against anyone who means to deceive. What is left at
    a default is not in it, so that a field added later changes no seal.
    """
    return seal(frozen.at, [_said(frozen), *(_said(one) for one in frozen.contributions)])


def _said(record: Record) -> dict[str, Any]:
    """Return what a record says in the fields that are known, without its time and its parts."""
    known = set(type(record).model_fields) - {"seal", "at", "contributions"}
    return record.model_dump(include=known, exclude_defaults=True)
