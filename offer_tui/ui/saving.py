"""A screen over an open round: every state of it goes to the disk behind the keys."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from textual.message import Message

from offer_tui.model.session import Session
from offer_tui.ui.live.view import Failure
from offer_tui.ui.round import OpenRound, in_short
from offer_tui.ui.screen import PageScreen


class SavingScreen(PageScreen):
    """Hands the round to the writing thread, and knows which state of it is on the disk."""

    @dataclass
    class Saved(Message):
        """A state of the round is on the disk."""

        session: Session
        heard: Sequence[str] = ()
        """What happened to the file meanwhile."""

    @dataclass
    class NotSaved(Message):
        """The round is not on the disk, since when and why."""

        failure: Failure

    round: OpenRound | None = None
    on_disk: Session | None = None
    """The state of the round that was saved last."""
    failure: Failure | None = None
    """Why the round is not on the disk."""
    heard = ""
    """What happened to the file meanwhile."""

    def submit(self, session: Session) -> None:
        """Hand a state of the round to the writing thread, if it is ours to write."""
        if self.round is not None and not self.round.read_only:
            rounds = self.desk_app.desk.rounds
            rounds.save(self.round, session, self._was_saved, self._was_not_saved)

    def saved(self) -> None:
        """Hear that a state of the round is on the disk."""

    def not_saved(self) -> None:
        """Hear that it could not be put there."""

    def _was_saved(self, session: Session, heard: Sequence[str]) -> None:
        self.post_message(self.Saved(session, heard))

    def _was_not_saved(self, since: dt.datetime, why: str) -> None:
        self.post_message(self.NotSaved(Failure(since, why)))

    def on_saving_screen_saved(self, message: Saved) -> None:
        """Say that it is on the disk."""
        self.on_disk, self.failure = message.session, None
        self.heard = in_short(message.heard) or self.heard
        self.saved()
        self.draw()

    def on_saving_screen_not_saved(self, message: NotSaved) -> None:
        """Say that it is not, until it is."""
        self.failure = message.failure
        self.not_saved()
        self.draw()
