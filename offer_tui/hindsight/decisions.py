"""The decisions of an opportunity in their order, and which of them a later day looks back at."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from offer_tui.model.decision import Decision
    from offer_tui.model.opportunity import Opportunity


def decisions(opportunity: Opportunity) -> tuple[Decision, ...]:
    """Return every decision about it, the oldest first; the last one is the one that stands."""
    last = (opportunity.decision,) if opportunity.decision is not None else ()
    return (*opportunity.earlier_decisions, *last)


def decision_behind(opportunity: Opportunity, on: dt.date) -> Decision | None:
    """Return the latest decision of that day or before; None where there was none by then."""
    made = [one for one in decisions(opportunity) if one.on <= on]
    return max(reversed(made), key=lambda one: one.on, default=None)


def date_words(day: dt.date) -> str:
    """Return a day with its year: "3 Dec 2024"."""
    return f"{day.day} {day:%b} {day.year}"
