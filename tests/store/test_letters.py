"""Templates of letters: where they are found, and what is wrong with those of the person."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from made import FaultyDisk, mode_of

from offer_tui.letters.fact import Facts
from offer_tui.letters.letter import Letter
from offer_tui.store.atomic import NotSaved
from offer_tui.store.letters import (
    LARGEST,
    Template,
    draft,
    keep_letter,
    load_topics,
    own_folder,
    source_of,
    templates,
)
from offer_tui.store.reading import FileProblem

FACTS: Facts = {"company": "Acme", "talks": 1, "talks_with_you": 1, "today": "2026-11-22"}
LETTER = Letter("Hello", "Dear Søren,\n\nYes.")


@pytest.fixture
def own(tmp_path: Path) -> Path:
    folder = own_folder(tmp_path)
    folder.mkdir()
    return folder


def named(folder: Path, kind: str) -> Template:
    return next(one for one in templates(folder) if one.kind == kind)


def test_the_kinds_come_in_the_order_of_the_way_to_a_job(tmp_path: Path) -> None:
    assert [one.kind for one in templates(tmp_path / "none")] == [
        "thank-you", "clarification", "in-writing", "more-time", "negotiation", "withdrawal",
        "decline", "acceptance", "another-role", "keep-in-touch", "re-engagement",
    ]  # fmt: skip
    assert all(one.path.is_file() and not one.is_own for one in templates(tmp_path / "none"))


def test_an_own_file_takes_the_place_of_the_one_shipped(own: Path) -> None:
    path = own / "decline.md"
    path.write_text("Subject: No\n\nNo, {{ company }}.")
    drafted = draft(named(own, "decline"), FACTS)
    assert drafted.letter == Letter("No", "No, Acme.", (), drafted.letter.unused)
    assert (drafted.template.path, drafted.template.is_own, drafted.problem) == (path, True, None)


def test_further_kinds_come_last_by_name(own: Path) -> None:
    for name in ("zebra.md", "ask-a-friend.md", ".hidden.md", "notes.txt", "draft.md~"):
        (own / name).write_text("Subject: s\n\nText.")
    (own / "folder.md").mkdir()
    os.mkfifo(own / "pipe.md")
    (own / "gone.md").symlink_to(own / "nowhere")
    assert [one.kind for one in templates(own)][-2:] == ["ask-a-friend", "zebra"]
    assert len(templates(own)) == 13


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (
            b"Subject: s\n\nOne.\n{{ compny }}.",
            ":4: there is no fact compny; did you mean company?",
        ),
        (
            b"\xef\xbb\xbfSubject: s\r\n\r\n{% if %}",
            ":3: it cannot be read: expected an expression",
        ),
        (b"Subject: s\n\n{{ ''.__class__ }}", ":3: __class__ reaches beyond the facts"),
        (b"Subject: s\n\n{% for i in range(10**9) %}{% endfor %}", ":3: a letter cannot call"),
        (b"Hello.", ":1: it has no subject; begin it with a line like Subject: Thank you"),
        (b"Subject: s\n\ncaf\xe9", ":3: this is not UTF-8; save it as UTF-8"),
        (b" \n\n", ": there is nothing in it; write a letter, or remove it"),
        (b"", ": there is nothing in it; write a letter, or remove it"),
        (b"x" * (LARGEST + 1), f": it is larger than {LARGEST:,} bytes"),
        (
            b"Subject: s\n\n" + "é".encode() * 20_000,
            ":1: it has more than 16,000 characters",
        ),
    ],
)
def test_a_mistake_in_an_own_file_is_named_and_the_shipped_one_used(
    own: Path, content: bytes, said: str
) -> None:
    path = own / "thank-you.md"
    path.write_bytes(content)
    drafted = draft(named(own, "thank-you"), FACTS)
    assert str(drafted.problem).startswith(f"{path}{said}")
    assert drafted.letter.body.startswith("Hello,\n\nThank you for taking the time")
    assert not drafted.template.is_own
    assert path.read_bytes() == content


def test_a_mistake_in_a_further_kind_has_nothing_to_take_its_place(own: Path) -> None:
    (own / "mine.md").write_text("Subject: s\n\n{{ nothing }}")
    with pytest.raises(FileProblem, match=r"mine\.md:3: there is no fact nothing"):
        draft(named(own, "mine"), FACTS)


def test_a_file_that_goes_away_is_said_and_the_shipped_one_used(own: Path) -> None:
    (own / "decline.md").write_text("Subject: No\n\nNo.")
    template = named(own, "decline")
    template.path.unlink()
    drafted = draft(template, FACTS)
    assert "there is no such file" in str(drafted.problem)
    assert drafted.letter.subject == "Your offer"


def test_the_words_of_a_template_are_read_as_they_are(own: Path) -> None:
    (own / "mine.md").write_bytes(b"\xef\xbb\xbfSubject: s\n\nText.")
    assert source_of(named(own, "mine")) == "Subject: s\n\nText."


def test_topics_are_words_that_go_into_a_sentence() -> None:
    words = [topic.words for topic in load_topics()]
    assert len(set(words)) == len(words) > 10
    assert all(one[0].islower() and one[-1].isalpha() for one in words)


def test_a_letter_is_written_for_this_user_only(tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    keep_letter(path, LETTER, replace=False)
    assert path.read_text() == "Subject: Hello\n\nDear Søren,\n\nYes.\n"
    assert mode_of(path) == 0o600


def test_a_file_that_is_there_is_replaced_only_where_that_is_wanted(tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_text("mine")
    path.chmod(0o644)
    with pytest.raises(FileExistsError):
        keep_letter(path, LETTER, replace=False)
    assert path.read_text() == "mine"
    keep_letter(path, LETTER, replace=True)
    assert path.read_text() == LETTER.text
    assert mode_of(path) == 0o600


def test_only_a_file_is_ever_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    for path, why in ((pipe, "not a file"), (tmp_path, "not a file"), (tmp_path / "a/b", "folder")):
        with pytest.raises(NotSaved, match=why):
            keep_letter(path, LETTER, replace=True)


def test_a_full_disk_leaves_the_old_letter(tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_text("mine")
    with pytest.raises(NotSaved, match="the disk is full"):
        keep_letter(path, LETTER, replace=True, disk=FaultyDisk(kind="write"))
    assert path.read_text() == "mine"
