"""The worked example with the signals as they ship: what a larger catalogue must leave alone."""

from __future__ import annotations

import pytest

from offer_tui.evaluator.circumstances import Circumstances
from offer_tui.evaluator.evaluation import evaluate
from offer_tui.evaluator.evidence import Finding
from offer_tui.store.catalogue import load_catalogue

EXAMPLE: dict[str, Finding] = {
    "jd-work-mismatch": "seen",
    "high-turnover-team": "seen",
    "names-a-negative": "seen",
    "first-90-days-specific": "clear",
    "below-market-pay": "clear",
}


def test_probability_range_and_contributions_hold_to_the_fourth_digit() -> None:
    catalogue, _ = load_catalogue()
    result = evaluate(catalogue, [EXAMPLE], Circumstances(gut=3)).posterior
    assert result.probability == pytest.approx(0.3564, abs=5e-5)
    assert list(result.interval) == pytest.approx([0.1809, 0.5813], abs=5e-5)
    assert [round(one.nats, 4) for one in result.contributions] == [
        0.4316,
        0.2667,
        0.0615,
        -0.1796,
        -0.0614,
    ]
