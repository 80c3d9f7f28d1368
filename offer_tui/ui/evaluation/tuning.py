"""The two losses while they are moved: where they begin, each step, and what is kept of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from offer_tui.store.appraisal import JOIN_LOSS
from offer_tui.ui.appraisal import Appraised
from offer_tui.ui.evaluation.view import Tuning

_STEPS = (0.5, 1, 1.5, 2, 3, 4, 5, 6, 9, 12, 18, 24, 36)
"""Months that a loss moves through."""


def tuning_of(appraised: Appraised) -> Tuning:
    """Return the losses as they count now."""
    losses, person = appraised.evaluation.losses, appraised.person
    by_hand = (person.join_by_hand, person.decline.by_hand) if person else (False, False)
    return Tuning(losses.join, losses.decline, 0, *by_hand)


def moved(tuning: Tuning, step: int) -> Tuning:
    """Return the chosen loss moved up or down the scale; from then on it is set by hand."""
    if tuning.row == 0:
        return replace(tuning, join=_next(tuning.join, step), join_by_hand=True)
    return replace(tuning, decline=_next(tuning.decline, step), decline_by_hand=True)


def by_default(tuning: Tuning, appraised: Appraised) -> Tuning:
    """Return the chosen loss as it is by default."""
    if tuning.row == 0:
        return replace(tuning, join=JOIN_LOSS, join_by_hand=False)
    person = appraised.person
    default = person.decline.default if person else tuning.decline
    return replace(tuning, decline=default, decline_by_hand=False)


def moved_losses(before: Tuning, after: Tuning) -> Mapping[str, float | None]:
    """Return what to keep in the profile: only what was moved, so that no default is frozen."""
    changes: dict[str, float | None] = {}
    if (before.join, before.join_by_hand) != (after.join, after.join_by_hand):
        changes["join_loss_months"] = after.join if after.join_by_hand else None
    if (before.decline, before.decline_by_hand) != (after.decline, after.decline_by_hand):
        changes["decline_loss_months"] = after.decline if after.decline_by_hand else None
    return changes


def _next(months: float, step: int) -> float:
    if step > 0:
        return next((m for m in _STEPS if m > months), months)
    return next((m for m in reversed(_STEPS) if m < months), months)
