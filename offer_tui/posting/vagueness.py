"""How vague a posting is, from 1 (one can see the job) to 5 (one cannot say what it is)."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from offer_tui.posting.promises import PromiseFound
from offer_tui.posting.rules import FactId, VaguenessRules

# Of what is said of hours, only what fixes them: a figure, a day, a shift, a term.
_FIXES_HOURS = re.compile(
    r"\d|monday|friday|shift|weekend|evening|contract|temporary|permanent|term|home every|until",
    re.IGNORECASE,
)
_MOST = 3
_COUNTED: tuple[FactId, ...] = ("pay_range", "location_or_remote", "reporting_line")


@dataclass(frozen=True, slots=True)
class Clarity:
    """What a posting makes clear."""

    facts: int
    """How many of pay, place, whom it answers to, hours and team are given."""
    known_trade: bool
    detail: float
    """How much of the work could be watched, as ``duties.detail`` counts it."""
    another_job: bool
    concrete: bool
    """Whether the duties let a day be pictured."""


def vagueness(clarity: Clarity, rules: VaguenessRules) -> int:
    """Return the degree, 1 to 5."""
    points = (
        rules.start
        + rules.first_fact * (clarity.facts >= 1)
        + rules.third_fact * (clarity.facts >= _MOST)
        + rules.concrete_duties * clarity.concrete
        + rules.known_trade * clarity.known_trade
        + rules.detail * clarity.detail
        + rules.another_job * clarity.another_job
    )
    return 1 + sum(points > cut for cut in rules.cuts)


def count_of_facts(given: Collection[FactId], promises: Collection[PromiseFound]) -> int:
    """Return how many of pay, place, whom it answers to, hours and team are given, 0 to 5."""
    hours = any(p.kind == "hours" and _FIXES_HOURS.search(p.text) for p in promises)
    team = "team_structure" in given or any(p.kind == "team" for p in promises)
    return sum(fact in given for fact in _COUNTED) + hours + team
