"""Files that the person asks for by name, outside of the library: letters, exports."""

from __future__ import annotations

import stat
from pathlib import Path

from offer_tui.store.atomic import DISK, Disk, NotSaved, write_new, write_whole
from offer_tui.store.reading import in_words


def hand_over(path: Path, content: bytes, *, replace: bool, disk: Disk = DISK) -> None:
    """Write a file, for this user only; no folder is made for it.

    Raises FileExistsError where there is one already, unless it is to be replaced; NotSaved.
    """
    if not path.parent.is_dir():
        raise NotSaved(path, "there is no such folder")
    if not replace:
        write_new(path, content, disk)
        return
    try:
        is_file = stat.S_ISREG(path.stat().st_mode)
    except FileNotFoundError:
        is_file = True
    except OSError as error:
        raise NotSaved(path, in_words(error)) from error
    if not is_file:
        raise NotSaved(path, "this is not a file")
    write_whole(path, content, disk)
