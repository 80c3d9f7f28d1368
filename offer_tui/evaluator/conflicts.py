"""Conflicts: where rounds, or the two of a pair, contradict each other."""

from __future__ import annotations

from dataclasses import dataclass

from offer_tui.evaluator.case import Case
from offer_tui.evaluator.tempering import opposed_pairs
from offer_tui.evaluator.weights import adverse, favourable


@dataclass(frozen=True, slots=True)
class Conflict:
    """A contradiction: one signal on which rounds differ, or the two members of a pair."""

    signals: tuple[str, ...]
    """Ids, sorted."""


def conflicts(case: Case) -> tuple[Conflict, ...]:
    """Return the contradictions in the evidence: between rounds first, then within pairs."""
    between_rounds = (n for n in case.evidence.conflicts if n in case.catalogue.by_id)
    within_pairs = (
        pair
        for theme in sorted(case.by_theme)
        for pair in opposed_pairs(case.by_theme[theme], case.partners)
    )
    return (*(Conflict((name,)) for name in between_rounds), *map(Conflict, within_pairs))


def is_decisive(case: Case, conflict: Conflict) -> bool:
    """Return whether the two ways to settle it lie on both sides of the threshold.

    The two ways are all of it adverse and all of it favourable. One without rates decides nothing.
    """
    signals = [case.signal(name) for name in conflict.signals]
    if any(signal.rates is None for signal in signals):
        return False
    against = case.probability_if({signal.id: adverse(signal) for signal in signals})
    in_favour = case.probability_if({signal.id: favourable(signal) for signal in signals})
    return case.losses.is_too_much(against) != case.losses.is_too_much(in_favour)
