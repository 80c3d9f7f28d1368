"""The card for the last fifteen minutes."""

from __future__ import annotations

import datetime as dt

import pytest
from prepared import (
    CATALOGUE,
    MANAGER,
    at,
    opportunity,
    own,
    plan,
    promise,
    put,
    saw,
    session,
    ulid,
)

from offer_tui.model.opportunity import (
    FollowUp,
    Opportunity,
    PayNamed,
    Person,
    PlannedRound,
    Requirement,
)
from offer_tui.model.session import MarkedMoment, Note, Session
from offer_tui.preparation.card import Card, card
from offer_tui.preparation.people import Somebody, named_in, people_of
from offer_tui.preparation.plan import Plan


def card_of(about: Opportunity, *rounds: Session, talk: PlannedRound | None = None) -> Card:
    return card(CATALOGUE, about, rounds, plan(about, *rounds, talk=talk), talk)


def test_what_is_missing_stays_empty() -> None:
    found = card(CATALOGUE, opportunity(), (), Plan(), None)
    assert found.questions == ()
    assert (found.talk, found.anchor, found.points, found.promises) == (None, "", (), ())
    assert (found.pay_named, found.people, found.last_round) == ((), (), "")
    assert (found.left_open, found.requirements) == ((), ())


def test_it_holds_the_anchor_three_points_and_the_first_questions() -> None:
    about = opportunity(anchor=" I make things simple. ", points=("one", " ", "two", "3", "4"))
    found = card_of(about, talk=MANAGER)
    assert found.anchor == "I make things simple."
    assert found.points == ("one", "two", "3")
    assert found.questions == plan(about, talk=MANAGER).ask_them[:5]
    assert found.talk == MANAGER


def test_promises_still_to_check_come_first() -> None:
    promises = tuple(promise(n, f"promise {n}") for n in range(5))
    states = [("clear", "plain"), ("seen", "plain"), ("evasive", "plain"), ("seen", "hint")]
    seen = [
        saw(n, promise=promises[n].id, state=state, degree=degree)
        for n, (state, degree) in enumerate(states)
    ]
    found = card_of(opportunity(promises=promises), session(1, *seen))
    words = [one.words for one in found.promises]
    assert words == ["open", "unclear", "partly", "broken", "kept"]
    assert [one.code for one in found.promises] == ["05", "03", "04", "01", "02"]


def test_pay_named_last_stands_first() -> None:
    first = PayNamed(amount="80,000", to="Nadia", on=dt.date(2026, 11, 2))
    second = PayNamed(amount="85,000", to="Ruth", on=dt.date(2026, 11, 9))
    someday = PayNamed(amount="70,000")
    found = card_of(opportunity(pay_named=(someday, first, second)))
    assert found.pay_named == (second, first, someday)


def test_what_they_ask_and_the_person_lacks_stands_before_what_can_be_learnt() -> None:
    def needs(number: int, **values: object) -> Requirement:
        given = {"id": ulid(number), "text": f"need {number}", **values}
        return Requirement.model_validate(given)

    learn, wish, lack = needs(1, met="can-learn"), needs(2, met="lack", wish=True), needs(
        3, met="lack", say="two months, and I start on Monday"
    )  # fmt: skip
    all_of_it = (learn, wish, lack, needs(4, met="have"), needs(5))
    assert card_of(opportunity(requirements=all_of_it)).requirements == (lack, wish, learn)


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("Nadia, the recruiter", [("Nadia", "recruiter")]),
        ("Mara and Tomas, the offer", [("Mara", ""), ("Tomas", "")]),
        ("Bo and the recruiter", [("Bo", "")]),
        ("Ruth Klein (engineering manager)", [("Ruth Klein", "engineering manager")]),
        ("Samir, on ward 4", [("Samir", "")]),
        ("the manager", []),
        ("HR", []),
        ("Panel", []),
        ("class 4b", []),
        ("", []),
    ],
)
def test_names_are_told_from_what_people_do(words: str, names: list[tuple[str, str]]) -> None:
    assert [(one.name, one.role) for one in named_in(words)] == names


def test_everybody_is_named_once_and_those_in_the_talk_first() -> None:
    about = opportunity(
        people=(Person(name="Nadia", role="recruiter"), Person(name="Ruth Klein", role="boss")),
        planned=(PlannedRound(round="round 3", with_whom="Ola and Piet"),),
        promises=(promise(1, by="Nadia, who hires"), promise(2, by="Jo, the team lead")),
    )
    talk = PlannedRound(round="round 2", with_whom="Ruth")
    assert people_of(about, talk) == (
        Somebody("Ruth Klein", "boss", is_there=True),
        Somebody("Nadia", "recruiter"),
        Somebody("Ola"),
        Somebody("Piet"),
        Somebody("Jo", "team lead"),
    )


def left(about: Opportunity, *rounds: Session) -> list[tuple[str, str]]:
    return [(one.kind, one.text) for one in card_of(about, *rounds).left_open]


def test_the_last_round_left_its_questions_open() -> None:
    mine = own(1, "Who cooks?")
    last = session(
        2,
        saw(1, "manager-evasive", "evasive"),
        saw(2, "growth-examples"),
        questions=(put(3, "endless-process"), put(4, mine.id), put(5, "growth-examples")),
    )
    found = card_of(opportunity(questions=(mine,)), session(1), last)
    questions = CATALOGUE.by_id
    assert found.last_round == "round 2"
    assert [(one.kind, one.code, one.text) for one in found.left_open] == [
        ("dodged", "52", questions["manager-evasive"].question),
        ("asked", "89", questions["endless-process"].question),
        ("asked", None, "Who cooks?"),
    ]
    assert found.left_open[1].at == at(3)


def test_what_an_earlier_round_left_open_is_not_the_last_ones() -> None:
    first = session(1, questions=(put(3, "endless-process"),))
    assert left(opportunity(), first, session(2)) == []


def test_a_question_that_nobody_keeps_any_more_has_the_words_it_was_asked_in() -> None:
    last = session(1, questions=(put(3, ulid(999)),))
    assert left(opportunity(), last) == [("asked", f"{ulid(999)}?")]


def test_a_dodged_promise_is_with_the_promises_only() -> None:
    one = promise(1)
    last = session(1, saw(1, promise=one.id, state="evasive"))
    assert left(opportunity(promises=(one,)), last) == []


def test_marked_moments_and_what_comes_next_are_left_open() -> None:
    last = session(
        1,
        moments=(MarkedMoment(id=ulid(1), at=at(7)),),
        notes=(
            Note(id=ulid(2), at=at(8), text="Next: send the two references"),
            Note(id=ulid(3), at=at(9), text="nextdoor is a bakery"),
            Note(id=ulid(4), at=at(9), text="next"),
            Note(id=ulid(5), at=at(9), text="next to the lift", about=ulid(77)),
        ),
    )
    about = opportunity(
        follow_ups=(
            FollowUp(text="look up the team"),
            FollowUp(text="thank Ruth", by=dt.date(2026, 11, 24)),
            FollowUp(text="long done", done=True),
        )
    )
    assert left(about, last) == [
        ("marked", ""),
        ("next", "send the two references"),
        ("next", "thank Ruth"),
        ("next", "look up the team"),
    ]
    assert card_of(about, last).left_open[0].at == at(7)
