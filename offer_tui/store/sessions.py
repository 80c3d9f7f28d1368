"""Interview rounds as files: read by anyone, written by the one window that holds the lock."""

from __future__ import annotations

import os
import threading
from pathlib import Path

from offer_tui.model.session import SESSION_SCHEMA, Session
from offer_tui.store.atomic import DISK, Disk, NotSaved, sweep
from offer_tui.store.locks import Lock
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
            return self._file.save(session, generation)

    def move(self, path: Path) -> None:
        """Go on in another place; the lock stays held, since it is the round's and not the place's.

        The file is in the one place or in the other, whole, whatever happens. Raises
        FileExistsError when something has that name; NotSaved, and then it is where it was.
        """
        with self._in_place:
            if os.path.lexists(path):
                raise FileExistsError(path)
            if self.path.is_symlink():
                raise NotSaved(self.path, "it is a link, which may lead nowhere from another place")
            self._file.move(path)

    def settle(self) -> None:
        """Do what a save leaves to be done, and nobody has to wait for."""
        self._file.settle()

    def close(self) -> None:
        """Let another window write."""
        self._lock.release()
