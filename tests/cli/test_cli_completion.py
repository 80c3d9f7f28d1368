"""Completing lines in a shell."""

from __future__ import annotations

import shutil
import subprocess

import pytest
from click.shell_completion import ShellComplete

from cli.shell import Shell
from offer_tui.cli.commands import cli
from offer_tui.cli.completion import VARIABLE


def completed(*words: str) -> list[str]:
    """Return what the last, unfinished word could become."""
    made = ShellComplete(cli, {}, "offer-tui", VARIABLE)
    return [item.value for item in made.get_completions(list(words[:-1]), words[-1])]


@pytest.mark.parametrize("shell_name", ["bash", "zsh", "fish"])
def test_the_script_asks_this_program(shell: Shell, shell_name: str) -> None:
    script = shell.done("completion", shell_name)
    assert VARIABLE in script
    assert "offer-tui" in script


def test_bash_can_read_its_script(shell: Shell) -> None:
    bash = shutil.which("bash")
    if bash is None:
        pytest.skip("there is no bash here")
    script = shell.done("completion", "bash")
    subprocess.run([bash, "-n"], input=script.encode(), check=True)


def test_another_shell_is_a_misuse(shell: Shell) -> None:
    assert "tcsh" in shell.misused("completion", "tcsh")


def test_commands_are_completed() -> None:
    assert completed("l") == ["list", "live", "log", "learning", "letter"]


def test_references_are_completed_from_the_library_asked_for(acme: Shell) -> None:
    acme.done("new", "Acorn")
    other = str(acme.folder / "other")
    acme.done("--data-dir", other, "new", "Elsewhere")
    for command in ("show", "live", "log"):
        assert completed(command, "ac") == ["acme", "acorn"]
    assert completed("--data-dir", other, "show", "") == ["elsewhere"]


def test_a_folder_with_control_characters_is_not_offered(acme: Shell) -> None:
    (acme.data / "opportunities" / "a\x1b[2J\nb").mkdir()
    assert completed("show", "a") == ["acme"]


def test_signals_are_completed_where_a_line_begins(acme: Shell) -> None:
    assert completed("log", "acme", "bait") == ["bait-and-switch"]
    assert completed("log", "acme", "71", "bait") == []


def test_files_are_completed_beside_references(acme: Shell) -> None:
    made = ShellComplete(cli, {}, "offer-tui", VARIABLE)
    kinds = [(item.type, item.value) for item in made.get_completions(["evaluate"], "a")]
    assert kinds == [("file", "a"), ("plain", "acme")]
