"""Where the columns of home's list begin, and a row of it, drawn."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Sequence
from dataclasses import dataclass

from offer_tui.hindsight.silence import silence_of
from offer_tui.model.summary import HomeRow
from offer_tui.model.text import visible
from offer_tui.model.wording import STAGE_WORDS, day_words, in_zone
from offer_tui.ui.desk import Unreadable
from offer_tui.ui.rows import Role, Row, RowMaker, line, width_of

NARROW = 64
"""Fewer columns than this, and an opportunity takes two rows."""
WIDE = 114
NAME_IT = "m says whose"
_GAP = 2
"""Blanks between columns, also where words are cut."""
_LAST = 5
"""The width of the last column, which ends at the right."""


def choosing(slug: str) -> str:
    """Return the action of a click on a row."""
    return f"choose:{slug}"


@dataclass(frozen=True, slots=True)
class Columns:
    """Where each column begins; ``regret`` is that of ``known`` where it is not shown."""

    width: int
    company: int
    role: int
    now: int
    advice: int
    regret: int
    known: int

    @property
    def is_narrow(self) -> bool:
        """Whether there is room for a name and one thing beside it only."""
        return self.width < NARROW

    @property
    def is_wide(self) -> bool:
        """Whether the range of the risk is shown too."""
        return self.width >= WIDE


def columns(rows: Sequence[HomeRow], width: int) -> Columns:
    """Return the columns for these rows on a page of that width."""
    longest = max((width_of(row.company) for row in rows), default=0)
    # Between 80 and 114 columns, what there is more goes to the names.
    more = 0 if width >= WIDE else width - 80
    now = 43 if width >= WIDE else 35 + more * 2 // 3
    role = 3 + max(9, min(longest + _GAP, (now - 2) * 3 // 5))
    if width >= WIDE:
        return Columns(width, 3, role, now, 69, 89, max(109, width - 11))
    return Columns(width, 3, role, now, 57 + more, width - 6, width - 6)


def headings(at: Columns) -> Row:
    """Return the row above all others."""
    maker = RowMaker(at.width).to(at.company).add("Company", "muted")
    maker.to(at.role).add("Role", "muted").to(at.now).add("Now", "muted")
    maker.to(at.advice).add("Advice", "muted")
    if at.is_wide:
        maker.to(at.regret).add("Could be regretted", "muted")
    return maker.to(at.known).add("Known", "muted").row()


def open_rows(row: HomeRow, at: Columns, now: dt.datetime, *, chosen: bool) -> list[Row]:
    """Return an opportunity that is open: one row, or two where it is narrow."""
    advice = row.advice.words if row.advice else "not looked at"
    known = known_words(row)
    happens = what_now(row, now)
    if at.is_narrow:
        said = NAME_IT if row.is_unnamed else advice
        second = RowMaker(at.width).to(3).add(said, "muted", action=choosing(row.slug))
        second.right(f"known {known}" if known else "", "muted")
        return [_name_and(row, happens, at, chosen=chosen), second.row()]
    maker = _names(row, at, chosen=chosen)
    # The column holds a silence of two digits; one more, and the words give way.
    if len(happens) > at.advice - at.now - _GAP + 1:
        happens = happens.replace("no answer for", "no answer,")
    maker.add(happens, width=_room(happens, at.advice - at.now)).to(at.advice)
    ends = at.known + _LAST - len(known)
    maker.add(advice, width=(at.regret if at.is_wide else ends) - at.advice - _GAP)
    if at.is_wide:
        maker.to(at.regret).add(_range(row), "muted")
    return [maker.to(ends).add(known, "muted").row()]


def closed_rows(row: HomeRow, at: Columns, *, chosen: bool) -> list[Row]:
    """Return an opportunity that is closed: one row."""
    how = _closed_words(row)
    if at.is_narrow:
        return [_name_and(row, how, at, chosen=chosen)]
    maker = _names(row, at, chosen=chosen)
    maker.add(how, width=_room(how, at.advice - at.now)).to(at.advice)
    return [maker.add(row.because, "muted", width=at.width - at.advice - 1).row()]


def unreadable_rows(one: Unreadable, at: Columns) -> list[Row]:
    """Return an opportunity that cannot be read: its folder, and what is wrong in short."""
    if at.is_narrow:
        return [line(one.slug, at.width, indent=3), line(one.why, at.width, "warning", indent=3)]
    maker = RowMaker(at.width).to(3).add(one.slug, width=at.now - 3 - _GAP).to(at.now)
    return [maker.add(one.why, "warning", width=at.width - at.now - 1).row()]


def known_words(row: HomeRow) -> str:
    """Return how much was looked into, floored: 100 % only when that is everything."""
    if row.advice is None:
        return ""
    # A product of a whole per cent and 100 may lie a hair below it.
    return f"{max(0, math.floor(row.advice.coverage * 100 + 1e-6))} %"


def what_now(row: HomeRow, now: dt.datetime) -> str:
    """Return what happens next with an opportunity, in a few words."""
    if row.is_closed:
        return _closed_words(row)
    if row.going_on:
        return "a round is going on"
    if row.stage == "offer" and row.answer_by:
        return f"answer by {row.answer_by.day} {row.answer_by:%b}"
    if (talk := row.next_talk(now)) and talk.at:
        at = in_zone(talk.at, now.tzinfo)
        day = day_words(at.date(), now.date())
        return f"{talk.name} {day} {at:%H:%M}" if at.date() == now.date() else f"{talk.name} {day}"
    if overdue := row.overdue(now):
        return f"{overdue[-1].name}: was it?"
    if row.they_decide_by and row.they_decide_by >= now.date():
        return f"they decide {day_words(row.they_decide_by, now.date())}"
    if (silence := silence_of(row, now)) is not None and silence.is_said:
        return silence.words()
    if row.rounds and row.gut_missing:
        return "gut: not yet"
    if row.rounds:
        return f"after {row.rounds} round{'' if row.rounds == 1 else 's'}"
    return STAGE_WORDS[row.stage]


def _start(at: Columns, *, chosen: bool) -> tuple[RowMaker, Role]:
    """Return the beginning of a row, and the role of its name; the chosen one is marked."""
    if chosen:
        return RowMaker(at.width).to(1).add("»", "accent").to(3), "title"
    return RowMaker(at.width).to(3), "text"


def _names(row: HomeRow, at: Columns, *, chosen: bool) -> RowMaker:
    """Return a row with company and role, up to the column of what happens now."""
    maker, role_of_name = _start(at, chosen=chosen)
    action = choosing(row.slug)
    room = _room(row.company, at.role - at.company)
    maker.add(row.company, role_of_name, width=room, action=action).to(at.role)
    if row.is_unnamed:
        return maker.add(NAME_IT, "muted", width=at.now - at.role - 1, action=action).to(at.now)
    return maker.add(row.role, width=_room(row.role, at.now - at.role), action=action).to(at.now)


def _room(text: str, cells: int) -> int:
    """Return how many of a column's cells a text gets: what would just fit isn't cut for a gap."""
    return cells - 1 if width_of(visible(text)) < cells else cells - _GAP


def _name_and(row: HomeRow, words: str, at: Columns, *, chosen: bool) -> Row:
    maker, role_of_name = _start(at, chosen=chosen)
    room = max(8, at.width - len(words) - 6)
    maker.add(row.company, role_of_name, width=room, action=choosing(row.slug))
    return maker.right(words).row()


def _range(row: HomeRow) -> str:
    if row.gut_missing or row.advice is None:
        return "gut first" if row.advice else ""
    return f"{round(row.advice.low * 100)} to {round(row.advice.high * 100)} in 100"


def _closed_words(row: HomeRow) -> str:
    if row.taken_on and row.closed_on:
        return f"left after {_length(row.taken_on, row.closed_on)}"
    month = f"{row.closed_on:%b %Y}" if row.closed_on else ""
    return f"{STAGE_WORDS[row.stage]} {month}".strip()


def _length(since: dt.date, until: dt.date) -> str:
    """Return how long a job lasted: in days, in months, and from two years on in years."""
    days = max(0, (until - since).days)
    months = (until.year - since.year) * 12 + until.month - since.month
    months -= until.day < since.day
    for count, unit in ((months // 12 if months >= 24 else 0, "year"), (months, "month")):
        if count > 0:
            return f"{count} {unit}{'' if count == 1 else 's'}"
    return f"{days} day{'' if days == 1 else 's'}"
