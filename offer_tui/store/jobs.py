"""Jobs as the records of their opportunities tell how they turned out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from offer_tui.evaluator.evidence import Evidence, join
from offer_tui.evaluator.job import Job
from offer_tui.evaluator.kept import kept_evidence
from offer_tui.evaluator.learning import Outcome
from offer_tui.hindsight.decisions import decision_behind, decision_named, decisions
from offer_tui.model.decision import Decision
from offer_tui.model.opportunity import Opportunity
from offer_tui.model.reflection import Reflection
from offer_tui.model.session import Session
from offer_tui.model.stages import TAKEN, TURNED_DOWN, Stage
from offer_tui.store.appraisal import findings


def job_of(slug: str, opportunity: Opportunity, sessions: Sequence[Session]) -> Job | None:
    """Return how an opportunity turned out; None where nobody said so.

    One job teaches once, by its latest reflection that says whether they would do it again; where
    none can teach, the latest of the others is returned. The rounds are looked at only where the
    decision has no frozen evaluation.
    """
    found = [
        _job(slug, opportunity, sessions, decision, stage, reflection)
        for reflection in sorted(opportunity.reflections, key=lambda one: one.on)
        if reflection.again is not None
        for decision, stage in _decision_before(opportunity, reflection)
    ]
    teaching = [one for one in found if one.bearing == "teaches"]
    return next(reversed(teaching or found), None)


def needs_rounds(opportunity: Opportunity) -> bool:
    """Return whether its evidence stands only in its rounds."""
    return any(one.evaluation is None for one in decisions(opportunity))


def _job(
    slug: str,
    opportunity: Opportunity,
    sessions: Sequence[Session],
    decision: Decision,
    stage: Stage,
    reflection: Reflection,
) -> Job:
    frozen = decision.evaluation
    is_altered = frozen is not None and frozen.was_altered
    if frozen is None:
        evidence = _evidence_until(decision.on, opportunity, sessions)
    else:
        evidence = Evidence() if is_altered else kept_evidence(frozen.contributions)
    taken = stage in TAKEN
    return Job(
        slug,
        opportunity.company,
        opportunity.role,
        decision.on,
        reflection.on,
        Outcome(
            opportunity.id,
            taken,
            (reflection.on - decision.on).days,
            bool(reflection.again) == taken,
            evidence,
            None if frozen is None or is_altered else frozen.probability,
            decision.own_probability,
        ),
        is_altered,
    )


def _decision_before(
    opportunity: Opportunity, reflection: Reflection
) -> Iterator[tuple[Decision, Stage]]:
    """Yield the decision that a reflection is about, if it was the person's.

    Leaving a job decides nothing about taking it, so it is then the one before. Where every
    decision is later than the reflection, it is about the one that it names, or the first.
    """
    made = list(_decided(opportunity))
    if not made:
        return
    behind = decision_behind(opportunity, reflection) or decision_named(opportunity, reflection)
    place = next((n for n, (one, _) in enumerate(made) if one is behind), 0)
    if made[place][1] == "left" and place and made[place - 1][1] == "accepted":
        place -= 1
    decision, stage = made[place]
    if stage is not None and stage in TAKEN | TURNED_DOWN:
        yield decision, stage


def _decided(opportunity: Opportunity) -> Iterator[tuple[Decision, Stage | None]]:
    """Yield the decisions, the oldest first, with what was decided as far as that is known.

    Files of before say it only by the opportunity's stage; but a job that was left was taken.
    """
    last = opportunity.decision
    if last is None:
        return
    stage = last.stage or opportunity.stage
    for number, one in enumerate(opportunity.earlier_decisions, 1):
        is_next_to_last = number == len(opportunity.earlier_decisions)
        taken: Stage | None = "accepted" if is_next_to_last and stage == "left" else None
        yield one, one.stage or taken
    yield last, stage


def _evidence_until(
    day: dt.date, opportunity: Opportunity, sessions: Sequence[Session]
) -> Evidence:
    outside = [one for one in opportunity.observations if one.at.date() <= day]
    before = [one for one in sessions if one.began.date() <= day]
    return join(findings(outside, before), opportunity.settled)
