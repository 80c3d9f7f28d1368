"""Where the library, the person's settings and the derived index rest on this machine."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from offer_tui.store.reading import FileProblem

APPLICATION = "offer-tui"
OVERRIDE = "OFFER_TUI_DATA_DIR"
"""The environment variable that names another data folder; ``--data-dir`` goes before it."""


@dataclass(frozen=True, slots=True)
class Places:
    """The three folders, and what has a fixed name in them. Nothing is made by naming it."""

    data: Path
    config: Path
    cache: Path

    @property
    def profile(self) -> Path:
        """The person's own file."""
        return self.data / "profile.toml"

    @property
    def opportunities(self) -> Path:
        """The folder that holds one folder for each opportunity."""
        return self.data / "opportunities"

    @property
    def locks(self) -> Path:
        """The folder of the locks; a lock in it is never removed."""
        return self.data / ".locks"

    @property
    def backups(self) -> Path:
        """The folder of the backups."""
        return self.data / ".backups"

    @property
    def settings(self) -> Path:
        """The person's settings, which the application only reads."""
        return self.config / "config.toml"

    @property
    def index(self) -> Path:
        """The derived index: it can be deleted at any time."""
        return self.cache / "index.sqlite3"


def find_places(
    data_dir: str | Path | None = None, environment: Mapping[str, str] | None = None
) -> Places:
    """Return the places, with another data folder when one is given or the environment names it.

    Another data folder has an index of its own, so that two libraries are never mixed.
    """
    import platformdirs  # noqa: PLC0415 - not before the paint when the places are known

    given = data_dir or (os.environ if environment is None else environment).get(OVERRIDE)
    config = platformdirs.user_config_path(APPLICATION, appauthor=False)
    cache = platformdirs.user_cache_path(APPLICATION, appauthor=False)
    if not given:
        return Places(platformdirs.user_data_path(APPLICATION, appauthor=False), config, cache)
    data = Path(os.path.abspath(Path(given).expanduser()))  # noqa: PTH100 - resolves .. without links
    return Places(data, config, cache / "libraries" / _name_of(data))


def make_folder(path: Path) -> None:
    """Make the folder and those above it, for this user only, and durably.

    A folder that is there already keeps its mode. Raises OSError.
    """
    missing: list[Path] = []
    while not path.is_dir():
        missing.append(path)
        if path.parent == path:
            break
        path = path.parent
    for folder in reversed(missing):
        folder.mkdir(mode=0o700, exist_ok=True)
        sync_folder(folder.parent)


def sync_folder(path: Path) -> None:
    """Wait until the names in the folder are on the disk. Raises OSError."""
    import errno  # noqa: PLC0415

    descriptor = os.open(path, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    except OSError as error:
        # Some network and user-space file systems cannot; they order names by themselves.
        if error.errno not in {errno.EINVAL, errno.ENOTSUP}:
            raise
    finally:
        os.close(descriptor)


def tighten(path: Path, mode: int = 0o600) -> None:
    """Take from others what rights they have on the file or folder, where that can be done."""
    try:
        status = path.stat()
        if status.st_mode & 0o077 and status.st_uid == os.getuid():
            path.chmod(mode)
    except OSError:
        return


def writable(places: Places) -> FileProblem | None:
    """Return why nothing could be kept in the data folder; None when it can.

    A real file is written, synced and removed, in the data folder or, before there is one, in the
    nearest folder above it.
    """
    folder = next(f for f in (places.data, *places.data.parents) if os.path.lexists(f))
    if folder != places.data:
        return _probe(folder, places.data)
    return _probe(folder, places.data) or (
        _probe(places.opportunities, places.data) if places.opportunities.exists() else None
    )


def _probe(folder: Path, data: Path) -> FileProblem | None:
    from offer_tui.store.reading import FileProblem, in_words  # noqa: PLC0415 - brings tomllib

    probe = folder / f".offer-tui-probe-{os.getpid()}"
    try:
        descriptor = os.open(probe, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o600)
        try:
            os.write(descriptor, b"can this be kept?" * 64)
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
            probe.unlink()
    except OSError as error:
        mend = f"make it writable, or name another folder with --data-dir or {OVERRIDE}"
        return FileProblem(data, f"nothing can be kept here: {in_words(error)}", mend)
    return None


def _name_of(data: Path) -> str:
    import hashlib  # noqa: PLC0415 - only for another data folder

    return hashlib.sha256(os.fsencode(data)).hexdigest()[:16]
