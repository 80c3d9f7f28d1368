"""All keys of a screen with what they do, in place of its rows."""

from __future__ import annotations

from collections.abc import Sequence

from offer_tui.ui.rows import EMPTY, Key, Row, RowMaker, in_one_line, pad, width_of, wrap

_COLUMN = 12
_GAP = 2
_LEAST_SAID = 10
_ROOMY = 16
"""Rows of a window from which a blank one stands below the heading."""
_GOES_ON = ("any key goes on", "")
_MORE = (
    "more with up down pgup pgdn, any other key goes on",
    "up down for more, any key goes on",
    "up down: more",
    "",
)


def key_list(keys: Sequence[Key], width: int, height: int, top: int) -> list[Row]:
    """Return exactly ``height`` rows: the heading, and the keys from row ``top`` of them on.

    The heading says so where there are more than fit.
    """
    says = _MORE if furthest(keys, width, height) else _GOES_ON
    head = RowMaker(width).to(1).add("Keys", "title")
    head.right(in_one_line(says, width - head.width - _GAP)[0], "muted")
    above = _above(height)
    body = _body(keys, width)[top : top + height - above]
    return pad([head.row(), *([EMPTY] if above > 1 else []), *body], height)


def furthest(keys: Sequence[Key], width: int, height: int) -> int:
    """Return the row of the keys that stands at the top when the last one is in view."""
    return max(0, len(_body(keys, width)) - page_of(height))


def page_of(height: int) -> int:
    """Return how many rows of keys are in view at once."""
    return max(1, height - _above(height))


def _above(height: int) -> int:
    return 2 if height >= _ROOMY else 1


def _body(keys: Sequence[Key], width: int) -> list[Row]:
    rows: list[Row] = []
    for key in keys:
        column = max(_COLUMN, 1 + width_of(key.key) + _GAP)
        if width - column - 1 < _LEAST_SAID:
            rows.append(RowMaker(width).to(1).add(key.key, "accent").row())
            rows += [RowMaker(width).to(_GAP).add(said).row() for said in wrap(key.does, width - 3)]
            continue
        first, *rest = wrap(key.does, width - column - 1)
        rows.append(RowMaker(width).to(1).add(key.key, "accent").to(column).add(first).row())
        rows += [RowMaker(width).to(column).add(said).row() for said in rest]
    return rows
