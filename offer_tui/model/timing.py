"""Which planned round is meant at a time, and how long an open one still goes on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Protocol, TypeVar

from offer_tui.model.wording import in_zone

OVERDUE = dt.timedelta(days=7)
"""How long after its time a planned round is what somebody writes down from memory."""
AHEAD = dt.timedelta(days=1)
"""How far ahead of now the time of a key can be: zones differ, and clocks by less."""
_USUAL_MINUTES = 60
_LEFT_AFTER = dt.timedelta(hours=3)
_LEFT_AT_LAST = dt.timedelta(hours=12)


class Planned(Protocol):
    """A round that is still to come, as a record or as a part of a row."""

    @property
    def at(self) -> dt.datetime | None:
        """When it begins, if that is known."""

    @property
    def minutes(self) -> int | None:
        """How long it is to take, if that is known."""


P = TypeVar("P", bound=Planned)


def left_after(minutes: int | None) -> dt.timedelta:
    """Return how long after its last key a round of so many planned minutes still goes on.

    Three hours or twice what was planned, whichever is longer, and never more than twelve hours:
    long enough for a break at noon, and over by the next morning.
    """
    return min(_LEFT_AT_LAST, max(_LEFT_AFTER, 2 * dt.timedelta(minutes=minutes or 0)))


def is_left(last: dt.datetime, minutes: int | None, now: dt.datetime) -> bool:
    """Whether a round with this last key, planned for so many minutes, does not go on any more.

    A key further ahead than a day was told by a clock that has been put right since.
    """
    return last - now > AHEAD or now - last >= left_after(minutes)


def begins_now(planned: Iterable[P], now: dt.datetime) -> P | None:
    """Return the round planned for the day it is, the nearest to now; None without one."""
    today = [
        (abs(one.at - now), place, one)
        for place, one in enumerate(planned)
        if one.at and in_zone(one.at, now.tzinfo).date() == now.date()
    ]
    return min(today, key=lambda found: found[:2])[2] if today else None


def just_over(planned: Iterable[P], now: dt.datetime) -> P | None:
    """Return the latest round whose time has come within the last week; None without one."""
    past = [(now - one.at, one) for one in planned if one.at]
    recent = [found for found in past if dt.timedelta(0) <= found[0] <= OVERDUE]
    return min(recent, key=lambda found: found[0])[1] if recent else None


def is_over(planned: Planned, now: dt.datetime) -> bool:
    """Whether a round should be over by now: an hour after it began, if nothing else is known."""
    length = dt.timedelta(minutes=planned.minutes or _USUAL_MINUTES)
    return planned.at is not None and now - planned.at >= length
