"""One lock a session: whoever has it writes, others only read, and know who has it."""

from __future__ import annotations

import datetime as dt
import json
import os
import platform
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from offer_tui.model.text import visible
from offer_tui.store.places import make_folder
from offer_tui.store.reading import FileProblem, in_words


@dataclass(frozen=True, slots=True)
class Holder:
    """The process that has a session open for writing."""

    pid: int
    host: str
    since: dt.datetime

    def __str__(self) -> str:
        where = "" if self.host == platform.node() else f" on {visible(self.host)}"
        return f"process {self.pid}{where}, since {self.since:%H:%M}"


class Held(Exception):  # noqa: N818 - a state, which the second window names
    """The session is open for writing in another window; this one can read it."""

    def __init__(self, holder: Holder | None) -> None:
        super().__init__(holder)
        self.holder = holder

    def __str__(self) -> str:
        who = f": {self.holder}" if self.holder else ""
        return f"it is open in another window{who}; here it can be read"


class Lock:
    """The lock of one session. Its file stays for ever: removed, two could hold it at once."""

    def __init__(self, folder: Path, session_id: str) -> None:
        self._path = folder / f"{session_id}.lock"
        self._note = folder / f"{session_id}.holder"
        self._lock = FileLock(self._path, timeout=0, mode=0o600, thread_local=False)

    def acquire(self, wait: float = 0) -> None:
        """Take the lock, waiting for it so many seconds.

        Raises Held; FileProblem when it is a link, or cannot be made.
        """
        try:
            make_folder(self._path.parent)
            if self._path.is_symlink():
                mend = "remove the link; it is no lock of this application"
                raise FileProblem(self._path, "the lock is a link", mend)
            self._lock.acquire(timeout=wait, poll_interval=0.01)
        except Timeout:
            raise Held(self.holder()) from None
        except (OSError, NotImplementedError) as error:
            what = in_words(error) if isinstance(error, OSError) else "it cannot be locked"
            raise FileProblem(self._path, what, "check who may write there") from error
        self._leave_note()

    def release(self) -> None:
        """Give the lock back."""
        self._lock.release()

    def holder(self) -> Holder | None:
        """Return who took the lock last, as far as it left word."""
        try:
            said = json.loads(self._note.read_bytes()[:1_000])
            return Holder(
                int(said["pid"]), str(said["host"]), dt.datetime.fromisoformat(said["since"])
            )
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def _leave_note(self) -> None:
        said = {
            "pid": os.getpid(),
            "host": platform.node(),
            "since": dt.datetime.now().astimezone().isoformat(timespec="seconds"),
        }
        flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW
        try:
            with open(os.open(self._note, flags, 0o600), "w", encoding="utf-8") as file:  # noqa: PTH123
                json.dump(said, file)
        except OSError:
            return  # the lock holds without it
