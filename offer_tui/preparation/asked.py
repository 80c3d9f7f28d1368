"""What was asked in the rounds so far and got no answer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from offer_tui.model.session import Observation, Session


@dataclass(frozen=True, slots=True)
class Unanswered:
    """A question that was put, and what came back: nothing, or nothing that answers it."""

    session: str
    """The id of the round in which it was last put."""
    round: str
    """Its name."""
    is_dodged: bool


@dataclass(frozen=True)
class Asked:
    """How the questions stand, by the ids of what they are about."""

    unanswered: Mapping[str, Unanswered] = field(default_factory=dict)
    answered: frozenset[str] = frozenset()
    dodges: Mapping[str, int] = field(default_factory=dict)
    """In how many rounds each was dodged."""
    touched: frozenset[str] = frozenset()
    """All that any round asked about or noticed."""


def asked(rounds: Sequence[Session], outside: Iterable[Observation] = ()) -> Asked:
    """Return what was asked in the rounds, the oldest first, and what has no answer.

    ``outside`` holds what was found outside of them. An answer once given stays one.
    """
    answered = {one.subject for one in outside if one.state != "evasive"}
    open_ones: dict[str, Unanswered] = {}
    dodges: Counter[str] = Counter()
    touched: set[str] = set()
    for session in rounds:
        observed = {o.subject: o for o in sorted(session.observations, key=lambda o: o.at)}
        put = (*observed, *(question.signal for question in session.questions))
        touched.update(put)
        for subject in dict.fromkeys(put):
            found = observed.get(subject)
            is_dodged = found is not None and found.state == "evasive"
            dodges[subject] += is_dodged
            if found is None or is_dodged:
                open_ones[subject] = Unanswered(session.id, session.round, is_dodged)
            else:
                answered.add(subject)
    return Asked(
        {subject: one for subject, one in open_ones.items() if subject not in answered},
        frozenset(answered),
        dodges,
        frozenset(touched),
    )
