"""The decisions of an opportunity in their order, and which of them a reflection looks back at."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from offer_tui.model.decision import Decision
    from offer_tui.model.opportunity import Opportunity
    from offer_tui.model.reflection import Reflection

AFTER = (90, 180, 365)
"""Days after a decision on which one looks back at it."""
LAST_LASTS = 90
"""Days for which the last one stays due; each of the others lapses when the next one is due."""


def decisions(opportunity: Opportunity) -> tuple[Decision, ...]:
    """Return every decision about it, the oldest first; the last one is the one that stands."""
    last = (opportunity.decision,) if opportunity.decision is not None else ()
    return (*opportunity.earlier_decisions, *last)


def decision_behind(opportunity: Opportunity, reflection: Reflection) -> Decision | None:
    """Return the decision that a reflection looks back at; None where there was none by its day.

    That is the one that it names. In files of before it names none: then it is the latest one by
    its day, or, where its number of days does not fit that one, the latest that it fits.
    """
    named = decision_named(opportunity, reflection)
    if named is not None:
        return named if named.on <= reflection.on else None
    latest = decision_by(opportunity, reflection.on)
    if latest is None or reflection.days is None or _fits(reflection, latest):
        return latest
    fitting = [one for one in decisions(opportunity) if _fits(reflection, one)]
    return fitting[-1] if fitting else latest


def decision_named(opportunity: Opportunity, reflection: Reflection) -> Decision | None:
    """Return the decision that a reflection names; None where it names none, or none is there.

    A stage that is no decision's is left aside: its day is enough.
    """
    of_its_day = [one for one in decisions(opportunity) if one.on == reflection.decided]
    so = [one for one in of_its_day if one.stage == reflection.stage]
    return next(reversed(so or of_its_day), None)


def decision_by(opportunity: Opportunity, day: dt.date) -> Decision | None:
    """Return the latest decision of that day or before; None where there was none by then."""
    made = [one for one in decisions(opportunity) if one.on <= day]
    return max(reversed(made), key=lambda one: one.on, default=None)


def date_words(day: dt.date) -> str:
    """Return a day with its year: "3 Dec 2024"."""
    return f"{day.day} {day:%b} {day.year}"


def _fits(reflection: Reflection, decision: Decision) -> bool:
    """Whether a reflection of that number was due on its day, had it this decision behind it."""
    ends = dict(zip(AFTER, (*AFTER[1:], AFTER[-1] + LAST_LASTS), strict=True))
    days = reflection.days
    passed = (reflection.on - decision.on).days
    return days is not None and days <= passed < ends.get(days, days + LAST_LASTS)
