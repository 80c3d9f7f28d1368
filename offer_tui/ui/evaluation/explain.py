"""One row of the evaluation in full: notes, weight, formula, evidence, and if it were otherwise."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from offer_tui.evaluator.posterior import Contribution
from offer_tui.evaluator.questions import Inquiry
from offer_tui.evaluator.weights import adverse
from offer_tui.model.signal import Signal
from offer_tui.ui.appraisal import Appraised
from offer_tui.ui.evaluation.inquiries import ASK_WORDS
from offer_tui.ui.evaluation.scale import chance_words
from offer_tui.ui.evaluation.view import NARROW, EvaluationView
from offer_tui.ui.rows import Row, RowMaker, line, wrap

_MOST_LINES = 5
_HALVED = {
    "hint": "half its weight, as a hint",
    "conflict": "half its weight, as the rounds differ",
    "evasive": "half its weight, as it was dodged",
}
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
    return [*rows, *_fact_rows(list(_facts(appraised, signal, one, numbers=numbers)), width)]


def _fact_rows(facts: Sequence[tuple[str, str]], width: int) -> list[Row]:
    rows: list[Row] = []
    widest = max(len(heading) for heading, _ in facts)
    column = 5 + min(widest, 9 if width < NARROW else 22)
    for heading, words in facts:
        lines = _shortened(wrap(words, max(10, width - column - 1)))
        first = RowMaker(width).to(3).add(heading, "muted", width=column - 4).to(column)
        rows.append(first.add(lines[0]).row())
        rows += [line(text, width, indent=column) for text in lines[1:]]
    return rows


def explain_question(view: EvaluationView, choice: Inquiry | Signal, width: int) -> list[Row]:
    """Return the question in full, whom to ask, and what the answers would do."""
    signal = view.signal_of(choice)
    rows = [line(f"{signal.code or ''} {signal.yes}".strip(), width, "title")]
    facts = [("ask", signal.question), ("whom", ASK_WORDS[signal.ask])]
    if isinstance(choice, Inquiry):
        now = view.appraised.evaluation.posterior.probability
        facts += [
            ("if so", f"{choice.if_seen * 100:.0f} in 100 instead of {now * 100:.0f}"),
            ("if not", f"{choice.if_clear * 100:.0f} in 100"),
            (
                "worth",
                f"{choice.value_months:.2f} months; {choice.information_bits:.4f} bits;"
                f" {chance_words(choice.chance_to_change)} to change the answer",
            ),
        ]
    facts.append(("because", signal.derivation or "it is one of your own signals"))
    return [*rows, *_fact_rows(facts, width)]


def _shortened(lines: list[str]) -> list[str]:
    """Return the first lines of words that go on for long; the timeline has all of them."""
    return lines if len(lines) <= _MOST_LINES else [*lines[: _MOST_LINES - 1], "…"]


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
    half = _HALVED.get(one.standing, "")
    if one.factor == 1:
        return f"{abs(one.decibans):.1f} dB {way}, {half or 'in full'}"
    tempered = f"{one.factor:.0%} of {'that' if half else 'its weight'}"
    reason = "something stronger stands in its theme or on its side"
    share = f"{half}, and {tempered}" if half else tempered
    return f"{abs(one.decibans):.1f} dB {way}, {share}: {reason}"


def _figures(signal: Signal, one: Contribution) -> Iterator[tuple[str, str]]:
    rates = signal.rates
    if rates is None:
        return
    yield (
        "rates",
        f"seen in {rates.seen_if_regret:.1%} of jobs people would not take again, in"
        f" {rates.seen_if_not:.1%} of the others; as sure as {rates.strength:g} jobs would make it",
    )
    # What was dodged is read as the answer that speaks against the job.
    read = adverse(signal) if one.state == "evasive" else one.state
    formula = "ln((1 - p1) / (1 - p0))" if read == "clear" else "ln(p1 / p0)"
    half = "½ " if one.standing in _HALVED else ""
    yield "formula", f"{half}{formula} = {one.weight.nats:+.3f} nats, times {one.factor:.2f}"
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
