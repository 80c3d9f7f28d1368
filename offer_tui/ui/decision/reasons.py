"""The reasons: in the person's own words, and drawn from what was seen."""

from __future__ import annotations

from collections.abc import Iterator

from offer_tui.hindsight.deciding import Offered
from offer_tui.model.decision import Decision, Reason
from offer_tui.model.mark import Mark
from offer_tui.ui.decision.weighing import Weighing
from offer_tui.ui.parts.item import Heading, Item, Line, Sentence

WHOSE_WORDS = {None: "whose?", "yours": "yours", "theirs": "theirs"}
_SIDES: tuple[tuple[str, str, Mark], ...] = (
    ("against", "Against", "against"),
    ("for", "For", "for"),
)


def reasons_lines(weighing: Weighing) -> tuple[Line, ...]:
    """Return the reasons by side, what they come to in own words, and what can be taken up."""
    return (*_in_words(weighing), *_grounds(weighing), *_offers(weighing))


def reasons_come_to(weighing: Weighing) -> str:
    """Return how many there are."""
    decision = weighing.decision
    if not decision.grounds:
        return "in words" if decision.reasons else "none yet"
    return f"{len(decision.grounds)} so far" if not weighing.is_made else f"{len(decision.grounds)}"


def _in_words(weighing: Weighing) -> Iterator[Line]:
    decision = weighing.decision
    if weighing.is_made:
        words = [one for one in (decision.reasons, decision.because) if one]
        if words:
            yield Heading("In your words")
            yield from (Item(f"said:{n}", f'"{one}"') for n, one in enumerate(words))
        return
    yield Heading("In your words", "to read in a year")
    yield Item(
        "write:reasons",
        f'"{decision.reasons}"' if decision.reasons else "nothing written yet",
        enter="change" if decision.reasons else "write",
        is_faint=not decision.reasons,
    )


def _grounds(weighing: Weighing) -> Iterator[Line]:
    decision = weighing.decision
    for side, heading, mark in _SIDES:
        found = [one for one in decision.grounds if one.side == side]
        if found:
            yield Heading(heading)
            yield from (_reason(one, mark, is_made=weighing.is_made) for one in found)
    if not decision.grounds and not weighing.is_made and not weighing.offered:
        yield Sentence("Nothing was seen yet that counts; n writes a reason of your own.")


def _reason(one: Reason, mark: Mark, *, is_made: bool) -> Item:
    if is_made:
        return Item(f"reason:{one.id}", one.text, mark, behind=one.whose or "")
    return Item(
        f"reason:{one.id}",
        one.text,
        mark,
        behind=WHOSE_WORDS[one.whose],
        more=() if one.whose else ("yours: you could change it; theirs: only they could",),
        enter="change",
        can=frozenset({"remove"}),
        shifts="yours or theirs",
    )


def _offers(weighing: Weighing) -> Iterator[Line]:
    if weighing.offered:
        yield Heading("Seen", "enter makes it a reason")
        yield from (_offer(one) for one in weighing.offered)


def _offer(one: Offered) -> Item:
    return Item(
        f"offered:{one.signal.id}",
        one.text,
        one.mark,
        code=one.signal.code or "",
        behind=one.whose,
        enter="a reason",
        is_faint=True,
    )


def reason_named(decision: Decision, name: str) -> Reason:
    """Return the reason of that id."""
    return next(one for one in decision.grounds if one.id == name)
