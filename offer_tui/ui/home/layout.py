"""Where the home screen puts everything, at every size."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from offer_tui.model.summary import HomeRow
from offer_tui.model.text import visible
from offer_tui.ui.desk import Unreadable
from offer_tui.ui.home.agenda import Due, agenda, most_pressing
from offer_tui.ui.home.columns import NARROW
from offer_tui.ui.home.listing import Listing, listing
from offer_tui.ui.home.notices import notice_rows
from offer_tui.ui.rows import EMPTY, Row, RowMaker, in_one_line, line, pad, width_of

READING = "Reading your files"
_MOST_DUE = 6
"""Rows of what is due; more of them, where the window is high or the list is short."""
_MOST_WITH_ROOM = 12
_LEAST_LISTED = 8
"""Rows of the list that stay when what is due would take their place."""
_GAP = 2
"""Blanks before the key of what is due."""
_LEAST_ROOM = 5
"""Rows from which what is due today takes one of them all the same."""
_LEAST_FOR_TWO = 7
"""Rows from which looking back has one beside that."""
_LEAST_FOR_MORE = 3
"""Rows of what is due from which one of them says how much is left out."""


@dataclass(frozen=True)
class HomeView:
    """The rows, which one is chosen, and what there is to say about the library."""

    rows: Sequence[HomeRow]
    now: dt.datetime
    chosen: str = ""
    """The slug of the chosen row."""
    notices: Sequence[str] = ()
    """Problems with files and folders, each a line."""
    title: str = "Opportunities"
    nothing: str = ""
    """What is said where nothing is left of a list that is being narrowed."""
    detail: Sequence[Row] = ()
    """More about the chosen row, where there is room."""
    unreadable: Sequence[Unreadable] = ()
    due: Sequence[Due] | None = None
    """The agenda of the rows; None: it is still to be made from them."""
    is_read: bool = True
    """Whether the files have been read, so that no rows means that there are none."""
    announced: Sequence[str] = ()
    """That turning a good one down soon costs more; the longest words first."""


def lay_out(view: HomeView, width: int, height: int, bottom: Sequence[Row]) -> list[Row]:
    """Return exactly ``height`` rows; ``bottom`` is the line, if any, and the footer."""
    top = [_header(view, width), EMPTY]
    top += notice_rows(view.notices, width, height)
    top += [EMPTY] if view.notices else []
    listed = listing(view.rows, view.unreadable, width)
    if not view.nothing:
        top += _agenda(view, width, height - len(top) - len(bottom), listed)
        top += _announced(view, width, height - len(top) - len(bottom), listed)
    room = height - len(top) - len(bottom)
    body = _body(view, listed, width, room)
    if view.detail and room - len(body) > 3:
        body += [EMPTY, *view.detail][: room - len(body)]
    return [*pad([*top, *body], height - len(bottom)), *bottom]


def _header(view: HomeView, width: int) -> Row:
    now = view.now
    said = f"{now:%a} {now.day} {now:%b} {now:%H:%M}"
    return RowMaker(width).to(1).add(view.title, "title").right(said, "muted").row()


def _body(view: HomeView, listed: Listing, width: int, room: int) -> list[Row]:
    if listed.blocks:
        return listed.in_view(room, view.chosen, view.now)
    if not view.is_read:
        return [line(READING, width, "muted", indent=3)]
    return [line(view.nothing, width, "muted", indent=3)] if view.nothing else []


def _agenda(view: HomeView, width: int, room: int, listed: Listing) -> list[Row]:
    """Return what is due and a blank row, in the room that the list leaves."""
    due = agenda(view.rows, view.now) if view.due is None else view.due
    most = _most_due(room, listed)
    if most < 1 and room >= _LEAST_ROOM:
        due, most = [one for one in due if one.when != "soon"], 1
    if most == 1 and room >= _LEAST_FOR_TWO and any(one.is_look_back for one in due):
        most = 2
    is_cut = len(due) > most >= _LEAST_FOR_MORE
    shown = most_pressing(due, most - 1 if is_cut else most)
    rows, before = [], ""
    for one in shown:
        rows.append(_due_row(one, before, view, width))
        before = one.when
    if is_cut:
        indent = 9 if width < NARROW else 21
        rows.append(line(f"and {len(due) - len(shown)} more", width, "muted", indent=indent))
    return [*rows, EMPTY] if rows else []


def _most_due(room: int, listed: Listing) -> int:
    """Return how many rows what is due may take."""
    beside_all = min(_MOST_WITH_ROOM, room - listed.height - 1)
    most = max(_MOST_DUE, room // 4, beside_all)
    return min(most, room - min(listed.height, _LEAST_LISTED) - 1)


def _announced(view: HomeView, width: int, room: int, listed: Listing) -> list[Row]:
    """Return what is announced and a blank row, in the room that the list leaves."""
    rows = [line(words, width, "muted") for words in in_one_line(view.announced, width - 2)]
    least = min(listed.height, _LEAST_LISTED)
    return [*rows, EMPTY] if rows and room - least > len(rows) else []


def _due_row(due: Due, before: str, view: HomeView, width: int) -> Row:
    maker, today = RowMaker(width).to(1), view.now.date()
    key = due.key if _works(due, view) else ""
    if width < NARROW:
        maker.add(_short_when(due, today), "muted", width=6).to(9).add(due.short or due.words)
        return maker.right(key.partition(" ")[0], "accent").row()
    maker.add(due.when.capitalize() if due.when != before else "", "title").to(9)
    maker.add(_when(due, today), "muted").to(21).add(due.words)
    said = (key, due.key_short, key.partition(" ")[0]) if key else ()
    room = width - maker.width - _GAP
    fitting = next((words for words in said if words and width_of(visible(words)) < room), "")
    return maker.right(fitting, "accent").row()


def _works(due: Due, view: HomeView) -> bool:
    """Whether its key does it now: one that would do it for another one is not named."""
    if due.slug == view.chosen:
        return True
    return due.is_look_back and not any(
        row.can_look_back for row in view.rows if row.slug == view.chosen
    )


def _when(due: Due, today: dt.date) -> str:
    if due.when == "now":
        return f"since {due.at:%H:%M}" if due.at and due.day == today else f"since {due.day:%a}"
    if due.at:
        return f"{due.at:%H:%M}"
    return "any time" if due.day == today else f"{due.day:%a} {due.day.day:>2} {due.day:%b}"


def _short_when(due: Due, today: dt.date) -> str:
    if due.at and due.when != "now":
        return f"{due.at:%H:%M}"
    return due.when if due.when == "now" or due.day == today else f"{due.day.day:>2} {due.day:%b}"
