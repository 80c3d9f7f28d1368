"""What the reader found, compared with what is recorded and what was not wanted."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from prepared import (
    CATALOGUE,
    CLEAR,
    VAGUE,
    at,
    opportunity,
    promise,
    reading_of,
    saw,
    session,
    ulid,
)

from offer_tui.model.opportunity import Requirement
from offer_tui.posting.hints import Hint
from offer_tui.preparation.found import (
    comparable,
    dismissing,
    new_hints,
    new_promises,
    new_requirements,
    observation_of,
    promise_of,
    requirement_of,
)

READING = reading_of(CLEAR)
TODAY = dt.date(2026, 11, 21)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Two days  at home.", "two days at home"),
        ("84,000 to 98,000", "84.000 to 98.000"),
        ("84,000\u201398,000", "84000 98000"),
        ("\u2022 401(k), 4% match", "401 (K) 4 % match"),
        ("work from\nhome", "Work-from-home"),
    ],
)
def test_case_blanks_and_punctuation_make_no_difference(one: str, other: str) -> None:
    assert comparable(one) == comparable(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("C++", "C#"),
        ("C", "C++"),
        ("12 days", "5 days"),
        ("!!!", "???"),
        ("1,5", "15"),
        ("1,500,000", "1,500"),
    ],
)
def test_what_means_something_else_is_not_the_same(one: str, other: str) -> None:
    assert comparable(one) != comparable(other)


@given(st.text())
def test_a_comparable_text_is_its_own_comparable(text: str) -> None:
    assert comparable(comparable(text)) == comparable(text)


def test_all_found_is_new_at_first() -> None:
    assert new_promises(opportunity(), READING) == READING.promises
    assert new_requirements(opportunity(), READING) == READING.requirements
    assert len(READING.promises) > 3
    assert len(READING.requirements) > 1


def test_what_was_taken_over_is_not_found_again() -> None:
    promises = tuple(promise_of(f, ulid(n), TODAY) for n, f in enumerate(READING.promises))
    needed = tuple(requirement_of(f, ulid(50 + n)) for n, f in enumerate(READING.requirements))
    about = opportunity(promises=promises, requirements=needed)
    again = reading_of(CLEAR.upper())
    assert new_promises(about, again) == ()
    assert new_requirements(about, again) == ()


def test_a_promise_keeps_its_kind_its_day_and_where_it_stood() -> None:
    found = next(one for one in READING.promises if one.kind == "leave")
    made = promise_of(found, ulid(7), TODAY)
    assert (made.id, made.kind, made.medium, made.on) == (ulid(7), "leave", "posting", TODAY)
    assert made.text == "12 days of paid vacation and 8 paid holidays"


def test_a_wish_stays_a_wish() -> None:
    wishes = [requirement_of(one, ulid(7)).is_wish for one in READING.requirements]
    assert wishes == [one.is_wish for one in READING.requirements]
    assert True in wishes
    assert requirement_of(READING.requirements[0], ulid(7)).met is None


def test_what_was_dismissed_is_not_offered_again() -> None:
    found, needed = READING.promises[0], READING.requirements[0]
    about = dismissing(opportunity(), found, needed, found)
    assert new_promises(about, reading_of(CLEAR.upper())) == reading_of(CLEAR.upper()).promises[1:]
    assert new_requirements(about, READING) == READING.requirements[1:]
    assert len(about.dismissed) == 2


def test_a_promise_dismissed_before_its_words_change_stays_away() -> None:
    old = promise_of(READING.promises[0], ulid(7), TODAY)
    about = dismissing(opportunity(promises=(promise(1, "something else"),)), old)
    assert READING.promises[0] not in new_promises(about, READING)


def test_a_promise_shortened_by_hand_is_known_again() -> None:
    about = opportunity(promises=(promise(1, "12 days of vacation"),))
    assert "leave" not in {one.kind for one in new_promises(about, READING)}


def test_a_recorded_promise_stands_for_one_found_and_no_more() -> None:
    text = CLEAR.replace(
        "- 12 days of paid vacation and 8 paid holidays",
        "- 10 days of paid leave\n- 10 days of paid sick leave",
    )
    found = [one for one in reading_of(text).promises if one.kind == "leave"]
    assert len(found) == 2
    about = opportunity(promises=(promise(1, "10 days of paid leave"),))
    left = [one.text for one in new_promises(about, reading_of(text)) if one.kind == "leave"]
    assert left == ["10 days of paid sick leave"]


def test_another_number_is_another_promise() -> None:
    about = opportunity(promises=(promise(1, "5 days of paid vacation and 8 paid holidays"),))
    assert "leave" in {one.kind for one in new_promises(about, READING)}


def test_two_words_alone_do_not_stand_for_a_longer_demand() -> None:
    about = opportunity(requirements=(Requirement(id=ulid(1), text="fruit trees"),))
    assert new_requirements(about, READING) == READING.requirements


def test_hints_are_open_until_something_was_noted() -> None:
    found = reading_of(VAGUE).signals
    names = [hint.signal for hint in found]
    assert {"vague-jd", "transparent-pay-range"} <= set(names)
    assert new_hints(CATALOGUE, opportunity(), (), found) == found
    about = opportunity(observations=(saw(1, "vague-jd", degree="hint"),))
    rounds = (session(1, saw(2, "transparent-pay-range", "clear")),)
    left = {hint.signal for hint in new_hints(CATALOGUE, about, rounds, found)}
    assert left == set(names) - {"vague-jd", "transparent-pay-range"}


def test_a_dodged_question_leaves_the_hint_open() -> None:
    found = reading_of(VAGUE).signals
    rounds = (session(1, saw(2, "vague-jd", "evasive")),)
    assert new_hints(CATALOGUE, opportunity(), rounds, found) == found


def test_hints_dismissed_not_applying_or_unknown_are_left_out() -> None:
    def hint(name: str) -> Hint:
        return Hint(name, "seen", "hint", "A reason.")

    found = tuple(map(hint, ("vague-jd", "long-commute", "growth-examples", "no-such-signal")))
    about = opportunity(
        not_applicable=("long-commute",), observations=(saw(1, "no-growth-path", "clear"),)
    )
    assert new_hints(CATALOGUE, about, (), found) == found[:1]
    assert new_hints(CATALOGUE, dismissing(about, found[0]), (), found) == ()


def test_a_confirmed_hint_is_recorded_as_a_hint_with_its_reason() -> None:
    hint = reading_of(VAGUE).signals[0]
    made = observation_of(hint, ulid(8), at(3))
    assert (made.signal, made.state, made.degree) == (hint.signal, hint.state, "hint")
    assert (made.id, made.at, made.note) == (ulid(8), at(3), hint.because)
