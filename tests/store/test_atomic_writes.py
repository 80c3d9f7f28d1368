"""A file is the old one or the new one, whatever fails, and a failure is told in words."""

from __future__ import annotations

import errno
import os
import time
from pathlib import Path

import pytest
from made import FaultyDisk, files_in, mode_of

from offer_tui.store.atomic import NotSaved, sweep, write_new, write_whole

OLD, NEW = b"old " * 10, b"new " * 1_000


def calls_of_a_write(folder: Path) -> int:
    disk = FaultyDisk()
    write_whole(folder / "counted", NEW, disk)
    (folder / "counted").unlink()
    return len(disk.calls)


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EDQUOT, errno.EIO, errno.EROFS])
def test_a_fault_at_any_call_leaves_the_old_or_the_new_and_trying_again_succeeds(
    tmp_path: Path, code: int
) -> None:
    path = tmp_path / "file.toml"
    for number in range(1, calls_of_a_write(tmp_path) + 1):
        path.write_bytes(OLD)
        disk = FaultyDisk(fails=number, code=code)
        with pytest.raises(NotSaved) as caught:
            write_whole(path, NEW, disk)
        assert path.read_bytes() == (NEW if disk.calls[-1] == "sync_folder" else OLD)
        assert caught.value.why.startswith(("the disk", "your share"))
        assert files_in(tmp_path) == ["file.toml"]
        disk.mend()
        write_whole(path, NEW, disk)
        assert path.read_bytes() == NEW


def test_a_fault_at_any_call_of_a_new_file_leaves_no_file(tmp_path: Path) -> None:
    path = tmp_path / "file.toml"
    counting = FaultyDisk()
    write_new(path, NEW, counting)
    path.unlink()
    for number in range(1, len(counting.calls) + 1):
        disk = FaultyDisk(fails=number)
        with pytest.raises(NotSaved):
            write_new(path, NEW, disk)
        assert files_in(tmp_path) == []
    write_new(path, NEW)
    assert path.read_bytes() == NEW


def test_a_new_file_never_takes_the_place_of_another(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(OLD)
    (tmp_path / "link").symlink_to(tmp_path / "nowhere")
    for name in ("file", "link"):
        with pytest.raises(FileExistsError):
            write_new(tmp_path / name, NEW)
    assert files_in(tmp_path) == ["file", "link"]


def test_where_files_have_no_second_names_a_new_file_is_made_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(self: Path, target: Path) -> None:
        raise OSError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(Path, "hardlink_to", refuse)
    write_new(tmp_path / "file", NEW)
    assert (tmp_path / "file").read_bytes() == NEW
    with pytest.raises(FileExistsError):
        write_new(tmp_path / "file", OLD)
    assert files_in(tmp_path) == ["file"]


def test_a_link_stays_a_link_and_what_it_leads_to_is_written(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    target = tmp_path / "elsewhere" / "file"
    target.write_bytes(OLD)
    link = tmp_path / "link"
    link.symlink_to(target)
    write_whole(link, NEW)
    assert link.is_symlink()
    assert target.read_bytes() == NEW
    assert files_in(tmp_path) == ["elsewhere", "link"]


def test_a_written_file_is_for_this_user_only(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(OLD)
    path.chmod(0o644)
    write_whole(path, NEW)
    assert mode_of(path) == 0o600


def test_what_a_killed_write_left_is_swept_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "file.toml"
    path.write_bytes(OLD)
    others = [".file.toml", "file.toml.tmp", f".other.toml.{os.getpid()}-1.tmp", ".note.tmp"]
    abandoned = tmp_path / ".third.toml.99999999-1.tmp"
    for name in (".file.toml.1-2.tmp", *others, abandoned.name):
        (tmp_path / name).write_bytes(b"half")
    old = time.time() - 3_600
    os.utime(abandoned, (old, old))
    os.utime(tmp_path / others[2], (old, old))
    assert sweep(path) == 2
    assert files_in(tmp_path) == sorted(["file.toml", *others])


def test_a_temporary_that_is_in_the_way_is_left_alone(tmp_path: Path) -> None:
    for number in range(3_000):
        (tmp_path / f".file.{os.getpid()}-{number}.tmp").touch()
    write_whole(tmp_path / "file", NEW)
    assert (tmp_path / "file").read_bytes() == NEW
