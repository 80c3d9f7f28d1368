"""What follows, for a talk, from an opportunity as it stands."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from offer_tui.model.opportunity import Opportunity, PlannedRound
from offer_tui.model.progress import to_come
from offer_tui.model.session import Observation
from offer_tui.model.timing import begins_now
from offer_tui.posting.hints import Hint
from offer_tui.posting.promises import PromiseFound
from offer_tui.posting.requirements import Requirement as RequirementFound
from offer_tui.preparation.breaches import Offer, broken_offers
from offer_tui.preparation.card import Card, card
from offer_tui.preparation.found import new_hints, new_promises, new_requirements
from offer_tui.preparation.plan import Plan, question_plan
from offer_tui.preparation.promises import Standing, standing
from offer_tui.store.appraisal import appraise
from offer_tui.ui.prepare.source import Source
from offer_tui.ui.round import RoundRequest


@dataclass(frozen=True)
class Prepared:
    """Everything that Prepare shows."""

    source: Source
    talk: PlannedRound | None
    """The next one that is planned."""
    plan: Plan
    standings: tuple[Standing, ...]
    offers: tuple[Offer, ...]
    promises: tuple[PromiseFound, ...]
    """Found in the posting, and not taken up."""
    requirements: tuple[RequirementFound, ...]
    hints: tuple[Hint, ...]
    card: Card

    @property
    def opportunity(self) -> Opportunity:
        """The opportunity as it stands, changes that are on their way to the disk included."""
        return self.source.opportunity

    @property
    def problems(self) -> tuple[str, ...]:
        """What is wrong with the files."""
        return self.source.problems

    def is_in_a_round(self, subject: str) -> bool:
        """Whether a round speaks of it; then it is not to be taken off."""
        return any(
            subject in (seen.subject for seen in one.observations)
            or subject in (asked.signal for asked in one.questions)
            for one in self.source.sessions
        )

    def outside(self, subject: str) -> Observation | None:
        """Return what was found of a signal or promise outside of any round."""
        return next((o for o in self.opportunity.observations if o.subject == subject), None)


def round_of(prepared: Prepared) -> RoundRequest:
    """Return the round that begins now, or the one that goes on, as the files say by then."""
    return RoundRequest(prepared.opportunity.company, prepared.source.slug, may_go_on=True)


def next_talk(planned: Sequence[PlannedRound], now: dt.datetime) -> PlannedRound | None:
    """Return the planned round that comes next; one of today counts until the day is over."""
    today = begins_now(planned, now)
    if today is not None:
        return today
    coming = [one for one in planned if one.at is not None and one.at >= now]
    undated = [one for one in planned if one.at is None]
    return min(coming, key=lambda one: one.at or now, default=undated[0] if undated else None)


def prepare(source: Source, now: dt.datetime) -> Prepared:
    """Return what follows from what was read."""
    opportunity, rounds = source.opportunity, source.sessions
    weighed = appraise(source.catalogue, source.profile, opportunity, rounds, now.date())
    talk = next_talk(to_come(opportunity.planned, rounds), now)
    plan = question_plan(
        source.catalogue, weighed.evidence, weighed.circumstances, opportunity, source.reading,
        rounds, talk, batch=weighed.batch,
    )  # fmt: skip
    reading = source.reading
    suspected = [*(source.change.hints if source.change else ())]
    suspected += [*(reading.signals if reading else ())]
    return Prepared(
        source,
        talk,
        plan,
        standing(opportunity, rounds),
        broken_offers(source.catalogue, opportunity, rounds),
        new_promises(opportunity, reading) if reading else (),
        new_requirements(opportunity, reading) if reading else (),
        _once(new_hints(source.catalogue, opportunity, rounds, suspected)),
        card(source.catalogue, opportunity, rounds, plan, talk),
    )


def _once(hints: tuple[Hint, ...]) -> tuple[Hint, ...]:
    return tuple({hint.signal: hint for hint in reversed(hints)}.values())[::-1]
