"""Promises: what the employer says it gives or fixes, as pieces of the posting short enough to check."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from offer_tui.posting.layout import Layout
from offer_tui.posting.pay import Amount
from offer_tui.posting.phrases import Match
from offer_tui.posting.rules import PromiseKind, Rules
from offer_tui.posting.words import Gap, Words

_LONGEST = 15
_LEFT = 5
_RIGHT = 8
_HEAD_LINES = 6


@dataclass(frozen=True, slots=True)
class PromiseFound:
    """A promise as it is printed; ``start`` and ``end`` are characters of the posting."""

    kind: PromiseKind
    text: str
    start: int
    end: int


def promises(
    layout: Layout, amounts: Iterable[Amount], rules: Rules
) -> tuple[PromiseFound, ...]:
    """Return the promises in order, none overlapping another, each text once."""
    words = layout.words
    found = [Match(a.first, a.last, "amount") for a in amounts]
    found += [m for m in rules.promise_phrases.find(words) if _counts(layout, m, rules)]
    pieces = _merged(words, _longest(found), rules)
    wide = _widened(words, pieces)
    result: list[PromiseFound] = []
    seen: set[str] = set()
    for piece in wide:
        start, end = words.span(piece.first, piece.last)
        text = words.text[start:end]
        if text.lower() not in seen:
            seen.add(text.lower())
            result.append(PromiseFound(_kind(piece.tag, rules), text, start, end))
    return tuple(result)


def _kind(tag: str, rules: Rules) -> PromiseKind:
    return "pay" if tag == "amount" else rules.promises[tag].kind


def _counts(layout: Layout, match: Match, rules: Rules) -> bool:
    number = layout.words.clause_numbers[match.first]
    if number in layout.legal:
        return False
    if layout.sections[number] in rules.promises[match.tag].not_in:
        return False
    clause = layout.words.clauses[number]
    administers = layout.words[clause.first].lower in rules.duties.doing_forms
    return not (administers and rules.promises[match.tag].kind in _GIVEN)


_GIVEN = frozenset({"insurance", "retirement", "leave", "bonus", "growth", "equipment"})


def _longest(found: list[Match]) -> list[Match]:
    """Return the matches without those that lie in, or overlap, a longer or earlier one."""
    kept: list[Match] = []
    for match in sorted(found, key=lambda m: (m.first, -m.last)):
        if not kept or match.first >= kept[-1].last:
            kept.append(match)
        elif match.last - match.first > kept[-1].last - kept[-1].first and kept[-1].tag != "amount":
            kept[-1] = match
    return kept


def _merged(words: Words, matches: list[Match], rules: Rules) -> list[Match]:
    """Return the matches with neighbours of one kind joined, as far as they stay short."""
    merged: list[Match] = []
    for match in matches:
        if merged and _belong(words, merged[-1], match, rules):
            merged[-1] = Match(merged[-1].first, match.last, merged[-1].tag)
        else:
            merged.append(match)
    return merged


def _belong(words: Words, before: Match, after: Match, rules: Rules) -> bool:
    if _kind(before.tag, rules) != _kind(after.tag, rules) or after.last - before.first > _LONGEST:
        return False
    if after.first - before.last > 3:
        return False
    return all(words[i].gap <= Gap.COMMA for i in range(before.last, after.first + 1))


def _widened(words: Words, pieces: list[Match]) -> list[Match]:
    """Return the pieces grown to where their sentence or its part begins and ends."""
    wide: list[Match] = []
    for number, piece in enumerate(pieces):
        clause = words.clauses[words.clause_numbers[piece.first]]
        floor = max(clause.first, wide[-1].last if wide else 0)
        ceiling = pieces[number + 1].first if number + 1 < len(pieces) else len(words)
        first = _left(words, piece.first, max(floor, piece.last - _LONGEST))
        last = _right(words, piece.last, min(ceiling, clause.last, first + _LONGEST))
        wide.append(Match(first, max(last, piece.last), piece.tag))
    return wide


_CUTS = frozenset({"and", "or", "but", "we", "our", "you", "they", "who", "which", "that", "if", "as", "including", "include", "includes", "offer", "offers", "with", "is", "are", "will", "be", "to", "of", "for", "in"})


def _left(words: Words, first: int, floor: int) -> int:
    """Return where the part of the sentence before ``first`` begins."""
    index = first
    while index > floor and first - index < _LEFT:
        if words[index].gap >= Gap.COMMA and not _labels(words, index):
            break
        if words[index - 1].lower in _CUTS:
            break
        index -= 1
    return index


def _labels(words: Words, index: int) -> bool:
    """Whether what stands before is a short label with a colon."""
    return words[index].gap is Gap.COLON


def _right(words: Words, last: int, ceiling: int) -> int:
    index = last
    while index < ceiling and index - last < _RIGHT:
        if words[index].gap >= Gap.COMMA:
            break
        index += 1
    while index > last and words[index - 1].lower in _LOOSE:
        index -= 1
    return index


_LOOSE = frozenset({"and", "or", "the", "a", "an", "of", "to", "for", "with", "in", "plus", "we", "our", "is", "are", "on", "at", "as", "by", "your"})
