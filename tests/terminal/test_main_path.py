"""The main path, in a real terminal: from the shell to notes that are on the disk."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from terminal import Desk, until_kept


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_from_the_shell_to_the_first_note_nothing_else_is_asked(desk: Desk) -> None:
    with desk.opened() as terminal:
        terminal.until("Nothing here yet")
        terminal.type("l")
        terminal.until("Company ›")
        terminal.type("Acme")
        terminal.press("enter")
        terminal.type("she said the team is new")
        terminal.press("enter")
        until_kept(terminal, r"she said the team is new")
        assert tomllib.loads(desk.only_session())["note"][0]["text"] == "she said the team is new"


def test_all_of_it_may_be_typed_before_a_screen_is_there(desk: Desk) -> None:
    with desk.opened() as terminal:
        terminal.until("live")
        terminal.type("lAcme\rquite quiet here\r71-\rquit\r")
        until_kept(terminal, r"quit$")
    session = tomllib.loads(desk.only_session())
    assert [note["text"] for note in session["note"]] == ["quite quiet here", "quit"]
    assert [seen["state"] for seen in session["observation"]] == ["clear"]


def test_a_round_is_ended_rated_weighed_and_read_again(desk: Desk) -> None:
    with desk.in_live() as terminal:
        terminal.type("71two of five\r/fin\r")
        terminal.until("How did it feel")
        terminal.type("4")
        terminal.until("Debrief")
        terminal.press("escape")
        terminal.until("» Acme")
        terminal.type("o")
        terminal.until("round 1 .*gut 4")
        terminal.press("enter")
        terminal.until("71 ▲ people keep leaving +two of five")
        terminal.press("escape", "escape")
        terminal.until("» Acme")
        terminal.type("q")
        assert terminal.ended() == 0
    assert tomllib.loads(desk.only_session())["gut"]["rating"] == 4


def test_what_was_begun_goes_on_in_the_next_window(desk: Desk) -> None:
    with desk.in_live() as terminal:
        terminal.type("71\r")
        until_kept(terminal, r"71 ▲")
        terminal.kill()
    with desk.opened() as terminal:
        terminal.until("» Acme .*a round is going on")
        terminal.press("enter")
        terminal.until(r"\d\d:\d\d 71 ▲ people keep leaving")
        terminal.type("72")
        until_kept(terminal, r"72 ▲")
    assert len(tomllib.loads(desk.only_session())["observation"]) == 2


def test_in_a_round_ctrl_c_does_not_quit_and_ctrl_z_undoes(desk: Desk) -> None:
    with desk.in_live() as terminal:
        terminal.type("71\r")
        terminal.until(r"\d\d:\d\d 71 ▲")
        terminal.press("ctrl+c", "ctrl+z")
        terminal.until("took back")
        terminal.until_gone(r"\d\d:\d\d 71 ▲")
        terminal.press("ctrl+c", "ctrl+y")
        terminal.until(r"\d\d:\d\d 71 ▲")
        assert terminal.process.poll() is None


def test_a_paste_of_a_number_ticks_nothing(desk: Desk) -> None:
    with desk.in_live() as terminal:
        terminal.paste("71")
        terminal.until("note › 71")
        terminal.press("enter")
        until_kept(terminal, r"71$")
    session = tomllib.loads(desk.only_session())
    assert session["note"][0]["text"] == "71"
    assert "observation" not in session


def test_a_paste_of_lines_is_one_note(desk: Desk) -> None:
    with desk.in_live() as terminal:
        terminal.paste("first\r71\r\nq")
        terminal.until("note › first 71 q")
        terminal.press("enter")
        until_kept(terminal, r"first 71 q")
    assert len(tomllib.loads(desk.only_session())["note"]) == 1


def test_a_paste_with_escape_sequences_ticks_nothing_and_moves_nothing(desk: Desk) -> None:
    with desk.in_live() as terminal:
        terminal.paste("grey \x1b[71m\x1b[72mwords\x1b[2J")
        terminal.until("grey")
        terminal.press("enter")
        until_kept(terminal, r".*grey")
        assert b"\x1b[71m" not in terminal.raw
    session = tomllib.loads(desk.only_session())
    assert "observation" not in session
    assert "words" in session["note"][0]["text"]


def test_resizing_in_the_middle_keeps_the_line(desk: Desk) -> None:
    with desk.in_live() as terminal:
        terminal.type("71\rtwo of five since spring")
        terminal.until("two of five since spring")
        for columns, rows in ((40, 24), (40, 12), (120, 40), (80, 24)):
            terminal.resize(columns, rows)
            # What stood there before can stand in the smaller window until it is drawn anew.
            terminal.until(rf"\A Acme (?:.*\n){{{rows - 1}}}.*enter keep")
            terminal.until("of five since spring")
            terminal.until(r"^ Acme .*typing$")
        terminal.press("enter")
        until_kept(terminal, ".*two of five since spring")
    assert tomllib.loads(desk.only_session())["note"][0]["text"] == "two of five since spring"
