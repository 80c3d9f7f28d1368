"""What counted, what is unknown, and the year ahead."""

from __future__ import annotations

from collections.abc import Iterator

from offer_tui.model.decision import Decision, Weighed
from offer_tui.ui.decision.weighing import Weighing
from offer_tui.ui.parts.item import Can, Heading, Item, Line, Sentence

WEIGHED: dict[Weighed, str] = {
    "goal": "where you want to go",
    "culture": "the people and how they work",
    "money": "the pay",
    "gut": "how it feels",
}
MADE = {None: "not said", "foresight": "foresight", "reaction": "a reaction to the moment"}
_REMOVABLE: frozenset[Can] = frozenset({"remove"})
_RANKS = ("first", "second", "third", "last")


def weighed_lines(weighing: Weighing) -> tuple[Line, ...]:
    """Return what can count, what does first."""
    decision = weighing.decision
    order = (*decision.weighed, *(one for one in WEIGHED if one not in decision.weighed))
    asks = "What counted" if weighing.is_made else "What counts, and what first?"
    lines: list[Line] = [Heading(asks)]
    for one in order:
        counts = one in decision.weighed
        if weighing.is_made and not counts:
            continue
        lines.append(
            Item(
                f"weighed:{one}",
                WEIGHED[one],
                behind=_RANKS[decision.weighed.index(one)] if counts else "",
                more=(f'your goal: "{weighing.goal}"',) if one == "goal" and weighing.goal else (),
                enter="" if weighing.is_made else ("leave it out" if counts else "comes next"),
                is_faint=not counts,
            )
        )
    if decision.weighed == ("money",):
        lines.append(Sentence("So far only the pay counts. It tends to outshine the rest."))
    return tuple(lines)


def weighed_come_to(weighing: Weighing) -> str:
    """Return what counts first."""
    return weighing.decision.weighed[0] if weighing.decision.weighed else "not said"


def unknown_lines(weighing: Weighing) -> tuple[Line, ...]:
    """Return what nobody knows by now."""
    return tuple(_unknown(weighing))


def _unknown(weighing: Weighing) -> Iterator[Line]:
    decision, is_made = weighing.decision, weighing.is_made
    yield Heading("Not known by then" if is_made else "Not known, and kept with it")
    for number, text in enumerate(decision.unknown):
        yield Item(f"unknown:{number}", text, can=frozenset() if is_made else _REMOVABLE)
    if not decision.unknown:
        yield Sentence("Nothing was written down." if is_made else "Nothing yet; n adds something.")
    if weighing.unknown:
        yield Heading("Open so far", "enter keeps it")
        yield from (
            Item(f"open:{one.subject}", one.text, enter="keep", is_faint=True)
            for one in weighing.unknown
        )


def unknown_comes_to(weighing: Weighing) -> str:
    """Return how much is unknown."""
    if kept := len(weighing.decision.unknown):
        return f"{kept} kept"
    return f"{len(weighing.unknown)} open" if weighing.unknown else ""


WRITTEN: dict[str, tuple[str, str]] = {
    "went_wrong": ("A year on it was a mistake. Why?", "it went wrong since"),
    "went_well": ("A year on it was right. Why?", "it went well since"),
    "doubt": ("What may you be wrong about?", "what I doubt"),
    "would_return_if": ("You would come back if", "I would come back if"),
}
"""What is written in words: how it is asked in the list, and in the line."""


def ahead_lines(weighing: Weighing) -> tuple[Line, ...]:
    """Return the year ahead, as it could go either way."""
    return tuple(_ahead(weighing))


def _ahead(weighing: Weighing) -> Iterator[Line]:
    is_made = weighing.is_made
    for name, (asks, _) in WRITTEN.items():
        words = written(weighing, name)
        if is_made and not words:
            continue
        yield Heading(asks)
        yield Item(
            f"write:{name}",
            words or "nothing written yet",
            enter="" if is_made else ("change" if words else "write"),
            is_faint=not words,
        )
    made = weighing.decision.made
    if not is_made or made:
        yield Heading("Foresight, or a reaction?")
        yield Item("made", MADE[made], shifts="" if is_made else "choose", is_faint=made is None)


def written(weighing: Weighing, name: str) -> str:
    """Return what was written under that name."""
    if name == "would_return_if":
        return weighing.opportunity.would_return_if
    return str(getattr(weighing.decision, name))


def ahead_comes_to(weighing: Weighing) -> str:
    """Return how much of it was written."""
    count = sum(bool(written(weighing, name)) for name in WRITTEN)
    return f"{count} of {len(WRITTEN)}"


def rank_after(decision: Decision, one: Weighed) -> tuple[Weighed, ...]:
    """Return what counts with this one behind the others, or without it where it counted."""
    without = tuple(other for other in decision.weighed if other != one)
    return without if one in decision.weighed else (*without, one)
