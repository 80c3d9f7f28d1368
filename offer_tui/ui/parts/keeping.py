"""A screen over what an opportunity's files say: it reads them, and keeps what is changed."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Generic, TypeVar, cast

from textual import events
from textual.message import Message

from offer_tui.model.opportunity import Opportunity
from offer_tui.store.opportunity_change import OpportunityChange
from offer_tui.ui.changing import ChangingScreen
from offer_tui.ui.parts.form import Deed, Made
from offer_tui.ui.parts.steps import Step, taken_back

_AT_ONCE = frozenset({"escape", "ctrl+l", "ctrl+q", "ctrl+c"})
"""Keys that wait for nothing."""
S = TypeVar("S")
"""What is read for the screen, with the opportunity in it."""


class KeepingScreen(ChangingScreen, Generic[S]):
    """Shows a change at once, and says "saved" when it is on the disk; subclasses lay it out."""

    @dataclass
    class Loaded(Message):
        """The files have been read, and which time that was."""

        source: object
        number: int

    @dataclass
    class Failed(Message):
        """They could not be, and why."""

        why: str

    def __init__(self, slug: str) -> None:
        super().__init__()
        self.slug = slug
        self.shown: S | None = None
        """What was read last, with the changes since."""
        self.why = ""
        """Why there is nothing to show."""
        self.notice = ""
        self._reads = 0
        """How often the files were asked for; what was read before the last change is too old."""
        self._early: tuple[events.Key, ...] = ()
        """What was typed before there was something to do it with."""
        self._done: list[Made] = []
        self._undone: list[Made] = []

    # What a subclass says of what it reads.

    def read(self) -> S:
        """Return what the files say; called in a thread, and raises what goes wrong there."""
        raise NotImplementedError

    def opportunity_of(self, shown: S) -> Opportunity:
        """Return the opportunity in what is shown."""
        raise NotImplementedError

    def with_opportunity(self, shown: S, opportunity: Opportunity) -> S:
        """Return the same with another state of the opportunity, and with what follows from it."""
        raise NotImplementedError

    def changed(self, deed: Deed) -> None:
        """Hear of a change that is about to be shown."""

    # Reading.

    def on_screen_resume(self) -> None:
        """Read the files, now and whenever the screen comes back."""
        self.load()

    def load(self) -> None:
        """Read the files again, in a thread."""
        self._reads += 1
        number = self._reads
        self.run_worker(
            lambda: self._read(number), thread=True, exclusive=True, group="load",
            exit_on_error=False,
        )  # fmt: skip

    def _read(self, number: int) -> None:
        try:
            source = self.read()
        except Exception as problem:  # noqa: BLE001 - the person is told, here
            self.post_message(self.Failed(str(problem)))
        else:
            self.post_message(self.Loaded(source, number))

    def on_keeping_screen_loaded(self, message: Loaded) -> None:
        """Draw what was read; changes that are not on the disk yet stay on the screen."""
        if message.number != self._reads:
            return
        shown = cast("S", message.source)
        if self.waiting:
            waiting = self.with_waiting(self.opportunity_of(shown))
            shown = self.with_opportunity(shown, waiting)
        self.shown = shown
        self.draw()
        self._type_early()

    def on_keeping_screen_failed(self, message: Failed) -> None:
        """Say why it can't be read; what was read before stays in view."""
        why = f"{self.notice} {message.why}".strip()
        if self.shown is None:
            self.why, self._early = why, ()
        else:
            self.notice = why
        self.draw()

    async def on_key(self, event: events.Key) -> None:
        """Keep what is typed while the files are read for the first time."""
        is_waiting = self.shown is None and not self.why and self.app.screen is self
        if is_waiting and event.key not in _AT_ONCE:
            event.stop()
            event.prevent_default()
            self._early = (*self._early, event)

    def _type_early(self) -> None:
        early, self._early = self._early, ()
        for event in early:
            self.post_message(events.Key(event.key, event.character))

    @property
    def state(self) -> str:
        """Whether all is on the disk, in a word."""
        return "NOT SAVED" if self.not_kept else ("saving" if self.waiting else "saved")

    def change(self, deed: Deed) -> None:
        """Make a change on the screen at once, and on the disk behind it."""
        change = self._changed_by(deed.step)
        if change is None:
            return
        self._done.append(Made(deed.words, change.before, change.after))
        self._undone.clear()
        self.changed(deed)
        self._apply(change)

    def _changed_by(self, step: Step) -> OpportunityChange | None:
        """Return what a step comes to on what is shown; None if that is nothing."""
        if self.shown is None:
            return None
        before = self.opportunity_of(self.shown)
        after = step(before)
        return OpportunityChange(before, after) if after != before else None

    def _apply(self, change: OpportunityChange) -> None:
        if self.shown is not None:
            self.hand_in(change)
            self.shown = self.with_opportunity(self.shown, change.after)
            self.draw()

    @property
    def can_undo(self) -> bool:
        """Whether there is a change to take back."""
        return bool(self._done)

    @property
    def can_redo(self) -> bool:
        """Whether there is a change to put back."""
        return bool(self._undone)

    def nothing_to_undo(self) -> None:
        """Say that nothing is left to take back."""
        self.notice = "nothing to take back"
        self.draw()

    def action_undo(self) -> None:
        """Take the last change back."""
        made = self._done.pop()
        if change := self._changed_by(taken_back(made.before, made.after)):
            self._undone.append(made)
            self._apply(change)
            self.notice = f"took back: {made.words}   ctrl+y puts it back"
        else:
            self.notice = f"not taken back, it was changed since: {made.words}"
        self.draw()

    def action_redo(self) -> None:
        """Put back what was taken back."""
        made = self._undone.pop()
        if change := self._changed_by(taken_back(made.after, made.before)):
            self._done.append(made)
            self._apply(change)
            self.notice = f"put back: {made.words}"
        else:
            self.notice = f"not put back, it was changed since: {made.words}"
        self.draw()

    def written(self) -> None:
        """Take in what another program changed on the disk."""
        if self.waiting:
            self._reads += 1
        else:
            self.load()

    def refused(self, change: OpportunityChange, words: str) -> None:
        """Go back to what is on the disk, and say so."""
        self.notice = words
        self._done = [made for made in self._done if made.after is not change.after]
        self._undone = [made for made in self._undone if made.before is not change.after]
        self.load()

    def now(self) -> dt.datetime:
        """Return the time, to the second."""
        return self.desk_app.desk.now()

    def new_id(self) -> str:
        """Return a new id."""
        return self.desk_app.desk.new_id()
