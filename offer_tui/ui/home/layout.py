"""Where the home screen puts everything, at every size."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from offer_tui.model.summary import HomeRow
from offer_tui.ui.home.agenda import Due, agenda, day_words, most_pressing
from offer_tui.ui.home.notices import notice_rows
from offer_tui.ui.rows import EMPTY, Role, Row, RowMaker, line, pad, width_of

NARROW = 64
WIDE = 114
_STAGE_WORDS: Mapping[str, str] = {
    "lead": "to look at",
    "applied": "applied",
    "interviewing": "interviewing",
    "offer": "offer in hand",
    "accepted": "you took it",
    "declined": "declined",
    "withdrawn": "you withdrew",
    "rejected": "they said no",
    "left": "left",
}
_MOST_DUE = 6


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
    searching: str | None = None
    detail: Sequence[Row] = ()
    """More about the chosen row, where there is room."""


def choosing(slug: str) -> str:
    """Return the action of a click on a row."""
    return f"choose:{slug}"


def lay_out(view: HomeView, width: int, height: int, bottom: Sequence[Row]) -> list[Row]:
    """Return exactly ``height`` rows; ``bottom`` is the line, if any, and the footer."""
    top = [_header(view, width), EMPTY]
    top += notice_rows(view.notices, width, height)
    top += [EMPTY] if view.notices else []
    room = height - len(top) - len(bottom)
    listed = _list(view, width)
    due = _agenda(view, width, max(0, min(_MOST_DUE, room - min(len(listed), 8) - 1)))
    if view.searching is None and due:
        top += [*due, EMPTY]
    room = height - len(top) - len(bottom)
    body = _window(listed, room, view.chosen)
    if view.detail and room - len(body) > 3:
        body += [EMPTY, *view.detail][: room - len(body)]
    return [*pad([*top, *body], height - len(bottom)), *bottom]


def _header(view: HomeView, width: int) -> Row:
    now = view.now
    said = f"{now:%a} {now.day} {now:%b} {now:%H:%M}"
    return RowMaker(width).to(1).add(view.title, "title").right(said, "muted").row()


def _agenda(view: HomeView, width: int, most: int) -> list[Row]:
    rows, before = [], ""
    for due in most_pressing(agenda(view.rows, view.now), most):
        maker = RowMaker(width).to(1)
        if width < NARROW:
            maker.add(_short_when(due, view.now.date()), "muted", width=6).to(9)
        else:
            maker.add(due.when.capitalize() if due.when != before else "", "title").to(9)
            maker.add(_when(due, view.now.date()), "muted").to(21)
        before = due.when
        maker.add(due.words)
        if due.key and width >= NARROW:
            maker.right(due.key, "accent")
        rows.append(maker.row())
    return rows


def _when(due: Due, today: dt.date) -> str:
    if due.at:
        return f"{due.at:%H:%M}"
    if due.when == "now":
        return ""
    return "any time" if due.day == today else f"{due.day:%a} {due.day.day:>2} {due.day:%b}"


def _short_when(due: Due, today: dt.date) -> str:
    if due.at:
        return f"{due.at:%H:%M}"
    return due.when if due.day == today else f"{due.day.day:>2} {due.day:%b}"


def _list(view: HomeView, width: int) -> list[tuple[Row, str]]:
    """Return the rows of the list, each with the slug it belongs to."""
    rows: list[tuple[Row, str]] = []
    if view.searching is not None and not view.rows:
        return [(line("Nothing says that.", width, "muted", indent=3), "")]
    if width >= NARROW and not all(row.is_closed for row in view.rows):
        rows.append((_headings(view, width), ""))
    for row in view.rows:
        if not row.is_closed:
            rows += [(r, row.slug) for r in _open_row(row, view, width)]
    closed = [row for row in view.rows if row.is_closed]
    if closed:
        rows += [(EMPTY, ""), (line("Closed", width, "muted", indent=3), "")]
    for row in closed:
        rows += [(r, row.slug) for r in _closed_row(row, view, width)]
    if rows and rows[0][0] == EMPTY:
        rows = rows[1:]
    return rows


def _window(rows: Sequence[tuple[Row, str]], room: int, chosen: str) -> list[Row]:
    """Return as many rows as there is room for, the chosen one among them."""
    last = max((n for n, (_, slug) in enumerate(rows) if slug and slug == chosen), default=0)
    start = max(0, min(last - room + 2, len(rows) - room)) if last >= room - 1 else 0
    return [row for row, _ in rows[start : start + max(0, room)]]


def _start(row: HomeRow, view: HomeView, width: int) -> tuple[RowMaker, Role]:
    """Return the beginning of a row, and the role of its name; the chosen one is marked."""
    if row.slug == view.chosen:
        return RowMaker(width).to(1).add("»", "accent").to(3), "title"
    return RowMaker(width).to(3), "text"


def _columns(width: int, rows: Sequence[HomeRow]) -> tuple[int, int, int, int, int, int]:
    # Between 80 and 114 columns, what there is more goes to the names.
    more = 0 if width >= WIDE else width - 80
    now = 43 if width >= WIDE else 35 + more * 2 // 3
    longest = max((width_of(row.company) for row in rows), default=0)
    role = 3 + max(9, min(longest + 2, (now - 3) * 3 // 5))
    if width >= WIDE:
        return (3, role, now, 69, 89, width - 11)
    return (3, role, now, 57 + more, 57 + more, width - 6)


def _headings(view: HomeView, width: int) -> Row:
    company, role, now, advice, regret, known = _columns(width, view.rows)
    maker = RowMaker(width).to(company).add("Company", "muted").to(role).add("Role", "muted")
    maker.to(now).add("Now", "muted").to(advice).add("Advice", "muted")
    if width >= WIDE:
        maker.to(regret).add("Could be regretted", "muted")
    return maker.to(known).add("Known", "muted").row()


def _open_row(row: HomeRow, view: HomeView, width: int) -> list[Row]:
    advice = "not looked at" if row.advice is None else row.advice.words
    known = f"{row.advice.coverage * 100:.0f} %" if row.advice else ""
    action = choosing(row.slug)
    if width < NARROW:
        now = what_now(row, view.now)
        room = max(8, width - len(now) - 6)
        first, role_of_name = _start(row, view, width)
        first.add(row.company, role_of_name, width=room, action=action)
        second = RowMaker(width).to(3).add(advice, "muted", action=action)
        return [
            first.right(now).row(),
            second.right(f"known {known}" if known else "", "muted").row(),
        ]
    company, role, now_column, advice_column, regret, end = _columns(width, view.rows)
    maker, role_of_name = _start(row, view, width)
    maker.add(row.company, role_of_name, width=role - company - 1, action=action)
    maker.to(role).add(row.role, width=now_column - role - 1, action=action)
    maker.to(now_column).add(what_now(row, view.now), width=advice_column - now_column - 1)
    maker.to(advice_column).add(
        advice, width=(regret if width >= WIDE else end) - advice_column - 1
    )
    if width >= WIDE:
        maker.to(regret).add(_range(row), "muted")
    return [maker.to(end + 5 - len(known)).add(known, "muted").row()]


def _range(row: HomeRow) -> str:
    if row.gut_missing or row.advice is None:
        return "gut first" if row.advice else ""
    return f"{row.advice.low * 100:.0f} to {row.advice.high * 100:.0f} in 100"


def _closed_row(row: HomeRow, view: HomeView, width: int) -> list[Row]:
    how = f"{_STAGE_WORDS[row.stage]} {_month(row.closed_on)}".strip()
    action = choosing(row.slug)
    if width < NARROW:
        room = max(8, width - len(how) - 6)
        maker, role_of_name = _start(row, view, width)
        maker.add(row.company, role_of_name, width=room, action=action)
        return [maker.right(how).row()]
    company, role, now_column, advice_column, _, _ = _columns(width, view.rows)
    maker, role_of_name = _start(row, view, width)
    maker.add(row.company, role_of_name, width=role - company - 1, action=action)
    maker.to(role).add(row.role, width=now_column - role - 1, action=action)
    maker.to(now_column).add(how, width=advice_column - now_column - 1)
    return [
        maker.to(advice_column).add(row.because, "muted", width=width - advice_column - 1).row()
    ]


def _month(day: dt.date | None) -> str:
    return f"{day:%b %Y}" if day else ""


def what_now(row: HomeRow, now: dt.datetime) -> str:
    """Return what happens next with an opportunity, in a few words."""
    if row.is_closed:
        return f"{_STAGE_WORDS[row.stage]} {_month(row.closed_on)}".strip()
    if row.in_progress:
        return "a round is going on"
    ahead = [t for t in row.planned if t.at and t.at.astimezone(now.tzinfo).date() >= now.date()]
    if row.stage == "offer" and row.answer_by:
        return f"answer by {row.answer_by.day} {row.answer_by:%b}"
    if ahead:
        talk = min(ahead, key=lambda t: t.at or now)
        at = (talk.at or now).astimezone(now.tzinfo)
        day = day_words(at.date(), now.date())
        return f"{talk.name} {day} {at:%H:%M}" if at.date() == now.date() else f"{talk.name} {day}"
    if row.they_decide_by and row.they_decide_by >= now.date():
        return f"they decide {day_words(row.they_decide_by, now.date())}"
    if row.rounds:
        return f"after {row.rounds} round{'' if row.rounds == 1 else 's'}"
    return _STAGE_WORDS[row.stage]
