"""What was seen before a decision, for asking later which of it foretold how it turned out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from offer_tui.model.mark import Mark, mark_of
from offer_tui.model.signal import Catalogue, Degree, State

if TYPE_CHECKING:
    from offer_tui.model.decision import Decision
    from offer_tui.model.frozen import FrozenContribution
    from offer_tui.model.opportunity import Opportunity
    from offer_tui.model.session import Observation, Session


@dataclass(frozen=True, slots=True)
class Sign:
    """A signal with the answer that it had by the day of the decision."""

    signal: str
    label: str
    """What the row said then; else what it says now, or at last the signal's id."""
    mark: Mark
    code: str = ""
    words: tuple[str, ...] = ()
    """What was noted and quoted about it."""


def signs(
    opportunity: Opportunity, sessions: Sequence[Session], catalogue: Catalogue, behind: Decision
) -> tuple[Sign, ...]:
    """Return the signals that had an answer by then, as the kept evaluation has them, then others.

    Those kept come by their weight, the heaviest first; those of the rounds alone, which carried
    none or came without an evaluation, in the order they were seen.
    """
    seen = tuple(_seen(opportunity, sessions, behind.on))
    kept = behind.evaluation.contributions if behind.evaluation is not None else ()
    weighty = sorted(kept, key=lambda one: -abs(one.weight_nats * one.factor))
    found = {one.signal: _kept(one, seen, catalogue) for one in weighty}
    latest = {one.signal: one for one in seen if one.signal}
    for name, one in latest.items():
        if name not in found:
            found[name] = _noted(one, seen, catalogue)
    return tuple(found.values())


def named(signal: str, catalogue: Catalogue) -> Sign:
    """Return a signal that had no answer then, so that what was ticked is never out of sight."""
    known = catalogue.by_id.get(signal)
    return Sign(signal, known.yes if known else signal, "open", _code(signal, catalogue))


def _seen(
    opportunity: Opportunity, sessions: Sequence[Session], until: dt.date
) -> Iterator[Observation]:
    """Yield what was seen until that day, by its time."""
    everything = [*opportunity.observations, *(o for one in sessions for o in one.observations)]
    yield from sorted((o for o in everything if o.at.date() <= until), key=lambda o: o.at)


def _kept(one: FrozenContribution, seen: Sequence[Observation], catalogue: Catalogue) -> Sign:
    return Sign(
        one.signal,
        one.label,
        _mark(one.signal, one.state, one.degree, catalogue, toward_regret=one.weight_nats > 0),
        _code(one.signal, catalogue),
        _words(one.signal, seen),
    )


def _noted(one: Observation, seen: Sequence[Observation], catalogue: Catalogue) -> Sign:
    name = one.subject
    known = catalogue.by_id.get(name)
    label = (known.no if one.state == "clear" else known.yes) if known else name
    mark = _mark(name, one.state, one.degree, catalogue, toward_regret=True)
    return Sign(name, label, mark, _code(name, catalogue), _words(name, seen))


def _mark(
    signal: str, state: State, degree: Degree, catalogue: Catalogue, *, toward_regret: bool
) -> Mark:
    """Return which way it spoke; of a signal that the catalogue lost, as its weight says."""
    if known := catalogue.by_id.get(signal):
        return mark_of(known.polarity, state, degree)
    return mark_of("red" if toward_regret == (state != "clear") else "green", state, degree)


def _code(signal: str, catalogue: Catalogue) -> str:
    known = catalogue.by_id.get(signal)
    return (known.code or "") if known else ""


def _words(signal: str, seen: Sequence[Observation]) -> tuple[str, ...]:
    mine = [one for one in seen if one.signal == signal]
    said = [w for one in mine for w in (f'"{one.quote}"' if one.quote else "", one.note) if w]
    return tuple(dict.fromkeys(said))
