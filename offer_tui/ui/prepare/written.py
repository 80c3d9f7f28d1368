"""The card's part: what you write on it yourself, and what comes onto it by itself."""

from __future__ import annotations

from collections.abc import Iterator

from offer_tui.preparation.card import MOST_POINTS, Card
from offer_tui.ui.parts.item import Heading, Item, Line, Sentence
from offer_tui.ui.prepare.prepared import Prepared

_POINTS = ("first", "second", "third")


def written_comes_to(prepared: Prepared) -> str:
    """Return how much of it is written."""
    opportunity = prepared.opportunity
    written = bool(opportunity.anchor) + min(len(opportunity.points), MOST_POINTS)
    return f"{written} of {MOST_POINTS + 1}"


def written_lines(prepared: Prepared) -> tuple[Line, ...]:
    """Return what the part lists."""
    return tuple(_lines(prepared))


def _lines(prepared: Prepared) -> Iterator[Line]:
    opportunity, card = prepared.opportunity, prepared.card
    yield Heading("To hold on to")
    yield Item(
        "anchor", opportunity.anchor or "a sentence you come back to when it gets hard",
        enter="change" if opportunity.anchor else "write it", is_faint=not opportunity.anchor,
    )  # fmt: skip
    yield Heading("To have said")
    for place in range(MOST_POINTS):
        said = opportunity.points[place] if place < len(opportunity.points) else ""
        yield Item(
            f"point:{place}", said or f"your {_POINTS[place]} point", code=str(place + 1),
            enter="change" if said else "write it", is_faint=not said,
        )  # fmt: skip
        if not said:
            break
    yield Heading("Pay you have named")
    for place, named in enumerate(opportunity.pay_named):
        day = f"{named.on.day} {named.on:%b}" if named.on else ""
        told = ", ".join(words for words in (f"to {named.to}" if named.to else "", day) if words)
        yield Item(f"pay:{place}", named.amount, behind=told, can=frozenset({"remove"}))
    yield Item("new-pay", "a figure, and to whom", enter="add", is_faint=True)
    yield Heading("Names")
    for place, person in enumerate(opportunity.people):
        yield Item(f"person:{place}", person.name, behind=person.role, can=frozenset({"remove"}))
    yield Item("new-person", "a name, and what they do", enter="add", is_faint=True)
    yield Heading("Comes onto it by itself")
    yield Sentence(_by_itself(card))


def _by_itself(card: Card) -> str:
    checks = sum(one.is_open for one in card.promises)
    said = sum(bool(one.say) for one in card.requirements)
    counted = (
        (len(card.questions), "question", "questions"),
        (checks, "promise to check", "promises to check"),
        (said, "thing to say if asked", "things to say if asked"),
        (len(card.left_open), "thing the last round left open",
         "things the last round left open"),
    )  # fmt: skip
    words = [f"{n} {one if n == 1 else many}" for n, one, many in counted if n]
    return f"{', '.join(words)}. Press c to see it." if words else "Press c to see it."
