"""What is in the library now, and how a backup differs from it."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from offer_tui.store.backup import Backup, contents, files_of, folder_of
from offer_tui.store.naming import is_session
from offer_tui.store.places import Places
from offer_tui.store.reading import FileProblem, source_of

_RECORD = "opportunity.toml"
_ULID = re.compile(r"[0-7][0-9A-HJKMNP-TV-Z]{25}")
_ID_LINE = re.compile(rb"""^id = ["']([0-7][0-9A-HJKMNP-TV-Z]{25})["']""", re.MULTILINE)
_BEGAN = len("2025-11-21T171200")


@dataclass(frozen=True, slots=True)
class Difference:
    """How a backup differs from what is there now, as names of files."""

    changed: tuple[str, ...]
    """Those that say something else now, or cannot be read any more."""
    gone: tuple[str, ...]
    """Those that are not there any more."""
    moved: tuple[str, ...]
    """Rounds that have another name or another opportunity now; they stay there. A placeholder's
    own file, when nothing else of it is to be put back: it gave what it held away."""
    later: tuple[str, ...]
    """Those that the backup does not have; they stay."""

    @property
    def to_put_back(self) -> tuple[str, ...]:
        """What restoring would write."""
        return tuple(sorted((*self.changed, *self.gone)))


class Present:
    """What is in the library now, each opportunity read once."""

    def __init__(self, places: Places) -> None:
        self._places = places
        self._contents: dict[str, Mapping[str, bytes]] = {}
        self._companies: dict[str, str] = {}
        self._rounds: Mapping[str, Sequence[Path]] | None = None

    def contents(self, slug: str) -> Mapping[str, bytes]:
        """Return what is in the files of an opportunity, or in the profile."""
        if slug not in self._contents:
            self._contents[slug] = contents(files_of(self._places, slug))
        return self._contents[slug]

    def difference(self, backup: Backup) -> Difference:
        """Return how the backup differs."""
        kept, now = contents(backup.files), self.contents(backup.slug)
        folder = folder_of(self._places, backup.slug)
        missing = {name for name in kept if not os.path.lexists(folder / name)}
        moved = {name for name in missing if self._is_elsewhere(name, kept[name])}
        if missing - moved == {_RECORD} and _was_given_away(kept[_RECORD], now):
            moved.add(_RECORD)
        return Difference(
            tuple(n for n, said in kept.items() if n not in missing and now.get(n) != said),
            tuple(n for n in kept if n in missing - moved),
            tuple(n for n in kept if n in moved),
            tuple(n for n in now if n not in kept),
        )

    def company(self, backup: Backup) -> str:
        """Return what the company is called now, else what it was called; at last the slug."""
        if backup.slug not in self._companies:
            now = self.contents(backup.slug).get(_RECORD, b"")
            then = contents(backup.files).get(_RECORD, b"")
            names = (data_in(content).get("company") for content in (now, then))
            told = (name for name in names if isinstance(name, str) and name)
            self._companies[backup.slug] = next(told, backup.slug)
        return self._companies[backup.slug]

    def _is_elsewhere(self, name: str, content: bytes) -> bool:
        """Whether a round goes by another name now, or belongs to another opportunity."""
        wanted = id_in(content) if is_session(name) else None
        paths = self._by_beginning().get(name[:_BEGAN], ()) if wanted else ()
        return any(id_in(content_of(path)) == wanted for path in paths)

    def _by_beginning(self) -> Mapping[str, Sequence[Path]]:
        if self._rounds is None:
            found: dict[str, list[Path]] = {}
            for path in self._places.opportunities.glob("[!.]*/*.toml"):
                if is_session(path.name):
                    found.setdefault(path.name[:_BEGAN], []).append(path)
            self._rounds = found
        return self._rounds


def _was_given_away(record: bytes, now: Mapping[str, bytes]) -> bool:
    """Whether a placeholder has no file that it could stand beside again."""
    return data_in(record).get("unnamed") is True and not now


def has_id(places: Places, slug: str, copies: Sequence[Backup], id_: str) -> bool:
    """Whether an opportunity has this id, or had it when a backup was made of it."""
    folders = [folder_of(places, slug), *(copy.path for copy in copies if copy.slug == slug)]
    return any(id_in(content_of(folder / _RECORD)) == id_ for folder in folders)


def id_in(content: bytes) -> str | None:
    """Return the id in a file; of a broken one, the first that stands where a record's own does."""
    own = data_in(content).get("id")
    if isinstance(own, str):
        return own if _ULID.fullmatch(own) else None
    found = _ID_LINE.search(content)
    return found[1].decode() if found else None


def data_in(content: bytes) -> Mapping[str, Any]:
    """Return the values in a file; of a broken one, none."""
    try:
        return source_of(Path(), content).data
    except FileProblem:
        return {}


def content_of(path: Path) -> bytes:
    """Return what is in a file; nothing where it cannot be read."""
    return contents((path,)).get(path.name, b"")
