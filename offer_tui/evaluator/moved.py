"""What moved: the signals whose rates outcomes changed, and which way what they say went."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

from offer_tui.evaluator.case import rates_of
from offer_tui.evaluator.learning import Outcome
from offer_tui.model.signal import Catalogue, Rates, Signal

Way = Literal["more", "less", "same", "turned"]
"""Whether it tells jobs that are regretted from others better than before, worse, or no other
than before; ``turned``: it speaks the other way now."""
_SAME = 1e-3
"""Change of the log odds ratio, in nats, below which nobody would notice it in a figure."""


@dataclass(frozen=True, slots=True)
class Moved:
    """A signal with its rates before and after."""

    signal: Signal
    before: Rates
    after: Rates

    @property
    def size(self) -> float:
        """How far the one of the two rates that moved further did, as a probability."""
        return max(
            abs(self.after.seen_if_regret - self.before.seen_if_regret),
            abs(self.after.seen_if_not - self.before.seen_if_not),
        )

    @property
    def way(self) -> Way:
        """Which way what it says went, by the log odds ratio of the two rates."""
        was, now = _log_odds_ratio(self.before), _log_odds_ratio(self.after)
        if was * now < 0:
            return "turned"
        if abs(now - was) < _SAME:
            return "same"
        return "more" if abs(now) > abs(was) else "less"


def moved(before: Catalogue, after: Catalogue) -> tuple[Moved, ...]:
    """Return the signals whose rates are others in ``after``, the one that moved furthest first."""
    found = [
        Moved(one, rates_of(one), rates_of(now))
        for one in before.rated()
        if (now := after.by_id[one.id]).rates != one.rates
    ]
    return tuple(sorted(found, key=lambda one: (-round(one.size, 12), one.signal.id)))


def taught_by(signal: str, lessons: tuple[Outcome, ...]) -> tuple[Outcome, ...]:
    """Return those of the outcomes that say something about a signal, given by its id."""
    return tuple(
        one for one in lessons if one.evidence.standing.get(signal, "evasive") != "evasive"
    )


def _log_odds_ratio(rates: Rates) -> float:
    return _logit(rates.seen_if_regret) - _logit(rates.seen_if_not)


def _logit(p: float) -> float:
    return math.log(p) - math.log1p(-p)
