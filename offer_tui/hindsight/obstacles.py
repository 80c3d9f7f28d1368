"""Obstacles: what spoke against it when it was decided, whose that is, and what became of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from offer_tui.evaluator.case import rates_of
from offer_tui.evaluator.evidence import Evidence
from offer_tui.evaluator.weights import adverse, is_adverse, nats, reading
from offer_tui.model.decision import Decision, Whose
from offer_tui.model.opportunity import Opportunity
from offer_tui.model.second_look import Difference
from offer_tui.model.signal import Catalogue, Degree, Signal, State


@dataclass(frozen=True, slots=True)
class Obstacle:
    """A signal that spoke against it, or of which something was said since."""

    signal: str
    code: str
    asks: str
    """What it says when it is so: an answer of today says yes or no to this."""
    against: str
    """What it said then, or would say, against the job."""
    whose: Whose
    state: State | None
    """Its answer then; None: it did not speak against it."""
    degree: Degree
    difference: Difference | None
    """What was said of it since."""
    is_gone: bool = False
    """Whether the catalogue does not hold it any more."""

    @property
    def is_open(self) -> bool:
        """Whether nobody said how it is today."""
        return self.difference is None or self.difference.state is None

    @property
    def is_over(self) -> bool:
        """Whether it is said to speak against the job no longer, and plainly."""
        now = self.difference
        if now is None or now.state is None:
            return False
        return now.degree == "plain" and (now.state == "clear") == (self.asks == self.against)


@dataclass(frozen=True, slots=True)
class _Stood:
    """How a signal stood then."""

    signal: str
    label: str
    state: State
    degree: Degree = "plain"


def obstacles(
    opportunity: Opportunity, catalogue: Catalogue, evidence: Evidence | None = None
) -> tuple[Obstacle, ...]:
    """Return what spoke against it by the decision that stands, the weightiest first.

    Where no evaluation was kept, what stands in the record counts as known then, if it is given.
    Behind that comes what was given as a reason and carried no weight, and then what else was said
    to be different.
    """
    decision = opportunity.decision
    latest = {one.signal: one for one in opportunity.differences if one.signal is not None}
    found: dict[str, _Stood] = {}
    for one in _stood(decision, catalogue, evidence):
        found.setdefault(one.signal, one)
    names = [*found, *(name for name in latest if name not in found)]
    return tuple(
        _obstacle(name, found.get(name), latest.get(name), decision, catalogue) for name in names
    )


def _stood(
    decision: Decision | None, catalogue: Catalogue, evidence: Evidence | None
) -> Iterator[_Stood]:
    kept = decision.evaluation if decision is not None else None
    if kept is not None:
        against = [one for one in kept.contributions if one.weight_nats > 0]
        yield from (_Stood(one.signal, one.label, one.state, one.degree) for one in against)
    elif evidence is not None:
        yield from _in_the_record(catalogue, evidence)
    for reason in decision.grounds if decision is not None else ():
        if reason.side == "against" and reason.signal is not None:
            signal = catalogue.by_id.get(reason.signal)
            state = adverse(signal) if signal is not None else "seen"
            yield _Stood(reason.signal, reason.text, state)


def _in_the_record(catalogue: Catalogue, evidence: Evidence) -> Iterator[_Stood]:
    weighed = [
        (-nats(signal, rates_of(signal), standing), signal, standing)
        for name, standing in evidence.standing.items()
        if (signal := catalogue.by_id.get(name)) is not None
        and signal.rates is not None
        and is_adverse(signal, standing)
    ]
    for _, signal, standing in sorted(weighed, key=lambda one: (one[0], one[1].id)):
        state: State = "evasive" if standing == "evasive" else reading(signal, standing).answer
        degree: Degree = "hint" if standing in {"hint", "conflict"} else "plain"
        yield _Stood(signal.id, _against(signal), state, degree)


def _obstacle(
    name: str,
    stood: _Stood | None,
    now: Difference | None,
    decision: Decision | None,
    catalogue: Catalogue,
) -> Obstacle:
    signal = catalogue.by_id.get(name)
    label = stood.label if stood is not None else name
    return Obstacle(
        signal=name,
        code=(signal.code or "") if signal is not None else "",
        asks=signal.yes if signal is not None else label,
        against=_against(signal) if signal is not None else label,
        whose=_whose(name, signal, now, decision),
        state=stood.state if stood is not None else None,
        degree=stood.degree if stood is not None else "plain",
        difference=now,
        is_gone=signal is None,
    )


def _whose(
    name: str, signal: Signal | None, now: Difference | None, decision: Decision | None
) -> Whose:
    """Return whose it is: as it was said since, else as it was said then, else as one asks it."""
    if now is not None:
        return now.whose
    for reason in decision.grounds if decision is not None else ():
        if reason.signal == name and reason.whose is not None:
            return reason.whose
    return "yours" if signal is not None and signal.ask == "yourself" else "theirs"


def _against(signal: Signal) -> str:
    return signal.yes if adverse(signal) == "seen" else signal.no
