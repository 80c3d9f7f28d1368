"""Writing a text of many lines: no word is lost, and the cursor is where it seems to be."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from offer_tui.letters.sendable import LONGEST, sendable
from offer_tui.model.text import visible
from offer_tui.ui.letters.manuscript import Manuscript, Writing, places_of, row_of

TEXT = "Dear Mara,\n\nThank you for the time.\nIt was good."
KEYS = (
    "left", "right", "up", "down", "home", "end", "pageup", "pagedown", "ctrl+home", "ctrl+end",
)  # fmt: skip
ERASERS = ("backspace", "delete", "ctrl+w", "ctrl+u")
texts = st.text(
    st.one_of(st.sampled_from("ab \n漢é👩\u200d\u0301"), st.characters(codec="utf-8")), max_size=200
)


@settings(deadline=None)
@given(texts, st.integers(1, 60))
def test_rows_fit_the_page_and_hold_every_word(text: str, width: int) -> None:
    places = places_of(text, width)
    assert all(0 <= one.start <= one.end <= len(text) for one in places)
    held = "".join(text[one.start : one.end] for one in places)
    assert "".join(held.split()) == "".join(text.split())
    for one in places:
        row = visible(text[one.start : one.end])
        assert cell_len(row) <= max(width, 2) or len(row) == 1


@settings(deadline=None)
@given(texts, st.integers(1, 60), st.lists(st.sampled_from((*KEYS, *ERASERS)), max_size=30))
def test_whatever_is_pressed_the_cursor_stays_in_the_text(
    text: str, width: int, keys: list[str]
) -> None:
    now = Manuscript(sendable(text))
    for key in keys:
        now = now.erase(key) if key in ERASERS else now.move(key, width, 5)
        assert 0 <= now.cursor <= len(now.characters)
        row = places_of(now.characters, width)[row_of(places_of(now.characters, width), now.cursor)]
        assert row.start <= now.cursor <= row.end + 1


@settings(deadline=None)
@given(st.lists(st.one_of(texts.filter(bool), st.sampled_from(ERASERS)), max_size=12))
def test_all_that_was_done_is_taken_back_and_put_back(deeds: list[str]) -> None:
    writing = Writing(Manuscript(TEXT, 5))
    for deed in deeds:
        now = writing.now
        writing = writing.changed(now.erase(deed) if deed in ERASERS else now.insert(deed))
    last = writing.now.characters
    while writing.before:
        writing = writing.undone()
    assert writing.now.characters == TEXT
    while writing.after:
        writing = writing.redone()
    assert writing.now.characters == last


@given(texts)
def test_what_is_written_can_be_sent(text: str) -> None:
    assert sendable(sendable(text)) == sendable(text)
    written = Manuscript().insert(text).characters
    assert written == sendable(written)


def test_letters_of_one_word_are_taken_back_together() -> None:
    writing = Writing(Manuscript())
    for letter in "two words":
        writing = writing.changed(writing.now.insert(letter))
    assert writing.undone().now.characters == "two "
    assert writing.undone().undone().now.characters == "two"


def test_up_and_down_keep_to_their_column() -> None:
    now = Manuscript(TEXT, len(TEXT)).move("up", 40, 5)
    assert TEXT[: now.cursor].endswith("Thank you fo")
    assert now.move("up", 40, 5).cursor == TEXT.index("\n\n") + 1
    down = now.move("up", 40, 5).move("down", 40, 5)
    assert down.cursor == now.cursor


def test_home_and_end_keep_to_the_row_and_with_ctrl_go_to_the_ends() -> None:
    now = Manuscript(TEXT, 15)
    assert now.move("home", 40, 5).cursor == 12
    assert TEXT[: now.move("end", 40, 5).cursor].endswith("time.")
    assert now.move("ctrl+home", 40, 5).cursor == 0
    assert now.move("ctrl+end", 40, 5).cursor == len(TEXT)


@pytest.mark.parametrize(
    ("before", "after"),
    [("two words", "two "), ("two words  ", "two "), ("a\nb", "a\n"), ("a\n", "a"), ("", "")],
)
def test_erasing_a_word_stops_at_the_line(before: str, after: str) -> None:
    assert Manuscript(before, len(before)).erase("ctrl+w").characters == after


def test_what_is_more_than_a_letter_is_not_taken() -> None:
    full = Manuscript("x" * LONGEST, LONGEST)
    assert full.insert("y") is full
    assert len(Manuscript().insert("y" * LONGEST * 3).characters) <= LONGEST
