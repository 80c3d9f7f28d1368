"""Promises: what the employer says it gives or fixes, in pieces short enough to check."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from operator import attrgetter

from offer_tui.posting.layout import Layout
from offer_tui.posting.pay import Amount
from offer_tui.posting.phrases import Match
from offer_tui.posting.places import labelled_places
from offer_tui.posting.rules import PromiseKind, Rules
from offer_tui.posting.words import COLON, COMMA, Words

_FOUND_OTHERWISE: Mapping[str, PromiseKind] = {"amount": "pay", "workplace": "place"}
_LONGEST = 15
_GIVEN = frozenset({"insurance", "retirement", "leave", "bonus", "growth", "equipment"})
_MAY_GIVE = frozenset({"intro", "duties", "company", "head"})
_GIVING = frozenset(
    {"get", "gets", "receive", "receives", "give", "gives", "offer", "offers", "enjoy"}
)
# Words that bind the time of a person, also where the sentence is about a duty.
_BOUND = frozenset({
    "call", "hour", "hours", "evening", "evenings", "friday", "night", "nights", "rota", "saturday",
    "saturdays", "shift", "shifts", "sunday", "sundays", "time", "weekend", "weekends",
})  # fmt: skip
_CUTS = frozenset({
    "and", "are", "as", "be", "but", "for", "if", "in", "include", "includes", "including",
    "is", "of", "offer", "offers", "or", "our", "that", "they", "to", "we", "which", "who",
    "will", "with", "you",
})  # fmt: skip
_LOOSE = frozenset({
    "a", "an", "and", "are", "as", "at", "by", "for", "in", "is", "of", "on", "or", "our",
    "plus", "the", "to", "we", "with", "your",
})  # fmt: skip
_START = attrgetter("start")
_LEFT = 5
_RIGHT = 8


@dataclass(frozen=True, slots=True)
class PromiseFound:
    """A promise as it is printed; ``start`` and ``end`` are characters of the posting."""

    kind: PromiseKind
    text: str
    start: int
    end: int


def promises(layout: Layout, amounts: Iterable[Amount], rules: Rules) -> tuple[PromiseFound, ...]:
    """Return the promises in order, none overlapping another, each text once."""
    words = layout.words
    found = [Match(a.first, a.last, "amount") for a in amounts]
    found += _labelled_place(words, rules)
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
            result.append(PromiseFound(_kind_at(layout, piece, rules), text, start, end))
    return tuple(result)


def agreeing(
    found: tuple[PromiseFound, ...], text: str, place: tuple[int, int] | None
) -> tuple[PromiseFound, ...]:
    """Return the promises of a posting whose workplace stands at ``place``, or which names none.

    Who reads that the place is missing must not find it promised, nor the other way round.
    """
    if place is None:
        return tuple(promise for promise in found if promise.kind != "place")
    start, end = place
    if any(p.kind == "place" or (p.start < end and start < p.end) for p in found):
        return found
    named = PromiseFound("place", text[start:end], start, end)
    return tuple(sorted([*found, named], key=lambda promise: promise.start))


def _kind_at(layout: Layout, piece: Match, rules: Rules) -> PromiseKind:
    """Return the kind of a promise; how often a duty comes is part of the duty."""
    kind = _kind(piece.tag, rules)
    number = layout.words.clause_numbers[piece.first]
    said = layout.words.lowers[piece.first : piece.last]
    if kind == "hours" and _BOUND.isdisjoint(said) and _is_duty(layout, number, rules):
        return "duties"
    return kind


def _kind(tag: str, rules: Rules) -> PromiseKind:
    return _FOUND_OTHERWISE.get(tag) or rules.promises[tag].kind


def _labelled_place(words: Words, rules: Rules) -> list[Match]:
    """Return the first place that stands behind a label such as Location."""
    span = next(labelled_places(words.text, rules.places), None)
    if span is None:
        return []
    first, last = (bisect_left(words.words, place, key=_START) for place in span)
    inside = range(first, last)
    clauses = {words.clause_numbers[i] for i in inside}
    if len(clauses) != 1:
        return []
    return [Match(inside[0], min(inside[-1] + 1, inside[0] + _LONGEST), "workplace")]


def _counts(layout: Layout, match: Match, rules: Rules) -> bool:
    number = layout.words.clause_numbers[match.first]
    if number in layout.legal:
        return False
    rule, section = rules.promises[match.tag], layout.sections[number]
    given = section in _MAY_GIVE and _says_it_gives(layout, number)
    if section in rule.not_in and not given:
        return False
    return given or rule.kind not in _GIVEN or not _is_duty(layout, number, rules)


def _says_it_gives(layout: Layout, number: int) -> bool:
    clause = layout.words.clauses[number]
    return not _GIVING.isdisjoint(layout.words.lowers[clause.first : clause.last])


def _is_duty(layout: Layout, number: int, rules: Rules) -> bool:
    """Whether a clause says what you do: "administer the pension plan", "you will book travel"."""
    clause = layout.words.clauses[number]
    opening = layout.words.lowers[clause.first : clause.first + 3]
    if opening[0] in rules.duties.doing_forms:
        return layout.sections[number] == "duties"
    follows = opening[2] if opening[:1] == ("you",) else opening[1]
    return opening[0] in {"you", "you'll", "you'd"} and follows in rules.duties.doing_forms


def _longest(found: list[Match]) -> list[Match]:
    """Return the matches without those that lie in, or overlap, a longer or earlier one."""
    kept: list[Match] = []
    for match in sorted(found, key=lambda m: (m.first, -m.last)):
        if not kept or match.first >= kept[-1].last:
            kept.append(match)
        elif (
            match.last - match.first > kept[-1].last - kept[-1].first
            and kept[-1].tag not in _FOUND_OTHERWISE
        ):
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
    return all(word.gap <= COMMA for word in words.words[before.last : after.first + 1])


def _widened(words: Words, pieces: list[Match]) -> list[Match]:
    """Return the pieces grown to where their sentence or its part begins and ends."""
    wide: list[Match] = []
    for number, piece in enumerate(pieces):
        clause = words.clauses[words.clause_numbers[piece.first]]
        floor = max(clause.first, wide[-1].last if wide else 0)
        ceiling = pieces[number + 1].first if number + 1 < len(pieces) else len(words)
        first = _left(words, piece.first, max(floor, piece.last - _LONGEST))
        last = _right(words, piece.last, min(ceiling, clause.last, first + _LONGEST))
        last = max(last, piece.last)
        while last > piece.first + 1 and words.lowers[last - 1] in _LOOSE:
            last -= 1
        wide.append(Match(first, last, piece.tag))
    return wide


def _left(words: Words, first: int, floor: int) -> int:
    """Return where the part of the sentence before ``first`` begins."""
    index = first
    while index > floor and first - index < _LEFT:
        if words.words[index].gap is COMMA or words.lowers[index - 1] in _CUTS:
            break
        index -= 1
    return index


def _right(words: Words, last: int, ceiling: int) -> int:
    """Return where the part of the sentence after ``last`` ends; a label takes what it labels."""
    index = last
    while index < ceiling and index - last < _RIGHT:
        gap = words.words[index].gap
        is_label = index == last and gap is COLON
        if gap >= COMMA and not is_label:
            break
        index += 1
    while index > last and words.lowers[index - 1] in _LOOSE:
        index -= 1
    return index
