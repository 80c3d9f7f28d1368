"""Letters in the person's own words: kept while they are being written, and saved for good."""

from __future__ import annotations

import contextlib
import datetime as dt
import itertools
import os
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from offer_tui.letters.sendable import LONGEST, sendable
from offer_tui.store.atomic import (
    DISK,
    Disk,
    Fingerprint,
    NotSaved,
    fingerprint_of,
    write_new,
    write_whole,
)
from offer_tui.store.handing_over import hand_over
from offer_tui.store.places import Places, make_folder
from offer_tui.store.reading import FileProblem, in_words, read_bytes

FOLDER = "letters"
SUFFIX = ".txt"
_IN_WORK = ".draft"
RETRY_AFTER = 1.0
"""Seconds after which a write that failed is tried again."""
_LARGEST = LONGEST * 4


@dataclass(frozen=True, slots=True)
class KeptText:
    """A letter that the person changed and has not marked as sent, as it is on the disk."""

    text: str
    on: dt.date
    fingerprint: Fingerprint


def folder_of(places: Places, slug: str) -> Path:
    """Return where the letters to an opportunity's people are."""
    return places.data / FOLDER / slug


def path_in_work(places: Places, slug: str, kind: str) -> Path:
    """Return where the words are while they are being written."""
    return folder_of(places, slug) / f"{kind}{_IN_WORK}{SUFFIX}"


def path_to_save(places: Places, slug: str, kind: str, today: dt.date) -> Path:
    """Return a name that nothing has yet."""
    return _free(folder_of(places, slug) / f"{kind}-{today.isoformat()}{SUFFIX}")


def kept_texts(places: Places, slug: str) -> Mapping[str, KeptText]:
    """Return the letters that are being written, by kind; one that cannot be read is left out."""
    end = f"{_IN_WORK}{SUFFIX}"
    found = {}
    for path in sorted(folder_of(places, slug).glob(f"*{end}")):
        with contextlib.suppress(FileProblem, OSError, ValueError):
            text = read_bytes(path, _LARGEST).decode()
            on = dt.datetime.fromtimestamp(path.stat().st_mtime).astimezone().date()
            fingerprint = fingerprint_of(path)
            if fingerprint and text.strip() and len(text) <= LONGEST:
                found[path.name.removesuffix(end)] = KeptText(sendable(text), on, fingerprint)
    return found


def save_text(path: Path, text: str, *, own_folder: Path | None = None, disk: Disk = DISK) -> None:
    """Write a letter to a new file, for this user only; ``own_folder`` is made if it is wanted.

    Raises FileExistsError where there is one already; NotSaved.
    """
    if path.parent == own_folder:
        try:
            make_folder(own_folder)
        except OSError as error:
            raise NotSaved(path, in_words(error)) from error
    hand_over(path, text.encode(errors="replace"), replace=False, disk=disk)


def keep_as_sent(
    places: Places, slug: str, kind: str, text: str, today: dt.date, disk: Disk = DISK
) -> Path:
    """Keep what was sent, unless a file of that day says the same, and return where.

    Raises NotSaved.
    """
    content = text.encode(errors="replace")
    folder = folder_of(places, slug)
    for path in sorted(folder.glob("*" + SUFFIX)):
        is_of_the_day = path.name.startswith(f"{kind}-{today.isoformat()}")
        with contextlib.suppress(FileProblem):
            if is_of_the_day and read_bytes(path, _LARGEST) == content:
                return path
    path = path_to_save(places, slug, kind, today)
    save_text(path, text, own_folder=folder, disk=disk)
    return path


def keep_bytes(places: Places, slug: str, kind: str, content: bytes) -> Path:
    """Keep what an editor wrote that is no text, so that nothing is lost. Raises NotSaved."""
    folder = folder_of(places, slug)
    path = _free(folder / f"{kind}.unreadable")
    write_new(path, content)
    return path


def _free(path: Path) -> Path:
    for number in itertools.count(1):
        end = f"-{number}" if number > 1 else ""
        tried = path.with_name(f"{path.stem}{end}{path.suffix}")
        if not os.path.lexists(tried):
            return tried
    raise AssertionError


class LetterWriter:
    """Keeps the latest state of one letter that is being written, again and again until it is kept.

    ``heard`` is called from the writing thread: with nothing once all is on the disk, else with why
    it is not.
    """

    def __init__(
        self,
        path: Path,
        seen: Fingerprint | None,
        heard: Callable[[str], object],
        *,
        retry_after: float | None = None,
        disk: Disk = DISK,
    ) -> None:
        self.path = path
        self._seen = seen
        self._heard = heard
        self._retry_after = RETRY_AFTER if retry_after is None else retry_after
        self._disk = disk
        self._changed = threading.Condition()
        self._waiting: list[str] = []
        """The latest text alone; an empty one takes the file away."""
        self._thread: threading.Thread | None = None
        self._is_closing = False

    @property
    def is_idle(self) -> bool:
        """Whether all that was handed in is on the disk."""
        with self._changed:
            return self._thread is None

    def submit(self, text: str) -> None:
        """Hand in the letter as it is now; nothing takes the file away."""
        with self._changed:
            self._waiting = [text]
            self._changed.notify_all()
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="letter", daemon=True)
                self._thread.start()

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
                self._put(text)
            except Exception as error:  # noqa: BLE001 - the person is told of all
                if not self._failed(text, error):
                    return

    def _next(self) -> str | None:
        with self._changed:
            if self._waiting:
                return self._waiting[0]
            self._thread = None
        self._tell("")
        return None

    def _put(self, text: str) -> None:
        now = fingerprint_of(self.path)
        if now is not None and now != self._seen:
            # Another window has written here: its words stand, and these go beside them.
            self.path, self._seen = _free(self.path), None
        if text:
            self._seen = write_whole(
                self._in_its_folder(), text.encode(errors="replace"), self._disk
            )
        else:
            self.path.unlink(missing_ok=True)
            self._seen = None
        with self._changed:
            if self._waiting == [text]:
                self._waiting = []

    def _in_its_folder(self) -> Path:
        make_folder(self.path.parent)
        return self.path

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


def _why(error: Exception) -> str:
    return in_words(error) if isinstance(error, OSError) else f"a fault: {type(error).__name__}"
