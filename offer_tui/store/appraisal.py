"""What the evaluator is told: an opportunity's rounds and the person's circumstances on a day."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from offer_tui.evaluator.advice import words
from offer_tui.evaluator.circumstances import (
    DEFAULT_DEAL_BREAKERS,
    NOTICE_DAYS,
    Change,
    Circumstances,
    default_decline_loss,
    last_change,
    money_months,
    next_change,
)
from offer_tui.evaluator.evaluation import Evaluation, evaluate
from offer_tui.evaluator.evidence import Evidence, Finding, finding, join
from offer_tui.evaluator.learning import SHIPPED, Learning, Outcome, prior_of
from offer_tui.evaluator.posterior import Contribution
from offer_tui.evaluator.prior import Prior
from offer_tui.model.frozen import FrozenEvaluation, sealed
from offer_tui.model.opportunity import Opportunity
from offer_tui.model.profile import Profile
from offer_tui.model.session import Observation, Session
from offer_tui.model.signal import Catalogue
from offer_tui.model.summary import Advice
from offer_tui.store.library import Library

JOIN_LOSS = 6.0
"""Months lost by joining and regretting it, unless the person said otherwise."""

_ADVICE = 4
"""Grows when the advice of a row is made otherwise, so that no kept one outlives it."""
_WITH_AN_OFFER = frozenset({"offer", "accepted", "declined", "left"})


def appraise(
    catalogue: Catalogue,
    profile: Profile,
    opportunity: Opportunity,
    sessions: Sequence[Session],
    today: dt.date,
    *,
    batches: bool = True,
) -> Evaluation:
    """Return the evaluation of an opportunity as it stands; the rounds the oldest first.

    The base rate is the catalogue's; one that outcomes taught comes from ``taught``.
    """
    around = circumstances_of(profile, opportunity, sessions, today, prior_of(catalogue))
    found = findings(opportunity.observations, sessions)
    return evaluate(catalogue, found, around, settled=opportunity.settled, batches=batches)


def taught(
    catalogue: Catalogue, profile: Profile, library: Library, opportunity: Opportunity
) -> Catalogue:
    """Return the catalogue to evaluate an opportunity with: as the person's outcomes taught it.

    The opportunity's own outcome is left out. Without outcomes, and with learning switched off, it
    is the very catalogue that was given.
    """
    return learning(catalogue, profile, library.outcomes.taught()).for_job(opportunity.id)


def learning(catalogue: Catalogue, profile: Profile, outcomes: Iterable[Outcome]) -> Learning:
    """Return what the outcomes teach, as far as the person lets them."""
    if not profile.learning:
        return Learning(catalogue)
    left_out = set(profile.not_learnt_from)
    return Learning(catalogue, tuple(one for one in outcomes if one.opportunity not in left_out))


def findings(
    outside: Sequence[Observation], sessions: Sequence[Session]
) -> tuple[Mapping[str, Finding], ...]:
    """Return what was found of each signal, by time: in each round, and between them outside.

    What a person finds in the posting or from others stands for what was known by then.
    """
    return tuple(found for found, _ in _by_time(outside, sessions))


def after_each_round(
    outside: Sequence[Observation], sessions: Sequence[Session]
) -> tuple[int, ...]:
    """Return for each round how many of the ``findings`` are known before the next one begins."""
    rounds = [place for place, (_, is_round) in enumerate(_by_time(outside, sessions)) if is_round]
    return (*rounds[1:], len(_by_time(outside, sessions))) if rounds else ()


def _by_time(
    outside: Sequence[Observation], sessions: Sequence[Session]
) -> list[tuple[Mapping[str, Finding], bool]]:
    """Return the findings, each with whether a round made them."""
    left = sorted(outside, key=lambda one: one.at)
    found: list[tuple[Mapping[str, Finding], bool]] = []
    for session in sessions:
        before = [one for one in left if one.at < session.began]
        left = left[len(before) :]
        found += [(_latest(before), False)] if before else []
        found.append((findings_of(session), True))
    return [*found, *([(_latest(left), False)] if left else [])]


def findings_of(session: Session) -> Mapping[str, Finding]:
    """Return what the round found of each signal; where it was answered twice, the later stands."""
    return _latest(session.observations)


def _latest(observations: Sequence[Observation]) -> Mapping[str, Finding]:
    seen = sorted(observations, key=lambda observation: observation.at)
    return {one.signal: finding(one.state, one.degree) for one in seen if one.signal}


def evidence_of(sessions: Sequence[Session], outside: Sequence[Observation] = ()) -> Evidence:
    """Return what stands after the rounds, the oldest first, and what was found outside of them."""
    return join(findings(outside, sessions))


def circumstances_of(
    profile: Profile,
    opportunity: Opportunity,
    sessions: Sequence[Session],
    today: dt.date,
    prior: Prior = SHIPPED,
) -> Circumstances:
    """Return the person's side of it: what they can risk, will not accept, and last felt.

    The prior goes with the catalogue: ``prior_of`` gives it.
    """
    answer_by = opportunity.answer_by
    breakers = profile.deal_breakers
    return Circumstances(
        prior_a=prior.a,
        prior_b=prior.b,
        join_loss_months=profile.join_loss_months or JOIN_LOSS,
        decline_loss_months=decline_loss(profile, today).months,
        deal_breakers=DEFAULT_DEAL_BREAKERS if breakers is None else breakers,
        stage="offer" if opportunity.stage in _WITH_AN_OFFER else "interviewing",
        gut=latest_gut(sessions),
        unavailable=frozenset(opportunity.unavailable),
        not_applicable=frozenset(opportunity.not_applicable),
        past_deadline=answer_by is not None and answer_by < today,
        decided=opportunity.is_closed,
    )


@dataclass(frozen=True, slots=True)
class DeclineLoss:
    """What turning down a good job costs the person on a day, in months, and how that moves."""

    months: float
    default: float
    """What it is by default, on that day."""
    by_hand: bool = False
    """Whether the person set it, so that nothing moves it any more."""
    coming: Change | None = None
    """The next change, however far."""
    came: Change | None = None
    """The change of the last ``NOTICE_DAYS`` days."""

    def is_near(self, today: dt.date) -> bool:
        """Return whether the next change comes within ``NOTICE_DAYS`` days."""
        return self.coming is not None and (self.coming.on - today).days <= NOTICE_DAYS


def decline_loss(profile: Profile, today: dt.date) -> DeclineLoss:
    """Return what turning down a good job costs: by hand, or as situation and money make it."""
    situation, until = profile.situation, profile.money_until
    default = default_decline_loss(situation, money_months(until, today))
    if profile.decline_loss_months is not None:
        return DeclineLoss(profile.decline_loss_months, default, by_hand=True)
    coming, came = next_change(situation, until, today), last_change(situation, until, today)
    return DeclineLoss(default, default, coming=coming, came=came)


def latest_gut(sessions: Sequence[Session]) -> int | None:
    """Return how the latest round felt, also while it goes on; None when that was not said."""
    gut = sessions[-1].gut if sessions else None
    return gut.rating if gut else None


def frozen(evaluation: Evaluation, at: dt.datetime) -> FrozenEvaluation:
    """Return the evaluation as it is kept with a decision: figures and weights, not formulas."""
    result, losses = evaluation.posterior, evaluation.losses
    low, high = result.interval
    gut = evaluation.circumstances.gut
    kept = FrozenEvaluation.model_validate(
        {
            "at": at,
            "catalogue": evaluation.catalogue.version,
            "probability": round(result.probability, 4),
            "low": round(low, 4),
            "high": round(high, 4),
            "prior_a": result.prior.a,
            "prior_b": result.prior.b,
            "join_loss_months": losses.join,
            "decline_loss_months": losses.decline,
            "verdict": evaluation.verdict,
            "leaning": evaluation.leaning,
            "coverage": round(evaluation.coverage, 4),
            **({} if gut is None else {"gut": gut}),
            "contribution": [_frozen(evaluation, one) for one in result.contributions],
        }
    )
    return sealed(kept)


def _frozen(evaluation: Evaluation, one: Contribution) -> dict[str, object]:
    signal = evaluation.catalogue.by_id[one.signal]
    return {
        "signal": one.signal,
        "label": signal.no if one.state == "clear" else signal.yes,
        "state": one.state,
        **({} if one.degree == "plain" else {"degree": one.degree}),
        "weight_nats": round(one.weight.nats, 4),
        "factor": round(one.factor, 4),
    }


class RowAppraiser:
    """Evaluates opportunities for the home screen; ``stamp`` changes when all are to be redone."""

    def __init__(
        self,
        catalogue: Catalogue,
        profile: Profile,
        today: dt.date,
        outcomes: Iterable[Outcome] = (),
    ) -> None:
        self._learning = learning(catalogue, profile, outcomes)
        self._profile = profile
        self._today = today
        rests_on = (
            _ADVICE,
            catalogue.version,
            catalogue.signals,
            profile.join_loss_months,
            decline_loss(profile, today).months,
            profile.deal_breakers,
            self._learning.lessons,
        )
        self.stamp = hashlib.sha256(repr(rests_on).encode(errors="replace")).hexdigest()

    def __call__(self, opportunity: Opportunity, sessions: Sequence[Session]) -> Advice:
        """Return the advice. Batches of questions are tried where a question can still be put."""
        said = appraise(
            self._learning.for_job(opportunity.id),
            self._profile,
            opportunity,
            sessions,
            self._today,
            batches=not opportunity.is_closed,
        )
        low, high = said.posterior.interval
        stage = said.circumstances.stage
        return Advice(
            said.verdict, words(said.verdict, stage, said.toss_up), low, high, said.looked_into
        )


def row_appraiser(
    catalogue: Catalogue, library: Library, today: dt.date | None = None
) -> RowAppraiser:
    """Return the appraiser for the library's person; a profile that is broken counts as none."""
    profile, _ = library.profile_or_default()
    day = today or dt.datetime.now().astimezone().date()
    return RowAppraiser(catalogue, profile, day, library.outcomes.taught())
