"""A page as a person sees it, and what holds for every page at every size."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len

from offer_tui.model.text import visible
from offer_tui.ui.rows import Key, Row

SIZES = ((80, 24), (40, 24), (40, 12), (120, 40))
WIDTHS = (20, 200)
HEIGHTS = (4, 60)


def text_of(row: Row) -> str:
    """Return the row's text as it is sent to the terminal."""
    return "".join(span.text for span in row)


def picture(rows: Sequence[Row]) -> list[str]:
    """Return the page without the blanks at the ends of its rows."""
    return [text_of(row).rstrip() for row in rows]


def check_fits(rows: Sequence[Row], width: int, height: int) -> None:
    """Hold a page to its size, and its text to what a terminal may be sent."""
    assert len(rows) == height
    for row in rows:
        assert cell_len(text_of(row)) <= width, text_of(row)
        assert sum(cell_len(span.text) for span in row) <= width, row
        for span in row:
            assert visible(span.text) == span.text


def check_footer(row: Row, keys: Sequence[Key]) -> None:
    """Hold a footer to keys shown whole: each with what it does, or, the last one, bare."""
    shown = [span for span in row if not span.text.isspace()]
    assert shown, "no key is named"
    by_key = {key.key: key for key in keys}
    for place, span in enumerate(shown):
        if span.role == "accent":
            key = by_key[span.text]
            does = shown[place + 1] if place + 1 < len(shown) else None
            is_bare = does is None or does.role == "accent"
            assert is_bare or (does is not None and does.text == f" {key.does}")
            assert not is_bare or does is None or not key.does


def cursors(row: Row) -> list[str]:
    """Return the text under the cursors of a row."""
    return [span.text for span in row if span.role == "cursor"]
