"""What only others, you alone, or an attentive eye can answer: a list of its own."""

from __future__ import annotations

from collections.abc import Iterator

from offer_tui.model.signal import Ask
from offer_tui.ui.parts.item import Heading, Line, Sentence
from offer_tui.ui.prepare.outside import found_lines
from offer_tui.ui.prepare.prepared import Prepared
from offer_tui.ui.prepare.questions import planned_item

_GROUPS: tuple[tuple[Ask, str, str], ...] = (
    ("around", "Ask around", "people who work or worked there"),
    ("yourself", "Ask yourself", ""),
    ("watch", "Watch for it", ""),
)


def elsewhere_comes_to(prepared: Prepared) -> str:
    """Return how many wait for an answer."""
    return f"{len(prepared.plan.elsewhere)} open"


def elsewhere_lines(prepared: Prepared) -> tuple[Line, ...]:
    """Return what the part lists."""
    return tuple(_lines(prepared))


def _lines(prepared: Prepared) -> Iterator[Line]:
    yield Sentence("An answer here counts at once, as found before any round.")
    yield from found_lines(prepared, "Found out", "around", "yourself")
    for ask, heading, behind in _GROUPS:
        waiting = [one for one in prepared.plan.elsewhere if one.ask == ask]
        if waiting:
            yield Heading(heading, behind)
            yield from (planned_item(one, prepared) for one in waiting)
