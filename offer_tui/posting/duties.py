"""Duties: actions on named things, and intentions that only sound like them."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import takewhile
from math import log2

from offer_tui.posting.layout import Layout
from offer_tui.posting.title import title_span
from offer_tui.posting.verbs import DutyRules, is_verb
from offer_tui.posting.words import COMMA, Clause, Word, Words

_REACH = 8
_FULLY = 3
_LONG = 6
_A_TEXT = 30
"""Words below which a share of the text says nothing."""
_WORK = frozenset({"duties", "intro"})
_ASIDE = frozenset({"requirements", "company", "benefits"})
_SPEAKING = _WORK | _ASIDE


@dataclass(frozen=True, slots=True)
class Action:
    """An action a posting names: its words from verb to the end of its object."""

    first: int
    last: int
    concrete: bool
    specific: float
    """How specific the object is, 0 to 1."""
    watched: bool
    """Whether the verb names no mere intention, so that one could watch it being done."""


def actions(layout: Layout, rules: DutyRules) -> tuple[Action, ...]:
    """Return the actions in the parts of the posting that speak of the work."""
    found: list[Action] = []
    names = _title_names(layout.words, rules)
    for number, clause in enumerate(layout.words.clauses):
        if number not in layout.legal and _speaks_of_the_work(layout, number, names, rules):
            found.extend(_in_clause(layout.words, clause, names, rules))
    return tuple(found)


def detail(doings: tuple[Action, ...]) -> float:
    """Return how much can be watched: the specific things that verbs of no intention act on."""
    return log2(1 + sum(action.specific for action in doings if action.watched))


def are_concrete(
    layout: Layout, doings: tuple[Action, ...], *, known_trade: bool, rules: DutyRules
) -> bool:
    """Whether the duties let a day be pictured."""
    everything = log2(1 + sum(action.specific for action in doings))
    points = (
        rules.start
        + rules.known_trade * known_trade
        + rules.doubling_of_watched * detail(doings)
        + rules.doubling_of_all * everything
        + rules.share_under_headings * _share_under_headings(layout)
    )
    return points >= 0 and any(action.concrete for action in doings)


def _share_under_headings(layout: Layout) -> float:
    sizes = (
        clause.last - clause.first
        for clause, section in zip(layout.words.clauses, layout.sections, strict=True)
        if section == "duties"
    )
    return sum(sizes) / max(_A_TEXT, len(layout.words))


def _title_names(words: Words, rules: DutyRules) -> frozenset[str]:
    """Return the words of the title, by which a posting speaks of the person."""
    start, end = title_span(words.text)
    above = takewhile(lambda word: word.start < end, words.words)
    named = (word.lower for word in above if start <= word.start and word.kind == "word")
    return frozenset(named) - rules.empty - rules.doing_forms


def _speaks_of_the_work(
    layout: Layout, number: int, names: frozenset[str], rules: DutyRules
) -> bool:
    words, clause, section = layout.words, layout.words.clauses[number], layout.sections[number]
    lowers = frozenset(words.lowers[clause.first : clause.last])
    if not lowers.isdisjoint(rules.applying) or section not in _SPEAKING:
        return False
    opening = words.lowers[clause.first]
    if section in _ASIDE:
        return opening in rules.doing and not lowers & rules.wish and opening not in rules.fitness
    if not (lowers.isdisjoint(rules.about_you) and lowers.isdisjoint(names)):
        return len(lowers & rules.wish) < 2
    if opening in rules.about_them or len(lowers & rules.wish) > 1:
        return False
    return section == "duties" or _opens_with_a_verb(words, clause, rules)


def _opens_with_a_verb(words: Words, clause: Clause, rules: DutyRules) -> bool:
    opening = words.lowers[clause.first : min(clause.last, clause.first + 2)]
    return not rules.verb_forms.isdisjoint(opening)


def _in_clause(
    words: Words, clause: Clause, names: frozenset[str], rules: DutyRules
) -> list[Action]:
    starts = [
        i for i in range(clause.first, clause.last) if is_verb(words, clause, i, names, rules)
    ]
    found: list[Action] = []
    for start, end in zip(reversed(starts), reversed([*starts[1:], clause.last]), strict=False):
        last = min(end, start + 1 + _REACH)
        verb = words.lowers[start]
        watched = verb not in rules.steering_forms or (
            verb in rules.doing_forms and _is_named(words, start + 1, last)
        )
        shared = end < clause.last and words[end].gap <= COMMA
        if found and shared and rules.filler.issuperset(words.lowers[start + 1 : end]):
            # "test, repair and install pumps": the object of the last verb is that of all.
            found.append(Action(start, last, found[-1].concrete, 0.0, watched))
            continue
        specific = sum(_is_specific(word, rules) for word in words.words[start + 1 : last])
        concrete = specific >= _needed(verb, rules)
        found.append(Action(start, last, concrete, min(specific, _FULLY) / _FULLY, watched))
    return found[::-1] or _as_nouns(words, clause, rules)


def _is_named(words: Words, first: int, last: int) -> bool:
    """Whether a number or a proper name stands among the words."""
    return any(
        word.kind == "number" or (word.upper and word.gap <= COMMA)
        for word in words.words[first:last]
    )


def _as_nouns(words: Words, clause: Clause, rules: DutyRules) -> list[Action]:
    """Return an action put as a noun: "preparation of invoices"."""
    opening = words.lowers[clause.first : min(clause.last, clause.first + 3)]
    if clause.last - clause.first > 25 or rules.nouns.isdisjoint(opening):
        return []
    specific = sum(
        _is_specific(word, rules) and word.lower not in rules.nouns
        for word in words.words[clause.first : clause.last]
    )
    share = min(specific, _FULLY) / _FULLY
    return [Action(clause.first, clause.last, specific >= 2, share, watched=True)]


def _needed(verb: str, rules: DutyRules) -> int:
    """Return how many specific words make the verb's action concrete."""
    if verb not in rules.steering_forms:
        return 1
    return 2 if verb in rules.doing_forms else _REACH + 1


def _is_specific(word: Word, rules: DutyRules) -> bool:
    if word.kind != "word":
        return True
    # An adverb says how, and names no thing.
    manner = word.lower.endswith("ly") and len(word.lower) > _LONG
    return len(word.lower) > 2 and not manner and word.lower not in rules.empty
