"""What writes a letter behind the screens, again and again until it is kept."""

from __future__ import annotations

import contextlib
import datetime as dt
import threading
import time
from collections.abc import Callable
from pathlib import Path

from offer_tui.store.atomic import (
    DISK,
    Disk,
    Fingerprint,
    NotSaved,
    fingerprint_of,
    write_new,
    write_whole,
)
from offer_tui.store.letter_texts import drafts_beside, free, keep_as_sent
from offer_tui.store.places import Places, make_folder
from offer_tui.store.reading import FileProblem, in_words, read_bytes

RETRY_AFTER = 1.0
"""Seconds after which a write that failed is tried again."""


class TextWriter:
    """Keeps the latest state of one text; subclasses say where.

    ``heard`` is called from the writing thread: with nothing once all is on the disk, else with why
    it is not.
    """

    def __init__(
        self,
        path: Path,
        heard: Callable[[str], object],
        *,
        retry_after: float | None = None,
        disk: Disk = DISK,
    ) -> None:
        self.path = path
        """Where it is, or will be."""
        self._heard = heard
        self._retry_after = RETRY_AFTER if retry_after is None else retry_after
        self._disk = disk
        self._changed = threading.Condition()
        self._waiting: list[str] = []
        """The latest text alone."""
        self._thread: threading.Thread | None = None
        self._is_closing = False

    def put(self, text: str) -> None:
        """Write the text. Raises OSError, NotSaved."""
        raise NotImplementedError

    @property
    def is_idle(self) -> bool:
        """Whether all that was handed in is on the disk."""
        with self._changed:
            return self._thread is None and not self._waiting

    @property
    def left(self) -> str:
        """The words that are not on the disk; nothing if all are."""
        with self._changed:
            return self._waiting[0] if self._waiting else ""

    def submit(self, text: str) -> None:
        """Hand in the text as it is now."""
        with self._changed:
            self._waiting = [text]
            self._changed.notify_all()
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="letter", daemon=True)
                self._thread.start()

    def settle(self, timeout: float = 1.0) -> bool:
        """Wait until all is on the disk, no longer than that; return whether it is."""
        end = time.monotonic() + timeout
        with self._changed:
            while self._thread is not None and (left := end - time.monotonic()) > 0:
                self._changed.wait(left)
            return self._thread is None and not self._waiting

    def close(self, timeout: float = 2.0) -> bool:
        """Try what is left once more; return whether all is on the disk."""
        with self._changed:
            self._is_closing = True
            self._changed.notify_all()
            thread = self._thread
        if thread is not None:
            thread.join(timeout)
        with self._changed:
            self._is_closing = False
            return not self._waiting

    def _run(self) -> None:
        while (text := self._next()) is not None:
            try:
                self.put(text)
            except Exception as error:  # noqa: BLE001 - the person is told of all
                if not self._failed(text, error):
                    return
            else:
                self._done(text)

    def _next(self) -> str | None:
        with self._changed:
            if self._waiting:
                return self._waiting[0]
            self._thread = None
            self._changed.notify_all()
        self._tell("")
        return None

    def _done(self, text: str) -> None:
        with self._changed:
            if self._waiting == [text]:
                self._waiting = []

    def _failed(self, text: str, error: Exception) -> bool:
        why = error.why if isinstance(error, NotSaved) else _why(error)
        self._tell(why)
        with self._changed:
            if not self._is_closing and self._waiting == [text]:
                self._changed.wait(self._retry_after)
                return True
            if self._is_closing:
                self._thread = None
                return False
            return True

    def _tell(self, why: str) -> None:
        with contextlib.suppress(Exception):  # the screen may be gone already
            self._heard(why)


class LetterWriter(TextWriter):
    """Keeps a letter while it is being written; no words take its file away."""

    def __init__(
        self,
        path: Path,
        seen: Fingerprint | None,
        heard: Callable[[str], object],
        *,
        retry_after: float | None = None,
        disk: Disk = DISK,
    ) -> None:
        super().__init__(path, heard, retry_after=retry_after, disk=disk)
        self._seen = seen
        self.is_beside = False
        """Whether another window had written in the file, so that these words went beside it."""

    def put(self, text: str) -> None:
        """Put the words in the file; beside it where another window has written there."""
        content = text.encode(errors="replace")
        now = fingerprint_of(self.path)
        if now is not None and now != self._seen:
            if not text or any(_holds(one, content) for one in drafts_beside(self.path)):
                return  # what stands there is not ours to take away, or says the same already
            self._go_beside()
        if not text:
            self.path.unlink(missing_ok=True)
            self._seen = None
        elif self._seen is not None:
            make_folder(self.path.parent)
            self._seen = write_whole(self.path, content, self._disk)
        else:
            self._begin(content)

    def _begin(self, content: bytes) -> None:
        """Begin a file, never over one that another window has begun in this moment."""
        while self._seen is None:
            make_folder(self.path.parent)
            try:
                self._seen = write_new(self.path, content, self._disk)
            except FileExistsError:
                self._go_beside()

    def _go_beside(self) -> None:
        self.path, self._seen, self.is_beside = free(self.path), None, True


class SentWriter(TextWriter):
    """Keeps a letter as it was sent, once; ``path`` is where, as soon as it is."""

    def __init__(
        self,
        places: Places,
        slug: str,
        kind: str,
        on: dt.date,
        heard: Callable[[str], object],
        *,
        retry_after: float | None = None,
        disk: Disk = DISK,
    ) -> None:
        super().__init__(Path(), heard, retry_after=retry_after, disk=disk)
        self._of = (places, slug, kind)
        self._on = on

    def put(self, text: str) -> None:
        """Keep what was sent."""
        self.path = keep_as_sent(*self._of, text, self._on, self._disk)


def _holds(path: Path, content: bytes) -> bool:
    with contextlib.suppress(FileProblem):
        return read_bytes(path, len(content)) == content
    return False


def _why(error: Exception) -> str:
    return in_words(error) if isinstance(error, OSError) else f"a fault: {type(error).__name__}"
