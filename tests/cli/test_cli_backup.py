"""backup and restore."""

from __future__ import annotations

import datetime as dt
import re
import shutil
from pathlib import Path
from typing import Any

import pytest
from click.shell_completion import ShellComplete

from cli.shell import Shell, in_a_process
from cli.test_cli_completion import completed
from offer_tui.cli.commands import cli
from offer_tui.cli.completion import VARIABLE
from offer_tui.store.library import Library
from offer_tui.store.places import Places


@pytest.fixture
def noted(acme: Shell) -> Shell:
    """Return a shell on a library with a round at acme, a profile, and a backup of both."""
    acme.done("log", "acme", "71- nobody has left")
    (acme.data / "profile.toml").write_text('schema = 1\ngoal = "less travel"\n')
    acme.done("backup")
    return acme


def record(shell: Shell, slug: str = "acme") -> Path:
    return shell.data / "opportunities" / slug / "opportunity.toml"


def backups(shell: Shell) -> list[dict[str, Any]]:
    found = shell.json("restore")
    assert isinstance(found, list)
    return found


def test_backup_says_where_each_copy_is_and_copies_nothing_twice(noted: Shell) -> None:
    noted.done("new", "Birch")
    lines = [line.split() for line in noted.done("backup").splitlines()]
    assert [line[1] for line in lines] == ["acme", "birch", "profile"]
    assert [line[2] for line in lines] == ["unchanged", "copied", "unchanged"]
    for line in lines:
        assert Path(line[-1]).parent == noted.data / ".backups"
        assert any(Path(line[-1]).glob("*.toml"))


def test_backup_copies_what_is_named_and_the_profile(noted: Shell) -> None:
    noted.done("new", "Birch")
    noted.done("new", "Cedar")
    said = noted.done("backup", "bir")
    assert "birch" in said
    assert "profile" in said
    assert "acme" not in said
    assert "cedar" not in said
    assert "birch" not in noted.done("backup", "profile")


def test_backup_of_nothing_says_so(shell: Shell) -> None:
    result = shell.run("backup")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "there is nothing to copy yet" in result.stderr
    assert "there is no opportunity nope" in shell.failed("backup", "nope")
    assert not shell.data.exists()


def test_backup_copies_an_opportunity_that_is_broken(noted: Shell) -> None:
    record(noted).write_text("company = ")
    assert "copied" in noted.done("backup", "acme")


def test_backup_fails_where_nothing_can_be_kept(acme: Shell) -> None:
    (acme.data / ".backups").write_text("a file in its place")
    assert ".backups" in acme.failed("backup")


def test_backup_names_what_is_too_large_to_copy_and_copies_the_rest(noted: Shell) -> None:
    with (record(noted).parent / "2025-11-21T171200-huge.toml").open("wb") as file:
        file.truncate(1_000_000_000)
    record(noted).write_text(record(noted).read_text() + "# more\n")
    result = noted.run("backup")
    assert result.exit_code == 1
    assert "copied" in result.stdout
    assert "huge.toml: it cannot be read, or is too large to copy" in result.stderr
    assert "not everything could be copied" in result.stderr


def test_restore_lists_the_backups_the_latest_first(noted: Shell) -> None:
    noted.done("log", "acme", "72")
    lines = noted.done("restore").splitlines()
    assert [line.split()[0] for line in lines[:3]] == ["3", "2", "1"]
    assert all(re.search(r"  (today|yesterday) \d\d:\d\d  ", line) for line in lines[:3])
    assert lines[0].split()[3:] == ["profile", "1", "file", "the", "same", "as", "now"]
    assert lines[1].split()[3:] == ["acme", "Acme", "2", "files", "round-1", "differs"]
    assert lines[2].endswith("1 file   the same as now, without 1 later file")
    assert lines[-1].startswith("offer-tui restore NUMBER puts one back")


def test_the_list_for_programs_has_times_files_and_differences(noted: Shell) -> None:
    noted.done("log", "acme", "72")
    profile, acme, first = backups(noted)
    (path,) = noted.rounds("acme")
    assert (profile["of"], profile["slug"], profile["differs"]) == ("profile", None, False)
    assert (acme["of"], acme["slug"], acme["company"]) == ("opportunity", "acme", "Acme")
    assert acme["number"] == 2
    assert Path(acme["path"]) == noted.data / ".backups" / acme["name"]
    assert acme["files"] == [path.name, "opportunity.toml"]
    assert (acme["differs"], acme["changed"]) == (True, [path.name])
    assert (first["differs"], first["later"]) == (False, [path.name])
    assert dt.datetime.fromisoformat(acme["at"]).tzinfo


def test_without_backups_the_list_says_how_to_make_one(shell: Shell) -> None:
    result = shell.run("restore")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "offer-tui backup makes one" in result.stderr
    assert backups(shell) == []


def test_a_broken_opportunity_is_put_back_by_its_slug_and_newer_notes_stay(noted: Shell) -> None:
    noted.done("log", "acme", "she laughed")
    good = record(noted).read_text()
    record(noted).write_bytes(b"\0" * 40)
    said = noted.done("restore", "acme")
    assert said.startswith("Acme: what was broken is as it was ")
    assert "opportunity.toml                put back\n" in said
    assert "differs, and stays; offer-tui restore 2 puts it back, too" in said
    assert "offer-tui restore 4 takes this back." in said
    assert record(noted).read_text() == good
    assert "she laughed" in noted.done("show", "acme")
    assert "as it was" in noted.done("restore", "2")
    assert "she laughed" not in noted.done("show", "acme")
    noted.done("restore", "4")
    assert record(noted).read_bytes() == b"\0" * 40


def test_an_opportunity_whose_folder_is_gone_is_put_back(noted: Shell) -> None:
    id_ = noted.json("show", "acme")["id"]
    for reference in ("acme", "ac", "ACME", id_.lower()):
        shutil.rmtree(noted.data / "opportunities")
        said = noted.done("restore", reference)
        assert said.count("put back; it was gone") == 2
        assert said.endswith("Nothing was there before.\n")
        assert "nobody has left" in noted.done("show", "acme")


def test_a_certain_backup_is_put_back_by_its_number_or_its_name(noted: Shell) -> None:
    noted.done("log", "acme", "she laughed")
    noted.done("backup")
    before = noted.json("show", "acme")
    name = backups(noted)[0]["name"]
    assert "is as it was " in noted.done("restore", "2")
    assert noted.json("show", "acme")["rounds"][0].get("note") is None
    noted.done("restore", name)
    assert noted.json("show", "acme") == before


def test_the_profile_is_put_back(noted: Shell) -> None:
    profile = noted.data / "profile.toml"
    good = profile.read_text()
    profile.write_text("goal = ")
    assert noted.done("restore", "profile").startswith("Your profile is as it was ")
    assert profile.read_text() == good
    result = noted.run("restore", "profile")
    assert (result.exit_code, result.stdout.split(":")[0]) == (0, "Nothing differs")
    assert "backup 4 holds a broken file, and was passed over" in result.stderr


def test_restoring_says_when_nothing_differs_and_makes_no_copy(noted: Shell) -> None:
    before = backups(noted)
    for reference in ("acme", "2", "profile"):
        assert noted.done("restore", reference).startswith("Nothing differs: ")
    assert backups(noted) == before


def test_a_round_that_is_open_in_another_window_keeps_all_as_it_is(noted: Shell) -> None:
    noted.done("log", "acme", "she laughed")
    before = [path.read_bytes() for path in (*noted.rounds("acme"), record(noted))]
    library = Library(Places(noted.data, noted.folder, noted.folder))
    file = library.open_session(noted.rounds("acme")[0])
    for reference in ("acme", "2"):
        said = noted.failed("restore", reference)
        assert said.startswith("Acme: round 1 is open in another window (process ")
        assert said.endswith("; leave it there first; nothing was changed")
    file.close()
    assert [p.read_bytes() for p in (*noted.rounds("acme"), record(noted))] == before
    assert noted.done("restore", "2").startswith("Acme is as it was")


def test_what_names_no_backup_is_said_with_the_nearest(noted: Shell) -> None:
    noted.done("new", "Acorn")
    assert noted.failed("restore", "99").startswith("there is no backup 99; ")
    assert noted.failed("restore", "amce") == "there is no backup amce; did you mean acme?"
    assert noted.failed("restore", "ac") == "ac could be acme or acorn"
    assert noted.failed("restore", "../..") == (
        "there is no backup ../..; offer-tui restore lists them"
    )
    assert noted.failed("restore", "acorn") == (
        "there is no backup of acorn yet; offer-tui backup acorn makes one"
    )
    assert "leave it out" in noted.misused("restore", "2", "--json")


def test_only_broken_backups_are_said_to_be_so(acme: Shell) -> None:
    good = record(acme).read_text()
    record(acme).write_text("company = ")
    acme.done("backup")
    record(acme).write_text(good)
    result = acme.run("restore", "acme")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "no backup of acme can be read; offer-tui restore 1 puts it back" in result.stderr
    assert record(acme).read_text() == good


def test_two_backups_of_one_number_are_told_apart_by_name(noted: Shell) -> None:
    folder = noted.data / ".backups"
    shutil.copytree(next(folder.glob("*000002-acme")), folder / "20251121T171200-000002-birch")
    said = noted.failed("restore", "2")
    assert "name it: " in said
    assert "20251121T171200-000002-birch" in said
    noted.done("restore", "20251121T171200-000002-birch")
    assert record(noted, "birch").exists()


def test_hostile_names_reach_neither_the_terminal_nor_another_folder(noted: Shell) -> None:
    folder = noted.data / ".backups"
    source = next(folder.glob("*000002-acme"))
    for slug in ("..", "a\x1b[2Jb\nc"):
        shutil.copytree(source, folder / f"20251121T171200-000009-{slug}")
    said = noted.done("restore")
    assert "\x1b" not in said
    assert len(said.splitlines()) == 6
    assert not (noted.data / "opportunity.toml").exists()
    assert noted.failed("restore", "20251121T171200-000009-..").startswith("there is no backup")
    assert completed("restore", "a") == ["acme"]


def test_what_a_backup_is_named_by_is_completed(noted: Shell) -> None:
    noted.done("new", "Acorn")
    shutil.rmtree(record(noted).parent)
    assert completed("restore", "ac") == ["acme", "acorn"]
    assert completed("restore", "pro") == ["profile"]
    made = ShellComplete(cli, {}, "offer-tui", VARIABLE).get_completions(["restore"], "2")
    ((value, told),) = [(item.value, item.help) for item in made]
    assert value == "2"
    assert told is not None
    assert told.startswith("acme, ")
    assert completed("backup", "ac") == ["acorn"]


def test_the_program_itself_puts_back_a_deleted_opportunity(noted: Shell) -> None:
    shutil.rmtree(record(noted).parent)
    done = in_a_process("restore", "acme")
    assert (done.returncode, done.stderr) == (0, b"")
    assert {path.stat().st_mode & 0o777 for path in record(noted).parent.iterdir()} == {0o600}
    assert record(noted).parent.stat().st_mode & 0o777 == 0o700
