"""What comes next for an opportunity on home: what Enter opens, and how the footer says it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

from offer_tui.model.summary import HomeRow
from offer_tui.model.wording import in_zone

NextStep = Literal["live", "prepare", "debrief", "evaluation", "why", "rounds"]
WORDS: Mapping[NextStep, str] = MappingProxyType(
    {
        "live": "go back",
        "prepare": "prepare",
        "debrief": "how it went",
        "evaluation": "weigh it",
        "why": "why",
        "rounds": "open",
    }
)
"""What Enter does, in the footer."""


def next_step(row: HomeRow, now: dt.datetime) -> NextStep:
    """Return what comes next.

    What a round left behind fades in days, so it comes before a talk, unless that is today or
    tomorrow.
    """
    if row.in_progress:
        return "live"
    if row.is_closed:
        return "why"
    if row.is_unnamed:
        return "rounds"
    if _is_near(row, now):
        return "prepare"
    if row.debrief_waits(now) is not None:
        return "debrief"
    if row.stage == "offer" and row.next_talk(now) is None:
        return "evaluation"
    return "prepare" if row.is_to_prepare(now) else "rounds"


def _is_near(row: HomeRow, now: dt.datetime) -> bool:
    talk = row.next_talk(now)
    if talk is None or talk.at is None:
        return False
    return (in_zone(talk.at, now.tzinfo).date() - now.date()).days <= 1
