"""How vague a posting is, from 1 (one can see the job) to 5 (one cannot say what it is)."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from math import log2

from offer_tui.posting.promises import PromiseFound
from offer_tui.posting.rules import FactId, VaguenessRules

# Of what is said of hours, only what fixes them: a figure, a day, a shift, a term.
_FIXES_HOURS = re.compile(
    r"\d|monday|friday|shift|weekend|evening|contract|temporary|permanent|term|home every|until",
    re.IGNORECASE,
)
_COUNTED: tuple[FactId, ...] = ("pay_range", "location_or_remote", "reporting_line")


@dataclass(frozen=True, slots=True)
class Clarity:
    """What a posting makes clear."""

    concrete_duties: bool
    facts: int
    """How many of pay, place, whom it answers to, hours and team are given."""
    known_trade: bool
    detail: float
    """How many actions are named, each counted by how specific its object is, 0 to 1."""
    another_job: bool


def vagueness(clarity: Clarity, rules: VaguenessRules) -> int:
    """Return the degree, 1 to 5."""
    points = (
        rules.start
        + rules.concrete_duties * clarity.concrete_duties
        + rules.each_fact * clarity.facts
        + rules.known_trade * clarity.known_trade
        + rules.doubling_of_detail * log2(1 + clarity.detail)
        + rules.another_job * clarity.another_job
    )
    return 1 + sum(points > cut for cut in rules.cuts)


def count_of_facts(given: Collection[FactId], promises: Collection[PromiseFound]) -> int:
    """Return how many of pay, place, whom it answers to, hours and team are given, 0 to 5."""
    hours = any(p.kind == "hours" and _FIXES_HOURS.search(p.text) for p in promises)
    team = "team_structure" in given or any(p.kind == "team" for p in promises)
    return sum(fact in given for fact in _COUNTED) + hours + team
