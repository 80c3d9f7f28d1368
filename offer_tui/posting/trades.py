"""Trades: work that everyone can picture from the title alone."""

from __future__ import annotations

import re
from dataclasses import dataclass

_NEAR = 2
_WORD = re.compile(r"[^\W\d_]+")
_ASIDE = re.compile(r"\s(?:of|to|at|who|that|with)\s", re.IGNORECASE)


@dataclass(frozen=True)
class TradeRules:
    """Words of a title, in the singular."""

    trades: frozenset[str]
    fields: frozenset[str]
    """Fields of work that name a trade when a hand stands behind them."""
    hands: frozenset[str]
    leading: frozenset[str]
    """Words by which the title is of someone who leads those who do the work."""


def names_a_trade(title: str, rules: TradeRules) -> bool:
    """Whether a title names a trade that everyone can picture.

    What stands behind "of" or "to" says where or why: "director of nursing".
    """
    named = [_singular(word) for word in _WORD.findall(_ASIDE.split(title)[0].lower())]
    if not rules.leading.isdisjoint(named):
        return False
    if not rules.trades.isdisjoint(named):
        return True
    return any(
        word in rules.fields and not rules.hands.isdisjoint(named[i + 1 : i + 1 + _NEAR])
        for i, word in enumerate(named)
    )


def _singular(word: str) -> str:
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word
