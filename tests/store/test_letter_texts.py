"""Letters in the person's own words: kept, saved, and never one over another."""

from __future__ import annotations

import datetime as dt
import queue
from collections.abc import Callable
from pathlib import Path

import pytest
from made import mode_of

from offer_tui.store.atomic import NotSaved, fingerprint_of
from offer_tui.store.letter_texts import (
    folder_of,
    keep_as_sent,
    keep_left,
    kept_texts,
    left_by_editors,
    other_texts,
    path_in_work,
    path_to_save,
    save_text,
)
from offer_tui.store.letter_writer import LetterWriter, SentWriter
from offer_tui.store.places import Places

DAY = dt.date(2026, 11, 22)


@pytest.fixture
def places(tmp_path: Path) -> Places:
    return Places(tmp_path / "data", tmp_path / "config", tmp_path / "cache")


def hearing() -> tuple[queue.Queue[str], Callable[[str], None]]:
    heard: queue.Queue[str] = queue.Queue()
    return heard, heard.put


def test_what_is_written_is_kept_for_this_user_only_and_read_again(places: Places) -> None:
    heard, tell = hearing()
    path = path_in_work(places, "acme", "decline")
    LetterWriter(path, None, tell).submit("Subject: No\n\nNo.\n")
    assert heard.get(timeout=10) == ""
    assert mode_of(path) == 0o600
    assert mode_of(path.parent) == 0o700
    kept = kept_texts(places, "acme")["decline"]
    assert kept.text == "Subject: No\n\nNo.\n"
    assert kept.fingerprint == fingerprint_of(path)


def test_the_latest_words_are_what_is_kept(places: Places) -> None:
    heard, tell = hearing()
    path = path_in_work(places, "acme", "decline")
    writer = LetterWriter(path, None, tell)
    for number in range(200):
        writer.submit(f"version {number}")
    assert writer.close(10)
    assert path.read_text() == "version 199"
    assert heard.get(timeout=10) == ""


def test_without_words_of_their_own_nothing_is_left(places: Places) -> None:
    _heard, tell = hearing()
    path = path_in_work(places, "acme", "decline")
    writer = LetterWriter(path, None, tell)
    writer.submit("words")
    writer.submit("")
    assert writer.close(10)
    assert not path.exists()
    assert kept_texts(places, "acme") == {}


def test_what_another_window_wrote_stands_and_these_words_go_beside_it(places: Places) -> None:
    heard, tell = hearing()
    path = path_in_work(places, "acme", "decline")
    first, second = LetterWriter(path, None, tell), LetterWriter(path, None, tell)
    first.submit("of the first")
    assert heard.get(timeout=10) == ""
    second.submit("of the second")
    assert heard.get(timeout=10) == ""
    assert path.read_text() == "of the first"
    assert second.path != path
    assert second.path.read_text() == "of the second"


def test_a_disk_that_refuses_is_named_and_tried_again(places: Places) -> None:
    heard, tell = hearing()
    places.data.mkdir()
    (places.data / "letters").write_text("in the way")
    path = path_in_work(places, "acme", "decline")
    writer = LetterWriter(path, None, tell, retry_after=0.01)
    writer.submit("words")
    assert heard.get(timeout=10)
    assert not writer.is_idle
    (places.data / "letters").unlink()
    while heard.get(timeout=10):
        pass
    assert path.read_text() == "words"
    assert writer.is_idle


def test_the_end_does_not_wait_for_a_disk_that_refuses(places: Places) -> None:
    heard, tell = hearing()
    places.data.mkdir()
    (places.data / "letters").write_text("in the way")
    writer = LetterWriter(path_in_work(places, "acme", "decline"), None, tell, retry_after=60)
    writer.submit("words")
    assert heard.get(timeout=10)
    assert not writer.close(10)


def test_a_file_that_cannot_be_read_is_left_out_of_those_in_work(places: Places) -> None:
    folder = folder_of(places, "acme")
    folder.mkdir(parents=True)
    (folder / "decline.draft.txt").write_bytes(b"\xff\xfe\x00")
    (folder / "empty.draft.txt").write_text(" \n")
    (folder / "hello.draft.txt").write_text("Hello\x1b[31m\u202e")
    (folder / "other.txt").write_text("no draft")
    assert {kind: one.text for kind, one in kept_texts(places, "acme").items()} == {
        "hello": "Hello[31m"
    }


def test_a_saved_letter_never_takes_the_place_of_another(places: Places) -> None:
    folder = folder_of(places, "acme")
    path = path_to_save(places, "acme", "decline", DAY)
    assert path.name == "decline-2026-11-22.txt"
    save_text(path, "one", own_folder=folder)
    assert path_to_save(places, "acme", "decline", DAY).name == "decline-2026-11-22-2.txt"
    with pytest.raises(FileExistsError):
        save_text(path, "two", own_folder=folder)
    assert path.read_text() == "one"
    assert mode_of(path) == 0o600


def test_no_folder_is_made_where_the_person_named_one(places: Places, tmp_path: Path) -> None:
    with pytest.raises(NotSaved, match="there is no such folder"):
        save_text(tmp_path / "none" / "a.txt", "one", own_folder=folder_of(places, "acme"))


def test_what_was_sent_is_kept_once_for_a_day(places: Places) -> None:
    first = keep_as_sent(places, "acme", "decline", "one", DAY)
    assert keep_as_sent(places, "acme", "decline", "one", DAY) == first
    assert keep_as_sent(places, "acme", "decline", "two", DAY) != first
    assert first.read_text() == "one"


def test_what_is_no_text_is_kept_byte_for_byte(places: Places) -> None:
    path = keep_left(places, "acme", "decline", ".letter.txt.swp", b"\xff\x00")
    assert path.read_bytes() == b"\xff\x00"
    other = keep_left(places, "acme", "decline", ".letter.txt.swp", b"\xfe\x00")
    assert left_by_editors(places, "acme") == sorted([path, other])
    assert other_texts(places, "acme") == {}


def test_what_an_editor_left_is_refused_where_it_cannot_be_kept(places: Places) -> None:
    places.data.mkdir()
    (places.data / "letters").write_text("in the way")
    with pytest.raises(NotSaved):
        keep_left(places, "acme", "decline", ".letter.txt.swp", b"\xff\x00")


def test_words_beside_others_are_found_again_and_named(places: Places) -> None:
    path = keep_left(places, "acme", "thank-you", "letter.txt.save", b"typed")
    (found,) = other_texts(places, "acme")["thank-you"]
    assert (found.text, found.path, found.path.name) == ("typed", path, "thank-you.draft-2.txt")
    assert kept_texts(places, "acme") == {}


def test_words_that_are_in_another_draft_already_are_not_written_again(places: Places) -> None:
    heard, tell = hearing()
    path = path_in_work(places, "acme", "decline")
    first, second, third = (LetterWriter(path, None, tell) for _ in range(3))
    for writer, words in ((first, "one"), (second, "two"), (third, "two")):
        writer.submit(words)
        assert heard.get(timeout=10) == ""
    assert (second.is_beside, third.is_beside) == (True, False)
    assert sorted(one.name for one in path.parent.iterdir()) == [
        "decline.draft-2.txt",
        "decline.draft.txt",
    ]
    third.submit("three")
    assert heard.get(timeout=10) == ""
    assert third.path.name == "decline.draft-3.txt"
    assert (path.read_text(), second.path.read_text()) == ("one", "two")


def test_a_window_without_words_takes_none_of_another_away(places: Places) -> None:
    heard, tell = hearing()
    path = path_in_work(places, "acme", "decline")
    LetterWriter(path, None, tell).submit("of the first")
    assert heard.get(timeout=10) == ""
    LetterWriter(path, None, tell).submit("")
    assert heard.get(timeout=10) == ""
    assert path.read_text() == "of the first"


def test_what_was_sent_is_tried_again_until_it_is_kept(places: Places) -> None:
    heard, tell = hearing()
    places.data.mkdir()
    (places.data / "letters").write_text("in the way")
    writer = SentWriter(places, "acme", "decline", DAY, tell, retry_after=0.01)
    writer.submit("sent")
    assert heard.get(timeout=10)
    (places.data / "letters").unlink()
    while heard.get(timeout=10):
        pass
    assert writer.path == folder_of(places, "acme") / "decline-2026-11-22.txt"
    assert writer.path.read_text() == "sent"


def test_words_that_were_not_kept_at_the_end_are_still_there_to_be_rescued(places: Places) -> None:
    _heard, tell = hearing()
    places.data.mkdir()
    (places.data / "letters").write_text("in the way")
    writer = LetterWriter(path_in_work(places, "acme", "decline"), None, tell, retry_after=60)
    writer.submit("words")
    assert not writer.close(10)
    assert (writer.left, writer.is_idle) == ("words", False)


def test_before_the_program_stands_still_the_words_are_waited_for(places: Places) -> None:
    _heard, tell = hearing()
    path = path_in_work(places, "acme", "decline")
    writer = LetterWriter(path, None, tell)
    writer.submit("words")
    assert writer.settle(10)
    assert path.read_text() == "words"
