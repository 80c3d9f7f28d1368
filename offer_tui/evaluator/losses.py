"""Losses: what joining and declining cost, and the probability from which joining costs more."""

from __future__ import annotations

from dataclasses import dataclass

ROUNDING = 1e-12
"""A probability this close below the threshold is on it: rounding must not decide."""


@dataclass(frozen=True, slots=True)
class Losses:
    """The two ways to be wrong, in months of life."""

    join: float
    """Joining, and regretting it."""
    decline: float
    """Turning down a good one."""

    @property
    def threshold(self) -> float:
        """The probability D/(J+D) at which both cost the same (Pauker and Kassirer 1980)."""
        return 1 / (1 + self.join / self.decline)

    def expected_from_joining(self, probability: float) -> float:
        """Return P times J, in months."""
        return probability * self.join

    def expected_from_declining(self, probability: float) -> float:
        """Return (1-P) times D, in months."""
        return (1 - probability) * self.decline

    def least(self, probability: float) -> float:
        """Return the expected loss of the better choice, in months."""
        return min(
            self.expected_from_joining(probability), self.expected_from_declining(probability)
        )

    def is_too_much(self, probability: float) -> bool:
        """Return whether the probability of regret is at the threshold or above it."""
        return probability >= self.threshold - ROUNDING
