"""A round put on the disk line by line, and said to be there only then."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

from offer_tui.cli.lines.opening import Opened
from offer_tui.model.session import Session
from offer_tui.store.atomic import NotSaved
from offer_tui.store.library import Library
from offer_tui.store.rescue import rescue
from offer_tui.store.sessions import SessionFile

Clock = Callable[[], dt.datetime]


class Keeper:
    """Keeps a round; what the disk refuses stays in memory, and goes with the next line."""

    def __init__(self, library: Library, opened: Opened, file: SessionFile, clock: Clock) -> None:
        self._library = library
        self._opened = opened
        self._clock = clock
        self._since: dt.datetime | None = None
        self._latest = file.session
        self._on_disk = file.session
        self.file = file

    def keep(self, session: Session) -> tuple[str, ...]:
        """Put the round on the disk, and return what to say; nothing where nothing is new.

        It is "Saved 17:31." or that it is not saved, why, and since when.
        """
        self._latest = session
        if session is self._on_disk:
            return ()
        try:
            heard = self._save(session)
        except NotSaved as refused:
            self._since = self._since or self._clock()
            why = f"NOT SAVED since {self._since:%H:%M}: {refused.why}."
            return (f"{why} It is kept in memory; I try again with the next line.",)
        was_failing, self._since = self._since is not None, None
        when = "" if session.from_memory else f" {self._clock():%H:%M}"
        saved = f"Saved{when}{', all of it' if was_failing else ''}."
        return (saved, *heard)

    @property
    def is_kept(self) -> bool:
        """Whether all that was said is on the disk."""
        return self._since is None

    def moved(self, opened: Opened) -> None:
        """Go on with the round where it is now: another opportunity's."""
        self._opened = opened
        self._latest = self._on_disk = opened.session

    def close(self) -> None:
        """Let another window write the round."""
        self.file.close()

    def rescued(self) -> str:
        """Try a last time; return where the words are that could not be saved, or nothing."""
        self.keep(self._latest)
        if self._since is None:
            return ""
        path: Path | None = rescue(self._latest)
        if path is None:
            return "the last words could not be saved anywhere"
        return f"not saved in the library; all of the round is in {path}"

    def _save(self, session: Session) -> tuple[str, ...]:
        try:
            saved = self.file.save(session)
        except NotSaved:
            raise
        except Exception as error:
            # A fault of ours must not end the writing; nothing of the record is in what is said.
            raise NotSaved(self.file.path, f"a fault: {type(error).__name__}") from error
        self._on_disk = session
        self.file.settle()
        self._library.keep_if_gone(self._opened.slug, self._opened.opportunity)
        return tuple(saved.notices)
