"""Letters in a real terminal: another editor, the clipboard, and words that survive the end."""

from __future__ import annotations

import base64
import datetime as dt
import re
import signal
import sys
from pathlib import Path

import pytest
from disks import small_disk
from terminal import Desk, Terminal

from offer_tui.store.demo import copy_demo

AT_A_LETTER = """
import sys
from offer_tui.store.places import find_places
from offer_tui.ui import run
from offer_tui.ui.app import OfferApp

class AtALetter(OfferApp):
    def on_mount(self):
        super().on_mount()
        self.call_after_refresh(self.open_letters, "birch-systems", "decline")

run.OfferApp = AtALetter
sys.exit(run.run_app(find_places()))
"""
COMMAND = (sys.executable, "-c", AT_A_LETTER)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    desk = Desk(tmp_path)
    copy_demo(desk.data, dt.datetime.now().astimezone().date())
    return desk


def type_words(terminal: Terminal, words: str) -> None:
    """Change the letter's words to begin with these."""
    read_it(terminal)
    terminal.press("enter")
    terminal.until("esc done")
    terminal.type(words)


def editor(desk: Desk, script: str) -> str:
    """Return the path of an editor that does this with the file ``$1``."""
    path = desk.home / "an editor"
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o700)
    return f"'{path}'"


def read_it(terminal: Terminal) -> None:
    terminal.until("not to accept it")
    terminal.until("ctrl.e your editor")


def left_over(desk: Desk) -> list[Path]:
    return list((desk.home / "tmp").glob("offer-tui-*"))


def test_another_editor_gets_a_file_that_only_this_user_can_read(desk: Desk) -> None:
    seen = desk.home / "seen"
    script = (
        f'stat -c \'%a\' "$1" "$(dirname "$1")" > \'{seen}\'\n'
        "printf 'Which? '; read answer; "
        'printf \'Subject: Mine\\n\\nI said %s.\\n\' "$answer" > "$1"'
    )
    with desk.opened(command=COMMAND, EDITOR=editor(desk, script)) as terminal:
        read_it(terminal)
        terminal.press("ctrl+e")
        terminal.until(r"Which\?")
        terminal.type("plainly\r")
        terminal.until("I said plainly")
        terminal.until("your words · saved")
        assert seen.read_text().split() == ["600", "700"]
        assert left_over(desk) == []
        terminal.press("ctrl+z")
        terminal.until("not to accept it")
        terminal.press("ctrl+q")
        assert terminal.ended() == 0
        assert not terminal.is_raw


@pytest.mark.parametrize(
    ("script", "says"),
    [
        ("exit 3", "ended with status 3"),
        ("kill -9 $$", "ended by signal 9"),
        (': > "$1"', "left it empty"),
        ('rm "$1"', "left no letter behind"),
        ("printf '\\377\\376\\001\\000\\002' > \"$1\"", "is no text"),
    ],
)
def test_an_editor_that_fails_loses_nothing(desk: Desk, script: str, says: str) -> None:
    with desk.opened(command=COMMAND, EDITOR=editor(desk, script)) as terminal:
        read_it(terminal)
        terminal.press("ctrl+e")
        terminal.until(says)
        terminal.until("not to accept it")
        assert left_over(desk) == []


def test_an_editor_that_is_not_there_is_named(desk: Desk) -> None:
    with desk.opened(command=COMMAND, EDITOR="/nonexistent/editor") as terminal:
        read_it(terminal)
        terminal.press("ctrl+e")
        terminal.until("There is no editor /nonexistent/editor")
        terminal.until("not to accept it")


def test_without_an_editor_it_says_where_to_write(desk: Desk) -> None:
    with desk.opened(command=COMMAND) as terminal:
        read_it(terminal)
        terminal.press("ctrl+e")
        terminal.until("No .EDITOR is set: enter writes it here")


def test_ctrl_c_in_another_editor_ends_that_and_not_the_program(desk: Desk) -> None:
    with desk.opened(command=COMMAND, EDITOR=editor(desk, "echo waiting; sleep 60")) as terminal:
        read_it(terminal)
        terminal.press("ctrl+e")
        terminal.until("waiting")
        terminal.press("ctrl+c")
        terminal.until("ended by signal 2|ended with status 130")
        terminal.until("not to accept it")
        assert left_over(desk) == []


def test_a_copy_is_sent_to_the_terminal_as_osc_52(desk: Desk) -> None:
    with desk.opened(command=COMMAND) as terminal:
        read_it(terminal)
        terminal.type("c")
        terminal.until("Sent to your terminal's clipboard")
        (sent,) = re.findall(rb"\x1b\]52;c;([A-Za-z0-9+/=]*)(?:\x07|\x1b\\)", bytes(terminal.raw))
        text = base64.b64decode(sent).decode()
        assert text.startswith(
            "Dear Tomas,\n\nThank you for the offer of the Platform Lead position"
        )
        assert text.endswith("Kind regards,")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_words_that_were_being_typed_outlive_the_program(desk: Desk, number: int) -> None:
    with desk.opened(command=COMMAND) as terminal:
        read_it(terminal)
        terminal.press("enter")
        terminal.until("esc done")
        terminal.type("Words at the very end. ")
        terminal.until("Words at the very end")
        terminal.signal(number)
        assert terminal.ended() == 128 + number
    kept = (desk.data / "letters/birch-systems/decline.draft.txt").read_text(encoding="utf-8")
    assert "Words at the very end." in kept


def test_words_that_a_full_disk_refuses_are_rescued_at_the_end_and_the_shell_is_told(
    tmp_path: Path,
) -> None:
    desk = Desk(tmp_path)
    with small_disk(desk.data) as is_mounted:
        if not is_mounted:
            pytest.skip("a disk cannot be mounted by this user")
        copy_demo(desk.data, dt.datetime.now().astimezone().date())
        with desk.opened(command=COMMAND) as terminal:
            read_it(terminal)
            with pytest.raises(OSError, match="No space"):
                (desk.data / "filler").write_bytes(bytes(1 << 20))
            type_words(terminal, "Words at the very end. ")
            terminal.until("NOT SAVED, the disk is full")
            terminal.signal(signal.SIGTERM)
            assert terminal.ended() == 1
            said = re.search(
                rb"not saved in the library; all of the letter is in (\S+)", terminal.raw
            )
    assert said is not None
    rescued = Path(said[1].decode())
    assert rescued.parent.name.startswith("offer-tui-rescued-")
    assert rescued.stat().st_mode & 0o777 == 0o600
    assert "Words at the very end. Dear Tomas" in rescued.read_text(encoding="utf-8")


def test_leaving_all_the_same_rescues_the_words_that_were_refused(desk: Desk) -> None:
    with desk.opened(command=COMMAND) as terminal:
        read_it(terminal)
        (desk.data / "letters").write_text("in the way")
        type_words(terminal, "Words at the very end. ")
        terminal.until("NOT SAVED")
        terminal.press("ctrl+q")
        terminal.until("the same again leaves all the same")
        terminal.press("ctrl+q")
        assert terminal.ended() == 1
    (rescued,) = (desk.home / "tmp").glob("offer-tui-rescued-*/letter.txt")
    assert "Words at the very end. Dear Tomas" in rescued.read_text(encoding="utf-8")


FALLS = (
    'echo running; trap "exit 1" HUP TERM; '
    'printf "b0VIM\\000typed there" > "$(dirname "$1")/.letter.txt.swp"; sleep 60 & wait'
)
"""An editor that keeps its own way back to what is typed, and leaves it when it is ended."""


def from_editor(desk: Desk) -> Path:
    return desk.data / "letters/birch-systems/decline.from-editor.letter.txt.swp"


def test_a_terminal_closed_over_an_editor_keeps_what_both_had(desk: Desk) -> None:
    with desk.opened(command=COMMAND, EDITOR=editor(desk, FALLS)) as terminal:
        type_words(terminal, "Words of the app. ")
        terminal.press("ctrl+e")
        terminal.until("running")
        terminal.hang_up()
        terminal.ended(seconds=40)
    assert from_editor(desk).read_bytes() == b"b0VIM\0typed there"
    assert from_editor(desk).stat().st_mode & 0o777 == 0o600
    kept = (desk.data / "letters/birch-systems/decline.draft.txt").read_text(encoding="utf-8")
    assert "Words of the app. Dear Tomas" in kept
    assert left_over(desk) == []


def test_ended_while_an_editor_runs_it_keeps_the_words_at_once_and_ends_with_the_editor(
    desk: Desk,
) -> None:
    script = (
        'echo running; printf "typed there" > "$1.save"; read answer; '
        'printf "Subject: Mine\\n\\nSaved there.\\n" > "$1"'
    )
    draft = desk.data / "letters/birch-systems/decline.draft.txt"
    with desk.opened(command=COMMAND, EDITOR=editor(desk, script)) as terminal:
        type_words(terminal, "Words of the app. ")
        terminal.press("ctrl+e")
        terminal.until("running")
        assert "Words of the app. Dear Tomas" in draft.read_text(encoding="utf-8")
        terminal.signal(signal.SIGTERM)
        terminal.until_quiet(0.3)
        terminal.type("\r")
        assert terminal.ended() == 128 + signal.SIGTERM
        said = re.search(rb"your editor left (\S+)", terminal.raw)
    assert draft.read_text(encoding="utf-8") == "Subject: Mine\n\nSaved there.\n"
    assert said is not None
    assert Path(said[1].decode()).read_text(encoding="utf-8") == "typed there"
