"""What is to be asked before deciding, and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from offer_tui.evaluator.batches import Batch
from offer_tui.evaluator.case import Case
from offer_tui.evaluator.conflicts import Conflict, is_decisive
from offer_tui.evaluator.deal_breakers import DealBreakers
from offer_tui.evaluator.questions import Inquiry, ranked

Because = Literal["deal-breaker", "question", "batch", "conflict"]


@dataclass(frozen=True, slots=True)
class AskFirst:
    """What to ask first: ids of signals, and what makes them worth it."""

    signals: tuple[str, ...]
    because: Because


def ask_first(
    case: Case,
    breakers: DealBreakers,
    inquiries: Sequence[Inquiry],
    batch: Batch | None,
    contradictions: Sequence[Conflict],
) -> AskFirst | None:
    """Return what is worth asking, of the most pressing kind only; None: nothing is.

    Deal-breakers that are open come before the best single question (``inquiries`` are ranked),
    that before the best batch, and that before contradictions that decide.
    """
    if breakers.open:
        return AskFirst(breakers.open, "deal-breaker")
    single = next((one for one in inquiries if one.is_worth_asking), None)
    if single is not None:
        return AskFirst((single.signal,), "question")
    if batch is not None:
        return AskFirst(batch.signals, "batch")
    decisive = [one for one in contradictions if is_decisive(case, one)]
    if decisive:
        return AskFirst(tuple(name for one in decisive for name in one.signals), "conflict")
    return None


def deal_breakers_first(
    case: Case, breakers: DealBreakers, inquiries: Sequence[Inquiry]
) -> tuple[Inquiry, ...]:
    """Return the questions with open deal-breakers at the head, whatever these are worth.

    Those that cannot be found out are left out; the verdict names them all the same.
    """
    cannot_be_had = case.circumstances.unavailable | case.evidence.dodged_twice
    first = [case.signal(name) for name in breakers.open if name not in cannot_be_had]
    rest = (one for one in inquiries if one.signal not in breakers.open)
    return (*ranked(case, first), *rest)
