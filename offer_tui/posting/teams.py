"""Colleagues that are counted: "six engineers", "a crew of four", "seven of us"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from offer_tui.posting.layout import Layout
from offer_tui.posting.trades import TradeRules
from offer_tui.posting.words import JOIN, NUMERALS, Words

_BETWEEN = 2
_BEFORE = 5
_MOST = 99
"""More than these are the company, not the team."""
_DIGITS = frozenset(map(str, range(2, _MOST + 1)))


@dataclass(frozen=True)
class TeamRules:
    """Words of counted colleagues; a trade in the plural is one as well."""

    colleagues: frozenset[str]
    groups: frozenset[str]
    """What colleagues are together: "crew"."""
    not_after: frozenset[str]
    """Words soon before a number by which those counted are sought, served or only possible."""
    not_between: frozenset[str]
    not_behind: frozenset[str]
    """Words right behind by which something of theirs is counted: "engineers hours"."""


def counted_colleagues(
    layout: Layout, rules: TeamRules, trades: TradeRules
) -> Iterator[tuple[int, int]]:
    """Yield where the posting says how many people one works with, as words from, up to."""
    words = layout.words
    for index in _numbers(words):
        if layout.section_at(index) == "requirements" or _is_sought(words, index, rules):
            continue
        last = _colleagues_behind(words, index, rules, trades)
        if last:
            yield index, last
        elif _is_of_a_group(words, index, rules):
            yield max(0, index - 2), index + 1


def _numbers(words: Words) -> list[int]:
    """Return where a number stands that a team can have."""
    named = [i for name in NUMERALS.keys() & words.places.keys() for i in words.places[name]]
    digits = words.places.get("<number>", ())
    few = [i for i in digits if words[i].lower in _DIGITS]
    return sorted([*named, *few])


def _colleagues_behind(words: Words, index: int, rules: TeamRules, trades: TradeRules) -> int:
    """Return one past the colleagues that a number counts, or 0."""
    for place in range(index + 1, min(index + 2 + _BETWEEN, len(words))):
        word = words[place]
        if word.gap is not JOIN or word.kind != "word" or word.lower in rules.not_between:
            return 0
        if word.lower in rules.colleagues or _singular(word.lower) in trades.trades:
            behind = words[place + 1] if place + 1 < len(words) else None
            held = behind and behind.gap is JOIN and behind.lower in rules.not_behind
            return 0 if held else place + 1
    return 0


def _is_of_a_group(words: Words, index: int, rules: TeamRules) -> bool:
    """Whether the number stands behind "crew of", or before "of us"."""
    before = words.lowers[max(0, index - 3) : index]
    if "of" in before and not rules.groups.isdisjoint(before):
        return words[index].gap is JOIN
    return words.lowers[index + 1 : index + 3] == ("of", "us")


def _is_sought(words: Words, index: int, rules: TeamRules) -> bool:
    first = max(words.clauses[words.clause_numbers[index]].first, index - _BEFORE)
    return not rules.not_after.isdisjoint(words.lowers[first:index])


def _singular(word: str) -> str:
    """Return the singular of a plural, and nothing of another word."""
    if word.endswith("ies"):
        return f"{word[:-3]}y"
    if word.endswith(("sses", "ches", "shes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else ""
