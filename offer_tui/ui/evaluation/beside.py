"""What is said beside the verdict: deal-breakers, reservations, what no figure can know."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from offer_tui.evaluator.advice import about_asking, remarks
from offer_tui.evaluator.weights import adverse
from offer_tui.ui.evaluation.view import WIDE, EvaluationView
from offer_tui.ui.rows import Row, line, wrap

_IN_SHORT = "A second opinion: no study links what is seen in a room to regret."
_CAUTION = (
    "A second opinion: no study links what is seen in an interview to regret a year later. The"
    " range is doubt about the figures, so more ticks do not narrow it."
)


def remark_rows(view: EvaluationView, width: int) -> list[list[Row]]:
    """Return the remarks, the gravest first, each with its rows."""
    said = remarks(view.appraised.evaluation) if width >= WIDE else tuple(_in_short(view))
    asking = about_asking(view.appraised.evaluation)
    return [
        [line(text, width, "muted") for text in wrap(words, width - 2)]
        for words in said
        if words != asking
    ]


def caution_rows(width: int) -> list[Row]:
    """Return the sentence on what the figure can't know."""
    words = _CAUTION if width >= WIDE else _IN_SHORT
    return [line(text, width, "muted") for text in wrap(words, width - 2)]


def _in_short(view: EvaluationView) -> Iterator[str]:
    evaluation = view.appraised.evaluation
    breakers = evaluation.deal_breakers
    if breakers.seen:
        yield f"Your deal-breakers, seen: {_labels(view, breakers.seen)}."
    if breakers.open:
        yield f"Your deal-breakers, not settled: {_labels(view, breakers.open)}."
    if evaluation.reservations:
        yield f"With a reservation: {_labels(view, evaluation.reservations)}."
    if evaluation.gut_disagrees:
        yield "Your gut says otherwise: what did it notice?"
    if breakers.untouched:
        by_id = evaluation.catalogue.by_id
        codes = ", ".join(by_id[name].code or by_id[name].yes for name in breakers.untouched)
        yield f"Before you sign, look into {codes}."
    if evaluation.only_deal_breakers_guard:
        yield "With these losses only your deal-breakers guard you."


def _labels(view: EvaluationView, names: Iterable[str]) -> str:
    signals = (view.appraised.evaluation.catalogue.by_id[name] for name in names)
    return "; ".join(
        f"{s.code or ''} {s.yes if adverse(s) == 'seen' else s.no}".strip() for s in signals
    )
