"""posting: a job description read."""

from __future__ import annotations

import os
import threading
from pathlib import Path

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
    assert "\nIt says\n  pay range   41,000 to 45,000 a year\n" in said
    assert "\nIt leaves open\n" in said
    assert "thirty days of leave" in said
    assert "\nTo ask\n" in said


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"", "there is nothing in it; paste the text into it first"),
        (b"%PDF-1.4 \xff\xfe", "this is a PDF; open it, select all, copy, and save"),
        (b"\x89PNG\r\n\x1a\n\0\0", "this is a picture; type what it says"),
        (b"\x1f\x8b\x08\0", "this is compressed; unpack it first"),
        (b"\x83\x81\x83\x82\x92\xca wanted", ":1: this is not UTF-8; save it as UTF-8"),
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


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_text_in_a_wider_encoding_reads_the_same(shell: Shell, encoding: str) -> None:
    path = shell.write("posting.txt", POSTING.encode(encoding))
    assert shell.json("posting", str(path)) == shell.json("posting", "-", given=POSTING)


def test_western_text_of_windows_keeps_its_letters(shell: Shell) -> None:
    path = shell.write("posting.txt", f"Café lead\n{POSTING} – £31,500 a year".encode("cp1252"))
    assert "£31,500 a year" in shell.done("posting", str(path))


def test_the_page_fits_eighty_columns_and_gives_each_reason_once(shell: Shell) -> None:
    text = POSTING + "A dynamic, fast-moving, hectic place with a busy till.\n" * 3
    said = shell.done("posting", "-", given=text)
    assert max(map(len, said.splitlines())) <= 80
    reasons = [line for line in said.splitlines() if line.startswith("  Pressure: A fast pace")]
    assert len(reasons) == 1


def test_another_language_is_not_rated(shell: Shell) -> None:
    text = (
        "Wir suchen für unsere Werkstatt in Köln eine Schlosserin. Sie sind zuständig für die "
        "Pflege der Maschinen und die Prüfung der Teile. Das Gehalt beträgt 45.000 € im Jahr."
    )
    result = shell.run("posting", "-", given=text)
    assert result.exit_code == 0
    assert "This reader knows English. The text looks like German" in result.stderr
    assert "Vagueness" not in result.stdout
    assert "To ask" not in result.stdout
    assert "45.000 €" in result.stdout


def test_a_pipe_is_read_and_a_folder_is_named(shell: Shell, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writer = threading.Thread(target=pipe.write_text, args=(POSTING,))
    writer.start()
    assert shell.json("posting", str(pipe)) == shell.json("posting", "-", given=POSTING)
    writer.join()
    assert "this is a folder; name a file in it" in shell.failed("posting", str(tmp_path))
