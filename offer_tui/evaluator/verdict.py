"""The verdict: from a probability, and what can still be found out, to advice."""

from __future__ import annotations

from typing import Literal

from offer_tui.evaluator.asking import AskFirst
from offer_tui.evaluator.case import Case
from offer_tui.evaluator.deal_breakers import DealBreakers
from offer_tui.evaluator.losses import ROUNDING, Losses
from offer_tui.evaluator.negotiation import negotiable, probability_after

Leaning = Literal["negotiate", "bridge", "take", "pass"]
Verdict = Literal["walk-away", "ask-first", "too-early", "negotiate", "bridge", "take", "pass"]

ENOUGH_LOOKED_INTO = 0.08
"""The share looked into below which it is too early for advice."""
WORTH_NEGOTIATING = 0.05
"""The least that what is asked for must lower the probability of regret."""
WITHOUT_NEED = 3.0
"""Months lost by declining where there is no need: the threshold that makes a take a bridge."""
TOO_CLOSE = (0.35, 0.65)
"""Between these chances of being over the threshold, the leaning is a toss-up."""


def leaning(case: Case) -> Leaning:
    """Return what the probability and the losses say, were nothing left to ask."""
    probability = case.probability
    if case.is_too_much:
        return "negotiate" if _negotiation_helps(case, probability) else "pass"
    needless = Losses(case.circumstances.join_loss_months, WITHOUT_NEED)
    return "bridge" if needless.is_too_much(probability) else "take"


def verdict(
    case: Case, breakers: DealBreakers, looked_into: float, ask: AskFirst | None
) -> Verdict:
    """Return the first that holds.

    ``looked_into`` is coverage with dodged questions counted in; ``ask`` what is worth asking, if
    anything is. Once the reply is due or given, nothing is asked first any more.
    """
    circumstances = case.circumstances
    if breakers.seen:
        return "walk-away"
    if breakers.open and circumstances.can_still_ask:
        return "ask-first"
    if circumstances.gut is None or looked_into < ENOUGH_LOOKED_INTO:
        return "too-early"
    if ask is not None and circumstances.can_still_ask:
        return "ask-first"
    return leaning(case)


def is_toss_up(chance_of_too_much: float) -> bool:
    """Return whether the chance of being over the threshold is too even to tell."""
    low, high = TOO_CLOSE
    return low <= chance_of_too_much <= high


def _negotiation_helps(case: Case, probability: float) -> bool:
    names = negotiable(case)
    after = probability_after(case, names)
    return not case.losses.is_too_much(after) and probability - after >= (
        WORTH_NEGOTIATING - ROUNDING
    )
