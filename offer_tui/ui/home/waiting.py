"""What waits until the files have been read, and the keys typed behind it."""

from __future__ import annotations

from collections.abc import Callable

from textual import events
from textual.screen import Screen

from offer_tui.ui.asking import enter_of


class Waiting:
    """Something that the person asked for, and all that they typed since, for what it opens."""

    def __init__(self, do: Callable[[], None]) -> None:
        self._do = do
        self._held: list[events.Key | events.Paste] = []

    def hold(self, event: events.Key | events.Paste) -> None:
        """Keep a key or a paste, in the order of typing."""
        event.stop()
        event.prevent_default()
        self._held.append(event)

    def go_on(self, home: Screen[None]) -> None:
        """Do it, and pass what was typed to the screen that it opened; no key runs a command."""
        self._do()
        opened = home.app.screen
        if opened is not home:
            for event in self._held:
                opened.post_message(_anew(event))


def _anew(event: events.Key | events.Paste) -> events.Key | events.Paste:
    """Return another event: one whose default was prevented would reach no handler."""
    if isinstance(event, events.Paste):
        return events.Paste(event.text)
    return enter_of(event)
