"""The evaluator once more, slowly: written from its description alone, for tests to compare with.

Nothing here is shared with the product, and nothing is clever: every figure is worked out anew
from lists of plain values, each time it is needed.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

Z = 1.2815515655
EPS = 1e-12


@dataclass
class Thing:
    """A signal, as far as figures go; ``p1`` None for a screen."""

    id: str
    theme: str
    red: bool
    p1: float | None
    p0: float | None
    n: float
    pair: str | None = None
    negotiable: bool = False


@dataclass
class Person:
    a: float = 5
    b: float = 15
    join: float = 6
    decline: float = 3
    deal_breakers: tuple[str, ...] = ()
    gut: int | None = None
    unavailable: frozenset[str] = frozenset()
    not_applicable: frozenset[str] = frozenset()
    may_ask: bool = True


@dataclass
class Answer:
    """What comes out; questions as (id, value, bits, chance), best first."""

    p: float
    low: float
    high: float
    t: float
    coverage: float
    threshold: float
    verdict: str
    leaning: str
    toss_up: bool
    contributions: dict[str, float]
    questions: list[tuple[str, float, float, float]]
    batch: tuple[tuple[str, ...], float] | None
    would_change: tuple[tuple[str, ...], float] | None
    conflicts: set[str] = field(default_factory=set)


def joined(rounds: Sequence[Mapping[str, str]]) -> dict[str, str]:
    """What stands; "conflict" where rounds disagree and the last two that answered do not agree."""
    stands: dict[str, str] = {}
    for name in {n for r in rounds for n in r}:
        history = [r[name] for r in rounds if name in r]
        yes_no = ["no" if h == "clear" else "yes" for h in history if h != "evasive"]
        disagree = "yes" in yes_no and "no" in yes_no
        stands[name] = history[-1]
        if disagree and yes_no[-2] != yes_no[-1]:
            stands[name] = "conflict"
    return stands


def dodged_twice(rounds: Sequence[Mapping[str, str]]) -> set[str]:
    names = {n for r in rounds for n in r}
    return {n for n in names if sum(1 for r in rounds if r.get(n) == "evasive") >= 2}


def weight(thing: Thing, state: str) -> tuple[float, float]:
    """The weight in nats and its variance."""
    assert thing.p1 is not None
    assert thing.p0 is not None
    against = "seen" if thing.red else "clear"
    share = 1.0 if state in ("seen", "clear") else 0.5
    base = {"seen": "seen", "hint": "seen", "clear": "clear"}.get(state, against)
    p1, p0 = thing.p1, thing.p0
    if base == "clear":
        p1, p0 = 1 - p1, 1 - p0
    variance = (1 - p1) / (p1 * (thing.n + 1)) + (1 - p0) / (p0 * (thing.n + 1))
    return share * math.log(p1 / p0), share**2 * variance


def trigamma(x: float) -> float:
    """A plain sum and the Euler-Maclaurin rest."""
    count = 3000
    rest = x + count
    head = math.fsum(1 / (x + k) ** 2 for k in range(count))
    return head + 1 / rest + 1 / (2 * rest**2) + 1 / (6 * rest**3)


def entropy(p: float) -> float:
    return -sum(x * math.log2(x) for x in (p, 1 - p) if x > 0)


class Slow:
    def __init__(self, things: Iterable[Thing], person: Person) -> None:
        self.things = {t.id: t for t in things}
        self.person = person
        self.threshold = person.decline / (person.join + person.decline)

    def partner(self, name: str) -> str | None:
        thing = self.things[name]
        other = self.things.get(thing.pair or "")
        if other is None or other.pair != name or other.theme != thing.theme:
            return None
        return None if other.p1 is None or thing.p1 is None else other.id

    def factors(self, stands: Mapping[str, str]) -> dict[str, float]:
        weights = {
            n: weight(self.things[n], s)[0]
            for n, s in stands.items()
            if n in self.things and self.things[n].p1 is not None
        }
        factors = dict.fromkeys(weights, 0.0)
        alive = {n: w for n, w in weights.items() if w != 0}
        for name, w in list(alive.items()):
            other = self.partner(name)
            if other not in weights or weights[other] * w <= 0:
                continue
            loser = min((name, other), key=lambda n: (abs(weights[n]), [-ord(c) for c in n]))
            alive.pop(loser, None)
        for sign in (1.0, -1.0):
            themes: dict[str, list[str]] = {}
            for name, w in alive.items():
                if w * sign > 0:
                    themes.setdefault(self.things[name].theme, []).append(name)
            totals = {}
            for theme, names in themes.items():
                names.sort(key=lambda n: (-abs(weights[n]), n))
                for rank, name in enumerate(names):
                    factors[name] = 0.5**rank
                totals[theme] = sum(abs(weights[n]) * factors[n] for n in names)
            for position, theme in enumerate(sorted(totals, key=lambda t: (-totals[t], t))):
                for name in themes[theme]:
                    factors[name] *= 0.7**position
        return factors

    def t(self, stands: Mapping[str, str]) -> float:
        factors = self.factors(stands)
        return math.fsum(f * weight(self.things[n], stands[n])[0] for n, f in factors.items())

    def log_odds(self, stands: Mapping[str, str]) -> float:
        t = self.t(stands)
        return math.log(self.person.a / self.person.b) + 2 * math.tanh(t / 2)

    def p(self, stands: Mapping[str, str]) -> float:
        return 1 / (1 + math.exp(-self.log_odds(stands)))

    def sd(self, stands: Mapping[str, str]) -> float:
        factors = self.factors(stands)
        doubt = sum(f**2 * weight(self.things[n], stands[n])[1] for n, f in factors.items())
        slope = 1 - math.tanh(self.t(stands) / 2) ** 2
        return math.sqrt(trigamma(self.person.a) + trigamma(self.person.b) + slope**2 * doubt)

    def over(self, p: float) -> bool:
        return p >= self.threshold - EPS

    def loss(self, q: float) -> float:
        return min(q * self.person.join, (1 - q) * self.person.decline)

    def information_at_prior(self, name: str) -> float:
        thing = self.things[name]
        assert thing.p1 is not None
        assert thing.p0 is not None
        prior = self.person.a / (self.person.a + self.person.b)
        m = prior * thing.p1 + (1 - prior) * thing.p0
        after_seen = prior * thing.p1 / m
        after_clear = prior * (1 - thing.p1) / (1 - m)
        return entropy(prior) - m * entropy(after_seen) - (1 - m) * entropy(after_clear)

    def coverage(self, known: set[str]) -> float:
        applies = [
            n
            for n, t in self.things.items()
            if t.p1 is not None and n not in self.person.not_applicable
        ]
        groups: dict[frozenset[str], float] = {}
        for name in applies:
            other = self.partner(name)
            group = frozenset({name, other} if other else {name})
            groups[group] = max(groups.get(group, 0.0), self.information_at_prior(name))
        whole = sum(groups.values())
        return sum(i for g, i in groups.items() if g & known) / whole if whole else 0.0

    def outcomes(
        self, stands: Mapping[str, str], names: tuple[str, ...]
    ) -> list[tuple[float, float]]:
        p = self.p(stands)
        found = []
        for states in itertools.product(("seen", "clear"), repeat=len(names)):
            one, zero = p, 1 - p
            for name, state in zip(names, states, strict=True):
                thing = self.things[name]
                assert thing.p1 is not None
                assert thing.p0 is not None
                one *= thing.p1 if state == "seen" else 1 - thing.p1
                zero *= thing.p0 if state == "seen" else 1 - thing.p0
            after = self.p({**stands, **dict(zip(names, states, strict=True))})
            found.append((one + zero, after))
        return found

    def worth(
        self, stands: Mapping[str, str], names: tuple[str, ...]
    ) -> tuple[float, float, float]:
        p = self.p(stands)
        ways = self.outcomes(stands, names)
        mean = sum(m * q for m, q in ways)
        value = self.loss(mean) - sum(m * self.loss(q) for m, q in ways)
        bits = entropy(mean) - sum(m * entropy(q) for m, q in ways)
        chance = sum(m for m, q in ways if self.over(q) != self.over(p))
        return (value if value >= EPS else 0.0), max(bits, 0.0), chance

    def candidates(self, stands: Mapping[str, str], dodged: set[str]) -> list[str]:
        answered = {n for n, s in stands.items() if s != "evasive"}
        barred = answered | dodged | self.person.unavailable | self.person.not_applicable
        return [
            n
            for n, t in self.things.items()
            if t.p1 is not None and n not in barred and self.partner(n) not in answered
        ]

    def best_batch(
        self, stands: Mapping[str, str], questions: list[tuple[str, float, float, float]]
    ) -> tuple[tuple[str, ...], float] | None:
        pool = sorted(questions, key=lambda q: (-round(q[2], 12), q[0]))[:8]
        names = sorted(q[0] for q in pool)
        for size in (3, 2, 1):
            groups = [
                g
                for g in itertools.combinations(names, size)
                if not any(self.partner(n) in g for n in g)
            ]
            if groups:
                break
        else:
            return None
        tried = [(g, *self.worth(stands, g)) for g in groups]
        good = [x for x in tried if x[1] > 0 and x[3] >= 0.1]
        if not good:
            return None
        best = min(good, key=lambda x: (-round(x[1], 9), -round(x[2], 12), x[0]))
        return best[0], best[1]

    def pair_conflicts(self, stands: Mapping[str, str]) -> list[tuple[str, str]]:
        found = []
        for name in sorted(self.things):
            other = self.partner(name)
            if other and name < other and name in stands and other in stands:
                w = weight(self.things[name], stands[name])[0]
                v = weight(self.things[other], stands[other])[0]
                if w * v < 0:
                    found.append((name, other))
        return found

    def against(self, name: str) -> str:
        return "seen" if self.things[name].red else "clear"

    def in_favour(self, name: str) -> str:
        return "clear" if self.things[name].red else "seen"

    def a_conflict_decides(self, stands: Mapping[str, str]) -> bool:
        conflicts: list[tuple[str, ...]] = [
            (n,)
            for n, s in stands.items()
            if s == "conflict" and n in self.things and self.things[n].p1 is not None
        ]
        for names in [*conflicts, *self.pair_conflicts(stands)]:
            worst = self.p({**stands, **{n: self.against(n) for n in names}})
            best = self.p({**stands, **{n: self.in_favour(n) for n in names}})
            if self.over(worst) != self.over(best):
                return True
        return False

    def leaning(self, stands: Mapping[str, str]) -> str:
        p = self.p(stands)
        if self.over(p):
            asked = {
                n: self.in_favour(n)
                for n, s in stands.items()
                if n in self.things
                and self.things[n].negotiable
                and self.things[n].p1 is not None
                and {"hint": "seen"}.get(s, s) != self.in_favour(n)
            }
            after = self.p({**stands, **asked})
            return "negotiate" if not self.over(after) and p - after >= 0.05 - EPS else "pass"
        return "bridge" if p >= 3 / (self.person.join + 3) - EPS else "take"

    def verdict(self, stands: Mapping[str, str], answer: Answer) -> str:
        disputed = {n for pair in self.pair_conflicts(stands) for n in pair}
        disputed |= {n for n, s in stands.items() if s == "conflict"}
        mine = [n for n in self.person.deal_breakers if n in self.things and n in stands]
        if any(stands[n] == self.against(n) and n not in disputed for n in mine):
            return "walk-away"
        if self.person.may_ask:
            for name in mine:
                hinted = stands[name] == "hint" and self.things[name].red
                if hinted or stands[name] == "evasive" or name in disputed:
                    return "ask-first"
        if self.person.gut is None or self.coverage(set(stands)) < 0.08:
            return "too-early"
        good = [q for q in answer.questions if q[1] > 0 and q[3] >= 0.1]
        if self.person.may_ask and (good or answer.batch or self.a_conflict_decides(stands)):
            return "ask-first"
        return answer.leaning

    def would_change(self, stands: Mapping[str, str]) -> tuple[tuple[str, ...], float] | None:
        p = self.p(stands)
        flip = {}
        for name, state in stands.items():
            if name in self.things and self.things[name].p1 is not None:
                other = {"seen": "clear", "hint": "clear", "clear": "seen"}
                flip[name] = other.get(state, self.in_favour(name))
        moved = {n: self.p({**stands, n: s}) - p for n, s in flip.items()}
        toward = {n: d for n, d in moved.items() if (d < 0 if self.over(p) else d > 0)}
        pool = sorted(toward, key=lambda n: (-round(abs(toward[n]), 12), n))[:8]
        for size in (1, 2, 3):
            crossing = []
            for group in itertools.combinations(sorted(pool), size):
                after = self.p({**stands, **{n: flip[n] for n in group}})
                if self.over(after) != self.over(p):
                    crossing.append((-round(abs(after - p), 12), group, after))
            if crossing:
                _, group, after = min(crossing)
                return group, after
        return None

    def answer(self, rounds: Sequence[Mapping[str, str]]) -> Answer:
        stands, dodged = joined(rounds), dodged_twice(rounds)
        odds, sd = self.log_odds(stands), self.sd(stands)
        factors = self.factors(stands)
        threshold_odds = math.log(self.person.decline / self.person.join)
        over = 0.5 * math.erfc((threshold_odds - odds) / sd / math.sqrt(2))
        questions = [(n, *self.worth(stands, (n,))) for n in self.candidates(stands, dodged)]
        questions.sort(key=lambda q: (-round(q[1], 9), -round(q[2], 12), q[0]))
        single = any(q[1] > 0 and q[3] >= 0.1 for q in questions)
        found = Answer(
            p=self.p(stands),
            low=1 / (1 + math.exp(-(odds - Z * sd))),
            high=1 / (1 + math.exp(-(odds + Z * sd))),
            t=self.t(stands),
            coverage=self.coverage({n for n, s in stands.items() if s != "evasive"}),
            threshold=self.threshold,
            verdict="",
            leaning=self.leaning(stands),
            toss_up=0.35 <= over <= 0.65,
            contributions={n: f * weight(self.things[n], stands[n])[0] for n, f in factors.items()},
            questions=questions,
            batch=None if single else self.best_batch(stands, questions),
            would_change=self.would_change(stands),
            conflicts={n for n, s in stands.items() if s == "conflict" and n in self.things}
            | {n for pair in self.pair_conflicts(stands) for n in pair},
        )
        found.verdict = self.verdict(stands, found)
        return found
