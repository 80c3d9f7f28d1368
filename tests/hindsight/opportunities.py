"""Opportunities and rounds for tests of what follows later."""

from __future__ import annotations

import datetime as dt
from typing import Any

from offer_tui.model.opportunity import Opportunity
from offer_tui.model.session import Session
from offer_tui.model.stages import Stage

ZONE = dt.timezone(dt.timedelta(hours=1))
AT = dt.datetime(2025, 11, 10, 17, 0, tzinfo=ZONE)


def ulid(number: int) -> str:
    return f"01HZ{number:022d}"


def job(stage: Stage = "interviewing", **values: Any) -> Opportunity:
    return Opportunity(
        schema_version=1, id=ulid(1), company="Acme", created=AT, stage=stage, **values
    )


def talked(began: dt.datetime, minutes: int | None = 45) -> Session:
    """Return a round that ended so many minutes later; None: it goes on."""
    ended = None if minutes is None else began + dt.timedelta(minutes=minutes)
    return Session(schema_version=1, id=ulid(9), round="round 1", began=began, ended=ended)
