"""A round line by line in a real terminal: nothing is drawn, and nothing that was said is lost."""

from __future__ import annotations

import re
import signal
import subprocess
import termios
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from terminal import APP, Desk, Terminal

CTRL_C, CTRL_D = "ctrl+c", "ctrl+d"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    desk = Desk(tmp_path)
    new = [*APP, "new", "Acme"]
    subprocess.run(new, env=desk.environment, check=True, stdout=subprocess.DEVNULL)
    return desk


@contextmanager
def talking(desk: Desk, *arguments: str, greeting: str = "for help") -> Iterator[Terminal]:
    """Lead a round of Acme line by line, in a terminal that has room for all that is said."""
    arguments = arguments or ("live", "acme", "--lines")
    with desk.opened(*arguments, TERM="dumb", columns=200, rows=120) as terminal:
        terminal.until(greeting)
        terminal.until(r"^> \Z|^> *$")
        yield terminal


def say(terminal: Terminal, line: str, answer: str) -> None:
    """Send a line, and wait for the answer behind it and for the next prompt."""
    begins = len(terminal.raw)
    terminal.type(line)
    terminal.press("enter")
    terminal.until_true(
        lambda: re.search(rf"{answer}.*\n", heard(terminal, begins), re.DOTALL) is not None,
        20,
        f"{answer!r} after {line!r}",
    )


def heard(terminal: Terminal, begins: int = 0) -> str:
    return terminal.raw[begins:].decode().replace("\r\n", "\n")


def session(desk: Desk) -> dict[str, Any]:
    return tomllib.loads(desk.only_session())


def opportunity(desk: Desk) -> str:
    return (desk.data / "opportunities" / "acme" / "opportunity.toml").read_text()


def notes(desk: Desk) -> list[str]:
    return [note["text"] for note in session(desk).get("note", ())]


def test_a_whole_interview_and_its_debrief_under_a_dumb_terminal(desk: Desk) -> None:
    with talking(
        desk, "live", "acme", greeting=r"TERM=dumb\), so it goes line by line"
    ) as terminal:
        say(terminal, "7", r"7 Stability\. 71 people keep leaving, open\.")
        say(
            terminal, "71 two of five", r"71 people keep leaving: yes\. Note kept\. Saved \d\d:\d\d"
        )
        say(terminal, "-", r"71 people stay: no\. It was yes\. Saved")
        say(terminal, '"we are like a family here', r"Quote kept\. Saved")
        say(terminal, "", r"Ask \d\d: .+\? Plus means .+, minus means .+\. Saved")
        say(terminal, "* she looked at her papers", r"dodged\. Note kept\. Saved")
        say(terminal, " ", r"Marked \d\d:\d\d")
        say(terminal, "", r"Ask \d\d: ")
        say(terminal, ":undo", r"Took back: \d\d asked\.")
        say(terminal, ":done", r"How did it feel, before any number\?")
        say(terminal, "4 kind, but nobody knows the job", r"Note, 1 of 1.*like a family here")
        say(terminal, "69", r"The note is about it now\. Saved.*Marked moment, 1 of 1")
        say(
            terminal, "92.", r"92 always on: partly\. That is the moment you marked.*Dodged, 1 of 1"
        )
        say(terminal, "", r"It stays dodged\..*Watched for, and not touched, 1 of")
        say(terminal, ":skip", r"Left as they are\. Saved.*For you, 1 of 3")
        say(terminal, "ask about on-call first", r"Your words are kept\. Saved.*For you, 2 of 3")
        say(terminal, ":skip", r"Who moves next: by when do they decide\?")
        say(terminal, "2 Dec 2099", r"They decide by 2 Dec 2099\. Saved")
        say(terminal, "", r"No day, then\..*Was another role named\?")
        terminal.type("none")
        terminal.press("enter")
        assert terminal.ended() == 0
        assert "A thank-you note to them: offer-tui letter thank-you acme" in heard(terminal)
        assert "What it adds up to: offer-tui evaluate acme" in heard(terminal)
        assert b"\x1b" not in terminal.raw
    kept = session(desk)
    assert kept["gut"]["rating"] == 4
    assert kept["gut"]["why"] == "kind, but nobody knows the job"
    assert kept["ended"]
    assert kept["debrief"]["taught"] == "ask about on-call first"
    assert kept["debrief"]["ended"]
    assert "they_decide_by = 2099-12-02" in opportunity(desk)
    assert "moment" not in kept
    (quote,) = kept["note"]
    about = {seen["id"]: seen["signal"] for seen in kept["observation"]}
    assert about[quote["about"]] == "family-talk"
    assert {seen["signal"]: seen["state"] for seen in kept["observation"]}[
        "high-turnover-team"
    ] == "clear"


def test_a_debrief_cut_off_by_kill_9_goes_on_where_it_was(desk: Desk) -> None:
    with talking(desk) as terminal:
        say(terminal, "she laughed", "Saved")
        say(terminal, "a note", "Saved")
        say(terminal, ":done", r"How did it feel, before any number\?")
        say(terminal, "4 kind people", r"Note, 1 of 2")
        say(terminal, "", r"It stays a note\. Saved.*Note, 2 of 2")
        terminal.kill()
    with talking(desk, greeting="you have not gone through all of it") as terminal:
        say(terminal, "", r"The debrief of Acme, round 1\..*1 loose note, .*Note, 1 of 1.*: a note")
        say(terminal, "71", r"The note is about it now\. Saved")
        terminal.press(CTRL_D)
        assert terminal.ended() == 0
        assert "The debrief goes on where you left it: offer-tui live acme --lines" in heard(
            terminal
        )
        assert b"\x1b" not in terminal.raw
    assert len(desk.session_files()) == 1


def to_who_moves_next(terminal: Terminal) -> None:
    say(terminal, ":done", "How did it feel")
    say(terminal, "4 fine", "not touched, 1 of")
    say(terminal, ":skip", "For you, 1 of 3")
    say(terminal, ":skip", "by when do they decide")


def test_a_day_that_could_not_be_saved_to_the_end_is_named(desk: Desk) -> None:
    with talking(desk) as terminal:
        to_who_moves_next(terminal)
        (desk.session_files()[0].parent / "opportunity.toml").write_text("company = ")
        say(terminal, "2 Dec 2099", "NOT SAVED since")
        terminal.press(CTRL_D)
        assert terminal.ended() == 1
        assert "not saved: they decide by 2099-12-02" in heard(terminal)


def test_a_day_that_cannot_be_saved_is_said_and_saved_with_the_next_line(desk: Desk) -> None:
    with talking(desk) as terminal:
        to_who_moves_next(terminal)
        path = desk.session_files()[0].parent / "opportunity.toml"
        whole = path.read_text()
        path.write_text("company = ")
        say(terminal, "2 Dec 2099", r"NOT SAVED since \d\d:\d\d: .*opportunity\.toml")
        path.write_text(whole)
        say(terminal, "", r"Saved \d\d:\d\d, all of it\.")
        terminal.press(CTRL_D)
        assert terminal.ended() == 0
    assert "they_decide_by = 2099-12-02" in opportunity(desk)


def test_what_was_said_to_be_saved_survives_kill_9(desk: Desk) -> None:
    for number in range(3):
        with talking(desk) as terminal:
            say(terminal, f"word{number}", r"Note kept\. Saved \d\d:\d\d\.")
            terminal.kill()
    assert notes(desk) == ["word0", "word1", "word2"]


def test_ctrl_c_keeps_the_line_that_was_begun_and_gives_the_terminal_back(desk: Desk) -> None:
    with talking(desk) as terminal:
        before = termios.tcgetattr(terminal.descriptor)[3] & ~termios.NOFLSH
        terminal.type("and then she pau")
        terminal.until("she pau")
        terminal.press(CTRL_C)
        assert terminal.ended() == 128 + signal.SIGINT
        assert "The line you had begun is kept as well." in heard(terminal)
        assert termios.tcgetattr(terminal.descriptor)[3] == before
    assert notes(desk) == ["and then she pau"]


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_keeps_the_line_that_was_begun(desk: Desk, number: int) -> None:
    with talking(desk) as terminal:
        terminal.type("half a word")
        terminal.until("half a word")
        terminal.signal(number)
        assert terminal.ended() == 128 + number
    assert notes(desk) == ["half a word"]


def test_the_end_of_input_leaves_the_round_going_on(desk: Desk) -> None:
    with talking(desk) as terminal:
        say(terminal, "71", "Saved")
        terminal.press(CTRL_D)
        assert terminal.ended() == 0
        assert "Everything is kept. The round goes on: offer-tui live acme --lines" in heard(
            terminal
        )
    with talking(desk, greeting="going on since .*, 1 tick") as terminal:
        say(terminal, ":list", "71 people keep leaving: yes, against")


def test_a_closed_window_loses_no_line_and_leaves_nothing_running(desk: Desk) -> None:
    with talking(desk) as terminal:
        say(terminal, "the last words", "Saved")
        terminal.hang_up()
        terminal.ended(seconds=5)
    assert notes(desk) == ["the last words"]


def test_hidden_it_shows_no_name_and_takes_nothing_but_enter(desk: Desk) -> None:
    with talking(desk) as terminal:
        say(terminal, "she laughed", "Saved")
        say(terminal, ":hide", r"Paused\. Enter goes on\.")
        assert not re.search("Acme|laughed", terminal.text)
        say(terminal, "71", r"Paused\. Enter goes on\.")
        hidden = len(terminal.raw)
        say(terminal, "", r"Going on\.")
        say(terminal, ":hide", r"Paused")
        terminal.press(CTRL_D)
        terminal.ended()
        assert "cme" not in heard(terminal, hidden)
    assert "observation" not in session(desk)


def test_a_second_window_reads_and_says_who_writes(desk: Desk) -> None:
    with (
        talking(desk) as first,
        desk.opened("live", "acme", "--lines", columns=200, rows=120) as second,
    ):
        say(first, "71", "Saved")
        second.until(rf"Another window writes this round: process {first.process.pid}, since")
        say(second, "a note", "Nothing was recorded")
        say(second, ":undo", "Nothing was recorded")
        say(second, ":list", "71 people keep leaving: yes")
        second.press(CTRL_D)
        assert second.ended() == 0
        say(first, "72", "Saved")
    assert len(session(desk)["observation"]) == 2


def test_a_round_without_a_company_gets_one_later(desk: Desk) -> None:
    with talking(desk, "live", "--lines", greeting=r"Company\?") as terminal:
        say(terminal, "", "without a company yet")
        say(terminal, "71 two of five", "Saved")
        say(terminal, ":attach Birch", r"This is Birch, round 1 now\.")
        say(terminal, "72", r"72 .*Saved")
    (path,) = desk.session_files()
    assert path.parent.name == "birch"
    assert [seen["signal"] for seen in session(desk)["observation"]] == [
        "high-turnover-team",
        "role-reposted",
    ]
    assert not (desk.data / "opportunities" / "unnamed").exists()


def test_what_cannot_be_saved_is_said_and_saved_with_the_next_line(desk: Desk) -> None:
    with talking(desk) as terminal:
        say(terminal, "before", "Saved")
        folder = desk.session_files()[0].parent
        away = folder.with_name(".away")
        folder.rename(away)
        folder.write_bytes(b"")
        say(terminal, "during", r"NOT SAVED since \d\d:\d\d: .*I try again with the next line")
        say(terminal, "?", "NOT SAVED")
        folder.unlink()
        away.rename(folder)
        say(terminal, "after", r"Saved \d\d:\d\d, all of it")
    assert notes(desk) == ["before", "during", "after"]


def test_what_the_library_refuses_at_the_end_is_kept_elsewhere(desk: Desk) -> None:
    with talking(desk) as terminal:
        folder = desk.session_files()[0].parent
        folder.rename(folder.with_name(".away"))
        folder.write_bytes(b"")
        say(terminal, "nowhere to go", "NOT SAVED")
        terminal.press(CTRL_D)
        assert terminal.ended() == 1
        found = re.search(r"all of the round is in (\S+)", heard(terminal))
    assert found
    assert tomllib.loads(Path(found[1]).read_text())["note"][0]["text"] == "nowhere to go"


def test_a_line_that_the_terminal_cut_says_so(desk: Desk) -> None:
    with talking(desk) as terminal:
        say(terminal, "x" * 5_000, "This line may be longer than what came of it")
        say(terminal, "71", "71 people keep leaving: yes")
    assert len(notes(desk)[0]) > 4_000
