"""A file of an older schema: copied before it is written anew, and never half of each."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import migrating
import pytest
from made import FaultyDisk, files_in
from migrating import SLUG, path_of, places_in, write

from offer_tui.store.atomic import NotSaved
from offer_tui.store.backup import PROFILE_COPY, back_up, backups, contents
from offer_tui.store.library import Library
from offer_tui.store.places import Places

KINDS = ("session", "opportunity", "profile")


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """Return a folder with a library in the first schema, without any backup."""
    folder = tmp_path / "old"
    places = places_in(folder)
    library = Library(places)
    library.new_session(library.new_opportunity("Acme")).close()
    library.change_profile(lambda p: p.model_copy(update={"goal": "less travel"}))
    for backup in backups(places):
        for path in backup.files:
            path.unlink()
        backup.path.rmdir()
    return folder


@pytest.fixture
def second(monkeypatch: pytest.MonkeyPatch, old: Path) -> None:
    """Let there be a second schema once the library is written."""
    migrating.migrate_to_2(monkeypatch.setattr)


def copies_of(places: Places, kind: str) -> list[bytes]:
    """Return what the backups have of the file."""
    slug, name = (PROFILE_COPY if kind == "profile" else SLUG), path_of(places, kind).name
    return [contents(b.files)[name] for b in backups(places) if b.slug == slug]


def is_migrated(content: bytes) -> bool:
    return b"schema = 2" in content and b"came_from = 1" in content


@pytest.mark.parametrize("kind", KINDS)
def test_it_is_copied_before_it_is_migrated_however_young_the_last_copy(
    old: Path, second: None, kind: str
) -> None:
    places = places_in(old)
    path = path_of(places, kind)
    back_up(places, PROFILE_COPY if kind == "profile" else SLUG)
    path.write_bytes(path.read_bytes() + b"\n# mine\n")
    original = path.read_bytes()
    write(Library(places), kind)
    assert is_migrated(path.read_bytes())
    assert copies_of(places, kind)[0] == original
    write(Library(places), kind)
    assert len(copies_of(places, kind)) == 2


@pytest.mark.parametrize("kind", KINDS)
def test_killed_at_any_call_it_is_the_original_or_the_migrated_with_a_copy(
    old: Path, second: None, kind: str, tmp_path: Path
) -> None:
    original = path_of(places_in(old), kind).read_bytes()
    runs = tmp_path / "runs"
    subprocess.run([sys.executable, migrating.__file__, old, runs, kind], check=True)
    assert len(files_in(runs)) > 8
    for folder in runs.iterdir():
        places = places_in(folder)
        path = path_of(places, kind)
        now, copies = path.read_bytes(), copies_of(places, kind)
        assert now == original or (is_migrated(now) and original in copies)
        assert set(copies) <= {original}
        write(Library(places), kind)
        again = path.read_bytes()
        assert is_migrated(again)
        assert original in copies_of(places, kind)
        before = backups(places)
        write(Library(places), kind)
        assert (path.read_bytes(), backups(places)) == (again, before)


@pytest.mark.parametrize("kind", KINDS)
def test_at_any_fault_of_the_disk_it_is_the_original_or_the_migrated(
    old: Path, second: None, kind: str, tmp_path: Path
) -> None:
    original = path_of(places_in(old), kind).read_bytes()
    for number in range(1, 1_000):
        places = places_in(shutil.copytree(old, tmp_path / f"{number}"))
        path, disk = path_of(places, kind), FaultyDisk(number)
        try:
            write(Library(places, disk), kind)
        except NotSaved:
            # Only the last call, which waits for the new name, fails with the name in place.
            assert path.read_bytes() == original or disk.calls[number - 1] == "sync_folder"
        else:
            assert is_migrated(path.read_bytes())
        assert not [name for name in files_in(path.parent) if name.endswith(".tmp")]
        assert set(copies_of(places, kind)) <= {original}
        assert not [name for name in files_in(places.backups) if name[0] == "."]
        write(Library(places), kind)
        assert is_migrated(path.read_bytes())
        if len(disk.calls) < number:
            break
    assert number > 8


def test_a_copy_that_cannot_be_made_does_not_hold_a_migration_up(old: Path, second: None) -> None:
    places = places_in(old)
    places.backups.rmdir()
    places.backups.write_text("a file in its place")
    for kind in KINDS:
        write(Library(places), kind)
        assert is_migrated(path_of(places, kind).read_bytes())
