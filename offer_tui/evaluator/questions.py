"""Questions: what can still be asked, and which answer would be worth most."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from offer_tui.evaluator.case import Case, rates_of
from offer_tui.evaluator.information import probability_seen
from offer_tui.evaluator.prospects import (
    Prospect,
    chance_to_change,
    information_bits,
    value_months,
)
from offer_tui.evaluator.weights import best, worst
from offer_tui.model.signal import Signal

CHANCE_WORTH_ASKING = 0.10
"""A question less likely than this to change the answer does not hold up a decision."""


@dataclass(frozen=True, slots=True)
class Inquiry:
    """A question that can be put, and what its answer could do."""

    signal: str
    question: str
    value_months: float
    """What knowing the answer saves, in months."""
    information_bits: float
    chance_to_change: float
    """The chance that the answer puts the probability on the other side of the threshold."""
    if_seen: float
    """The probability of regret if it is so."""
    if_clear: float
    """The probability of regret if it is not so."""

    @property
    def is_worth_asking(self) -> bool:
        """Whether it passes both tests of "ask first"."""
        return self.value_months > 0 and self.chance_to_change >= CHANCE_WORTH_ASKING


def candidates(case: Case) -> tuple[Signal, ...]:
    """Return the signals that can still be asked about.

    They have rates and apply; neither they nor their pair partner have an answer; they were not
    marked as impossible to find out, and not dodged in two rounds.
    """
    resolved, circumstances = case.evidence.resolved, case.circumstances
    closed = (
        resolved
        | circumstances.unavailable
        | circumstances.not_applicable
        | case.evidence.dodged_twice
    )
    return tuple(
        signal
        for signal in case.catalogue.rated()
        if signal.id not in closed and case.partner(signal.id) not in resolved
    )


def inquire(case: Case, signal: Signal) -> Inquiry:
    """Return what asking about the signal could do; one without rates can change no figure."""
    now = case.probability
    if signal.rates is None:
        return Inquiry(signal.id, signal.question, 0.0, 0.0, 0.0, now, now)
    seen = probability_seen(rates_of(signal), now)
    if_seen = case.probability_if({signal.id: "seen"})
    if_clear = case.probability_if({signal.id: "clear"})
    prospects = (Prospect(seen, if_seen), Prospect(1 - seen, if_clear))
    return Inquiry(
        signal=signal.id,
        question=signal.question,
        value_months=value_months(prospects, case.losses),
        information_bits=information_bits(prospects),
        chance_to_change=chance_to_change(prospects, now, case.losses),
        if_seen=if_seen,
        if_clear=if_clear,
    )


def ranked(case: Case, signals: Iterable[Signal]) -> tuple[Inquiry, ...]:
    """Return the inquiries, by value, then information, then id."""
    return tuple(sorted((inquire(case, signal) for signal in signals), key=_rank))


def by_information(inquiries: Iterable[Inquiry]) -> tuple[Inquiry, ...]:
    """Return the inquiries, the most informative first, ties by id."""
    return tuple(sorted(inquiries, key=lambda one: (-bits(one.information_bits), one.signal)))


def months(value: float) -> float:
    """Return a value in months as it is compared: to 1e-9, so that rounding does not rank."""
    return round(value, 9)


def bits(information: float) -> float:
    """Return information in bits as it is compared: to 1e-12."""
    return round(information, 12)


def could_change(case: Case, signals: Sequence[Signal]) -> bool:
    """Return whether any answers to these questions, all together, could change the answer.

    Exact: a weight toward regret never lowers the probability and one away from it never raises
    it, so the two extremes bound every other outcome.
    """
    highest = case.probability_if({signal.id: worst(rates_of(signal)) for signal in signals})
    lowest = case.probability_if({signal.id: best(rates_of(signal)) for signal in signals})
    return case.losses.is_too_much(highest) != case.losses.is_too_much(lowest)


def _rank(one: Inquiry) -> tuple[float, float, str]:
    return -months(one.value_months), -bits(one.information_bits), one.signal
