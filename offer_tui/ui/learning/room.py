"""What a part of the page has room for: a lead, a list with the chosen row in view, its detail."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from offer_tui.ui.rows import EMPTY, Row, line

_LISTED, _LISTED_IF_LOW = 4, 2
"""Rows of the list that stay, whatever else there is to say."""
_LISTED_BEFORE_ENDINGS = 6
"""Rows of the list that go before an ending of the detail."""
_FEWEST_TO_COUNT = 3
"""Rows of a list from which the last one can say how many follow."""
_LOW = 12
"""Rows below which the page is low."""


def arranged(
    leads: Sequence[Sequence[Row]],
    listed: Sequence[Row],
    place: int,
    blocks: Sequence[Sequence[Row]],
    size: tuple[int, int],
    headings: Collection[int] = (),
    endings: Sequence[Sequence[Row]] = (),
) -> list[Row]:
    """Return the rows for a size: a lead, the list around ``place``, and blocks of detail.

    ``size`` is the width and the most rows. The first of the leads that leaves room for the list
    is taken, each with its blank row, or none; and blocks in their order while they fit as a whole:
    what breaks off says less than nothing.
    Behind all of them comes the first of the endings for which there is room beside the list.
    ``headings`` are the places in the list of those rows that say something of the next one only.
    """
    width, room = size
    least = min(len(listed), _LISTED if room >= _LOW else _LISTED_IF_LOW)
    lead = next((one for one in leads if len(one) + least <= room), ())
    left = room - len(lead)
    detail: list[Row] = []
    for block in blocks:
        if least + 1 + len(detail) + len(block) > left:
            break
        detail += block
    else:
        spare = left - min(len(listed), _LISTED_BEFORE_ENDINGS) - 1 - len(detail)
        detail += next((one for one in endings if len(one) <= spare), ())
    if detail:
        detail = [EMPTY, *detail]
    return [*lead, *_window(listed, place, (width, left - len(detail)), headings), *detail]


def _window(
    rows: Sequence[Row], place: int, size: tuple[int, int], headings: Collection[int]
) -> Sequence[Row]:
    """Return as many rows as there is room for, the chosen one among them; and how many follow."""
    width, room = size
    start = max(0, min(place - room // 2, len(rows) - room))
    end = start + max(0, room)
    if end >= len(rows) or room < _FEWEST_TO_COUNT:
        return rows[start : end - 1 if end - 1 in headings else end]
    end -= 1
    while end - 1 in headings or rows[end - 1] == EMPTY:
        end -= 1
    words = f"{len(rows) - end} more rows below"
    return [*rows[start:end], line(words, width, "muted", indent=3)]
