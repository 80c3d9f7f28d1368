"""Another role at the same company that was named in a talk: an opportunity of its own."""

from __future__ import annotations

from datetime import datetime

from offer_tui.model.opportunity import OPPORTUNITY_SCHEMA, Opportunity


def another_role(opportunity: Opportunity, role: str, at: datetime, new_id: str) -> Opportunity:
    """Return the opportunity that a role named at ``at`` becomes: a lead, linked to this one."""
    return Opportunity.model_validate(
        {
            "schema": OPPORTUNITY_SCHEMA,
            "id": new_id,
            "company": opportunity.company,
            "role": role.strip(),
            "stage": "lead",
            "created": at,
            "role_of": opportunity.id,
        }
    )
