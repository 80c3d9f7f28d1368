"""What home knows of the library: its rows in order, and who goes by a name."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from offer_tui.model.summary import HomeRow
from offer_tui.ui.home.agenda import next_day

STILL_GOING = dt.timedelta(hours=12)
"""How long after it began a round that nobody ended is taken to go on."""


def in_order(rows: Sequence[HomeRow], now: dt.datetime) -> tuple[HomeRow, ...]:
    """Return the open ones by what happens next, then the closed ones as they come."""
    going = sorted((row for row in rows if not row.is_closed), key=lambda row: next_day(row, now))
    return (*going, *(row for row in rows if row.is_closed))


def found_in(rows: Sequence[HomeRow], slugs: Sequence[str]) -> tuple[HomeRow, ...]:
    """Return the rows that were found: the open ones first, each as well as it was found."""
    by_slug = {row.slug: row for row in rows}
    found = [by_slug[slug] for slug in slugs if slug in by_slug]
    return tuple(sorted(found, key=lambda row: row.is_closed))


def named(rows: Sequence[HomeRow], name: str, chosen: str) -> HomeRow | None:
    """Return the open opportunity of that name; the chosen one, where two share it."""
    wanted = name.casefold()
    same = [row for row in rows if row.company.casefold() == wanted and not row.is_closed]
    return next((row for row in same if row.slug == chosen), same[0] if same else None)


def going_on(row: HomeRow, now: dt.datetime) -> str:
    """Return the id of the round that goes on; nothing when none does, or it was left long ago."""
    last = row.last_activity
    is_fresh = last is not None and now - last < STILL_GOING
    return (row.in_progress or "") if is_fresh else ""
