"""What would turn the answer round: the fewest observations that would have to be otherwise."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations

from offer_tui.evaluator.case import Case
from offer_tui.evaluator.evidence import Standing
from offer_tui.evaluator.weights import favourable
from offer_tui.model.signal import Signal

POOL = 8
MOST = 3


@dataclass(frozen=True, slots=True)
class Turnaround:
    """Observations which, turned round together, put the probability on the other side."""

    signals: tuple[str, ...]
    """Ids, sorted."""
    probability: float
    """The probability of regret with all of them turned round."""


def turned(signal: Signal, standing: Standing) -> Standing:
    """Return the opposite; of what was dodged or disputed, the answer that speaks for the job."""
    match standing:
        case "seen" | "hint":
            return "clear"
        case "clear":
            return "seen"
        case _:
            return favourable(signal)


def turnarounds(case: Case) -> tuple[Turnaround, ...]:
    """Return the smallest sets, of one to three, that change the answer; the best comes first.

    Tried are the eight observations whose turning alone moves the probability furthest toward the
    threshold; among sets of one size, the one that moves it furthest is best, then the ids decide.
    """
    pool = _pool(case)
    for size in range(1, MOST + 1):
        found = [_turnaround(case, names) for names in combinations(sorted(pool), size)]
        crossing = [t for t in found if _crosses(case, t)]
        if crossing:
            return tuple(sorted(crossing, key=lambda t: (-_effect(case, t), t.signals)))
    return ()


def _observed(case: Case) -> tuple[str, ...]:
    return tuple(name for weights in case.by_theme.values() for name in weights)


def _pool(case: Case) -> tuple[str, ...]:
    """Return the observations whose turning moves the probability most toward the threshold."""
    toward = -1 if case.is_too_much else 1
    alone = {name: _turnaround(case, (name,)) for name in _observed(case)}
    helping = [
        name for name, one in alone.items() if toward * (one.probability - case.probability) > 0
    ]
    helping.sort(key=lambda name: (-_effect(case, alone[name]), name))
    return tuple(helping[:POOL])


def _turnaround(case: Case, names: tuple[str, ...]) -> Turnaround:
    standing = case.evidence.standing
    return Turnaround(
        names,
        case.probability_if({name: turned(case.signal(name), standing[name]) for name in names}),
    )


def _crosses(case: Case, one: Turnaround) -> bool:
    return case.losses.is_too_much(one.probability) != case.is_too_much


def _effect(case: Case, one: Turnaround) -> float:
    """How far it moves the probability, to 1e-12, so that rounding does not rank."""
    return round(abs(one.probability - case.probability), 12)
