"""Files put in place whole and durably: written aside, synced, renamed, the folder synced."""

from __future__ import annotations

import contextlib
import errno
import itertools
import os
import re
import time
from collections.abc import Sequence
from pathlib import Path

from offer_tui.model.text import visible
from offer_tui.store.places import make_folder, sync_folder
from offer_tui.store.reading import in_words

TEMPORARY = ".tmp"
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
_NO_LINKS = {errno.EPERM, errno.ENOTSUP, errno.ENOSYS, errno.EMLINK}
_TEMPORARY_NAME = re.compile(r"\..+\.(?P<pid>\d+)-\d+\.tmp\Z")
_A_WHILE = 60.0
_MOST_PARTS = 1_000
"""Parts in one call: the system takes 1,024."""
_serial = itertools.count()

Fingerprint = tuple[int, int, int, int]
"""Device, inode, size and time of change of a file; another one means: look inside."""


class NotSaved(Exception):  # noqa: N818 - a state of the note, which the screen names just so
    """Something could not be put on the disk. The old file stands; memory still has the new."""

    def __init__(self, path: Path, why: str) -> None:
        super().__init__(path, why)
        self.path = path
        self.why = why

    def __str__(self) -> str:
        return f"{visible(str(self.path))}: not saved, {visible(self.why)}"


class Disk:
    """What is asked of the system while writing, each call by itself, so that each can fail."""

    def __init__(self) -> None:
        self._replaced: list[int] = []
        """Descriptors of files whose name another has by now."""

    def create(self, path: Path) -> int:
        """Make a new file for this user only; never follow a link, never take a file that is."""
        return os.open(path, _NEW, 0o600)

    def write(self, descriptor: int, parts: Sequence[memoryview]) -> int:
        """Write some of the parts, one behind the other, and return how many bytes."""
        return os.writev(descriptor, parts[:_MOST_PARTS])

    def sync(self, descriptor: int) -> None:
        """Wait until the file's content is on the disk."""
        os.fsync(descriptor)

    def replace(self, source: Path, target: Path) -> None:
        """Give the new file the old one's name.

        The old one is kept open until ``settle``: the system frees its bytes only then, which in a
        long round takes as long as a quarter of the write, and nobody has to wait for it.
        """
        self.settle()
        with contextlib.suppress(OSError):
            self._replaced.append(os.open(target, os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC))
        source.replace(target)

    def settle(self) -> None:
        """Let go of what was replaced; to be called once it has been said that all is kept."""
        with contextlib.suppress(IndexError):
            while True:
                os.close(self._replaced.pop())

    def link(self, source: Path, target: Path) -> None:
        """Give the new file a name that nothing has yet; FileExistsError if something has."""
        try:
            target.hardlink_to(source)
        except OSError as error:
            if error.errno not in _NO_LINKS:
                raise
            os.close(self.create(target))
            source.replace(target)

    def sync_folder(self, path: Path) -> None:
        """Wait until the name is on the disk."""
        sync_folder(path)


DISK = Disk()


def write_whole(path: Path, content: bytes | Sequence[bytes], disk: Disk = DISK) -> Fingerprint:
    """Put the content, whole or in parts, in place of the file, or of that which a link leads to.

    Whatever happens, the file is the old one or the new one. Raises NotSaved.
    """
    target = Path(os.path.realpath(path)) if path.is_symlink() else path
    try:
        return _put(target, content, disk, is_new=False)
    except OSError as error:
        raise NotSaved(path, in_words(error)) from error


def write_new(path: Path, content: bytes | Sequence[bytes], disk: Disk = DISK) -> Fingerprint:
    """Put the content under a name that nothing has yet, making its folder.

    Raises FileExistsError when something has it, even a link that leads nowhere; NotSaved.
    """
    try:
        make_folder(path.parent)
        return _put(path, content, disk, is_new=True)
    except FileExistsError:
        raise
    except OSError as error:
        raise NotSaved(path, in_words(error)) from error


def fingerprint_of(path: Path) -> Fingerprint | None:
    """Return the file's fingerprint; None when there is no such file. Raises OSError."""
    try:
        return _fingerprint(path.stat())
    except (FileNotFoundError, NotADirectoryError):
        return None


def sweep(path: Path) -> int:
    """Remove what killed writes left in the file's folder; return how many there were.

    Only for the one who holds the file's lock: a temporary of a write of it that goes on would be
    taken, too. Of other files only those go whose process is gone for a while.
    """
    target = Path(os.path.realpath(path)) if path.is_symlink() else path
    stem, swept = _stem(target), 0
    try:
        left = [Path(e.path) for e in os.scandir(target.parent) if e.name.endswith(TEMPORARY)]
    except OSError:
        return 0
    for temporary in left:
        if temporary.name.startswith(stem) or _is_abandoned(temporary):
            swept += _forget(temporary)
    return swept


def _is_abandoned(temporary: Path) -> bool:
    match = _TEMPORARY_NAME.match(temporary.name)
    if match is None:
        return False
    try:
        if time.time() - temporary.stat().st_mtime < _A_WHILE:
            return False
        os.kill(int(match["pid"]), 0)
    except ProcessLookupError:
        return True
    except (OSError, OverflowError):
        return False
    return False


def _put(
    target: Path, content: bytes | Sequence[bytes], disk: Disk, *, is_new: bool
) -> Fingerprint:
    temporary, descriptor = _temporary(target, disk)
    try:
        try:
            parts = (content,) if isinstance(content, bytes) else content
            rest = [memoryview(part) for part in parts if part]
            while rest:
                _drop(rest, disk.write(descriptor, rest))
            disk.sync(descriptor)
            fingerprint = _fingerprint(os.fstat(descriptor))
        finally:
            os.close(descriptor)
        if is_new:
            disk.link(temporary, target)
        else:
            disk.replace(temporary, target)
    finally:
        if is_new or os.path.lexists(temporary):
            _forget(temporary)
    try:
        disk.sync_folder(target.parent)
    except OSError:
        # A new file that may vanish with the power is taken back, so that trying again can succeed.
        if is_new:
            _forget(target)
        raise
    return fingerprint


def _drop(parts: list[memoryview], count: int) -> None:
    """Drop so many bytes from the front."""
    while parts and count >= len(parts[0]):
        count -= len(parts.pop(0))
    if count:
        parts[0] = parts[0][count:]


def _temporary(target: Path, disk: Disk) -> tuple[Path, int]:
    while True:
        name = f"{_stem(target)}{os.getpid()}-{next(_serial)}{TEMPORARY}"
        try:
            return target.parent / name, disk.create(target.parent / name)
        except FileExistsError:
            continue


def _stem(target: Path) -> str:
    return f".{os.fsdecode(os.fsencode(target.name)[:120])}."


def _forget(path: Path) -> bool:
    try:
        path.unlink()
    except OSError:
        return False
    return True


def _fingerprint(status: os.stat_result) -> Fingerprint:
    return (status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns)
