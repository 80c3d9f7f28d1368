"""The market range as it is typed in one line, and as it is shown again."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from offer_tui.ui.profile.typed import NOTHING, Answer, NotUnderstood

if TYPE_CHECKING:
    from offer_tui.model.profile import Market, Period

EXAMPLE = "60-75k EUR, need 52k"
_PERIODS: dict[str, Period] = {
    "year": "year", "years": "year", "yr": "year", "y": "year", "annum": "year",
    "yearly": "year", "annual": "year", "annually": "year", "pa": "year",
    "month": "month", "months": "month", "mo": "month", "m": "month", "monthly": "month",
    "week": "week", "weeks": "week", "wk": "week", "w": "week", "weekly": "week",
    "day": "day", "days": "day", "d": "day", "daily": "day",
    "hour": "hour", "hours": "hour", "hr": "hour", "h": "hour", "hourly": "hour",
}  # fmt: skip
_SIGNS = {
    "€": "EUR", "£": "GBP", "₹": "INR", "₩": "KRW", "₺": "TRY", "zł": "PLN", "$": "$", "¥": "¥",
    "kr": "kr", "euro": "EUR", "euros": "EUR", "dollar": "$", "dollars": "$", "pound": "GBP",
    "pounds": "GBP",
}  # fmt: skip
_FILLERS = frozenset(
    {
        "to", "and", "between", "from", "about", "around", "ca", "a", "an", "per", "is", "i", "my",
        "the", "pays", "pay", "market", "gross", "low", "high", "of", "it", "at", "in", "p",
    }
)  # fmt: skip
_NEED = frozenset({"need", "needs", "needed", "minimum", "min"})
_UP_TO = frozenset({"upto", "most", "max", "maximum", "below", "under"})
_FROM = frozenset({"least", "above", "over", "+"})
_TOKEN = re.compile(
    r"(?P<figure>\d+(?:[.,'\u2019 \u00a0\u202f]\d{3})+(?![\dkKmM])|\d+(?:[.,]\d+)?)"
    r"\s?(?P<times>[kKmM](?![^\W\d_]))?"
    r"|(?P<word>[^\W\d_]+)|(?P<sign>[€£₹₩₺$¥+])|(?P<gap>[\s,;:./|()\-–—~]+)|(?P<other>.)",
    re.DOTALL,
)
_MOST = 1e12
_LEAST_A_YEAR = 1_000
"""What is less than this a year was probably meant in thousands, or for an hour."""


@dataclass
class _Found:
    """What the line said so far."""

    figures: list[tuple[float, bool]]
    """Amounts of the range, and whether each was in thousands."""
    need: float | None = None
    currency: str = ""
    per: Period | None = None
    bound: str = ""
    """``low`` or ``high``, where only one end of the range is given."""
    needs: bool = False


def market(text: str) -> Answer[Mapping[str, object] | None]:
    """Return the keys of a market that the line gives; None: not said. Raises NotUnderstood."""
    if " ".join(text.split()).casefold() in NOTHING:
        return Answer(None)
    found = _Found([])
    before = ""
    for token in _TOKEN.finditer(text.replace("up to", "upto").replace("Up to", "upto")):
        _take(found, token, before)
        before = token[0] if token.lastgroup != "gap" or "/" in token[0] else before
    low, high = _range(found)
    if low is None and high is None and found.need is None:
        raise NotUnderstood(
            f'There is no figure in "{text.strip()[:20]}". Write it like {EXAMPLE}.'
        )
    if low is not None and high is not None and low > high:
        raise NotUnderstood(f"{amount(low)} is above {amount(high)}: the lower figure comes first.")
    per: Period = found.per or "year"
    said = {"low": low, "high": high, "need": found.need, "currency": found.currency, "per": per}
    kept = {key: value for key, value in said.items() if value is not None}
    smallest = min(one for one in (low, high, found.need) if one is not None)
    if not smallest:
        raise NotUnderstood(f"0 is no pay. Write it like {EXAMPLE}.")
    if per == "year" and smallest < _LEAST_A_YEAR:
        what = f"{amount(smallest)} a year?"
        return Answer(kept, f"{what} Write {amount(smallest)}k or {amount(smallest)}/hour, or"
                            " enter again if that is right.")  # fmt: skip
    return Answer(kept)


def _take(found: _Found, token: re.Match[str], before: str) -> None:
    """Add what one word, sign or figure of the line says."""
    if token["figure"]:
        _take_figure(found, token)
    elif token["sign"]:
        if token["sign"] == "+":
            found.bound = "low"
        else:
            found.currency = _SIGNS[token["sign"]]
    elif token["word"]:
        _take_word(found, token["word"], before)
    elif token["other"]:
        raise _strange(token["other"])


def _take_figure(found: _Found, token: re.Match[str]) -> None:
    value = _value(token["figure"], (token["times"] or "").lower())
    if value > _MOST:
        raise NotUnderstood(f"That is more than any job pays. Write it like {EXAMPLE}.")
    if found.needs:
        found.need, found.needs = value, False
    elif len(found.figures) == 2:
        raise NotUnderstood(f"That is a figure too many. Write it like {EXAMPLE}.")
    else:
        found.figures.append((value, token["times"] is not None))


def _value(figure: str, times: str) -> float:
    """Return the amount: a sign before three digits parts thousands, unless a k follows them."""
    if not times:
        figure = re.sub(r"[.,'\u2019\s](?=\d{3}(?!\d))", "", figure)
    if len(figure) > 20:
        return math.inf
    return float(figure.replace(",", ".")) * {"k": 1e3, "m": 1e6}.get(times, 1)


def _take_word(found: _Found, word: str, before: str) -> None:
    name = word.casefold()
    if name in _NEED:
        found.needs = True
    elif name in _UP_TO:
        found.bound = "high"
    elif name in _FROM:
        found.bound = "low"
    elif name in _PERIODS and (len(name) > 1 or before.strip(" ,") != ""):
        found.per = _PERIODS[name]
    elif name in _SIGNS:
        found.currency = _SIGNS[name]
    elif len(name) == 3 and name not in _FILLERS and word.isascii() and not found.currency:
        found.currency = name.upper()
    elif name not in _FILLERS:
        raise _strange(word)


def _strange(word: str) -> NotUnderstood:
    return NotUnderstood(f'"{word}" is not understood here. Write it like {EXAMPLE}.')


def _range(found: _Found) -> tuple[float | None, float | None]:
    """Return the two ends; a k behind one of them counts for both: 60-75k."""
    figures = [value for value, _ in found.figures]
    if not figures:
        return None, None
    if len(figures) == 1:
        only = figures[0]
        return (None if found.bound == "high" else only, None if found.bound == "low" else only)
    (low, low_k), (high, high_k) = found.figures
    if high_k and not low_k and low < _LEAST_A_YEAR:
        low *= 1_000
    elif low_k and not high_k and high < _LEAST_A_YEAR:
        high *= 1_000
    return low, high


def amount(value: float) -> str:
    """Return an amount as it is shown: "60,000", "35.5"."""
    return f"{value:,.2f}".rstrip("0").rstrip(".")


def market_words(market: Market) -> str:
    """Return the market in full, in words that can be typed: "60,000 to 75,000 EUR a year"."""
    low, high = market.low, market.high
    if low is not None and high is not None:
        said = amount(low) if low == high else f"{amount(low)} to {amount(high)}"
    elif low is not None:
        said = f"at least {amount(low)}"
    else:
        said = "" if high is None else f"up to {amount(high)}"
    need = "" if market.need is None else f"need {amount(market.need)}"
    parts = [said or need, market.currency, f"a{'n' if market.per == 'hour' else ''} {market.per}"]
    words = " ".join(part for part in parts if part)
    return f"{words}, {need}" if said and need else words
