"""What is wrong with the library, as rows: each notice whole, since its end says what to do."""

from __future__ import annotations

from collections.abc import Sequence

from offer_tui.ui.rows import Row, line, wrap


def notice_rows(notices: Sequence[str], width: int, height: int) -> list[Row]:
    """Return the notices in at most a third of the page, and how many are left out."""
    rows: list[Row] = []
    for place, notice in enumerate(notices):
        lines = wrap(notice, width - 2)
        if rows and len(rows) + len(lines) > max(2, height // 3):
            return [*rows, line(f"and {len(notices) - place} more", width, "warning")]
        rows += [line(words, width, "warning") for words in lines]
    return rows
