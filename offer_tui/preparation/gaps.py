"""What a posting leaves open: for each fact, the signals whose question brings it out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from offer_tui.posting.facts import Fact
from offer_tui.posting.reading import Reading
from offer_tui.posting.rules import FactId


@dataclass(frozen=True, slots=True)
class Gap:
    """A fact that a posting can lack."""

    noun: str
    why: str
    """Why its question is in the plan."""
    signals: tuple[str, ...]
    """Ids of the signals whose question asks about it; the first that is open is lifted."""
    reason: str
    """Why these."""


GAPS: Mapping[FactId, Gap] = MappingProxyType(
    {
        "pay_range": Gap(
            "pay",
            "the posting leaves pay open",
            ("transparent-pay-range", "below-market-pay"),
            "Both ask for the range.",
        ),
        "location_or_remote": Gap(
            "the place",
            "the posting leaves the place open",
            ("long-commute",),
            "It asks on how many days one has to be there.",
        ),
        "reporting_line": Gap(
            "the manager",
            "the posting names no manager",
            ("leadership-churn",),
            "To ask whether the manager stays is to ask who it is.",
        ),
        "concrete_duties": Gap(
            "the duties",
            "the posting leaves the duties open",
            ("vague-jd", "jd-work-mismatch"),
            "One asks for the results, the other for the last week of somebody who did it.",
        ),
        "first_goals": Gap(
            "first goals",
            "the posting sets no first goals",
            ("first-90-days-specific", "success-undefined"),
            "Both ask what is to be reached, and by when.",
        ),
        "team_structure": Gap(
            "the team",
            "the posting leaves the team open",
            ("high-turnover-team", "stable-team"),
            "To ask who is still there is to ask who is there.",
        ),
    }
)


def missing_facts(reading: Reading | None) -> tuple[Fact, ...]:
    """Return the facts the posting does not give; none where it could not be read as one."""
    if reading is None or reading.material != "posting":
        return ()
    return tuple(fact for fact in reading.facts if not fact.given)
