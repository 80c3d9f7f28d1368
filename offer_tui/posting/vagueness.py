"""How vague a posting is, from 1 (one can see the job) to 5 (one cannot say what it is)."""

from __future__ import annotations

from dataclasses import dataclass

from offer_tui.posting.duties import Action
from offer_tui.posting.facts import Fact
from offer_tui.posting.promises import PromiseFound
from offer_tui.posting.wording import WordingMark


@dataclass(frozen=True, slots=True)
class Vagueness:
    """The degree, and the two counts it was read from."""

    degree: int
    duties: int
    """0 concrete, 1 mixed, 2 mostly intentions, 3 none."""
    facts: int


_TABLE = ((3, 2, 2, 1), (4, 3, 3, 2), (4, 4, 4, 3), (5, 5, 5, 4))


def vagueness(
    facts: tuple[Fact, ...], doings: tuple[Action, ...], found: tuple[PromiseFound, ...],
    wording: tuple[WordingMark, ...], size: int
) -> Vagueness:
    given = {fact.id for fact in facts if fact.given}
    kinds = {p.kind for p in found}
    count = len(given & {"pay_range", "location_or_remote", "reporting_line"})
    count += "hours" in kinds
    count += "team_structure" in given or "team" in kinds
    concrete = sum(a.concrete for a in doings)
    share = concrete / len(doings) if doings else 0.0
    if concrete >= 6 and share > 0.5: d = 0
    elif concrete >= 3: d = 1
    elif len(doings) >= 2: d = 2
    else: d = 3
    return Vagueness(_TABLE[d][min(count, 3)], d, count)
