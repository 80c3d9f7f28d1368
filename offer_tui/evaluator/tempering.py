"""Tempering: related findings count less than independent ones would, and never the other way.

A rule of this product, not of a paper: within a theme each further finding of the same direction
counts half of the one before, and each further theme 0.7 of the one before. Since the strongest
come first, one more finding never takes away from its own side.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

WITHIN_THEME = 0.5
ACROSS_THEMES = 0.7


class Totals(NamedTuple):
    """A theme's tempered sums of |w|, toward regret and away from it, in nats."""

    toward: float
    away: float


def damped_sum(magnitudes: Iterable[float], ratio: float) -> float:
    """Return the sum of ratio^rank times each magnitude, the largest at rank 0."""
    total, factor = 0.0, 1.0
    for magnitude in sorted(magnitudes, reverse=True):
        total += factor * magnitude
        factor *= ratio
    return total


def is_overshadowed(name: str, weights: Mapping[str, float], partners: Mapping[str, str]) -> bool:
    """Return whether the signal's pair partner says the same, and more of it.

    On a tie the id that sorts first counts.
    """
    other = partners.get(name)
    if other is None or other not in weights:
        return False
    mine, theirs = weights[name], weights[other]
    if not _same_sign(mine, theirs):
        return False
    return (abs(theirs), name) > (abs(mine), other)


def opposed_pairs(
    weights: Mapping[str, float], partners: Mapping[str, str]
) -> tuple[tuple[str, str], ...]:
    """Return the pairs whose members speak in opposite directions, sorted."""
    return tuple(
        (name, other)
        for name in sorted(weights)
        if (other := partners.get(name)) is not None
        and name < other
        and weights[name] * weights.get(other, 0.0) < 0
    )


def counting(weights: Mapping[str, float], partners: Mapping[str, str]) -> dict[str, float]:
    """Return the weights that count: those with a sign, of a pair that agrees the heavier only."""
    return {
        name: weight
        for name, weight in weights.items()
        if weight and not (name in partners and is_overshadowed(name, weights, partners))
    }


def theme_totals(weights: Mapping[str, float], partners: Mapping[str, str]) -> Totals:
    """Return the tempered sums of one theme's weights."""
    counted = counting(weights, partners).values()
    return Totals(
        damped_sum([w for w in counted if w > 0], WITHIN_THEME),
        damped_sum([-w for w in counted if w < 0], WITHIN_THEME),
    )


def evidence_nats(themes: Iterable[Totals]) -> float:
    """Return T, the tempered evidence in nats: what speaks toward regret less what speaks away."""
    themes = tuple(themes)
    toward = damped_sum([theme.toward for theme in themes], ACROSS_THEMES)
    return toward - damped_sum([theme.away for theme in themes], ACROSS_THEMES)


def factors(
    by_theme: Mapping[str, Mapping[str, float]], partners: Mapping[str, str]
) -> dict[str, float]:
    """Return each signal's factor; one that weighs nothing, or is overshadowed, has 0.

    T is the sum of factor times weight.
    """
    found = {name: 0.0 for weights in by_theme.values() for name in weights}
    counted = [(theme, counting(weights, partners)) for theme, weights in by_theme.items()]
    for sign in (1, -1):
        across = 1.0
        for _, _, ranked in sorted(_ranked_themes(counted, sign)):
            factor = across
            for _, name in ranked:
                found[name] = factor
                factor *= WITHIN_THEME
            across *= ACROSS_THEMES
    return found


def _ranked_themes(
    counted: Iterable[tuple[str, Mapping[str, float]]], sign: int
) -> Iterator[tuple[float, str, list[tuple[float, str]]]]:
    """Yield themes with findings of the sign, so that sorting puts the weightiest first.

    Each as its total, its id and its signals by rank; magnitudes are negative, for sorting.
    """
    for theme, weights in counted:
        ranked = sorted((-sign * w, name) for name, w in weights.items() if sign * w > 0)
        if ranked:
            total = damped_sum([-magnitude for magnitude, _ in ranked], WITHIN_THEME)
            yield -total, theme, ranked


def _same_sign(one: float, other: float) -> bool:
    return (one > 0 and other > 0) or (one < 0 and other < 0)
