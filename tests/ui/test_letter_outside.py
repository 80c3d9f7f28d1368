"""A letter in another editor: whatever that does, what went in is not lost."""

from __future__ import annotations

import signal
import stat
import sys
import tempfile
from functools import partial
from pathlib import Path

import pytest

from offer_tui.letters.sendable import LONGEST
from offer_tui.store.atomic import NotSaved
from offer_tui.store.letter_texts import keep_left
from offer_tui.store.places import Places
from offer_tui.ui.letters.outside import Keep, Outcome, edited_in, editor_command

TEXT = "Subject: Hi\n\nDear Søren,\n"


@pytest.fixture(autouse=True)
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "tmp"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """Return where the drafts are."""
    return tmp_path / "data" / "letters" / "acme"


def run(script: str, keep: Keep | None = None) -> Outcome:
    """Have Python stand in for an editor; ``path`` is the file."""
    program = f"import os, sys, pathlib\npath = pathlib.Path(sys.argv[1])\n{script}"
    data = Path(tempfile.gettempdir()).parent / "data"
    places = Places(data, data, data)
    return edited_in(
        [sys.executable, "-c", program], TEXT, keep or partial(keep_left, places, "acme", "decline")
    )


def nothing_is_kept(name: str, _: bytes) -> Path:
    raise AssertionError(name)


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
def test_what_is_no_text_is_kept_beside_the_drafts(
    content: bytes, kept: Path, temporary: Path
) -> None:
    outcome = run(f"path.write_bytes({content!r})")
    path = kept / "decline.from-editor.letter.txt"
    assert (outcome.text, outcome.left) == (TEXT, (path,))
    assert f"is no text; the letter is as it was. What it left is in {path}" in outcome.said
    assert path.read_bytes() == content
    assert list(temporary.iterdir()) == []


def test_more_than_a_letter_is_kept_whole(kept: Path) -> None:
    outcome = run(f"path.write_text('x' * {LONGEST + 1})")
    assert outcome.text == TEXT
    assert len((kept / "decline.from-editor.letter.txt").read_bytes()) == LONGEST + 1


SWAP = "(path.parent / '.letter.txt.swp').write_bytes(b'b0VIM\\0typed'); "


@pytest.mark.parametrize("end", ["os._exit(1)", "os.kill(os.getpid(), 1)"])
def test_an_editor_that_fails_keeps_its_own_way_back_to_what_was_typed(
    end: str, kept: Path, temporary: Path
) -> None:
    outcome = run(SWAP + end)
    path = kept / "decline.from-editor.letter.txt.swp"
    assert (outcome.text, outcome.left) == (TEXT, (path,))
    assert outcome.said.endswith(f"What it left is in {path}")
    assert path.read_bytes() == b"b0VIM\0typed"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert list(temporary.iterdir()) == []


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_what_an_editor_left_is_kept_when_this_program_is_to_end(number: int, kept: Path) -> None:
    before = signal.signal(number, lambda *_: None)
    try:
        outcome = run(SWAP + f"os.kill(os.getppid(), {number})")
    finally:
        signal.signal(number, before)
    assert outcome.left == (kept / "decline.from-editor.letter.txt.swp",)


def test_a_text_that_an_editor_saved_aside_is_a_draft_among_the_others(kept: Path) -> None:
    outcome = run("pathlib.Path(f'{path}.save').write_text('typed'); os._exit(1)")
    assert outcome.left == (kept / "decline.draft-2.txt",)
    assert (kept / "decline.draft-2.txt").read_text() == "typed"


def test_what_cannot_be_kept_elsewhere_stays_where_the_editor_left_it(temporary: Path) -> None:
    def refuse(_: str, __: bytes) -> Path:
        raise NotSaved(Path("there"), "the disk is full")

    outcome = run(SWAP + "os._exit(1)", refuse)
    (folder,) = temporary.iterdir()
    assert outcome.left == (folder,)
    assert (folder / ".letter.txt.swp").read_bytes() == b"b0VIM\0typed"
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_backups_and_locks_of_an_editor_are_no_words_to_keep(temporary: Path) -> None:
    script = "pathlib.Path(f'{path}~').write_bytes(path.read_bytes()); "
    outcome = run(script + "(path.parent / '.#letter.txt').symlink_to('me@here.1'); os._exit(1)")
    assert outcome.left == ()
    assert run(SWAP).left == ()
    assert list(temporary.iterdir()) == []


@pytest.mark.parametrize(
    ("command", "says"),
    [
        (["/nonexistent/editor"], "There is no editor /nonexistent/editor"),
        (["/"], "The editor / could not be run: you have no permission for it"),
        (["a\0b"], "could not be run: its name holds a zero byte"),
    ],
)
def test_an_editor_that_cannot_be_run_is_named(command: list[str], says: str) -> None:
    outcome = edited_in(command, TEXT, nothing_is_kept)
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
