"""The evaluation as programs read it, and what the evaluator may import."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from cases import EXAMPLE, catalogue, example_catalogue, signal

import offer_tui.evaluator
from offer_tui.evaluator.circumstances import Circumstances
from offer_tui.evaluator.evaluation import as_json, evaluate
from offer_tui.evaluator.evidence import Finding

KEYS = [
    "probability_of_regret",
    "interval",
    "prior",
    "log_odds",
    "evidence_nats",
    "join_loss_months",
    "decline_loss_months",
    "threshold",
    "expected_loss",
    "verdict",
    "leaning",
    "toss_up",
    "coverage",
    "gut",
    "gut_disagrees",
    "reservations",
    "before_you_sign",
    "contributions",
    "saturation_nats",
    "conflicts",
    "deal_breakers",
    "negotiable",
    "next_questions",
    "would_change",
    "catalogue",
]


@pytest.fixture
def example() -> dict[str, Any]:
    printed = json.dumps(
        as_json(evaluate(example_catalogue(), [EXAMPLE], Circumstances(gut=2))), allow_nan=False
    )
    loaded: dict[str, Any] = json.loads(printed)
    return loaded


def test_it_has_exactly_the_promised_keys_in_their_order(example: dict[str, Any]) -> None:
    assert list(example) == KEYS


def test_the_parts_have_exactly_the_promised_keys(example: dict[str, Any]) -> None:
    assert example["prior"] == {"a": 5, "b": 15, "mean": 0.25}
    assert list(example["expected_loss"]) == ["join", "decline"]
    assert list(example["contributions"][0]) == [
        "signal",
        "theme",
        "state",
        "degree",
        "weight_nats",
        "factor",
        "contribution_nats",
        "contribution_decibans",
    ]
    assert list(example["next_questions"][0]) == [
        "signal",
        "question",
        "value_months",
        "information_bits",
        "chance_to_change",
    ]
    assert [list(one) for one in example["would_change"]] == [["signals", "probability_of_regret"]]
    assert example["catalogue"] == {"version": "example", "signals": 48}


def test_the_figures_are_those_of_the_worked_example(example: dict[str, Any]) -> None:
    def near(value: float) -> object:
        return pytest.approx(value, abs=5e-5)

    assert example["probability_of_regret"] == near(0.3564)
    assert example["interval"] == [near(0.1809), near(0.5813)]
    assert example["log_odds"] == near(-0.5911)
    assert example["evidence_nats"] == near(0.5188)
    assert (example["join_loss_months"], example["decline_loss_months"]) == (6, 3)
    assert example["threshold"] == near(0.3333)
    assert example["expected_loss"]["join"] == pytest.approx(2.138, abs=5e-4)
    assert example["expected_loss"]["decline"] == pytest.approx(1.931, abs=5e-4)
    assert example["coverage"] == near(0.1605)
    assert (example["verdict"], example["leaning"]) == ("ask-first", "pass")
    assert example["toss_up"] is True
    assert (example["gut"], example["gut_disagrees"]) == (2, False)
    assert example["saturation_nats"] == near(-0.0113)
    assert example["would_change"] == [
        {"signals": ["jd-work-mismatch"], "probability_of_regret": near(0.2809)}
    ]
    assert example["before_you_sign"] == ["bait-and-switch", "illegal-questions"]
    assert example["reservations"] == example["conflicts"] == example["deal_breakers"] == []
    assert example["contributions"][0] == {
        "signal": "jd-work-mismatch",
        "theme": "role-clarity",
        "state": "seen",
        "degree": "plain",
        "weight_nats": near(0.4316),
        "factor": 1.0,
        "contribution_nats": near(0.4316),
        "contribution_decibans": pytest.approx(1.8746, abs=5e-5),
    }
    first = example["next_questions"][0]
    assert first["signal"] == "ex-report-vouches"
    assert first["question"] == "ex-report-vouches?"
    assert first["value_months"] == near(0.1079)
    assert first["information_bits"] == pytest.approx(0.00552, abs=5e-6)
    assert first["chance_to_change"] == near(0.1419)


def test_states_and_degrees_say_how_each_was_read() -> None:
    signals = [signal(name, "culture") for name in "abcd"]
    green = signal("g", "manager", "green", (0.2, 0.3), pair="r")
    red = signal("r", "manager", pair="g")
    both = signal("v", "stability", "green", (0.2, 0.3), negotiable=True)
    first: dict[str, Finding] = {
        "a": "seen",
        "b": "hint",
        "c": "clear",
        "d": "evasive",
        "g": "seen",
        "r": "seen",
        "v": "seen",
    }
    second: dict[str, Finding] = {"v": "clear"}
    about = Circumstances(deal_breakers=("d", "b", "a"))
    found = as_json(evaluate(catalogue(*signals, green, red, both), [first, second], about))
    contributions: Any = found["contributions"]
    assert {one["signal"]: (one["state"], one["degree"]) for one in contributions} == {
        "a": ("seen", "plain"),
        "b": ("seen", "hint"),
        "c": ("clear", "plain"),
        "d": ("evasive", "plain"),
        "g": ("seen", "plain"),
        "r": ("seen", "plain"),
        "v": ("clear", "hint"),
    }
    assert found["conflicts"] == ["v", "g", "r"]
    assert found["deal_breakers"] == ["a", "d", "b"]
    assert found["negotiable"] == ["v"]


def test_a_take_with_nothing_to_change_prints_empty_lists() -> None:
    about = Circumstances(gut=None, deal_breakers=())
    found = as_json(evaluate(catalogue(signal("a")), [{"a": "clear"}], about))
    assert found["gut"] is None
    assert found["would_change"] == found["next_questions"] == []


def test_the_evaluator_needs_no_pydantic_no_textual_and_no_clock() -> None:
    folder = Path(offer_tui.evaluator.__file__).parent
    modules = [f"offer_tui.evaluator.{path.stem}" for path in folder.glob("*.py")]
    code = f"import {', '.join(modules)}, sys; print(*sys.modules, sep='\\n')"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    assert not {"pydantic", "textual", "rich", "click", "offer_tui.model.session"} & loaded
    assert "offer_tui.evaluator.evaluation" in loaded
