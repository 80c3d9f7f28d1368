"""What would have to be otherwise for the answer to be the other one."""

from __future__ import annotations

import pytest
from cases import catalogue, screen, signal

from offer_tui.evaluator.case import Case, case
from offer_tui.evaluator.circumstances import Circumstances
from offer_tui.evaluator.evidence import Finding, Standing, join
from offer_tui.evaluator.turnaround import POOL, turnarounds, turned
from offer_tui.model.signal import Polarity, Signal


@pytest.mark.parametrize(
    ("polarity", "standing", "otherwise"),
    [
        ("red", "seen", "clear"),
        ("red", "hint", "clear"),
        ("red", "clear", "seen"),
        ("red", "evasive", "clear"),
        ("red", "conflict", "clear"),
        ("green", "seen", "clear"),
        ("green", "hint", "clear"),
        ("green", "clear", "seen"),
        ("green", "evasive", "seen"),
        ("green", "conflict", "seen"),
    ],
)
def test_each_finding_has_its_opposite(
    polarity: Polarity, standing: Standing, otherwise: Standing
) -> None:
    assert turned(signal("a", polarity=polarity), standing) == otherwise


def about(signals: list[Signal], observed: dict[str, Finding], decline: float = 3) -> Case:
    return case(catalogue(*signals), join([observed]), Circumstances(decline_loss_months=decline))


THEMES = ["role-clarity", "manager", "culture", "stability", "rewards", "process"]


def test_the_smallest_set_that_crosses_is_found() -> None:
    signals = [signal(name, name, rates=(0.34, 0.2)) for name in THEMES[:3]]
    observed: dict[str, Finding] = {s.id: "seen" for s in signals}
    by_size = {}
    for decline in (4.2, 3.6, 2.4, 0.9):
        found = turnarounds(about(signals, observed, decline))
        by_size[decline] = len(found[0].signals) if found else 0
    assert by_size == {4.2: 1, 3.6: 2, 2.4: 3, 0.9: 0}


def test_among_equals_the_one_that_moves_furthest_comes_first_then_the_ids() -> None:
    signals = [
        signal("b", "manager", rates=(0.4, 0.2)),
        signal("a", "culture", rates=(0.4, 0.2)),
        signal("c", "stability", rates=(0.6, 0.2)),
    ]
    found = turnarounds(about(signals, {"a": "seen", "b": "seen", "c": "seen"}, 8))
    assert [one.signals for one in found] == [("c",), ("a",), ("b",)]
    assert found[0].probability < found[1].probability


def test_turning_can_also_raise_the_probability() -> None:
    signals = [signal("a", rates=(0.6, 0.2)), signal("g", "manager", "green", (0.5, 0.3))]
    found = turnarounds(about(signals, {"a": "clear", "g": "clear"}))
    assert [one.signals for one in found] == [("a",)]
    assert found[0].probability > 1 / 3


def test_what_moves_away_from_the_threshold_is_no_candidate() -> None:
    signals = [signal("bad", rates=(0.9, 0.1)), signal("good", "manager", rates=(0.5, 0.2))]
    found = turnarounds(about(signals, {"bad": "seen", "good": "clear"}))
    assert [one.signals for one in found] == [("bad",)]


def test_screens_and_silence_turn_nothing() -> None:
    assert turnarounds(about([screen("asked-to-pay")], {"asked-to-pay": "seen"})) == ()
    assert turnarounds(about([signal("a")], {})) == ()


def test_of_nine_that_would_each_do_the_eight_with_the_largest_effect_are_tried() -> None:
    themes = [*THEMES, "workload-design", "fit-growth", "promise-integrity"]
    signals = [
        signal(f"s{n}", theme, rates=(0.3 + 0.02 * n, 0.2)) for n, theme in enumerate(themes)
    ]
    observed: dict[str, Finding] = {s.id: "seen" for s in signals}
    probability = about(signals, observed).probability
    just_below = probability - 1e-6
    found = turnarounds(about(signals, observed, 6 * just_below / (1 - just_below)))
    assert [one.signals for one in found] == [(f"s{n}",) for n in range(8, 0, -1)]
    assert len(found) == POOL


def test_more_than_three_are_never_named() -> None:
    signals = [signal(name, name, rates=(0.34, 0.2)) for name in THEMES[:4]]
    observed: dict[str, Finding] = {s.id: "seen" for s in signals}
    all_four = about(signals, observed, 1.3)
    assert not all_four.losses.is_too_much(
        all_four.probability_if(dict.fromkeys(observed, "clear"))
    )
    assert turnarounds(all_four) == ()
