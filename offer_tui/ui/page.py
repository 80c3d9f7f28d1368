"""The page: one widget that draws rows of spans and repaints only those that changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from offer_tui.ui.palette import Palette
from offer_tui.ui.rows import EMPTY, Row, width_of

_PLAIN = str.maketrans({"›": ">", "»": ">", "·": ".", "…": "~", "→": ">", "×": "x", "−": "-"})
"""Our own signs, each one cell wide, for terminals and locales that cannot be sure of them."""


class Page(Widget):
    """Draws what a layout made; a hundred widgets would take ten times as long a key."""

    DEFAULT_CSS = "Page { width: 100%; height: 100%; }"
    ALLOW_SELECT = False

    @dataclass
    class Clicked(Message):
        """Something with an action was clicked."""

        action: str

    def __init__(self, palette: Palette, *, letters: bool = False) -> None:
        super().__init__()
        self.palette = palette
        self.letters = letters
        self._rows: Sequence[Row] = ()

    def show(self, rows: Sequence[Row]) -> None:
        """Draw these rows in place of the ones before."""
        before, self._rows = self._rows, rows
        width = self.size.width or self.app.size.width
        changed = [
            Region(0, y, width, 1)
            for y in range(max(len(before), len(rows)))
            if (before[y] if y < len(before) else EMPTY) != (rows[y] if y < len(rows) else EMPTY)
        ]
        if changed:
            self.refresh(*changed)

    def render_line(self, y: int) -> Strip:
        """Return one row in the palette's colours."""
        width = self.size.width
        row = self._rows[y] if y < len(self._rows) else EMPTY
        segments = [Segment(self._glyphs(span.text), self._style(span.role)) for span in row]
        ground = self._style("text")
        return Strip(segments).adjust_cell_length(width, ground).simplify()

    def _glyphs(self, text: str) -> str:
        """Return the text as this terminal can draw it: with letters, no sign beyond ASCII."""
        return text.translate(_PLAIN) if self.letters else text

    def _style(self, role: str) -> Style:
        return self.palette.styles[role]

    def on_click(self, event: events.Click) -> None:
        """Say what was clicked, if it does something."""
        row = self._rows[event.y] if event.y < len(self._rows) else EMPTY
        column = 0
        for span in row:
            column += width_of(span.text)
            if event.x < column:
                if span.action:
                    self.post_message(self.Clicked(span.action))
                return

    def text(self) -> list[str]:
        """Return the rows as plain text, as a person sees them."""
        return ["".join(span.text for span in row).rstrip() for row in self._rows]
