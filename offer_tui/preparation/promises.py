"""Where each promise stands over all rounds."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from offer_tui.capture.sheet import promise_entry
from offer_tui.model.opportunity import Opportunity, Promise
from offer_tui.model.session import Note, Observation, Session
from offer_tui.model.signal import Degree, State
from offer_tui.model.wording import answer_words


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of a promise once."""

    state: State
    degree: Degree
    round: str
    """Empty where it was found outside of any round."""
    at: dt.datetime
    words: tuple[str, ...] = ()
    """The quote, in quotation marks, and the notes on it."""

    @property
    def is_broken(self) -> bool:
        """Whether they do not keep it."""
        return self.state == "clear"

    @property
    def is_partly(self) -> bool:
        """Whether they keep some of it."""
        return self.state == "seen" and self.degree == "hint"


@dataclass(frozen=True, slots=True)
class Standing:
    """A promise and what came of it."""

    promise: Promise
    code: str | None
    """01 to 09, as in Live; None beyond."""
    latest: Answer | None = None
    earlier: tuple[Answer, ...] = ()
    """The answers before, the oldest first."""

    @property
    def answers(self) -> tuple[Answer, ...]:
        """All of them, the oldest first."""
        return self.earlier if self.latest is None else (*self.earlier, self.latest)

    @property
    def words(self) -> str:
        """Kept, partly, broken, unclear or open."""
        if self.latest is None:
            return "open"
        return answer_words("promise", self.latest.state, self.latest.degree)

    @property
    def is_open(self) -> bool:
        """Whether it is still to be checked: never answered, or dodged."""
        return self.latest is None or self.latest.state == "evasive"


def standing(opportunity: Opportunity, rounds: Sequence[Session]) -> tuple[Standing, ...]:
    """Return where each promise stands, in the order of their codes.

    By time, whether it was answered in a round or outside of any.
    """
    answers: dict[str, list[Answer]] = {}
    for promise, answer in _answers(opportunity, rounds):
        answers.setdefault(promise, []).append(answer)
    return tuple(
        _standing(promise, place, answers.get(promise.id, ()))
        for place, promise in enumerate(opportunity.promises, 1)
    )


def _standing(promise: Promise, place: int, answers: Sequence[Answer]) -> Standing:
    in_time = sorted(answers, key=lambda answer: answer.at)
    latest = in_time[-1] if in_time else None
    return Standing(promise, promise_entry(promise, place).code, latest, tuple(in_time[:-1]))


def _answers(opportunity: Opportunity, rounds: Sequence[Session]) -> Iterator[tuple[str, Answer]]:
    for one in opportunity.observations:
        if one.promise:
            yield one.promise, _answer(one, "", ())
    for session in rounds:
        for one in session.observations:
            if one.promise:
                yield one.promise, _answer(one, session.round, session.notes)


def _answer(one: Observation, in_round: str, notes: Sequence[Note]) -> Answer:
    words = [f'"{one.quote}"' if one.quote else "", one.note]
    words += [f'"{n.text}"' if n.is_quote else n.text for n in notes if n.about == one.id]
    return Answer(one.state, one.degree, in_round, one.at, tuple(w for w in words if w))
