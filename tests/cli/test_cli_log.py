"""log: one line of Live's grammar, on the disk before it answers."""

from __future__ import annotations

import re
import tomllib

import pytest

from cli.shell import Shell, in_a_process
from offer_tui.store.library import Library
from offer_tui.store.places import find_places


def told(said: str) -> str:
    """Return what was recorded, without when and where."""
    return said.partition(" Saved ")[0].strip()


@pytest.mark.parametrize(
    ("line", "recorded"),
    [
        ("71", "71 people keep leaving: yes."),
        ("71- nobody has left", "71 people stay: no. Note kept."),
        ("71.", "71 people keep leaving: partly."),
        ("71* changed the subject", "71 people keep leaving: dodged. Note kept."),
        ("high-turnover-team", "71 people keep leaving: yes."),
        ("bait-and-switch . they hinted", "21 bait and switch: partly. Note kept."),
        ('71 "two of five', "71 people keep leaving: yes. Quote kept."),
        ("she laughed", "Note kept."),
        ("well-known place", "Note kept."),
        ("long-term plans - none", "Note kept."),
        ('"we hire for it', "Quote kept."),
        ("- begins with a dash", "Note kept."),
    ],
)
def test_a_line_is_told_back_in_words(acme: Shell, line: str, recorded: str) -> None:
    said = acme.done("log", "acme", line)
    assert told(said) == recorded
    assert said.endswith(". Acme, round 1.\n")


def test_words_need_no_quotes_around_them(acme: Shell) -> None:
    acme.done("log", "acme", "71-", "nobody", "has", "left")
    (seen,) = acme.json("show", "acme")["rounds"][0]["observation"]
    assert (seen["signal"], seen["state"], seen["note"]) == (
        "high-turnover-team",
        "clear",
        "nobody has left",
    )


def test_another_answer_says_what_it_was(acme: Shell) -> None:
    acme.done("log", "acme", "71")
    assert told(acme.done("log", "acme", "71-")) == "71 people stay: no. It was yes."


def test_the_same_answer_says_since_when(acme: Shell) -> None:
    acme.done("log", "acme", "71")
    assert told(acme.done("log", "acme", "71")).startswith("71 people keep leaving: yes, since ")
    assert len(acme.json("show", "acme")["rounds"][0]["observation"]) == 1


def test_a_promise_is_kept_or_broken(acme: Shell) -> None:
    path = acme.data / "opportunities" / "acme" / "opportunity.toml"
    promise = '[[promise]]\nid = "01M70SSJCSETYE24KNGG403V7N"\ntext = "two days at home"\n'
    path.write_text(f"{path.read_text()}\n{promise}")
    said = acme.done("log", "acme", "01- first year in the office")
    assert told(said) == "01 promised: two days at home: broken. Note kept."


def test_it_is_on_the_disk_before_the_answer(acme: Shell) -> None:
    ran = in_a_process("log", "acme", "71- nobody has left")
    assert ran.stdout.startswith(b"71 people stay: no. Note kept. Saved ")
    (path,) = acme.rounds("acme")
    (seen,) = tomllib.loads(path.read_text())["observation"]
    assert (seen["signal"], seen["note"]) == ("high-turnover-team", "nobody has left")


def test_lines_go_to_the_round_that_is_going_on(acme: Shell) -> None:
    for line in ("71", "72", "a note"):
        acme.done("log", "acme", line)
    assert len(acme.rounds("acme")) == 1


def test_a_named_round_goes_before_the_one_going_on(acme: Shell) -> None:
    acme.done("log", "acme", "71", "--round", "panel")
    acme.done("log", "acme", "72", "--round", "Lunch")
    assert acme.done("log", "acme", "73", "--round", "Panel").endswith("Acme, panel.\n")
    by_name = {r["round"]: len(r["observation"]) for r in acme.json("show", "acme")["rounds"]}
    assert by_name == {"panel": 2, "Lunch": 1}


def test_a_number_names_a_numbered_round(acme: Shell) -> None:
    acme.done("log", "acme", "71", "--round", "round 2")
    assert acme.done("log", "acme", "72", "--round", "2").endswith("Acme, round 2.\n")


def test_after_an_ended_round_a_new_one_begins(acme: Shell) -> None:
    acme.done("log", "acme", "71")
    (path,) = acme.rounds("acme")
    text = path.read_text()
    path.write_text(text.replace("\n[[", "\nended = 2100-01-01T10:00:00+00:00\n[[", 1))
    assert acme.done("log", "acme", "72").endswith("Acme, round 2.\n")


def ended(acme: Shell, *lines: str) -> str:
    """Enter lines in a round of acme, and return what the last one printed."""
    for line in lines:
        said = acme.done("log", "acme", line)
    return said


def test_a_round_is_ended_with_its_gut_rating(acme: Shell) -> None:
    said = ended(acme, "71", "/fin", "72", "/fin 4")
    assert re.fullmatch(r"Round 2 ended\. Gut 4: good\. Saved \d\d:\d\d\.\n", said)
    (first, second) = acme.json("show", "acme")["rounds"]
    assert "gut" not in first
    assert second["gut"]["rating"] == 4
    assert first["ended"]
    assert second["ended"]


def test_a_round_ended_without_rating_can_be_rated_until_the_next_begins(acme: Shell) -> None:
    assert told(ended(acme, "71", "/fin")) == "Round 1 ended. Its gut rating is still to give."
    before = acme.json("show", "acme")["rounds"][0]["ended"]
    assert told(ended(acme, "/fin 2")) == "Round 1 had ended. Gut 2: uneasy."
    (session,) = acme.json("show", "acme")["rounds"]
    assert (session["ended"], session["gut"]["rating"]) == (before, 2)
    refused = acme.failed("log", "acme", "/fin 5")
    assert refused == "no round of Acme is going on; round 1 ended with gut 2: uneasy"
    assert len(acme.rounds("acme")) == 1


def test_a_round_is_ended_by_its_name(acme: Shell) -> None:
    acme.done("log", "acme", "71", "--round", "panel")
    acme.done("log", "acme", "72", "--round", "lunch")
    assert told(acme.done("log", "acme", "/fin 4", "--round", "Panel")) == (
        "Panel ended. Gut 4: good."
    )
    assert acme.failed("log", "acme", "/fin", "--round", "tea") == "Acme has no round tea"
    assert "panel has ended, with gut 4: good" in acme.failed(
        "log", "acme", "/fin 1", "--round", "panel"
    )
    assert {r["round"]: "ended" in r for r in acme.json("show", "acme")["rounds"]} == {
        "panel": True,
        "lunch": False,
    }


def test_the_help_of_log_says_how_a_round_is_ended(shell: Shell) -> None:
    assert "'/fin 4'" in shell.done("log", "--help")


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("70", "70 is not used: 71 to "),
        ("-", "an answer needs its number first"),
        ("", "type a number"),
        ("/fin", "Acme has no round yet"),
        ("/fin 4", "Acme has no round yet"),
        ("/fin 9", "from 1 (get me out) to 5 (I want this)"),
        ("/find", "the commands are"),
        ("jd-wrk-mismatch - foo", "did you mean jd-work-mismatch?"),
        ("jd-wrk-mismatch- foo", "did you mean jd-work-mismatch?"),
        ("712 people", "712 is not a code"),
        ("7", "a number has two digits"),
    ],
)
def test_a_line_that_records_nothing_begins_no_round(acme: Shell, line: str, why: str) -> None:
    assert why in acme.failed("log", "acme", line)
    assert acme.rounds("acme") == []


def test_a_mistyped_option_is_no_note(acme: Shell) -> None:
    assert "there is no option --rond" in acme.misused("log", "acme", "--rond", "panel", "hi")
    assert acme.rounds("acme") == []


def test_a_round_of_another_window_says_who_has_it(acme: Shell) -> None:
    acme.done("log", "acme", "71")
    library = Library(find_places())
    held = library.open_session(library.round_paths("acme")[0])
    try:
        ran = in_a_process("log", "acme", "72")
    finally:
        held.close()
    assert ran.returncode == 1
    said = ran.stderr.decode()
    assert said.startswith("offer-tui: Acme, round 1: it is open in another window: process ")
    assert said.count("\n") == 1


def test_an_unknown_reference_names_the_nearest(acme: Shell) -> None:
    assert acme.failed("log", "acmee", "71") == "there is no opportunity acmee; did you mean acme?"


def test_a_planned_round_gives_its_name(acme: Shell) -> None:
    import datetime as dt  # noqa: PLC0415

    now = dt.datetime.now().astimezone().isoformat(timespec="seconds")
    path = acme.data / "opportunities" / "acme" / "opportunity.toml"
    path.write_text(f'{path.read_text()}\n[[planned]]\nround = "the manager"\nat = {now}\n')
    assert acme.done("log", "acme", "71").endswith("Acme, the manager.\n")


def test_control_bytes_of_a_note_are_kept_and_not_printed(acme: Shell) -> None:
    acme.done("log", "acme", "71 \x1b[31mred\x1b[0m")
    assert acme.json("show", "acme")["rounds"][0]["observation"][0]["note"] == "\x1b[31mred\x1b[0m"
    assert "\x1b" not in acme.done("show", "acme")


@pytest.mark.parametrize("line", ["/exp", "/att Birch"])
def test_what_only_an_open_round_can_do_is_refused_and_begins_none(acme: Shell, line: str) -> None:
    refused = acme.failed("log", "acme", line)
    assert "is for a round that is open" in refused
    assert acme.rounds("acme") == []


def test_the_planned_time_is_set_by_a_line(acme: Shell) -> None:
    assert told(acme.done("log", "acme", "/pla 45")) == "45 minutes planned."
    (path,) = acme.rounds("acme")
    assert tomllib.loads(path.read_text(encoding="utf-8"))["planned_minutes"] == 45
