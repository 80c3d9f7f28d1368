"""A letter in another editor: whatever that does, what went in is not lost."""

from __future__ import annotations

import signal
import stat
import sys
import tempfile
from pathlib import Path

import pytest

from offer_tui.letters.sendable import LONGEST
from offer_tui.ui.letters.outside import Outcome, edited_in, editor_command

TEXT = "Subject: Hi\n\nDear Søren,\n"


@pytest.fixture(autouse=True)
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def run(script: str) -> Outcome:
    """Have Python stand in for an editor; ``path`` is the file."""
    program = f"import os, sys, pathlib\npath = pathlib.Path(sys.argv[1])\n{script}"
    return edited_in([sys.executable, "-c", program], TEXT)


def test_what_it_writes_is_taken_over_without_what_could_act(temporary: Path) -> None:
    outcome = run("path.write_text('Subject: A\\r\\n\\r\\nB\\x1b[31m\\n')")
    assert outcome == Outcome("Subject: A\n\nB[31m\n")
    assert list(temporary.iterdir()) == []


def test_the_file_is_this_users_alone_and_holds_the_letter() -> None:
    outcome = run(
        "path.write_text(oct(path.stat().st_mode) + oct(path.parent.stat().st_mode)"
        " + path.read_text())"
    )
    assert outcome.text == f"{oct(stat.S_IFREG | 0o600)}{oct(stat.S_IFDIR | 0o700)}{TEXT}"


@pytest.mark.parametrize(
    ("script", "says"),
    [
        ("pass", "Nothing was changed."),
        ("path.write_text('  \\n')", "The editor left it empty; the letter is as it was."),
        ("path.unlink()", "The editor left no letter behind; it is as it was."),
        (
            "path.unlink(); path.mkdir()",
            "What the editor left cannot be taken: this is not a file.",
        ),
        ("os._exit(3)", "The editor ended with status 3."),
        ("os.kill(os.getpid(), 9)", "The editor was ended by signal 9."),
    ],
)
def test_nothing_is_lost_where_it_leaves_nothing(script: str, says: str, temporary: Path) -> None:
    assert run(script) == Outcome(TEXT, says)
    assert list(temporary.iterdir()) == []


def test_what_it_saved_before_it_failed_is_taken_and_said() -> None:
    outcome = run("path.write_text('saved\\n'); os._exit(1)")
    assert outcome.text == "saved\n"
    assert outcome.said.startswith("The editor ended with status 1. What it saved is here")


@pytest.mark.parametrize("content", [b"\xff\xfe\x00\x01\x02", b"a\x00b", b"\x80" * 40])
def test_what_is_no_text_is_handed_on_to_be_kept(content: bytes) -> None:
    outcome = run(f"path.write_bytes({content!r})")
    assert (outcome.text, outcome.unreadable) == (TEXT, content)


def test_more_than_a_letter_is_handed_on_whole() -> None:
    outcome = run(f"path.write_text('x' * {LONGEST + 1})")
    assert outcome.text == TEXT
    assert len(outcome.unreadable) == LONGEST + 1


@pytest.mark.parametrize(
    ("command", "says"),
    [
        (["/nonexistent/editor"], "There is no editor /nonexistent/editor"),
        (["/"], "The editor / could not be run: you have no permission for it"),
        (["a\0b"], "could not be run: its name holds a zero byte"),
    ],
)
def test_an_editor_that_cannot_be_run_is_named(command: list[str], says: str) -> None:
    outcome = edited_in(command, TEXT)
    assert outcome.text == TEXT
    assert says in outcome.said


def test_ctrl_c_is_the_editors_and_ours_again_afterwards() -> None:
    before = signal.getsignal(signal.SIGINT)
    outcome = run("import signal; assert signal.getsignal(2) is not signal.SIG_IGN\n"
                  "os.kill(os.getppid(), 2); path.write_text('still here')")  # fmt: skip
    assert outcome.text == "still here\n"
    assert signal.getsignal(signal.SIGINT) is before


def test_the_editor_is_the_visual_one_else_the_plain_one_with_its_arguments() -> None:
    assert editor_command({"VISUAL": "code --wait", "EDITOR": "vi"}) == ["code", "--wait"]
    assert editor_command({"EDITOR": "'my editor' -f"}) == ["my editor", "-f"]
    assert editor_command({"EDITOR": "it's"}) == ["it's"]
    assert editor_command({}) == []
