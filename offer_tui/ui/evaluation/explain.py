"""One row of the evaluation in full: notes, weight, formula, evidence, and if it were otherwise."""

from __future__ import annotations

from collections.abc import Iterator

from offer_tui.evaluator.posterior import Contribution
from offer_tui.model.signal import Signal
from offer_tui.ui.appraisal import Appraised
from offer_tui.ui.rows import EMPTY, Row, RowMaker, line, wrap

_COLUMN = 15
_GRADES = {
    "A": "figures that were read",
    "B": "a known direction, the figure less sure",
    "C": "judged from related findings",
    "D": "expert judgement only",
}


def explain(appraised: Appraised, one: Contribution, width: int, *, numbers: bool) -> list[Row]:
    """Return the rows that explain a contribution."""
    signal = appraised.evaluation.catalogue.by_id[one.signal]
    label = signal.no if one.state == "clear" else signal.yes
    rows = [line(f"{signal.code or ''} {label}".strip(), width, "title")]
    for heading, words in _facts(appraised, signal, one, numbers=numbers):
        lines = wrap(words, max(10, width - _COLUMN - 2))
        for place, text in enumerate(lines):
            maker = RowMaker(width).to(3).add(heading if place == 0 else "", "muted")
            rows.append(maker.to(_COLUMN).add(text).row())
    return [*rows, EMPTY] if numbers else rows


def _facts(
    appraised: Appraised, signal: Signal, one: Contribution, *, numbers: bool
) -> Iterator[tuple[str, str]]:
    for said in appraised.said(signal.id):
        yield said.where, said.words
    yield "counts", _counts(one)
    if numbers:
        yield from _figures(signal, one)
    yield "because", signal.derivation or "it is one of your own signals"
    if signal.source:
        yield "source", signal.source
    yield from _otherwise(appraised, one)


def _counts(one: Contribution) -> str:
    if one.factor == 0:
        return "nothing by itself: its opposite number says the same, and more"
    if not one.nats:
        return "nothing: it is as often seen in one kind of job as in the other"
    way = "toward regret" if one.nats > 0 else "against it"
    share = "in full" if one.factor == 1 else f"{one.factor:.0%} of its weight"
    why = {
        "hint": ", and half, as a hint",
        "conflict": ", and half, as the rounds differ",
        "evasive": ", and half, as it was dodged",
    }.get(one.standing, "")
    reason = "" if one.factor == 1 else ": something stronger stands in its theme or on its side"
    return f"{abs(one.decibans):.1f} dB {way}, {share}{why}{reason}"


def _figures(signal: Signal, one: Contribution) -> Iterator[tuple[str, str]]:
    rates = signal.rates
    if rates is None:
        return
    yield (
        "rates",
        f"seen in {rates.seen_if_regret:.1%} of jobs people would not take again, in"
        f" {rates.seen_if_not:.1%} of the others; as sure as {rates.strength:g} jobs would make it",
    )
    formula = "ln((1 - p1) / (1 - p0))" if one.state == "clear" else "ln(p1 / p0)"
    yield "formula", f"{formula} = {one.weight.nats:+.3f} nats, times {one.factor:.2f}"
    yield "grade", f"{rates.grade}: {_GRADES[rates.grade]}"


def _otherwise(appraised: Appraised, one: Contribution) -> Iterator[tuple[str, str]]:
    for turn in appraised.evaluation.turnarounds:
        if turn.signals == (one.signal,):
            now = appraised.evaluation.posterior.probability
            yield (
                "turned round",
                f"{turn.probability * 100:.0f} in 100 instead of {now * 100:.0f}:"
                " enough to change the answer",
            )
