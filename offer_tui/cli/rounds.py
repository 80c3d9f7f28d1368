"""Which round of an opportunity a command is about."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING

from offer_tui.model.progress import is_forgotten

if TYPE_CHECKING:
    from offer_tui.store.library import Round


def going_on(rounds: Sequence[Round], now: dt.datetime) -> Round | None:
    """Return the latest round that was not ended, unless it was left too long ago to go on."""
    latest = left_open(rounds)
    return None if latest is None or is_forgotten(latest.session, now) else latest


def left_open(rounds: Sequence[Round]) -> Round | None:
    """Return the latest round that was not ended, however long ago it began."""
    return next((one for one in reversed(rounds) if one.session.ended is None), None)


def named(rounds: Sequence[Round], name: str) -> Round | None:
    """Return the latest round of that name; a number alone stands for "round 2" and the like."""
    wanted = {name.strip().casefold(), f"round {name.strip()}".casefold()}
    return next((r for r in reversed(rounds) if r.session.round.strip().casefold() in wanted), None)


def to_rate(rounds: Sequence[Round]) -> Round | None:
    """Return the round a gut rating is about: the latest, unless it has one, else one going on."""
    latest = rounds[-1] if rounds else None
    return latest if latest and latest.session.gut is None else left_open(rounds)
