"""What is wrong with the library, as rows: each notice whole, since its end says what to do."""

from __future__ import annotations

from collections.abc import Sequence

from offer_tui.ui.rows import Row, line, wrap


def notice_rows(notices: Sequence[str], width: int, height: int) -> list[Row]:
    """Return the notices in at most a third of the page, and how many are left out."""
    shown = _shown(notices, width, height)
    rows = [line(words, width, "warning") for lines in shown for words in lines]
    left_out = len(notices) - len(shown)
    if left_out:
        rows.append(line(f"and {left_out} more: p shows them", width, "warning"))
    return rows


def are_cut(notices: Sequence[str], width: int, height: int) -> bool:
    """Return whether some of them are left out on a page of that size."""
    return len(_shown(notices, width, height)) < len(notices)


def _shown(notices: Sequence[str], width: int, height: int) -> list[list[str]]:
    """Return the lines of each notice that is shown; the first one always is."""
    shown: list[list[str]] = []
    used = 0
    for notice in notices:
        lines = wrap(notice, width - 2)
        used += len(lines)
        if shown and used > max(2, height // 3):
            break
        shown.append(lines)
    return shown
