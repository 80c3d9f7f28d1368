"""A page of more rows than there is room for, moved by rows, by pages and to its ends."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType

from offer_tui.ui.rows import EMPTY, Row, line, pad
from offer_tui.ui.screen import PageScreen

_AROUND = 5
"""Rows that are not the body's: the head and a blank one, what is left out, a blank, the footer."""


class ScrollingScreen(PageScreen):
    """Subclasses say what the body is, and what stands above it."""

    SCROLLING: ClassVar[list[BindingType]] = [
        Binding("up", "scroll(-1)", "", show=False),
        Binding("down", "scroll(1)", "scroll", key_display="up down", id="page.scroll"),
        Binding("pageup", "page(-1)", "", show=False),
        Binding("pagedown,space", "page(1)", "page", key_display="space", id="page.page"),
        Binding("home", "edge(0)", "", show=False),
        Binding("end", "edge(1)", "", show=False),
    ]
    _top = 0
    _body: Sequence[Row] = ()
    _body_width = 0

    def head(self, width: int) -> Row:
        """Return the row at the top."""
        raise NotImplementedError

    def body(self, width: int) -> Sequence[Row]:
        """Return all rows; worked out once for a width."""
        raise NotImplementedError

    def rows(self, width: int, height: int) -> list[Row]:
        """Lay out the part that is in view."""
        if self._body_width != width:
            self._body, self._body_width = self.body(width), width
        self._top = max(0, min(self._top, len(self._body) - _room(height)))
        head, footer = self.head(width), self.footer(width)
        return scrolled(head, self._body, self._top, width, height, footer)

    def action_scroll(self, rows: int) -> None:
        """Move by rows."""
        self._top += rows
        self.draw()

    def action_page(self, pages: int) -> None:
        """Move by pages."""
        self.action_scroll(pages * max(1, _room(self.size.height) - 1))

    def action_edge(self, end: int) -> None:
        """Go to the beginning or the end."""
        self._top = len(self._body) if end else 0
        self.draw()

    def action_back(self) -> None:
        """Go back to where it was opened from."""
        self.dismiss()

    def on_mouse_scroll_down(self) -> None:
        """Move down."""
        self.action_scroll(3)

    def on_mouse_scroll_up(self) -> None:
        """Move up."""
        self.action_scroll(-3)


def scrolled(
    head: Row, body: Sequence[Row], top: int, width: int, height: int, footer: Row
) -> list[Row]:
    """Return exactly ``height`` rows, from row ``top`` of the body on."""
    room = _room(height)
    shown = body[top : top + room]
    left = len(body) - top - len(shown)
    words = f"{left} more row{'' if left == 1 else 's'} below"
    below = line(words, width, "muted", indent=3) if left > 0 else EMPTY
    return [*pad([head, EMPTY, *pad(shown, room), below], height - 1), footer]


def _room(height: int) -> int:
    return max(0, height - _AROUND)
