"""The evaluator against an independent one, written from its description, on random inputs."""

from __future__ import annotations

import pytest
from cases import EXAMPLE, example_catalogue, person, random_cases, things
from hypothesis import given, settings
from reference import Answer, Slow

from offer_tui.evaluator.case import case
from offer_tui.evaluator.circumstances import Circumstances
from offer_tui.evaluator.evaluation import Evaluation, evaluate
from offer_tui.evaluator.evidence import Finding, join
from offer_tui.evaluator.questions import candidates
from offer_tui.model.signal import Catalogue

Case = tuple[Catalogue, list[dict[str, Finding]], Circumstances]

near = pytest.approx


@given(random_cases())
@settings(max_examples=250, deadline=None)
def test_every_figure_agrees_with_the_slow_reading_of_the_same_page(drawn: Case) -> None:
    catalogue, rounds, circumstances = drawn
    fast = evaluate(catalogue, rounds, circumstances)
    slow = Slow(things(catalogue), person(circumstances)).answer(rounds)
    assert_same_figures(fast, slow)
    assert_same_advice(fast, slow)
    assert_same_questions(drawn, fast, slow)


def test_the_slow_reading_gives_the_worked_example_too() -> None:
    slow = Slow(things(example_catalogue()), person(Circumstances(gut=2))).answer([EXAMPLE])
    assert (slow.p, slow.low, slow.high) == near((0.3564, 0.1809, 0.5813), abs=5e-5)
    assert (slow.verdict, slow.leaning, slow.toss_up) == ("ask-first", "pass", True)
    assert slow.questions[0][1] == near(0.1079, abs=5e-5)


def assert_same_figures(fast: Evaluation, slow: Answer) -> None:
    result = fast.posterior
    assert result.probability == near(slow.p, abs=1e-12)
    assert result.interval == near((slow.low, slow.high), abs=1e-9)
    assert result.evidence_nats == near(slow.t, abs=1e-12)
    assert {c.signal: c.nats for c in result.contributions} == near(slow.contributions, abs=1e-12)
    assert fast.coverage == near(slow.coverage, abs=1e-9)
    assert fast.losses.threshold == near(slow.threshold, abs=1e-12)
    assert {name for one in fast.conflicts for name in one.signals} == slow.conflicts


def assert_same_advice(fast: Evaluation, slow: Answer) -> None:
    assert (fast.verdict, fast.leaning, fast.toss_up) == (slow.verdict, slow.leaning, slow.toss_up)
    first = fast.turnarounds[0] if fast.turnarounds else None
    if slow.would_change is None:
        assert first is None
    else:
        assert first is not None
        assert first.signals == slow.would_change[0]
        assert first.probability == near(slow.would_change[1], abs=1e-12)


def assert_same_questions(drawn: Case, fast: Evaluation, slow: Answer) -> None:
    catalogue, rounds, circumstances = drawn
    asked = {s.id for s in candidates(case(catalogue, join(rounds), circumstances))}
    ours = {
        q.signal: (q.value_months, q.information_bits, q.chance_to_change)
        for q in fast.next_questions
        if q.signal in asked
    }
    assert ours.keys() == {name for name, *_ in slow.questions}
    ahead = set(fast.deal_breakers.open)
    assert [q.signal for q in fast.next_questions if q.signal not in ahead] == [
        name for name, *_ in slow.questions if name not in ahead
    ]
    for name, *figures in slow.questions:
        assert ours[name] == near(tuple(figures), abs=1e-9)
    if slow.batch is None:
        assert fast.batch is None
    else:
        assert fast.batch is not None
        assert fast.batch.signals == slow.batch[0]
        assert fast.batch.value_months == near(slow.batch[1], abs=1e-9)
