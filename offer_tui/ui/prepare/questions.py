"""The questions' part: what to ask in the next round, in which order, and why."""

from __future__ import annotations

from collections.abc import Iterator

from offer_tui.model.mark import mark_of
from offer_tui.preparation.plan import PlannedQuestion
from offer_tui.ui.parts.item import Can, Heading, Item, Line, Sentence
from offer_tui.ui.prepare.prepared import Prepared

_MOST_IN_RESERVE = 7
_MOST_LATER = 7
_ENTER = {"signal": "", "own": "change", "gap": "make it yours"}


def questions_come_to(prepared: Prepared) -> str:
    """Return how many are planned."""
    return f"{len(prepared.plan.ask_them)} to ask"


def questions_lines(prepared: Prepared) -> tuple[Line, ...]:
    """Return what the part lists."""
    return tuple(_lines(prepared))


def _lines(prepared: Prepared) -> Iterator[Line]:
    plan, talk = prepared.plan, prepared.talk
    whom = f", with {talk.with_whom}" if talk and talk.with_whom else ""
    yield Heading(f"For {talk.round if talk else 'the next round'}{whom}")
    if not plan.ask_them:
        yield Sentence("Nothing is left to ask them. Press n for a question of your own.")
    yield from (planned_item(one, prepared) for one in plan.ask_them)
    if plan.reserve:
        yield Heading("If there is time")
        yield from (planned_item(one, prepared) for one in plan.reserve[:_MOST_IN_RESERVE])
        yield from _and_more(len(plan.reserve) - _MOST_IN_RESERVE)
    if plan.later:
        yield Heading("Later", "for others to answer")
        yield from (planned_item(one, prepared) for one in plan.later[:_MOST_LATER])
        yield from _and_more(len(plan.later) - _MOST_LATER)
    left_out = [
        prepared.source.catalogue.by_id[name]
        for name in prepared.opportunity.do_not_ask
        if name in prepared.source.catalogue.by_id
    ]
    if left_out:
        yield Heading("Left out")
    for signal in left_out:
        yield Item(f"left-out:{signal.id}", signal.question, code=signal.code or "",
                   enter="bring it back", is_faint=True)  # fmt: skip


def _and_more(count: int) -> Iterator[Line]:
    if count > 0:
        yield Sentence(f"and {count} more, each worth less than these")


def planned_item(one: PlannedQuestion, prepared: Prepared) -> Item:
    """Return the row of a planned question."""
    can: set[Can] = set()
    if one.kind != "gap":
        can |= {"answer"}
        # A round that speaks of an own question would speak of nothing without it.
        can |= (
            {"remove"} if one.kind == "signal" or not prepared.is_in_a_round(one.subject) else set()
        )
        can |= {"first"} if one.ask == "them" else set()
    seen = prepared.outside(one.subject)
    signal = prepared.source.catalogue.by_id.get(one.subject)
    polarity = signal.polarity if signal else "green"
    mark = mark_of(polarity, seen.state, seen.degree) if seen else "open"
    whom = ", ".join(words for words in (one.whom, one.round) if words)
    why = f"first: {one.why}" if one.is_first else one.why
    return Item(
        f"{one.kind}:{one.subject}",
        one.text,
        mark,
        one.code or "",
        why,
        (whom,) if whom else (),
        (signal.yes, signal.no) if signal else None,
        _ENTER[one.kind],
        frozenset(can),
    )
