"""An opportunity closed by a decision, with what was thought through and what was evaluated."""

from __future__ import annotations

import datetime as dt

from offer_tui.evaluator.evaluation import Evaluation
from offer_tui.hindsight.deciding import made
from offer_tui.hindsight.staging import decided
from offer_tui.model.decision import Decision
from offer_tui.model.opportunity import Opportunity
from offer_tui.model.stages import Stage
from offer_tui.store.appraisal import frozen


def closed(
    opportunity: Opportunity,
    stage: Stage,
    because: str,
    evaluation: Evaluation | None,
    now: dt.datetime,
) -> Opportunity:
    """Return the opportunity closed; the draft of its decision becomes the record.

    ``evaluation`` is what it adds up to today, None where nothing was seen. Raises StageRefused.
    """
    draft = opportunity.deciding or Decision(on=now.date())
    draft = draft.model_copy(update={"stage": stage})
    kept = frozen(evaluation, now) if evaluation is not None else None
    decision = made(draft, because, now.date(), evaluation, kept)
    return decided(opportunity, decision, now).model_copy(update={"deciding": None})
