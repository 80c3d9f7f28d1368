"""The parts of a decision, in the order in which they help most."""

from __future__ import annotations

from offer_tui.ui.decision.choice import choice_comes_to, choice_lines
from offer_tui.ui.decision.doubts import (
    ahead_comes_to,
    ahead_lines,
    unknown_comes_to,
    unknown_lines,
    weighed_come_to,
    weighed_lines,
)
from offer_tui.ui.decision.reasons import reasons_come_to, reasons_lines
from offer_tui.ui.decision.sure import sure_comes_to, sure_lines
from offer_tui.ui.decision.weighing import Weighing
from offer_tui.ui.parts.screen import Definition

PARTS: tuple[Definition[Weighing], ...] = (
    Definition("choice", "Choice", choice_lines, choice_comes_to, "an option"),
    Definition("reasons", "Reasons", reasons_lines, reasons_come_to, "a reason"),
    Definition("weighed", "Weighed", weighed_lines, weighed_come_to),
    Definition("unknown", "Unknown", unknown_lines, unknown_comes_to, "one more"),
    Definition("ahead", "A year on", ahead_lines, ahead_comes_to),
    Definition("sure", "Forecast", sure_lines, sure_comes_to),
)
