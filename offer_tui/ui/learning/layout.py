"""Where the page of what was learnt puts everything, at every size."""

from __future__ import annotations

from offer_tui.ui.learning.forecasts import forecast_rows
from offer_tui.ui.learning.jobs import job_rows
from offer_tui.ui.learning.signals import signal_rows
from offer_tui.ui.learning.view import FORECASTS, JOBS, PARTS, LearningView
from offer_tui.ui.rows import EMPTY, Row, RowMaker, line, pad, wrap


def lay_out(view: LearningView, width: int, height: int, footer: Row) -> list[Row]:
    """Return exactly ``height`` rows."""
    top = [_header(view, width), _tabs(view, width), EMPTY]
    bottom = [*_bottom(view, width, max(1, height // 3)), footer]
    room = max(0, height - len(top) - len(bottom))
    if view.part == JOBS:
        body = job_rows(view, width, room)
    elif view.part == FORECASTS:
        body = _scrolled(forecast_rows(view, width), view.place, width, room)
    else:
        body = signal_rows(view, width, room)
    return [*pad([*top, *body], height - len(bottom)), *bottom][-height:]


def most_scrolled(view: LearningView, width: int, height: int) -> int:
    """Return the first row in view, in Forecasts, when its end is in view."""
    bottom = len(_bottom(view, width, max(1, height // 3))) + 1
    return max(0, len(forecast_rows(view, width)) - (height - 3 - bottom - 1))


def _header(view: LearningView, width: int) -> Row:
    maker = RowMaker(width).to(1).add("Learning", "title")
    on = "on" if view.learnt.is_on else "off"
    status = " · ".join(part for part in (on, view.status) if part)
    return maker.right(status, "muted").row()


def _tabs(view: LearningView, width: int) -> Row:
    maker = RowMaker(width).to(1)
    for place, name in enumerate(PARTS):
        action = f"part:{place}"
        is_open = place == view.part
        maker.add("" if not place else "   ").add(f"{place + 1} ", "accent", action=action)
        maker.add(name, "title" if is_open else "muted", action=action)
    return maker.row()


def _bottom(view: LearningView, width: int, most: int) -> list[Row]:
    """Return what stands above the keys: what went wrong, and what was done."""
    warned = [line(w, width, "warning") for said in view.warnings for w in wrap(said, width - 2)]
    noted = [line(w, width, "muted") for said in view.notes for w in wrap(said, width - 2)]
    said = [*warned, *noted][:most]
    return [EMPTY, *said, EMPTY] if said else [EMPTY]


def _scrolled(rows: list[Row], top: int, width: int, room: int) -> list[Row]:
    if len(rows) <= room or room < 2:
        return rows[:room]
    top = max(0, min(top, len(rows) - room + 1))
    shown = rows[top : top + room - 1]
    left = len(rows) - top - len(shown)
    words = f"{left} more row{'' if left == 1 else 's'} below" if left else ""
    return [*shown, line(words, width, "muted", indent=3)]
