"""For and against: a row for each signal observed, with its bar."""

from __future__ import annotations

from collections.abc import Sequence

from offer_tui.evaluator.posterior import Contribution
from offer_tui.model.mark import mark_of
from offer_tui.ui.evaluation.scale import against_bar, bar, glyphs, signed
from offer_tui.ui.evaluation.view import NARROW, EvaluationView, columns
from offer_tui.ui.rows import EMPTY, Row, RowMaker, line, mark_span


def balance(view: EvaluationView, width: int) -> list[Row]:
    """Return every observed signal with a weight, what speaks against it first."""
    if not view.contributions:
        return [EMPTY, line("What was seen carries no weight.", width, "muted")]
    return _two_lists(view, width) if width < NARROW else _one_list(view, width)


def window(rows: Sequence[Row], place: int, room: int) -> list[Row]:
    """Return as many rows as there is room for, with the chosen one and the heading."""
    if len(rows) <= room:
        return list(rows)
    last = min(place + 2, len(rows) - 1)
    start = max(0, min(last - room + 1, len(rows) - room))
    shown = [rows[0], *rows[start + 1 : start + room]]
    # A side's heading with none of its rows below it says nothing.
    return (
        shown[:-1] if [span.text.strip() for span in shown[-1]] in (["", "for"], ["for"]) else shown
    )


def _one_list(view: EvaluationView, width: int) -> list[Row]:
    column, cells = columns(width)
    middle = glyphs(letters=view.letters)[6]
    heading = RowMaker(width).to(column + cells - 4).add(f"for {middle} against", "muted")
    rows = [heading.row()]
    largest = max(abs(one.nats) for one in view.contributions)
    for place, one in enumerate(view.contributions):
        maker = _named(view, one, place, width)
        if one.nats:
            maker.to(column).extend(against_bar(one.nats, largest, cells, letters=view.letters))
        else:
            maker.to(column + cells).add(middle, "muted")
            maker.add(" counted with its pair" if not one.factor else "", "muted")
        if view.numbers and one.nats:
            maker.right(f"{signed(one.decibans)} dB  ×{one.factor:.2f}", "muted")
        elif one.standing == "conflict":
            maker.right("rounds differ", "muted")
        rows.append(maker.row())
    return rows


def _two_lists(view: EvaluationView, width: int) -> list[Row]:
    rows: list[Row] = []
    largest = max(abs(one.nats) for one in view.contributions)
    heading = ""
    for place, one in enumerate(view.contributions):
        side = "against" if one.nats > 0 else "for"
        if side != heading and one.nats:
            rows.append(line(side, width, "muted"))
            heading = side
        drawn = bar(one.nats, largest, 6, letters=view.letters) if one.nats else ""
        row = RowMaker(width).extend(_named(view, one, place, width - 8).row()).to(width - 7)
        rows.append(row.add(drawn, "against" if one.nats > 0 else "for").row())
    return rows


def _named(view: EvaluationView, one: Contribution, place: int, width: int) -> RowMaker:
    signal = view.signal_of(one)
    chosen = view.is_chosen(one)
    action = f"row:{place}"
    maker = RowMaker(width).to(1).add("»" if chosen else " ", "accent").add(" ")
    maker.add(f"{signal.code or '  '} ", "muted", action=action)
    mark = mark_span(mark_of(signal.polarity, one.state, one.degree), letters=view.letters)
    maker.add(mark.text, mark.role, action=action).add(" ")
    label = signal.no if one.state == "clear" else signal.yes
    return maker.add(label, "title" if chosen else "text", action=action)
