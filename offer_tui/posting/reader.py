"""The posting reader: text in, reading out, the same on any machine."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from offer_tui.posting.changes import differences
from offer_tui.posting.duties import actions, are_concrete, detail
from offer_tui.posting.facts import Fact, facts
from offer_tui.posting.hints import Findings, hints
from offer_tui.posting.layout import lay_out
from offer_tui.posting.material import Material, language, notice, unreadable
from offer_tui.posting.pay import pay_amounts
from offer_tui.posting.plain import Plain, plain
from offer_tui.posting.promises import agreeing, promises
from offer_tui.posting.reading import Reading, as_json
from offer_tui.posting.requirements import requirements
from offer_tui.posting.rules import Rules
from offer_tui.posting.title import speaks_of_another_job, title_span
from offer_tui.posting.trades import names_a_trade
from offer_tui.posting.vagueness import Clarity, count_of_facts, vagueness
from offer_tui.posting.wording import WordingMark, strongest, wording_marks
from offer_tui.posting.words import Words, split

__all__ = ["as_json", "differences", "read"]

_FEW_WORDS = 25
_WORDING_QUESTIONS = 3
_MOST_MARKS = 33
_LEAST_WORDING = 10


def read(text: str, rules: Rules) -> Reading:
    """Return what a posting says, sounds like and leaves out.

    Any text gives a reading. Of one that is empty, binary or not English, ``notice`` says so.
    """
    material = unreadable(text)
    if material is not None:
        return _nothing(text, material, rules)
    seen = plain(text)
    words = split(seen.text)
    if not words.words:
        return _nothing(text, "empty", rules)
    spoken = language(words, rules.languages)
    reading = _of_the_original(_read(words, rules), seen)
    if spoken not in {"", "English"}:
        return replace(reading, material="foreign", notice=notice("foreign", spoken, 0))
    if len(words) < _FEW_WORDS:
        return replace(reading, material="short", notice=notice("short", "", len(words)))
    return reading


def _of_the_original(reading: Reading, seen: Plain) -> Reading:
    """Return the reading with its places and phrases as they stand in what was handed in."""
    text = seen.original
    if text == seen.text:
        return reading

    def at(start: int, end: int) -> tuple[int, int, str]:
        first, last = seen.span(start, end)
        return first, last, text[first:last]

    given = tuple(_fact_at(fact, seen) for fact in reading.facts)
    marks = [(mark, *at(mark.start, mark.end)) for mark in reading.wording]
    promised = [(promise, *at(promise.start, promise.end)) for promise in reading.promises]
    demands = [(demand, *at(demand.start, demand.end)) for demand in reading.requirements]
    return replace(
        reading,
        text=text,
        facts=given,
        wording=tuple(replace(m, start=a, end=b, phrase=t) for m, a, b, t in marks),
        promises=tuple(replace(p, start=a, end=b, text=t) for p, a, b, t in promised),
        requirements=tuple(replace(d, start=a, end=b, text=t) for d, a, b, t in demands),
    )


def _fact_at(fact: Fact, seen: Plain) -> Fact:
    if fact.start is None or fact.end is None:
        return fact
    start, end = seen.span(fact.start, fact.end)
    return replace(fact, start=start, end=end)


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
    trade = names_a_trade(words.text[start:end], rules.trades)
    concrete = are_concrete(layout, doings, known_trade=trade, rules=rules.duties)
    found_facts = facts(layout, amounts, doings if concrete else (), rules)
    given = frozenset(fact.id for fact in found_facts if fact.given)
    marks = wording_marks(layout, rules)
    promised = agreeing(promises(layout, amounts, rules), words.text, _place(found_facts))
    known = count_of_facts(given, promised)
    other = not trade and speaks_of_another_job(words.text, rules.duties.filler)
    degree = vagueness(Clarity(known, trade, detail(doings), other, concrete), rules.vagueness)
    counts = Counter(mark.rule for mark in marks)
    kinds = frozenset(promise.kind for promise in promised)
    return Reading(
        words.text,
        "posting",
        "",
        words.text[start:end].strip(),
        degree,
        found_facts,
        strongest(marks, max(_LEAST_WORDING, _MOST_MARKS - len(promised)), rules),
        promised,
        requirements(layout, rules),
        _questions(found_facts, marks, counts),
        hints(Findings(words, degree, given, counts, kinds), rules.hints),
    )


def _place(found: tuple[Fact, ...]) -> tuple[int, int] | None:
    """Return where the workplace is named, if it is."""
    place = next(fact for fact in found if fact.id == "location_or_remote")
    return None if place.start is None or place.end is None else (place.start, place.end)


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
