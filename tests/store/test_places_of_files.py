"""Where things are kept, for whom, and what is said when nothing can be kept there."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from made import files_in, mode_of

from offer_tui.store.library import Library
from offer_tui.store.places import OVERRIDE, Places, find_places, make_folder, writable


def test_a_data_folder_can_be_named_and_the_argument_goes_before_the_environment(
    tmp_path: Path,
) -> None:
    environment = {OVERRIDE: str(tmp_path / "two")}
    assert find_places(tmp_path / "one", environment).data == tmp_path / "one"
    assert find_places(None, environment).data == tmp_path / "two"
    assert find_places(None, {OVERRIDE: ""}).data == find_places(None, {}).data


def test_two_libraries_never_share_an_index(tmp_path: Path) -> None:
    indexes = {find_places(tmp_path / name, {}).index for name in ("one", "two")}
    assert len(indexes | {find_places(None, {}).index}) == 3
    assert find_places(tmp_path / "x" / ".." / "one", {}) == find_places(tmp_path / "one", {})


def test_naming_places_makes_nothing(tmp_path: Path) -> None:
    find_places(tmp_path / "one", {})
    assert writable(find_places(tmp_path / "one", {})) is None
    assert files_in(tmp_path) == []


def test_a_data_folder_that_cannot_be_written_is_named_with_a_mend(
    places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    places.data.write_text("a file in its place")
    problem = writable(places)
    assert problem is not None
    assert "a part of its path is not a folder" in str(problem)
    assert "--data-dir" in problem.mend

    def refuse(*_: object) -> int:
        raise OSError(30, "Read-only file system")

    places.data.unlink()
    monkeypatch.setattr(os, "open", refuse)
    assert "the disk can only be read" in str(writable(places))


def test_the_probe_leaves_nothing_behind_even_when_the_disk_is_full(
    places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_folder(places.opportunities)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    problem = writable(places)
    assert problem is not None
    assert "the disk is full" in problem.what
    assert files_in(places.data) == ["opportunities"]


def test_whatever_the_umask_new_files_are_for_this_user_only(places: Places) -> None:
    before = os.umask(0)
    try:
        library = Library(places)
        slug = library.new_opportunity("Acme")
        file = library.new_session(slug)
        file.close()
    finally:
        os.umask(before)
    for folder, _, names in os.walk(places.data):
        assert mode_of(Path(folder)) == 0o700
        for name in names:
            assert mode_of(Path(folder, name)) == 0o600


def test_an_old_file_that_others_could_read_is_tightened_when_it_is_opened(
    library: Library,
) -> None:
    slug = library.new_opportunity("Acme")
    file = library.new_session(slug)
    file.close()
    file.path.chmod(0o644)
    library.open_session(file.path).close()
    assert mode_of(file.path) == 0o600


def test_reading_home_rows_needs_neither_pydantic_nor_what_is_slow() -> None:
    code = """
import sys
import offer_tui.store.places, offer_tui.store.index
slow = {"pydantic", "textual", "filelock", "ulid", "tomli_w", "click", "platformdirs"}
print(sorted(slow & set(sys.modules)))
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
