"""With something on the line: answers, words about it, and letting go of it."""

from __future__ import annotations

import pytest
from interview import (
    AT_HOME,
    DECIDES,
    DODGED,
    LEAVING,
    NO,
    PARTLY,
    STAYING,
    VAGUE,
    YES,
    Interview,
    Tick,
    items,
)

from offer_tui.capture.state import Mode

ANSWERS = [("+", YES), (".", PARTLY), ("-", NO), ("*", DODGED)]


@pytest.mark.parametrize(("key", "answer"), ANSWERS)
@pytest.mark.parametrize(("code", "subject"), [("71", LEAVING), ("72", STAYING), ("01", AT_HOME)])
def test_a_sign_sets_the_answer(code: str, subject: str, key: str, answer: Tick) -> None:
    talk = Interview().keys(code + key)
    assert talk.ticks == {subject: answer}
    assert talk.on_the_line == subject


def test_the_last_answer_counts_and_the_tick_keeps_its_time() -> None:
    talk = Interview().keys("71")
    at = talk.session.observations[0].at
    talk.wait(10).keys("-.*-")
    assert talk.ticks == {LEAVING: NO}
    assert talk.session.observations[0].at == at


def test_the_same_answer_again_is_no_change() -> None:
    talk = Interview().keys("71-")
    before = talk.line.done
    assert talk.keys("---").line.done == before


def test_an_earlier_tick_can_be_selected_and_answered_anew() -> None:
    talk = Interview().keys("71<enter>11<enter>").wait(600).keys("71*")
    assert talk.ticks == {LEAVING: DODGED, VAGUE: YES}


def test_words_after_a_tick_are_about_it() -> None:
    talk = Interview().keys("71two of five since spring<enter>")
    assert talk.said_of(LEAVING) == "two of five since spring"
    assert talk.mode is Mode.READY


@pytest.mark.parametrize("gap", ["", " ", "   "])
def test_blanks_between_code_answer_and_words_are_a_gap(gap: str) -> None:
    talk = Interview().keys(f"71{gap}-{gap}nobody has left<enter>")
    assert talk.ticks == {LEAVING: NO}
    assert talk.said_of(LEAVING) == "nobody has left"
    assert talk.session.moments == ()


def test_words_that_begin_with_a_number_are_about_the_tick_too() -> None:
    talk = Interview().keys("71 2 of five since spring<enter>")
    assert talk.said_of(LEAVING) == "2 of five since spring"


def test_a_quote_after_a_tick_is_about_it() -> None:
    talk = Interview().keys('71"people move on<enter>')
    assert talk.session.observations[0].quote == "people move on"


def test_a_paste_after_a_tick_is_a_note_about_it_and_never_a_code_or_an_answer() -> None:
    assert Interview().keys("71").paste("72").keys("<enter>").said_of(LEAVING) == "72"
    talk = Interview().keys("71").paste("-").keys("<enter>")
    assert (talk.ticks, talk.said_of(LEAVING)) == ({LEAVING: YES}, "-")


def test_more_words_about_a_tick_stand_beside_the_first() -> None:
    talk = Interview().keys("71one<enter>71two<enter>71three<enter>")
    assert talk.said_of(LEAVING) == "one"
    tick_id = talk.session.observations[0].id
    assert [(n.text, n.about) for n in talk.session.notes] == [("two", tick_id), ("three", tick_id)]


def test_words_up_to_a_minute_after_the_tick_are_about_it() -> None:
    assert Interview().keys("71").wait(59).keys("late<enter>").said_of(LEAVING) == "late"


@pytest.mark.parametrize("typed", ["late", '"late', "2 late"])
def test_words_more_than_a_minute_after_the_tick_are_loose(typed: str) -> None:
    talk = Interview().keys("71").wait(60).keys(f"{typed}<enter>")
    assert talk.said_of(LEAVING) == ""
    assert talk.loose == [typed.strip('"')]


def test_words_too_late_are_attached_with_one_tab() -> None:
    talk = Interview().keys("71").wait(600).keys("late<tab><enter>")
    assert talk.said_of(LEAVING) == "late"
    assert talk.loose == []


def test_the_minute_of_an_earlier_tick_begins_when_it_is_selected() -> None:
    talk = Interview().keys("71<enter>").wait(900).keys("71more<enter>")
    assert talk.said_of(LEAVING) == "more"


@pytest.mark.parametrize(("first", "rest"), [("w", "ords"), ("2", " of five"), ('"', "so")])
def test_the_minute_is_decided_at_the_first_key_of_the_words(first: str, rest: str) -> None:
    talk = Interview().keys("71").wait(58).keys(first).wait(300).keys(f"{rest}<enter>")
    assert talk.words == [(first + rest).strip('"')]
    assert talk.loose == []


def test_a_clock_set_back_makes_no_words_loose() -> None:
    assert Interview().keys("71").wait(-3600).keys("x<enter>").said_of(LEAVING) == "x"


@pytest.mark.parametrize("key", ["<enter>", "<escape>"])
@pytest.mark.parametrize("held", ["71", "71-", " ", "<enter>"])
def test_enter_and_escape_let_go_and_keep_it(held: str, key: str) -> None:
    talk = Interview().keys(held)
    before = talk.session
    talk.keys(key)
    assert talk.mode is Mode.READY
    assert talk.session is before
    assert talk.keys("<escape>").line.hidden


def test_backspace_unticks_what_is_on_the_line_and_stops_there() -> None:
    talk = Interview().keys("11<enter>71<backspace>")
    assert (talk.mode, talk.ticks) == (Mode.READY, {VAGUE: YES})
    assert talk.keys("<backspace>" * 30).ticks == {VAGUE: YES}


def test_backspace_removes_a_marked_moment_and_an_asked_question() -> None:
    start = items(Interview().session)
    assert items(Interview().keys(" <backspace>").session) == start
    assert items(Interview().keys("<enter><backspace>").session) == start


def test_an_unticked_tick_leaves_its_words_behind_as_notes() -> None:
    talk = Interview().keys('71one<enter>71"two<enter>71<backspace>')
    assert talk.ticks == {}
    assert sorted(talk.loose) == ["one", "two"]


def test_a_tick_with_a_note_and_a_quote_leaves_both_behind() -> None:
    talk = Interview().keys("71one<enter>")
    both = talk.session.observations[0].model_copy(update={"quote": "two"})
    talk.line = talk.line.to(
        Mode.READY, session=talk.session.model_copy(update={"observations": (both,)})
    )
    talk.keys("71<backspace>")
    assert [(n.text, n.is_quote) for n in talk.session.notes] == [("one", False), ("two", True)]
    assert len({n.id for n in talk.session.notes}) == 2
    talk.keys("<ctrl+z>")
    assert (talk.session.observations, talk.session.notes) == ((both,), ())


def test_a_digit_goes_on_to_the_next_code() -> None:
    talk = Interview().keys("71725")
    assert talk.ticks == {LEAVING: YES, STAYING: YES}
    assert talk.line.open_digit() == "5"


def test_arrows_choose_in_the_theme_of_what_is_held() -> None:
    talk = Interview().keys("71<down><down>")
    assert talk.ticks == {LEAVING: YES}
    assert talk.keys("<enter>").ticks == {LEAVING: YES, STAYING: YES}


@pytest.mark.parametrize(("key", "mode"), [("?", Mode.READY), ("!", Mode.READY), ("/", Mode.FIND)])
def test_panels_and_search_open_from_here(key: str, mode: Mode) -> None:
    talk = Interview().keys("71").keys(key)
    assert talk.mode is mode
    assert talk.ticks == {LEAVING: YES}


def test_undo_takes_back_what_was_just_done() -> None:
    assert Interview().keys("71-<ctrl+z>").ticks == {LEAVING: YES}
    assert Interview().keys("71-<ctrl+z><ctrl+z>").ticks == {}


@pytest.mark.parametrize(("key", "answer"), ANSWERS)
def test_a_question_asked_takes_its_answer(key: str, answer: Tick) -> None:
    talk = Interview().keys("<enter>").wait(90).keys(key)
    assert talk.ticks == {DECIDES: answer}
    assert talk.session.observations[0].at == talk.now
    assert talk.on_the_line == DECIDES
    assert talk.keys("she told me how<enter>").said_of(DECIDES) == "she told me how"


def test_words_about_a_question_without_an_answer_hang_on_the_question() -> None:
    talk = Interview().keys("<enter>he will look it up<enter>")
    (question,) = talk.session.questions
    assert [(n.text, n.about) for n in talk.session.notes] == [("he will look it up", question.id)]
    assert talk.ticks == {}


def test_the_theme_stays_open_while_words_about_its_signal_are_written() -> None:
    talk = Interview().keys("71two of")
    assert talk.line.open_digit() == "7"
    assert talk.keys("<tab>").line.open_digit() == ""


def test_the_minute_runs_from_the_last_answer() -> None:
    talk = Interview().keys("71").wait(50).keys("-").wait(50).keys("nobody has left<enter>")
    assert talk.said_of(LEAVING) == "nobody has left"


BELGIAN = "&é\"'(§è!çà"
FRENCH = "&é\"'(-è_çà"


@pytest.mark.parametrize("second", [" ", "l"])
def test_a_quote_can_be_begun_where_its_sign_is_a_digit(second: str) -> None:
    talk = Interview().key("quotedbl", '"', BELGIAN).keys(f"{second}ast week<enter>")
    (note,) = talk.session.notes
    assert (note.text, note.is_quote) == (f"{second}ast week".strip(), True)


def test_a_sign_is_an_answer_after_a_tick_even_where_it_is_a_digit() -> None:
    talk = Interview().keys("71").key("minus", "-", FRENCH)
    assert talk.ticks == {LEAVING: NO}
    assert talk.keys("<enter>").key("minus", "-", FRENCH).line.open_digit() == "6"
