"""An opportunity: one role at one company, from the first word of it to long after the decision."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

from pydantic import Field

from offer_tui.model.decision import Decision
from offer_tui.model.record import Moment, Record, Ulid
from offer_tui.model.reflection import Reflection
from offer_tui.model.second_look import Difference
from offer_tui.model.session import Observation
from offer_tui.model.signal import Ask
from offer_tui.model.stages import CLOSED, Stage, StageChange
from offer_tui.model.words import Words

OPPORTUNITY_SCHEMA = 1

Medium = Literal["posting", "mail", "letter", "contract", "talk"]
PromiseKind = Literal[
    "pay", "bonus", "place", "hours", "leave", "insurance", "retirement", "growth", "equipment",
    "travel", "duties", "title", "team", "tools", "other",
]  # fmt: skip
Met = Literal["have", "can-learn", "lack"]
"""How well the person meets a requirement."""


class Promise(Record):
    """Something they said they give, which can be checked."""

    id: Ulid
    text: Words
    kind: PromiseKind = "other"
    medium: Medium = "talk"
    by: str = ""
    """Who said it."""
    on: dt.date | None = None


class Requirement(Record):
    """Something they ask of the applicant, and how well the person meets it."""

    id: Ulid
    text: Words
    is_wish: Annotated[bool, Field(alias="wish")] = False
    """Whether they would like it and do not need it."""
    met: Met | None = None
    """None: not thought about yet."""
    say: str = ""
    """What the person will say about it, where they lack it or have to learn it."""


class OwnQuestion(Record):
    """A question that the person brings along; its answer carries no weight."""

    id: Ulid
    text: Words
    ask: Ask = "them"


class PayNamed(Record):
    """A figure for pay that the person has named: to whom, and when."""

    amount: Words
    to: str = ""
    on: dt.date | None = None


class EarlierPosting(Record):
    """The posting as it stood until another version of it was read."""

    text: str
    until: dt.date


class Person(Record):
    """Someone met on the way."""

    name: Words
    role: str = ""


class PlannedRound(Record):
    """A round that is still to come."""

    round: Words
    at: Moment | None = None
    with_whom: Annotated[str, Field(alias="with")] = ""
    minutes: Annotated[int, Field(ge=1, le=24 * 60)] | None = None


class FollowUp(Record):
    """Something the person means to do, by a day if there is one."""

    text: Words
    by: dt.date | None = None
    done: bool = False


class Sent(Record):
    """A letter that the person sent; the application sends none itself."""

    kind: Words
    on: dt.date
    to: str = ""


class Opportunity(Record):
    """A role at a company, as it is kept in one file; its rounds are files beside it."""

    schema_version: Annotated[int, Field(alias="schema", ge=1)]
    id: Ulid
    company: Words
    role: str = ""
    stage: Stage = "interviewing"
    created: Moment
    role_of: Ulid | None = None
    """Another opportunity at the same company, from which this one came."""
    returns_to: Ulid | None = None
    """The closed opportunity at the same company that this one goes back to."""
    answer_by: dt.date | None = None
    they_decide_by: dt.date | None = None
    not_applicable: tuple[str, ...] = ()
    """Ids of signals that do not apply here; they leave coverage."""
    unavailable: tuple[str, ...] = ()
    """Ids of signals whose question cannot be had."""
    settled: tuple[str, ...] = ()
    """Ids of signals on which rounds differed, and of which the latest answer stands."""
    decision: Decision | None = None
    deciding: Decision | None = None
    """A decision that is being thought through, and was not made yet."""
    earlier_decisions: Annotated[tuple[Decision, ...], Field(alias="earlier_decision")] = ()
    """Those before, of an opportunity that was opened again: none is ever written over."""
    would_return_if: str = ""
    reflections: Annotated[tuple[Reflection, ...], Field(alias="reflection")] = ()
    """How decisions were seen later; each names its own, or belongs to one by its day."""
    differences: Annotated[tuple[Difference, ...], Field(alias="different")] = ()
    """What is otherwise since the decision."""
    history: tuple[StageChange, ...] = ()
    """Every change of the stage, the oldest first."""
    letters: Annotated[tuple[Sent, ...], Field(alias="letter")] = ()
    """Those that were sent."""
    people: Annotated[tuple[Person, ...], Field(alias="person")] = ()
    planned: tuple[PlannedRound, ...] = ()
    follow_ups: Annotated[tuple[FollowUp, ...], Field(alias="follow_up")] = ()
    promises: Annotated[tuple[Promise, ...], Field(alias="promise")] = ()
    requirements: Annotated[tuple[Requirement, ...], Field(alias="requirement")] = ()
    questions: Annotated[tuple[OwnQuestion, ...], Field(alias="question")] = ()
    ask_first: tuple[str, ...] = ()
    """Ids of signals and own questions that the person put at the front of the plan, in order."""
    do_not_ask: tuple[str, ...] = ()
    """Ids of signals that the person left out of the plan."""
    observations: Annotated[tuple[Observation, ...], Field(alias="observation")] = ()
    """What was found outside of any round: in the posting, from others, from oneself."""
    anchor: str = ""
    """The sentence to hold on to in the room."""
    points: tuple[str, ...] = ()
    """What the person wants to have said, three at most on the card."""
    pay_named: tuple[PayNamed, ...] = ()
    posting: str = ""
    posting_read_on: dt.date | None = None
    earlier_postings: Annotated[tuple[EarlierPosting, ...], Field(alias="earlier_posting")] = ()
    """The oldest first."""
    dismissed: tuple[str, ...] = ()
    """What the reader found in the posting and the person did not want, so that it is not offered
    again: the texts of promises and requirements as they are compared, and ids of signals."""
    is_unnamed: Annotated[bool, Field(alias="unnamed")] = False
    """Whether a round was begun before anyone said whose it is; it goes when that is said."""

    @property
    def is_closed(self) -> bool:
        """Whether the decision has been made, by either side."""
        return self.stage in CLOSED
