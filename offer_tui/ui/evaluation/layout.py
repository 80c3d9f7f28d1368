"""Where the Evaluation screen puts everything, at every size."""

from __future__ import annotations

from collections.abc import Sequence

from offer_tui.evaluator.advice import sentence
from offer_tui.evaluator.posterior import Contribution
from offer_tui.ui.evaluation.balance import balance, window
from offer_tui.ui.evaluation.beside import caution_rows, remark_rows
from offer_tui.ui.evaluation.explain import explain, explain_question
from offer_tui.ui.evaluation.figures import course_row, range_rows, tuning_rows, waterfall_rows
from offer_tui.ui.evaluation.inquiries import inquiry_rows, put_aside_rows, turned_rows
from offer_tui.ui.evaluation.personal import personal_rows
from offer_tui.ui.evaluation.scale import percent
from offer_tui.ui.evaluation.view import NARROW, WIDE, EvaluationView
from offer_tui.ui.live.speech import GUT_WORDS
from offer_tui.ui.rows import EMPTY, Row, RowMaker, line, pad, wrap

_GOOD_LIST = 9
"""Rows of for and against, with their heading, that come before the second question."""
_LEAST_LIST = 4
"""Rows of for and against that stay in view, its heading and the chosen one among them."""


def lay_out(view: EvaluationView, width: int, height: int, footer: Row) -> list[Row]:
    """Return exactly ``height`` rows."""
    top = [_header(view, width), EMPTY]
    room = height - len(top) - 2
    said = wrap(view.notice, width - 2)[:2] if view.notice else []
    room -= len(said)
    middle = pad(_middle(view, width, room), room)
    notice = [line(words, width, "warning") for words in said]
    return [*pad([*top, *middle, *notice, EMPTY], height - 1), footer]


def _middle(view: EvaluationView, width: int, room: int) -> list[Row]:
    if view.appraised.is_empty:
        return _nothing_yet(width)
    if view.appraised.gut_missing:
        return _gut_first(view, width)
    if view.opened and view.chosen is not None:
        if isinstance(view.chosen, Contribution):
            return explain(view.appraised, view.chosen, width, numbers=True)
        return explain_question(view, view.chosen, width)
    return _body(view, width, room)


def _header(view: EvaluationView, width: int) -> Row:
    opportunity, rounds = view.appraised.opportunity, len(view.appraised.sessions)
    names = [opportunity.company, f"{rounds} round{'' if rounds == 1 else 's'}"]
    if width >= NARROW and opportunity.role:
        names.insert(1, opportunity.role)
    maker = RowMaker(width).to(1).add(" · ".join(names), "title", width=max(8, width - 14))
    return maker.right("Evaluation", "muted").row()


def _nothing_yet(width: int) -> list[Row]:
    words = (
        "Nothing was seen here yet. Press l to write down a round while it goes on, or a to"
        " write one down afterwards."
    )
    unseen = (
        "Without anything seen there is only what holds for jobs at large: about one in four is"
        " regretted. That says nothing about this one."
    )
    rows = [line(text, width) for text in wrap(words, width - 2)]
    return [*rows, EMPTY, *(line(text, width, "muted") for text in wrap(unseen, width - 2))]


def _gut_first(view: EvaluationView, width: int) -> list[Row]:
    missing = view.appraised.gut_missing
    words = f"Gut first: how did {missing.round if missing else 'it'} feel?"
    rows = [line(words, width, "title"), EMPTY]
    for number, meaning in enumerate(GUT_WORDS, 1):
        rows.append(RowMaker(width).to(3).add(str(number), "accent").add(f"  {meaning}").row())
    why = "The numbers stay hidden until here, so that they don't make up your mind."
    return [*rows, EMPTY, *(line(text, width, "muted") for text in wrap(why, width - 2))]


def _body(view: EvaluationView, width: int, room: int) -> list[Row]:
    """Return all parts: what must be said first gets its rows, the longer lists what is left."""
    head = [line(t, width, "title") for t in wrap(sentence(view.appraised.evaluation), width - 2)]
    if view.appraised.opportunity.is_closed:
        head = [*_then(view, width), *head]
    figures = [*range_rows(view, width), *tuning_rows(view, width)]
    rows, asked = balance(view, width), inquiry_rows(view, width)
    detail = _detail(view, width)
    least = min(len(rows), _LEAST_LIST)
    if len(head) + len(figures) + least > room:
        figures = figures[:1]
    granted = _Room(room - len(head) - len(figures) - least)
    remarks = [row for said in remark_rows(view, width) for row in granted.all_of(said)]
    questions = granted.all_of(asked[:2])
    personal = [row for said in personal_rows(view, width) for row in granted.all_of(said)]
    caution = granted.all_of(caution_rows(width))
    waterfall = granted.all_of(waterfall_rows(view, width)) if view.numbers else []
    course = granted.all_of(course_row(view, width))
    gap = granted.all_of([EMPTY])
    more = len(granted.some_of(rows[least:_GOOD_LIST]))
    questions += granted.some_of(asked[2:]) if questions else []
    first = granted.some_of(detail[:1] if width < WIDE else [])
    more += len(granted.some_of(rows[least + more :]))
    between = granted.all_of([EMPTY]) if questions else []
    last = granted.all_of(detail if width >= WIDE else detail[1:])
    aside = granted.some_of(put_aside_rows(view, width))
    turned = granted.all_of(turned_rows(view, width))
    listed = window(rows, view.place, least + more)
    return [
        *head, *gap, *figures, *personal, *course, *waterfall, *listed, *first, *last, *remarks,
        *between, *questions, *aside, *turned, *caution,
    ]  # fmt: skip


class _Room:
    """The rows that are left to give away."""

    def __init__(self, rows: int) -> None:
        self._left = max(0, rows)

    def all_of(self, rows: Sequence[Row]) -> list[Row]:
        """Give room to all of the rows, or to none."""
        if len(rows) > self._left:
            return []
        self._left -= len(rows)
        return list(rows)

    def some_of(self, rows: Sequence[Row]) -> list[Row]:
        """Give room to as many of the rows as there is room for."""
        return self.all_of(rows[: self._left])


def _then(view: EvaluationView, width: int) -> list[Row]:
    """Return what was decided and what the evaluation said that day; the rest is of today."""
    decision = view.appraised.opportunity.decision
    said = [f'You wrote: "{decision.because}"'] if decision and decision.because else []
    if decision and (then := decision.evaluation):
        figures = f"{percent(then.probability)} in 100, could be {percent(then.low)}"
        figures += f" to {percent(then.high)}; you could afford {percent(then.threshold)}."
        said.append(f"Then: {figures} Kept as it was, with catalogue {then.catalogue}.")
    said.append("This is closed. Under what you know and use today it says:")
    return [line(text, width, "muted") for words in said for text in wrap(words, width - 2)]


def _detail(view: EvaluationView, width: int) -> list[Row]:
    """Return what stands under the list about the chosen row: all of it where there is room."""
    one = view.chosen
    if not isinstance(one, Contribution):
        return []
    if width >= WIDE:
        return [EMPTY, *explain(view.appraised, one, width, numbers=view.numbers)]
    said = view.appraised.said(one.signal)
    if not said:
        return []
    code, latest = view.signal_of(one).code or "", said[-1]
    if width < NARROW:
        return [line(f"{code}  {latest.words}", width, "muted", indent=3)]
    room = width - len(latest.where) - 4
    maker = RowMaker(width).to(3).add(f"{code}  ", "muted").add(latest.words, width=room - 7)
    return [maker.right(latest.where, "muted").row()]
