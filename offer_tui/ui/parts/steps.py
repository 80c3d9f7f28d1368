"""Steps: changes of an opportunity that many screens make, ready to be kept."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from offer_tui.model.merge import merge
from offer_tui.model.opportunity import Opportunity

Step = Callable[[Opportunity], Opportunity]
"""Made once, to what the screen shows when the key is pressed; the disk gets the difference."""


def added(part: str, item: Any) -> Step:
    """Return the step that puts an item behind the others of its part."""
    return lambda o: with_part(o, part, (*getattr(o, part), item))


def changed(part: str, item_id: str, **values: Any) -> Step:
    """Return the step that gives the item of that id other values."""

    def step(o: Opportunity) -> Opportunity:
        items = getattr(o, part)
        made = (one.model_copy(update=values) if one.id == item_id else one for one in items)
        return with_part(o, part, tuple(made))

    return step


def without(part: str, item: Any) -> Step:
    """Return the step that takes an item away that has no id of its own."""
    return lambda o: with_part(o, part, tuple(one for one in getattr(o, part) if one != item))


def toggled(part: str, name: str) -> Step:
    """Return the step that puts a name into a list of names, or takes it out."""

    def step(o: Opportunity) -> Opportunity:
        names: tuple[str, ...] = getattr(o, part)
        without = tuple(one for one in names if one != name)
        return with_part(o, part, without if name in names else (*names, name))

    return step


def put(**values: Any) -> Step:
    """Return the step that gives the opportunity these values."""
    return lambda o: o.model_copy(update=values)


def taken_back(before: Opportunity, after: Opportunity) -> Step:
    """Return the step that takes back what led from one to the other, and nothing since."""
    return lambda now: merge(after, before, now) or now


def with_part(opportunity: Opportunity, part: str, items: tuple[Any, ...]) -> Opportunity:
    """Return the opportunity with these items in that part."""
    return opportunity.model_copy(update={part: items})
