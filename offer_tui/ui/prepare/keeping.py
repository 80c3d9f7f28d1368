"""A screen over what is prepared: it reads it, and keeps what is changed or taken back."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from textual.message import Message

from offer_tui.ui.asking import AskingScreen
from offer_tui.ui.prepare.edits import taken_back
from offer_tui.ui.prepare.form import Deed, Made
from offer_tui.ui.prepare.prepared import Prepared, prepare
from offer_tui.ui.prepare.source import Source


class KeepingScreen(AskingScreen):
    """Shows a change at once, and says "saved" when it is on the disk; subclasses lay it out."""

    @dataclass
    class Loaded(Message):
        """The files have been read."""

        source: Source

    @dataclass
    class Failed(Message):
        """They could not be, and why."""

        why: str

    @dataclass
    class Kept(Message):
        """A change is on the disk."""

    @dataclass
    class NotKept(Message):
        """A change is not on the disk yet, and why."""

        why: str

    def __init__(self, slug: str) -> None:
        super().__init__()
        self.slug = slug
        self.prepared: Prepared | None = None
        self.why = ""
        """Why there is nothing to prepare."""
        self.notice = ""
        self.not_kept = ""
        """Why a change is not on the disk yet."""
        self._unkept = 0
        self._done: list[Made] = []
        self._undone: list[Made] = []

    def on_screen_resume(self) -> None:
        """Read the files, now and whenever the screen comes back."""
        self.load()

    def load(self) -> None:
        """Read the files again, in a thread."""
        self.run_worker(self._read, thread=True, exclusive=True, group="load", exit_on_error=False)

    def _read(self) -> None:
        try:
            source = self.desk_app.desk.source(self.slug)
        except Exception as problem:  # noqa: BLE001 - the person is told, here
            self.post_message(self.Failed(str(problem)))
        else:
            self.post_message(self.Loaded(source))

    def on_keeping_screen_loaded(self, message: Loaded) -> None:
        """Draw what was read; changes that are not on the disk yet stay on the screen."""
        source = message.source
        if self._unkept and self.prepared is not None:
            source = replace(source, opportunity=self.prepared.opportunity)
        self._show(source)

    def on_keeping_screen_failed(self, message: Failed) -> None:
        """Say why there is nothing to draw."""
        self.prepared, self.why = None, message.why
        self.draw()

    def _show(self, source: Source) -> None:
        self.prepared = prepare(source, self.now())
        self.draw()

    @property
    def state(self) -> str:
        """Whether all is on the disk, in a word."""
        return "NOT SAVED" if self.not_kept else ("saving" if self._unkept else "saved")

    def change(self, deed: Deed) -> None:
        """Make a change on the screen at once, and on the disk behind it."""
        if self.prepared is None:
            return
        before = self.prepared.opportunity
        after = deed.step(before)
        if after == before:
            return
        self._done.append(Made(deed.words, before, after))
        self._undone.clear()
        self.changed(deed)
        self._apply(deed)

    def changed(self, deed: Deed) -> None:
        """Hear of a change that is about to be shown."""

    def _apply(self, deed: Deed) -> None:
        if self.prepared is None:
            return
        source = self.prepared.source
        opportunity = deed.step(source.opportunity)
        self._unkept += 1
        self.desk_app.desk.change(self.slug, deed.step, self._was_kept, self._was_not_kept)
        self._show(replace(source, opportunity=opportunity))

    def action_undo(self) -> None:
        """Take the last change back."""
        made = self._done.pop()
        self._undone.append(made)
        self._apply(Deed(taken_back(made.before, made.after), made.words))
        self.notice = f"took back: {made.words}   ctrl+y puts it back"
        self.draw()

    def action_redo(self) -> None:
        """Put back what was taken back."""
        made = self._undone.pop()
        self._done.append(made)
        self._apply(Deed(taken_back(made.after, made.before), made.words))
        self.notice = f"put back: {made.words}"
        self.draw()

    def _was_kept(self) -> None:
        self.post_message(self.Kept())

    def _was_not_kept(self, why: str) -> None:
        self.post_message(self.NotKept(why))

    def on_keeping_screen_kept(self) -> None:
        """Say that it is on the disk, and take in what another program changed there."""
        self._unkept -= 1
        self.not_kept = ""
        if not self._unkept:
            self.load()
        self.draw()

    def on_keeping_screen_not_kept(self, message: NotKept) -> None:
        """Say that it is not, until it is."""
        self.not_kept = f"NOT SAVED, {message.why}. It is tried again: do not close."
        self.draw()

    def now(self) -> dt.datetime:
        """Return the time, to the second."""
        return self.desk_app.desk.now()

    def new_id(self) -> str:
        """Return a new id."""
        return self.desk_app.desk.new_id()
