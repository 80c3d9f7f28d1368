"""Hints: signals that a posting lets one suspect, for the person to confirm or not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal

from offer_tui.posting.rules import FactId, HintRule, PromiseKind
from offer_tui.posting.words import Words


@dataclass(frozen=True, slots=True)
class Hint:
    """A signal to confirm; the degree is always hint, since a posting proves nothing."""

    signal: str
    state: Literal["seen", "clear"]
    degree: Literal["hint"]
    because: str


@dataclass(frozen=True, slots=True)
class Findings:
    """What the hints are drawn from."""

    words: Words
    vagueness: int
    given: Collection[FactId]
    wording: Counter[str]
    """How many marks each rule of wording made."""
    promises: Collection[PromiseKind]


def hints(findings: Findings, rules: tuple[HintRule, ...]) -> tuple[Hint, ...]:
    """Return the hints in the order of the rules, each signal once."""
    found: dict[str, Hint] = {}
    for rule in rules:
        if rule.signal not in found and _holds(rule, findings):
            found[rule.signal] = Hint(rule.signal, rule.state, "hint", rule.because)
    return tuple(found.values())


def _holds(rule: HintRule, findings: Findings) -> bool:
    if not rule.vagueness_at_least <= findings.vagueness <= rule.vagueness_at_most:
        return False
    if rule.given and rule.given not in findings.given:
        return False
    if rule.missing and rule.missing in findings.given:
        return False
    if rule.wording and sum(findings.wording[w] for w in rule.wording) < rule.at_least:
        return False
    kinds = set(findings.promises)
    if (rule.promises and not rule.promises & kinds) or rule.without_promises & kinds:
        return False
    return rule.phrases is None or bool(rule.phrases.find(findings.words))
