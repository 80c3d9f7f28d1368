"""Which round of an opportunity a command is about."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from offer_tui.model.opportunity import Opportunity
    from offer_tui.store.library import Round


def going_on(rounds: Sequence[Round]) -> Round | None:
    """Return the latest round that was not ended."""
    return next((one for one in reversed(rounds) if one.session.ended is None), None)


def named(rounds: Sequence[Round], name: str) -> Round | None:
    """Return the latest round of that name; a number alone stands for "round 2" and the like."""
    wanted = {name.strip().casefold(), f"round {name.strip()}".casefold()}
    return next((r for r in reversed(rounds) if r.session.round.strip().casefold() in wanted), None)


def planned_for(opportunity: Opportunity, now: dt.datetime) -> str:
    """Return the name of the round that was planned for today, the nearest to now; or nothing."""
    today = [
        planned
        for planned in opportunity.planned
        if planned.at and planned.at.astimezone(now.tzinfo).date() == now.date()
    ]
    nearest = min(today, key=lambda planned: abs((planned.at or now) - now), default=None)
    return nearest.round if nearest else ""
