"""A round's file while it is open: faults, other programs' changes, deletion, other windows."""

from __future__ import annotations

import errno
import os
import threading
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from made import FaultyDisk, files_in, tick, ulid, with_ticks

from offer_tui.model.session import Session
from offer_tui.store.atomic import NotSaved
from offer_tui.store.library import Library
from offer_tui.store.locks import Held
from offer_tui.store.naming import is_conflict, is_session
from offer_tui.store.places import Places
from offer_tui.store.reading import FileProblem, NewerSchema
from offer_tui.store.records import Kind, RecordFile, load
from offer_tui.store.sessions import SESSION, SessionFile, load_session


@pytest.fixture
def file(library: Library) -> Iterator[SessionFile]:
    opened = library.new_session(library.new_opportunity("Acme"), "round 1")
    yield opened
    opened.close()


def ids_in(path: Path) -> list[str]:
    return [one.id for one in load_session(path).record.observations]


def conflicts_beside(path: Path) -> list[Path]:
    return [other for other in path.parent.iterdir() if is_conflict(other.name)]


def test_what_was_saved_is_in_the_file(file: SessionFile) -> None:
    saved = file.save(with_ticks(file.session, tick(2, note="words")))
    assert load_session(file.path).record == saved.record == file.session
    assert saved.notices == ()


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EIO, errno.EROFS])
def test_a_fault_at_any_call_leaves_a_whole_file_and_the_next_try_saves_all(
    library: Library, code: int
) -> None:
    path = library.new_session(library.new_opportunity("Acme")).path
    number = 0
    is_over = False
    while not is_over:
        number += 1
        disk = FaultyDisk(code=code)
        library.open_session(path).close()
        file = RecordFile.opened(path, SESSION, disk)
        before = load_session(path).record
        after = with_ticks(before, tick(number + 1))
        disk.fails = number
        try:
            file.save(after)
            is_over = True
        except NotSaved:
            assert load_session(path).record in (before, after)
        disk.mend()
        assert file.save(with_ticks(after, tick(number + 500))).notices == ()
        assert ids_in(path)[-2:] == [ulid(number + 1), ulid(number + 500)]
        assert conflicts_beside(path) == []
    assert number > 5


def test_an_editor_s_tick_and_ours_are_both_kept(file: SessionFile) -> None:
    base = file.session
    file.save(with_ticks(base, tick(2)))
    theirs = (
        file.path.read_text()
        + f"""
# written in my editor
[[observation]]
id = "{ulid(7)}"
signal = "long-commute"
state = "clear"
at = 2025-11-21T17:40:00+01:00
"""
    )
    file.path.write_text(theirs)
    ours = with_ticks(base, tick(2), tick(3))
    saved = file.save(ours)
    assert set(ids_in(file.path)) == {ulid(2), ulid(3), ulid(7)}
    assert "# written in my editor" in file.path.read_text()
    assert len(saved.notices) == 1
    assert saved.generation == 1
    assert conflicts_beside(file.path) == []

    later = with_ticks(ours, tick(4))
    assert file.save(later).notices == ()
    assert set(ids_in(file.path)) == {ulid(2), ulid(3), ulid(4), ulid(7)}


def test_who_went_on_from_the_joined_round_can_untick_the_other_s_tick(file: SessionFile) -> None:
    base = file.session
    file.save(base)
    other = with_ticks(base, tick(7))
    RecordFile.opened(file.path, SESSION).save(other)
    saved = file.save(with_ticks(base, tick(2)))
    assert {one.id for one in saved.record.observations} == {ulid(2), ulid(7)}
    unticked = with_ticks(base, tick(2))
    file.save(unticked, saved.generation)
    assert ids_in(file.path) == [ulid(2)]


def test_the_same_tick_changed_by_both_is_ours_and_theirs_is_set_aside(file: SessionFile) -> None:
    base = with_ticks(file.session, tick(2))
    file.save(base)
    theirs = base.model_copy(update={"observations": (tick(2, note="theirs"),)})
    RecordFile.opened(file.path, SESSION).save(theirs)
    their_bytes = file.path.read_bytes()
    ours = base.model_copy(update={"observations": (tick(2, note="ours"),)})
    saved = file.save(ours)
    assert load_session(file.path).record.observations[0].note == "ours"
    (kept,) = conflicts_beside(file.path)
    assert kept.read_bytes() == their_bytes
    assert any(kept.name in notice for notice in saved.notices)
    assert not is_session(kept.name)
    assert file.save(with_ticks(ours, tick(3))).notices == ()
    assert len(conflicts_beside(file.path)) == 1


@pytest.mark.parametrize(
    "content",
    [
        b"schema = = 1",
        b"",
        b"\0" * 4_000,
        b"schema = 99\n",
        f'schema = 1\nid = "{ulid(99)}"\nround = "x"\nbegan = 2025-01-01T00:00:00Z\n'.encode(),
    ],
)
def test_what_an_editor_left_broken_is_kept_and_the_round_goes_on(
    file: SessionFile, content: bytes
) -> None:
    ours = with_ticks(file.session, tick(2))
    file.save(ours)
    file.path.write_bytes(content)
    saved = file.save(with_ticks(ours, tick(3)))
    assert ids_in(file.path) == [ulid(2), ulid(3)]
    (kept,) = conflicts_beside(file.path)
    assert kept.read_bytes() == content
    assert len(saved.notices) == 1


def test_a_file_made_too_large_by_another_program_is_moved_aside_whole(file: SessionFile) -> None:
    huge = b"# " + b"x" * 2_000_000
    file.path.write_bytes(huge)
    file.save(with_ticks(file.session, tick(2)))
    assert ids_in(file.path) == [ulid(2)]
    assert [path.read_bytes() for path in conflicts_beside(file.path)] == [huge]


def test_a_fault_while_setting_aside_is_no_reason_for_a_second_copy(library: Library) -> None:
    path = library.new_session(library.new_opportunity("Acme")).path
    disk = FaultyDisk()
    file = RecordFile.opened(path, SESSION, disk)
    path.write_bytes(b"broken")
    disk.kind = "replace"
    ours = with_ticks(file.record, tick(2))
    for _ in range(2):
        with pytest.raises(NotSaved):
            file.save(ours)
        assert path.read_bytes() == b"broken"
    disk.mend()
    assert len(file.save(ours).notices) == 1
    assert len(conflicts_beside(path)) == 1


@pytest.mark.parametrize("what", ["file", "folder"])
def test_what_was_deleted_while_open_is_written_again_with_a_notice(
    file: SessionFile, what: str
) -> None:
    ours = with_ticks(file.session, tick(2))
    file.save(ours)
    file.path.unlink()
    if what == "folder":
        (file.path.parent / "opportunity.toml").unlink()
        file.path.parent.rmdir()
    saved = file.save(ours)
    assert ids_in(file.path) == [ulid(2)]
    assert "deleted" in saved.notices[0]
    assert file.save(with_ticks(ours, tick(3))).notices == ()


def test_a_round_that_could_not_be_read_again_is_refused_and_the_file_stands(
    file: SessionFile,
) -> None:
    ours = with_ticks(file.session, tick(2))
    file.save(ours)
    with pytest.raises(NotSaved, match="1,000,000 bytes"):
        file.save(with_ticks(ours, tick(3, note="x" * 1_000_000)))
    assert ids_in(file.path) == [ulid(2)]
    file.save(with_ticks(ours, tick(4)))
    assert ids_in(file.path) == [ulid(2), ulid(4)]


def test_a_second_window_is_told_who_has_the_round_and_can_read_it(
    library: Library, file: SessionFile
) -> None:
    with pytest.raises(Held) as caught:
        library.open_session(file.path)
    holder = caught.value.holder
    assert holder is not None
    assert holder.pid == os.getpid()
    assert f"process {os.getpid()}" in str(caught.value)
    assert load_session(file.path).record == file.session
    file.close()
    library.open_session(file.path).close()


def test_the_lock_s_file_stays_for_ever(places: Places, file: SessionFile) -> None:
    lock = places.locks / f"{file.session.id}.lock"
    inode = lock.stat().st_ino
    file.close()
    assert lock.stat().st_ino == inode


def test_a_lock_that_is_a_link_is_refused_and_nothing_behind_it_is_touched(
    library: Library, places: Places, file: SessionFile
) -> None:
    file.close()
    victim = places.data / "victim"
    victim.write_text("precious")
    lock = places.locks / f"{file.session.id}.lock"
    lock.unlink()
    lock.symlink_to(victim)
    with pytest.raises(FileProblem, match="the lock is a link"):
        library.open_session(file.path)
    assert victim.read_text() == "precious"


def test_a_linked_round_is_written_through_the_link(library: Library, tmp_path: Path) -> None:
    file = library.new_session(library.new_opportunity("Acme"))
    file.close()
    target = tmp_path / "elsewhere.toml"
    file.path.rename(target)
    file.path.symlink_to(target)
    again = library.open_session(file.path)
    again.save(with_ticks(again.session, tick(2)))
    again.close()
    assert file.path.is_symlink()
    assert ids_in(target) == [ulid(2)]


def test_what_a_kill_left_is_no_session_and_swept_by_the_next_who_opens(
    library: Library, file: SessionFile
) -> None:
    left = file.path.with_name(f".{file.path.name}.4711-3.tmp")
    left.write_bytes(b"half a")
    assert library.round_paths(file.path.parent.name) == (file.path,)
    with pytest.raises(Held):
        library.open_session(file.path)
    assert left.exists()
    file.close()
    library.open_session(file.path).close()
    assert not left.exists()


def test_a_newer_schema_is_read_only_and_not_a_byte_of_it_changes(
    library: Library, file: SessionFile
) -> None:
    file.close()
    file.path.write_text(file.path.read_text().replace("schema = 1", "schema = 2"))
    before = file.path.read_bytes()
    with pytest.raises(NewerSchema) as caught:
        library.open_session(file.path)
    assert caught.value.line == 1
    assert "update" in caught.value.mend
    assert file.path.read_bytes() == before


@pytest.mark.parametrize("schema", ["", "schema = 0", "schema = true", 'schema = "1"'])
def test_a_schema_that_is_none_is_named(file: SessionFile, schema: str) -> None:
    file.path.write_text(file.path.read_text().replace("schema = 1", schema))
    with pytest.raises(FileProblem) as caught:
        load_session(file.path)
    assert caught.value.key == "schema"


class TestMigrations:
    """Steps from older schemas, tried on a second version that does not exist yet."""

    @staticmethod
    def step(data: dict[str, Any]) -> dict[str, Any]:
        renamed = {key: value for key, value in data.items() if key != "title"}
        return {**renamed, "round": data["title"]}

    @pytest.fixture
    def old(self, tmp_path: Path) -> Path:
        path = tmp_path / "old.toml"
        path.write_text(
            f'schema = 1 # old\nid = "{ulid(1)}"\ntitle = "round 1" # mine\nx = 1 # x\n'
            "began = 2025-11-21T17:00:00Z\n# kept\n[extra]\ny = 2\n"
        )
        return path

    @property
    def kind(self) -> Kind[Session]:
        return Kind(Session, 2, {1: self.step})

    def test_an_old_file_loads_and_is_written_in_the_new_schema_with_its_comments(
        self, old: Path
    ) -> None:
        file = RecordFile.opened(old, self.kind)
        assert file.record.round == "round 1"
        file.save(file.record)
        assert tomllib.loads(old.read_text())["schema"] == 2
        assert "title" not in tomllib.loads(old.read_text())
        assert {"x = 1 # x", "# kept", "y = 2"} <= set(old.read_text().splitlines())
        again = load(old, self.kind)
        assert (again.record, again.migrated) == (file.record, False)

    def test_a_fault_inside_leaves_the_old_and_running_it_again_changes_nothing_more(
        self, old: Path
    ) -> None:
        before = old.read_bytes()
        disk = FaultyDisk(kind="replace")
        file = RecordFile.opened(old, self.kind, disk)
        with pytest.raises(NotSaved):
            file.save(file.record)
        assert old.read_bytes() == before
        disk.mend()
        for _ in range(2):
            file = RecordFile.opened(old, self.kind, disk)
            file.save(file.record)
        migrated = old.read_bytes()
        RecordFile.opened(old, self.kind).save(file.record)
        assert old.read_bytes() == migrated
        assert files_in(old.parent) == ["old.toml"]


def test_a_round_opened_in_one_thread_can_be_saved_and_closed_in_another(library: Library) -> None:
    slug = library.new_opportunity("Acme")
    opened: list[SessionFile] = []
    for work in (
        lambda: opened.append(library.new_session(slug)),
        lambda: opened[0].save(with_ticks(opened[0].session, tick(2))),
        lambda: opened[0].close(),  # noqa: PLW0108 - it is not open yet
    ):
        thread = threading.Thread(target=work)
        thread.start()
        thread.join()
    library.open_session(opened[0].path).close()
    assert ids_in(opened[0].path) == [ulid(2)]
