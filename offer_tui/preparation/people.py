"""The people of an opportunity: those written down, and those named in passing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from offer_tui.model.opportunity import Opportunity, PlannedRound
from offer_tui.preparation.listeners import is_name, listener_named, parts_of, same_name


@dataclass(frozen=True, slots=True)
class Somebody:
    """A name to remember, with what they do."""

    name: str
    role: str = ""
    is_there: bool = False
    """Whether the talk is with them."""


def people_of(opportunity: Opportunity, talk: PlannedRound | None) -> tuple[Somebody, ...]:
    """Return everybody with a name, each once: those in the talk first, as they are named there.

    Names come from the list of people, from the rounds still planned and from who promised
    something.
    """
    there = [replace(one, is_there=True) for one in named_in(talk.with_whom if talk else "")]
    listed = [Somebody(person.name, person.role) for person in opportunity.people]
    rounds = [one for planned in opportunity.planned for one in named_in(planned.with_whom)]
    promised = [one for promise in opportunity.promises for one in named_in(promise.by)]
    found: list[Somebody] = []
    for one in (*there, *listed, *rounds, *promised):
        _join(found, one)
    return tuple(found)


def named_in(words: str) -> Iterator[Somebody]:
    """Yield the names in words such as "Nadia, the recruiter" or "Mara and Tomas"."""
    for person in parts_of(words):
        names = [part for part in person if is_name(part)]
        roles = [part for part in person if listener_named(part) is not None]
        if len(names) == 1 and roles:
            yield Somebody(names[0], roles[0].removeprefix("the "))
        else:
            yield from map(Somebody, names)


def _join(found: list[Somebody], one: Somebody) -> None:
    """Add somebody, or what is new about them: the longer name, and the first role given."""
    for place, known in enumerate(found):
        if same_name(known.name, one.name):
            name = max(known.name, one.name, key=len)
            found[place] = replace(known, name=name, role=known.role or one.role)
            return
    found.append(one)
