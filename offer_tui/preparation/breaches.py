"""What broken promises are evidence for: signals to be ticked, if the person agrees."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from offer_tui.model.opportunity import Opportunity, Promise, PromiseKind
from offer_tui.model.session import Observation, Session
from offer_tui.model.signal import Catalogue, Degree, Signal
from offer_tui.model.stages import Stage
from offer_tui.preparation.promises import Answer, standing

UNLIKE_THE_POSTING = "jd-work-mismatch"
SHRINKS = "promise-shrinks"
BAIT_AND_SWITCH = "bait-and-switch"

_IS_THE_WORK: frozenset[PromiseKind] = frozenset({"duties", "title", "team", "tools"})
"""What the work is, not what is given for it: other work is no smaller promise."""
_CENTRAL: frozenset[PromiseKind] = frozenset({"pay", "title", "duties", "place", "hours"})
"""What people choose a job for."""
_WITH_AN_OFFER: frozenset[Stage] = frozenset({"offer", "accepted", "declined", "left"})
_SEVERAL = 2

_BECAUSE: Mapping[str, str] = MappingProxyType(
    {
        UNLIKE_THE_POSTING: "the work is not what the posting said",
        SHRINKS: "less is given than was promised",
        BAIT_AND_SWITCH: "what was promised goes once you are drawn in",
    }
)


@dataclass(frozen=True, slots=True)
class Offer:
    """A signal that broken promises are evidence for."""

    signal: Signal
    promise: Promise
    """The one that shows it best: broken before partly kept, then the latest."""
    degree: Degree
    """A hint where promises were kept in part."""
    because: str
    also: tuple[Promise, ...] = ()
    """Others that show it too."""

    def observation(self, new_id: str, at: dt.datetime) -> Observation:
        """Return the tick, with the promise attached."""
        return Observation(
            id=new_id,
            signal=self.signal.id,
            state="seen",
            degree=self.degree,
            at=at,
            broken_promise=self.promise.id,
        )


@dataclass(frozen=True, slots=True)
class _Breach:
    promise: Promise
    answer: Answer

    @property
    def strength(self) -> tuple[bool, dt.datetime]:
        return self.answer.is_broken, self.answer.at


def broken_offers(
    catalogue: Catalogue, opportunity: Opportunity, rounds: Sequence[Session]
) -> tuple[Offer, ...]:
    """Return the signals that broken promises speak for, each once, the most fitting first.

    What fits one promise comes before what only several, or a late one, can show: bait and switch
    says most and so comes last. A signal that was answered is left out, unless the answer was no
    and the promise broke after it.
    """
    breaches = sorted(_breaches(opportunity, rounds), key=lambda b: b.strength, reverse=True)
    shown: dict[str, list[_Breach]] = {}
    for breach in breaches:
        shown.setdefault(fitting(breach.promise), []).append(breach)
    plain = [breach for breach in breaches if breach.answer.is_broken]
    late = [b for b in plain if b.promise.kind in _CENTRAL and opportunity.stage in _WITH_AN_OFFER]
    if len(plain) >= _SEVERAL or late:
        # The central one that broke late shows it best.
        shown[BAIT_AND_SWITCH] = [*late, *(breach for breach in plain if breach not in late)]
    return tuple(
        _offer(catalogue.by_id[name], by)
        for name, by in shown.items()
        if name in catalogue.by_id and not _is_answered(name, by[0], opportunity, rounds)
    )


def _breaches(opportunity: Opportunity, rounds: Sequence[Session]) -> Iterator[_Breach]:
    for one in standing(opportunity, rounds):
        given = [answer for answer in one.answers if answer.state != "evasive"]
        if given and (given[-1].is_broken or given[-1].is_partly):
            yield _Breach(one.promise, given[-1])


def fitting(promise: Promise) -> str:
    """Return the id of the signal that breaking this promise shows before all others."""
    is_posted_work = promise.kind in _IS_THE_WORK and promise.medium == "posting"
    return UNLIKE_THE_POSTING if is_posted_work else SHRINKS


def _offer(signal: Signal, by: Sequence[_Breach]) -> Offer:
    degree: Degree = "plain" if by[0].answer.is_broken else "hint"
    also = tuple(breach.promise for breach in by[1:])
    return Offer(signal, by[0].promise, degree, _BECAUSE[signal.id], also)


def _is_answered(
    name: str, breach: _Breach, opportunity: Opportunity, rounds: Sequence[Session]
) -> bool:
    everything = (*opportunity.observations, *(o for r in rounds for o in r.observations))
    answers = [one for one in everything if one.signal == name and one.state != "evasive"]
    return any(one.state == "seen" or one.at >= breach.answer.at for one in answers)
