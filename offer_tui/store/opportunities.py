"""Opportunities and the profile as files: loaded, and changed in one short locked step."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel

from offer_tui.model.opportunity import OPPORTUNITY_SCHEMA, Opportunity
from offer_tui.model.profile import PROFILE_SCHEMA, Profile
from offer_tui.store.atomic import DISK, Disk, sweep
from offer_tui.store.locks import Lock
from offer_tui.store.records import Kind, RecordFile, Saved, load

R = TypeVar("R", bound=BaseModel)

OPPORTUNITY = Kind(Opportunity, OPPORTUNITY_SCHEMA, is_read_back=True)
PROFILE = Kind(Profile, PROFILE_SCHEMA, is_read_back=True)
PATIENCE = 2.0
"""Seconds to wait for another window that changes the same file just now."""


def change(
    path: Path, locks: Path, kind: Kind[R], step: Callable[[R], R], disk: Disk = DISK
) -> Saved[R]:
    """Change a record's file by a step from what is in it now.

    Raises FileProblem when it cannot be read, Held when another window keeps it, NotSaved.
    """
    lock = Lock(locks, lock_name(getattr(load(path, kind).record, "id", None), path))
    lock.acquire(wait=PATIENCE)
    try:
        sweep(path)
        file = RecordFile.opened(path, kind, disk)
        return file.save(step(file.record))
    finally:
        lock.release()


def lock_name(id_: str | None, path: Path) -> str:
    """Return the name of a record's lock; a profile written by hand has no id."""
    return id_ or path.stem
