"""An evaluation as it stood on the day of a decision, with the weights it used; never redone."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from offer_tui.model.record import Moment, Record
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
    contributions: Annotated[tuple[FrozenContribution, ...], Field(alias="contribution")] = ()

    @property
    def threshold(self) -> float:
        """The probability of regret that could be afforded then."""
        return self.decline_loss_months / (self.join_loss_months + self.decline_loss_months)
