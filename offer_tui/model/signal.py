"""Signals, and the catalogue of them: plain dataclasses, since pydantic is too slow to wait for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal

Polarity = Literal["red", "green"]
Ask = Literal["them", "around", "yourself", "watch"]
When = Literal["before", "room", "after"]
Grade = Literal["A", "B", "C", "D"]
State = Literal["seen", "clear", "evasive"]
Degree = Literal["plain", "hint"]

LONGEST_LABEL = 33
"""Characters in a yes or no label, at most: what a row of the list has room for at 80 columns."""


@dataclass(frozen=True, slots=True)
class Theme:
    """One of the ten headings; its digit opens it."""

    digit: str
    id: str
    name: str


THEMES: tuple[Theme, ...] = (
    Theme("1", "role-clarity", "Role"),
    Theme("2", "promise-integrity", "Promises"),
    Theme("3", "fit-growth", "Growth"),
    Theme("4", "rewards", "Pay"),
    Theme("5", "manager", "Manager"),
    Theme("6", "culture", "Culture"),
    Theme("7", "stability", "Stability"),
    Theme("8", "process", "Process"),
    Theme("9", "workload-design", "Workload"),
    Theme("0", "this-job", "This job"),
)
THEME_BY_ID: Mapping[str, Theme] = MappingProxyType({theme.id: theme for theme in THEMES})
THEME_BY_DIGIT: Mapping[str, Theme] = MappingProxyType({theme.digit: theme for theme in THEMES})


@dataclass(frozen=True, slots=True)
class Rates:
    """How often a signal is seen, for jobs regretted and not (probabilities), and how sure that is.

    ``strength`` is a pseudo-count: each rate is a Beta with that many imagined observations.
    """

    seen_if_regret: float
    seen_if_not: float
    strength: float
    grade: Grade


@dataclass(frozen=True, slots=True)
class Signal:
    """Something that can be noticed about a job, and what noticing it is worth."""

    id: str
    code: str | None
    """Two digits, the theme's and its own; the same for ever. None: reached by its name only."""
    theme: str
    polarity: Polarity
    yes: str
    """What the row says when it is so; at most ``LONGEST_LABEL`` characters."""
    no: str
    """What the row says when it was asked or looked into, and is not so."""
    question: str
    ask: Ask
    when: When
    rates: Rates | None
    """None for a screen: it can be observed and be a deal-breaker, and has no weight."""
    pair: str | None = None
    """The id of the signal that says the opposite, in the same theme."""
    negotiable: bool = False
    derivation: str = ""
    source: str = ""
    own: bool = False
    """True when it came from the person's own files."""

    @property
    def aside(self) -> str:
        """Where it is noticed, when that is not in a room with them."""
        return {"around": "elsewhere", "yourself": "yourself"}.get(self.ask, "")


@dataclass(frozen=True)
class Catalogue:
    """Signals by id and by code, in the order of their codes; own ones without a code come last."""

    signals: tuple[Signal, ...]
    version: str
    by_id: Mapping[str, Signal] = field(init=False, repr=False, compare=False)
    by_code: Mapping[str, Signal] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        ordered = tuple(sorted(self.signals, key=lambda s: (s.code is None, _rank(s), s.id)))
        object.__setattr__(self, "signals", ordered)
        object.__setattr__(self, "by_id", {s.id: s for s in ordered})
        object.__setattr__(self, "by_code", {s.code: s for s in ordered if s.code})

    def __iter__(self) -> Iterator[Signal]:
        return iter(self.signals)

    def __len__(self) -> int:
        return len(self.signals)

    def in_theme(self, theme_id: str) -> tuple[Signal, ...]:
        """Return the theme's signals, in the order of their codes."""
        return tuple(s for s in self.signals if s.theme == theme_id)

    def rated(self) -> Iterable[Signal]:
        """Return the signals that have rates, and so a weight."""
        return (s for s in self.signals if s.rates is not None)


def _rank(signal: Signal) -> tuple[int, str]:
    theme = THEME_BY_ID[signal.theme]
    return (THEMES.index(theme), signal.code or "")
