"""An opportunity with its rounds and what follows from them, as the screens need it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from offer_tui.capture.before import BEFORE
from offer_tui.capture.sheet import Sheet
from offer_tui.evaluator.evaluation import Evaluation
from offer_tui.evaluator.posterior import Posterior
from offer_tui.model.opportunity import Opportunity
from offer_tui.model.session import Session

if TYPE_CHECKING:
    from offer_tui.store.appraisal import DeclineLoss
    from offer_tui.ui.evaluation.unsaid import Unsaid


@dataclass(frozen=True, slots=True)
class Said:
    """Words that hang on a signal, and where they come from."""

    words: str
    where: str
    """The round and the time: "round 2, 17:12"."""


@dataclass(frozen=True, slots=True)
class Personal:
    """What an evaluation says of the person on whose day it is made."""

    decline: DeclineLoss
    """What turning a good one down costs, by hand or by default."""
    join_by_hand: bool = False
    unsaid: Unsaid | None = None
    """The most telling thing that they never told about themselves."""
    steps: tuple[str, ...] = ()
    """That turning a good one down soon costs more, or has come to; the longest words first."""


@dataclass(frozen=True)
class Appraised:
    """Everything known of one opportunity."""

    slug: str
    opportunity: Opportunity
    sessions: tuple[Session, ...]
    """Its rounds, the oldest first."""
    evaluation: Evaluation
    sheet: Sheet
    course: tuple[Posterior, ...] = ()
    """The posterior as it stood after each round."""
    problems: tuple[str, ...] = ()
    """What is wrong with the rounds that could not be read."""
    person: Personal | None = None
    """What of it hangs on what they told about themselves."""
    goes_back_to: str = ""
    """The closed one at the same company that it goes back to: its role, how it ended and when."""

    @property
    def is_empty(self) -> bool:
        """Whether nothing was found yet, neither in a round nor outside of any."""
        return not self.sessions and not self.opportunity.observations

    @property
    def gut_missing(self) -> Session | None:
        """The latest round, when it has no gut rating yet."""
        latest = self.sessions[-1] if self.sessions else None
        return latest if latest is not None and latest.gut is None else None

    def said(self, subject: str) -> tuple[Said, ...]:
        """Return the words about a signal, over all rounds."""
        found = [
            Said(words, BEFORE)
            for seen in self.opportunity.observations
            if seen.subject == subject
            for words in (f'"{seen.quote}"' if seen.quote else "", seen.note)
            if words
        ]
        for session in self.sessions:
            for seen in session.observations:
                if seen.subject != subject:
                    continue
                where = _where(session, seen.at)
                if seen.quote:
                    found.append(Said(f'"{seen.quote}"', where))
                if seen.note:
                    found.append(Said(seen.note, where))
                found += [
                    Said(f'"{n.text}"' if n.is_quote else n.text, _where(session, n.at))
                    for n in session.notes
                    if n.about == seen.id
                ]
        return tuple(found)


def _where(session: Session, at: dt.datetime) -> str:
    return f"{session.round}, " + ("from memory" if session.from_memory else f"{at:%H:%M}")
