"""Every problem with files and folders, whole, on a page that scrolls."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType

from offer_tui.ui.rows import EMPTY, Row, line, pad, wrap
from offer_tui.ui.screen import PageScreen


class ProblemsScreen(PageScreen):
    """What home has no room for."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "scroll(-1)", "", show=False),
        Binding("down", "scroll(1)", "scroll", key_display="up down", id="problems.scroll"),
        Binding("pageup", "page(-1)", "", show=False),
        Binding("pagedown,space", "page(1)", "page", key_display="space", id="problems.page"),
        Binding("home", "edge(0)", "", show=False),
        Binding("end", "edge(1)", "", show=False),
        Binding("escape", "back", "back", id="problems.back", key_display="esc"),
    ]

    def __init__(self, problems: Sequence[str]) -> None:
        super().__init__()
        self._problems = tuple(problems)
        self._top = 0

    def rows(self, width: int, height: int) -> list[Row]:
        """Lay out the part that is in view."""
        body = problem_rows(self._problems, width)
        self._top = max(0, min(self._top, len(body) - _room(height)))
        return problems_page(body, self._top, width, height, self.footer(width))

    def action_scroll(self, rows: int) -> None:
        """Move by rows."""
        self._top += rows
        self.draw()

    def action_page(self, pages: int) -> None:
        """Move by pages."""
        self.action_scroll(pages * max(1, _room(self.size.height) - 1))

    def action_edge(self, end: int) -> None:
        """Go to the beginning or the end."""
        self.action_scroll(
            len(problem_rows(self._problems, self.size.width)) if end else -self._top
        )

    def action_back(self) -> None:
        """Go back to all opportunities."""
        self.dismiss()

    def on_mouse_scroll_down(self) -> None:
        """Move down."""
        self.action_scroll(3)

    def on_mouse_scroll_up(self) -> None:
        """Move up."""
        self.action_scroll(-3)


def problem_rows(problems: Sequence[str], width: int) -> list[Row]:
    """Return all problems, each whole, with a blank row between two."""
    rows: list[Row] = []
    for problem in problems:
        rows += [EMPTY] if rows else []
        rows += [line(words, width) for words in wrap(problem, width - 2)]
    return rows


def problems_page(body: Sequence[Row], top: int, width: int, height: int, footer: Row) -> list[Row]:
    """Return exactly ``height`` rows, from row ``top`` of the body on."""
    shown = body[top : top + _room(height)]
    left = len(body) - top - len(shown)
    words = f"{left} more row{'' if left == 1 else 's'} below"
    below = line(words, width, "muted", indent=3) if left > 0 else EMPTY
    rows = [line("Problems with files", width, "title"), EMPTY, *pad(shown, _room(height)), below]
    return [*pad(rows, height - 1), footer]


def _room(height: int) -> int:
    return max(0, height - 5)
