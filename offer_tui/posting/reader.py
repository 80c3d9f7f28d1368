"""The posting reader: text in, reading out, the same on any machine."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from offer_tui.posting.changes import differences
from offer_tui.posting.duties import actions, are_concrete, names_a_trade
from offer_tui.posting.facts import Fact, facts
from offer_tui.posting.hints import Findings, hints
from offer_tui.posting.layout import lay_out
from offer_tui.posting.material import Material, language, notice, unreadable
from offer_tui.posting.pay import pay_amounts
from offer_tui.posting.promises import promises
from offer_tui.posting.reading import Reading, as_json
from offer_tui.posting.requirements import requirements
from offer_tui.posting.rules import Rules
from offer_tui.posting.title import speaks_of_another_job, title_span
from offer_tui.posting.vagueness import Clarity, count_of_facts, vagueness
from offer_tui.posting.wording import WordingMark, wording_marks
from offer_tui.posting.words import Words, split

__all__ = ["as_json", "differences", "read"]

_FEW_WORDS = 25
_WORDING_QUESTIONS = 3


def read(text: str, rules: Rules) -> Reading:
    """Return what a posting says, sounds like and leaves out.

    Any text gives a reading. Of one that is empty, binary or not English, ``notice`` says so.
    """
    material = unreadable(text)
    if material is not None:
        return _nothing(text, material, rules)
    words = split(text)
    if not words.words:
        return _nothing(text, "empty", rules)
    spoken = language(words, rules.languages)
    reading = _read(words, rules)
    if spoken not in {"", "English"}:
        return replace(reading, material="foreign", notice=notice("foreign", spoken, 0))
    if len(words) < _FEW_WORDS:
        return replace(reading, material="short", notice=notice("short", "", len(words)))
    return reading


def _nothing(text: str, material: Material, rules: Rules) -> Reading:
    none_given = tuple(
        Fact(rule.id, False, None, None, rule.question, rule.missing)
        for rule in rules.facts.values()
    )
    return Reading(text, material, notice(material, "", 0), "", 5, none_given, (), (), (), (), ())


def _read(words: Words, rules: Rules) -> Reading:
    layout = lay_out(words, rules.headings, rules.legal)
    amounts = pay_amounts(layout, rules.pay)
    doings = actions(layout, rules.duties)
    start, end = title_span(words.text)
    trade = names_a_trade(words, start, end, rules.duties)
    other = speaks_of_another_job(words.text, rules.duties.filler)
    concrete = are_concrete(doings, known_trade=trade, another_job=other, rules=rules.duties)
    found_facts = facts(layout, amounts, doings if concrete else (), rules)
    given = frozenset(fact.id for fact in found_facts if fact.given)
    marks = wording_marks(layout, rules)
    promised = promises(layout, amounts, rules)
    detail = sum(action.specific for action in doings if action.concrete)
    known = count_of_facts(given, promised)
    degree = vagueness(Clarity(concrete, known, trade, detail, other), rules.vagueness)
    counts = Counter(mark.rule for mark in marks)
    kinds = frozenset(promise.kind for promise in promised)
    return Reading(
        words.text,
        "posting",
        "",
        words.text[start:end].strip(),
        degree,
        found_facts,
        marks,
        promised,
        requirements(layout, rules),
        _questions(found_facts, marks, counts),
        hints(Findings(words, degree, given, counts, kinds), rules.hints),
    )


def _questions(
    found: tuple[Fact, ...], marks: tuple[WordingMark, ...], counts: Counter[str]
) -> tuple[str, ...]:
    """Return the question of each missing fact, then those of the most frequent wording.

    A rule whose question is empty asks nothing.
    """
    gaps = [fact.question for fact in found if not fact.given]
    asked = {mark.rule: mark.question for mark in marks}
    often = [asked[rule] for rule, _ in counts.most_common() if asked[rule]]
    return tuple(dict.fromkeys([*gaps, *often[:_WORDING_QUESTIONS]]))
