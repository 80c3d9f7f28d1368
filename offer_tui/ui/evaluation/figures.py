"""The range, what can be afforded, how it moved from round to round, and how it adds up."""

from __future__ import annotations

from offer_tui.evaluator.weights import decibans
from offer_tui.ui.evaluation.scale import percent, pointer_row, range_row, share, signed
from offer_tui.ui.evaluation.view import NARROW, WIDE, EvaluationView
from offer_tui.ui.rows import Row, RowMaker, line, wrap


def range_rows(view: EvaluationView, width: int) -> list[Row]:
    """Return the probability of regret, its range, and what can be afforded."""
    evaluation = view.appraised.evaluation
    low, high = evaluation.posterior.interval
    middle = evaluation.posterior.probability
    found = f"{percent(middle)} in 100, could be {percent(low)} to {percent(high)}"
    looked = f"looked into {share(evaluation.looked_into)} %"
    afford = f"you can afford {percent(evaluation.losses.threshold)}"
    cells = 100 if width >= WIDE else 50
    if width < NARROW:
        cells = width - 10
        found = f"{percent(middle)} in 100, {percent(low)} to {percent(high)}"
    elif width >= WIDE and not view.tuning:
        afford += (
            f": regretting it costs {evaluation.losses.join:g} months,"
            f" turning a good one down {evaluation.losses.decline:g}"
        )
    first = RowMaker(width).to(1).add("Would regret it   ", "muted").add(found, "title")
    rows = [
        first.right(looked, "muted").row() if width >= NARROW else first.row(),
        range_row(low, middle, high, width, cells, letters=view.letters),
        pointer_row(evaluation.losses.threshold, width, cells, afford, letters=view.letters),
    ]
    return rows if width >= NARROW else [*rows, line(looked, width, "muted")]


def tuning_rows(view: EvaluationView, width: int) -> list[Row]:
    """Return the two losses while they are being moved, and what follows from them."""
    tuning = view.tuning
    if tuning is None:
        return []
    evaluation = view.appraised.evaluation
    rows = []
    named = (
        ("regretting it costs", tuning.join, tuning.join_by_hand),
        ("turning a good one down", tuning.decline, tuning.decline_by_hand),
    )
    for place, (words, months, by_hand) in enumerate(named):
        chosen = place == tuning.row
        maker = RowMaker(width).to(1).add("»" if chosen else " ", "accent").add(f" {words}")
        maker.to(28).add("› ", "accent").add(f"{months:g} months", "title" if chosen else "text")
        how = "by hand" if by_hand else "by default"
        rows.append((maker.to(43).add(how, "muted") if width >= NARROW else maker).row())
    probability = evaluation.posterior.probability
    expected = (
        f"On average joining would cost you"
        f" {evaluation.losses.expected_from_joining(probability):.1f} months, declining"
        f" {evaluation.losses.expected_from_declining(probability):.1f}."
    )
    return [*rows, *(line(text, width, "muted", indent=3) for text in wrap(expected, width - 4))]


def course_row(view: EvaluationView, width: int) -> list[Row]:
    """Return how the figure moved from round to round, when there was more than one."""
    course = view.appraised.course
    if len(course) < 2:
        return []
    moved = " → " if not view.letters else " -> "
    figures = moved.join(str(percent(posterior.probability)) for posterior in course[-8:])
    return [RowMaker(width).to(1).add("Round by round    ", "muted").add(figures).row()]


def waterfall_rows(view: EvaluationView, width: int) -> list[Row]:
    """Return how the figure adds up, in decibans: where it begins, what was seen, what is held."""
    result = view.appraised.evaluation.posterior
    seen, held = decibans(result.evidence_nats), decibans(result.saturation_nats)
    total = decibans(result.log_odds)
    prior = total - seen - held
    words = (
        f"In decibans: {signed(prior)} for jobs at large, {signed(seen)} for what was seen,"
        f" {signed(held)} held back since cues from one place are related: {signed(total)},"
        f" which is {result.probability * 100:.1f} in 100."
    )
    return [line(text, width, "muted") for text in wrap(words, width - 2)]
