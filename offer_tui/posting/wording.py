"""Wording that says less than it seems to: finding it, and keeping each piece short and whole."""

from __future__ import annotations

from dataclasses import dataclass

from offer_tui.posting.layout import Layout
from offer_tui.posting.phrases import Match
from offer_tui.posting.rules import Rules, WordingKind
from offer_tui.posting.words import COMMA, Words

_LONGEST = 6
_A_WORD = 0.05
_LONE_WORD = 0.3
_JOINING = frozenset({"and", "or"})
_LOOSE_ENDS = frozenset({
    "a", "about", "all", "also", "an", "and", "any", "are", "as", "at", "be", "but", "by",
    "can", "for", "from", "has", "have", "he", "her", "his", "i", "if", "in", "including", "is",
    "it", "its", "not", "of", "on", "or", "our", "she", "so", "than", "that", "the", "their",
    "them", "they", "this", "to", "us", "was", "we", "were", "which", "while", "who", "whose",
    "will", "with", "within", "without", "you", "your",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class WordingMark:
    """A piece of wording; ``start`` and ``end`` are characters of the posting."""

    phrase: str
    kind: WordingKind
    why: str
    question: str
    start: int
    end: int
    rule: str


def wording_marks(layout: Layout, rules: Rules) -> tuple[WordingMark, ...]:
    """Return the wording to mark, in order, none overlapping another, each phrase once."""
    words = layout.words
    stated = {i for bar in rules.wording_bars.find(words) for i in range(bar.first, bar.last)}
    found = [
        m
        for m in rules.wording_phrases.find(words)
        if _is_prose(layout, m.first) and m.first not in stated
    ]
    found += _exclamations(layout, rules.shouting)
    pieces = _joined(words, [_trimmed(words, m) for m in found])
    marks: list[WordingMark] = []
    seen: set[str] = set()
    for piece in pieces:
        start, end = words.span(piece.first, piece.last)
        phrase, rule = words.text[start:end], rules.wording[piece.tag]
        if phrase.lower() not in seen:
            seen.add(phrase.lower())
            marks.append(
                WordingMark(phrase, rule.kind, rule.why, rule.question, start, end, rule.id)
            )
    return tuple(marks)


def strongest(marks: tuple[WordingMark, ...], most: int, rules: Rules) -> tuple[WordingMark, ...]:
    """Return at most so many of the marks, in order: those a person would most likely make.

    A page where every line is marked is not read; a single word says less than a phrase.
    """

    def weight(mark: WordingMark) -> float:
        count = mark.phrase.count(" ") + 1
        return rules.wording[mark.rule].weight + _A_WORD * count - _LONE_WORD * (count == 1)

    kept = sorted(marks, key=weight, reverse=True)[:most]
    return tuple(sorted(kept, key=lambda mark: mark.start))


def _is_prose(layout: Layout, index: int) -> bool:
    number = layout.words.clause_numbers[index]
    return number not in layout.legal


def _exclamations(layout: Layout, rule: str) -> list[Match]:
    """Return the ends of sentences that are shouted."""
    words = layout.words
    return [
        Match(max(clause.first, clause.last - _LONGEST), clause.last, rule)
        for number, clause in enumerate(words.clauses)
        if words.text.startswith("!", words[clause.last - 1].end) and number not in layout.legal
    ]


def _trimmed(words: Words, match: Match) -> Match:
    first, last = match.first, min(match.last, match.first + _LONGEST)
    while last - first > 1 and words.lowers[last - 1] in _LOOSE_ENDS:
        last -= 1
    return Match(first, last, match.tag)


def _joined(words: Words, matches: list[Match]) -> list[Match]:
    """Return the matches with those that overlap or touch made one, as far as one stays short."""
    pieces: list[Match] = []
    for match in sorted(matches, key=lambda m: (m.first, -m.last)):
        if not pieces or not _touch(words, pieces[-1], match):
            pieces.append(match)
        elif max(pieces[-1].last, match.last) - pieces[-1].first <= _LONGEST:
            longer = max(pieces[-1], match, key=lambda m: m.last - m.first)
            pieces[-1] = Match(pieces[-1].first, max(pieces[-1].last, match.last), longer.tag)
        elif match.first >= pieces[-1].last:
            pieces.append(match)
    return pieces


def _touch(words: Words, before: Match, after: Match) -> bool:
    if after.first < before.last:
        return True
    between = words.lowers[before.last : after.first]
    if len(between) > 1 or not _JOINING.issuperset(between):
        return False
    return all(word.gap <= COMMA for word in words.words[before.last : after.first + 1])
