"""Screens that change an opportunity: nothing they hand in is lost without a word."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from textual import events
from textual.message import Message

from offer_tui.model.opportunity import Opportunity
from offer_tui.store.opportunity_change import ChangedElsewhere, OpportunityChange
from offer_tui.store.opportunity_writer import Hearing
from offer_tui.ui.asking import AskingScreen


class ChangingScreen(AskingScreen):
    """Hands changes to the desk, knows which are on the disk, and leaves when all are."""

    @dataclass
    class Kept(Message):
        """A change is on the disk."""

        change: OpportunityChange

    @dataclass
    class NotKept(Message):
        """A change is not on the disk yet, and why."""

        change: OpportunityChange
        why: str

    @dataclass
    class Refused(Message):
        """A change will never be on the disk, and why."""

        change: OpportunityChange
        why: str

    slug: str
    waiting: tuple[OpportunityChange, ...] = ()
    """What is not on the disk yet, in its order."""
    _fault = ""
    _warned = False
    """Whether it was said that leaving now leaves a change behind."""
    _leaving: Callable[[], None] | None = None
    """How they leave, as soon as all is on the disk."""
    _held: tuple[events.Key, ...] = ()
    """What was typed since, which is meant for the screen below."""

    @property
    def not_kept(self) -> str:
        """Why a change is not on the disk yet; nothing while none was refused."""
        if not self._fault:
            return ""
        if self._warned:
            return f"NOT SAVED: the same again leaves all the same. {self._fault}"
        return f"NOT SAVED, {self._fault}; it is tried again: do not close."

    def hand_in(self, change: OpportunityChange) -> None:
        """Have a change written behind the screen."""
        self.waiting, self._warned = (*self.waiting, change), False

        def refused(why: str) -> bool:
            return self.post_message(self.Refused(change, why))

        hearing = Hearing(
            lambda: self.post_message(self.Kept(change)),
            lambda why: self.post_message(self.NotKept(change, why)),
            refused,
        )
        self.desk_app.desk.change(self.slug, change, hearing)

    def with_waiting(self, opportunity: Opportunity) -> Opportunity:
        """Return what the disk says, with what is still to be written there."""
        for change in self.waiting:
            try:
                opportunity = change.made_to(opportunity)
            except ChangedElsewhere:
                continue  # it will be refused, and said so
        return opportunity

    def written(self) -> None:
        """Hear that a change is on the disk."""

    def refused(self, change: OpportunityChange, words: str) -> None:
        """Hear that a change was given up, in words for the person."""

    def on_changing_screen_kept(self, message: Kept) -> None:
        """Go on, or leave if that is what they wait for."""
        self._settle(message.change)
        self.written()
        self.draw()
        if not self.waiting and self._leaving is not None:
            self._go()

    def on_changing_screen_not_kept(self, message: NotKept) -> None:
        """Say that it is not on the disk, until it is."""
        self._fault, self._leaving, self._held = message.why, None, ()
        self.draw()

    def on_changing_screen_refused(self, message: Refused) -> None:
        """Say that it never will be, and what it said."""
        self._settle(message.change)
        self._leaving, self._held = None, ()
        wrote = message.change.words()
        quoted = f': "{wrote}"' if wrote else ""
        self.refused(message.change, f"Not written, and off again{quoted}: {message.why}.")
        self.draw()

    def _settle(self, change: OpportunityChange) -> None:
        self.waiting = tuple(one for one in self.waiting if one is not change)
        self._fault, self._warned = "", False

    # Leaving.

    def leave_by(self, way: Callable[[], None]) -> None:
        """Leave once all is on the disk; what can't be written is not left without a word."""
        if not self.waiting or (self._fault and self._warned):
            way()
        elif self._fault:
            self._warned = True
            self.draw()
        else:
            self._leaving = way

    def leave(self) -> None:
        """Leave the program once all is on the disk."""
        self.leave_by(super().leave)

    def _go(self) -> None:
        way, self._leaving = self._leaving, None
        held, self._held = self._held, ()
        if way is not None:
            way()
        for event in held:
            self.app.post_message(events.Key(event.key, event.character))

    async def on_key(self, event: events.Key) -> None:
        """Keep what is typed while they leave for the screen that they leave for."""
        if self._leaving is not None and self.app.screen is self:
            event.stop()
            event.prevent_default()
            self._held = (*self._held, event)
