"""Decisions and reflections to look back with."""

from __future__ import annotations

import datetime as dt
from typing import Any

from offer_tui.model.decision import Decision
from offer_tui.model.frozen import FrozenContribution, FrozenEvaluation, sealed
from offer_tui.model.opportunity import OPPORTUNITY_SCHEMA, Opportunity
from offer_tui.model.reflection import Reflection, Regret

ZONE = dt.timezone(dt.timedelta(hours=1))
DECIDED = dt.date(2025, 3, 1)
NO_REGRET = Regret(right=5, regretted=1, same_again=5, harmed=1, wise=5)


def id_of(number: int) -> str:
    return f"{number:026d}"


def after(days: int) -> dt.date:
    """Return the day that many days after the decision."""
    return DECIDED + dt.timedelta(days=days)


def reflection(number: int, days_after: int, **values: Any) -> Reflection:
    return Reflection.model_validate(
        {"id": id_of(number), "on": after(days_after), "again": True, **values}
    )


def kept_evaluation(*contributions: FrozenContribution) -> FrozenEvaluation:
    """Return an evaluation as it was kept on the day of the decision."""
    return sealed(
        FrozenEvaluation(
            at=dt.datetime.combine(DECIDED, dt.time(18), ZONE), catalogue="1",
            probability=0.4, low=0.2, high=0.6, prior_a=5, prior_b=15,
            join_loss_months=6, decline_loss_months=3, verdict="ask first", leaning="no",
            coverage=0.3, contributions=contributions,
        )
    )  # fmt: skip


def contribution(signal: str, state: str = "seen", **values: Any) -> FrozenContribution:
    return FrozenContribution.model_validate(
        {"signal": signal, "label": signal, "state": state, "weight_nats": 0.5, "factor": 1.0,
         **values}
    )  # fmt: skip


def decided(stage: str = "accepted", *reflections: Reflection, **values: Any) -> Opportunity:
    """Return an opportunity that was decided about on the day all others count from."""
    decision = values.pop("decision", Decision(on=DECIDED, evaluation=kept_evaluation()))
    return Opportunity.model_validate(
        {
            "schema_version": OPPORTUNITY_SCHEMA, "id": id_of(1), "company": "Dune",
            "role": "Engineer II", "stage": stage,
            "created": dt.datetime(2025, 1, 7, 20, tzinfo=ZONE),
            "decision": decision, "reflections": reflections, **values,
        }
    )  # fmt: skip
