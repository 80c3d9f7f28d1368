"""How forecasts held: counts, then scores, then a reliability curve beside a table of its bins."""

from __future__ import annotations

from collections.abc import Sequence

from offer_tui.evaluator import account
from offer_tui.evaluator.calibration import BINS, Bin, Calibration, Scores
from offer_tui.ui.learning.curve import curve_rows, key_of
from offer_tui.ui.learning.view import NARROW, LearningView
from offer_tui.ui.rows import EMPTY, Row, RowMaker, Span, line, wrap

_SCORES = (26, 35, 44)
"""Columns at which jobs, Brier and log score end."""
_SCORES_IF_NARROW = (22, 29, 36)
_BESIDE = 80
"""Cells from which the table has room beside the curve."""
_TABLE = 46
"""Cells of the table."""
_FIRST, _NEXT = 11, 18
"""Column of the first forecaster in the table, and cells to the next one's."""
_MOST_CELLS = 61
_HOW_TO_READ = (
    "Said: what was forecast, on average. Came: how many were regretted. On the line a forecast"
    " came true as often as it said; above it more jobs were regretted, below it fewer."
)
Forecasters = Sequence[tuple[str, Calibration]]


def forecast_rows(view: LearningView, width: int) -> list[Row]:
    """Return all rows, however many."""
    held, own = view.learnt.held, view.learnt.own_held
    both: Forecasters = (("evaluator", held), ("you", own))
    rows = [line(w, width) for said in account.forecasts(held, own) for w in wrap(said, width - 2)]
    if held.outcomes and (view.learnt.left_out or not view.learnt.is_on):
        words = "A job counts here whether it teaches or not."
        rows += [line(w, width, "muted") for w in wrap(words, width - 2)]
    drawn = [(name, one) for name, one in both if one.curve]
    if drawn:
        rows += [EMPTY, *_curve(drawn, width, letters=view.letters)]
    if held.scores or own.scores:
        rows += [EMPTY, *_scores(both, width)]
    return rows


def _scores(both: Forecasters, width: int) -> list[Row]:
    ends = _SCORES_IF_NARROW if width < NARROW else _SCORES
    maker = RowMaker(width)
    for name, end in zip(("jobs", "Brier", "log"), ends, strict=True):
        maker.to(end - len(name)).add(name, "muted")
    rows = [maker.row()]
    for name, one in both:
        if one.scores is not None:
            rows += _scored(name, one.scored, one.scores, ends, width)
    if any(one.is_thin for _, one in both):
        rows += [line(w, width, "warning") for w in wrap(account.FEW_PROVE_LITTLE, width - 2)]
    if impossible := account.held_impossible(*(one for _, one in both)):
        rows += [line(w, width, "warning") for w in wrap(impossible, width - 2)]
    words = account.WHAT_SCORES_ARE
    return [*rows, *(line(w, width, "muted") for w in wrap(words, width - 2))]


def _scored(name: str, count: int, scores: Scores, ends: Sequence[int], width: int) -> list[Row]:
    first = _figures(name, str(count), scores.brier, scores.log_score, ends, width)
    if width >= NARROW:
        first.add(f"   {account.compared(scores)}", "muted")
    base = f"always {account.percent(scores.base_rate)} in 100"
    flat = scores.brier_of_base_rate, scores.log_score_of_base_rate
    return [first.row(), _figures(base, "", *flat, ends, width, indent=3).row()]


def _figures(
    name: str, count: str, brier: float, log: float, ends: Sequence[int], width: int,
    indent: int = 1,
) -> RowMaker:  # fmt: skip
    maker = RowMaker(width).to(indent).add(name, "text" if count else "muted")
    for shown, end in zip((count, f"{brier:.3f}", account.log_words(log)), ends, strict=True):
        maker.to(end - len(shown)).add(shown, "text" if count else "muted")
    return maker


def _curve(drawn: Forecasters, width: int, *, letters: bool) -> list[Row]:
    """Return the curve with the table beside it, or below it where there is no room."""
    is_beside = width >= _BESIDE
    cells = min(_MOST_CELLS, width - 7 - (_TABLE + 2 if is_beside else 0))
    curves = {name: [(b.mean_forecast, b.regretted) for b in one.curve] for name, one in drawn}
    plot = curve_rows(curves, cells, letters=letters, named=not is_beside)
    table = _table(drawn, _TABLE if is_beside else width, letters=letters)
    explained = [line(words, width, "muted") for words in wrap(_HOW_TO_READ, width - 2)]
    if not is_beside:
        return [*plot, EMPTY, *table, EMPTY, *explained]
    height = max(len(plot), len(table))
    beside = zip(_filled(plot, height), _filled(table, height), strict=True)
    joined = [
        RowMaker(width).extend(left).to(width - _TABLE).extend(right).row()
        for left, right in beside
    ]
    return [*joined, EMPTY, *explained]


def _filled(rows: Sequence[Row], height: int) -> list[Row]:
    return [*rows, *([EMPTY] * (height - len(rows)))]


def _table(drawn: Forecasters, width: int, *, letters: bool) -> list[Row]:
    """Return a row for each tenth: how many jobs, what was said, what came of it, in 100."""
    names, heads = RowMaker(width), RowMaker(width).to(1).add("forecast", "muted")
    for place, (name, _) in enumerate(drawn):
        names.to(_FIRST + place * _NEXT).extend((key_of(name, letters=letters), Span(f" {name}")))
        heads.to(_FIRST + place * _NEXT).add("jobs  said  came", "muted")
    rows = [names.row(), heads.row()]
    bins = [{round(b.low * BINS): b for b in one.curve} for _, one in drawn]
    for tenth in sorted(set().union(*bins)):
        maker = RowMaker(width).to(1).add(f"{tenth * 10} to {tenth * 10 + 10}")
        for place, found in enumerate(bins):
            if (one := found.get(tenth)) is not None:
                maker.to(_FIRST + place * _NEXT).add(_bin(one))
        rows.append(maker.row())
    return rows


def _bin(one: Bin) -> str:
    mean, came = account.percent(one.mean_forecast), account.percent(one.regretted)
    return f"{one.count:>4}  {mean:>4}  {came:>4}"
