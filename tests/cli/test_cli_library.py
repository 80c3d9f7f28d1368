"""new, list, show and paths."""

from __future__ import annotations

import datetime as dt
import os
import re

import pytest

from cli.shell import Shell, in_a_process
from offer_tui.hindsight.staging import staged
from offer_tui.model.opportunity import Sent
from offer_tui.model.text import visible
from offer_tui.store.demo import copy_demo
from offer_tui.store.library import Library
from offer_tui.store.places import Places


def test_new_prints_the_slug_and_nothing_else(shell: Shell) -> None:
    assert shell.done("new", "Fir Labs", "Engineer") == "fir-labs\n"
    assert shell.done("new", "Fir Labs") == "fir-labs-2\n"


def test_new_keeps_the_posting_from_standard_input(shell: Shell) -> None:
    shell.done("new", "Acme", "--posting", "-", given="We value ownership.\n")
    assert shell.json("show", "acme")["posting"] == "We value ownership.\n"


def test_new_keeps_the_posting_from_a_file(shell: Shell) -> None:
    path = shell.write("posting.txt", "\ufeffSeñor Engineer\r\n")
    shell.done("new", "Acme", "--posting", str(path))
    assert shell.json("show", "acme")["posting"] == "Señor Engineer\n"


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"", "there is nothing in it"),
        (b" \n", "there is nothing in it"),
        (b"%PDF-1.7\n%\xe2\xe3", "this is a PDF; open it, select all"),
        (b"PK\x03\x04rest", "this is a zip file, as Word and Writer make them; open it and save"),
        (b"We\x00value", "this is not text: it holds zero bytes"),
        (b"fine\n\x83\x81\x83\x82\n", ":2: this is not UTF-8; save it as UTF-8"),
        (b"x" * 1_000_001, "it is larger than 1,000,000 bytes"),
    ],
)
def test_what_is_no_text_is_named_with_what_to_do_and_nothing_is_added(
    shell: Shell, content: bytes, what: str
) -> None:
    path = shell.write("posting.txt", content)
    said = shell.failed("new", "Acme", "--posting", str(path))
    assert said.startswith(str(path))
    assert what in said
    assert what in shell.failed("new", "Acme", "--posting", "-", given=content)
    assert shell.json("list") == []


def test_new_refuses_a_company_without_a_name(shell: Shell) -> None:
    assert "it is empty" in shell.misused("new", "  ")


def test_new_says_where_nothing_can_be_kept(shell: Shell) -> None:
    inside = shell.write("plain", "a file where a folder should be") / "data"
    said = shell.failed("--data-dir", str(inside), "new", "Acme")
    assert said.startswith(f"{inside}: nothing can be kept here: ")
    assert "--data-dir" in said


def test_an_empty_library_says_how_to_add_to_it(shell: Shell) -> None:
    result = shell.run("list")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "offer-tui new COMPANY" in result.stderr
    assert shell.json("list") == []


def test_the_list_has_the_slug_first_and_the_closed_ones_apart(shell: Shell) -> None:
    copy_demo(shell.data, dt.datetime.now().astimezone().date())
    ahead, _, closed = shell.done("list").partition("\n\nClosed\n")
    assert "birch-systems  Birch Systems  " in ahead
    assert {line.split()[0] for line in closed.splitlines()} == {
        "dune", "elm", "fir-labs", "gannet-hospital",
    }  # fmt: skip


def test_the_list_for_programs_has_ids_dates_and_advice(shell: Shell) -> None:
    copy_demo(shell.data, dt.datetime.now().astimezone().date())
    (birch,) = (row for row in shell.json("list") if row["slug"] == "birch-systems")
    assert birch["company"] == "Birch Systems"
    assert len(birch["id"]) == 26
    assert birch["advice"]["verdict"] == "take"
    assert dt.date.fromisoformat(birch["answer_by"]) > dt.datetime.now().astimezone().date()
    assert dt.datetime.fromisoformat(birch["last_activity"]).tzinfo


def test_a_broken_file_is_named_and_the_others_are_listed(acme: Shell) -> None:
    acme.done("new", "Birch")
    broken = acme.data / "opportunities" / "birch" / "opportunity.toml"
    broken.write_text("schema = 1\ncompany = \n")
    for _ in range(2):
        result = acme.run("list")
        assert result.exit_code == 0
        assert result.stdout.startswith("acme ")
        assert result.stderr.startswith(f"offer-tui: {broken}:2: this is not TOML")
    assert acme.failed("show", "birch").startswith(f"{broken}:2: ")
    assert broken.read_text() == "schema = 1\ncompany = \n"


def test_the_list_fails_when_nothing_can_be_listed(acme: Shell) -> None:
    (acme.data / "opportunities" / "acme" / "opportunity.toml").write_bytes(b"\0\0")
    result = acme.run("list")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "zero bytes" in result.stderr
    assert "nothing could be listed" in result.stderr


def test_a_broken_round_is_named_and_the_others_are_shown(acme: Shell) -> None:
    acme.done("log", "acme", "71")
    broken = acme.data / "opportunities" / "acme" / "2025-01-01T100000-old.toml"
    broken.write_text('schema = 1\nround = "old"\n')
    result = acme.run("show", "acme")
    assert result.exit_code == 0
    assert "71 people keep leaving" in result.stdout
    assert f"{broken}: id: this key is missing" in result.stderr


def test_a_file_of_a_newer_version_is_left_as_it_is(acme: Shell) -> None:
    acme.done("log", "acme", "71")
    (path,) = acme.rounds("acme")
    newer = path.read_text().replace("schema = 1", "schema = 2")
    path.write_text(newer)
    assert "schema 2 is newer" in acme.run("show", "acme").stderr
    assert path.read_text() == newer


def test_show_tells_rounds_by_time_with_marks_words_and_gut(shell: Shell) -> None:
    copy_demo(shell.data, dt.datetime.now().astimezone().date())
    said = shell.done("show", "fir-labs")
    assert said.startswith("Fir Labs · Engineer\n")
    assert '11:07 ▲ 23 only praise, even when asked  "honestly, I cannot think of' in said
    assert "16:20 ? 71 people keep leaving (dodged)  asked who sat here" in said
    assert "▲ 02 promised: work from anywhere (broken)  on site before noon" in said
    assert "asked: showed me real work, no answer noted" in said
    assert 'gut 2: uneasy  "I need the money' in said


def test_show_for_programs_keeps_keys_that_are_not_known(acme: Shell) -> None:
    path = acme.data / "opportunities" / "acme" / "opportunity.toml"
    path.write_text(path.read_text() + 'colour = "blue"\nodd = nan\nday = 2025-11-21\n')
    told = acme.json("show", "acme")
    assert (told["colour"], told["odd"], told["day"]) == ("blue", None, "2025-11-21")
    assert (told["slug"], told["rounds"]) == ("acme", [])


def test_an_opportunity_is_found_by_prefix_and_by_id(acme: Shell) -> None:
    known = acme.json("show", "acme")["id"]
    assert acme.json("show", known)["slug"] == acme.json("show", "a")["slug"] == "acme"


def test_a_prefix_of_several_names_them(acme: Shell) -> None:
    acme.done("new", "Acorn")
    assert acme.failed("show", "ac") == "ac could be acme or acorn"


def test_a_reference_never_leaves_the_library(acme: Shell) -> None:
    for reference in ("../../etc", "/etc/passwd", "..", ""):
        assert "there is no opportunity" in acme.failed("show", reference)


def test_paths_are_those_of_the_library_asked_for(shell: Shell) -> None:
    said = shell.done("--data-dir", str(shell.folder / "other"), "paths")
    named = dict(line.split(maxsplit=1) for line in said.splitlines())
    assert named["library"] == str(shell.folder / "other")
    assert named["signals"] == str(shell.own_signals)
    assert not (shell.folder / "other").exists()


HOSTILE = (
    "Acme [/ Corp]",
    "\x1b]0;owned\x07\x1b[2J",
    "שלום \u202eevil\u202c",
    "👩‍💻" * 40,
    "a\nb\tc",
    "\x9b31m\x7f",
    "x" * 20_000,
)


@pytest.mark.parametrize("company", HOSTILE, ids=map(str, range(len(HOSTILE))))
def test_hostile_names_reach_no_terminal_as_they_are(shell: Shell, company: str) -> None:
    slug = shell.done("new", company, company).strip()
    shell.done("log", slug, f"71 {company}", "--round", company)
    for command in (("list",), ("show", slug), ("evaluate", slug), ("list", "--json")):
        said = shell.done(*command)
        assert all(visible(line) == line for line in said.split("\n"))
    assert shell.json("show", slug)["company"] == company


def test_names_that_are_no_unicode_are_kept_without_a_crash(shell: Shell) -> None:
    ran = in_a_process("new", os.fsdecode(b"caf\xe9"))
    assert ran.returncode == 0
    assert shell.json("list")[0]["company"] == "caf\ufffd"


def test_an_ascii_terminal_gets_letters_for_marks(acme: Shell) -> None:
    acme.done("log", "acme", "71 naïve")
    ascii_only = {"PYTHONIOENCODING": "ascii", "LC_ALL": "C", "PYTHONUTF8": "0"}
    ran = in_a_process("show", "acme", environment=ascii_only)
    assert ran.returncode == 0
    assert b"X 71 people keep leaving  na?ve" in ran.stdout


@pytest.mark.parametrize(
    "arguments", [("list",), ("new", "Acme"), ("show", "acme"), ("live",), ("paths",), ()]
)
def test_a_file_in_place_of_the_data_folder_is_said_in_one_line(
    shell: Shell, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...]
) -> None:
    plain = str(shell.write("plain", "not a folder"))
    said = shell.failed("--data-dir", plain, *arguments)
    assert said.startswith(f"{plain}: this is a file, and the library is a folder; name a folder")
    monkeypatch.setenv("OFFER_TUI_DATA_DIR", plain)
    assert shell.failed(*arguments) == said
    assert shell.app.opened == []


@pytest.mark.parametrize("time", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:00:00-10:00"])
def test_a_time_at_the_calendars_end_is_shown_as_it_was_written(acme: Shell, time: str) -> None:
    acme.done("log", "acme", "71")
    (path,) = acme.rounds("acme")
    path.write_text(re.sub(r"(?m)^(began|at) = .*", rf"\1 = {time}", path.read_text()))
    record = path.with_name("opportunity.toml")
    record.write_text(f'{record.read_text()}\n[[planned]]\nround = "x"\nat = {time}\n')
    said = acme.done("show", "acme")
    assert f"round 1 · {int(time[8:10])} " in said
    assert f"{time[11:16]} ▲ 71 people keep leaving" in said
    acme.done("log", "acme", "/fin 4")
    acme.done("log", "acme", "72")


def test_a_round_planned_for_the_first_day_there_is_does_not_end_the_list(acme: Shell) -> None:
    path = acme.data / "opportunities" / "acme" / "opportunity.toml"
    plan = '\n[[planned]]\nround = "x"\nat = 0001-01-01T00:00:00+14:00\n'
    path.write_text(path.read_text() + plan)
    assert acme.done("list").startswith("acme ")


def test_how_long_nobody_answered_is_said_in_days_and_told_to_programs(shell: Shell) -> None:
    shell.done("new", "Acme")
    assert shell.json("show", "acme")["silent_days"] is None
    sent_on = dt.datetime.now().astimezone().date() - dt.timedelta(days=12)
    letter = Sent(kind="thank-you", on=sent_on)
    library = Library(Places(shell.data, shell.folder, shell.folder))
    library.change_opportunity("acme", lambda o: o.model_copy(update={"letters": (letter,)}))
    assert shell.json("show", "acme")["silent_days"] == 12
    assert shell.json("list")[0]["silent_days"] == 12
    assert "no answer for 12 days" in shell.done("list")
    assert re.search(r"no answer +for 12 days, since", shell.done("show", "acme"))


def test_every_change_of_the_stage_is_shown_with_its_time(shell: Shell) -> None:
    shell.done("new", "Acme")
    at = dt.datetime(2025, 11, 21, 17, 5).astimezone()
    library = Library(Places(shell.data, shell.folder, shell.folder))
    library.change_opportunity("acme", lambda o: staged(o, "offer", at, "by phone"))
    shown = shell.done("show", "acme")
    assert re.search(r'since +21 Nov 2025 17:05: offer in hand, "by phone"', shown)
    assert shell.json("show", "acme")["history"][0]["stage"] == "offer"
