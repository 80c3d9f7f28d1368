"""An evaluation: everything that follows from what was observed, and its form for programs."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from offer_tui.evaluator.asking import AskFirst, ask_first, deal_breakers_first
from offer_tui.evaluator.batches import Batch, best_batch
from offer_tui.evaluator.case import Case, rates_of
from offer_tui.evaluator.case import case as weighed
from offer_tui.evaluator.circumstances import Circumstances
from offer_tui.evaluator.conflicts import Conflict, conflicts
from offer_tui.evaluator.coverage import coverage, looked_into
from offer_tui.evaluator.deal_breakers import DealBreakers, deal_breakers
from offer_tui.evaluator.evidence import Evidence, Finding, join
from offer_tui.evaluator.losses import Losses
from offer_tui.evaluator.negotiation import negotiable
from offer_tui.evaluator.posterior import Contribution, Posterior, posterior, posterior_of
from offer_tui.evaluator.questions import Inquiry, candidates, could_change, ranked
from offer_tui.evaluator.turnaround import Turnaround, turnarounds
from offer_tui.evaluator.verdict import Leaning, Verdict, is_toss_up, leaning, verdict
from offer_tui.evaluator.weights import weight_seen, worst
from offer_tui.model.signal import Catalogue

__all__ = ["Evaluation", "as_json", "course", "evaluate", "evaluate_case", "posterior"]

WORTH_A_RESERVATION = 0.35
"""The weight in nats from which a red signal seen plainly is named beside a take."""
LOW_GUT, HIGH_GUT = 2, 4


@dataclass(frozen=True)
class Evaluation:
    """What follows from the evidence under the person's circumstances."""

    catalogue: Catalogue
    evidence: Evidence
    circumstances: Circumstances
    posterior: Posterior
    losses: Losses
    verdict: Verdict
    leaning: Leaning
    chance_of_too_much: float
    """The chance that the true probability is over the threshold."""
    toss_up: bool
    coverage: float
    looked_into: float
    """Coverage with dodged questions counted in."""
    conflicts: tuple[Conflict, ...]
    deal_breakers: DealBreakers
    negotiable: tuple[str, ...]
    """Ids of what is adverse and can be asked to be changed."""
    next_questions: tuple[Inquiry, ...]
    """Deal-breakers still open first, then every candidate by what it is worth."""
    batch: Batch | None
    """The best batch worth asking, where no single question is."""
    batches_tried: bool
    """False where batches could matter and were left out: the verdict may then ask too little."""
    ask_first: AskFirst | None
    """What to ask before deciding; None where the verdict isn't "ask first"."""
    turnarounds: tuple[Turnaround, ...]
    """The smallest sets of observations that would turn the answer round; the best first."""
    can_change: bool
    """Whether any answers to all that can still be asked could change the answer."""
    only_deal_breakers_guard: bool
    """Whether no evidence at all could make joining too great a risk with these losses."""

    @property
    def reservations(self) -> tuple[str, ...]:
        """Red signals seen plainly that weigh much, named where it leans to a plain take."""
        if self.leaning != "take":
            return ()
        return tuple(c.signal for c in self.posterior.contributions if self._is_grave(c))

    @property
    def gut_disagrees(self) -> bool:
        """Whether the gut says the opposite of where it leans."""
        gut = self.circumstances.gut
        if gut is None:
            return False
        return (self.leaning == "take" and gut <= LOW_GUT) or (
            self.leaning == "pass" and gut >= HIGH_GUT
        )

    @property
    def before_you_sign(self) -> tuple[str, ...]:
        """Deal-breakers that were not looked into."""
        return self.deal_breakers.untouched

    def _is_grave(self, one: Contribution) -> bool:
        signal = self.catalogue.by_id[one.signal]
        return (
            signal.polarity == "red"
            and one.standing == "seen"
            and weight_seen(rates_of(signal)) >= WORTH_A_RESERVATION
        )


def evaluate(
    catalogue: Catalogue,
    rounds: Sequence[Mapping[str, Finding]],
    circumstances: Circumstances,
    *,
    settled: Collection[str] = (),
    batches: bool = True,
) -> Evaluation:
    """Return the evaluation of what the rounds found, the oldest first.

    ``settled`` names signals whose contradiction the person settled. Without ``batches`` it is fit
    for a key path; see ``Evaluation.batches_tried``.
    """
    case = weighed(catalogue, join(rounds, settled), circumstances)
    return evaluate_case(case, batches=batches)


def evaluate_case(case: Case, *, batches: bool = True) -> Evaluation:
    """Return the evaluation of a case already weighed."""
    result = posterior_of(case)
    contradictions = conflicts(case)
    in_conflict = {name for conflict in contradictions for name in conflict.signals}
    breakers = deal_breakers(case.catalogue, case.evidence, case.circumstances, in_conflict)
    asked = candidates(case)
    inquiries = ranked(case, asked)
    one_is_enough = any(one.is_worth_asking for one in inquiries)
    batch = best_batch(case, inquiries) if batches and not one_is_enough else None
    ask = ask_first(case, breakers, inquiries, batch, contradictions)
    looked = looked_into(case)
    chance = result.chance_of_too_much(case.losses)
    said = verdict(case, breakers, looked, ask)
    return Evaluation(
        catalogue=case.catalogue,
        evidence=case.evidence,
        circumstances=case.circumstances,
        posterior=result,
        losses=case.losses,
        verdict=said,
        leaning=leaning(case),
        chance_of_too_much=chance,
        toss_up=is_toss_up(chance),
        coverage=coverage(case),
        looked_into=looked,
        conflicts=contradictions,
        deal_breakers=breakers,
        negotiable=negotiable(case),
        next_questions=deal_breakers_first(case, breakers, inquiries),
        batch=batch,
        batches_tried=batches or one_is_enough,
        ask_first=ask if said == "ask-first" else None,
        turnarounds=turnarounds(case),
        can_change=could_change(case, asked),
        only_deal_breakers_guard=not case.losses.is_too_much(_highest(case)),
    )


def course(
    catalogue: Catalogue,
    rounds: Sequence[Mapping[str, Finding]],
    circumstances: Circumstances,
    *,
    settled: Collection[str] = (),
) -> tuple[Posterior, ...]:
    """Return the posterior as it stood after each round: how it moved."""
    return tuple(
        posterior(catalogue, join(rounds[: count + 1], settled), circumstances)
        for count in range(len(rounds))
    )


def as_json(evaluation: Evaluation) -> dict[str, object]:
    """Return the evaluation for programs, with the keys ``evaluate --json`` prints.

    ``conflicts``, ``deal_breakers``, ``negotiable``, ``reservations`` and ``before_you_sign`` are
    lists of ids; ``deal_breakers`` holds those seen, then those hinted, dodged or in conflict.
    """
    result, losses = evaluation.posterior, evaluation.losses
    probability = result.probability
    return {
        "probability_of_regret": probability,
        "interval": list(result.interval),
        "prior": {"a": result.prior.a, "b": result.prior.b, "mean": result.prior.mean},
        "log_odds": result.log_odds,
        "evidence_nats": result.evidence_nats,
        "join_loss_months": losses.join,
        "decline_loss_months": losses.decline,
        "threshold": losses.threshold,
        "expected_loss": {
            "join": losses.expected_from_joining(probability),
            "decline": losses.expected_from_declining(probability),
        },
        "verdict": evaluation.verdict,
        "leaning": evaluation.leaning,
        "toss_up": evaluation.toss_up,
        "coverage": evaluation.coverage,
        "gut": evaluation.circumstances.gut,
        "gut_disagrees": evaluation.gut_disagrees,
        "reservations": list(evaluation.reservations),
        "before_you_sign": list(evaluation.before_you_sign),
        "contributions": [_contribution(one) for one in result.contributions],
        "saturation_nats": result.saturation_nats,
        "conflicts": [name for one in evaluation.conflicts for name in one.signals],
        "deal_breakers": [*evaluation.deal_breakers.seen, *evaluation.deal_breakers.open],
        "negotiable": list(evaluation.negotiable),
        "next_questions": [_inquiry(one) for one in evaluation.next_questions],
        "would_change": [_turnaround(one) for one in evaluation.turnarounds[:1]],
        "catalogue": {
            "version": evaluation.catalogue.version,
            "signals": len(evaluation.catalogue),
        },
    }


def _contribution(one: Contribution) -> dict[str, object]:
    return {
        "signal": one.signal,
        "theme": one.theme,
        "state": one.state,
        "degree": one.degree,
        "weight_nats": one.weight.nats,
        "factor": one.factor,
        "contribution_nats": one.nats,
        "contribution_decibans": one.decibans,
    }


def _inquiry(one: Inquiry) -> dict[str, object]:
    return {
        "signal": one.signal,
        "question": one.question,
        "value_months": one.value_months,
        "information_bits": one.information_bits,
        "chance_to_change": one.chance_to_change,
    }


def _turnaround(one: Turnaround) -> dict[str, object]:
    return {"signals": list(one.signals), "probability_of_regret": one.probability}


def _highest(case: Case) -> float:
    """Return the probability of regret if every signal that applies spoke for it."""
    marked = case.circumstances.not_applicable
    return case.probability_if(
        {s.id: worst(rates_of(s)) for s in case.catalogue.rated() if s.id not in marked}
    )
