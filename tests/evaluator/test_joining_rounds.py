"""What stands for a signal after all rounds."""

from __future__ import annotations

from itertools import permutations

import pytest

from offer_tui.evaluator.evidence import Evidence, Finding, finding, join
from offer_tui.model.signal import Degree, State


@pytest.mark.parametrize(
    ("state", "degree", "found"),
    [
        ("seen", "plain", "seen"),
        ("seen", "hint", "hint"),
        ("clear", "plain", "clear"),
        ("clear", "hint", "clear"),
        ("evasive", "plain", "evasive"),
        ("evasive", "hint", "evasive"),
    ],
)
def test_a_hint_halves_only_what_was_seen(state: State, degree: Degree, found: Finding) -> None:
    assert finding(state, degree) == found


@pytest.mark.parametrize(
    ("rounds", "stands"),
    [
        (["seen"], "seen"),
        (["seen", "hint"], "hint"),
        (["hint", "seen"], "seen"),
        (["seen", "evasive"], "evasive"),
        (["evasive", "clear"], "clear"),
        (["clear", "clear"], "clear"),
        (["seen", "clear"], "conflict"),
        (["clear", "hint"], "conflict"),
        (["hint", "clear"], "conflict"),
        (["seen", "clear", "seen"], "conflict"),
        (["seen", "clear", "clear"], "clear"),
        (["clear", "seen", "hint"], "hint"),
        (["clear", "hint", "seen"], "seen"),
        (["seen", "clear", "evasive"], "conflict"),
        (["seen", "evasive", "clear"], "conflict"),
        (["seen", "clear", "evasive", "clear"], "clear"),
        (["seen", "clear", "clear", "evasive"], "evasive"),
        (["seen", "clear", "clear", "seen"], "conflict"),
    ],
)
def test_the_latest_stands_until_rounds_disagree(rounds: list[Finding], stands: str) -> None:
    assert join([{"a": one} for one in rounds]).standing == {"a": stands}


def test_a_round_that_says_nothing_of_a_signal_changes_nothing_of_it() -> None:
    assert join([{"a": "seen"}, {"b": "clear"}, {}]).standing == {"a": "seen", "b": "clear"}


def test_once_settled_the_latest_finding_stands() -> None:
    rounds: list[dict[str, Finding]] = [{"a": "seen", "b": "seen"}, {"a": "clear", "b": "clear"}]
    joined = join(rounds, settled={"a"})
    assert joined.standing == {"a": "clear", "b": "conflict"}
    assert joined.conflicts == ("b",)


def test_the_order_inside_a_round_does_not_matter() -> None:
    items: list[tuple[str, Finding]] = [("c", "seen"), ("a", "clear"), ("b", "evasive")]
    joined = [join([dict(order)]) for order in permutations(items)]
    assert all(one == joined[0] for one in joined)
    assert list(joined[0].standing) == ["a", "b", "c"]


def test_evasive_is_no_answer_and_a_conflict_is_one() -> None:
    joined = join([{"a": "seen", "b": "evasive", "c": "hint", "d": "clear"}, {"a": "clear"}])
    assert joined.resolved == {"a", "c", "d"}


def test_a_question_dodged_in_two_rounds_is_remembered_as_such() -> None:
    rounds: list[dict[str, Finding]] = [
        {"a": "evasive", "b": "evasive"},
        {"a": "evasive", "c": "seen"},
    ]
    assert join(rounds).dodged_twice == {"a"}
    assert join([*rounds, {"b": "evasive"}]).dodged_twice == {"a", "b"}


def test_nothing_observed_is_no_evidence() -> None:
    assert join([]) == Evidence()
    assert Evidence().resolved == frozenset()
    assert Evidence().conflicts == ()
