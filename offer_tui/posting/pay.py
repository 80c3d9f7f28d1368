"""Amounts that are the pay for this job."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from offer_tui.posting.layout import Layout
from offer_tui.posting.words import COLON, COMMA, JOIN, NUMERALS, Clause, Word, Words

_BEFORE = 7
_AFTER = 4
_HEADER_WORDS = 60
_MOST = 2_000_000
_MOST_FIGURES = 500
_PER = frozenset({"per", "a", "an", "each", "every", "usd", "plus", "gross", "brutto", "net", "to"})
_ABBREVIATED = frozenset({"a", "h", "m", "w"})
_GLUED = frozenset({"cpm", "pa", "ph", "pcm", "lpa"})
_SIZE = re.compile(r"\d(?:[\d.,'\u2019 \u00a0\u202f]*\d)?")
_APART = re.compile(r"[.,'\u2019 \u00a0\u202f]")
_BY_THOUSANDS = re.compile(r"[.,'\u2019 \u00a0\u202f]\d{3}$")
_A_YEAR = (15_000, 500_000)
_A_MONTH = (500, 40_000)
_A_WAGE = (5, 500)
_LINKS = frozenset({
    "and", "or", "for", "with", "within", "after", "during", "based", "in", "on", "at", "as", "if",
    "part", "full", "thousand",
})  # fmt: skip


@dataclass(frozen=True)
class PayRules:
    """Words that make an amount pay, and words that make it something else."""

    words: frozenset[str]
    labels: frozenset[str]
    units: frozenset[str]
    not_after: frozenset[str]
    not_before: frozenset[str]
    """Words that say so unless a unit of time follows the amount."""
    about: frozenset[str]
    """Words right before a lone amount: "up to"."""
    on_top: frozenset[str]
    """Words soon behind it that name what comes on top, or how it is set."""
    never_before: frozenset[str]
    long_units: frozenset[str]
    """Units that mean a year."""
    spent_on: frozenset[str]
    """What an employer pays for: "a year for courses"."""


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount or a range, as words from ``first`` to ``last``, with its unit if it has one."""

    first: int
    last: int


def pay_amounts(layout: Layout, rules: PayRules) -> tuple[Amount, ...]:
    """Return the amounts that are pay for this job, in order."""
    words = layout.words
    found: list[Amount] = []
    reached = 0
    figures = [*words.places.get("<money>", ()), *words.places.get("<number>", ())]
    for index in sorted(figures)[:_MOST_FIGURES]:
        if index < reached:
            continue
        amount, is_range, has_unit = _whole(words, index, rules)
        if _is_pay(layout, amount, is_range, has_unit, rules):
            found.append(amount)
        reached = amount.last
    return tuple(sorted([*found, *_spelled_wages(words, rules)], key=lambda amount: amount.first))


def _spelled_wages(words: Words, rules: PayRules) -> Iterator[Amount]:
    """Yield wages written out, "fifteen an hour", where a sentence or its part opens with one."""
    for name in NUMERALS.keys() & words.places.keys():
        for index in words.places[name]:
            last, has_unit = _with_unit(words, index + 1, rules)
            opens = words[index].gap > JOIN or index == 0
            says = index > 0 and words[index - 1].lower in rules.words
            hourly = has_unit and words[last - 1].lower == "hour" and NUMERALS[name] > _A_WAGE[0]
            if hourly and (opens or says):
                yield Amount(index, last)


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
    if _is_per(words, unit):
        return unit + 2, True
    while unit < len(words) and unit < last + 2 and words[unit].lower in _PER:
        unit += 1
    close = unit < len(words) and words[unit].gap <= COMMA
    if close and words[unit].lower in rules.units and (unit > last or _slashed(words, unit)):
        return unit + 1, True
    return last, False


def _is_per(words: Words, index: int) -> bool:
    """Whether the words are an abbreviated unit: "p.a.", "p/h"."""
    if index + 1 >= len(words) or words[index].lower != "p":
        return False
    return words[index + 1].lower in _ABBREVIATED and words[index + 1].gap <= COMMA


def _dashed(words: Words, last: int, joint: int) -> bool:
    between = words.text[words[last - 1].end : words[joint].start]
    if joint > last:
        return len(between) < 12
    return len(between) < 16 and any(dash in between for dash in "-\u2013\u2014")


def _slashed(words: Words, unit: int) -> bool:
    between = words.text[words[unit - 1].end : words[unit].start]
    return "/" in between or words[unit].lower.endswith("ly") or words[unit].lower in _GLUED


def _size(word: Word) -> float:
    """Return the figure of an amount, whichever mark it has between its thousands."""
    digits = _SIZE.search(word.lower)
    scale = {"k": 1e3, "m": 1e6, "b": 1e9, "t": 1e12}.get(word.lower.rstrip("+")[-1:], 1.0)
    if word.lower.endswith(("million", "billion", "trillion")):
        scale = 1e6
    return _figure(digits[0]) * scale if digits else 0.0


def _figure(digits: str) -> float:
    if _BY_THOUSANDS.search(digits):
        return float(_APART.sub("", digits))
    *whole, parts = _APART.split(digits)
    return float(f"{''.join(whole)}.{parts}") if whole else float(parts)


def _is_pay(
    layout: Layout, amount: Amount, is_range: bool, has_unit: bool, rules: PayRules
) -> bool:
    words = layout.words
    size = max(
        _size(words[i])
        for i in range(amount.first, amount.last)
        if words[i].kind in {"money", "number"}
    )
    if not 1 < size < _MOST:
        return False
    if all(words[i].kind != "money" for i in range(amount.first, amount.last)):
        return _is_bare_pay(layout, amount, is_range, has_unit, size, rules)
    clause = words.clauses[words.clause_numbers[amount.first]]
    before = {*words.lowers[max(clause.first, amount.first - _BEFORE) : amount.first]}
    after = {*words.lowers[amount.last : min(clause.last, amount.last + _AFTER)]}
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
    if has_unit or said or (is_range and size >= 10):
        return True
    return _A_YEAR[0] <= size <= _A_YEAR[1] and _stands_as_pay(words, amount, rules)


def _is_for_something_else(words: Words, first: int, last: int, rules: PayRules) -> bool:
    """Whether the words right behind an amount name a bonus or the like: "$500 gift"."""
    if first + 1 < last and words[first].lower in {"for", "towards", "toward"}:
        return words[first + 1].lower in rules.spent_on
    for index in range(first, min(last, first + 2)):
        if words[index].gap > JOIN or words[index].lower in {"plus", "and", "with"}:
            return False
        if "+" in words.text[words[index - 1].end : words[index].start]:
            return False
        if words[index].lower in rules.not_after:
            return True
    return False


def _stands_as_pay(words: Words, amount: Amount, rules: PayRules) -> bool:
    """Whether the size of a year's pay stands alone, "up to", or before what comes on top of it."""
    clause = words.clauses[words.clause_numbers[amount.first]]
    ends = amount.last == clause.last or words[amount.last].gap >= COLON
    before = words[amount.first - 1].lower if amount.first > clause.first else ""
    if ends and (not before or before in rules.about):
        return True
    near = (words[i] for i in range(amount.last, min(clause.last, amount.last + 2)))
    return any(word.lower in rules.on_top for word in near)


def _labelled(words: Words, first: int, rules: PayRules) -> bool:
    """Whether the few words before, across a line end, name pay."""
    return not rules.labels.isdisjoint(words.lowers[max(0, first - 3) : first])


def _between_bars(words: Words, amount: Amount) -> bool:
    before = words.text[max(0, words[amount.first].start - 3) : words[amount.first].start]
    return "|" in before


def _is_bare_pay(
    layout: Layout, amount: Amount, is_range: bool, has_unit: bool, size: float, rules: PayRules
) -> bool:
    """Whether numbers without a currency are pay: under a label, or alone at the head."""
    words = layout.words
    clause = words.clauses[words.clause_numbers[amount.first]]
    unit = words[amount.last - 1].lower if has_unit else ""
    if unit in {"cpm", "lpa"}:
        return True
    if has_unit and _states_its_own_pay(words, amount, clause, is_range, size, rules):
        return True
    alone = clause.first == amount.first and clause.last == amount.last
    if alone and is_range and amount.first < _HEADER_WORDS:
        return size >= 1000 or (size >= 10 and _between_bars(words, amount))
    labelled = _labelled(words, amount.first, rules)
    if unit in {"hour", "hr", "hourly"}:
        slashed = words.text.startswith("/", words[amount.last - 2].end)
        return _A_WAGE[0] <= size <= _A_WAGE[1] and (labelled or slashed)
    if words[amount.last - 1].lower.endswith("k") and _A_YEAR[0] <= size <= _A_YEAR[1]:
        return labelled or _stands_as_pay(words, amount, rules)
    if amount.last < clause.last and not has_unit and not _may_follow(words, amount.last, rules):
        return False
    return labelled and (size >= 1000 or 5 <= size < 200) and "%" not in words[amount.first].lower


def _states_its_own_pay(
    words: Words, amount: Amount, clause: Clause, is_range: bool, size: float, rules: PayRules
) -> bool:
    """Whether a clause opens with a plausible figure a year, a month or an hour: "31 an hour"."""
    said = words.lowers[clause.first : amount.first]
    if said and rules.words.isdisjoint(said):
        return False
    unit = words[amount.last - 1].lower
    if unit in rules.long_units:
        return _A_YEAR[0] <= size <= _A_YEAR[1]
    if unit in {"month", "monthly", "mo"}:
        return _A_MONTH[0] <= size <= _A_MONTH[1]
    return unit in {"hour", "hr", "hourly"} and _A_WAGE[0] <= size <= _A_WAGE[1] and is_range


def _may_follow(words: Words, index: int, rules: PayRules) -> bool:
    """Whether a figure is over before a word: no thing is counted by it."""
    word = words[index]
    known = (rules.units, rules.about, rules.on_top, rules.words, _PER, _LINKS)
    if word.gap is not JOIN or word.kind != "word":
        return True
    return any(word.lower in names for names in known)
