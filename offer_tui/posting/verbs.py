"""Verbs of a posting: which words name an action, where they are on no list as well."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from offer_tui.posting.words import COLON, COMMA, JOIN, Clause, Words


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
    objects: frozenset[str]
    no_verbs: frozenset[str]
    start: float
    """Points by which the duties are told to be concrete, at zero or above."""
    known_trade: float
    doubling_of_watched: float
    doubling_of_all: float
    share_under_headings: float

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


def is_verb(
    words: Words, clause: Clause, index: int, names: frozenset[str], rules: DutyRules
) -> bool:
    """Whether a word of a clause is a verb of the work; ``names`` are the words of the title."""
    word, lowers = words.words[index], words.lowers
    if word.kind != "word" or len(word.lower) < 3 or word.lower in rules.filler:
        return False
    if index + 1 < clause.last and lowers[index + 1] in rules.not_verb_if_next:
        return False
    before = lowers[index - 1] if index > clause.first else ""
    if before == "in" and word.lower == "order":
        return False
    if before.endswith("ly") and index - 1 > clause.first:
        before = lowers[index - 2]
    if _opens(words, clause, index):
        return word.lower in rules.verb_forms or _governs(words, clause, index, rules)
    if before == "to" and index > clause.first + 1 and lowers[index - 2] in rules.only_wishing:
        return False
    return _follows(words, clause, index, before, names, rules)


def _follows(
    words: Words, clause: Clause, index: int, before: str, names: frozenset[str], rules: DutyRules
) -> bool:
    """Whether a word is a verb because of the one before it: "will", "to", "and", a title."""
    word = words.words[index]
    known = word.lower in rules.verb_forms
    if before in rules.promising:
        return word.lower not in rules.light
    if before in names and word.lower.endswith("s"):
        return known
    if before in rules.before:
        return known or word.lower.endswith("ing") or _you_do(words, clause, index, rules)
    joined = before in rules.joins or word.gap is COMMA
    return joined and (known or _governs(words, clause, index, rules))


def _governs(words: Words, clause: Clause, index: int, rules: DutyRules) -> bool:
    """Whether an unknown word, where a verb may stand, has what verbs have behind them."""
    if words[index].lower in rules.no_verbs or index + 1 >= clause.last:
        return False
    after = words[index + 1]
    return after.gap is JOIN and (after.lower in rules.objects or after.kind == "number")


def _you_do(words: Words, clause: Clause, index: int, rules: DutyRules) -> bool:
    """Whether a word says what "you", opening the sentence, do."""
    if words.lowers[index - 1] != "you" or index + 1 >= clause.last:
        return False
    word = words.lowers[index]
    return index - 1 == clause.first and not (word in rules.no_verbs or word in rules.light)


def _opens(words: Words, clause: Clause, index: int) -> bool:
    """Whether a word opens its clause, what stands after a colon, or follows an opening adverb."""
    if index == clause.first or words.words[index].gap >= COLON:
        return True
    return index - 1 == clause.first and words.lowers[index - 1].endswith("ly")
