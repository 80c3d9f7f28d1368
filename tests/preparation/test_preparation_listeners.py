"""Who is listening, who knows what, and in which round a question belongs."""

from __future__ import annotations

from typing import get_args

import pytest
from prepared import (
    CATALOGUE,
    MANAGER,
    RECRUITER,
    TEAM,
    at,
    opportunity,
    own,
    plan,
    promise,
    saw,
    session,
)

from offer_tui.evaluator.circumstances import Circumstances
from offer_tui.model.opportunity import Person, PlannedRound
from offer_tui.model.signal import THEMES
from offer_tui.preparation.gaps import GAPS
from offer_tui.preparation.listeners import (
    BY_SIGNAL,
    BY_THEME,
    LISTENER_WORDS,
    Listener,
    listeners_of,
    who_knows,
)
from offer_tui.preparation.plan import Plan, PlannedQuestion

PEOPLE = (
    Person(name="Nadia", role="recruiter"),
    Person(name="Ruth Klein", role="engineering manager"),
    Person(name="Bea", role="engineer"),
)


@pytest.mark.parametrize(
    ("words", "listeners"),
    [
        ("the recruiter", {"recruiter"}),
        ("HR", {"recruiter"}),
        ("Nadia", {"recruiter"}),
        ("somebody from the people team", {"recruiter"}),
        ("the manager", {"manager"}),
        ("Ida, the ward manager", {"manager"}),
        ("Lise, the team lead", {"manager"}),
        ("the head of finance", {"manager"}),
        ("Ruth", {"manager"}),
        ("four of the team", {"team"}),
        ("two future colleagues", {"team"}),
        ("Bea", {"team"}),
        ("two engineers", {"team"}),
        ("Arvo (the founder)", {"above"}),
        ("CTO", {"above"}),
        ("Bo and the evening crew", {"team"}),
        ("Nadia & Ruth", {"recruiter", "manager"}),
        ("Rosa and the board", {"above"}),
        ("class 4b", set()),
        ("a stranger", set()),
        ("", set()),
        ("???", set()),
    ],
)
def test_words_tell_who_listens(words: str, listeners: set[Listener]) -> None:
    assert listeners_of(words, PEOPLE, "Staff Engineer") == listeners


def test_every_theme_and_signal_has_somebody_who_knows_and_a_reason() -> None:
    assert set(BY_THEME) == {theme.id for theme in THEMES}
    for signal in CATALOGUE:
        knowledge = who_knows(signal)
        assert knowledge.listeners
        assert set(knowledge.listeners) <= set(get_args(Listener))
        assert knowledge.reason.endswith(".")
    assert set(LISTENER_WORDS) == set(get_args(Listener))


def test_what_is_said_of_signals_is_said_of_signals_that_ship() -> None:
    assert set(BY_SIGNAL) <= set(CATALOGUE.by_id)
    for gap in GAPS.values():
        assert set(gap.signals) <= set(CATALOGUE.by_id)
        assert all(CATALOGUE.by_id[name].ask == "them" for name in gap.signals)
        assert len(gap.why) <= 40


def where(found: Plan, subject: str) -> tuple[str, PlannedQuestion]:
    for part in ("ask_them", "reserve", "later", "elsewhere"):
        for one in getattr(found, part):
            if one.subject == subject:
                return part, one
    raise AssertionError(subject)


def test_pay_is_for_the_recruiter_and_goals_are_for_the_manager() -> None:
    about = opportunity(planned=(RECRUITER, MANAGER))
    recruiter, manager = plan(about, talk=RECRUITER), plan(about, talk=MANAGER)
    part, one = where(manager, "below-market-pay")
    assert (part, one.whom, one.round) == ("later", "Nadia, the recruiter", "round 1")
    part, one = where(recruiter, "first-90-days-specific")
    assert (part, one.whom, one.round) == ("later", "the manager", "round 2")
    assert where(manager, "first-90-days-specific")[0] == "ask_them"
    assert where(recruiter, "below-market-pay")[0] in {"ask_them", "reserve"}


def test_a_question_goes_to_the_earliest_other_round_that_fits() -> None:
    soon = PlannedRound(round="a coffee", with_whom="the team lead", at=at(10))
    late = PlannedRound(round="the panel", with_whom="the manager", at=at(500))
    someday = PlannedRound(round="someday", with_whom="the manager")
    about = opportunity(planned=(someday, late, soon))
    assert where(plan(about, talk=RECRUITER), "first-90-days-specific")[1].round == "a coffee"


def test_a_question_for_somebody_not_yet_planned_names_them_and_no_round() -> None:
    one = where(plan(opportunity(planned=(TEAM,)), talk=TEAM), "below-market-pay")[1]
    assert (one.whom, one.round) == ("the recruiter", "")


def test_where_nobody_recruits_who_hires_is_asked_for_the_pay() -> None:
    cook = PlannedRound(round="round 1", with_whom="Bo, the head cook")
    found = where(plan(talk=cook, most=1000), "below-market-pay")
    assert (found[0], found[1].whom) == ("ask_them", "Bo, the head cook")
    for about, first in (
        (opportunity(people=PEOPLE), ()),
        (opportunity(promises=(promise(1, by="Nadia, the recruiter"),)), ()),
        (opportunity(), (session(1, with_whom="HR"),)),
    ):
        assert where(plan(about, *first, talk=cook), "below-market-pay")[0] == "later"


def test_a_round_that_took_place_is_no_round_for_what_is_still_to_ask() -> None:
    held = session(1, with_whom="Nadia, the recruiter")
    first = RECRUITER.model_copy(update={"at": at(100)})
    about = opportunity(planned=(first, MANAGER))
    one = where(plan(about, held, talk=MANAGER), "below-market-pay")[1]
    assert (one.whom, one.round) == ("the recruiter", "")


@pytest.mark.parametrize("whom", ["", "somebody", "Quentin"])
def test_a_listener_nobody_knows_may_be_asked_everything(whom: str) -> None:
    talk = PlannedRound(round="round 1", with_whom=whom)
    found = plan(opportunity(), talk=talk, most=1000)
    assert {one.round for one in found.ask_them} == {"round 1"}
    assert {one.round for one in found.later} == {"the offer"}


def test_without_a_listener_it_is_said_who_knows_best() -> None:
    assert where(plan(most=1000), "below-market-pay")[1].whom == "the recruiter"
    assert where(plan(most=1000), "manager-support-examples")[1].whom == "the manager"


def test_of_several_listeners_the_one_who_knows_is_named() -> None:
    talk = PlannedRound(round="round 2", with_whom="Nadia and Ruth")
    found = plan(opportunity(people=PEOPLE), talk=talk, most=1000)
    assert where(found, "below-market-pay")[1].whom == "the recruiter"
    assert where(found, "manager-support-examples")[1].whom == "the manager"


def test_terms_wait_for_the_offer_and_then_are_asked() -> None:
    part, one = where(plan(talk=RECRUITER), "contract-trap")
    assert (part, one.round) == ("later", "the offer")
    offered = plan(talk=RECRUITER, around=Circumstances(stage="offer"), most=1000)
    assert where(offered, "contract-trap")[0] == "ask_them"


def test_what_the_person_wants_is_asked_whoever_listens() -> None:
    mine = own(1)
    about = opportunity(questions=(mine,), ask_first=("below-market-pay", "contract-trap"))
    first = session(1, saw(1, "bait-and-switch", degree="hint"))
    found = plan(about, first, talk=TEAM)
    chosen = [one.subject for one in found.ask_them[:4]]
    assert chosen == ["below-market-pay", "contract-trap", mine.id, "bait-and-switch"]
    assert {one.whom for one in found.ask_them[:4]} == {"two of the team"}
