"""Modules of screens, brought in at rest, so that no screen waits for them when it is opened."""

from __future__ import annotations

import importlib
import time

_SCREENS = (
    "evaluation.screen", "prepare.screen", "debrief.screen", "opportunity.screen",
    "decision.screen", "why.screen", "letters.screen", "letters.letter", "reflection.screen",
    "learning.screen", "profile.screen",
)  # fmt: skip
_BREATH = 0.01
"""Seconds between two of them, in which keys are heard."""


def warm_screens() -> None:
    """Import what the next screens need; for a thread, after all that is shown has been read."""
    for name in _SCREENS:
        importlib.import_module(f"offer_tui.ui.{name}")
        time.sleep(_BREATH)
