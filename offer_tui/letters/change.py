"""What is different since a decision, in the person's own words: for a letter that goes back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from offer_tui.model.opportunity import Opportunity
from offer_tui.model.second_look import Difference
from offer_tui.model.session import Session


@dataclass(frozen=True, slots=True)
class Earlier:
    """The closed opportunity that a new one goes back to, and its rounds, the oldest first."""

    opportunity: Opportunity
    rounds: Sequence[Session] = ()


@dataclass(frozen=True, slots=True)
class Changed:
    """Only what has a note: an answer alone is no sentence, and nobody's business there."""

    here: tuple[str, ...] = ()
    """With the person."""
    learnt: tuple[str, ...] = ()
    """What the person can do since."""
    there: tuple[str, ...] = ()
    """With the company."""


def changed(*opportunities: Opportunity) -> Changed:
    """Return what is different now; of the same words once."""
    known = [one for o in opportunities for one in o.differences if one.note.strip()]
    here = [one for one in known if one.whose == "yours" and one.signal is not None]
    learnt = [one for one in known if one.whose == "yours" and one.signal is None]
    there = [one for one in known if one.whose == "theirs"]
    return Changed(tuple(_notes(here)), tuple(_notes(learnt)), tuple(_notes(there)))


def _notes(differences: Sequence[Difference]) -> Iterator[str]:
    yield from dict.fromkeys(one.note.strip() for one in differences)
