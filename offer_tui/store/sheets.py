"""The sheet of a round as it begins: what to watch for, and what to ask first."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from offer_tui.capture.sheet import SHOWN_BY_BROKEN_PROMISES, Sheet, make_sheet
from offer_tui.evaluator.learning import prior_of
from offer_tui.evaluator.watch import watch_list
from offer_tui.model.opportunity import Opportunity, PlannedRound, Promise
from offer_tui.model.profile import Profile
from offer_tui.model.session import Session
from offer_tui.model.signal import Catalogue
from offer_tui.preparation.breaches import fitting
from offer_tui.preparation.plan import question_plan
from offer_tui.store.appraisal import circumstances_of, evidence_of

MOST_WATCHED = 8


def round_sheet(
    catalogue: Catalogue,
    profile: Profile,
    opportunity: Opportunity,
    before: Sequence[Session],
    session: Session,
    now: dt.datetime,
) -> Sheet:
    """Return the sheet of a round that comes after those ``before``, the oldest first.

    The questions are the person's plan for those who listen in it. What the posting leaves open is
    not among them: reading that takes longer than anyone waits for a round to open.
    """
    evidence = evidence_of(before, opportunity.observations)
    around = circumstances_of(profile, opportunity, before, now.date(), prior_of(catalogue))
    talk = PlannedRound(round=session.round, with_whom=session.with_whom)
    plan = question_plan(catalogue, evidence, around, opportunity, None, before, talk)
    sheet = make_sheet(
        catalogue,
        opportunity.promises,
        watch_list(catalogue, evidence, around, count=MOST_WATCHED),
        [one.subject for one in plan.ask_them if one.kind != "gap"],
        own=opportunity.questions,
        evidence={promise.id: _shown_by(promise) for promise in opportunity.promises},
    )
    return replace(sheet, goes_along=opportunity.is_unnamed)


def _shown_by(promise: Promise) -> tuple[str, ...]:
    """Return the signals that breaking the promise shows, the most fitting first."""
    return tuple(dict.fromkeys((fitting(promise), *SHOWN_BY_BROKEN_PROMISES)))
