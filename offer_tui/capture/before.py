"""What was answered before a round: in the rounds before it, and outside of any."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from offer_tui.model.opportunity import Opportunity
from offer_tui.model.session import Observation, Session
from offer_tui.model.signal import Degree, State

BEFORE = "before"
"""What stands in place of a round where something was found outside of any."""


@dataclass(frozen=True, slots=True)
class Earlier:
    """An answer from a round before this one, or from outside of the rounds."""

    round: str
    state: State
    degree: Degree

    @property
    def is_outside(self) -> bool:
        """Whether it was found outside of the rounds: in the posting, from others."""
        return self.round == BEFORE


def earlier_answers(opportunity: Opportunity, before: Sequence[Session]) -> Mapping[str, Earlier]:
    """Return the latest answer about each signal, promise and own question, by its id.

    ``before`` are the rounds before this one, the oldest first. What was found outside of them
    counts from its own time on, as it does when it is weighed: a round that began later has the
    last word, and a finding made after it has it over the round.
    """
    return {
        seen.subject: Earlier(where, seen.state, seen.degree)
        for where, seen in _by_time(opportunity.observations, before)
    }


def _by_time(
    outside: Sequence[Observation], before: Sequence[Session]
) -> Iterator[tuple[str, Observation]]:
    left = sorted(outside, key=lambda one: one.at)
    for session in before:
        known = [one for one in left if one.at < session.began]
        left = left[len(known) :]
        yield from ((BEFORE, one) for one in known)
        answers = sorted(session.observations, key=lambda one: one.at)
        yield from ((session.round, one) for one in answers)
    yield from ((BEFORE, one) for one in left)
