"""The parts of a reflection: what each is called, lists, and comes to in a few words."""

from __future__ import annotations

from offer_tui.hindsight.questionnaire import day_of
from offer_tui.ui.parts.screen import Definition
from offer_tui.ui.reflection.again import (
    again_comes_to,
    again_lines,
    causes_come_to,
    causes_lines,
)
from offer_tui.ui.reflection.lessons import (
    foretold_comes_to,
    foretold_lines,
    missing_comes_to,
    missing_lines,
)
from offer_tui.ui.reflection.lookback import Lookback
from offer_tui.ui.reflection.regret import regret_comes_to, regret_lines
from offer_tui.ui.reflection.then import then_comes_to, then_lines
from offer_tui.ui.rows import Key

PARTS: tuple[Definition[Lookback], ...] = (
    Definition("again", "Again", again_lines, again_comes_to, "new one"),
    Definition("regret", "Regret", regret_lines, regret_comes_to, "new one"),
    Definition("causes", "Where from", causes_lines, causes_come_to, "new one"),
    Definition("missing", "Missing", missing_lines, missing_comes_to, "new one"),
    Definition("foretold", "Foretold", foretold_lines, foretold_comes_to, "new one"),
    Definition("then", "Then", then_lines, then_comes_to, "new one", (Key("w", "why", 4),)),
)


def title_of(back: Lookback) -> str:
    """Return what stands above the page."""
    names = ["Look back", back.opportunity.company, back.opportunity.role]
    return " · ".join(name for name in names if name)


def occasion_of(back: Lookback) -> str:
    """Return which reflection it is: "after 90 days", or one of another day."""
    if back.refusal:
        return ""
    if back.written is not None and back.written.on != back.today:
        return day_of(back.written)
    days = back.reflection.days
    return "today" if days is None else f"after {days} days"
