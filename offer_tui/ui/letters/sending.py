"""What marking a letter as sent changes in the record."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from offer_tui.letters.fact import Facts
from offer_tui.model.opportunity import FollowUp, Opportunity, Sent
from offer_tui.preparation.listeners import same_name
from offer_tui.preparation.people import people_of
from offer_tui.ui.parts.steps import Step, added


def receivers(facts: Facts | None) -> list[str]:
    """Return whom a letter is to."""
    to = facts.get("to") if facts else None
    return [one for one in to if isinstance(one, str)] if isinstance(to, list) else []


def sent(kind: str, on: dt.date, to: Sequence[str]) -> Step:
    """Return the step that notes a letter as sent; one of that day is noted once."""
    values = {"kind": kind, "on": on, **({"to": ", ".join(to)} if to else {})}
    one = Sent.model_validate(values)

    def step(o: Opportunity) -> Opportunity:
        return o if one in o.letters else added("letters", one)(o)

    return step


def thanks_due(opportunity: Opportunity, to: Sequence[str]) -> FollowUp | None:
    """Return the open follow-up that a thank-you does: one to the same person, or to nobody."""
    for one in opportunity.follow_ups:
        if not one.done and "thank" in one.text.casefold():
            named = _named(one.text, opportunity, to)
            if not named or any(same_name(name, other) for name in named for other in to):
                return one
    return None


def ticked_off(due: FollowUp) -> Step:
    """Return the step that ticks a follow-up off."""

    def step(o: Opportunity) -> Opportunity:
        items = list(o.follow_ups)
        if due in items:
            items[items.index(due)] = due.model_copy(update={"done": True})
        return o.model_copy(update={"follow_ups": tuple(items)})

    return step


def _named(text: str, opportunity: Opportunity, to: Sequence[str]) -> list[str]:
    """Return which of the known people a text names, by any part of their names."""
    names = [*to, *(one.name for one in people_of(opportunity, None))]
    words = {word.strip(".,;:!?()\"'").casefold() for word in text.split()}
    return [name for name in names if words & {part.casefold() for part in name.split()}]
