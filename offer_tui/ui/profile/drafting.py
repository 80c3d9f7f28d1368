"""A screen that reads the profile, shows each change at once, and writes it until it is kept."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from dataclasses import dataclass

from textual import events
from textual.message import Message

from offer_tui.model.profile import Profile
from offer_tui.model.signal import Catalogue
from offer_tui.ui.profile.edits import Draft, ProfileChanges, ProfileKept, wrote
from offer_tui.ui.profile.topics import BY_NAME, Told
from offer_tui.ui.screen import PageScreen

RETRY_AFTER = 1.0
"""Seconds after which a change that could not be written is tried again."""


class DraftScreen(PageScreen):
    """Holds the draft; subclasses show it and say what is changed."""

    @dataclass
    class Loaded(Message):
        """The file has been read."""

        profile: Profile
        catalogue: Catalogue

    @dataclass
    class Broken(Message):
        """It cannot be read, and why."""

        why: str

    @dataclass
    class Kept(Message):
        """These changes are on the disk, but for those that were refused."""

        changes: ProfileChanges
        kept: ProfileKept

    @dataclass
    class NotKept(Message):
        """They are not, and why."""

        why: str

    def __init__(self) -> None:
        super().__init__()
        self.draft: Draft | None = None
        self.catalogue = Catalogue((), "")
        self.broken = ""
        """What is wrong with the file, while it can't be read."""
        self.status = ""
        self.notes: tuple[str, ...] = ()
        self.failed = ""
        """Why the latest change is not on the disk, while it is not."""
        self._writing = False
        self._warned = False
        """Whether it was said that leaving now would lose a change."""
        self._leaving: Callable[[], None] | None = None
        """How they leave, as soon as all is on the disk."""
        self._held: list[events.Key | events.Paste] = []
        """What was typed before the file was read, in its order."""

    @property
    def told(self) -> Told | None:
        """What was told, as of today."""
        if self.draft is None:
            return None
        return Told(self.draft.profile, self.catalogue, self.desk_app.desk.now().date())

    # Reading.

    def on_screen_resume(self) -> None:
        """Read the file, now and whenever the screen comes back."""
        self.action_again()

    def action_again(self) -> None:
        """Read the file in a thread."""
        self.run_worker(self._read, thread=True, exclusive=True, group="read", exit_on_error=False)

    def _read(self) -> None:
        desk = self.desk_app.desk
        try:
            loaded = self.Loaded(desk.profile(), desk.catalogue)
        except Exception as problem:  # noqa: BLE001 - the person is told, here
            self.post_message(self.Broken(str(problem)))
        else:
            self.post_message(loaded)

    def hold(self, event: events.Key | events.Paste) -> bool:
        """Keep what is typed until the file has been read; return whether it was kept."""
        if self.draft is not None or self.broken:
            return False
        event.stop()
        event.prevent_default()
        self._held.append(event)
        return True

    async def replay(self, event: events.Key | events.Paste) -> None:
        """Do what was typed before the file was read."""
        raise NotImplementedError

    async def on_draft_screen_loaded(self, message: Loaded) -> None:
        """Show what was read; what is still to be written stays on top of it."""
        self.broken, self.catalogue = "", message.catalogue
        before = self.draft or Draft(message.profile)
        self.draft = before.kept({}, message.profile)
        self.draw()
        held, self._held = self._held, []
        for event in held:
            await self.replay(event)

    def on_draft_screen_broken(self, message: Broken) -> None:
        """Say what is wrong with the file."""
        self.broken, self._held = message.why, []
        self.draw()

    # Changing.

    def keep(self, about: str, changes: ProfileChanges, *notes: str) -> None:
        """Show a change at once, and write it."""
        if self.draft is None:
            return
        before, self.draft = self.draft, self.draft.change(about, changes)
        if self.draft is not before:
            self.status, self._warned = "saving", False
        self.notes = notes
        self.draw()
        self._write()

    def take_back(self) -> None:
        """Take the last change back."""
        if self.draft is not None and self.draft.earlier:
            about, before = self.draft.earlier[-1][0], self.draft.profile
            self.draft = self.draft.taken_back()
            is_same = self.draft.profile == before
            said = f"Not taken back, it was changed since: {about}." if is_same else ""
            self.notes, self.status = (said or f"Took back: {about}.",), "saving"
            self.draw()
            self._write()

    # Writing.

    def _write(self) -> None:
        """Write what is not on the disk yet, one change after the other."""
        if self.draft is None or self._writing:
            return
        if not self.draft.pending:
            self.status, self.failed = ("saved" if self.status else ""), ""
            return
        self._writing = True
        changes, seen = dict(self.draft.pending), self.draft.seen

        def write() -> None:
            try:
                kept = self.desk_app.desk.keep_profile(changes, seen)
            except Exception as problem:  # noqa: BLE001 - the person is told, here
                self.post_message(self.NotKept(str(problem)))
            else:
                self.post_message(self.Kept(changes, kept))

        self.run_worker(write, thread=True, group="write", exit_on_error=False)

    def on_draft_screen_kept(self, message: Kept) -> None:
        """Say that it is saved, once all of it is."""
        self._writing, self.failed = False, ""
        if self.draft is not None:
            self._give_up(message.kept.refused, self.draft)
            self.draft = self.draft.kept(
                message.changes, message.kept.profile, message.kept.refused
            )
            self.status = "saving" if self.draft.pending else "saved"
            self._write()
        self.draw()
        if self._leaving is not None and not (self.draft and self.draft.pending):
            way, self._leaving = self._leaving, None
            way()

    def _give_up(self, refused: tuple[str, ...], draft: Draft) -> None:
        """Say what was not written, since another program wrote there meanwhile."""
        for name in refused:
            words = wrote(draft.seen.get(name), draft.pending.get(name))
            label = BY_NAME[name].label if name in BY_NAME else name
            yours = f' Yours was not written: "{words}".' if words else " Yours was not written."
            said = f"{label} was changed in another program meanwhile, and that stands.{yours}"
            self.notes, self._leaving = (*self.notes, said), None

    def on_draft_screen_not_kept(self, message: NotKept) -> None:
        """Say why it is not saved; it stays here, and is tried again."""
        self._writing, self._leaving = False, None
        self.failed = f"NOT SAVED, and tried again until it is: {message.why}"
        self.set_timer(RETRY_AFTER, self._write)
        self.draw()

    def let_go(self) -> None:
        """Try once more, when the program is about to end."""
        if self.draft is not None and self.draft.pending and not self._writing:
            with contextlib.suppress(Exception):  # nobody is there to be told any more
                self.desk_app.desk.keep_profile(self.draft.pending, self.draft.seen)

    # Leaving.

    def leave_by(self, way: Callable[[], None]) -> None:
        """Leave once all is on the disk; what can't be written is not lost without a word."""
        is_kept = self.draft is None or not self.draft.pending
        if is_kept or (self.failed and self._warned):
            way()
        elif self.failed:
            self._warned = True
            self.notes = ("Your last change is not on the disk. The same again leaves without it.",)
            self.draw()
        else:
            # What is shown next is worked out from the file.
            self._leaving = way

    def leave(self) -> None:
        """Leave the program, but lose nothing without a word."""
        self.leave_by(super().leave)
