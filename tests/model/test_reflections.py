"""The five sentences about a decision, and what they come to."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from offer_tui.model.reflection import Regret

AGREEMENT = st.integers(1, 5)


def test_who_would_do_it_all_again_regrets_nothing() -> None:
    assert Regret(right=5, regretted=1, same_again=5, harmed=1, wise=5).score == 0


def test_who_would_do_none_of_it_again_regrets_it_in_full() -> None:
    assert Regret(right=1, regretted=5, same_again=1, harmed=5, wise=1).score == 100


def test_the_score_of_a_worked_example() -> None:
    # Turned: 2, 2, 3, 1, 2; less one, times 25: 25, 25, 50, 0, 25.
    assert Regret(right=4, regretted=2, same_again=3, harmed=1, wise=4).score == pytest.approx(25)


def test_there_is_no_score_before_all_five_are_answered() -> None:
    assert Regret(right=1, regretted=5, same_again=1, harmed=5).score is None


@given(AGREEMENT, AGREEMENT, AGREEMENT, AGREEMENT, AGREEMENT)
def test_the_score_lies_between_none_and_all(a: int, b: int, c: int, d: int, e: int) -> None:
    score = Regret(right=a, regretted=b, same_again=c, harmed=d, wise=e).score
    assert score is not None
    assert 0 <= score <= 100
