"""How long the rest of a debrief takes, by what is left to go through."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from offer_tui.capture.agenda import Kind
from offer_tui.ui.debrief.state import Debriefing
from offer_tui.ui.debrief.steps import Step

GUT = 20.0
"""Seconds for a number and a few words."""
WHY = 10.0
"""Seconds for the few words."""
TOPIC = 30.0
"""Seconds for a sentence of one's own."""
NEXT = 8.0
"""Seconds for a day, another role or something to do."""
SECONDS: Mapping[Kind, float] = MappingProxyType(
    {
        "note": 12.0,
        "moment": 12.0,
        "asked": 10.0,
        "dodged": 10.0,
        "own": 10.0,
        "watched": 6.0,
        "promise": 8.0,
        "shown": 6.0,
        "theme": 15.0,
    }
)
"""Seconds to read one thing and answer it, judged and not measured."""


def seconds_left(d: Debriefing) -> float:
    """Return how many seconds the rest takes: those of each thing that was not gone through.

    Nothing is taken off to look short, and nothing counts that was answered or left as it is. What
    was watched for is seen with its theme, where themes are gone through.
    """
    pending = d.pending()
    kinds = [item.kind for items in d.items.values() for item in items if item.id in pending]
    twice = "theme" in kinds
    total = sum(SECONDS[kind] for kind in kinds if not (twice and kind == "watched"))
    if d.has_to_do(Step.GUT):
        total += WHY if d.line.session.gut else GUT
    return total + TOPIC * len(d.open_places(Step.FOR_ME)) + NEXT * len(d.open_places(Step.NEXT))


def minutes_left(d: Debriefing) -> int:
    """Return the same in whole minutes, up to the next one; 0: nothing is left."""
    return -int(-seconds_left(d) // 60)


def time_left(d: Debriefing, *, short: bool = False) -> str:
    """Return how long the rest takes in words."""
    minutes = minutes_left(d)
    if not minutes:
        return "gone through" if not short else "done"
    unit = "min" if short else f"minute{'s' * (minutes != 1)}"
    return f"about {minutes} {unit}"
