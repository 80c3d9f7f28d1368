"""What was never said about the person though it moves the answer: the most telling of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from offer_tui.evaluator.evaluation import Evaluation
from offer_tui.model.profile import Profile
from offer_tui.store.appraisal import DeclineLoss
from offer_tui.ui.profile.edits import said

_GOAL = ("career-misaligned", "no-growth-path", "lateral-stall")
_MARKET = ("below-market-pay", "below-need-pay")
_NEEDS = ("needs-met",)


@dataclass(frozen=True, slots=True)
class Unsaid:
    """One thing that was not told: where it is told, and what counts until then."""

    name: str
    """The key in the profile."""
    words: tuple[str, ...]
    """What counts until then, and why it matters; the longest first."""


_DEAL_BREAKERS = Unsaid(
    "deal_breakers",
    (
        "You have not said what you will not accept: the five that count for most people hold.",
        "Not said: what you will not accept. The usual five count.",
    ),
)


def unsaid(profile: Profile, loss: DeclineLoss, evaluation: Evaluation) -> Unsaid | None:
    """Return the most telling thing that was never said and could move the answer."""
    if not evaluation.circumstances.can_still_ask:
        return None
    candidates = _candidates(profile, loss, evaluation)
    return next((one for one in candidates if _never_said(profile, one.name)), None)


def _never_said(profile: Profile, name: str) -> bool:
    return said(profile, name) is None and name not in profile.left_at_default


def _candidates(profile: Profile, loss: DeclineLoss, evaluation: Evaluation) -> Iterator[Unsaid]:
    # Once a deal-breaker was seen, nothing that could be told but the list itself moves anything.
    moves = evaluation.verdict != "walk-away"
    if moves and not loss.by_hand:
        yield _situation(loss)
        if profile.situation != "secure":
            yield _money(loss)
    yield _DEAL_BREAKERS
    if moves and (goal := _open_ones(_GOAL, evaluation)):
        yield _goal(goal)
    if moves and (pay := _open_ones(_MARKET, evaluation)):
        yield _market(pay)
    if moves and (needs := _open_ones(_NEEDS, evaluation)):
        yield _needs(needs)


def _open_ones(names: Sequence[str], evaluation: Evaluation) -> str:
    """Return the codes of those that apply and have no answer yet, in words; or nothing."""
    apart = {*evaluation.circumstances.not_applicable, *evaluation.evidence.standing}
    by_id = evaluation.catalogue.by_id
    codes = [by_id[n].code or by_id[n].yes for n in names if n in by_id and n not in apart]
    *others, last = codes or [""]
    return f"{', '.join(others)} and {last}" if others else last


def _goal(open_ones: str) -> Unsaid:
    return Unsaid(
        "goal",
        (
            "You have not said where you want to be: until then there is nothing to hold"
            f" {open_ones} against.",
            f"Not said: your goal, to hold {open_ones} against.",
        ),
    )


def _market(open_ones: str) -> Unsaid:
    return Unsaid(
        "market",
        (
            "You have not said what work like yours pays, and what you need: until then any answer"
            f" to {open_ones} is a guess.",
            f"Not said: what work like yours pays, to hold {open_ones} against.",
        ),
    )


def _needs(open_ones: str) -> Unsaid:
    return Unsaid(
        "criteria",
        (
            f"You have not said what a job must have for you: {open_ones} asks for the first three"
            " of it.",
            f"Not said: what a job must have. {open_ones} asks for the first three.",
        ),
    )


def _situation(loss: DeclineLoss) -> Unsaid:
    costs = f"{loss.months:g}"
    return Unsaid(
        "situation",
        (
            "You have not said how pressed you are: counted as secure, so turning a good one down"
            f" costs {costs}.",
            f"Not said: how pressed you are. As if secure, declining costs {costs}.",
        ),
    )


def _money(loss: DeclineLoss) -> Unsaid:
    costs = f"{loss.months:g}"
    return Unsaid(
        "money_until",
        (
            "You have not said how long your money lasts: until then turning a good one down"
            f" costs {costs}.",
            f"Not said: how long money lasts. Until then declining costs {costs}.",
        ),
    )
