"""Disks that fill up, folders that cannot be written, and a second window on the same round."""

from __future__ import annotations

import re
import resource
import signal
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from disks import make_read_only, make_writable, small_disk
from terminal import Desk, Terminal, begin_round, until_kept

NOT_SAVED = r"NOT SAVED since \d\d:\d\d, .*do not close"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def texts(desk: Desk) -> list[str]:
    return [note["text"] for note in tomllib.loads(desk.only_session()).get("note", ())]


@contextmanager
def nothing_can_be_written(desk: Desk) -> Iterator[None]:
    """Put a file in the place of the opportunity's folder: root cannot write there either."""
    folder = desk.session_files()[0].parent
    away = folder.with_name(".away")
    folder.rename(away)
    folder.write_bytes(b"")
    try:
        yield
    finally:
        folder.unlink()
        away.rename(folder)


def test_not_saved_stays_until_it_is_saved_and_the_line_goes_on(desk: Desk) -> None:
    with desk.in_live() as terminal:
        terminal.type("before\r")
        until_kept(terminal, "before")
        with nothing_can_be_written(desk):
            terminal.type("during\r")
            terminal.until(NOT_SAVED)
            terminal.until(r"NOT SAVED$")
            terminal.type("71\rstill typing\r")
            terminal.until(r"\d\d:\d\d still typing")
            terminal.resize(40, 24)
            terminal.until(r"NOT SAVED since \d\d:\d\d: do not close")
            terminal.until(r"\d\d:\d\d still typing")
            terminal.resize(80, 24)
            terminal.until(NOT_SAVED)
        until_kept(terminal, "still typing")
        assert "NOT SAVED" not in terminal.text
        assert texts(desk) == ["before", "during", "still typing"]


@pytest.mark.skipif(not hasattr(resource, "prlimit"), reason="limits are set from outside here")
def test_a_file_that_may_not_grow_leaves_the_old_one_whole(desk: Desk) -> None:
    with desk.in_live() as terminal:
        terminal.type("before\r")
        until_kept(terminal, "before")
        before = desk.only_session()
        hard = resource.getrlimit(resource.RLIMIT_FSIZE)[1]
        resource.prlimit(terminal.process.pid, resource.RLIMIT_FSIZE, (len(before), hard))
        terminal.type("too much\r")
        terminal.until(NOT_SAVED)
        assert desk.only_session() == before
        resource.prlimit(terminal.process.pid, resource.RLIMIT_FSIZE, (hard, hard))
        until_kept(terminal, "too much")
    assert texts(desk) == ["before", "too much"]


@pytest.fixture
def own_disk(desk: Desk) -> Iterator[Path]:
    with small_disk(desk.data) as is_mounted:
        if not is_mounted:
            pytest.skip("a disk cannot be mounted by this user")
        yield desk.data


def fill(disk: Path) -> Path:
    filler = disk / "filler"
    with pytest.raises(OSError, match="No space"):
        filler.write_bytes(bytes(1 << 20))
    return filler


def test_on_a_full_disk_nothing_is_lost(desk: Desk, own_disk: Path) -> None:
    with desk.in_live() as terminal:
        terminal.type("before\r")
        until_kept(terminal, "before")
        filler = fill(own_disk)
        terminal.type("during\r71still half a no")
        terminal.until(r"NOT SAVED since \d\d:\d\d, the disk is full")
        assert texts(desk) == ["before"]
        terminal.type("te")
        filler.unlink()
        terminal.until_gone("NOT SAVED")
        terminal.press("enter")
        until_kept(terminal, ".*still half a note")
        assert "NOT SAVED" not in terminal.text
    session = tomllib.loads(desk.only_session())
    assert texts(desk) == ["before", "during"]
    assert [seen["note"] for seen in session["observation"]] == ["still half a note"]
    assert not list(own_disk.rglob("*.tmp"))


def test_on_a_full_disk_no_round_begins_that_could_not_be_kept(desk: Desk, own_disk: Path) -> None:
    filler = fill(own_disk)
    with desk.opened() as terminal:
        terminal.until("live")
        terminal.type("lAcme\r")
        terminal.until("the disk is full")
        terminal.type("lost words")
        terminal.until_quiet(0.5)
        assert "lost words" not in terminal.text
        assert "saved" not in terminal.rows()[0]
        terminal.press("escape")
        filler.unlink()
        begin_round(terminal, "Acme")
        terminal.type("kept words\r")
        until_kept(terminal, "kept words")
    assert texts(desk) == ["kept words"]


def test_a_disk_that_can_suddenly_only_be_read_loses_nothing(desk: Desk, own_disk: Path) -> None:
    with desk.in_live() as terminal:
        terminal.type("before\r")
        until_kept(terminal, "before")
        make_read_only(own_disk)
        terminal.type("during\r71\r")
        terminal.until(r"NOT SAVED since \d\d:\d\d.*he disk can only be read")
        make_writable(own_disk)
        until_kept(terminal, "71 ▲")
    assert texts(desk) == ["before", "during"]


def test_a_library_on_a_disk_that_can_only_be_read_can_be_read(desk: Desk, own_disk: Path) -> None:
    with desk.in_live() as terminal:
        terminal.type("71two of five\r/fin\r4")
        terminal.until("Debrief")
        terminal.press("ctrl+q")
        terminal.ended()
    before = desk.only_session()
    make_read_only(own_disk)
    with desk.opened() as terminal:
        terminal.until(r"nothing can\s+be kept\s+here")
        terminal.until("» Acme")
        terminal.type("o")
        terminal.until("round 1 .*gut 4")
        terminal.press("enter")
        terminal.until("71 ▲ people keep leaving")
        terminal.press("escape", "escape")
        terminal.until("» Acme")
        terminal.type("l\r")
        terminal.until("the disk can only be read")
        terminal.type("lost words")
        terminal.until_quiet(0.5)
        assert "lost words" not in terminal.text
    assert desk.only_session() == before


def test_leaving_while_it_cannot_be_saved_warns_and_tells_the_shell(desk: Desk) -> None:
    with desk.in_live() as terminal:
        terminal.type("before\r")
        until_kept(terminal, "before")
        with nothing_can_be_written(desk):
            terminal.type("during\r")
            terminal.until(NOT_SAVED)
            terminal.press("ctrl+q")
            terminal.type("4")
            terminal.until_quiet(0.5)
            assert "NOT SAVED" in terminal.text
            terminal.press("ctrl+q")
            assert terminal.ended() == 1
            said = re.search(rb"all of the round is in (\S+)", terminal.raw)
    # What the library's disk refused is kept where the last line says, and nowhere else.
    assert said is not None
    rescued = tomllib.loads(Path(said[1].decode()).read_text("utf-8"))
    assert [note["text"] for note in rescued["note"]] == ["before", "during"]
    assert rescued["gut"]["rating"] == 4


def test_a_window_closed_while_it_cannot_be_saved_leaves_all_of_it_elsewhere(desk: Desk) -> None:
    with desk.in_live() as terminal:
        terminal.type("before\r")
        until_kept(terminal, "before")
        with nothing_can_be_written(desk):
            terminal.type("during\r")
            terminal.until(NOT_SAVED)
            terminal.type("half a note")
            terminal.until("note › half a note")
            terminal.hang_up()
            terminal.ended(seconds=10)
    (rescued,) = (desk.home / "tmp").glob("offer-tui-rescued-*/*.toml")
    noted = tomllib.loads(rescued.read_text("utf-8"))["note"]
    assert [note["text"] for note in noted] == ["before", "during", "half a note"]


def test_a_folder_that_cannot_be_written_is_said_before_an_interview(desk: Desk) -> None:
    (desk.home / "file").write_bytes(b"")
    with desk.opened(OFFER_TUI_DATA_DIR=str(desk.home / "file" / "library")) as terminal:
        terminal.until(r"nothing can\s+be kept\s+here")
        terminal.type("lAcme\r")
        terminal.until_gone("Company ›")
        terminal.type("lost words")
        terminal.until_quiet(0.5)
        assert "lost words" not in terminal.text
        assert "saved" not in terminal.rows()[0]
        terminal.press("enter")
        terminal.until("Opportunities")


def second_window(terminal: Terminal) -> None:
    terminal.until("» Acme .*a round is going on")
    terminal.press("enter")


def test_a_second_window_only_reads_and_says_who_writes(desk: Desk) -> None:
    with desk.in_live() as first:
        first.type("from the first\r")
        until_kept(first, "from the first")
        with desk.opened() as second:
            second_window(second)
            second.until("reading only$")
            second.until(rf"Another window writes this round.*\(process {first.process.pid},")
            second.until(r"\d\d:\d\d from the first")
            second.type("71from the second\r")
            second.until_quiet(0.5)
            assert "from the second" not in second.text
            second.press("escape")
            second.until("» Acme")
        first.type("again from the first\r")
        until_kept(first, "again from the first")
    assert texts(desk) == ["from the first", "again from the first"]


def test_the_second_window_takes_over_when_the_first_one_dies(desk: Desk) -> None:
    with desk.in_live() as first:
        first.type("from the first\r")
        until_kept(first, "from the first")
        with desk.opened() as second:
            second_window(second)
            second.until("reading only$")
            first.type("71\r")
            until_kept(first, "71 ▲")
            first.kill()
            second.press("escape")
            second_window(second)
            second.until(r"min · saved$")
            second.until("71 ▲")
            second.type("from the second\r")
            until_kept(second, "from the second")
    assert texts(desk) == ["from the first", "from the second"]
    assert len(tomllib.loads(desk.only_session())["observation"]) == 1


def test_a_first_window_that_sleeps_still_has_the_round(desk: Desk) -> None:
    with desk.in_live() as first:
        first.type("from the first\r")
        until_kept(first, "from the first")
        first.signal(signal.SIGSTOP)
        with desk.opened() as second:
            second_window(second)
            second.until("reading only$")
            second.type("from the second\r")
            second.until_quiet(0.5)
        first.signal(signal.SIGCONT)
        first.type("awake again\r")
        until_kept(first, "awake again")
    assert texts(desk) == ["from the first", "awake again"]


def test_when_the_first_window_is_killed_the_next_one_writes(desk: Desk) -> None:
    with desk.in_live() as first:
        first.type("from the first\r")
        until_kept(first, "from the first")
        first.kill()
    with desk.opened() as second:
        second_window(second)
        second.until(r"\d\d:\d\d from the first")
        second.type("from the second\r")
        until_kept(second, "from the second")
    assert texts(desk) == ["from the first", "from the second"]


def test_an_editor_that_saves_meanwhile_loses_nothing_to_us(desk: Desk) -> None:
    with desk.in_live() as terminal:
        terminal.type("ours\r")
        until_kept(terminal, "ours")
        (path,) = desk.session_files()
        text = path.read_text("utf-8")
        path.write_text(f"{text.replace('ours', 'theirs')}", "utf-8")
        terminal.type("more of ours\r")
        until_kept(terminal, "more of ours")
        terminal.until("Another program changed this file")
    assert texts(desk) == ["theirs", "more of ours"]


def test_a_broken_file_is_named_with_its_line_and_the_rest_works(desk: Desk) -> None:
    for name in ("good", "bad"):
        folder = desk.data / "opportunities" / name
        folder.mkdir(parents=True)
        (folder / "opportunity.toml").write_text(
            'schema = 1\nid = "01ARZ3NDEKTSV4RRFFQ69G5FAV"\n'
            f'company = "{name.title()} Ltd"\ncreated = 2026-01-02T03:04:05+00:00\n'
        )
    broken = desk.data / "opportunities" / "bad" / "opportunity.toml"
    broken.write_text("schema = 1\nid = \n")
    with desk.opened(columns=120) as terminal:
        terminal.until("» Good Ltd")
        terminal.until(r"bad +line 2, this is not TOML")
        terminal.type("p")
        terminal.until(r"bad/opportunity\.toml:2:\s+this\s+is\s+not\s+TOML")
        terminal.press("escape")
        terminal.until("» Good Ltd")
        terminal.type("l\rworks\r")
        until_kept(terminal, "works")
    assert broken.read_text() == "schema = 1\nid = \n"
