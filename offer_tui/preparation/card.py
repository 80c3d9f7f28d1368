"""The card: all that is wanted in the last fifteen minutes before a talk."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from offer_tui.model.opportunity import Opportunity, PayNamed, PlannedRound, Requirement
from offer_tui.model.session import Session
from offer_tui.model.signal import Catalogue
from offer_tui.preparation.asked import asked
from offer_tui.preparation.people import Somebody, people_of
from offer_tui.preparation.promises import Standing, standing
from offer_tui.preparation.question import Plan, PlannedQuestion

__all__ = ["MOST_POINTS", "MOST_QUESTIONS", "Card", "LeftOpen", "Somebody", "card"]

MOST_POINTS = 3
MOST_QUESTIONS = 5

_TO_CHECK = ("open", "unclear", "partly", "broken", "kept")
_NEXT = re.compile(r"\s*next\b[\s:,-]*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class LeftOpen:
    """Something the last round left open."""

    kind: Literal["asked", "dodged", "marked", "next"]
    """Asked without an answer, dodged, a moment without words, or a thing still to do."""
    text: str
    """The question or the task; empty for a marked moment."""
    code: str | None = None
    at: dt.datetime | None = None
    """When it was marked, asked or noted."""
    by: dt.date | None = None
    """The day by which it is to be done."""


@dataclass(frozen=True, slots=True)
class Card:
    """What is missing stays empty."""

    talk: PlannedRound | None
    anchor: str
    points: tuple[str, ...]
    questions: tuple[PlannedQuestion, ...]
    promises: tuple[Standing, ...]
    """All of them, those still to be checked first."""
    pay_named: tuple[PayNamed, ...]
    """The latest first."""
    people: tuple[Somebody, ...]
    """Those in the talk first."""
    last_round: str
    """The name of the round that ``left_open`` speaks of."""
    left_open: tuple[LeftOpen, ...]
    requirements: tuple[Requirement, ...]
    """Those lacked, then those that can be learnt; needed before wished for."""


def card(
    catalogue: Catalogue,
    opportunity: Opportunity,
    rounds: Sequence[Session],
    plan: Plan,
    talk: PlannedRound | None,
) -> Card:
    """Return the card for a talk; ``rounds`` are those before it, the oldest first."""
    return Card(
        talk=talk,
        anchor=opportunity.anchor.strip(),
        points=tuple(p.strip() for p in opportunity.points if p.strip())[:MOST_POINTS],
        questions=plan.ask_them[:MOST_QUESTIONS],
        promises=_promises(opportunity, rounds),
        pay_named=_pay_named(opportunity),
        people=people_of(opportunity, talk),
        last_round=rounds[-1].round if rounds else "",
        left_open=tuple(_left_open(catalogue, opportunity, rounds)),
        requirements=_requirements(opportunity),
    )


def _promises(opportunity: Opportunity, rounds: Sequence[Session]) -> tuple[Standing, ...]:
    found = standing(opportunity, rounds)
    return tuple(sorted(found, key=lambda one: _TO_CHECK.index(one.words)))


def _pay_named(opportunity: Opportunity) -> tuple[PayNamed, ...]:
    """Return the figures, the latest first; those without a day last, the last written first."""
    written = reversed(opportunity.pay_named)
    return tuple(sorted(written, key=lambda one: one.on or dt.date.min, reverse=True))


def _requirements(opportunity: Opportunity) -> tuple[Requirement, ...]:
    short = [one for one in opportunity.requirements if one.met in {"lack", "can-learn"}]
    return tuple(sorted(short, key=lambda one: (one.met != "lack", one.is_wish)))


def _left_open(
    catalogue: Catalogue, opportunity: Opportunity, rounds: Sequence[Session]
) -> Iterator[LeftOpen]:
    if rounds:
        yield from _unanswered(catalogue, opportunity, rounds)
        yield from (LeftOpen("marked", "", at=moment.at) for moment in rounds[-1].moments)
        for note in rounds[-1].notes:
            text = _NEXT.sub("", note.text, count=1).strip()
            if note.about is None and _NEXT.match(note.text) and text:
                yield LeftOpen("next", text, at=note.at)
    to_do = [one for one in opportunity.follow_ups if not one.done]
    to_do.sort(key=lambda one: one.by or dt.date.max)
    yield from (LeftOpen("next", one.text, by=one.by) for one in to_do)


def _unanswered(
    catalogue: Catalogue, opportunity: Opportunity, rounds: Sequence[Session]
) -> Iterator[LeftOpen]:
    """Yield the questions that the last round left open; promises have a place of their own."""
    last = rounds[-1]
    own = {question.id: question.text for question in opportunity.questions}
    put = {question.signal: question for question in last.questions}
    noticed = {one.subject: one for one in last.observations}
    for subject, one in asked(rounds, opportunity.observations).unanswered.items():
        signal = catalogue.by_id.get(subject)
        text = signal.question if signal else own.get(subject, "")
        if not text and subject in put:
            text = put[subject].text
        if one.session != last.id or not text:
            continue
        when = put.get(subject) or noticed[subject]
        kind: Literal["asked", "dodged"] = "dodged" if one.is_dodged else "asked"
        yield LeftOpen(kind, text, signal.code if signal else None, when.at)
