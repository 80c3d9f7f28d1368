"""A second look: an opportunity's evidence weighed again as of today, beside the frozen figures."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from offer_tui.evaluator.case import Case, case
from offer_tui.evaluator.circumstances import Circumstances
from offer_tui.evaluator.evaluation import Evaluation, evaluate_case
from offer_tui.evaluator.evidence import Evidence, finding
from offer_tui.evaluator.kept import kept_evidence
from offer_tui.evaluator.losses import Losses
from offer_tui.model.frozen import FrozenContribution, FrozenEvaluation
from offer_tui.model.second_look import Difference
from offer_tui.model.signal import Catalogue

Cause = Literal["altered", "rates", "base", "noted", "different"]
"""What moved the probability: a hand in what was kept, the catalogue's rates, how often jobs are
regretted at large, answers noted or changed in the record since, or something that is different
now."""

NOTHING = 0.0005
"""A move of the probability put down to rounding: frozen figures have four places."""


@dataclass(frozen=True, slots=True)
class Move:
    """One step on the way from the frozen probability to today's."""

    cause: Cause
    before: float
    after: float
    difference: Difference | None = None
    """What is different, where that is the cause."""

    @property
    def by(self) -> float:
        """How far it moved, plus toward regret."""
        return self.after - self.before

    @property
    def is_felt(self) -> bool:
        """Whether it moved at all, rounding aside."""
        return abs(self.by) >= NOTHING


@dataclass(frozen=True)
class SecondLook:
    """Then and now, and the moves between: each begins where the one before ended.

    So the moves add up to the whole. Each is what it adds to those before it: rates first, then the
    base rate, then what was noted, then the differences in their order. Where what was kept was
    altered, nobody can tell what the rates did to it: the first move is then the hand's.
    """

    then: FrozenEvaluation | None
    """None where nothing was kept; then only the differences move something."""
    now: Evaluation
    moves: tuple[Move, ...]
    gone: tuple[FrozenContribution, ...]
    """What counted then and is in the catalogue no longer, or without rates: it counts no more."""

    @property
    def before(self) -> float:
        """The probability that the moves begin at."""
        return self.moves[0].before if self.moves else self.now.posterior.probability

    @property
    def afforded(self) -> Losses | None:
        """What being wrong cost then; None where that was not kept, or makes no sense."""
        return losses_of(self.then) if self.then is not None else None

    @property
    def moved_by_itself(self) -> bool:
        """Whether something is otherwise today though nobody said that anything is different."""
        then, now = self.afforded, self.now.losses
        shifted = then is not None and abs(then.threshold - now.threshold) >= NOTHING
        return shifted or any(one.is_felt for one in self.moves if one.difference is None)


def second_look(
    then: FrozenEvaluation | None,
    evidence: Evidence,
    differences: Sequence[Difference],
    catalogue: Catalogue,
    circumstances: Circumstances,
) -> SecondLook:
    """Return the second look at what stands in the record today, the differences left out.

    A difference takes the place of the old answer: circumstances that changed contradict nothing.
    """
    moves: list[Move] = []
    weighed = case(catalogue, evidence, circumstances)
    if then is not None:
        moves += _since(then, weighed)
    for one in answered(differences):
        before, weighed = weighed, _with(weighed, one)
        moves.append(Move("different", before.probability, weighed.probability, one))
    counted = {signal.id for signal in catalogue.rated()}
    gone = tuple(c for c in then.contributions if c.signal not in counted) if then else ()
    return SecondLook(then, evaluate_case(weighed, batches=False), tuple(moves), gone)


def answered(differences: Iterable[Difference]) -> tuple[Difference, ...]:
    """Return the differences that answer a signal; of two about the same, the later one."""
    latest: dict[str, Difference] = {}
    for one in sorted(differences, key=lambda one: one.at):
        if one.signal is not None and one.state is not None:
            latest[one.signal] = one
    return tuple(one for one in differences if latest.get(one.signal or "") is one)


def losses_of(then: FrozenEvaluation) -> Losses | None:
    """Return the losses that were frozen; None where a hand left no two numbers above zero."""
    join, decline = then.join_loss_months, then.decline_loss_months
    return Losses(join, decline) if _is_usable(join) and _is_usable(decline) else None


def _since(then: FrozenEvaluation, today: Case) -> Iterator[Move]:
    """Yield how the same job came from the frozen probability to today's, nothing different."""
    frozen = case(
        today.catalogue, kept_evidence(then.contributions), _with_base(today.circumstances, then)
    )
    first: Cause = "altered" if then.was_altered else "rates"
    yield Move(first, then.probability, frozen.probability)
    based = replace(frozen, circumstances=today.circumstances)
    yield Move("base", frozen.probability, based.probability)
    yield Move("noted", based.probability, today.probability)


def _with_base(around: Circumstances, then: FrozenEvaluation) -> Circumstances:
    if not (_is_usable(then.prior_a) and _is_usable(then.prior_b)):
        return around
    return replace(around, prior_a=then.prior_a, prior_b=then.prior_b)


def _with(weighed: Case, difference: Difference) -> Case:
    """Return the case with a difference in the place of the old answer."""
    if difference.signal is None or difference.state is None:
        return weighed
    found = finding(difference.state, difference.degree)
    standing = {**weighed.evidence.standing, difference.signal: found}
    evidence = Evidence(
        {name: standing[name] for name in sorted(standing)}, weighed.evidence.dodged_twice
    )
    return case(weighed.catalogue, evidence, weighed.circumstances)


def _is_usable(number: float) -> bool:
    return math.isfinite(number) and number > 0
