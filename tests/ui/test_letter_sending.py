"""Marking a letter as sent: what it changes in the record, and which follow-up it may do."""

from __future__ import annotations

import datetime as dt

import pytest
from live_views import NOW, ulid

from offer_tui.model.opportunity import FollowUp, Opportunity, Person
from offer_tui.ui.letters.sending import (
    receivers,
    sent,
    thanks_due,
    thanks_meant,
    ticked_off,
)

TODAY = dt.date(2026, 11, 22)


def opportunity(*texts: str, done: bool = False) -> Opportunity:
    return Opportunity(
        schema_version=1, id=ulid(1), company="Acme", created=NOW,
        people=(Person(name="Mara Lind"), Person(name="Tomas")),
        follow_ups=tuple(FollowUp(text=text, done=done) for text in texts),
    )  # fmt: skip


def test_a_letter_is_noted_once_a_day() -> None:
    step = sent("decline", TODAY, ["Mara", "Tomas"])
    once = step(opportunity())
    (letter,) = once.letters
    assert (letter.kind, letter.on, letter.to) == ("decline", TODAY, "Mara, Tomas")
    assert step(once) is once
    assert len(sent("decline", TODAY + dt.timedelta(days=1), [])(once).letters) == 2


@pytest.mark.parametrize(
    ("text", "to", "is_due"),
    [
        ("the thank-you note to Mara", ["Mara"], True),
        ("thank Mara Lind for the lunch", ["Mara"], True),
        ("Thank them", ["Mara"], True),
        ("thank-you note", [], True),
        ("thank Tomas", ["Mara"], False),
        ("send Mara two references", ["Mara"], False),
    ],
)
def test_thanks_that_are_due_are_those_to_the_same_person(
    text: str, to: list[str], is_due: bool
) -> None:
    about = opportunity("something else", text)
    assert thanks_due(about, to) == (about.follow_ups[1] if is_due else None)
    assert thanks_due(opportunity(text, done=True), to) is None


@pytest.mark.parametrize(
    ("texts", "to", "meant"),
    [
        (["the thank-you note to Mara"], ["Mara"], 0),
        (["the thank-you note to Mara"], ["Mara", "Tomas"], 0),
        (["thank them"], ["Mara"], 0),
        (["thank Mara"], [], 0),
        (["thank Tomas", "thank Mara"], ["Mara"], 1),
        (["a thank-you note", "thank Mara"], ["Mara"], 1),
        (["thank Tomas"], ["Mara"], None),
        (["thank Mara and Tomas"], ["Mara"], None),
        (["thank Mara", "thank Tomas"], ["Mara", "Tomas"], None),
        (["thank them", "a thank-you note"], ["Mara"], None),
        (["call Mara"], ["Mara"], None),
    ],
)
def test_thanks_are_done_with_the_letter_only_where_no_other_could_be_meant(
    texts: list[str], to: list[str], meant: int | None
) -> None:
    about = opportunity(*texts)
    assert thanks_meant(about, to) == (None if meant is None else about.follow_ups[meant])


def test_the_words_of_a_role_name_nobody() -> None:
    about = opportunity("the thank-you note to Mara").model_copy(
        update={"people": (Person(name="Mara"), Person(name="the manager"))}
    )
    assert thanks_meant(about, ["Mara"]) == about.follow_ups[0]


def test_what_the_letter_did_is_ticked_off_in_the_same_change() -> None:
    about = opportunity("thank Mara")
    step = sent("thank-you", TODAY, ["Mara"], about.follow_ups[0])
    once = step(about)
    assert (len(once.letters), once.follow_ups[0].done) == (1, True)
    opened = once.model_copy(update={"follow_ups": about.follow_ups})
    assert step(opened) is opened


def test_only_the_one_that_is_due_is_ticked_off() -> None:
    about = opportunity("thank Mara", "thank Tomas")
    done = ticked_off(about.follow_ups[1])(about)
    assert [one.done for one in done.follow_ups] == [False, True]
    assert ticked_off(FollowUp(text="gone"))(about) == about


def test_nobody_is_named_where_nobody_is_known() -> None:
    assert receivers(None) == []
    assert receivers({"to": ["Mara"]}) == ["Mara"]
