"""Learning: how the person's own outcomes move the prior and the rates."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from offer_tui.evaluator.circumstances import Circumstances
from offer_tui.evaluator.evidence import Evidence
from offer_tui.evaluator.prior import Prior
from offer_tui.evaluator.weights import LearnedRates, reading, strengths
from offer_tui.model.signal import Catalogue, Rates, Signal

SIX_MONTHS_DAYS = 180
"""Days after the decision from which a reflection teaches; the second one is planned for then."""
SHIPPED = Prior(Circumstances.prior_a, Circumstances.prior_b)
"""How often jobs are regretted, before any outcome taught anything."""


@dataclass(frozen=True)
class Outcome:
    """How a job turned out, and what was known when it was decided."""

    opportunity: str
    """The opportunity's id: one job teaches once, by its latest reflection."""
    taken: bool
    """A declined job is kept and never learnt from: probably dodged is no outcome."""
    days_after: int
    """Days from the decision to the reflection; below zero where that is dated before it."""
    would_accept_again: bool
    evidence: Evidence
    """As it stood when it was decided."""
    forecast: float | None = None
    """The frozen probability of regret; None where there was no evaluation to go by."""
    own_forecast: float | None = None
    """The person's own, given before they saw the evaluator's; None where they gave none."""

    @property
    def teaches(self) -> bool:
        """Whether the job was taken and the reflection late enough."""
        return self.taken and self.days_after >= SIX_MONTHS_DAYS


@dataclass(frozen=True)
class TaughtCatalogue(Catalogue):
    """A catalogue after outcomes: its rates, and the base rate that goes with them."""

    prior: Prior


def prior_of(catalogue: Catalogue) -> Prior:
    """Return how often jobs are regretted: as outcomes taught the catalogue, or as shipped."""
    return catalogue.prior if isinstance(catalogue, TaughtCatalogue) else SHIPPED


@dataclass(frozen=True)
class Learned:
    """A catalogue and a prior after outcomes; the shipped ones stay as they are."""

    catalogue: Catalogue
    """Its version names the outcomes learnt from, as in ``1+3``; without any, the shipped one."""
    prior: Prior
    outcomes: int


@dataclass(frozen=True)
class Learning:
    """What outcomes teach the evaluation of each job.

    What a job's own outcome taught is left out of its own evaluation: looking back at it, the
    figure would have known how it ended.
    """

    catalogue: Catalogue
    """As shipped, with the person's own signals."""
    outcomes: tuple[Outcome, ...] = ()
    """Those that are to teach, whether or not they can."""

    @cached_property
    def lessons(self) -> tuple[Outcome, ...]:
        """The outcomes that teach."""
        return lessons(self.outcomes)

    @cached_property
    def learned(self) -> Learned:
        """What all of them teach: for every job without an outcome."""
        return learn(self.catalogue, SHIPPED, self.lessons)

    def for_job(self, opportunity: str) -> Catalogue:
        """Return the catalogue that an opportunity, given by its id, is evaluated with."""
        others = [one for one in self.lessons if one.opportunity != opportunity]
        if len(others) == len(self.lessons):
            return self.learned.catalogue
        return learn(self.catalogue, SHIPPED, others).catalogue


def lessons(outcomes: Iterable[Outcome]) -> tuple[Outcome, ...]:
    """Return the outcomes that teach: one a job, the latest reflection, sorted by job."""
    latest: dict[str, Outcome] = {}
    for one in outcomes:
        before = latest.get(one.opportunity)
        if one.teaches and (before is None or one.days_after >= before.days_after):
            latest[one.opportunity] = one
    return tuple(latest[name] for name in sorted(latest))


def learn(catalogue: Catalogue, prior: Prior, outcomes: Iterable[Outcome]) -> Learned:
    """Return what the outcomes teach; their order does not matter, and nothing given is changed.

    The prior gains 1 in a for a job regretted, in b for one that was not.
    """
    taught = lessons(outcomes)
    if not taught:
        return Learned(catalogue, prior, 0)
    regretted = [one.evidence for one in taught if not one.would_accept_again]
    fine = [one.evidence for one in taught if one.would_accept_again]
    after = Prior(prior.a + len(regretted), prior.b + len(fine))
    return Learned(
        catalogue=TaughtCatalogue(
            tuple(_taught(signal, regretted, fine) for signal in catalogue),
            version=f"{catalogue.version}+{len(taught)}",
            prior=after,
        ),
        prior=after,
        outcomes=len(taught),
    )


def updated_rate(rate: float, strength: float, seen: float, asked: float) -> float:
    """Return the mean of a Beta after ``seen`` of ``asked`` (the conjugate update)."""
    return (rate * strength + seen) / (strength + asked)


def _taught(signal: Signal, regretted: Sequence[Evidence], fine: Sequence[Evidence]) -> Signal:
    if signal.rates is None:
        return signal
    seen_1, asked_1 = _counts(signal, regretted)
    seen_0, asked_0 = _counts(signal, fine)
    if not asked_1 + asked_0:
        return signal
    return dataclasses.replace(
        signal, rates=_updated(signal.rates, (seen_1, asked_1), (seen_0, asked_0))
    )


def _updated(
    rates: Rates, regretted: tuple[float, float], fine: tuple[float, float]
) -> LearnedRates:
    strength_1, strength_0 = strengths(rates)
    return LearnedRates(
        seen_if_regret=updated_rate(rates.seen_if_regret, strength_1, *regretted),
        seen_if_not=updated_rate(rates.seen_if_not, strength_0, *fine),
        strength=strength_1 + regretted[1],
        grade=rates.grade,
        strength_if_not=strength_0 + fine[1],
    )


def _counts(signal: Signal, evidences: Sequence[Evidence]) -> tuple[float, float]:
    """Return how often the signal was seen, and how often it had an answer.

    A hint counts half; a signal in conflict is read as the adverse answer at half, as it is when
    it is weighed; an evasive answer is none.
    """
    seen = asked = 0.0
    for evidence in evidences:
        standing = evidence.standing.get(signal.id)
        if standing is None or standing == "evasive":
            continue
        answer, share = reading(signal, standing)
        asked += share
        seen += share if answer == "seen" else 0.0
    return seen, asked
