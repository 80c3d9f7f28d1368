"""The screen that shows nothing: for when someone looks over a shoulder or shares a window."""

from __future__ import annotations

from textual import events
from textual.app import ComposeResult
from textual.screen import Screen

from offer_tui.ui.page import Page
from offer_tui.ui.rows import EMPTY, Row, RowMaker, pad


class Hidden(Screen[None], inherit_bindings=False):
    """Takes Enter and nothing else; it outlives resizing, suspending and losing the keyboard."""

    def compose(self) -> ComposeResult:
        """Make the page."""
        yield Page(self.app.palette)  # type: ignore[attr-defined]

    def on_mount(self) -> None:
        """Draw it."""
        self._draw()

    def on_resize(self) -> None:
        """Keep to the middle."""
        self._draw()

    def _draw(self) -> None:
        width, height = self.size
        self.query_one(Page).show(paused(width, height))

    def on_key(self, event: events.Key) -> None:
        """Come back at Enter; swallow every other key."""
        event.stop()
        event.prevent_default()
        if self.app.screen is not self:
            # Typed behind the Enter that led back: it is meant for what is there now.
            self.app.screen.post_message(events.Key(event.key, event.character))
        elif event.key == "enter":
            self.dismiss()


def paused(width: int, height: int) -> list[Row]:
    """Return a page without a word about whom or what."""
    text = "Paused · enter"
    row = RowMaker(width).to(max(0, (width - len(text)) // 2)).add(text, "muted").row()
    return pad([*[EMPTY] * (height // 2), row], height)
