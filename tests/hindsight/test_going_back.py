"""What stood against it, and a new beginning with the same employer."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any

from looking_back import DECIDED, ZONE, contribution, decided, id_of, kept_evaluation

from offer_tui.evaluator.evidence import join
from offer_tui.hindsight.going_back import going_back
from offer_tui.hindsight.obstacles import Obstacle, obstacles
from offer_tui.model.decision import Decision, Reason
from offer_tui.model.opportunity import Opportunity, Person
from offer_tui.model.second_look import Difference
from offer_tui.store.catalogue import load_catalogue

SHIPPED = load_catalogue(Path("/nonexistent"))[0]
AT = dt.datetime(2026, 11, 21, 9, 30, tzinfo=ZONE)
KEPT = kept_evaluation(
    contribution("no-growth-path", label="no way up"),
    contribution("first-90-days-specific", "clear", label="no plan for 90 days"),
    contribution("meet-the-team", weight_nats=-0.3),
)
OWN = Reason(id=id_of(40), text="the open office", side="against")
COMMUTE = Reason(
    id=id_of(41), text="long commute", side="against", whose="yours", signal="long-commute"
)


def dune(*grounds: Reason, **values: Any) -> Opportunity:
    decision = Decision(on=DECIDED, evaluation=KEPT, grounds=grounds)
    people = (Person(name="Jo", role="engineer"),)
    return decided("declined", decision=decision, people=people, **values)


def now_so(signal: str, state: str, **values: Any) -> Difference:
    return Difference.model_validate(
        {"id": id_of(60), "whose": "theirs", "at": AT, "signal": signal, "state": state, **values}
    )


def by_signal(opportunity: Opportunity) -> dict[str, Obstacle]:
    return {one.signal: one for one in obstacles(opportunity, SHIPPED)}


def ids() -> Iterator[int]:
    return count(200)


def new_one(old: Opportunity, role: str = "Engineer III") -> Opportunity:
    numbers = ids()
    return going_back(old, obstacles(old, SHIPPED), role, AT, lambda: id_of(next(numbers)))


# What stood against it.


def test_only_what_spoke_against_it_is_an_obstacle_the_weightiest_first() -> None:
    assert list(by_signal(dune())) == ["no-growth-path", "first-90-days-specific"]


def test_it_asks_what_the_signal_says_when_it_is_so_whatever_it_said_then() -> None:
    plan = by_signal(dune())["first-90-days-specific"]
    assert (plan.asks, plan.against, plan.state) == (
        "first 90 days planned", "no plan for 90 days", "clear",
    )  # fmt: skip


def test_whose_it_is_comes_from_the_reasons_and_else_from_whom_one_asks() -> None:
    found = by_signal(dune(COMMUTE))
    assert found["long-commute"].whose == "yours"
    assert found["no-growth-path"].whose == "theirs"


def test_it_is_over_only_when_it_is_plainly_said_to_speak_against_it_no_more() -> None:
    def is_over(signal: str, state: str, **values: Any) -> bool:
        found = dune(differences=(now_so(signal, state, **values),))
        return by_signal(found)[signal].is_over

    assert is_over("no-growth-path", "clear")
    assert not is_over("no-growth-path", "seen")
    assert is_over("first-90-days-specific", "seen")
    assert not is_over("first-90-days-specific", "seen", degree="hint")
    assert not is_over("first-90-days-specific", "clear")


def test_what_was_said_of_something_else_is_kept_in_view() -> None:
    found = by_signal(dune(differences=(now_so("meet-the-team", "clear"),)))
    assert found["meet-the-team"].state is None
    assert found["meet-the-team"].difference is not None


def test_what_the_catalogue_lost_stays_under_the_name_it_had() -> None:
    decision = Decision(on=DECIDED, evaluation=kept_evaluation(contribution("gone", label="smoke")))
    found = obstacles(decided("declined", decision=decision), SHIPPED)
    assert [(one.asks, one.is_gone) for one in found] == [("smoke", True)]


def test_where_nothing_was_kept_what_the_record_says_against_it_counts() -> None:
    old = decided("declined", decision=Decision(on=DECIDED, because="pay"))
    assert obstacles(old, SHIPPED) == ()
    record = join([{"below-market-pay": "seen", "meet-the-team": "seen", "no-growth-path": "hint"}])
    assert {one.signal: one.degree for one in obstacles(old, SHIPPED, record)} == {
        "below-market-pay": "plain", "no-growth-path": "hint",
    }  # fmt: skip


# A new beginning.


def test_the_new_one_is_linked_and_at_the_beginning_and_knows_the_same_people() -> None:
    old = dune()
    new = new_one(old)
    assert (new.returns_to, new.stage, new.company, new.role) == (
        old.id, "lead", "Dune", "Engineer III",
    )  # fmt: skip
    assert new.id != old.id
    assert new.people == old.people
    assert (new.decision, new.differences, new.observations) == (None, (), ())


def test_what_stood_against_it_becomes_a_question_to_them_or_to_oneself() -> None:
    asked = {one.text: one.ask for one in new_one(dune(OWN, COMMUTE)).questions}
    assert asked == {
        "No way up: what has changed since Mar 2025?": "them",
        "No plan for 90 days: what has changed since Mar 2025?": "them",
        "Long commute, office days: what has changed since Mar 2025?": "yourself",
        "The open office: what has changed since Mar 2025?": "them",
    }


def test_what_is_said_to_be_over_is_not_asked_again() -> None:
    new = new_one(dune(differences=(now_so("no-growth-path", "clear"),)))
    assert [one.text for one in new.questions] == [
        "No plan for 90 days: what has changed since Mar 2025?"
    ]


def test_the_role_may_be_left_open() -> None:
    assert new_one(dune(), "  ").role == ""
