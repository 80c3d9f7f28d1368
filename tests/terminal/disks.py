"""Small disks of memory, mounted where this user may: to be filled, and to be made read-only."""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_READ_ONLY, _REMOUNT, _AT_ONCE, _BIND = 1, 32, 2, 4096


@contextmanager
def small_disk(folder: Path) -> Iterator[bool]:
    """Mount a disk of 256 KB on the folder; say whether that was possible."""
    folder.mkdir(exist_ok=True)
    is_mounted = _mount(folder, b"tmpfs", 0, b"size=256k")
    try:
        yield is_mounted
    finally:
        while is_mounted and _unmount(folder):
            pass


def make_read_only(folder: Path) -> None:
    """Let the folder only be read from now on, as a system does that has seen a fault of a disk.

    It is mounted over itself: a disk that has files open for writing cannot be changed to that.
    """
    assert _mount(folder, os.fsencode(folder), _BIND)
    assert _mount(folder, b"none", _BIND | _REMOUNT | _READ_ONLY)


def make_writable(folder: Path) -> None:
    """Let the folder be written again."""
    assert _unmount(folder)


def _mount(folder: Path, source: bytes, flags: int, given: bytes = b"") -> bool:
    if not sys.platform.startswith("linux"):
        return False
    system = ctypes.CDLL(None, use_errno=True)
    return bool(system.mount(source, os.fsencode(folder), b"tmpfs", flags, given) == 0)


def _unmount(folder: Path) -> bool:
    return bool(ctypes.CDLL(None).umount2(os.fsencode(folder), _AT_ONCE) == 0)
