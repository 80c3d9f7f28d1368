"""Backups: copies of an opportunity's folder as it was when a round began."""

from __future__ import annotations

import datetime as dt
import itertools
import re
import shutil
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from offer_tui.store.atomic import DISK, Disk, write_whole
from offer_tui.store.naming import is_session
from offer_tui.store.places import Places, make_folder
from offer_tui.store.reading import FileProblem, read_bytes

KEPT = 20
"""Backups that are kept; the oldest go first."""

_NAME = re.compile(r"(?P<time>\d{8}T\d{6})-(?P<number>\d+)-(?P<slug>.+)\Z")
_TIME = "%Y%m%dT%H%M%S"


@dataclass(frozen=True, slots=True, order=True)
class Backup:
    """A copy of an opportunity's files."""

    at: dt.datetime
    """In UTC, so that clocks put back do not change the order."""
    number: int
    slug: str
    path: Path


def backups(places: Places) -> tuple[Backup, ...]:
    """Return the backups, the latest first."""
    try:
        folders = [path for path in places.backups.iterdir() if path.is_dir()]
    except OSError:
        return ()
    return tuple(sorted(filter(None, map(_backup, folders)), reverse=True))


def back_up(
    places: Places, slug: str, *, unless_younger_than: dt.timedelta | None = None
) -> Path | None:
    """Copy the opportunity's files and return the copy; drop the oldest beyond ``KEPT``.

    None when there is nothing to copy, or a copy that is younger than asked for. Raises OSError.
    """
    now = dt.datetime.now(dt.UTC)
    files = tuple(_files(places.opportunities / slug))
    earlier = backups(places)
    if not files or any(
        unless_younger_than and b.slug == slug and now - b.at < unless_younger_than for b in earlier
    ):
        return None
    make_folder(places.backups)
    for number in itertools.count(max((b.number for b in earlier), default=0) + 1):
        folder = places.backups / f"{now.strftime(_TIME)}-{number:06d}-{slug}"
        unfinished = folder.with_name(f".{folder.name}")
        try:
            unfinished.mkdir(mode=0o700)
        except FileExistsError:
            continue
        for path in files:
            shutil.copyfile(path, unfinished / path.name)
            (unfinished / path.name).chmod(0o600)
        unfinished.rename(folder)
        break
    for old in backups(places)[KEPT:]:
        shutil.rmtree(old.path, ignore_errors=True)
    return folder


def restore(places: Places, backup: Backup, disk: Disk = DISK) -> tuple[Path, ...]:
    """Put the files of a backup back in place and return those that changed.

    What is there now is backed up first; rounds that the backup does not have stay. Raises Held
    when one of the rounds is open in a window; FileProblem, NotSaved, OSError.
    """
    from offer_tui.store.locks import Lock  # noqa: PLC0415 - no lock is needed to make a backup

    back_up(places, backup.slug)
    folder = places.opportunities / backup.slug
    make_folder(folder)
    with ExitStack() as locks:
        for path in _files(backup.path):
            lock = Lock(places.locks, _id(path))
            lock.acquire()
            locks.callback(lock.release)
        return tuple(_restored(backup.path, folder, disk))


def _restored(source: Path, folder: Path, disk: Disk) -> Iterator[Path]:
    for path in _files(source):
        target, content = folder / path.name, path.read_bytes()
        if not target.exists() or target.read_bytes() != content:
            write_whole(target, content, disk)
            yield target


def _id(path: Path) -> str:
    """Return the id in the file, or its name when it is as broken as what it is to replace."""
    try:
        found = re.search(rb'^id = "([0-9A-Z]{26})"', read_bytes(path), re.MULTILINE)
    except FileProblem:
        found = None
    return found[1].decode() if found else path.stem


def _files(folder: Path) -> Iterator[Path]:
    try:
        paths = sorted(folder.iterdir())
    except OSError:
        return
    for path in paths:
        if (path.name == "opportunity.toml" or is_session(path.name)) and path.is_file():
            yield path


def _backup(path: Path) -> Backup | None:
    match = _NAME.match(path.name)
    if match is None:
        return None
    try:
        at = dt.datetime.strptime(match["time"], _TIME).replace(tzinfo=dt.UTC)
    except ValueError:
        return None
    return Backup(at, int(match["number"]), match["slug"], path)
