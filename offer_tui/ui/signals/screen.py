"""The screens of the catalogue: all signals, and one of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message

from offer_tui.model.signal import Catalogue, Signal
from offer_tui.store.catalogue_page import signal_lines
from offer_tui.ui.rows import EMPTY, Row, pad
from offer_tui.ui.screen import PageScreen
from offer_tui.ui.signals.layout import list_page, signal_page


class SignalsScreen(PageScreen):
    """Every signal there is, by theme; Enter shows where its weight comes from."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", "", show=False),
        Binding("down", "move(1)", "choose", key_display="up down", id="signals.move"),
        Binding("pageup", "move(-12)", "", show=False),
        Binding("pagedown", "move(12)", "", show=False),
        Binding("enter", "open", "derivation", id="signals.open",
                tooltip="the question, the figures and their sources"),
        Binding("escape", "back", "back", id="signals.back", key_display="esc"),
    ]  # fmt: skip

    @dataclass
    class Loaded(Message):
        """The catalogue has been read."""

        catalogue: Catalogue

    def __init__(self, chosen: str = "") -> None:
        super().__init__()
        self._chosen = chosen
        self._opened = False
        self._catalogue: Catalogue | None = None

    def on_mount(self) -> None:
        """Read the catalogue in a thread."""
        self.run_worker(
            lambda: self.post_message(self.Loaded(self.desk_app.desk.catalogue)), thread=True
        )

    def on_signals_screen_loaded(self, message: Loaded) -> None:
        """Draw it."""
        self._catalogue = message.catalogue
        self.draw()

    def rows(self, width: int, height: int) -> list[Row]:
        """Lay out the list, or the chosen signal."""
        footer = self.footer(width)
        if self._catalogue is None or not self._catalogue.signals:
            return [*pad([EMPTY], height - 1), footer]
        chosen = self._signal(self._catalogue)
        if self._opened:
            said = signal_lines(chosen, self._catalogue)
            return signal_page(chosen, said, width, height, footer)
        return list_page(self._catalogue, chosen.id, width, height, footer)

    def _signal(self, catalogue: Catalogue) -> Signal:
        return catalogue.by_id.get(self._chosen) or catalogue.signals[0]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer nothing to open until there is something."""
        return action not in {"move", "open"} or bool(self._catalogue)

    def action_move(self, step: int) -> None:
        """Choose another signal."""
        if self._catalogue:
            signals = self._catalogue.signals
            place = signals.index(self._signal(self._catalogue)) + step
            self._chosen = signals[place % len(signals)].id
            self.draw()

    def clicked_choose(self, name: str) -> None:
        """Choose the signal, or open it if it is chosen."""
        if self._chosen == name:
            self.action_open()
        else:
            self._chosen = name
            self.draw()

    def action_open(self) -> None:
        """Show where its weight comes from, or the list again."""
        self._opened = not self._opened
        self.draw()

    def action_back(self) -> None:
        """Close the signal, or go back."""
        if self._opened:
            self.action_open()
        else:
            self.dismiss()
