"""Kinds with a second schema, and programs that are killed while they migrate to it."""

from __future__ import annotations

import dataclasses
import os
import shutil
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from made import FaultyDisk

from offer_tui.store import library as library_module
from offer_tui.store import opportunities, restoration, sessions
from offer_tui.store.library import Library
from offer_tui.store.places import Places
from offer_tui.store.records import Kind

SLUG = "acme"
_MODULES = (library_module, opportunities, restoration, sessions)


def migrate_to_2(set_: Callable[[Any, str, object], None] = setattr) -> None:
    """Let every kind of record have a second schema, which older files are taken to."""
    kinds: dict[str, Kind[Any]] = {
        "SESSION": sessions.SESSION,
        "OPPORTUNITY": opportunities.OPPORTUNITY,
        "PROFILE": opportunities.PROFILE,
    }
    for module in _MODULES:
        for name, kind in kinds.items():
            if hasattr(module, name):
                set_(module, name, _second(kind))


def _second(kind: Kind[Any]) -> Kind[Any]:
    return dataclasses.replace(kind, schema=2, steps={1: lambda v: {**v, "came_from": 1}})


def write(library: Library, kind: str) -> None:
    """Open a record and save it as it is: an older one is written in its new schema."""
    if kind == "session":
        file = library.open_session(library.round_paths(SLUG)[0])
        try:
            file.save(file.session)
        finally:
            file.close()
    elif kind == "opportunity":
        library.change_opportunity(SLUG, lambda record: record)
    else:
        library.change_profile(lambda record: record)


def path_of(places: Places, kind: str) -> Path:
    if kind == "session":
        return Library(places).round_paths(SLUG)[0]
    return places.profile if kind == "profile" else Library(places).record_path(SLUG)


class DyingDisk(FaultyDisk):
    """A disk under which the program is killed before the call that fails."""

    def _count(self, kind: str) -> None:
        self.calls.append(kind)
        if len(self.calls) == self.fails:
            os.kill(os.getpid(), signal.SIGKILL)


def places_in(folder: Path) -> Places:
    return Places(folder / "data", folder / "config", folder / "cache")


def die_everywhere(template: Path, folder: Path, kind: str) -> None:
    """Kill one program before each call to the disk, each in a copy of the library of its own."""
    migrate_to_2()
    for number in range(1, 1_000):
        shutil.copytree(template, folder / f"{number:03d}")
        child = os.fork()
        if child == 0:
            places = places_in(folder / f"{number:03d}")
            write(Library(places, DyingDisk(number)), kind)
            os._exit(0)
        if os.waitpid(child, 0)[1] == 0:
            return


if __name__ == "__main__":
    die_everywhere(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3])
