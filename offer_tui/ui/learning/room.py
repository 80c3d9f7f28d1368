"""What a part of the page has room for: a lead, a list with the chosen row in view, its detail."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from offer_tui.ui.rows import EMPTY, Row

_LISTED, _LISTED_IF_LOW = 4, 2
"""Rows of the list that stay, whatever else there is to say."""
_LOW = 12
"""Rows below which the page is low."""


def arranged(
    leads: Sequence[Sequence[Row]],
    listed: Sequence[Row],
    place: int,
    blocks: Sequence[Sequence[Row]],
    room: int,
    headings: Collection[int] = (),
) -> list[Row]:
    """Return at most ``room`` rows: a lead, the list around ``place``, and blocks of detail.

    The first of the leads that leaves room for the list is taken, each with its blank row, or none;
    and blocks in their order while they fit as a whole: what breaks off says less than nothing.
    ``headings`` are the places in the list of those rows that say something of the next one only.
    """
    least = min(len(listed), _LISTED if room >= _LOW else _LISTED_IF_LOW)
    lead = next((one for one in leads if len(one) + least <= room), ())
    left = room - len(lead)
    detail: list[Row] = []
    for block in blocks:
        if least + 1 + len(detail) + len(block) > left:
            break
        detail += block
    if detail:
        detail = [EMPTY, *detail]
    return [*lead, *_window(listed, place, left - len(detail), headings), *detail]


def _window(rows: Sequence[Row], place: int, room: int, headings: Collection[int]) -> Sequence[Row]:
    """Return as many rows as there is room for, with the chosen one and its neighbours."""
    start = max(0, min(place - room // 2, len(rows) - room))
    end = start + max(0, room)
    return rows[start : end - 1 if end - 1 in headings else end]
