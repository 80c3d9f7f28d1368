"""The stages of an opportunity, which may follow which, and the history of their changes."""

from __future__ import annotations

from typing import Literal, get_args

from offer_tui.model.record import Moment, Record

Stage = Literal[
    "lead",
    "applied",
    "interviewing",
    "offer",
    "accepted",
    "declined",
    "withdrawn",
    "rejected",
    "left",
]
STAGES: tuple[Stage, ...] = get_args(Stage)
CLOSED: frozenset[Stage] = frozenset({"accepted", "declined", "withdrawn", "rejected", "left"})
BEFORE_TALKS: frozenset[Stage] = frozenset({"lead", "applied"})
TAKEN: frozenset[Stage] = frozenset({"accepted", "left"})
"""The job was taken."""
TURNED_DOWN: frozenset[Stage] = frozenset({"declined", "withdrawn"})
"""The person said no."""


class StageChange(Record):
    """That an opportunity came to another stage, and when."""

    at: Moment
    before: Stage
    stage: Stage
    because: str = ""
    """Why, in the person's own words, where they said so."""


def refusal(now: Stage, to: Stage) -> str:
    """Return why an opportunity can't come from one stage to another; nothing when it can.

    The words say what would have to be true first, and how to say so.
    """
    if now == to:
        return "that is where it stands already"
    if now in CLOSED:
        return _refusal_when_closed(now, to)
    match to:
        case "accepted" if now != "offer":
            return "there is no offer yet: note the offer first"
        case "declined" if now != "offer":
            return "there is no offer to decline yet: withdraw, or note the offer first"
        case "withdrawn" if now == "offer":
            return "there is an offer: that is declined, not withdrawn from"
        case "left":
            return "you can only leave a job that you took"
        case _:
            return ""


def _refusal_when_closed(now: Stage, to: Stage) -> str:
    if to not in CLOSED:
        return ""
    if to == "left" and now == "accepted":
        return ""
    if to == "left":
        return "you can only leave a job that you took"
    return "it is closed: open it again first"
