"""When to look back at a decision: which reflection is due, and which are to come."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from offer_tui.hindsight.decisions import AFTER, LAST_LASTS, decision_behind

if TYPE_CHECKING:
    from offer_tui.model.opportunity import Opportunity

Kind = Literal["taken", "declined"]
_KINDS: dict[str, Kind] = {
    "accepted": "taken",
    "left": "taken",
    "declined": "declined",
    "withdrawn": "declined",
}


@dataclass(frozen=True, slots=True)
class Due:
    """A reflection on a decision: which one, from which day on it is due, and about what."""

    days: int
    """How many days after the decision: 90, 180 or 365."""
    on: dt.date
    kind: Kind
    """Whether the job was taken, or declined or withdrawn from."""


@dataclass(frozen=True, slots=True)
class Window:
    """A reflection that was not answered, and the days on which it is due."""

    due: Due
    until: dt.date
    """The first day on which it is not due any more."""


def reflections_due(opportunity: Opportunity, today: dt.date) -> Due | None:
    """Return the one that is due today; None where none is, or where it was answered."""
    return next((one.due for one in windows(opportunity) if one.due.on <= today < one.until), None)


def reflections_ahead(opportunity: Opportunity, today: dt.date) -> tuple[Due, ...]:
    """Return those that become due today or later, the first one first."""
    return tuple(one.due for one in windows(opportunity) if one.due.on >= today)


def can_look_back(opportunity: Opportunity) -> bool:
    """Return whether the person decided about it, for or against, and did not open it again."""
    return opportunity.stage in _KINDS and opportunity.decision is not None


def windows(opportunity: Opportunity) -> tuple[Window, ...]:
    """Return every reflection that was not answered, the first one first.

    It is answered once it says whether they would decide so again: one that was only begun stays
    due until then, or until it lapses. An opportunity that is open, or that they closed, has none.
    """
    kind, decision = _KINDS.get(opportunity.stage), opportunity.decision
    if kind is None or decision is None:
        return ()
    answered = {
        one.days
        for one in opportunity.reflections
        if one.again is not None and decision_behind(opportunity, one) is decision
    }
    return tuple(one for one in _windows(kind, decision.on) if one.due.days not in answered)


def _windows(kind: Kind, decided: dt.date) -> Iterator[Window]:
    ends = (*AFTER[1:], AFTER[-1] + LAST_LASTS)
    for days, end in zip(AFTER, ends, strict=True):
        try:
            begins, until = decided + dt.timedelta(days=days), decided + dt.timedelta(days=end)
        except OverflowError:  # the calendar ends before
            return
        yield Window(Due(days, begins, kind), until)
