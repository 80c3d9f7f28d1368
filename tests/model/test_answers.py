"""A round's answers by subject: right for each state of the round, and worked out once for each."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from offer_tui.model.answers import answers_of
from offer_tui.model.same import Same
from offer_tui.model.session import Observation
from offer_tui.model.signal import State

AT = dt.datetime(2026, 3, 2, 10, 0, tzinfo=dt.UTC)
PROMISE = "01ARZ3NDEKTSV4RRFFQ69G5FAW"


def seen(number: int, about: dict[str, str], state: State = "seen") -> Observation:
    values = {"id": f"01ARZ3NDEKTSV4RRFFQ69G5F{number:02}", "state": state, "at": AT, **about}
    return Observation.model_validate(values)


def made(*states: State) -> tuple[Observation, ...]:
    about: Sequence[dict[str, str]] = (
        {"signal": "toxic"},
        {"promise": PROMISE},
        {"question": PROMISE},
    )
    return tuple(seen(n, about[n], state) for n, state in enumerate(states))


def test_every_answer_is_found_by_what_it_is_about() -> None:
    observations = made("seen", "clear")
    answers = answers_of(observations)
    assert answers["toxic"] is observations[0]
    assert answers[PROMISE] is observations[1]
    assert "vague-jd" not in answers


def test_of_two_answers_about_one_thing_the_later_one_stands() -> None:
    twice = (seen(1, {"signal": "toxic"}), seen(2, {"signal": "toxic"}, "clear"))
    assert answers_of(twice)["toxic"].state == "clear"


def test_an_equal_round_in_another_state_has_answers_of_its_own() -> None:
    one, other = made("seen"), made("clear")
    assert answers_of(one)["toxic"].state == "seen"
    assert answers_of(other)["toxic"].state == "clear"
    assert answers_of(one) is answers_of(one)


def test_values_that_are_only_equal_are_not_the_same() -> None:
    one, equal = [1, 2], [1, 2]
    assert Same(one) == Same(one)
    assert hash(Same(one)) == hash(Same(one))
    assert Same(one) != Same(equal)
    assert Same(one) != one
