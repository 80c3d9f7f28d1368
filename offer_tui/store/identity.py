"""Ids: ULIDs, which sort by the time they were made."""

from __future__ import annotations


def new_id() -> str:
    """Return a new id, later than all that were made in another millisecond before."""
    from ulid import ULID  # noqa: PLC0415 - not before the first thing is written down

    return str(ULID())
