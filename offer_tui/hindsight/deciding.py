"""A decision while it is thought through: what it can be, and what the evidence offers for it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from offer_tui.evaluator.evaluation import Evaluation
from offer_tui.evaluator.posterior import Contribution
from offer_tui.model.decision import Decision, Side, Whose
from offer_tui.model.frozen import FrozenEvaluation
from offer_tui.model.mark import Mark, mark_of
from offer_tui.model.opportunity import Promise
from offer_tui.model.signal import Signal
from offer_tui.model.stages import TAKEN, TURNED_DOWN, Stage, refusal

_MOST_QUESTIONS = 5
"""Open questions that are offered: those worth most. More would be a list, and no doubt."""
_CHOICES: tuple[tuple[Stage, str], ...] = (
    ("accepted", "take it"),
    ("declined", "decline it"),
    ("withdrawn", "withdraw"),
    ("rejected", "they said no"),
)


@dataclass(frozen=True, slots=True)
class Choice:
    """A way in which it can end."""

    stage: Stage
    words: str
    refusal: str = ""
    """Why it can't end so from where it stands; nothing where it can."""


@dataclass(frozen=True, slots=True)
class Offered:
    """Something seen that can be taken up as a reason."""

    signal: Signal
    text: str
    side: Side
    whose: Whose
    mark: Mark
    """Whose it is as far as the catalogue can tell: what one has to ask oneself is one's own."""


@dataclass(frozen=True, slots=True)
class Unknown:
    """Something that nobody knows by now, in words that will still be clear in a year."""

    subject: str
    """The id of the signal or promise."""
    text: str


def choices(stage: Stage) -> tuple[Choice, ...]:
    """Return how it can end from here.

    Taking it is named last, with why not, where it can't be; of declining and withdrawing only the
    one that fits is named.
    """
    found = [Choice(to, words, refusal(stage, to)) for to, words in _CHOICES]
    named = [one for one in found if not one.refusal or one.stage == "accepted"]
    return tuple(sorted(named, key=lambda one: bool(one.refusal)))


def offered(evaluation: Evaluation, decision: Decision) -> tuple[Offered, ...]:
    """Return what counts for and against and was not taken up yet, the weightiest first."""
    taken = {reason.signal for reason in decision.grounds}
    counting = [one for one in evaluation.posterior.contributions if one.nats]
    counting.sort(key=lambda one: -abs(one.nats))
    by_id = evaluation.catalogue.by_id
    return tuple(_offered(one, by_id[one.signal]) for one in counting if one.signal not in taken)


def _offered(one: Contribution, signal: Signal) -> Offered:
    words = signal.no if one.state == "clear" else signal.yes
    return Offered(
        signal,
        # In a year the words alone must say what was found.
        f"{words}: dodged" if one.state == "evasive" else words,
        "against" if one.nats > 0 else "for",
        "yours" if signal.ask == "yourself" else "theirs",
        mark_of(signal.polarity, one.state, one.degree),
    )


def unknown(evaluation: Evaluation, promises: Iterable[Promise]) -> tuple[Unknown, ...]:
    """Return what is not known, and of these promises those that are only words.

    What was dodged comes first, then what is in conflict, deal-breakers not looked into, and the
    questions that could still change the answer.
    """
    found: dict[str, Unknown] = {}
    for one in (*_signals_unknown(evaluation), *_promises_unknown(promises)):
        found.setdefault(one.subject, one)
    return tuple(found.values())


def _signals_unknown(evaluation: Evaluation) -> Iterator[Unknown]:
    by_id = evaluation.catalogue.by_id
    for name, standing in evaluation.evidence.standing.items():
        if standing == "evasive" and name in by_id:
            yield Unknown(name, f"{by_id[name].yes}: dodged")
    for conflict in evaluation.conflicts:
        names = conflict.signals
        words = " and ".join(by_id[name].yes for name in names)
        yield Unknown(names[0], f"{words}: what you saw differs")
    for name in evaluation.before_you_sign:
        yield Unknown(name, f"{by_id[name].yes}: not looked into")
    telling = [one for one in evaluation.next_questions if one.value_months > 0]
    for inquiry in telling[:_MOST_QUESTIONS]:
        yield Unknown(inquiry.signal, by_id[inquiry.signal].question)


def _promises_unknown(promises: Iterable[Promise]) -> Iterator[Unknown]:
    for promise in promises:
        if promise.medium == "talk":
            yield Unknown(promise.id, f"{promise.text}: promised, and not in writing")


def is_against_advice(evaluation: Evaluation, stage: Stage) -> bool:
    """Whether it went the other way than the evaluator leaned, questions left open or not.

    Where it is too early for advice or too close to call, nothing goes against it.
    """
    if evaluation.verdict == "walk-away":
        return stage in TAKEN
    if evaluation.verdict == "too-early" or evaluation.toss_up:
        return False
    if stage in TAKEN:
        return evaluation.leaning == "pass"
    return stage in TURNED_DOWN and evaluation.leaning in {"take", "bridge"}


def made(
    draft: Decision,
    because: str,
    on: dt.date,
    evaluation: Evaluation | None,
    kept: FrozenEvaluation | None,
) -> Decision:
    """Return the decision as it is kept, with what the evaluator said that day.

    Where there is nothing to evaluate, neither is kept.
    """
    changed: dict[str, object] = {"on": on}
    if because:
        changed["because"] = because
    if evaluation is not None and kept is not None and draft.stage is not None:
        changed["evaluation"] = kept
        if is_against_advice(evaluation, draft.stage):
            changed["against_advice"] = True
    return draft.model_copy(update=changed)
