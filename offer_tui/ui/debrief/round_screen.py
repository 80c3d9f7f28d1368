"""A screen on a round that is over: opened in two steps, saved behind it, left once all is kept."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from textual.message import Message

from offer_tui.model.session import Session
from offer_tui.ui.changing import ChangingScreen
from offer_tui.ui.round import OpenRound
from offer_tui.ui.saving import SavingScreen


class RoundScreen(SavingScreen, ChangingScreen):
    """Reads the round first, to be seen at once, and opens it then; subclasses show it.

    Changes of the round go to its own file, those of the opportunity to its queue.
    """

    @dataclass
    class Found(Message):
        """The round was read, or there is none; it can be seen before it is open."""

        round: OpenRound | None

    @dataclass
    class Opened(Message):
        """The round is open; keys typed since then wait for it."""

        round: OpenRound

    @dataclass
    class Unopened(Message):
        """The round could not be opened, and why."""

        why: str

    def __init__(self, slug: str, session_id: str = "") -> None:
        super().__init__()
        self.slug = slug
        self._session_id = session_id
        self.is_open = False
        self.has_no_round = False
        """Whether there is no round."""
        self.why = ""
        """Why it could not be opened."""

    # What a subclass says.

    def begin(self, opened: OpenRound) -> None:
        """Show a round that was read, or opened."""
        raise NotImplementedError

    def begun(self) -> None:
        """Take up what was typed while it was opening."""

    @property
    def session(self) -> Session | None:
        """The round as it is by now."""
        raise NotImplementedError

    @property
    def is_busy(self) -> bool:
        """Whether something else is on its way to the disk."""
        return False

    def keep_words(self) -> None:
        """Keep what is being typed."""

    # Opening.

    def on_mount(self) -> None:
        """Show the page at once, and open the round behind it."""
        self.watch(self.app, "app_focus", self.draw, init=False)
        self.run_worker(self._open, thread=True, exit_on_error=False, group="open")

    def _open(self) -> None:
        rounds = self.desk_app.desk.rounds
        try:
            found = rounds.look_back(self.slug, self._session_id)
            self.post_message(self.Found(found))
            if found is not None:
                self.post_message(self.Opened(rounds.take_up(found)))
        except Exception as problem:  # noqa: BLE001 - whatever it was, the person is told, here
            self.post_message(self.Unopened(str(problem)))

    def on_round_screen_found(self, message: Found) -> None:
        """Show the round, or how to begin one."""
        self.has_no_round = message.round is None
        if message.round is not None:
            self._take_up(message.round)
        self.draw()

    def on_round_screen_opened(self, message: Opened) -> None:
        """Go on with the keys typed while the round was opening."""
        self.is_open = True
        self._take_up(message.round)
        self.begun()
        self.draw()

    def on_round_screen_unopened(self, message: Unopened) -> None:
        """Say why nothing can be gone through."""
        self.why, self.round = message.why, None
        self.draw()

    def _take_up(self, opened: OpenRound) -> None:
        self.round, self.on_disk = opened, opened.line.session
        self.begin(opened)

    # Saving.

    def submit(self, session: Session) -> None:
        """Hand a state of the round to the writing thread."""
        self._warned = False
        super().submit(session)

    def saved(self) -> None:
        """Leave, if that is what they wait for."""
        self.go_if_kept()

    def not_saved(self) -> None:
        """Stay, whatever they waited for."""
        self.stay()

    @property
    def is_kept(self) -> bool:
        """Whether all is on the disk."""
        is_ours = self.round is not None and not self.round.read_only
        is_on_disk = not is_ours or self.on_disk is self.session
        return is_on_disk and not self.waiting and not self.is_busy

    @property
    def is_failing(self) -> bool:
        """Whether something could not be put on the disk."""
        return self.failure is not None or bool(self._fault)

    # Leaving.

    def leave_by(self, way: Callable[[], None]) -> None:
        """Leave once all is on the disk; what can't be written is not left without a word."""
        if self.is_kept or (self.is_failing and self._warned):
            way()
        elif self.is_failing:
            self._warned = True
            self.draw()
        else:
            self._leaving = way

    def leave(self) -> None:
        """Leave the program, with what is being typed kept."""
        self.keep_words()
        super().leave()

    def let_go(self) -> None:
        """Keep what is being typed: the program is about to end."""
        self.keep_words()

    def stay(self) -> None:
        """Take it back that they leave."""
        self._leaving, self._held = None, ()

    def go_if_kept(self) -> None:
        """Leave, if that is what they wait for and all is on the disk."""
        if self._leaving is not None:
            self._go()

    def _go(self) -> None:
        if self.is_kept:
            super()._go()

    def close(self) -> None:
        """Go back, and let another window write the round."""
        if self.round is not None and not self.round.read_only:
            self.desk_app.desk.rounds.put_away(self.round)
        self.dismiss()
