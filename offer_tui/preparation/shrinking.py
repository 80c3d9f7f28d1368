"""Promises of two versions of a posting side by side: which is smaller, gone, other or new."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from offer_tui.posting.changes import ChangedPromise
from offer_tui.preparation.found import comparable

Way = Literal["less", "gone", "other", "more", "new"]
"""Less and more for the person: of travel, more is less."""

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*\s?k?(?![^\W\d_])", re.IGNORECASE)
_COUNT_WORDS = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve",
)  # fmt: skip
_WORDED = {word: number for number, word in enumerate(_COUNT_WORDS, 1)}
_WORD = re.compile(rf"\b(?:{'|'.join(_WORDED)})\b", re.IGNORECASE)
_MORE_IS_LESS = frozenset({"travel"})
"""Kinds of promises of which one wants little."""
_EITHER_WAY = frozenset({"hours", "title", "team", "duties", "tools"})
"""Kinds of which a number tells nothing."""
_AT_HOME = re.compile(r"\b(?:home|remote|remotely|anywhere)\b")
_BURDEN = re.compile(r"\b(?:on[ -]?site|office|after|wait|waiting|within|required)\b")
"""Words beside which a larger number is no gain."""
_ALIKE = 0.5
"""Share of the shorter one's words that two forms of one promise have in common."""


@dataclass(frozen=True, slots=True)
class Move:
    """What became of a promise; ``now`` is empty where it is gone, ``before`` where it is new."""

    kind: str
    before: str
    now: str
    way: Way


def moves(changed: Iterable[ChangedPromise]) -> tuple[Move, ...]:
    """Return what became of each promise; two forms of the same are put side by side anew."""
    sides: dict[str, tuple[list[str], list[str]]] = {}
    for one in changed:
        before, now = sides.setdefault(one.kind, ([], []))
        before.extend([_line(one.before)] if one.before else [])
        now.extend([_line(one.now)] if one.now else [])
    return tuple(
        move for kind, (before, now) in sides.items() for move in _moves(kind, before, now)
    )


def _moves(kind: str, before: list[str], now: list[str]) -> Iterator[Move]:
    if len(before) == len(now) == 1:
        yield Move(kind, before[0], now[0], _way(kind, before[0], now[0]))
        return
    left = list(now)
    for old in before:
        new = max(left, key=lambda text: _likeness(old, text), default="")
        if new and _likeness(old, new) >= _ALIKE:
            left.remove(new)
            yield Move(kind, old, new, _way(kind, old, new))
        else:
            yield Move(kind, old, "", "gone")
    yield from (Move(kind, "", new, "new") for new in left)


def _likeness(one: str, other: str) -> float:
    these, those = (set(_without_numbers(text).split()) for text in (one, other))
    shorter = min(len(these), len(those))
    return len(these & those) / shorter if shorter else float(these == those)


def _way(kind: str, before: str, now: str) -> Way:
    """Return whether there is less of it; only where the words are alike but for the numbers."""
    # Days at home are what most people mean by where and when; fewer of them is less.
    at_home = _AT_HOME.search(before.casefold()) and _AT_HOME.search(now.casefold())
    if kind in _EITHER_WAY and not at_home:
        return "other"
    if _singular(_without_numbers(before)) != _singular(_without_numbers(now)):
        return "other"
    if kind not in _MORE_IS_LESS and _BURDEN.search(now.casefold()):
        return "other"
    then, today = _numbers(before), _numbers(now)
    if len(then) != len(today) or then == today:
        return "other"
    pairs = list(zip(then, today, strict=True))
    fell, rose = all(b >= n for b, n in pairs), all(b <= n for b, n in pairs)
    if fell == rose:
        return "other"
    return "less" if fell != (kind in _MORE_IS_LESS) else "more"


def _singular(text: str) -> list[str]:
    return [word.rstrip("s") for word in text.split()]


def _without_numbers(text: str) -> str:
    return comparable(_WORD.sub(" # ", _NUMBER.sub(" # ", text)))


def _numbers(text: str) -> list[float]:
    digits = _WORD.sub(lambda match: str(_WORDED[match[0].casefold()]), text)
    return [_number(match[0]) for match in _NUMBER.finditer(digits)]


def _number(text: str) -> float:
    """Return the number; a point or comma before three digits parts thousands."""
    times = 1000 if text[-1] in "kK" else 1
    plain = re.sub(r"[.,](?=\d{3}(?!\d))", "", text.rstrip("kK ").strip())
    whole, *rest = re.split(r"[.,]", plain)
    return float(f"{whole}.{''.join(rest)}") * times if rest else float(whole) * times


def _line(text: str) -> str:
    return " ".join(text.split())
