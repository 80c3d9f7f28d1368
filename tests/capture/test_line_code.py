"""After one digit: the theme is open, the second digit ticks, all else is words."""

from __future__ import annotations

import pytest
from interview import (
    AT_HOME,
    CLAUSE,
    DODGES,
    FEELING,
    INSIDER,
    LATER,
    LEAVING,
    NO,
    QUESTIONS,
    REPORTS,
    STAYING,
    YES,
    Interview,
)

from offer_tui.capture.state import Mode


@pytest.mark.parametrize(
    ("code", "subject"),
    [("71", LEAVING), ("72", STAYING), ("78", INSIDER), ("52", DODGES), ("00", FEELING),
     ("01", AT_HOME), ("02", REPORTS), ("19", "role-9"), ("11", "posting-vague")],
)  # fmt: skip
def test_two_digits_tick_a_signal_or_a_promise_yes(code: str, subject: str) -> None:
    talk = Interview().keys(code)
    assert talk.ticks == {subject: YES}
    assert talk.on_the_line == subject


def test_a_signal_and_a_promise_are_kept_by_id_never_by_code() -> None:
    signal, promise = Interview().keys("71<enter>01").session.observations
    assert (signal.signal, signal.promise) == (LEAVING, None)
    assert (promise.signal, promise.promise) == (None, AT_HOME)


def test_the_time_of_a_tick_is_that_of_its_first_digit() -> None:
    talk = Interview().keys("7")
    began = talk.now
    talk.wait(20).keys("1")
    assert talk.session.observations[0].at == began


def test_a_code_with_an_answer_only_selects_it() -> None:
    talk = Interview().keys("71-<enter>")
    before = talk.session
    talk.keys("71")
    assert talk.session is before
    assert talk.ticks == {LEAVING: NO}
    assert talk.line.held is not None
    assert talk.line.held.was_there


def test_7171_is_one_tick() -> None:
    talk = Interview().keys("7171")
    assert len(talk.session.observations) == 1
    assert len(talk.line.done) == 1


def test_an_unknown_code_says_so_and_waits_for_another_digit() -> None:
    talk = Interview().keys("79")
    assert talk.mode is Mode.CODE
    assert talk.line.open_digit() == "7"
    assert talk.line.notice is not None
    assert (talk.line.notice.kind, talk.line.notice.text) == ("unknown-code", "79")
    assert talk.ticks == {}
    assert talk.keys("1").ticks == {LEAVING: YES}


@pytest.mark.parametrize("typed", ["7.", "7-", "7*", "7+", "3p", "7 a", "3 people", "7,5", '7"'])
def test_anything_else_begins_a_note_with_the_digit(typed: str) -> None:
    talk = Interview().keys(f"{typed}<enter>")
    assert talk.loose == [typed]
    assert talk.ticks == {}


def test_digits_that_named_nothing_count_as_words_when_words_follow() -> None:
    assert Interview().keys("7990 people<enter>").loose == ["7990 people"]


def test_a_paste_after_a_digit_is_a_note() -> None:
    talk = Interview().keys("7").paste("1").keys("<enter>")
    assert talk.ticks == {}
    assert talk.loose == ["71"]


def test_the_time_of_a_note_that_begins_with_a_digit_is_the_digits() -> None:
    talk = Interview().keys("3")
    began = talk.now
    talk.wait(30).keys(" people<enter>")
    assert talk.session.notes[0].at == began


@pytest.mark.parametrize("key", ["<escape>", "<backspace>", "<enter>"])
@pytest.mark.parametrize("typed", ["7", "79", "799"])
def test_escape_backspace_and_enter_drop_the_digit(typed: str, key: str) -> None:
    talk = Interview().keys("71<enter>")
    before = talk.line
    assert talk.keys(typed).keys(key).line == before


def test_tab_drops_the_digit_and_shows_the_next_question() -> None:
    talk = Interview().keys("7<tab>")
    assert talk.mode is Mode.READY
    assert talk.question == QUESTIONS[1]


def test_arrows_choose_in_the_theme_and_enter_ticks() -> None:
    talk = Interview().keys("7")
    began = talk.now
    talk.wait(5).keys("<down><down><enter>")
    assert talk.ticks == {STAYING: YES}
    assert talk.session.observations[0].at == began


def test_an_own_signal_without_a_code_is_among_the_rows_of_its_theme() -> None:
    assert Interview().line.sheet.uncoded("7") == 2
    assert Interview().keys("7<up><up><enter>").ticks == {CLAUSE: YES}


def test_a_theme_without_signals_says_so_and_takes_words() -> None:
    talk = Interview().keys("6<down><enter>")
    assert (talk.mode, talk.ticks) == (Mode.READY, {})
    assert Interview().keys("65 of them<enter>").loose == ["65 of them"]


def test_undo_and_redo_work_with_a_digit_waiting() -> None:
    talk = Interview().keys("71<enter>2<ctrl+z>")
    assert (talk.mode, talk.ticks) == (Mode.READY, {})
    assert talk.keys("2<ctrl+y>").ticks == {LEAVING: YES}


@pytest.mark.parametrize(("key", "panel"), [("?", "keys"), ("!", "say")])
def test_the_panels_open_with_a_digit_waiting(key: str, panel: str) -> None:
    talk = Interview().keys("7").keys(key)
    assert (talk.mode, talk.line.panel) == (Mode.READY, panel)


def test_slash_goes_on_to_the_search() -> None:
    talk = Interview().keys("7/later<enter>")
    assert talk.ticks == {LATER: YES}


def test_two_escapes_hide_with_a_digit_waiting() -> None:
    talk = Interview().keys("7<escape>")
    assert not talk.line.hidden
    assert talk.keys("<escape>").line.hidden


def test_a_click_on_a_signal_of_the_open_theme_ticks_it() -> None:
    assert Interview().keys("7").click("72").ticks == {STAYING: YES}
