"""The reader's rules as frozen values; they come from files that a person can edit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from offer_tui.posting.pay import PayRules
from offer_tui.posting.phrases import PhraseBook
from offer_tui.posting.places import PlaceRules
from offer_tui.posting.teams import TeamRules
from offer_tui.posting.trades import TradeRules
from offer_tui.posting.verbs import DutyRules

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
SectionId = Literal["head", "intro", "duties", "requirements", "benefits", "company", "apply"]
SECTIONS: tuple[SectionId, ...] = get_args(SectionId)


@dataclass(frozen=True, slots=True)
class WordingRule:
    """A kind of wording, why it matters, and the question it calls for."""

    id: str
    kind: WordingKind
    why: str
    question: str
    weight: float = 0.3
    """The share of its marks that a person would make as well, 0 to 1."""


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


@dataclass(frozen=True, slots=True)
class VaguenessRules:
    """Points that add up, and the cuts between the five degrees."""

    start: float
    first_fact: float
    third_fact: float
    concrete_duties: float
    known_trade: float
    detail: float
    another_job: float
    cuts: tuple[float, ...]


@dataclass(frozen=True)
class HintRule:
    """A signal and the conditions under which it is suggested; all that are set must hold."""

    signal: str
    state: Literal["seen", "clear"]
    because: str
    vagueness_at_least: int = 1
    vagueness_at_most: int = 5
    given: FactId | None = None
    missing: FactId | None = None
    wording: frozenset[str] = frozenset()
    """Ids of rules of wording."""
    at_least: int = 1
    """How many marks they must have made in all."""
    promises: frozenset[PromiseKind] = frozenset()
    """Kinds of promises, one of which must be there."""
    without_promises: frozenset[PromiseKind] = frozenset()
    phrases: PhraseBook | None = None


@dataclass(frozen=True)
class Rules:
    """Everything the reader knows. Books of phrases hold the ids of the rules."""

    wording: Mapping[str, WordingRule]
    wording_phrases: PhraseBook
    wording_bars: PhraseBook
    """What says something that can be checked, whatever wording is in it."""
    shouting: str
    """The id of the wording rule for exclamations."""
    headings: PhraseBook
    legal: PhraseBook
    """What shows that a sentence is the law's, and is not marked."""
    promises: Mapping[str, PromiseRule]
    promise_phrases: PhraseBook
    facts: Mapping[FactId, FactRule]
    fact_phrases: Mapping[FactId, PhraseBook]
    fact_bars: Mapping[FactId, PhraseBook]
    """What says that a sentence is about something else."""
    requirement_phrases: PhraseBook
    wish_phrases: PhraseBook
    hints: tuple[HintRule, ...]
    pay: PayRules
    places: PlaceRules
    duties: DutyRules
    teams: TeamRules
    trades: TradeRules
    vagueness: VaguenessRules
    languages: Mapping[str, frozenset[str]]
