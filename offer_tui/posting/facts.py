"""The six facts a posting should give, and the words that show each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from offer_tui.posting.duties import Action
from offer_tui.posting.layout import Layout
from offer_tui.posting.pay import Amount
from offer_tui.posting.phrases import Match
from offer_tui.posting.places import workplaces
from offer_tui.posting.rules import FactId, FactRule, Rules
from offer_tui.posting.teams import counted_colleagues


@dataclass(frozen=True, slots=True)
class Fact:
    """Whether a fact is given; if so ``start`` and ``end`` are the characters that show it."""

    id: FactId
    given: bool
    start: int | None
    end: int | None
    question: str
    missing: str
    """What to say when it is not given."""


def facts(
    layout: Layout, amounts: tuple[Amount, ...], doings: tuple[Action, ...], rules: Rules
) -> tuple[Fact, ...]:
    """Return the six facts, in their fixed order; ``doings`` is empty if the duties are vague."""
    spans: dict[FactId, tuple[int, int] | None] = {
        "pay_range": _first(_pay(layout, amounts, rules)),
        "location_or_remote": _first(_place(layout, rules)),
        "concrete_duties": _duties(layout, doings),
        "reporting_line": _first(_phrases(layout, "reporting_line", rules)),
        "first_goals": _first(_phrases(layout, "first_goals", rules)),
        "team_structure": _first(_team(layout, rules)),
    }
    return tuple(_fact(rule, spans[rule.id]) for rule in rules.facts.values())


def _fact(rule: FactRule, span: tuple[int, int] | None) -> Fact:
    start, end = span or (None, None)
    return Fact(rule.id, span is not None, start, end, rule.question, rule.missing)


def _first(spans: Iterator[tuple[int, int]]) -> tuple[int, int] | None:
    return next(spans, None)


def _pay(layout: Layout, amounts: tuple[Amount, ...], rules: Rules) -> Iterator[tuple[int, int]]:
    yield from (layout.words.span(a.first, a.last) for a in amounts)
    yield from _phrases(layout, "pay_range", rules)


def _place(layout: Layout, rules: Rules) -> Iterator[tuple[int, int]]:
    yield from workplaces(layout.words, rules.places)
    yield from _phrases(layout, "location_or_remote", rules)


def _team(layout: Layout, rules: Rules) -> Iterator[tuple[int, int]]:
    yield from _phrases(layout, "team_structure", rules)
    for first, last in counted_colleagues(layout, rules.teams, rules.trades):
        yield layout.words.span(first, last)


def _duties(layout: Layout, doings: tuple[Action, ...]) -> tuple[int, int] | None:
    """Return the first of the most specific things to be done."""
    concrete = [action for action in doings if action.concrete]
    shown = max(concrete, key=lambda action: (action.watched, action.specific), default=None)
    return layout.words.span(shown.first, shown.last) if shown else None


def _phrases(layout: Layout, fact: FactId, rules: Rules) -> Iterator[tuple[int, int]]:
    words = layout.words
    barred = {words.clause_numbers[m.first] for m in rules.fact_bars[fact].find(words)}
    for match in rules.fact_phrases[fact].find(words):
        number = words.clause_numbers[match.first]
        if number in barred or number in layout.legal or not _fits(layout, match):
            continue
        if fact != "location_or_remote" or not _is_too_wide(layout, match, rules):
            yield words.span(match.first, match.last)


def _is_too_wide(layout: Layout, match: Match, rules: Rules) -> bool:
    """Whether the place it names is a whole state or country: "throughout Ohio".

    To be remote within one is a rule about the place all the same.
    """
    if layout.words[match.first].lower in {"remote", "from", "work", "home"}:
        return False
    last = layout.words[match.last - 1].lower
    after = layout.words[match.last].lower if match.last < len(layout.words) else ""
    wide = rules.places.states | rules.places.countries | rules.places.never
    return last in wide or f"{last} {after}" in wide


def _fits(layout: Layout, match: Match) -> bool:
    """Whether it is said of this job; among the requirements, where a sentence opens with it."""
    if layout.section_at(match.first) != "requirements" or match.tag == "location_or_remote":
        return True
    opening = layout.words.clauses[layout.words.clause_numbers[match.first]].first
    return match.tag == "reporting_line" and match.first == opening
