"""Looking back: how a decision turned out, half a year or a year after it."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

from pydantic import Field

from offer_tui.model.record import Record, Ulid
from offer_tui.model.stages import Stage

Agreement = Annotated[int, Field(ge=1, le=5)]
"""From 1, not at all, to 5, fully."""
Cause = Literal["unfulfilled", "circumstances", "hindsight", "role"]
"""Where a regret comes from: unfulfilled where one is now, circumstances that changed, knowing
more today than one could know, or the role itself."""


class Regret(Record):
    """Five sentences about a decision, each agreed to from 1 to 5; None: not answered.

    After the idea of the Decision Regret Scale (Brehaut et al. 2003): five items. Agreeing with
    the second and the fourth is regret; the first, the third and the fifth are turned round.
    """

    right: Agreement | None = None
    """It was the right decision."""
    regretted: Agreement | None = None
    """They regret it."""
    same_again: Agreement | None = None
    """They would choose the same again."""
    harmed: Agreement | None = None
    """It did them harm."""
    wise: Agreement | None = None
    """It was a wise decision."""

    @property
    def score(self) -> float | None:
        """How much it is regretted, from 0, not at all, to 100; None until all five are answered.

        Each answer turned so that 5 is regret, less 1, times 25, and the mean of the five.
        """
        answers = (self.right, self.regretted, self.same_again, self.harmed, self.wise)
        given = [one for one in answers if one is not None]
        if len(given) < len(answers):
            return None
        right, regretted, same_again, harmed, wise = given
        turned = (6 - right, regretted, 6 - same_again, harmed, 6 - wise)
        return sum((one - 1) * 25 for one in turned) / len(turned)


class Reflection(Record):
    """What the person thought of a decision on a later day."""

    id: Ulid
    on: dt.date
    days: int | None = None
    """Which one it is: 90, 180 or 365 days after the decision; None: at another time."""
    decided: dt.date | None = None
    """The day of the decision that it looks back at; None in files of before."""
    stage: Stage | None = None
    """What was decided then, to tell two decisions of one day apart."""
    again: bool | None = None
    """Whether they would decide the same again: take it, or turn it down."""
    regret: Regret | None = None
    causes: tuple[Cause, ...] = ()
    """Where the regret comes from."""
    missing: str = ""
    """What they should have known, and did not."""
    lesson: str = ""
    foretold: tuple[str, ...] = ()
    """Ids of the signals that foretold it."""
