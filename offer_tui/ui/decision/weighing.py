"""What a decision is drawn from, as it was read from the files."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from offer_tui.hindsight.deciding import Offered, Unknown, offered, unknown
from offer_tui.model.decision import Decision
from offer_tui.model.opportunity import Opportunity, Promise
from offer_tui.preparation.promises import standing
from offer_tui.ui.appraisal import Appraised

if TYPE_CHECKING:
    import datetime as dt

    from offer_tui.ui.desk import Desk


@dataclass(frozen=True)
class Weighing:
    """An opportunity with the decision about it, made or still thought through."""

    appraised: Appraised
    others: tuple[str, ...]
    """The other companies that are still open, by name."""
    goal: str
    today: dt.date

    @property
    def opportunity(self) -> Opportunity:
        """The opportunity as it stands."""
        return self.appraised.opportunity

    @property
    def is_made(self) -> bool:
        """Whether the decision was made; then it is read, and not changed."""
        return self.opportunity.is_closed

    @cached_property
    def decision(self) -> Decision:
        """The one that was made, or the draft of the next one."""
        opportunity = self.opportunity
        kept = opportunity.decision if self.is_made else opportunity.deciding
        return kept or Decision(on=self.today)

    @cached_property
    def offered(self) -> tuple[Offered, ...]:
        """What was seen and is no reason yet."""
        return () if self.is_made else offered(self.appraised.evaluation, self.decision)

    @cached_property
    def unknown(self) -> tuple[Unknown, ...]:
        """What is not known, and was not taken up yet."""
        if self.is_made:
            return ()
        found = unknown(self.appraised.evaluation, self._promises_open())
        return tuple(one for one in found if one.text not in self.decision.unknown)

    def _promises_open(self) -> tuple[Promise, ...]:
        return tuple(
            one.promise
            for one in standing(self.opportunity, self.appraised.sessions)
            if one.is_open
        )

    def having(self, opportunity: Opportunity) -> Weighing:
        """Return the same with another state of the opportunity.

        What a decision says changes no evidence, so that the evaluation stands.
        """
        return replace(self, appraised=replace(self.appraised, opportunity=opportunity))


def read_weighing(desk: Desk, slug: str) -> Weighing:
    """Return what the files say. Blocks; raises what the desk raises."""
    profile, _ = desk.library.profile_or_default()
    others = (row for row in desk.all_rows() if row.slug != slug and not row.is_closed)
    names = tuple(dict.fromkeys(row.company for row in others if not row.is_unnamed))
    return Weighing(desk.appraised(slug), names, profile.goal, desk.now().date())
