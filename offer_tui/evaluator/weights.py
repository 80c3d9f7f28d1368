"""The weight of a finding: how far it speaks toward regret or against it, in nats."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal, NamedTuple

from offer_tui.evaluator.evidence import Standing
from offer_tui.model.signal import Polarity, Rates, Signal

DECIBANS_A_NAT = 10 / math.log(10)

Answer = Literal["seen", "clear"]


@dataclass(frozen=True, slots=True)
class LearnedRates(Rates):
    """Rates that outcomes have changed: each class has its own count.

    ``strength`` is the count for jobs regretted, ``strength_if_not`` that for the others.
    """

    strength_if_not: float


class Reading(NamedTuple):
    """What a standing is read as: an answer, and the share of its weight that counts."""

    answer: Answer
    share: float


class Weight(NamedTuple):
    """A weight in nats, plus toward regret, and its variance in nats squared."""

    nats: float
    variance: float


def weight_seen(rates: Rates) -> float:
    """Return ln(p1/p0): the log likelihood ratio of seeing it (Good 1950, weight of evidence)."""
    return math.log(rates.seen_if_regret) - math.log(rates.seen_if_not)


def weight_clear(rates: Rates) -> float:
    """Return ln((1-p1)/(1-p0)): the log likelihood ratio of its not being so (Good 1950)."""
    return math.log(1 - rates.seen_if_regret) - math.log(1 - rates.seen_if_not)


def variance_of_log(p: float, strength: float) -> float:
    """Return var(ln p) of a Beta with mean p and count n: (1-p)/(p(n+1)), by the delta method."""
    return (1 - p) / (p * (strength + 1))


def variance_seen(rates: Rates) -> float:
    """Return the variance of ``weight_seen``: the two classes' rates are known independently."""
    regret, fine = strengths(rates)
    return variance_of_log(rates.seen_if_regret, regret) + variance_of_log(rates.seen_if_not, fine)


def variance_clear(rates: Rates) -> float:
    """Return the variance of ``weight_clear``, by the same rule with 1-p for p."""
    regret, fine = strengths(rates)
    return variance_of_log(1 - rates.seen_if_regret, regret) + variance_of_log(
        1 - rates.seen_if_not, fine
    )


def strengths(rates: Rates) -> tuple[float, float]:
    """Return the pseudo-counts of the two classes, regretted and not."""
    if isinstance(rates, LearnedRates):
        return rates.strength, rates.strength_if_not
    return rates.strength, rates.strength


def adverse(signal: Signal) -> Answer:
    """Return the answer that speaks against the job: a red one seen, a green one not so."""
    return "seen" if signal.polarity == "red" else "clear"


def favourable(signal: Signal) -> Answer:
    """Return the answer that speaks for the job."""
    return "clear" if signal.polarity == "red" else "seen"


def worst(rates: Rates) -> Answer:
    """Return the answer that raises the probability of regret, whatever the signal's colour."""
    return "seen" if rates.seen_if_regret >= rates.seen_if_not else "clear"


def best(rates: Rates) -> Answer:
    """Return the answer that lowers the probability of regret, whatever the signal's colour."""
    return "clear" if rates.seen_if_regret >= rates.seen_if_not else "seen"


def _readings(against: Answer) -> dict[Standing, Reading]:
    return {
        "seen": Reading("seen", 1.0),
        "clear": Reading("clear", 1.0),
        "hint": Reading("seen", 0.5),
        "evasive": Reading(against, 0.5),
        "conflict": Reading(against, 0.5),
    }


_READINGS: Mapping[Polarity, Mapping[Standing, Reading]] = MappingProxyType(
    {"red": _readings("seen"), "green": _readings("clear")}
)


def reading(signal: Signal, standing: Standing) -> Reading:
    """Return how a standing is read: a hint, a dodge and a dispute count by half.

    A question dodged, and one on which rounds disagree, are read as the adverse answer.
    """
    return _READINGS[signal.polarity][standing]


def is_adverse(signal: Signal, standing: Standing) -> bool:
    """Return whether what stands speaks against the job: seen, hinted, dodged or disputed."""
    return reading(signal, standing).answer == adverse(signal)


def nats(signal: Signal, rates: Rates, standing: Standing) -> float:
    """Return the weight of the signal as it stands, in nats."""
    answer, share = reading(signal, standing)
    return share * (weight_seen(rates) if answer == "seen" else weight_clear(rates))


def variance(rates: Rates, read: Reading) -> float:
    """Return the variance of a weight; a share of it has the share squared of its variance."""
    full = variance_seen(rates) if read.answer == "seen" else variance_clear(rates)
    return read.share * read.share * full


def decibans(amount: float) -> float:
    """Return nats in decibans: times 10 / ln 10 (Turing's unit)."""
    return amount * DECIBANS_A_NAT
