"""How the program starts: what is imported for what, and what the arguments mean."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import offer_tui
from cli.shell import Shell, imported_by, in_a_process, python
from cli.test_cli_completion import completed
from offer_tui.__main__ import app_options
from offer_tui.ui.palette import theme_names

SLOW = ("click", "pydantic", "textual")
RUN = "from offer_tui.__main__ import main; main()"


def test_the_version_is_answered_without_click_pydantic_and_textual() -> None:
    assert imported_by(RUN, SLOW, "--version") == set()


def test_listing_imports_no_textual(acme: Shell) -> None:
    assert imported_by(RUN, SLOW, "list") == {"click", "pydantic"}


def test_help_imports_no_pydantic() -> None:
    assert imported_by(RUN, SLOW, "--help") == {"click"}


def test_both_ways_to_ask_for_the_version_say_the_same(shell: Shell) -> None:
    said = f"offer-tui {offer_tui.__version__}\n"
    assert in_a_process("--version").stdout.decode() == said
    assert shell.done("--data-dir", "x", "--version") == said


@pytest.mark.parametrize(
    ("arguments", "options"),
    [
        ([], {}),
        (["--data-dir", "d"], {"--data-dir": "d"}),
        (["--theme=night", "--data-dir=d"], {"--theme": "night", "--data-dir": "d"}),
        (["--data-dir"], None),
        (["--data-dir", ""], None),
        (["--data-dir", "--theme"], None),
        (["--data-dir", "d", "list"], None),
        (["--help"], None),
        (["list"], None),
    ],
)
def test_only_the_apps_own_options_open_it_without_the_command_line(
    arguments: list[str], options: dict[str, str] | None
) -> None:
    assert app_options(arguments) == options


def test_a_shell_that_asks_for_completions_does_not_get_the_app(acme: Shell) -> None:
    asked = {
        "_OFFER_TUI_COMPLETE": "bash_complete",
        "COMP_WORDS": "offer-tui show a",
        "COMP_CWORD": "2",
    }
    assert in_a_process(environment=asked).stdout == b"plain,acme\n"


def test_without_a_command_the_app_opens_on_the_named_library(shell: Shell) -> None:
    shell.done("--data-dir", str(shell.folder / "other"), "--theme", "night")
    assert shell.app.opened == [("home", shell.folder / "other", "night")]


def test_an_empty_data_dir_is_refused(shell: Shell) -> None:
    assert "it is empty" in shell.misused("--data-dir", "", "list")


def test_a_command_that_does_not_exist_names_the_nearest(shell: Shell) -> None:
    assert "there is no command 'lst'; did you mean list?" in shell.misused("lst")


def test_help_lists_every_command(shell: Shell) -> None:
    listed = shell.done("--help").partition("Commands:")[2]
    names = [line.split()[0] for line in listed.strip().splitlines()]
    for name in names:
        assert f"offer-tui {name}" in shell.done(name, "--help")
    assert {"new", "list", "show", "live", "log", "evaluate", "signals", "paths"} <= set(names)


def test_help_and_completion_name_the_themes_that_come_with_the_program(shell: Shell) -> None:
    shipped = theme_names()
    assert f"{', '.join(shipped)}, or one of" in " ".join(shell.done("--help").split())
    assert completed("--theme", "") == shipped


def test_a_fault_of_ours_is_one_line_without_words_of_the_person(
    acme: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise KeyError("a secret note")

    monkeypatch.setattr("offer_tui.store.library.Library.resolve", broken)
    said = acme.failed("show", "acme")
    assert said.startswith("a fault in offer-tui itself: KeyError at cli/library.py:")
    assert "secret" not in said


def test_a_reader_that_goes_away_is_no_failure_to_speak_of(acme: Shell) -> None:
    code = (
        "import os, subprocess, sys\n"
        "ran = subprocess.Popen([sys.executable, '-m', 'offer_tui', 'signals', '--json'],"
        " stdout=subprocess.PIPE, stderr=subprocess.PIPE)\n"
        "ran.stdout.close()\n"
        "said = ran.stderr.read()\n"
        "ran.wait()\n"
        "sys.stderr.write(said.decode())"
    )
    assert python("-c", code).stderr == b""


def test_a_full_disk_under_the_output_is_said(acme: Shell) -> None:
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("there is no /dev/full here")
    with full.open("w") as output:
        ran = subprocess.run(
            [sys.executable, "-m", "offer_tui", "paths"],
            stdout=output,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert (ran.returncode, ran.stderr) == (1, b"offer-tui: the disk is full\n")


@pytest.mark.parametrize("arguments", [[], ["live"], ["demo"]])
def test_without_a_terminal_the_app_says_so_and_ends(arguments: list[str]) -> None:
    # It once waited for keys at full speed, for ever.
    done = in_a_process(*arguments)
    assert done.returncode == 1
    assert b"needs a terminal" in done.stderr
