"""Interview rounds as files: read by anyone, written by the one window that holds the lock."""

from __future__ import annotations

import contextlib
import itertools
import os
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from offer_tui.model.session import SESSION_SCHEMA, Session
from offer_tui.store.atomic import DISK, Disk, NotSaved, sweep
from offer_tui.store.locks import Lock
from offer_tui.store.naming import session_name
from offer_tui.store.places import sync_folder
from offer_tui.store.reading import FileProblem, in_words
from offer_tui.store.records import Kind, Loaded, RecordFile, Saved, load

SESSION = Kind(Session, SESSION_SCHEMA)


def load_session(path: Path) -> Loaded[Session]:
    """Return the round in the file. Raises FileProblem."""
    return load(path, SESSION)


class SessionFile:
    """A round that is open for writing: its lock is held until it is closed."""

    def __init__(self, file: RecordFile[Session], lock: Lock) -> None:
        self._file = file
        self._lock = lock
        # A save that is under way while the file moves would write it again where it was.
        self._in_place = threading.Lock()
        self._renamed: dict[str, str] = {}

    @classmethod
    def opened(cls, path: Path, locks: Path, disk: Disk = DISK) -> SessionFile:
        """Open a round for writing. Raises Held when another window has it; FileProblem."""
        lock = Lock(locks, load_session(path).record.id)
        lock.acquire()
        try:
            sweep(path)
            return cls(RecordFile.opened(path, SESSION, disk), lock)
        except BaseException:
            lock.release()
            raise

    @classmethod
    def created(cls, path: Path, locks: Path, session: Session, disk: Disk = DISK) -> SessionFile:
        """Begin a round under a name that nothing has.

        Raises FileExistsError, NotSaved, Held and FileProblem.
        """
        lock = Lock(locks, session.id)
        lock.acquire()
        try:
            return cls(RecordFile.created(path, SESSION, session, disk), lock)
        except BaseException:
            lock.release()
            raise

    @property
    def path(self) -> Path:
        """Where the round is kept."""
        return self._file.path

    @property
    def session(self) -> Session:
        """The round as it is on the disk."""
        return self._file.record

    @property
    def generation(self) -> int:
        """Grows whenever another program's change was taken in."""
        return self._file.generation

    def save(self, session: Session, generation: int = 0) -> Saved[Session]:
        """Put the round on the disk. Raises NotSaved. See RecordFile.save."""
        with self._in_place:
            if (name := self._renamed.get(session.round)) is None:
                return self._file.save(session, generation)
            # It was noted before its writer heard what the round is called since it moved.
            called = session.model_copy(update={"round": name})
            return replace(self._file.save(called, generation), submitted=session)

    def move(self, folder: Path, step: Callable[[Session], Session]) -> Session:
        """Go on in another folder, changed by a step; return the round as it is there.

        The lock stays held, since it is the round's and not the place's. No save comes between the
        move and the step, so nothing that was saved is ever taken back; what is handed in later
        under the name from before gets the new one. The file is in the one folder or in the other,
        whole, whatever happens. Raises NotSaved, and then it is where it was.
        """
        with self._in_place:
            if self.path.is_symlink():
                raise NotSaved(self.path, "it is a link, which may lead nowhere from another place")
            before, session = self.session.round, step(self.session)
            self._file.move(_free(folder, session))
            self._rename(before, session.round)
            # It has moved, and that is what counts: the name comes with the next save otherwise.
            with contextlib.suppress(Exception):
                self._file.save(session, self.generation)
            return session

    def _rename(self, before: str, name: str) -> None:
        if before != name:
            renamed = dict.fromkeys((*self._renamed, before), name)
            self._renamed = {old: new for old, new in renamed.items() if old != new}

    def discard(self) -> bool:
        """Remove the file if nothing was written down in the round; return whether it was.

        Another program may have written in it meanwhile: that is looked at first. Raises NotSaved.
        """
        with self._in_place:
            try:
                if not load_session(self.path).record.is_empty:
                    return False
                self.path.unlink()
                sync_folder(self.path.parent)
            except FileProblem as problem:
                raise NotSaved(self.path, problem.what) from problem
            except OSError as error:
                raise NotSaved(self.path, in_words(error)) from error
            return True

    def settle(self) -> None:
        """Do what a save leaves to be done, and nobody has to wait for."""
        self._file.settle()

    def close(self) -> None:
        """Let another window write."""
        self._lock.release()


def _free(folder: Path, session: Session) -> Path:
    """Return the first of the round's names there that nothing has."""
    paths = (
        folder / session_name(session.began, session.round, number) for number in itertools.count(1)
    )
    return next(path for path in paths if not os.path.lexists(path))
