"""Duties: actions on named things, and intentions that only sound like them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from offer_tui.posting.layout import Layout
from offer_tui.posting.words import Clause, Gap, Words

_REACH = 7
_NOT_DUTIES = frozenset({"requirements", "benefits", "company", "apply"})


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

    @cached_property
    def doing_forms(self) -> frozenset[str]:
        """Every form of the verbs of doing."""
        return frozenset(form for verb in self.doing for form in _forms(verb))

    @cached_property
    def steering_forms(self) -> frozenset[str]:
        """Every form of the verbs of steering."""
        return frozenset(form for verb in self.steering for form in _forms(verb))

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


def actions(layout: Layout, rules: DutyRules) -> tuple[Action, ...]:
    """Return the actions in the parts of the posting that speak of the work."""
    found: list[Action] = []
    for clause, section in zip(layout.words.clauses, layout.sections, strict=True):
        if section not in _NOT_DUTIES and _speaks_of_the_work(layout.words, clause, section, rules):
            found.extend(_in_clause(layout.words, clause, rules))
    return tuple(found)


def _speaks_of_the_work(words: Words, clause: Clause, section: str, rules: DutyRules) -> bool:
    lowers = {words[i].lower for i in range(clause.first, clause.last)}
    if words[clause.first].lower in rules.about_them and not lowers & rules.about_you:
        return False
    if len(lowers & rules.wish) > 1 and not lowers & rules.about_you:
        return False
    if section == "duties":
        return True
    opening = {words[i].lower for i in range(clause.first, min(clause.last, clause.first + 2))}
    verbs = rules.doing_forms | rules.steering_forms
    return bool(lowers & rules.about_you or opening & verbs)


def _in_clause(words: Words, clause: Clause, rules: DutyRules) -> list[Action]:
    starts = _verbs(words, clause, rules)
    ends = [*starts[1:], clause.last]
    found: list[Action] = []
    for start, end in zip(starts, ends, strict=False):
        last = min(end, start + 1 + _REACH)
        specific = [i for i in range(start + 1, last) if _is_specific(words, i, rules)]
        doing = words[start].lower in rules.doing_forms
        needed = 1 if doing else 3
        found.append(Action(start, last, len(specific) >= needed))
    return found


def _verbs(words: Words, clause: Clause, rules: DutyRules) -> list[int]:
    found: list[int] = []
    for i in range(clause.first, clause.last):
        lower = words[i].lower
        if lower not in rules.doing_forms and lower not in rules.steering_forms:
            continue
        before = words[i - 1].lower if i > clause.first else ""
        opens = i == clause.first or words[i].gap >= Gap.COLON or before.endswith("ly")
        follows = before in rules.before
        joined = bool(found) and (before in rules.joins or words[i].gap is Gap.COMMA)
        if opens or follows or joined:
            found.append(i)
    return found


def _is_specific(words: Words, index: int, rules: DutyRules) -> bool:
    word = words[index]
    return word.kind != "word" or (len(word.lower) > 2 and word.lower not in rules.empty)
