"""The person: where they want to go, what they can afford to risk, what they won't accept."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

from pydantic import Field, model_validator

from offer_tui.model.record import Record, Ulid

PROFILE_SCHEMA = 1

Situation = Literal["secure", "employed-and-it-hurts", "searching"]


Period = Literal["year", "month", "week", "day", "hour"]
Amount = Annotated[float, Field(ge=0, allow_inf_nan=False)]


class Market(Record):
    """What work like theirs pays, as the person found it, and what they need."""

    low: Amount | None = None
    high: Amount | None = None
    need: Amount | None = None
    """Below this it does not pay for what it has to."""
    currency: str = ""
    per: Period = "year"

    @model_validator(mode="after")
    def _is_a_range(self) -> Market:
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ValueError("low is above high; the lower figure comes first")
        return self


class Profile(Record):
    """What the person told about themselves; everything has a default but the schema.

    The losses are in months of life; without them the evaluator's defaults hold.
    """

    schema_version: Annotated[int, Field(alias="schema", ge=1)]
    id: Ulid | None = None
    """There is only one profile, so one written by hand does without."""
    goal: str = ""
    situation: Situation = "secure"
    money_until: dt.date | None = None
    join_loss_months: Annotated[float, Field(gt=0, allow_inf_nan=False)] | None = None
    decline_loss_months: Annotated[float, Field(gt=0, allow_inf_nan=False)] | None = None
    deal_breakers: tuple[str, ...] | None = None
    """Ids of signals. None: the evaluator's defaults; an empty list: none at all."""
    values: tuple[str, ...] = ()
    market: Market | None = None
    criteria: tuple[str, ...] = ()
    """What a job has to have for them, the most important first, in their own words."""
    left_at_default: tuple[str, ...] = ()
    """Names of keys that the person was asked for and left at their defaults; not asked again."""
    learning: bool = True
    """Whether the evaluator learns from how the jobs that were taken turned out."""
    not_learnt_from: tuple[str, ...] = ()
    """Ids of opportunities whose outcome teaches nothing, since the person took it back."""
