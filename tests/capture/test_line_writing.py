"""While words are typed: everything is text, and no way out of it loses a word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from interview import DODGES, FEELING, LEAVING, VAGUE, YES, Interview

from offer_tui.capture.state import Mode
from offer_tui.capture.text import LONGEST_TEXT


@pytest.mark.parametrize("typed", ["71", ".-*+", '"', " ", "/fin", "!", "?", "0", "quit", "71-"])
def test_every_character_is_text(typed: str) -> None:
    talk = Interview().keys("71<enter>w").keys(typed)
    assert talk.mode is Mode.WRITING
    assert talk.line.text.characters == "w" + typed
    assert talk.ticks == {LEAVING: YES}


@pytest.mark.parametrize("way_out", ["<enter>", "<escape>", "<ctrl+q>"])
@pytest.mark.parametrize("before", ["", "71", "71-", " ", "<enter>", "3"])
def test_every_way_out_keeps_the_note(before: str, way_out: str) -> None:
    talk = Interview().keys(f"{before}so they said{way_out}")
    assert [w.lstrip("3") for w in talk.words] == ["so they said"]


@pytest.mark.parametrize("target", ["7", "52"])
def test_a_click_keeps_the_note_and_does_what_it_points_at(target: str) -> None:
    talk = Interview().keys("71one<enter>71so they said").click(target)
    assert talk.words == ["one", "so they said"]
    assert talk.mode is (Mode.CODE if target == "7" else Mode.HELD)
    assert (DODGES in talk.ticks) == (target == "52")
    made = [talk.session.notes[0].id, *(o.id for o in talk.session.observations)]
    assert len(set(made)) == len(made)


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"]), min_size=1), st.sampled_from("aжxZ"))
def test_what_follows_a_letter_is_kept_as_typed(rest: str, first: str) -> None:
    talk = Interview().key(first, first)
    for character in rest:
        talk.key(character, character)
    assert talk.keys("<enter>").words == [(first + rest).strip()]


def test_escape_keeps_the_note_and_a_second_one_hides() -> None:
    talk = Interview().keys("so they said<escape>")
    assert (talk.mode, talk.line.hidden) == (Mode.READY, False)
    assert talk.keys("<escape>").line.hidden


def test_hiding_in_the_middle_of_a_note_goes_on_where_it_was() -> None:
    talk = Interview().keys("71so th<ctrl+l>lost<enter>ey said<enter>")
    assert talk.said_of(LEAVING) == "so they said"


def test_tab_unattaches_and_attaches_again() -> None:
    assert Interview().keys("71she paused<tab><enter>").loose == ["she paused"]
    assert Interview().keys("71she paused<tab><tab><enter>").said_of(LEAVING) == "she paused"
    assert Interview().keys("71she paused<shift+tab><shift+tab><enter>").loose == []


def test_tab_offers_the_last_three_ticks_the_newest_first() -> None:
    start = Interview().keys("11<enter>52<enter>00<enter>71<enter>note")
    offered = []
    for tabs in range(5):
        talk = start.branch().keys("<tab>" * tabs + "<enter>")
        offered.append([o.subject for o in talk.session.observations if o.note])
    assert offered == [[], [LEAVING], [FEELING], [DODGES], []]
    back = start.keys("<shift+tab><enter>")
    assert [o.subject for o in back.session.observations if o.note] == [DODGES]


def test_a_note_attached_to_a_tick_with_words_stands_beside_them() -> None:
    talk = Interview().keys("71one<enter>two<tab><enter>")
    assert talk.said_of(LEAVING) == "one"
    assert talk.session.notes[0].about == talk.session.observations[0].id


def test_backspace_cannot_overrun() -> None:
    talk = Interview().keys("11<enter>71she paused")
    before = talk.ticks
    talk.keys("<backspace>" * len("she paused"))
    assert talk.mode is Mode.READY
    assert talk.keys("<backspace>" * 30).ticks == before == {LEAVING: YES, VAGUE: YES}


@pytest.mark.parametrize("key", ["<enter>", "<escape>"])
def test_thirty_backspaces_after_a_note_untick_nothing_and_erase_nothing(key: str) -> None:
    talk = Interview().keys(f"71she paused{key}")
    before = talk.session
    assert talk.keys("<backspace>" * 30).session is before


@pytest.mark.parametrize("key", ["ctrl+z", "ctrl+y", "up", "down", "f1", "pageup"])
def test_undo_and_keys_without_a_meaning_leave_the_words_alone(key: str) -> None:
    talk = Interview().keys("71<enter>she")
    before = talk.line
    assert talk.key(key).line == before


@pytest.mark.parametrize(
    ("keys", "text"),
    [
        ("abc<left><left>X", "aXbc"),
        ("abc<home>X<end>Y", "XabcY"),
        ("abc<left><left><left><left><backspace>X", "Xabc"),
        ("abc<home><delete>", "bc"),
        ("abc<right><delete>d", "abcd"),
        ("one two three<ctrl+w>four", "one two four"),
        ("one two  <ctrl+w>x", "one x"),
    ],
)
def test_the_cursor_moves_and_erases_within_the_words(keys: str, text: str) -> None:
    assert Interview().keys(f"{keys}<enter>").words == [text]


@pytest.mark.parametrize("keys", ["abc<home><delete><delete><delete>", "abc<ctrl+w>"])
def test_erasing_all_in_any_way_leads_to_rest(keys: str) -> None:
    assert Interview().keys(keys).mode is Mode.READY


def test_a_paste_goes_in_where_the_cursor_is() -> None:
    assert Interview().keys("ad<left>").paste("b\r\nc").keys("<enter>").words == ["ab cd"]


def test_a_paste_that_would_be_too_long_changes_nothing_and_is_said() -> None:
    talk = Interview().keys("ab").paste("x" * (LONGEST_TEXT - 1))
    assert talk.line.text.characters == "ab"
    assert talk.line.notice is not None
    assert (talk.line.notice.kind, talk.line.notice.text) == ("too-long", str(LONGEST_TEXT + 1))
    assert talk.keys("c").line.notice is None
    assert talk.keys("<enter>").words == ["abc"]
    assert len(Interview().keys("ab").paste("x" * (LONGEST_TEXT - 2)).keys("<enter>").words) == 1


def test_a_note_is_as_long_as_speech_can_be() -> None:
    said = "word " * 20_000
    assert Interview().paste(said).keys("<enter>").words == [said.strip()]
