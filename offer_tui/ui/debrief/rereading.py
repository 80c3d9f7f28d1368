"""The opportunity of a debrief read again: a letter or another program may have changed it."""

from __future__ import annotations

from dataclasses import dataclass

from textual.message import Message

from offer_tui.model.opportunity import Opportunity
from offer_tui.store.opportunity_change import OpportunityChange
from offer_tui.store.reading import FileProblem
from offer_tui.ui.debrief.round_screen import RoundScreen


class RereadingScreen(RoundScreen):
    """Reads it in a thread, whenever the screen comes back and after every change."""

    @dataclass
    class Read(Message):
        """The opportunity as its file says it, and which time it was read."""

        opportunity: Opportunity
        number: int

    @dataclass
    class Unread(Message):
        """It could not be read, and why."""

        why: str
        number: int

    _reads = 0
    """How often it was asked for; what was read before the last change is too old."""

    @property
    def can_be_reread(self) -> bool:
        """Whether there is something that another screen may have changed."""
        return False

    def reread(self, opportunity: Opportunity) -> None:
        """Hear what the file says by now, with what is still to be written there."""

    def on_screen_resume(self) -> None:
        """Read it again: a letter may have been noted as sent meanwhile."""
        if self.can_be_reread:
            self._read_again()
        self.draw()

    def written(self) -> None:
        """Take in what another program changed on the disk."""
        if self.waiting:
            self._reads += 1
        else:
            self._read_again()

    def refused(self, _change: OpportunityChange, words: str) -> None:
        """Take a change off the page that will never be on the disk, and say so."""
        self.heard = words
        self._read_again()

    def _read_again(self) -> None:
        self._reads += 1
        number = self._reads
        self.run_worker(
            lambda: self._read(number), thread=True, exclusive=True, group="read",
            exit_on_error=False,
        )  # fmt: skip

    def _read(self, number: int) -> None:
        try:
            opportunity = self.desk_app.desk.library.opportunity(self.slug)
        except Exception as problem:  # noqa: BLE001 - the person is told, here
            self.post_message(self.Unread(_in_short(problem), number))
        else:
            self.post_message(self.Read(opportunity, number))

    def on_rereading_screen_read(self, message: Read) -> None:
        """Go on with it, unless something was changed since."""
        if message.number == self._reads:
            self.reread(self.with_waiting(message.opportunity))
            self.draw()

    def on_rereading_screen_unread(self, message: Unread) -> None:
        """Say so: what stands here may be old."""
        if message.number == self._reads:
            self.heard = message.why
            self.draw()


def _in_short(problem: Exception) -> str:
    """Return what is wrong, in words that fit one row."""
    if not isinstance(problem, FileProblem):
        return f"Not read again: {problem}"
    place = problem.path.name + (f":{problem.line}" if problem.line else "")
    return f"Not read again, {place}: {problem.what}"
