"""The question on the screen: it stays while it is talked about, and nothing moves it unasked."""

from __future__ import annotations

import pytest
from interview import DECIDES, LATER, LEAVING, NO, Interview


def test_the_first_question_is_there_from_the_start() -> None:
    assert Interview().question == DECIDES


@pytest.mark.parametrize("talk", ["", "-", "- he decides", "words", '"words', "2 words"])
def test_a_question_stays_until_the_line_lets_go_of_it(talk: str) -> None:
    interview = Interview().keys("<enter>").keys(talk)
    assert interview.question == DECIDES
    assert interview.keys("<enter>").question == LATER


def test_a_question_asked_is_not_put_again() -> None:
    talk = Interview().keys("<enter><enter>" * 3)
    assert talk.question is None
    assert len(talk.session.questions) == 3


def test_a_question_answered_by_its_code_drops_out() -> None:
    assert Interview().keys("55-<enter>").question == LATER


def test_an_answer_elsewhere_does_not_move_the_question_being_read() -> None:
    talk = Interview().keys("<tab>")
    assert talk.question == LATER
    assert talk.keys("55<enter>").question == LATER
    assert talk.keys("71<enter>").question == LATER
    assert talk.keys("24<enter>").question is None


def test_tab_while_a_question_is_held_goes_to_the_next_and_skips_none() -> None:
    talk = Interview().keys("<enter><tab>")
    assert talk.question == LATER
    assert Interview().keys("<enter><shift+tab>").question == LEAVING


def test_after_the_last_question_comes_the_first_that_is_open() -> None:
    talk = Interview().keys("<tab><tab>")
    assert talk.question == LEAVING
    assert talk.keys("<enter><enter>").question == DECIDES


def test_selecting_an_answered_signal_does_not_bring_its_question_back() -> None:
    assert Interview().keys("55<enter>55more").question == LATER


def test_taking_back_brings_the_question_back() -> None:
    assert Interview().keys("<enter><enter><ctrl+z>").question == DECIDES
    assert Interview().keys("<enter><backspace>").question == DECIDES


def test_the_place_of_the_question_is_counted_among_those_that_wait() -> None:
    talk = Interview()
    assert (talk.line.question, len(talk.line.waiting_questions())) == (0, 3)
    talk.keys("<tab>")
    assert (talk.line.question, len(talk.line.waiting_questions())) == (1, 3)
    talk.keys("55<enter>")
    assert (talk.line.question, len(talk.line.waiting_questions())) == (0, 2)


def test_an_answer_after_asking_and_letting_go_is_given_by_the_code() -> None:
    talk = Interview().keys("<enter><enter>55-<enter>")
    assert talk.ticks == {DECIDES: NO}
    assert len(talk.session.questions) == 1


@pytest.mark.parametrize("talk", ["", "7", "71", "words half typed", "/leav", " "])
def test_a_click_on_the_question_asks_it_whatever_the_line_is_about(talk: str) -> None:
    before = Interview().keys(talk)
    after = before.click_question()
    assert [q.signal for q in after.session.questions] == [DECIDES]
    assert after.on_the_line == DECIDES


def test_a_click_on_the_question_keeps_the_words_being_typed() -> None:
    talk = Interview().keys("words half typed").click_question()
    assert talk.words == ["words half typed"]
