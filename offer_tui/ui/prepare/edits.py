"""What can be changed while preparing: each a new opportunity, ready to be kept."""

from __future__ import annotations

import datetime as dt
from typing import Any

from offer_tui.capture.records import ANSWER
from offer_tui.model.opportunity import (
    EarlierPosting,
    Met,
    Opportunity,
    OwnQuestion,
    PayNamed,
    Person,
    Promise,
    Requirement,
)
from offer_tui.model.session import Observation
from offer_tui.ui.parts.steps import Step, with_part

MET: dict[str, Met] = {"+": "have", ".": "can-learn", "-": "lack"}
"""What the answers mean for a requirement."""


def removed(part: str, item_id: str) -> Step:
    """Return the step that takes the item of that id away, and what was answered about it."""

    def step(o: Opportunity) -> Opportunity:
        kept = tuple(one for one in getattr(o, part) if one.id != item_id)
        seen = tuple(one for one in o.observations if one.subject != item_id)
        without = with_part(o, part, kept) if kept != getattr(o, part) else o
        if seen != o.observations:
            without = with_part(without, "observations", seen)
        if item_id in o.ask_first:
            rest = tuple(name for name in o.ask_first if name != item_id)
            without = with_part(without, "ask_first", rest)
        return without

    return step


def answered(
    kind: str,
    subject: str,
    answer: str,
    at: dt.datetime,
    new_id: str,
    *,
    note: str = "",
    broken_promise: str | None = None,
) -> Step:
    """Return the step that notes an answer found outside of any round.

    The same answer again takes it back, so that no key of its own is needed for that.
    """
    state, degree = ANSWER[answer]

    def step(o: Opportunity) -> Opportunity:
        known = next((one for one in o.observations if one.subject == subject), None)
        others = tuple(one for one in o.observations if one.subject != subject)
        if known is not None and (known.state, known.degree) == (state, degree):
            return with_part(o, "observations", others)
        values: dict[str, Any] = {"id": new_id, kind: subject, "state": state, "at": at}
        if degree != "plain":
            values["degree"] = degree
        words = known.note if known is not None else note
        values |= {"note": words} if words else {}
        values |= {"broken_promise": broken_promise} if broken_promise else {}
        if known is not None and known.quote:
            values["quote"] = known.quote
        return with_part(o, "observations", (*others, Observation.model_validate(values)))

    return step


def point(place: int, words: str) -> Step:
    """Return the step that writes the point at that place, counted from 0; no words remove it."""

    def step(o: Opportunity) -> Opportunity:
        points = [*o.points, *([""] * (place + 1 - len(o.points)))]
        points[place] = words
        return with_part(o, "points", tuple(one for one in points if one))

    return step


def read_anew(text: str, today: dt.date) -> Step:
    """Return the step that puts another posting in the place of the one before, which is kept.

    The same text on the same day is the same paste twice, and changes nothing.
    """

    def step(o: Opportunity) -> Opportunity:
        if o.posting.strip() == text.strip() and o.posting_read_on == today:
            return o
        values: dict[str, Any] = {"posting": text, "posting_read_on": today}
        if o.posting.strip():
            until = o.posting_read_on or o.created.date()
            earlier = EarlierPosting(text=o.posting, until=until)
            values["earlier_postings"] = (*o.earlier_postings, earlier)
        return o.model_copy(update=values)

    return step


def promise(new_id: str, text: str, by: str, medium: str, on: dt.date | None) -> Promise:
    """Return a promise; empty values are left out, so that the file stays pleasant to read."""
    values = {"id": new_id, "text": text, "medium": medium, "by": by, "on": on}
    return Promise.model_validate({key: value for key, value in values.items() if value})


def requirement(new_id: str, text: str) -> Requirement:
    """Return a requirement nobody has thought about yet."""
    return Requirement.model_validate({"id": new_id, "text": text})


def own_question(new_id: str, text: str, ask: str) -> OwnQuestion:
    """Return a question of the person's own."""
    return OwnQuestion.model_validate({"id": new_id, "text": text, "ask": ask})


def person(name: str, role: str) -> Person:
    """Return someone they will meet, or have met."""
    return Person.model_validate({"name": name, **({"role": role} if role else {})})


def pay_named(amount: str, to: str, on: dt.date) -> PayNamed:
    """Return a figure that was named."""
    return PayNamed.model_validate({"amount": amount, **({"to": to} if to else {}), "on": on})
