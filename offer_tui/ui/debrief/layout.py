"""Where everything in Debrief stands, at every size; a view in, rows out.

Header, line and footer never go. Where it is narrow one step is in view, in a low window without
blank rows; where there is room all six are.
"""

from __future__ import annotations

from collections.abc import Sequence

from offer_tui.model.text import visible
from offer_tui.model.wording import day_words, in_zone
from offer_tui.ui.debrief import speech
from offer_tui.ui.debrief.estimate import time_left
from offer_tui.ui.debrief.footers import footer_keys
from offer_tui.ui.debrief.panels import panel
from offer_tui.ui.debrief.steps import NAMES, Step
from offer_tui.ui.debrief.summary import comes_to
from offer_tui.ui.debrief.view import DebriefView
from offer_tui.ui.debrief.wide import all_steps
from offer_tui.ui.rows import EMPTY, Row, RowMaker, footer, in_one_line, line, pad, width_of

SIDE_BY_SIDE = 64
ALL_STEPS = (114, 34)
PANEL_COLUMN = 26
_STATE_COLUMN = 16
_FEWEST_ROWS = 8
_ROOMY = 16
_LEAST_NAME = 8


def lay_out(view: DebriefView, width: int, height: int) -> list[Row]:
    """Return exactly ``height`` rows of at most ``width`` cells."""
    bottom = _bottom(view, width, height)
    head = [_header(view, width)]
    if height < _FEWEST_ROWS:
        return [*pad(head, height - len(bottom)), *bottom][-height:]
    if height >= _ROOMY:
        head.append(EMPTY)
    room = height - len(head) - len(bottom)
    body = _body(view, width, room, is_whole=width >= ALL_STEPS[0] and height >= ALL_STEPS[1])
    return [*head, *pad(body, room), *bottom]


def _body(view: DebriefView, width: int, room: int, *, is_whole: bool) -> list[Row]:
    if is_whole:
        return all_steps(view, width, room)
    if width < SIDE_BY_SIDE:
        gap = [EMPTY] if room >= _ROOMY - 4 else []
        top = [_step_row(view, width), *gap]
        return [*top, *panel(view, width, room - len(top), 1)]
    left = [_step(view, step, PANEL_COLUMN) for step in Step]
    return _beside(left, panel(view, width - PANEL_COLUMN, room, 0), width, room)


def _beside(left: Sequence[Row], right: Sequence[Row], width: int, room: int) -> list[Row]:
    rows = []
    for one, other in zip(pad(left, room), pad(right, room), strict=True):
        is_chosen = bool(other) and other[0].text.startswith("»")
        column = PANEL_COLUMN - 2 if is_chosen else PANEL_COLUMN
        rows.append(RowMaker(width).extend(one).to(column).extend(other).row())
    return rows


def _step(view: DebriefView, step: Step, width: int) -> Row:
    """Return a step with what it comes to; the one that it has come to is marked."""
    is_current = step is view.debrief.step
    maker, action = RowMaker(width), f"step:{int(step)}"
    maker.to(1).add("» " if is_current else "  ", "accent")
    maker.add(str(int(step)), "accent", action=action)
    maker.add(f" {NAMES[step]}", "title" if is_current else "text", action=action)
    return maker.to(_STATE_COLUMN).add(comes_to(view, step), "muted", action=action).row()


def _step_row(view: DebriefView, width: int) -> Row:
    """Return the step that is in view alone, and which of the six it is."""
    step = view.debrief.step
    maker = RowMaker(width).to(1).add(str(int(step)), "accent").add(f" {NAMES[step]}", "title")
    is_told = step not in {Step.GUT, Step.NEXT}
    maker.to(_STATE_COLUMN).add(comes_to(view, step) if is_told else "", "muted")
    return maker.right(f"{int(step)} of {len(Step)}", "muted").row()


def _header(view: DebriefView, width: int) -> Row:
    heading, d = view.heading, view.debrief
    names = ["Debrief", heading.company, heading.round]
    if width >= ALL_STEPS[0]:
        names.append(_when(view))
    left = " · ".join(visible(name) for name in names if name)
    is_narrow = width < SIDE_BY_SIDE
    right = f"{time_left(d, short=is_narrow)} · {view.state}"
    if is_narrow and width - width_of(right) - 3 < width_of(left):
        # The time is dropped for what went wrong or is on its way, and stands for what is saved.
        right = time_left(d, short=True) if view.state == "saved" else view.state
    if width - width_of(right) - 4 < _LEAST_NAME:
        right = view.state
    room = max(0, width - width_of(right) - 3)
    maker = RowMaker(width).to(1).add(left, "title", width=room)
    return maker.right(right, "warning" if view.is_failing else "muted").row()


def _when(view: DebriefView) -> str:
    """Return when the round was: "today 17:00 to 17:47"."""
    session = view.debrief.line.session
    if session.from_memory:
        return "from memory"
    zone = view.now.tzinfo
    began = in_zone(session.began, zone)
    day = day_words(began.date(), view.now.date())
    until = f" to {in_zone(session.ended, zone):%H:%M}" if session.ended else ""
    return f"{day} {began:%H:%M}{until}"


def _bottom(view: DebriefView, width: int, height: int) -> list[Row]:
    keys = footer_keys(view, narrow=width < SIDE_BY_SIDE)
    rows = [speech.line_row(view, width), footer(keys, width)]
    if height >= _ROOMY:
        rows.insert(1, EMPTY)
    if said := in_one_line(view.warnings, width - 2):
        rows.insert(0, line(said[0], width, "warning"))
    elif height >= _FEWEST_ROWS:
        rows.insert(0, EMPTY)
    return rows
