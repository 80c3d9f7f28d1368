"""Letters in the person's own words: kept while they are being written, and saved for good."""

from __future__ import annotations

import contextlib
import datetime as dt
import glob
import os
import re
from collections.abc import Mapping, Sequence
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
)
from offer_tui.store.encodings import text_of
from offer_tui.store.handing_over import hand_over
from offer_tui.store.places import Places, make_folder
from offer_tui.store.reading import FileProblem, in_words, read_bytes

FOLDER = "letters"
SUFFIX = ".txt"
_IN_WORK = ".draft"
_BESIDE = re.compile(r"(?P<kind>.+)\.draft-(?P<number>\d+)\.txt\Z")
_NUMBER = re.compile(rf"(?<={re.escape(_IN_WORK)})-\d+\Z")
_FROM_EDITOR = ".from-editor."
_LARGEST = LONGEST * 4
LARGEST_LEFT = 20_000_000
"""Bytes of what an editor wrote that are still taken up."""


@dataclass(frozen=True, slots=True)
class KeptText:
    """A letter that the person changed and has not marked as sent, as it is on the disk."""

    text: str
    at: dt.datetime
    fingerprint: Fingerprint
    path: Path

    @property
    def on(self) -> dt.date:
        """The day on which it was changed last."""
        return self.at.date()


def folder_of(places: Places, slug: str) -> Path:
    """Return where the letters to an opportunity's people are."""
    return places.data / FOLDER / slug


def path_in_work(places: Places, slug: str, kind: str) -> Path:
    """Return where the words are while they are being written."""
    return folder_of(places, slug) / f"{kind}{_IN_WORK}{SUFFIX}"


def path_to_save(places: Places, slug: str, kind: str, today: dt.date) -> Path:
    """Return a name that nothing has yet."""
    return free(folder_of(places, slug) / f"{kind}-{today.isoformat()}{SUFFIX}")


def kept_texts(places: Places, slug: str) -> Mapping[str, KeptText]:
    """Return the letters that are being written, by kind; one that cannot be read is left out."""
    end = f"{_IN_WORK}{SUFFIX}"
    found = {}
    for path in sorted(folder_of(places, slug).glob(f"*{end}")):
        if kept := _kept_text(path):
            found[path.name.removesuffix(end)] = kept
    return found


def other_texts(places: Places, slug: str) -> Mapping[str, Sequence[KeptText]]:
    """Return what was written beside these, by kind, since two windows had the same letter."""
    found: dict[str, list[KeptText]] = {}
    for path in sorted(folder_of(places, slug).glob(f"*{_IN_WORK}-*{SUFFIX}")):
        if (beside := _BESIDE.match(path.name)) and (kept := _kept_text(path)):
            found.setdefault(beside["kind"], []).append(kept)
    return found


def left_by_editors(places: Places, slug: str) -> Sequence[Path]:
    """Return what editors that failed left of the letters, and that is no letter itself."""
    return sorted(folder_of(places, slug).glob(f"*{_FROM_EDITOR}*"))


def is_left_of(path: Path, kind: str) -> bool:
    """Whether an editor left it of a letter of that kind."""
    return path.name.startswith(f"{kind}{_FROM_EDITOR}")


def _kept_text(path: Path) -> KeptText | None:
    with contextlib.suppress(FileProblem, OSError, ValueError):
        text = read_bytes(path, _LARGEST).decode()
        at = dt.datetime.fromtimestamp(path.stat().st_mtime).astimezone()
        fingerprint = fingerprint_of(path)
        if fingerprint and text.strip() and len(text) <= LONGEST:
            return KeptText(sendable(text), at, fingerprint, path)
    return None


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


def keep_left(places: Places, slug: str, kind: str, name: str, content: bytes) -> Path:
    """Keep a file that an editor left, and return where: a text is a draft among the others.

    Raises NotSaved.
    """
    folder = folder_of(places, slug)
    text = text_of(content)
    if text is not None and "\0" not in text and len(text) <= LONGEST:
        path, content = path_in_work(places, slug, kind), text.encode(errors="replace")
        path = path.with_stem(f"{path.stem}-2")
    else:
        path = folder / f"{kind}{_FROM_EDITOR}{name.lstrip('.')}"
    path = free(path)
    try:
        write_new(path, content)
    except FileExistsError as error:  # another window was faster, or a file is in the way
        raise NotSaved(path, in_words(error)) from error
    return path


def drafts_beside(path: Path) -> Sequence[Path]:
    """Return all drafts of the letter whose draft this is, itself among them."""
    stem = _NUMBER.sub("", path.stem)
    pattern = f"{glob.escape(stem)}*{glob.escape(path.suffix)}"
    return [one for one in path.parent.glob(pattern) if _NUMBER.sub("", one.stem) == stem]


def free(path: Path) -> Path:
    """Return the path, or one with the first number from 2 behind its name that nothing has."""
    stem, number = _NUMBER.sub("", path.stem), 1
    while os.path.lexists(path):
        number += 1
        path = path.with_name(f"{stem}-{number}{path.suffix}")
    return path
