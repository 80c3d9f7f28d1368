"""Duties: actions on named things, and intentions that only sound like them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from offer_tui.posting.layout import Layout
from offer_tui.posting.title import title_span
from offer_tui.posting.words import Clause, Gap, Words

_REACH = 8
_FULLY = 3
_WORK = frozenset({"duties", "intro"})
_ASIDE = frozenset({"requirements", "company", "benefits"})


@dataclass(frozen=True)
class DutyRules:
    """Verbs and nouns by which a duty is told from a wish; verbs in their plain form."""

    doing: frozenset[str]
    steering: frozenset[str]
    anything: frozenset[str]
    filler: frozenset[str]
    before: frozenset[str]
    joins: frozenset[str]
    about_them: frozenset[str]
    about_you: frozenset[str]
    wish: frozenset[str]
    applying: frozenset[str]
    fitness: frozenset[str]
    promising: frozenset[str]
    light: frozenset[str]
    not_verb_if_next: frozenset[str]
    only_wishing: frozenset[str]
    nouns: frozenset[str]
    trades: frozenset[str]
    enough: int
    """How many concrete actions let a day be pictured."""
    enough_in_a_trade: int
    enough_whatever_the_title: int

    @cached_property
    def doing_forms(self) -> frozenset[str]:
        """Every form of the verbs of doing."""
        return frozenset(form for verb in self.doing for form in _forms(verb))

    @cached_property
    def steering_forms(self) -> frozenset[str]:
        """Every form of the verbs of steering."""
        return frozenset(form for verb in self.steering for form in _forms(verb))

    @cached_property
    def verb_forms(self) -> frozenset[str]:
        """Every form of all the verbs."""
        return self.doing_forms | self.steering_forms

    @cached_property
    def empty(self) -> frozenset[str]:
        """Words that make no action specific."""
        return self.anything | self.filler


def _forms(verb: str) -> set[str]:
    stem = verb[:-1] if verb.endswith("e") and not verb.endswith("ee") else verb
    forms = {verb, f"{verb}s", f"{verb}es", f"{stem}ing", f"{verb}{verb[-1]}ing"}
    if verb.endswith("y"):
        forms.add(f"{verb[:-1]}ies")
    return forms


@dataclass(frozen=True, slots=True)
class Action:
    """An action a posting names: its words from verb to the end of its object."""

    first: int
    last: int
    concrete: bool
    specific: float
    """How specific the object is, 0 to 1."""


def actions(layout: Layout, rules: DutyRules) -> tuple[Action, ...]:
    """Return the actions in the parts of the posting that speak of the work."""
    found: list[Action] = []
    names = _title_names(layout.words, rules)
    for number, clause in enumerate(layout.words.clauses):
        if number not in layout.legal and _speaks_of_the_work(layout, number, names, rules):
            found.extend(_in_clause(layout.words, clause, names, rules))
    return tuple(found)


def names_a_trade(words: Words, start: int, end: int, rules: DutyRules) -> bool:
    """Whether the title, as characters of the text, names a trade that everyone can picture."""
    return any(start <= w.start < end and w.lower in rules.trades for w in words.words)


def are_concrete(
    doings: tuple[Action, ...], *, known_trade: bool, another_job: bool, rules: DutyRules
) -> bool:
    """Whether the duties let a day be pictured.

    Where the text never comes back to its title, it may be a template, and more is needed.
    """
    needed = rules.enough_in_a_trade if known_trade else rules.enough
    if another_job:
        needed = rules.enough_whatever_the_title
    return sum(action.concrete for action in doings) >= needed


def _title_names(words: Words, rules: DutyRules) -> frozenset[str]:
    """Return the words of the title, by which a posting speaks of the person."""
    start, end = title_span(words.text)
    named = (w.lower for w in words.words if start <= w.start < end and w.kind == "word")
    return frozenset(named) - rules.empty - rules.doing_forms


def _speaks_of_the_work(
    layout: Layout, number: int, names: frozenset[str], rules: DutyRules
) -> bool:
    words, clause, section = layout.words, layout.words.clauses[number], layout.sections[number]
    lowers = {words[i].lower for i in range(clause.first, clause.last)}
    if lowers & rules.applying or section not in _WORK | _ASIDE:
        return False
    opening = words[clause.first].lower
    if section in _ASIDE:
        return opening in rules.doing and not lowers & rules.wish and opening not in rules.fitness
    if lowers & (rules.about_you | names):
        return len(lowers & rules.wish) < 2
    if opening in rules.about_them or len(lowers & rules.wish) > 1:
        return False
    return section == "duties" or _opens_with_a_verb(words, clause, rules)


def _opens_with_a_verb(words: Words, clause: Clause, rules: DutyRules) -> bool:
    opening = {words[i].lower for i in range(clause.first, min(clause.last, clause.first + 2))}
    return bool(opening & rules.verb_forms)


def _in_clause(
    words: Words, clause: Clause, names: frozenset[str], rules: DutyRules
) -> list[Action]:
    starts = [
        i for i in range(clause.first, clause.last) if _is_verb(words, clause, i, names, rules)
    ]
    found: list[Action] = []
    for start, end in zip(reversed(starts), reversed([*starts[1:], clause.last]), strict=False):
        last = min(end, start + 1 + _REACH)
        shared = end < clause.last and words[end].gap <= Gap.COMMA
        if found and shared and all(words[i].lower in rules.filler for i in range(start + 1, end)):
            # "test, repair and install pumps": the object of the last verb is that of all.
            found.append(Action(start, last, found[-1].concrete, 0.0))
            continue
        specific = sum(_is_specific(words, i, rules) for i in range(start + 1, last))
        concrete = specific >= _needed(words[start].lower, rules)
        found.append(Action(start, last, concrete, min(specific, _FULLY) / _FULLY))
    return found[::-1] or _as_nouns(words, clause, rules)


def _as_nouns(words: Words, clause: Clause, rules: DutyRules) -> list[Action]:
    """Return an action put as a noun: "preparation of invoices"."""
    opening = range(clause.first, min(clause.last, clause.first + 3))
    if clause.last - clause.first > 25 or not any(words[i].lower in rules.nouns for i in opening):
        return []
    specific = sum(
        _is_specific(words, i, rules) and words[i].lower not in rules.nouns
        for i in range(clause.first, clause.last)
    )
    return [Action(clause.first, clause.last, specific >= 2, min(specific, _FULLY) / _FULLY)]


def _needed(verb: str, rules: DutyRules) -> int:
    """Return how many specific words make the verb's action concrete."""
    if verb not in rules.steering_forms:
        return 1
    return 2 if verb in rules.doing_forms else _REACH + 1


def _is_verb(
    words: Words, clause: Clause, index: int, names: frozenset[str], rules: DutyRules
) -> bool:
    word = words[index]
    if word.kind != "word" or len(word.lower) < 3 or word.lower in rules.filler:
        return False
    if index + 1 < clause.last and words[index + 1].lower in rules.not_verb_if_next:
        return False
    known = word.lower in rules.verb_forms
    before = words[index - 1].lower if index > clause.first else ""
    if before.endswith("ly") and index - 1 > clause.first:
        before = words[index - 2].lower
    if _opens(words, clause, index):
        return known
    if before == "to" and index > clause.first + 1 and words[index - 2].lower in rules.only_wishing:
        return False
    if before in rules.promising:
        return word.lower not in rules.light
    if before in names and word.lower.endswith("s"):
        return known
    if before in rules.before:
        return known or word.lower.endswith("ing")
    return known and (before in rules.joins or word.gap is Gap.COMMA)


def _opens(words: Words, clause: Clause, index: int) -> bool:
    """Whether a word opens its clause, what stands after a colon, or follows an opening adverb."""
    after_adverb = index - 1 == clause.first and words[index - 1].lower.endswith("ly")
    return index == clause.first or words[index].gap >= Gap.COLON or after_adverb


def _is_specific(words: Words, index: int, rules: DutyRules) -> bool:
    word = words[index]
    return word.kind != "word" or (len(word.lower) > 2 and word.lower not in rules.empty)
