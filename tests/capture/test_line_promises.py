"""Promises and own questions on the line, and the signals that a broken promise shows."""

from __future__ import annotations

from dataclasses import replace

import pytest
from interview import (
    AT_HOME,
    DODGED,
    LATER,
    LEAVING,
    NO,
    PARTLY,
    REPORTS,
    SHEET,
    SWITCH,
    TRAINING,
    VAGUE,
    YES,
    Interview,
    Tick,
)

from offer_tui.capture.sheet import Entry
from offer_tui.capture.state import Capture, Mode
from offer_tui.model.mark import mark_of


def shown(talk: Interview) -> list[str]:
    return [entry.subject for entry in talk.line.shown_by_it()]


def promise_behind(talk: Interview, subject: str) -> str | None:
    observation = talk.line.observation(subject)
    assert observation is not None
    return observation.broken_promise


# Broken promises.


@pytest.mark.parametrize("answer", ["-", "."])
def test_a_promise_not_kept_offers_what_it_shows(answer: str) -> None:
    talk = Interview().keys(f"01{answer}")
    assert shown(talk) == [SWITCH, VAGUE]
    assert [row.subject for row in talk.line.choices() if isinstance(row, Entry)] == shown(talk)
    assert shown(Interview().keys(f"02{answer}")) == [VAGUE]


@pytest.mark.parametrize("keys", ["01", "01+", "01*", "01-+", "71-", "01-<enter>", "03-"])
def test_nothing_else_offers_anything(keys: str) -> None:
    assert shown(Interview().keys(keys)) == []


def test_what_has_an_answer_is_not_offered() -> None:
    assert shown(Interview().keys("21<enter>01-")) == [VAGUE]


@pytest.mark.parametrize("keys", ["<down><enter>", "21", "/another<enter>"])
def test_what_it_shows_is_ticked_with_the_promise_attached(keys: str) -> None:
    talk = Interview().keys(f"01-{keys}")
    assert talk.ticks == {AT_HOME: NO, SWITCH: YES}
    assert promise_behind(talk, SWITCH) == AT_HOME
    assert talk.on_the_line == SWITCH


@pytest.mark.parametrize("keys", ["<down><enter>", "21"])
def test_a_promise_kept_in_part_shows_only_a_hint(keys: str) -> None:
    talk = Interview().keys(f"01.{keys}")
    assert talk.ticks == {AT_HOME: PARTLY, SWITCH: PARTLY}
    assert promise_behind(talk, SWITCH) == AT_HOME


def test_any_other_code_typed_there_is_a_tick_as_always() -> None:
    talk = Interview().keys("01-71")
    assert talk.ticks == {AT_HOME: NO, LEAVING: YES}
    assert promise_behind(talk, LEAVING) is None


def test_once_the_line_has_let_go_of_the_promise_it_is_attached_to_nothing() -> None:
    assert promise_behind(Interview().keys("01-<enter>21"), SWITCH) is None
    assert promise_behind(Interview().keys("02-21"), SWITCH) is None


def test_enter_with_nothing_chosen_is_done_with_the_promise() -> None:
    talk = Interview().keys("01-<enter>")
    assert (talk.mode, talk.ticks) == (Mode.READY, {AT_HOME: NO})


def test_the_tick_is_taken_back_before_the_answer_that_led_to_it() -> None:
    talk = Interview().keys("01-21<ctrl+z>")
    assert talk.ticks == {AT_HOME: NO}
    talk.keys("<ctrl+y>")
    assert promise_behind(talk, SWITCH) == AT_HOME


def test_words_after_the_promise_are_about_it() -> None:
    assert Interview().keys("01-first year in the office<enter>").said_of(AT_HOME)


# Own questions.

ANSWERS = [("+", YES), (".", PARTLY), ("-", NO), ("*", DODGED)]


@pytest.mark.parametrize(("key", "answer"), ANSWERS)
def test_an_own_question_takes_every_answer_under_a_code_of_its_own(key: str, answer: Tick) -> None:
    talk = Interview().keys(f"03{key}the team does<enter>")
    (observation,) = talk.session.observations
    assert (observation.question, observation.signal, observation.promise) == (TRAINING, None, None)
    assert talk.ticks == {TRAINING: answer}
    assert talk.said_of(TRAINING) == "the team does"


def test_own_questions_come_after_the_promises_and_the_tenth_is_found_by_its_words() -> None:
    assert [(row.code, row.subject) for row in SHEET.coded("0")[1:]] == [
        ("01", AT_HOME), ("02", REPORTS), ("03", TRAINING),
    ]  # fmt: skip
    assert Interview().keys("/training<enter>").ticks == {TRAINING: YES}


def test_an_own_question_is_put_from_the_question_line() -> None:
    sheet = replace(SHEET, questions=(TRAINING, LATER))
    talk = Interview(Capture(Interview().session, sheet)).keys("<enter>")
    (asked,) = talk.session.questions
    assert (asked.signal, asked.text) == (TRAINING, "Who pays for training?")
    talk.keys("-")
    assert talk.ticks == {TRAINING: NO}
    assert talk.keys("<enter>").question == LATER


def test_a_dodged_own_question_is_marked_as_dodged() -> None:
    assert mark_of(SHEET.by_subject[TRAINING].polarity, "evasive", "plain", "question") == "dodged"
