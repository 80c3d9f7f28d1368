"""Amounts that are the pay for this job."""

from __future__ import annotations

import re
from dataclasses import dataclass

from offer_tui.posting.layout import Layout
from offer_tui.posting.words import Gap, Word, Words

_BEFORE = 7
_AFTER = 4
_HEADER_WORDS = 60
_MOST = 2_000_000
_PER = frozenset({"per", "a", "an", "each", "usd", "plus"})
_SIZE = re.compile(r"\d[\d,]*(?:\.\d+)?")


@dataclass(frozen=True)
class PayRules:
    """Words that make an amount pay, and words that make it something else."""

    words: frozenset[str]
    labels: frozenset[str]
    units: frozenset[str]
    not_after: frozenset[str]
    not_before: frozenset[str]
    """Words that say so unless a unit of time follows the amount."""
    never_before: frozenset[str]


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount or a range, as words from ``first`` to ``last``, with its unit if it has one."""

    first: int
    last: int


def pay_amounts(layout: Layout, rules: PayRules) -> tuple[Amount, ...]:
    """Return the amounts that are pay for this job, in order."""
    words = layout.words
    found: list[Amount] = []
    index = 0
    while index < len(words):
        if words[index].kind not in {"money", "number"}:
            index += 1
            continue
        amount, is_range, has_unit = _whole(words, index, rules)
        if _is_pay(layout, amount, is_range, has_unit, rules):
            found.append(amount)
        index = amount.last
    return tuple(found)


def _whole(words: Words, first: int, rules: PayRules) -> tuple[Amount, bool, bool]:
    """Return the amount or range that begins at a word, whether it is a range, and has a unit."""
    last, has_unit = _with_unit(words, first + 1, rules)
    joint = last
    if joint < len(words) and words[joint].lower in {"to", "and"}:
        joint += 1
    upper = joint < len(words) and words[joint].kind in {"money", "number"}
    if not upper or not _dashed(words, last, joint):
        return Amount(first, last), False, has_unit
    last, second = _with_unit(words, joint + 1, rules)
    return Amount(first, last), True, has_unit or second


def _with_unit(words: Words, last: int, rules: PayRules) -> tuple[int, bool]:
    unit = last
    while unit < len(words) and unit < last + 2 and words[unit].lower in _PER:
        unit += 1
    close = unit < len(words) and words[unit].gap <= Gap.COMMA
    if close and words[unit].lower in rules.units and (unit > last or _slashed(words, unit)):
        return unit + 1, True
    return last, False


def _dashed(words: Words, last: int, joint: int) -> bool:
    between = words.text[words[last - 1].end : words[joint].start]
    if joint > last:
        return len(between) < 12
    return len(between) < 16 and any(dash in between for dash in "-\u2013\u2014")


def _slashed(words: Words, unit: int) -> bool:
    between = words.text[words[unit - 1].end : words[unit].start]
    return "/" in between or words[unit].lower.endswith("ly") or words[unit].lower in {"cpm", "pa"}


def _size(word: Word) -> float:
    digits = _SIZE.search(word.lower)
    size = float(digits[0].replace(",", "")) if digits else 0.0
    scale = {"k": 1e3, "m": 1e6, "b": 1e9, "t": 1e12}.get(word.lower.rstrip("+")[-1:], 1.0)
    return size * (1e6 if word.lower.endswith(("million", "billion", "trillion")) else scale)


def _is_pay(
    layout: Layout, amount: Amount, is_range: bool, has_unit: bool, rules: PayRules
) -> bool:
    words = layout.words
    first = words[amount.first]
    size = max(
        _size(words[i])
        for i in range(amount.first, amount.last)
        if words[i].kind in {"money", "number"}
    )
    if not 1 < size < _MOST:
        return False
    if first.kind == "number":
        return _is_bare_pay(layout, amount, is_range, has_unit, size, rules)
    clause = words.clauses[words.clause_numbers[amount.first]]
    before = {
        words[i].lower for i in range(max(clause.first, amount.first - _BEFORE), amount.first)
    }
    after = {words[i].lower for i in range(amount.last, min(clause.last, amount.last + _AFTER))}
    if _is_for_something_else(words, amount.last, clause.last, rules):
        return False
    if before & rules.not_before and not (has_unit or before & rules.labels):
        return False
    if before & rules.never_before:
        return False
    section = layout.section_at(amount.first)
    if section == "requirements" and not (has_unit or before & rules.labels):
        return False
    said = bool((before | after) & rules.words) or _labelled(words, amount.first, rules)
    return has_unit or said or (is_range and size >= 10)


def _is_for_something_else(words: Words, first: int, last: int, rules: PayRules) -> bool:
    """Whether the words right behind an amount name a bonus or the like: "$500 gift"."""
    for index in range(first, min(last, first + 2)):
        if words[index].gap > Gap.JOIN or words[index].lower in {"plus", "and", "with"}:
            return False
        if "+" in words.text[words[index - 1].end : words[index].start]:
            return False
        if words[index].lower in rules.not_after:
            return True
    return False


def _labelled(words: Words, first: int, rules: PayRules) -> bool:
    """Whether the few words before, across a line end, name pay."""
    return any(words[i].lower in rules.labels for i in range(max(0, first - 3), first))


def _between_bars(words: Words, amount: Amount) -> bool:
    before = words.text[max(0, words[amount.first].start - 3) : words[amount.first].start]
    return "|" in before


def _is_bare_pay(
    layout: Layout, amount: Amount, is_range: bool, has_unit: bool, size: float, rules: PayRules
) -> bool:
    """Whether numbers without a currency are pay: under a label, or alone at the head."""
    words = layout.words
    clause = words.clauses[words.clause_numbers[amount.first]]
    alone = clause.first == amount.first and clause.last == amount.last
    if alone and is_range and amount.first < _HEADER_WORDS:
        return size >= 1000 or (size >= 10 and _between_bars(words, amount))
    unit = words[amount.last - 1].lower if has_unit else ""
    if unit == "cpm":
        return True
    if unit in {"hour", "hr", "hourly"}:
        return 5 <= size <= 500 and _labelled(words, amount.first, rules)
    labelled = _labelled(words, amount.first, rules)
    return labelled and (size >= 1000 or 5 <= size < 200) and "%" not in words[amount.first].lower
