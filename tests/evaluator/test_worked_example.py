"""The worked example, to the fourth digit, with rates as they are shipped: three decimals."""

from __future__ import annotations

import pytest
from cases import EXAMPLE, example_catalogue

from offer_tui.evaluator.advice import sentence
from offer_tui.evaluator.circumstances import Circumstances
from offer_tui.evaluator.evaluation import Evaluation, course, evaluate, posterior
from offer_tui.evaluator.evidence import Finding, join


def to_four(value: float) -> object:
    return pytest.approx(value, abs=5e-5)


@pytest.fixture
def evaluation() -> Evaluation:
    return evaluate(example_catalogue(), [EXAMPLE], Circumstances(gut=3))


@pytest.mark.parametrize(
    ("signal", "state", "weight", "factor", "contribution"),
    [
        ("jd-work-mismatch", "seen", 0.4316, 1, 0.4316),
        ("high-turnover-team", "seen", 0.3810, 0.7, 0.2667),
        ("first-90-days-specific", "clear", 0.1229, 0.5, 0.0615),
        ("names-a-negative", "seen", -0.1796, 1, -0.1796),
        ("below-market-pay", "clear", -0.0876, 0.7, -0.0614),
    ],
)
def test_each_observation_contributes_what_the_table_says(
    evaluation: Evaluation,
    signal: str,
    state: str,
    weight: float,
    factor: float,
    contribution: float,
) -> None:
    found = {c.signal: c for c in evaluation.posterior.contributions}[signal]
    assert found.state == state
    assert found.degree == "plain"
    assert found.weight.nats == to_four(weight)
    assert found.factor == pytest.approx(factor)
    assert found.nats == to_four(contribution)


def test_contributions_stand_in_the_order_of_the_table(evaluation: Evaluation) -> None:
    assert [c.signal for c in evaluation.posterior.contributions] == [
        "jd-work-mismatch",
        "high-turnover-team",
        "first-90-days-specific",
        "names-a-negative",
        "below-market-pay",
    ]


def test_the_probability_and_its_range(evaluation: Evaluation) -> None:
    result = evaluation.posterior
    assert result.evidence_nats == to_four(0.5188)
    assert result.log_odds == to_four(-0.5911)
    assert result.probability == to_four(0.3564)
    assert result.interval == (to_four(0.1809), to_four(0.5813))
    assert result.deviation == to_four(0.7173)


def test_the_losses(evaluation: Evaluation) -> None:
    probability = evaluation.posterior.probability
    assert evaluation.losses.threshold == to_four(0.3333)
    assert evaluation.losses.expected_from_joining(probability) == pytest.approx(2.138, abs=5e-4)
    assert evaluation.losses.expected_from_declining(probability) == pytest.approx(1.931, abs=5e-4)


def test_the_next_questions(evaluation: Evaluation) -> None:
    first = evaluation.next_questions[0]
    assert first.signal == "ex-report-vouches"
    assert first.information_bits == pytest.approx(0.00552, abs=5e-6)
    assert first.chance_to_change == to_four(0.1419)
    assert [(q.signal, q.value_months) for q in evaluation.next_questions[:4]] == [
        ("ex-report-vouches", to_four(0.1079)),
        ("insider-vouch", to_four(0.0977)),
        ("needs-met", to_four(0.0762)),
        ("autonomy-real", to_four(0.0465)),
    ]


def test_the_advice(evaluation: Evaluation) -> None:
    assert evaluation.coverage == to_four(0.1605)
    assert evaluation.verdict == "ask-first"
    assert evaluation.leaning == "pass"
    assert evaluation.toss_up
    assert evaluation.chance_of_too_much == pytest.approx(0.557, abs=5e-4)
    assert evaluation.ask_first is not None
    assert evaluation.ask_first.signals == ("ex-report-vouches",)
    assert sentence(evaluation) == "Ask first. As it stands: leaning no, but too close to call."


def test_what_would_change_it(evaluation: Evaluation) -> None:
    best = evaluation.turnarounds[0]
    assert best.signals == ("jd-work-mismatch",)
    assert best.probability == to_four(0.2809)


@pytest.mark.parametrize(("join_loss", "decline_loss"), [(12, 3), (6, 6)])
def test_with_another_threshold_no_single_question_is_worth_anything(
    join_loss: float, decline_loss: float
) -> None:
    circumstances = Circumstances(
        join_loss_months=join_loss, decline_loss_months=decline_loss, gut=3
    )
    found = evaluate(example_catalogue(), [EXAMPLE], circumstances)
    assert found.losses.threshold == pytest.approx(0.2 if join_loss == 12 else 0.5)
    assert {q.value_months for q in found.next_questions} == {0.0}


def test_dodged_and_partial_answers_give_the_figures_on_the_drawing() -> None:
    more = {**EXAMPLE, "manager-evasive": "evasive", "poor-communication": "hint"}
    found = evaluate(example_catalogue(), [more], Circumstances(gut=3))
    assert round(100 * found.posterior.probability) == 37
    assert [round(100 * end) for end in found.posterior.interval] == [19, 60]
    assert [t.signals for t in found.turnarounds] == [
        ("jd-work-mismatch",),
        ("high-turnover-team",),
    ]
    assert round(100 * found.turnarounds[0].probability) == 30


def test_the_posterior_alone_is_that_of_the_whole_evaluation(evaluation: Evaluation) -> None:
    assert posterior(example_catalogue(), join([EXAMPLE]), Circumstances()) == evaluation.posterior


def test_an_evaluation_carries_what_it_was_made_from(evaluation: Evaluation) -> None:
    assert evaluation.evidence == join([EXAMPLE])
    assert evaluation.circumstances == Circumstances(gut=3)
    assert evaluation.catalogue == example_catalogue()


def test_the_course_shows_how_it_moved_from_round_to_round(evaluation: Evaluation) -> None:
    first = {"jd-work-mismatch": EXAMPLE["jd-work-mismatch"]}
    rest = {name: found for name, found in EXAMPLE.items() if name not in first}
    steps = course(example_catalogue(), [first, rest], Circumstances())
    assert len(steps) == 2
    assert [c.signal for c in steps[0].contributions] == ["jd-work-mismatch"]
    assert steps[1] == evaluation.posterior


def test_the_course_takes_what_was_settled_into_account() -> None:
    rounds: list[dict[str, Finding]] = [{"always-on": "seen"}, {"always-on": "clear"}]
    disputed = course(example_catalogue(), rounds, Circumstances())
    settled = course(example_catalogue(), rounds, Circumstances(), settled={"always-on"})
    assert disputed[0] == settled[0]
    assert disputed[1].contributions[0].standing == "conflict"
    assert settled[1].contributions[0].standing == "clear"


def test_an_evaluation_takes_what_was_settled_into_account() -> None:
    rounds: list[dict[str, Finding]] = [{"always-on": "seen"}, {"always-on": "clear"}]
    found = evaluate(example_catalogue(), rounds, Circumstances(), settled={"always-on"})
    assert found.conflicts == ()
