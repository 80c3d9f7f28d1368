"""Backups: copies of an opportunity's files, or of the profile, as they were at a moment."""

from __future__ import annotations

import contextlib
import datetime as dt
import itertools
import os
import re
import shutil
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from offer_tui.store.atomic import DISK, Disk
from offer_tui.store.naming import is_session
from offer_tui.store.places import Places, make_folder, tighten
from offer_tui.store.reading import LARGEST, FileProblem, read_bytes

PROFILE_COPY = ""
"""What stands for the profile where a slug stands for an opportunity; no folder is called so."""

OF_EACH = 5
"""Copies of one opportunity, or of the profile, that are kept however many others there are."""
OF_ALL = 20
"""Of all copies the newest, which are kept though their opportunity has newer ones."""
MOST = 1_000
"""Copies in all; beyond it the oldest go, but never the only one of an opportunity."""

_LARGEST_COPIED = 10 * LARGEST
_UNFINISHED_FOR = 600.0
"""Seconds after which a copy that was not finished is a leftover of a crash."""

_NAME = re.compile(
    r"(?P<time>[0-9]{8}T[0-9]{6})-(?P<number>[0-9]{1,12})(?:-(?P<slug>.+)|\.profile)\Z", re.DOTALL
)
_TIME = "%Y%m%dT%H%M%S"


@dataclass(frozen=True, slots=True)
class Backup:
    """A copy of an opportunity's files, or of the profile."""

    number: int
    """Grows from copy to copy, so that a clock put back or forth does not change the order."""
    at: dt.datetime
    """In UTC."""
    slug: str
    """The name of the opportunity's folder, or ``PROFILE_COPY``."""
    path: Path

    @property
    def name(self) -> str:
        """What the copy's folder is called: no two have the same."""
        return self.path.name

    @property
    def files(self) -> tuple[Path, ...]:
        """The files in the copy; a link in it is none of ours."""
        return tuple(p for p in _files(self.path, self.slug) if not p.is_symlink())


def backups(places: Places) -> tuple[Backup, ...]:
    """Return the backups, the latest first."""
    found = filter(None, map(_backup, _folders(places)))
    return tuple(sorted(found, key=lambda copy: (copy.number, copy.at, copy.slug), reverse=True))


def folder_of(places: Places, slug: str) -> Path:
    """Return where the files live of which these are copies."""
    return places.data if slug == PROFILE_COPY else places.opportunities / slug


def files_of(places: Places, slug: str) -> tuple[Path, ...]:
    """Return the files of which a copy would be made now."""
    return _files(folder_of(places, slug), slug)


def contents(paths: Iterable[Path]) -> dict[str, bytes]:
    """Return what is in the files, by name; those that cannot be read, or are huge, are left out.

    They must not be in the way of the others: a faulty disk is when a copy is needed most.
    """
    found = {}
    for path in paths:
        with contextlib.suppress(FileProblem):
            found[path.name] = read_bytes(path, _LARGEST_COPIED)
    return found


def back_up(
    places: Places,
    slug: str,
    *,
    unless_younger_than: dt.timedelta | None = None,
    sparing: Backup | None = None,
    disk: Disk = DISK,
) -> Backup | None:
    """Return a copy of the files as they are, made now unless the newest one says the same.

    None when there is nothing to copy, or a copy that is younger than asked for. The oldest beyond
    what is kept are dropped, but never the one to be spared. Raises OSError.
    """
    earlier = backups(places)
    newest = next((one for one in earlier if one.slug == slug), None)
    now = dt.datetime.now(dt.UTC)
    # A copy from the future, made before the clock was put back, is not young.
    if newest and unless_younger_than and dt.timedelta() <= now - newest.at < unless_younger_than:
        return None
    found = contents(files_of(places, slug)) if _is_slug(slug) or slug == PROFILE_COPY else {}
    if not found:
        return None
    if newest and contents(newest.files) == found:
        return newest
    first = max((copy.number for copy in earlier), default=0) + 1
    made = _made(places, slug, found, (now, first), disk)
    for old in surplus([made, *earlier]):
        if sparing is None or old.path != sparing.path:
            _drop(old.path)
    _sweep(places)
    return made


def surplus(copies: Sequence[Backup]) -> Iterator[Backup]:
    """Yield those of the copies, the latest first, that are not kept."""
    ranks: Counter[str] = Counter()
    spare = []
    kept = 0
    for position, copy in enumerate(copies):
        rank = ranks[copy.slug]
        ranks[copy.slug] += 1
        if position >= OF_ALL and rank >= OF_EACH:
            yield copy
            continue
        kept += 1
        if rank > 0:
            spare.append(copy)
    yield from itertools.islice(reversed(spare), max(0, kept - MOST))


def _made(
    places: Places,
    slug: str,
    found: Mapping[str, bytes],
    moment: tuple[dt.datetime, int],
    disk: Disk,
) -> Backup:
    """Copy the files under the time and the first number from there on that nothing has."""
    now, first = moment
    make_folder(places.backups)
    tighten(places.backups, 0o700)
    for number in itertools.count(first):
        end = f"-{slug}" if slug != PROFILE_COPY else ".profile"
        folder = places.backups / f"{now.strftime(_TIME)}-{number:06d}{end}"
        unfinished = folder.with_name(f".{folder.name}")
        try:
            unfinished.mkdir(mode=0o700)
        except FileExistsError:
            continue
        try:
            _fill(unfinished, found, disk)
            unfinished.rename(folder)
            disk.sync_folder(places.backups)
        except BaseException:
            shutil.rmtree(unfinished, ignore_errors=True)
            raise
        return Backup(number, now.replace(microsecond=0), slug, folder)
    raise AssertionError


def _fill(folder: Path, found: Mapping[str, bytes], disk: Disk) -> None:
    for name, content in found.items():
        descriptor = disk.create(folder / name)
        try:
            rest = memoryview(content)
            while rest:
                rest = rest[disk.write(descriptor, [rest]) :]
            disk.sync(descriptor)
        finally:
            os.close(descriptor)
    disk.sync_folder(folder)


def _sweep(places: Places) -> None:
    """Remove what copies left that were killed before they were finished."""
    for folder in _folders(places):
        if folder.name[0] == "." and _NAME.match(folder.name[1:]) and _is_left_behind(folder):
            shutil.rmtree(folder, ignore_errors=True)


def _drop(folder: Path) -> None:
    """Remove a copy, so that one that is half removed is none."""
    hidden = folder.with_name(f".{folder.name}")
    with contextlib.suppress(OSError):
        folder.rename(hidden)
        shutil.rmtree(hidden, ignore_errors=True)


def _is_left_behind(folder: Path) -> bool:
    try:
        return abs(time.time() - folder.stat().st_mtime) > _UNFINISHED_FOR
    except OSError:
        return False


def _folders(places: Places) -> list[Path]:
    try:
        with os.scandir(places.backups) as entries:
            return [Path(e.path) for e in entries if e.is_dir(follow_symlinks=False)]
    except OSError:
        return []


def _files(folder: Path, slug: str) -> tuple[Path, ...]:
    try:
        names = sorted(entry.name for entry in os.scandir(folder))
    except OSError:
        return ()
    paths = (folder / name for name in names if _is_ours(name, slug))
    return tuple(path for path in paths if path.is_file())


def _is_ours(name: str, slug: str) -> bool:
    if slug == PROFILE_COPY:
        return name == "profile.toml"
    return name == "opportunity.toml" or is_session(name)


def _is_slug(name: str) -> bool:
    """Whether it can be the name of an opportunity's folder, and of nothing above or below it."""
    return name[:1] not in {"", "."} and not set(name) & set("/\\\0")


def _backup(path: Path) -> Backup | None:
    match = _NAME.match(path.name)
    if match is None:
        return None
    slug = PROFILE_COPY if match["slug"] is None else match["slug"]
    if slug != PROFILE_COPY and not _is_slug(slug):
        return None
    try:
        at = dt.datetime.fromisoformat(match["time"]).replace(tzinfo=dt.UTC)
    except ValueError:
        return None
    return Backup(int(match["number"]), at, slug, path)
