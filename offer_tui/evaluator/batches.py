"""Batches: three questions that change the answer together where none does alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, product

from offer_tui.evaluator.case import Case, rates_of
from offer_tui.evaluator.evidence import Standing
from offer_tui.evaluator.prospects import (
    Prospect,
    chance_to_change,
    information_bits,
    value_months,
)
from offer_tui.evaluator.questions import (
    CHANCE_WORTH_ASKING,
    Inquiry,
    bits,
    by_information,
    could_change,
    months,
)

POOL = 8
SIZE = 3


@dataclass(frozen=True, slots=True)
class Batch:
    """Questions asked together, and what their answers could do."""

    signals: tuple[str, ...]
    """Ids, sorted."""
    value_months: float
    information_bits: float
    chance_to_change: float

    @property
    def is_worth_asking(self) -> bool:
        """Whether it passes both tests of "ask first"."""
        return self.value_months > 0 and self.chance_to_change >= CHANCE_WORTH_ASKING


def best_batch(case: Case, inquiries: Sequence[Inquiry]) -> Batch | None:
    """Return the best batch worth asking, among the most informative questions, if there is one.

    Where all of these answered against the job leave the probability affordable, or all for it
    leave it too high, no batch can change anything and none is tried.
    """
    pool = [one.signal for one in by_information(inquiries)[:POOL]]
    if not could_change(case, [case.signal(name) for name in pool]):
        return None
    return search(case, pool)


def search(case: Case, pool: Sequence[str]) -> Batch | None:
    """Return the best batch of the pool worth asking, by trying each, if there is one."""
    worth = (b for b in (batch(case, names) for names in groups(case, pool)) if b.is_worth_asking)
    return min(worth, key=_rank, default=None)


def groups(case: Case, pool: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    """Return all groups of three, or of as many as there are; never both members of a pair."""
    for size in range(min(SIZE, len(pool)), 0, -1):
        found = tuple(
            names for names in combinations(sorted(pool), size) if not _holds_a_pair(case, names)
        )
        if found:
            return found
    return ()


def batch(case: Case, names: tuple[str, ...]) -> Batch:
    """Return what asking all of these could do, over every way the answers can turn out."""
    prospects = tuple(_prospects(case, names))
    return Batch(
        signals=names,
        value_months=value_months(prospects, case.losses),
        information_bits=information_bits(prospects),
        chance_to_change=chance_to_change(prospects, case.probability, case.losses),
    )


def _prospects(case: Case, names: tuple[str, ...]) -> Iterator[Prospect]:
    """Yield each outcome with its chance, P times the product of p1 plus (1-P) times that of p0.

    Given the outcome, the answers are taken as independent.
    """
    now = case.probability
    for answers in product((True, False), repeat=len(names)):
        regretted, fine = now, 1 - now
        standings: dict[str, Standing] = {}
        for name, seen in zip(names, answers, strict=True):
            rates = rates_of(case.signal(name))
            regretted *= rates.seen_if_regret if seen else 1 - rates.seen_if_regret
            fine *= rates.seen_if_not if seen else 1 - rates.seen_if_not
            standings[name] = "seen" if seen else "clear"
        yield Prospect(regretted + fine, case.probability_if(standings))


def _holds_a_pair(case: Case, names: tuple[str, ...]) -> bool:
    return any(case.partner(name) in names for name in names)


def _rank(one: Batch) -> tuple[float, float, tuple[str, ...]]:
    return -months(one.value_months), -bits(one.information_bits), one.signals
