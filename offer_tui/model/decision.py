"""A decision about an opportunity: what was chosen, why, with which doubts, and how sure."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

from pydantic import Field

from offer_tui.model.frozen import FrozenEvaluation, Probability
from offer_tui.model.record import Record, Ulid
from offer_tui.model.stages import Stage
from offer_tui.model.words import Words

Side = Literal["for", "against"]
Whose = Literal["yours", "theirs"]
"""Whether a thing lies with the person (a goal, a commute) or with the company (pay, people)."""
Weighed = Literal["goal", "culture", "money", "gut"]
Made = Literal["foresight", "reaction"]


class Reason(Record):
    """Something that spoke for joining or against it, of the person's own, or from the evidence."""

    id: Ulid
    text: Words
    side: Side
    whose: Whose | None = None
    """None: nobody said yet."""
    signal: str | None = None
    """The id of the signal that it was drawn from; None: the person's own."""


class Decision(Record):
    """How it ended, when, why, what was in doubt, and what the evaluator said; never redone.

    Files of before hold ``on``, ``because``, ``reasons`` and ``evaluation`` only.
    """

    on: dt.date
    stage: Stage | None = None
    """What was decided; None in files of before: then the opportunity's own stage."""
    because: str = ""
    """A few words for a list: "no way up, pay"."""
    reasons: str = ""
    """The reasons in full, in the person's own words."""
    grounds: Annotated[tuple[Reason, ...], Field(alias="reason")] = ()
    """The reasons one by one."""
    options: tuple[str, ...] = ()
    """What there was to choose from, in words: this one, staying, others, looking on."""
    weighed: tuple[Weighed, ...] = ()
    """What counted, the most important first."""
    unknown: tuple[str, ...] = ()
    """What nobody knew by then, in the words of that day."""
    doubt: str = ""
    """What may turn out to be wrong about it."""
    own_probability: Probability | None = None
    """The person's own forecast that they would not take the job again a year later, given before
    the evaluator's was shown beside it."""
    went_wrong: str = ""
    """A pre-mortem (Klein 2007): a year later it went wrong, and why."""
    went_well: str = ""
    """Its opposite: a year later it went well, and why."""
    made: Made | None = None
    """Whether it was foresight, or a reaction to the moment."""
    against_advice: bool = False
    """Whether it went the other way than the evaluator leaned; only recorded."""
    evaluation: FrozenEvaluation | None = None
    """What the evaluator said that day."""
