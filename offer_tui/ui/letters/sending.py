"""What marking a letter as sent changes in the record."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from offer_tui.letters.fact import Facts
from offer_tui.model.opportunity import FollowUp, Opportunity, Sent
from offer_tui.preparation.listeners import same_name
from offer_tui.preparation.people import people_of
from offer_tui.ui.parts.steps import Step, added

_SMALL = frozenset({"the", "a", "an", "my", "of", "from", "to", "and", "at"})
"""Words of names such as "the manager" that stand in any text."""


def receivers(facts: Facts | None) -> list[str]:
    """Return whom a letter is to."""
    to = facts.get("to") if facts else None
    return [one for one in to if isinstance(one, str)] if isinstance(to, list) else []


def sent(kind: str, on: dt.date, to: Sequence[str], does: FollowUp | None = None) -> Step:
    """Return the step that notes a letter as sent, and ticks off the follow-up that it did.

    One of that day is noted once.
    """
    values = {"kind": kind, "on": on, **({"to": ", ".join(to)} if to else {})}
    one = Sent.model_validate(values)

    def step(o: Opportunity) -> Opportunity:
        if one in o.letters:
            return o
        noted = added("letters", one)(o)
        return noted if does is None else ticked_off(does)(noted)

    return step


def thanks_due(opportunity: Opportunity, to: Sequence[str]) -> FollowUp | None:
    """Return the open follow-up that a thank-you does: one to the same person, or to nobody."""
    for one in opportunity.follow_ups:
        if is_to_thank(one):
            named = _named(one.text, opportunity, to)
            if not named or any(same_name(name, other) for name in named for other in to):
                return one
    return None


def thanks_meant(opportunity: Opportunity, to: Sequence[str]) -> FollowUp | None:
    """Return the follow-up that a thank-you plainly does; None where another could be meant.

    It is the only one to the same people, or the only one of all, to nobody in particular.
    """
    thanks = [one for one in opportunity.follow_ups if is_to_thank(one)]
    named = [(one, _named(one.text, opportunity, to)) for one in thanks]
    theirs = [one for one, names in named if names and _all_among(names, to)]
    if len(theirs) == 1:
        return theirs[0]
    return thanks[0] if len(thanks) == 1 and not (named[0][1] and to) else None


def is_to_thank(one: FollowUp) -> bool:
    """Whether it is an open follow-up that says thank you."""
    return not one.done and "thank" in one.text.casefold()


def _all_among(names: Sequence[str], to: Sequence[str]) -> bool:
    return all(any(same_name(name, other) for other in to) for name in names)


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
    return [name for name in names if words & {part.casefold() for part in _telling(name)}]


def _telling(name: str) -> list[str]:
    """Return the parts of a name by which one is known."""
    return [part for part in name.split() if part.casefold() not in _SMALL]
