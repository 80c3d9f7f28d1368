"""Keys from any terminal and layout: what they mean to the line, and what they write."""

from __future__ import annotations

import pytest
from interview import AT_HOME, DODGED, LEAVING, NO, PARTLY, YES, Interview, Tick

from offer_tui.capture.keys import next_id
from offer_tui.capture.state import Mode

AZERTY = "&é\"'(§è!çà"


@pytest.mark.parametrize(
    ("name", "answer"),
    [("add", YES), ("decimal", PARTLY), ("separator", PARTLY), ("subtract", NO),
     ("multiply", DODGED)],
)  # fmt: skip
@pytest.mark.parametrize("with_character", [False, True])
def test_the_signs_of_a_keypad_answer(name: str, answer: Tick, with_character: bool) -> None:
    sign = {"add": "+", "decimal": ".", "separator": ",", "subtract": "-", "multiply": "*"}[name]
    talk = Interview().keys("71-").key(name, sign if with_character else None)
    assert talk.ticks == {LEAVING: answer}


def test_the_stroke_of_a_keypad_opens_the_search() -> None:
    assert Interview().key("divide").mode is Mode.FIND


@pytest.mark.parametrize(
    ("name", "character", "text"),
    [("add", None, "+"), ("divide", None, "/"), ("separator", ",", ","), ("multiply", None, "*")],
)
def test_the_signs_of_a_keypad_are_text_in_words(
    name: str, character: str | None, text: str
) -> None:
    assert Interview().keys("a").key(name, character).keys("<enter>").words == ["a" + text]


@pytest.mark.parametrize(("name", "does"), [("ctrl+я", "ctrl+z"), ("ctrl+н", "ctrl+y")])
@pytest.mark.parametrize("with_character", [False, True])
def test_undo_and_redo_work_on_a_cyrillic_layout(
    name: str, does: str, with_character: bool
) -> None:
    start = Interview().keys("71<enter>11<ctrl+z>")
    cyrillic = start.branch().key(name, name[-1] if with_character else None)
    assert cyrillic.line == start.branch().key(does).line


@pytest.mark.parametrize("with_character", [False, True])
def test_hiding_and_finishing_work_on_a_cyrillic_layout(with_character: bool) -> None:
    assert Interview().key("ctrl+д", "д" if with_character else None).line.hidden
    assert Interview().key("ctrl+й", "й" if with_character else None).mode is Mode.FINISH


def test_cyrillic_letters_write() -> None:
    talk = Interview().keys("71")
    for letter in "люди уходят":
        talk.key(letter, letter)
    assert talk.keys("<enter>").said_of(LEAVING) == "люди уходят"


@pytest.mark.parametrize("digits", ["٧١", "۷۱", "७१", "71"])
def test_digits_of_any_script_tick(digits: str) -> None:
    talk = Interview()
    for digit in digits:
        talk.key(digit, digit)
    assert talk.ticks == {LEAVING: YES}


def test_digits_of_any_script_stay_as_they_are_in_words() -> None:
    talk = Interview()
    for character in "٣ أشخاص ٧١":
        talk.key(character, character)
    assert talk.keys("<enter>").words == ["٣ أشخاص ٧١"]


def test_the_digit_row_of_azerty_ticks_without_shift() -> None:
    talk = Interview().key("è", "è", AZERTY).key("&", "&", AZERTY)
    assert talk.ticks == {LEAVING: YES}
    talk.key("à", "à", AZERTY).key("&", "&", AZERTY)
    assert talk.ticks == {LEAVING: YES, AT_HOME: YES}


@pytest.mark.parametrize("said", ["l'équipe a changé", "était-ce prévu ?", "à côté (ça va)"])
def test_the_digit_row_of_azerty_writes_its_own_characters_in_words(said: str) -> None:
    talk = Interview()
    for character in said:
        talk.key(character, character, AZERTY)
    assert talk.ticks == {}
    assert talk.keys("<enter>").words == [said]


def test_the_digit_row_of_azerty_gives_the_gut() -> None:
    talk = Interview().keys("<ctrl+q>").key("'", "'", AZERTY)
    assert talk.session.gut is not None
    assert talk.session.gut.rating == 4


def test_without_a_digit_row_its_characters_are_letters() -> None:
    assert Interview().keys("été<enter>").words == ["été"]


@pytest.mark.parametrize(
    ("name", "character"),
    [("space", None), ("space", " "), ("shift+space", None), ("no_break_space", "\xa0")],
)
def test_a_blank_is_a_blank_however_it_is_typed(name: str, character: str | None) -> None:
    assert len(Interview().key(name, character).session.moments) == 1
    words = Interview().keys("A").key(name, character).keys("B<enter>").words
    assert [w.replace("\xa0", " ") for w in words] == ["A B"]


@pytest.mark.parametrize("name", ["enter", "backspace", "escape"])
def test_a_shift_still_held_does_not_stop_the_keys_that_matter(name: str) -> None:
    for start in ("", "7", "71", "THE TEAM", "/TEAM"):
        talk = Interview().keys(start)
        assert talk.branch().key(f"shift+{name}").line == talk.branch().key(name).line


@pytest.mark.parametrize(
    ("name", "character"),
    [("enter", "\r"), ("tab", "\t"), ("escape", "\x1b"), ("backspace", "\x7f"),
     ("ctrl+z", "\x1a"), ("ignore", "\x1b[200;5u"), ("f5", None), ("ctrl+a", "\x01")],
)  # fmt: skip
def test_a_key_that_comes_with_a_control_character_writes_nothing(
    name: str, character: str | None
) -> None:
    talk = Interview().keys("71")
    assert talk.branch().key(name, character).line == talk.branch().key(name).line
    assert talk.key(name, character).keys("<enter>").words == []


def test_joiners_of_persian_and_of_emoji_are_text() -> None:
    said = "می\u200cخواهم 👩\u200d💻"
    talk = Interview()
    for character in said:
        talk.key(character, character)
    assert talk.keys("<enter>").words == [said]


@pytest.mark.parametrize(("one", "next_one"), [("0", "1"), ("9", "A"), ("Y", "Z"), ("1Z", "20")])
def test_the_next_id_is_the_one_after_and_sorts_after(one: str, next_one: str) -> None:
    first, second = (
        f"01JQ{'0' * (22 - len(end))}{end}" for end in (one.zfill(2), next_one.zfill(2))
    )
    assert next_id(first) == second > first
    assert len(next_id("Z" * 26)) == 26


def test_an_enter_typed_before_the_program_had_the_terminal_is_an_enter() -> None:
    # Until then the terminal itself makes a line feed of it, and its words were left on the line.
    talk = Interview().keys("still here")
    assert talk.key("ctrl+j", "\n").words == ["still here"]
