"""What the page of a reflection is drawn from: the record, and which reflection is looked at."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from offer_tui.hindsight.decisions import decision_behind
from offer_tui.hindsight.doubts import doubts, unknown_signals
from offer_tui.hindsight.due import Due, Kind, reflections_ahead, reflections_due
from offer_tui.hindsight.foretold import Sign, signs
from offer_tui.hindsight.reflections import (
    begun,
    going_on,
    is_whole,
    kind_of,
    nothing_to_reflect_on,
    score_of,
)
from offer_tui.model.decision import Decision
from offer_tui.model.opportunity import Opportunity
from offer_tui.model.reflection import Reflection
from offer_tui.model.session import Session
from offer_tui.model.signal import Catalogue

if TYPE_CHECKING:
    from offer_tui.ui.desk import Desk

_UNWRITTEN = "0" * 26
"""Stands for the id of a reflection in which nothing is answered yet."""


@dataclass(frozen=True, slots=True)
class Looking:
    """What the person chose to look at."""

    at: str = ""
    """The id of a reflection of an earlier day; empty: the one that goes on today."""
    is_new: bool = False
    """Whether they asked for a new one, though another could go on."""
    changes: str = ""
    """The id of a reflection of an earlier day that they said they want to change."""


@dataclass(frozen=True)
class Lookback:
    """An opportunity, and the reflection that is looked at."""

    opportunity: Opportunity
    sessions: tuple[Session, ...]
    catalogue: Catalogue
    today: dt.date
    unread: tuple[str, ...] = ()
    """What is wrong with the rounds that could not be read."""
    looking: Looking = Looking()

    @cached_property
    def written(self) -> Reflection | None:
        """The reflection looked at as the record has it; None where none is begun."""
        if self.looking.at:
            found = (o for o in self.opportunity.reflections if o.id == self.looking.at)
            if (chosen := next(found, None)) is not None:
                return chosen
        if self.looking.is_new:
            return None
        return going_on(self.opportunity, self.today)

    @cached_property
    def reflection(self) -> Reflection:
        """The reflection looked at; where none is begun, one in which nothing is answered."""
        return self.written or begun(self.opportunity, _UNWRITTEN, self.today)

    @cached_property
    def refusal(self) -> str:
        """Why nothing can be answered; empty where it can."""
        if self.written is not None and self.looking.at:
            return ""
        return nothing_to_reflect_on(self.opportunity, self.today)

    @cached_property
    def is_locked(self) -> bool:
        """Whether it is of an earlier day and finished, or not the one that goes on."""
        written = self.written
        if written is None or self.looking.changes == written.id:
            return False
        is_current = written == going_on(self.opportunity, self.today)
        return not is_current or (written.on < self.today and is_whole(written))

    @cached_property
    def behind(self) -> Decision | None:
        """The decision that it looks back at."""
        return decision_behind(self.opportunity, self.reflection)

    @cached_property
    def kind(self) -> Kind | None:
        """Whether the job was taken or turned down."""
        return kind_of(self.opportunity, self.behind)

    @cached_property
    def due(self) -> Due | None:
        """The reflection that is due today."""
        return reflections_due(self.opportunity, self.today)

    @cached_property
    def ahead(self) -> Due | None:
        """The next one that will be."""
        return next(iter(reflections_ahead(self.opportunity, self.today)), None)

    @property
    def may_compare(self) -> bool:
        """Whether what was written then can be shown without making today's answer."""
        return bool(self.refusal) or self.is_locked or self.reflection.again is not None

    @property
    def may_compare_scores(self) -> bool:
        """Whether the scores of other days can be."""
        return bool(self.refusal) or self.is_locked or score_of(self.reflection) is not None

    @cached_property
    def others(self) -> tuple[Reflection, ...]:
        """The other reflections, the latest first."""
        shown = self.reflection.id if not self.refusal else ""
        others = (one for one in self.opportunity.reflections if one.id != shown)
        return tuple(sorted(others, key=lambda one: one.on, reverse=True))

    @cached_property
    def signs(self) -> tuple[Sign, ...]:
        """What was seen before the decision."""
        if self.behind is None:
            return ()
        return signs(self.opportunity, self.sessions, self.catalogue, self.behind)

    @cached_property
    def doubts(self) -> tuple[str, ...]:
        """What cannot be right in the record, and how to mend it."""
        known = self.catalogue.by_id
        return (*doubts(self.opportunity), *unknown_signals(self.opportunity, known))

    def with_opportunity(self, opportunity: Opportunity) -> Lookback:
        """Return the same page over another state of the opportunity."""
        return replace(self, opportunity=opportunity)


def read_lookback(desk: Desk, slug: str) -> Lookback:
    """Return what the files say. Raises FileProblem."""
    opportunity = desk.library.opportunity(slug)
    rounds, problems = desk.library.rounds(slug)
    return Lookback(
        opportunity,
        tuple(one.session for one in rounds),
        desk.catalogue,
        desk.now().date(),
        tuple(str(problem) for problem in problems),
    )
