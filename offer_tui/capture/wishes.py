"""What the line asks of its surroundings, since it does nothing but write the record."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Whose:
    """An opportunity that this round can be given to."""

    company: str
    slug: str = ""
    """Nothing: it is a new one."""
    role: str = ""
    rounds: int = 0
    """How many it has."""


@dataclass(frozen=True, slots=True)
class Attach:
    """Make this round one of that opportunity's."""

    whose: Whose


@dataclass(frozen=True, slots=True)
class Export:
    """Write this round down as text, in a file of its own."""


Wish = Attach | Export


def find_whose(known: Iterable[Whose], query: str) -> tuple[Whose, ...]:
    """Return the opportunities that the words name, best match first, and a new one of that name.

    Without words: all that are known, in their order.
    """
    words = query.casefold().split()
    if not words:
        return tuple(known)
    scored = [(score, one) for one in known if (score := _score(one, words)) is not None]
    scored.sort(key=lambda pair: pair[0])
    return (*(one for _, one in scored), Whose(" ".join(query.split())))


def _score(one: Whose, words: list[str]) -> int | None:
    """Return how far from the name the words are found, or None when one isn't there."""
    company, said = one.company.casefold(), " ".join(words)
    if said in (company, one.slug):
        return 0
    if company.startswith(said):
        return 1
    everything = f" {company} {one.role.casefold()}"
    return 2 if all(f" {word}" in everything for word in words) else None
