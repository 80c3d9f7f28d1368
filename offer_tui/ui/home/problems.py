"""Every problem with files and folders, whole, on a page that scrolls."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType

from offer_tui.ui.rows import EMPTY, Row, line, wrap
from offer_tui.ui.scrolling import ScrollingScreen


class ProblemsScreen(ScrollingScreen):
    """What home has no room for."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *ScrollingScreen.SCROLLING,
        Binding("escape", "back", "back", id="problems.back", key_display="esc"),
    ]

    def __init__(self, problems: Sequence[str]) -> None:
        super().__init__()
        self._problems = tuple(problems)

    def head(self, width: int) -> Row:
        """Return what the page is about."""
        return heading(width)

    def body(self, width: int) -> Sequence[Row]:
        """Return the problems."""
        return problem_rows(self._problems, width)


def heading(width: int) -> Row:
    """Return what the page is about."""
    return line("Problems with files", width, "title")


def problem_rows(problems: Sequence[str], width: int) -> list[Row]:
    """Return all problems, each whole, with a blank row between two."""
    rows: list[Row] = []
    for problem in problems:
        rows += [EMPTY] if rows else []
        rows += [line(words, width) for words in wrap(problem, width - 2)]
    return rows
