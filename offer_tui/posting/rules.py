"""The reader's rules as frozen values; they come from files that a person can edit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from offer_tui.posting.duties import DutyRules
from offer_tui.posting.pay import PayRules
from offer_tui.posting.phrases import PhraseBook
from offer_tui.posting.places import PlaceRules

WordingKind = Literal["hype", "pressure", "vague-reward", "vague-trait"]
WORDING_KINDS: tuple[WordingKind, ...] = get_args(WordingKind)
PromiseKind = Literal[
    "pay", "bonus", "place", "hours", "leave", "insurance", "retirement", "growth",
    "equipment", "travel", "duties", "title", "team", "tools",
]  # fmt: skip
PROMISE_KINDS: tuple[PromiseKind, ...] = get_args(PromiseKind)
FactId = Literal[
    "pay_range", "location_or_remote", "reporting_line", "concrete_duties", "first_goals",
    "team_structure",
]  # fmt: skip
FACTS: tuple[FactId, ...] = get_args(FactId)
SectionId = Literal["duties", "requirements", "benefits", "company", "apply", "intro"]
SECTIONS: tuple[SectionId, ...] = get_args(SectionId)


@dataclass(frozen=True, slots=True)
class WordingRule:
    """A kind of wording, why it matters, and the question it calls for."""

    id: str
    kind: WordingKind
    why: str
    question: str


@dataclass(frozen=True, slots=True)
class PromiseRule:
    """A kind of promise, and the reason it counts as one."""

    id: str
    kind: PromiseKind
    reason: str
    not_in: frozenset[SectionId]
    """Kinds of text in which its phrases mean something else."""


@dataclass(frozen=True, slots=True)
class FactRule:
    """A fact, what to say when it is missing, and the question to ask then."""

    id: FactId
    question: str
    missing: str


@dataclass(frozen=True)
class Rules:
    """Everything the reader knows. Books of phrases hold the ids of the rules."""

    wording: Mapping[str, WordingRule]
    wording_phrases: PhraseBook
    exclamation: WordingRule
    headings: PhraseBook
    legal: PhraseBook
    promises: Mapping[str, PromiseRule]
    promise_phrases: PhraseBook
    facts: Mapping[FactId, FactRule]
    fact_phrases: Mapping[FactId, PhraseBook]
    fact_bars: Mapping[FactId, PhraseBook]
    """What says that a sentence is about something else."""
    pay: PayRules
    places: PlaceRules
    duties: DutyRules
