"""Files and folders that go, or go bad, while a round is open: memory has it all, and says so."""

from __future__ import annotations

import shutil
import sqlite3
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest
from terminal import Desk, Terminal, until_kept


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def texts(desk: Desk) -> list[str]:
    return [note["text"] for note in tomllib.loads(desk.only_session())["note"]]


def the_file(desk: Desk) -> None:
    desk.session_files()[0].unlink()


def its_folder(desk: Desk) -> None:
    shutil.rmtree(desk.session_files()[0].parent)


def all_opportunities(desk: Desk) -> None:
    shutil.rmtree(desk.data / "opportunities")


def the_library(desk: Desk) -> None:
    shutil.rmtree(desk.data)


@pytest.mark.parametrize("remove", [the_file, its_folder, all_opportunities, the_library])
def test_what_is_removed_under_a_round_is_written_again_whole(
    desk: Desk, remove: Callable[[Desk], None]
) -> None:
    with desk.in_live() as terminal:
        terminal.type("before\r71two of five")
        terminal.until("› two of five")
        remove(desk)
        terminal.press("enter")
        until_kept(terminal, ".*two of five")
        terminal.until("file was deleted")
        terminal.type("after\r")
        until_kept(terminal, "after")
    assert texts(desk) == ["before", "after"]
    (seen,) = tomllib.loads(desk.only_session())["observation"]
    assert seen["note"] == "two of five"
    with desk.opened() as terminal:
        terminal.until("» Acme .*a round is going on")


def test_a_folder_renamed_under_a_round_loses_nothing(desk: Desk) -> None:
    with desk.in_live() as terminal:
        terminal.type("before\r")
        until_kept(terminal, "before")
        folder = desk.session_files()[0].parent
        folder.rename(folder.with_name("renamed"))
        terminal.type("after\r")
        until_kept(terminal, "after")
    found = [tomllib.loads(path.read_text("utf-8"))["note"] for path in desk.session_files()]
    assert sorted([note["text"] for note in notes] for notes in found) == [
        ["before"],
        ["before", "after"],
    ]


def index_of(desk: Desk) -> Path:
    (path,) = (desk.home / "cache").rglob("index.sqlite3")
    return path


def overwritten(index: Path) -> None:
    index.write_bytes(b"this is no database\n" * 500)


def cut_short(index: Path) -> None:
    index.write_bytes(index.read_bytes()[:2000])


def removed(index: Path) -> None:
    shutil.rmtree(index.parent)


def in_the_middle_changed(index: Path) -> None:
    content = bytearray(index.read_bytes())
    content[4096:8192] = bytes(4096)
    index.write_bytes(content)


@pytest.mark.parametrize("spoil", [overwritten, cut_short, removed, in_the_middle_changed])
def test_an_index_spoilt_under_a_round_costs_nothing(
    desk: Desk, spoil: Callable[[Path], None]
) -> None:
    with desk.in_live() as terminal:
        terminal.type("before\r")
        until_kept(terminal, "before")
        spoil(index_of(desk))
        terminal.type("71two of five\r")
        until_kept(terminal, "71 ▲ .*two of five")
        rate_and_search(terminal)
    assert texts(desk) == ["before"]


def rate_and_search(terminal: Terminal) -> None:
    terminal.type("/fin\r4")
    terminal.until("Debrief")
    terminal.press("escape")
    terminal.until("» Acme")
    terminal.type("/two of")
    terminal.until(r"» Acme(?:.*\n)+ / two of")
    terminal.press("escape")
    terminal.until_gone("/ two of")


def test_an_index_that_another_program_holds_keeps_nobody_from_noting(desk: Desk) -> None:
    with desk.in_live() as terminal:
        terminal.type("before\r")
        until_kept(terminal, "before")
        terminal.kill()
    holder = sqlite3.connect(index_of(desk), isolation_level=None)
    try:
        holder.execute("PRAGMA locking_mode = EXCLUSIVE")
        holder.execute("BEGIN EXCLUSIVE")
        with desk.opened() as terminal:
            terminal.until("» Acme .*a round is going on")
            terminal.press("enter")
            terminal.type("after\r")
            until_kept(terminal, "after")
    finally:
        holder.close()
    assert texts(desk) == ["before", "after"]


def test_without_a_place_for_the_index_everything_but_the_search_works(desk: Desk) -> None:
    (desk.home / "file").write_bytes(b"")
    with desk.opened(XDG_CACHE_HOME=str(desk.home / "file" / "cache")) as terminal:
        terminal.until("live")
        terminal.type("lAcme\r71two of five\r")
        until_kept(terminal, "71 ▲ .*two of five")
        terminal.type("/fin\r4")
        terminal.until("Debrief")
        terminal.press("escape")
        terminal.until("» Acme")
        terminal.type("/two of")
        terminal.until_quiet(0.5)
        terminal.press("escape")
        terminal.until_gone("/ two of")
        terminal.type("q")
        assert terminal.ended() == 0
    assert "two of five" in desk.only_session()
