"""The line at rest: what each key does when nothing is on it."""

from __future__ import annotations

import pytest
from interview import (
    AT_HOME,
    CATALOGUE,
    DECIDES,
    EMPTY_ROUND,
    LEAVING,
    NO,
    QUESTIONS,
    REPORTS,
    SHEET,
    SWITCH,
    VAGUE,
    YES,
    Interview,
    items,
)

from offer_tui.capture.sheet import make_sheet
from offer_tui.capture.state import Capture, Mode


def at_rest() -> Interview:
    """Return an interview in which something was recorded already."""
    return Interview().keys("71<enter>she paused<enter>")


@pytest.mark.parametrize("digit", "0123456789")
def test_a_digit_opens_its_theme_and_records_nothing(digit: str) -> None:
    talk = at_rest()
    before = talk.session
    talk.keys(digit)
    assert talk.mode is Mode.CODE
    assert talk.line.open_digit() == digit
    assert talk.session is before


@pytest.mark.parametrize("first", [*"aZé,;:()<>=_#@&", "ж", "ا", "字", "🙂", ".", "-", "*", "+"])
def test_letters_and_signs_begin_a_note(first: str) -> None:
    talk = at_rest()
    before = talk.ticks
    talk.key(first, first)
    assert talk.mode is Mode.WRITING
    assert talk.line.text.characters == first
    assert talk.ticks == before
    assert talk.keys("<enter>").loose == ["she paused", first]


def test_a_stray_answer_is_a_note_and_changes_no_tick() -> None:
    talk = Interview().keys("71<enter>-<enter>")
    assert talk.ticks == {LEAVING: YES}
    assert talk.loose == ["-"]


def test_a_quotation_mark_begins_a_quote() -> None:
    talk = Interview().keys('"we are like a family here<enter>')
    (note,) = talk.session.notes
    assert (note.text, note.is_quote) == ("we are like a family here", True)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ('"all fine"', "all fine"),
        ('"all fine', "all fine"),
        ('"he said "no""', 'he said "no"'),
        ('"he said "no"', 'he said "no"'),
        ('"fine" is what she said', 'fine" is what she said'),
        ('he said "no"', 'he said "no"'),
    ],
)
def test_a_quote_loses_only_the_marks_around_it(typed: str, kept: str) -> None:
    assert Interview().keys(f"{typed}<enter>").words == [kept]


@pytest.mark.parametrize("typed", ['"', '""', '" "', '"""'])
def test_a_note_of_nothing_is_not_kept(typed: str) -> None:
    talk = Interview().keys(f"{typed}<enter>")
    assert talk.words == []
    assert talk.line.done == ()


def test_the_time_of_a_note_is_that_of_its_first_key() -> None:
    talk = Interview().keys("s")
    began = talk.now
    talk.wait(40).keys("he laughed<enter>")
    assert talk.session.notes[0].at == began


def test_space_marks_the_moment_and_holds_it() -> None:
    talk = Interview().keys(" ")
    (moment,) = talk.session.moments
    assert moment.at == talk.now
    assert talk.mode is Mode.HELD
    assert talk.line.held_moment() is not None


def test_enter_notes_that_the_question_on_the_screen_was_asked() -> None:
    talk = Interview().keys("<enter>")
    (question,) = talk.session.questions
    assert (question.signal, question.at) == (DECIDES, talk.now)
    assert question.text
    assert talk.on_the_line == DECIDES
    assert talk.ticks == {}


def test_enter_without_a_question_does_nothing() -> None:
    talk = Interview(Capture(EMPTY_ROUND, make_sheet(CATALOGUE)))
    before = talk.line
    assert talk.keys("<enter><tab><shift+tab>").line == before


def test_tab_goes_round_the_questions_both_ways() -> None:
    talk = Interview()
    seen = [talk.keys("<tab>").question for _ in QUESTIONS]
    assert seen == [*QUESTIONS[1:], QUESTIONS[0]]
    back = [talk.keys("<shift+tab>").question for _ in QUESTIONS]
    assert back == list(reversed(QUESTIONS))
    assert items(talk.session) == items(Interview().session)


@pytest.mark.parametrize("name", ["backspace", "delete", "home", "end", "f5", "insert", "ctrl+w"])
def test_a_key_that_erases_or_moves_does_nothing(name: str) -> None:
    talk = at_rest()
    before = talk.line
    assert talk.key(name).line == before


@pytest.mark.parametrize(
    ("steps", "subject"),
    [("<down>", VAGUE), ("<down><down>", LEAVING), ("<right>", VAGUE), ("<down><down><up>", VAGUE)],
)
def test_arrows_choose_in_the_list_and_enter_ticks(steps: str, subject: str) -> None:
    talk = Interview().keys(steps)
    assert talk.ticks == {}
    talk.keys("<enter>")
    assert talk.ticks == {subject: YES}
    assert talk.on_the_line == subject


def test_the_list_to_watch_is_in_the_order_of_its_codes_and_goes_round() -> None:
    rows = [row.subject for row in SHEET.watched()]
    assert rows == [VAGUE, LEAVING, AT_HOME, REPORTS]
    assert Interview().keys("<up><enter>").ticks == {REPORTS: YES}
    assert Interview().keys("<up><down><enter>").ticks == {VAGUE: YES}


def test_slash_opens_the_search() -> None:
    assert Interview().keys("/").mode is Mode.FIND


def test_question_mark_shows_the_keys_and_swallows_none() -> None:
    assert Interview().keys("?").line.panel == "keys"
    talk = Interview().keys("?71")
    assert talk.line.panel is None
    assert talk.ticks == {LEAVING: YES}


@pytest.mark.parametrize("panel", ["?", "!"])
@pytest.mark.parametrize(
    ("key", "mode"),
    [("a", Mode.WRITING), ("7", Mode.CODE), (" ", Mode.HELD), ("<enter>", Mode.HELD),
     ("/", Mode.FIND), ("<tab>", Mode.READY), ("<down>", Mode.READY), ("<backspace>", Mode.READY),
     ("<ctrl+z>", Mode.READY)],
)  # fmt: skip
def test_any_key_goes_on_from_a_panel_as_from_ready(panel: str, key: str, mode: Mode) -> None:
    talk = Interview().keys(panel).keys(key)
    assert talk.line.panel is None
    assert talk.mode is mode
    assert not talk.line.hidden


def test_exclamation_mark_shows_what_to_say_and_again_the_next_one() -> None:
    talk = Interview().keys("!")
    assert (talk.line.panel, talk.line.script) == ("say", 0)
    assert talk.keys("!").line.script == 1
    assert talk.keys("<enter><enter>!").line.script == 1


def test_escape_closes_a_panel_before_it_hides() -> None:
    talk = Interview().keys("?<escape>")
    assert (talk.line.panel, talk.line.hidden) == (None, False)
    assert talk.keys("<escape>").line.hidden


def test_escape_at_rest_hides() -> None:
    talk = at_rest()
    before = talk.session
    assert talk.keys("<escape>").line.hidden
    assert talk.session is before


def test_a_paste_begins_a_note_and_never_a_code() -> None:
    talk = at_rest()
    before = talk.ticks
    talk.paste("71").keys("<enter>")
    assert talk.ticks == before
    assert "71" in talk.loose


@pytest.mark.parametrize("line_break", ["\n", "\r", "\r\n", "\u2028", "\x85"])
def test_line_breaks_in_a_paste_become_blanks(line_break: str) -> None:
    talk = Interview().paste(f"one{line_break}two{line_break}").keys("<enter>")
    assert talk.words == ["one two"]


def test_a_paste_keeps_what_was_copied_but_for_what_no_file_can_hold() -> None:
    talk = Interview().paste("\x1b[31mred\x00 \ud800 مرحبا 👩‍💻").keys("<enter>")
    assert talk.words == ["\x1b[31mred\ufffd \ufffd مرحبا 👩‍💻"]


def test_a_paste_of_nothing_begins_nothing() -> None:
    assert Interview().paste("").mode is Mode.READY


def test_a_paste_too_long_for_a_note_is_refused_and_said() -> None:
    talk = Interview().paste("x" * 131_073)
    assert talk.mode is Mode.READY
    assert talk.line.notice is not None
    assert talk.line.notice.kind == "too-long"
    assert Interview().paste("x" * 131_072).mode is Mode.WRITING


def test_a_click_on_a_theme_opens_it_and_one_on_a_signal_ticks_it() -> None:
    talk = Interview().click("2")
    assert (talk.mode, talk.line.open_digit()) == (Mode.CODE, "2")
    talk.click("21")
    assert talk.ticks == {SWITCH: YES}
    assert talk.on_the_line == SWITCH
    assert talk.keys("-").ticks == {SWITCH: NO}


@pytest.mark.parametrize("nothing", ["", "79", "no-such-signal", "line"])
@pytest.mark.parametrize("state", ["", "7", "71", "71 she", "/lea"])
def test_a_click_on_nothing_changes_nothing(nothing: str, state: str) -> None:
    talk = Interview().keys(state)
    before = talk.line
    assert talk.click(nothing).line == before
