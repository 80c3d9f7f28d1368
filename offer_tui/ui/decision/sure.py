"""How sure the person is, before the evaluator's figure stands beside it."""

from __future__ import annotations

from offer_tui.evaluator.advice import sentence
from offer_tui.model.frozen import FrozenEvaluation
from offer_tui.model.wording import tenths_words
from offer_tui.ui.decision.weighing import Weighing
from offer_tui.ui.evaluation.scale import percent
from offer_tui.ui.parts.item import Heading, Item, Line, Sentence


def own_words(probability: float | None) -> str:
    """Return the person's own forecast as a count: "3 of 10"."""
    return "" if probability is None else tenths_words(probability)


def sure_lines(weighing: Weighing) -> tuple[Line, ...]:
    """Return the own forecast, and once it was given, the evaluator's beside it."""
    own = weighing.decision.own_probability
    lines: list[Line] = [
        Heading("Your own forecast"),
        Sentence("Of ten jobs that look like this, how many would you not take again?"),
        Item(
            "own",
            own_words(own) or "nothing said yet",
            enter="say" if own is None and not weighing.is_made else "",
            is_faint=own is None,
        ),
    ]
    if weighing.is_made:
        return (*lines, *_then(weighing.decision.evaluation))
    if own is None:
        return (*lines, Sentence("Yours first; then the evaluator's stands beside it."))
    return (*lines, Sentence("It stays as you gave it."), *_now(weighing))


def _now(weighing: Weighing) -> tuple[Line, ...]:
    appraised = weighing.appraised
    if appraised.is_empty:
        return (Sentence("Nothing was seen yet, so that there is no figure beside yours."),)
    if missing := appraised.gut_missing:
        words = f"The evaluator waits for how {missing.round} felt: w asks it."
        return (Heading("The evaluator"), Sentence(words))
    evaluation = appraised.evaluation
    low, high = evaluation.posterior.interval
    said = (
        f"{percent(evaluation.posterior.probability)} in 100, could be {percent(low)} to"
        f" {percent(high)}; you can afford {percent(evaluation.losses.threshold)}."
    )
    return (Heading("The evaluator"), Sentence(said), Sentence(sentence(evaluation)))


def _then(kept: FrozenEvaluation | None) -> tuple[Line, ...]:
    if kept is None:
        return (Sentence("No evaluation was kept with it."),)
    said = (
        f"{percent(kept.probability)} in 100, could be {percent(kept.low)} to"
        f" {percent(kept.high)}; you could afford {percent(kept.threshold)}."
        f" Kept as it was, with catalogue {kept.catalogue}."
    )
    return (Heading("The evaluator, that day"), Sentence(said))


def sure_comes_to(weighing: Weighing) -> str:
    """Return the own forecast."""
    return own_words(weighing.decision.own_probability) or "not said"
