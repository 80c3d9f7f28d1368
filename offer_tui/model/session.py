"""One interview round: what was seen, said, asked and felt, and when."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, model_validator

from offer_tui.model.record import Moment, Record, Ulid
from offer_tui.model.signal import Degree, State

SESSION_SCHEMA = 1


class Observation(Record):
    """A signal, a promise or an own question, with the answer it got; its words hang on it.

    ``state`` seen means yes (a promise: kept), clear means asked or looked into and not so
    (broken), evasive means asked and not answered. ``degree`` hint is partly, or second hand.
    """

    id: Ulid
    signal: str | None = None
    promise: Ulid | None = None
    question: Ulid | None = None
    """One of the person's own questions about this opportunity."""
    state: State
    degree: Degree = "plain"
    at: Moment
    note: str = ""
    quote: str = ""
    broken_promise: Ulid | None = None
    """The promise whose breaking shows the signal, where one does."""

    @model_validator(mode="after")
    def _is_about_one_thing(self) -> Observation:
        if sum(about is not None for about in (self.signal, self.promise, self.question)) != 1:
            raise ValueError(
                "an observation needs a signal, a promise or a question, and only one of them"
            )
        return self

    @property
    def subject(self) -> str:
        """The id of the signal, promise or own question it is about."""
        return self.signal or self.promise or self.question or ""


class Note(Record):
    """Words with a time; about an observation, or about nothing yet."""

    id: Ulid
    at: Moment
    text: str
    is_quote: Annotated[bool, Field(alias="quote")] = False
    about: Ulid | None = None
    """The observation it belongs to, when that has words of its own already."""


class MarkedMoment(Record):
    """A time that mattered, not yet named."""

    id: Ulid
    at: Moment


class Question(Record):
    """A question put to them; without an observation of its signal it has no answer yet."""

    id: Ulid
    signal: str
    """The id of the signal, or of the own question."""
    text: str
    at: Moment


class Gut(Record):
    """How it felt, from 1 (get me out) to 5 (I want this), before any number was shown."""

    rating: Annotated[int, Field(ge=1, le=5)]
    at: Moment
    why: str = ""


class Debrief(Record):
    """What the person made of a round afterwards, and how far they went through it."""

    taught: str = ""
    """What it taught them."""
    differently: str = ""
    """What they would do differently."""
    feedback: str = ""
    """What the other side said about them."""
    left: tuple[str, ...] = ()
    """What was gone through and left as it is: ids of notes and marked moments, of signals,
    promises and own questions that stay open or dodged, of answers to broken promises that show
    nothing more, and of themes where the round was told from memory; ``asked:`` and a name for
    what is asked of the whole round."""
    ended: Moment | None = None
    """When they had gone through all of it."""


class Session(Record):
    """An interview round as it is kept in one file."""

    schema_version: Annotated[int, Field(alias="schema", ge=1)]
    id: Ulid
    round: str
    with_whom: Annotated[str, Field(alias="with")] = ""
    began: Moment
    ended: Moment | None = None
    planned_minutes: Annotated[int, Field(ge=1, le=24 * 60)] | None = None
    from_memory: bool = False
    gut: Gut | None = None
    debrief: Debrief | None = None
    observations: Annotated[tuple[Observation, ...], Field(alias="observation")] = ()
    notes: Annotated[tuple[Note, ...], Field(alias="note")] = ()
    moments: Annotated[tuple[MarkedMoment, ...], Field(alias="moment")] = ()
    questions: Annotated[tuple[Question, ...], Field(alias="question")] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing was written down in it, and nobody said how it felt."""
        said = (self.observations, self.notes, self.moments, self.questions)
        return not any(said) and self.gut is None and self.debrief is None
