"""Coverage: what counts as known, and what does not apply."""

from __future__ import annotations

import pytest
from cases import catalogue, screen, signal

from offer_tui.evaluator.case import case
from offer_tui.evaluator.circumstances import Circumstances
from offer_tui.evaluator.coverage import coverage, looked_into
from offer_tui.evaluator.evidence import Finding, join
from offer_tui.evaluator.information import mutual_information
from offer_tui.model.signal import Catalogue, Rates

RED = signal("red", rates=(0.4, 0.2), pair="vert")
GREEN = signal("vert", polarity="green", rates=(0.2, 0.3), pair="red")
ALONE = signal("alone", "culture", rates=(0.5, 0.2))
WHOLE = catalogue(RED, GREEN, ALONE, screen("asked-to-pay"))


def bits(one: float, other: float, prior: float = 0.25) -> float:
    return mutual_information(Rates(one, other, 60, "B"), prior)


BIG, SMALL, LONE = bits(0.4, 0.2), bits(0.2, 0.3), bits(0.5, 0.2)


def covered(*rounds: dict[str, Finding], **circumstances: object) -> float:
    about = Circumstances(**circumstances)  # type: ignore[arg-type]
    return coverage(case(WHOLE, join(rounds), about))


@pytest.mark.parametrize("member", ["red", "vert"])
@pytest.mark.parametrize("finding", ["seen", "hint", "clear"])
def test_a_pair_counts_once_by_its_larger_member(member: str, finding: Finding) -> None:
    assert covered({member: finding}) == pytest.approx(BIG / (BIG + LONE))
    assert covered({"red": finding, "vert": "seen"}) == pytest.approx(BIG / (BIG + LONE))


def test_of_a_pair_with_equal_information_one_member_counts() -> None:
    one = signal("a", rates=(0.4, 0.2), pair="b")
    other = signal("b", polarity="green", rates=(0.4, 0.2), pair="a")
    for observed in ("a", "b"):
        about = case(catalogue(one, other, ALONE), join([{observed: "seen"}]), Circumstances())
        assert coverage(about) == pytest.approx(BIG / (BIG + LONE))


def test_evasive_is_looked_into_and_not_known() -> None:
    about = case(WHOLE, join([{"alone": "evasive"}]), Circumstances())
    assert coverage(about) == 0
    assert looked_into(about) == pytest.approx(LONE / (BIG + LONE))


def test_a_conflict_is_known() -> None:
    assert covered({"alone": "seen"}, {"alone": "clear"}) == pytest.approx(LONE / (BIG + LONE))


def test_what_does_not_apply_leaves_the_whole() -> None:
    marked = frozenset({"alone"})
    assert covered({"red": "seen"}, not_applicable=marked) == 1
    assert covered({"alone": "seen"}, not_applicable=marked) == 0
    half = frozenset({"red"})
    assert covered({"vert": "seen"}, not_applicable=half) == pytest.approx(SMALL / (SMALL + LONE))
    assert covered({"red": "seen"}, not_applicable=half) == pytest.approx(SMALL / (SMALL + LONE))


def test_screens_and_unknown_signals_take_no_part() -> None:
    assert covered({"asked-to-pay": "seen", "never-heard-of": "seen"}) == 0
    assert covered({"red": "seen", "alone": "clear"}) == 1


def test_where_nothing_could_be_known_nothing_is() -> None:
    assert coverage(case(Catalogue((), "none"), join([]), Circumstances())) == 0


def test_information_is_taken_at_the_prior() -> None:
    one, other = bits(0.4, 0.2, 0.5), bits(0.5, 0.2, 0.5)
    found = covered({"red": "seen"}, prior_a=4, prior_b=4)
    assert found == pytest.approx(one / (one + other))
    assert found != pytest.approx(BIG / (BIG + LONE), abs=1e-4)
