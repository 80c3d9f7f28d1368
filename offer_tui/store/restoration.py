"""Restoring: what a backup has that is not there now, and how it is put back."""

from __future__ import annotations

import datetime as dt
import itertools
import os
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from offer_tui.store.atomic import DISK, Disk, NotSaved, write_whole
from offer_tui.store.backup import (
    PROFILE_COPY,
    Backup,
    back_up,
    contents,
    files_of,
    folder_of,
)
from offer_tui.store.locks import Held, Holder, Lock
from offer_tui.store.naming import is_session
from offer_tui.store.opportunities import OPPORTUNITY, PATIENCE, PROFILE, lock_name
from offer_tui.store.places import Places, make_folder
from offer_tui.store.present import Difference, Present, content_of, data_in, id_in
from offer_tui.store.reading import FileProblem, NewerSchema, in_words
from offer_tui.store.records import Kind, load
from offer_tui.store.sessions import SESSION


class RoundOpen(Held):
    """A round is open in a window; nothing was put back."""

    def __init__(self, name: str, holder: Holder | None) -> None:
        super().__init__(holder)
        self.name = name

    def __str__(self) -> str:
        who = f" ({self.holder})" if self.holder else ""
        return f"{self.name} is open in another window{who}; leave it there first"


class NotRestored(Exception):  # noqa: N818 - a state, which a person is told
    """Not all could be put back. What was there before is whole, in ``before`` or in its place."""

    def __init__(self, why: str, put_back: Sequence[str], before: Backup | None) -> None:
        super().__init__(why, put_back, before)
        self.why = why
        self.put_back = tuple(put_back)
        self.before = before

    def __str__(self) -> str:
        return self.why


@dataclass(frozen=True, slots=True)
class Restored:
    """What was done."""

    difference: Difference
    """How the backup differed before."""
    put_back: tuple[str, ...]
    before: Backup | None
    """The copy of what was there before; None when nothing was written, or nothing was there."""
    set_aside: tuple[Path, ...] = ()
    """Files that could not be read, under the names they have now."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Which of the backups of one opportunity, or of the profile, is worth putting back."""

    backup: Backup | None = None
    """The newest that differs from what is there now and can be read."""
    names: tuple[str, ...] | None = None
    """The files to put back; None: all that differ."""
    passed: tuple[Backup, ...] = ()
    """Newer ones that differ, and are broken themselves."""
    same: Backup | None = None
    """One that says the same as what is there now."""


def choose(places: Places, copies: Sequence[Backup]) -> Choice:
    """Return which of the backups, the latest first, to put back when none is named.

    Where a file is broken now, that is what is to be mended: only broken files and those that are
    gone are put back, and the others keep what was noted since.
    """
    present = Present(places)
    found = [(copy, present.difference(copy)) for copy in copies]
    broken = {
        path.name
        for copy in copies[:1]
        for path in files_of(places, copy.slug)
        if _is_broken(path, copy.slug)
    }
    for copy, difference in found:
        mending = {*broken, *difference.gone} & set(usable(copy, difference.to_put_back))
        if mending & broken:
            return Choice(copy, tuple(sorted(mending)))
    passed: list[Backup] = []
    for copy, difference in found:
        names = difference.to_put_back
        if names and usable(copy, names) == names:
            return Choice(copy, passed=tuple(passed))
        passed += [copy] if names else []
    same = next((copy for copy, difference in found if not difference.to_put_back), None)
    return Choice(passed=tuple(passed), same=same)


def usable(backup: Backup, names: Sequence[str]) -> tuple[str, ...]:
    """Return which of these files of a backup this version of the library could read."""
    paths = [path for path in backup.files if path.name in names]
    return tuple(path.name for path in paths if _problem(path, backup.slug) is None)


def restore(
    places: Places, backup: Backup, names: Sequence[str] | None = None, disk: Disk = DISK
) -> Restored:
    """Put the files of a backup, or those named, back in place, after a copy of what is there now.

    Rounds that the backup does not have stay, and so do those that were moved to another
    opportunity. Raises RoundOpen when a round of the opportunity is open in a window; FileProblem
    when a file's place is a link that leads out of the library, or no lock can be had; NotRestored.
    """
    with ExitStack() as locks:
        _lock(places, backup, locks)
        difference = Present(places).difference(backup)
        wanted = [n for n in difference.to_put_back if names is None or n in names]
        if not wanted:
            return Restored(difference, (), None)
        folder = folder_of(places, backup.slug)
        for name in wanted:
            _stay_inside(places, folder / name)
        try:
            before = back_up(places, backup.slug, sparing=backup, disk=disk)
            make_folder(folder)
        except OSError as error:
            where = error.filename or places.backups
            why = f"{where}: what is there now cannot be copied first, {in_words(error)}"
            raise NotRestored(why, (), None) from error
        aside = tuple(_put_back(backup, wanted, folder, before, disk))
        return Restored(difference, tuple(wanted), before, aside)


def _put_back(
    backup: Backup, names: Sequence[str], folder: Path, before: Backup | None, disk: Disk
) -> Iterator[Path]:
    """Write the files, and yield those that had to be moved aside for them."""
    kept, copied = contents(backup.files), {p.name for p in before.files} if before else set()
    done: list[str] = []
    for name in names:
        target = folder / name
        try:
            if os.path.lexists(target) and name not in copied:
                yield _moved_aside(target)
            write_whole(target, kept[name], disk)
        except (OSError, NotSaved) as error:
            why = f"{target}: {in_words(error)}" if isinstance(error, OSError) else str(error)
            raise NotRestored(why, done, before) from error
        done.append(name)


def _moved_aside(path: Path) -> Path:
    """Give what cannot be copied a name that no one reads as a record."""
    time = dt.datetime.now().astimezone().strftime("%Y%m%dT%H%M%S")
    for number in itertools.count(1):
        again = f"-{number}" if number > 1 else ""
        target = path.with_name(f"{path.stem}.conflict-{time}{again}.toml")
        if not os.path.lexists(target):
            return path.rename(target)
    raise AssertionError


def _lock(places: Places, backup: Backup, locks: ExitStack) -> None:
    """Take the locks of all that is in the backup, and of all that is there now."""
    for name, path in {
        lock_name(id_in(content_of(path)), path): path
        for path in (*backup.files, *files_of(places, backup.slug))
    }.items():
        lock = Lock(places.locks, name)
        try:
            # A round stays open for an hour, and another file for no longer than a change takes.
            lock.acquire(wait=0 if is_session(path.name) and backup.slug else PATIENCE)
        except Held as held:
            raise RoundOpen(_called(path), held.holder) from held
        locks.callback(lock.release)


def _stay_inside(places: Places, path: Path) -> None:
    real = Path(os.path.realpath(path))
    inside = (os.path.realpath(places.data), os.path.realpath(places.opportunities))
    if not any(real.is_relative_to(folder) for folder in inside):
        mend = "copy the file from the backup yourself, or remove the link"
        raise FileProblem(path, f"this is a link that leads out of the library, to {real}", mend)


def _is_broken(path: Path, slug: str) -> bool:
    problem = _problem(path, slug)
    return problem is not None and not isinstance(problem, NewerSchema)


def _problem(path: Path, slug: str) -> FileProblem | None:
    kind: Kind[Any] = SESSION if is_session(path.name) else OPPORTUNITY
    try:
        load(path, PROFILE if slug == PROFILE_COPY else kind)
    except FileProblem as problem:
        return problem
    return None


def _called(path: Path) -> str:
    name = data_in(content_of(path)).get("round")
    return name if isinstance(name, str) and name else path.stem
