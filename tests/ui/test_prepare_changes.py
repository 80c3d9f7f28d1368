"""A change to an opportunity leaves what other programs wrote meanwhile."""

from __future__ import annotations

import datetime as dt

import pytest

from offer_tui.model.opportunity import Opportunity
from offer_tui.store.opportunity_change import ChangedElsewhere, OpportunityChange
from offer_tui.ui.parts import steps
from offer_tui.ui.prepare import edits

NOW = dt.datetime(2026, 11, 21, 9, 0, tzinfo=dt.UTC)
EMPTY = Opportunity.model_validate(
    {"schema": 1, "id": "01M70SRQ24GE3H3JHH6FRSP28N", "company": "Acme", "created": NOW}
)
SHOWN = EMPTY.model_copy(update={"anchor": "first", "points": ("one", "two")})


def change(shown: Opportunity, step: steps.Step) -> OpportunityChange:
    return OpportunityChange(shown, step(shown))


def test_a_sentence_rewritten_elsewhere_stays() -> None:
    theirs = SHOWN.model_copy(update={"anchor": "first, polished elsewhere"})
    with pytest.raises(ChangedElsewhere):
        change(SHOWN, steps.put(anchor="first!")).made_to(theirs)


def test_a_point_is_known_by_its_words_and_not_by_its_place() -> None:
    theirs = SHOWN.model_copy(update={"points": ("zero", "one", "two")})
    after = change(SHOWN, edits.point(0, "one, better")).made_to(theirs)
    assert set(after.points) == {"zero", "one, better", "two"}


def test_two_windows_that_press_the_same_key_mean_the_same() -> None:
    pressed = change(SHOWN, steps.toggled("ask_first", "always-on"))
    again = change(SHOWN, steps.toggled("ask_first", "always-on"))
    assert again.made_to(pressed.made_to(SHOWN)).ask_first == ("always-on",)


def answer(sign: str, end: str) -> OpportunityChange:
    new_id = f"01M70SRQ24GE3H3JHH6FRSP2{end}"
    return change(SHOWN, edits.answered("signal", "always-on", sign, NOW, new_id))


def test_the_same_answer_in_two_windows_is_one_answer() -> None:
    after = answer("+", "8P").made_to(answer("+", "8Q").made_to(SHOWN))
    assert [(one.signal, one.state) for one in after.observations] == [("always-on", "seen")]


def test_of_two_answers_in_two_windows_the_first_stands() -> None:
    first = answer("+", "8Q").made_to(SHOWN)
    with pytest.raises(ChangedElsewhere):
        answer("-", "8P").made_to(first)


def test_the_words_of_a_change_are_those_that_are_new() -> None:
    added = change(SHOWN, steps.added("people", edits.person("Mara", "CTO")))
    assert added.words() == "Mara · CTO"
    assert change(SHOWN, edits.point(1, "two days")).words() == "two days"
    assert change(SHOWN, steps.toggled("ask_first", "always-on")).words() == ""
    assert len(change(SHOWN, steps.put(posting="word " * 900)).words()) == 160
