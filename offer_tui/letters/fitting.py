"""Which letters fit where an opportunity stands, and which of them were sent."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from offer_tui.letters.facts import chosen
from offer_tui.letters.kind import Kind, kind_named, kinds
from offer_tui.model.opportunity import Opportunity, Sent
from offer_tui.model.session import Session
from offer_tui.model.stages import Stage

_AFTERWARDS = ("keep-in-touch", "re-engagement")
_AT: Mapping[Stage, tuple[str, ...]] = MappingProxyType(
    {
        "applied": ("withdrawal",),
        "interviewing": ("withdrawal",),
        "offer": ("in-writing", "more-time", "negotiation", "decline", "acceptance"),
        "declined": _AFTERWARDS,
        "withdrawn": _AFTERWARDS,
        "rejected": ("another-role", *_AFTERWARDS),
        "left": _AFTERWARDS,
    }
)
"""What fits at a stage, whatever else there is."""
_FAREWELLS: Mapping[Stage, str] = MappingProxyType(
    {"accepted": "acceptance", "declined": "decline", "withdrawn": "withdrawal"}
)
"""What tells them of a decision, until it was sent."""


_SOON = dt.timedelta(days=14)
"""How long after a decision it is still time to tell them of it."""


def fitting(
    opportunity: Opportunity, rounds: Sequence[Session], today: dt.date
) -> tuple[Kind, ...]:
    """Return the kinds that fit now, in the order of the way to a job; the oldest round first."""
    names = set(_names(opportunity, rounds, today))
    return tuple(kind for kind in kinds() if kind.name in names)


def last_sent(opportunity: Opportunity, kind: str) -> Sent | None:
    """Return the letter of a kind that was sent last."""
    sent = [one for one in opportunity.letters if one.kind == kind]
    return max(sent, key=lambda one: one.on, default=None)


def promises_open(opportunity: Opportunity, rounds: Sequence[Session]) -> bool:
    """Whether there is a promise to ask about."""
    return bool(chosen(kind_named("clarification"), opportunity, rounds))


def _names(opportunity: Opportunity, rounds: Sequence[Session], today: dt.date) -> Iterator[str]:
    talks = [one for one in rounds if one.ended is not None]
    if not opportunity.is_closed:
        yield from _while_open(opportunity, rounds, talks)
    farewell = _FAREWELLS.get(opportunity.stage)
    decided = opportunity.decision.on if opportunity.decision else today
    if farewell and today - decided <= _SOON and last_sent(opportunity, farewell) is None:
        yield farewell
    yield from _AT.get(opportunity.stage, ())


def _while_open(
    opportunity: Opportunity, rounds: Sequence[Session], talks: Sequence[Session]
) -> Iterator[str]:
    if talks and not _is_sent_since("thank-you", opportunity, talks[-1].began.date()):
        yield "thank-you"
    if promises_open(opportunity, rounds):
        yield "clarification"
    if opportunity.returns_to and not talks:
        yield "re-engagement"
    if opportunity.stage == "interviewing" and talks:
        yield from ("in-writing", "another-role")


def _is_sent_since(kind: str, opportunity: Opportunity, day: dt.date) -> bool:
    sent = last_sent(opportunity, kind)
    return sent is not None and sent.on >= day
