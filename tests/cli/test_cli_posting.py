"""posting: a job description read."""

from __future__ import annotations

import pytest

from cli.shell import Shell, in_a_process

POSTING = """Warehouse Lead

We are a fast-paced team of rockstars who go the extra mile.

What you do
- plan the shifts of twelve people, week by week
- check incoming goods and report damage the same day
- train new colleagues on the scanners

What you get
- 41,000 to 45,000 a year
- thirty days of leave
You report to the site manager in Leeds.
"""


def test_the_reading_has_the_keys_of_the_product_page(shell: Shell) -> None:
    said = shell.json("posting", "-", given=POSTING)
    assert said.keys() == {"vagueness", "facts", "wording", "promises", "questions", "signals"}
    assert 1 <= said["vagueness"] <= 5
    assert said["facts"].keys() == {
        "pay_range", "location_or_remote", "reporting_line", "concrete_duties", "first_goals",
        "team_structure",
    }  # fmt: skip
    assert (said["facts"]["pay_range"], said["facts"]["first_goals"]) == (True, False)
    for signal in said["signals"]:
        assert signal.keys() == {"signal", "state", "degree", "because"}


def test_offsets_count_characters_of_the_input(shell: Shell) -> None:
    for text in (POSTING, POSTING.replace("\n", "\r\n"), f"Café – {POSTING}"):
        said = shell.json("posting", "-", given=text.encode())
        assert said["wording"]
        assert said["promises"]
        for mark in said["wording"]:
            assert text[mark["start"] : mark["end"]] == mark["phrase"]
        for promise in said["promises"]:
            assert text[promise["start"] : promise["end"]] == promise["text"]


def test_a_file_reads_like_standard_input(shell: Shell) -> None:
    path = shell.write("posting.txt", POSTING)
    assert shell.json("posting", str(path)) == shell.json("posting", "-", given=POSTING)
    ran = in_a_process("posting", str(path))
    assert (ran.returncode, ran.stderr) == (0, b"")


def test_the_page_names_what_is_said_left_open_and_to_be_asked(shell: Shell) -> None:
    said = shell.done("posting", "-", given=POSTING)
    assert said.startswith("Warehouse Lead\n\nVagueness ")
    assert "\nIt says\n  pay range\n" in said
    assert "\nIt leaves open\n" in said
    assert "thirty days of leave" in said
    assert "\nTo ask\n" in said


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"", "there is nothing in it; paste the text into it first"),
        (b"%PDF-1.4 \xff\xfe", "this is a PDF; copy its text into a plain file"),
        (b"\x89PNG\r\n\x1a\n\0\0", "this is a picture; type what it says"),
        (b"\x1f\x8b\x08\0", "this is compressed; unpack it first"),
        (b"Caf\xe9 manager wanted", ":1: this is not UTF-8; save it as UTF-8"),
    ],
)
def test_what_is_no_text_is_named_with_what_to_do(shell: Shell, content: bytes, what: str) -> None:
    path = shell.write("posting.txt", content)
    said = shell.failed("posting", str(path), "--json")
    assert said.startswith(str(path))
    assert what in said


def test_a_file_that_is_not_there_is_said(shell: Shell) -> None:
    assert "there is no such file" in shell.failed("posting", "none.txt")


def test_a_few_words_are_read_with_a_notice(shell: Shell) -> None:
    result = shell.run("posting", "-", "--json", given="Cook wanted in Leeds.")
    assert result.exit_code == 0
    assert "4 words long" in result.stderr


def test_control_characters_of_a_posting_are_not_printed(shell: Shell) -> None:
    said = shell.run("posting", "-", given=f"{POSTING}\nA rock\x1b[2Jstar in a dynamic\x07 world\n")
    assert said.exit_code == 0
    assert not set(said.output) & set("\x1b\x07")
