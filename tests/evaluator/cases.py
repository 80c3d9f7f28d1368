"""Catalogues and rounds for the evaluator's tests: the worked example's, and random ones."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import cast

from hypothesis import strategies as st
from reference import Person, Thing

from offer_tui.evaluator.circumstances import Circumstances, Stage
from offer_tui.evaluator.evidence import FINDINGS, Finding
from offer_tui.model.signal import THEMES, Ask, Catalogue, Grade, Polarity, Rates, Signal

EXAMPLE: dict[str, Finding] = {
    "jd-work-mismatch": "seen",
    "high-turnover-team": "seen",
    "names-a-negative": "seen",
    "first-90-days-specific": "clear",
    "below-market-pay": "clear",
}
COLOURS: tuple[Polarity, ...] = ("red", "green")
SCREENS = ("asked-to-pay", "unpaid-work", "unpaid-wages")


def signal(
    name: str,
    theme: str = "role-clarity",
    polarity: Polarity = "red",
    rates: tuple[float, float] | None = (0.3, 0.2),
    *,
    strength: float = 60,
    grade: Grade = "B",
    pair: str | None = None,
    ask: Ask = "them",
    negotiable: bool = False,
) -> Signal:
    """Return a signal whose words are its id."""
    return Signal(
        id=name,
        code=None,
        theme=theme,
        polarity=polarity,
        yes=f"{name} so",
        no=f"{name} not so",
        question=f"{name}?",
        ask=ask,
        when="room",
        rates=Rates(*rates, strength, grade) if rates else None,
        pair=pair,
        negotiable=negotiable,
    )


def screen(name: str) -> Signal:
    return signal(name, "process", rates=None)


def catalogue(*signals: Signal) -> Catalogue:
    return Catalogue(signals, "test")


def example_catalogue(extra: Iterable[Signal] = ()) -> Catalogue:
    """Return the catalogue of the worked example: 48 signals, numbers without words."""
    path = Path(__file__).parent / "signals.tsv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    signals = tuple(
        signal(
            row["id"],
            row["theme"],
            cast("Polarity", row["polarity"]),
            (float(row["seen_if_regret"]), float(row["seen_if_not"])),
            strength=float(row["strength"]),
            grade=cast("Grade", row["grade"]),
            pair=row["pair"] or None,
            ask=cast("Ask", row["ask"]),
            negotiable=row["negotiable"] == "yes",
        )
        for row in rows
    )
    return Catalogue((*signals, *extra), "example")


def grown(base: Catalogue, size: int) -> Catalogue:
    """Return the catalogue cut or grown to a size, with copies of its signals in their themes."""
    signals = list(base.signals[:size])
    kept = {one.id for one in signals}
    signals = [replace(s, pair=s.pair if s.pair in kept else None) for s in signals]
    for count, one in enumerate(base.signals[: size - len(signals)]):
        assert one.rates is not None
        rates = replace(one.rates, seen_if_regret=one.rates.seen_if_regret * (0.99 - count / 1000))
        signals.append(replace(one, id=f"{one.id}-again", pair=None, rates=rates))
    return Catalogue(tuple(signals), "grown")


def random_catalogue(chance: Random, size: int) -> Catalogue:
    """Return a catalogue with pairs, a screen, and rates that point where their colour says."""
    themes = [theme.id for theme in THEMES]
    chance.shuffle(themes)
    themes = themes[: chance.randint(1, 9)]
    signals: list[Signal] = []
    for number in range(size):
        polarity = chance.choice(COLOURS)
        signals.append(
            signal(
                f"s{chance.randrange(100):02}-{number}",
                chance.choice(themes),
                polarity,
                random_rates(chance, polarity),
                strength=chance.choice((20, 40, 60, 120)),
                negotiable=chance.random() < 0.3,
            )
        )
    for one, other in zip(signals[::2], signals[1::2], strict=False):
        if chance.random() < 0.5:
            there = signals.index(other)
            signals[signals.index(one)] = replace(one, pair=other.id)
            signals[there] = replace(
                other,
                pair=one.id,
                theme=one.theme,
                polarity="green" if one.polarity == "red" else "red",
                rates=Rates(
                    *random_rates(chance, "green" if one.polarity == "red" else "red"), 40, "C"
                ),
            )
    return Catalogue((*signals, screen("a-screen")), "random")


def random_rates(chance: Random, polarity: Polarity) -> tuple[float, float]:
    one, other = chance.uniform(0.03, 0.9), chance.uniform(0.03, 0.9)
    close = one + (other - one) * chance.choice((0.1, 0.3, 1.0))
    low, high = sorted((one, close))
    return (high, low) if polarity == "red" else (low, high)


def random_rounds(chance: Random, names: Iterable[str]) -> list[dict[str, Finding]]:
    share = chance.choice((0.1, 0.3, 0.6))
    return [
        {name: chance.choice(FINDINGS) for name in names if chance.random() < share}
        for _ in range(chance.randint(1, 4))
    ]


def random_circumstances(chance: Random, names: list[str]) -> Circumstances:
    def some(share: float) -> frozenset[str]:
        return frozenset(name for name in names if chance.random() < share)

    return Circumstances(
        prior_a=chance.uniform(0.5, 30),
        prior_b=chance.uniform(0.5, 30),
        join_loss_months=chance.uniform(0.5, 20),
        decline_loss_months=chance.uniform(0.5, 20),
        deal_breakers=tuple(sorted(some(0.05))) if chance.random() < 0.7 else (),
        stage=chance.choice(cast("tuple[Stage, ...]", ("interviewing", "offer"))),
        gut=chance.choice((None, 1, 2, 3, 4, 5, 3)),
        unavailable=some(0.1),
        not_applicable=some(0.1),
        past_deadline=chance.random() < 0.15,
        decided=chance.random() < 0.1,
    )


def things(source: Catalogue) -> list[Thing]:
    """Return the catalogue as the reference reads it."""
    return [
        Thing(
            id=s.id,
            theme=s.theme,
            red=s.polarity == "red",
            p1=s.rates.seen_if_regret if s.rates else None,
            p0=s.rates.seen_if_not if s.rates else None,
            n=s.rates.strength if s.rates else 0,
            pair=s.pair,
            negotiable=s.negotiable,
        )
        for s in source
    ]


def person(circumstances: Circumstances) -> Person:
    """Return the circumstances as the reference reads them."""
    return Person(
        a=circumstances.prior_a,
        b=circumstances.prior_b,
        join=circumstances.join_loss_months,
        decline=circumstances.decline_loss_months,
        deal_breakers=circumstances.deal_breakers,
        gut=circumstances.gut,
        unavailable=circumstances.unavailable,
        not_applicable=circumstances.not_applicable,
        may_ask=not circumstances.past_deadline and not circumstances.decided,
    )


def random_cases(
    most: int = 24,
) -> st.SearchStrategy[tuple[Catalogue, list[dict[str, Finding]], Circumstances]]:
    """Draw a catalogue, rounds and circumstances that go together."""
    return st.builds(_random_case, st.integers(0, 2**48), st.integers(1, most))


def _random_case(seed: int, size: int) -> tuple[Catalogue, list[dict[str, Finding]], Circumstances]:
    chance = Random(seed)
    found = random_catalogue(chance, size)
    names = [s.id for s in found]
    return (
        found,
        random_rounds(chance, [*names, "not-in-the-catalogue"]),
        random_circumstances(chance, names),
    )
