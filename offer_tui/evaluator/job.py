"""A job that was decided on and looked back at: how it turned out, and whether that teaches."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from offer_tui.evaluator.learning import Outcome

Bearing = Literal["teaches", "early", "declined", "backdated"]
"""Whether an outcome teaches; ``early``: it was looked back at before six months were over;
``backdated``: the reflection is dated before its decision."""


@dataclass(frozen=True)
class Job:
    """An outcome, with what it is called and when it was decided and looked back at."""

    slug: str
    company: str
    role: str
    decided: dt.date
    looked_back: dt.date
    outcome: Outcome
    is_altered: bool = False
    """Whether its frozen evaluation was changed since it was frozen: what that says of the
    evidence and the forecast is then left aside."""

    @property
    def id(self) -> str:
        """The opportunity's id."""
        return self.outcome.opportunity

    @property
    def bearing(self) -> Bearing:
        """Whether its outcome teaches, and if not, why."""
        if self.outcome.days_after < 0:
            return "backdated"
        if not self.outcome.taken:
            return "declined"
        return "teaches" if self.outcome.teaches else "early"
