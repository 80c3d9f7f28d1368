"""The posterior: how likely regret is after what was observed, how sure that is, and from what."""

from __future__ import annotations

import math
from dataclasses import dataclass
from statistics import NormalDist
from typing import NamedTuple

from offer_tui.evaluator.case import Case, log_odds, rates_of
from offer_tui.evaluator.case import case as weighed
from offer_tui.evaluator.circumstances import Circumstances
from offer_tui.evaluator.evidence import Evidence, Standing
from offer_tui.evaluator.losses import Losses
from offer_tui.evaluator.prior import Prior, logistic
from offer_tui.evaluator.tempering import factors
from offer_tui.evaluator.weights import Weight, decibans, reading, variance
from offer_tui.model.signal import Catalogue, Degree, Signal, State

Z_80 = 1.2815515655
"""Standard deviations to either side that hold 80 % of a normal."""


class Contribution(NamedTuple):
    """What one observed signal adds to the evidence."""

    signal: str
    theme: str
    standing: Standing
    state: State
    """What it is read as; a signal in conflict counts as the adverse answer."""
    degree: Degree
    """Hint for a hint and for a conflict, which count by half; plain otherwise."""
    weight: Weight
    factor: float
    """What tempering leaves of the weight; 0 where the pair partner says the same and more."""

    @property
    def nats(self) -> float:
        """Factor times weight: what it adds to T, plus toward regret."""
        return self.factor * self.weight.nats

    @property
    def decibans(self) -> float:
        """The same in decibans."""
        return decibans(self.nats)


@dataclass(frozen=True)
class Posterior:
    """The probability that the person would not take the job again, and how it comes about.

    The waterfall adds up: the prior's log odds, each contribution and the saturation make
    ``log_odds``.
    """

    prior: Prior
    contributions: tuple[Contribution, ...]
    """What speaks toward regret first, then what speaks against it; the largest first."""
    evidence_nats: float
    """T: the contributions together."""
    saturation_nats: float
    """2 tanh(T/2) - T: what is held back, since cues from one company are related."""
    log_odds: float
    deviation: float
    """The standard deviation of the log odds: doubt about the rates, not about what was seen."""

    @property
    def probability(self) -> float:
        """P, from the log odds."""
        return logistic(self.log_odds)

    @property
    def interval(self) -> tuple[float, float]:
        """The 80 % interval of the probability."""
        reach = Z_80 * self.deviation
        return logistic(self.log_odds - reach), logistic(self.log_odds + reach)

    def chance_of_too_much(self, losses: Losses) -> float:
        """Return the chance that the true log odds exceed those of the threshold."""
        threshold = math.log(losses.decline) - math.log(losses.join)
        return NormalDist().cdf((self.log_odds - threshold) / self.deviation)


def posterior(catalogue: Catalogue, evidence: Evidence, circumstances: Circumstances) -> Posterior:
    """Return the posterior alone: no questions, no verdict; fit for a hot path."""
    return posterior_of(weighed(catalogue, evidence, circumstances))


def posterior_of(case: Case) -> Posterior:
    """Return the posterior of a case already weighed."""
    evidence = case.evidence_if({})
    contributions = _contributions(case)
    return Posterior(
        prior=case.prior,
        contributions=contributions,
        evidence_nats=evidence,
        saturation_nats=2 * math.tanh(evidence / 2) - evidence,
        log_odds=log_odds(case.prior, evidence),
        deviation=deviation(case.prior, evidence, contributions),
    )


def deviation(prior: Prior, evidence: float, contributions: tuple[Contribution, ...]) -> float:
    """Return the standard deviation of the log odds.

    The prior's variance, and that of the contributions times the squared slope of 2 tanh(T/2), by
    the delta method.
    """
    slope = 1 - math.tanh(evidence / 2) ** 2
    doubt = sum(c.factor * c.factor * c.weight.variance for c in contributions)
    return math.sqrt(prior.variance + slope * slope * doubt)


def _contributions(case: Case) -> tuple[Contribution, ...]:
    factor = factors(case.by_theme, case.partners)
    found = [
        _contribution(case.signal(name), case.evidence.standing[name], weight, factor[name])
        for weights in case.by_theme.values()
        for name, weight in weights.items()
    ]
    return tuple(sorted(found, key=_order))


def _contribution(signal: Signal, standing: Standing, weight: float, factor: float) -> Contribution:
    read = reading(signal, standing)
    return Contribution(
        signal=signal.id,
        theme=signal.theme,
        standing=standing,
        state="evasive" if standing == "evasive" else read.answer,
        degree="hint" if standing in {"hint", "conflict"} else "plain",
        weight=Weight(weight, variance(rates_of(signal), read)),
        factor=factor,
    )


def _order(one: Contribution) -> tuple[bool, float, float, str]:
    nats = one.weight.nats
    return nats <= 0, -abs(one.nats), -abs(nats), one.signal
