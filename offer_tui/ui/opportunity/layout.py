"""Where an opportunity's page, and what home shows of it, put everything."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from offer_tui.model.opportunity import FollowUp
from offer_tui.model.session import Session
from offer_tui.model.wording import day_words, in_zone
from offer_tui.ui.appraisal import Appraised
from offer_tui.ui.opportunity.entries import entries_of, entry_rows, marks_row, rounds_of
from offer_tui.ui.opportunity.facts import fact_rows, heading
from offer_tui.ui.rows import EMPTY, Row, RowMaker, line, pad, wrap

_TO_DO = "To do"
_LEAST_TO_SAY = 3
"""Rows of the list from which one of them says how much is not in view."""
_LEAST_ENTRIES = 6
"""Rows of the list that stay when what is known of the opportunity would take their place."""


def rounds_page(
    appraised: Appraised, chosen: int, now: dt.datetime, width: int, height: int,
    bottom: Sequence[Row], *, letters: bool,
) -> list[Row]:  # fmt: skip
    """Return exactly ``height`` rows: what is known of the opportunity, its rounds, what is to do.

    ``bottom`` is the line, if any, and the footer; ``chosen`` counts the entries.
    """
    rows = heading(appraised.opportunity, width)
    for problem in appraised.problems[:3]:
        rows += [line(text, width, "warning") for text in wrap(problem, width - 2)]
    rows += fact_rows(appraised, now, width, with_rounds=False)
    made, span = _listed(appraised, chosen, now, width, letters=letters)
    most = max(1, height - len(bottom) - 1 - min(len(made), _LEAST_ENTRIES))
    if len(rows) > most:
        rows[most - 1 :] = [line(f"and {len(rows) - most + 1} more rows", width, "muted")]
    if rows[-1] != EMPTY:
        rows.append(EMPTY)
    room = max(0, height - len(rows) - len(bottom))
    return [*pad([*rows, *_in_view(made, span, room, width)], height - len(bottom)), *bottom]


def _in_view(made: Sequence[Row], span: tuple[int, int], room: int, width: int) -> list[Row]:
    """Return the part of the list with the chosen entry in it, and how much lies beyond it."""
    if len(made) <= room or room < _LEAST_TO_SAY:
        first = max(0, min(span[0], span[1] - room)) if span[1] > room else 0
        return list(made[first : first + room])
    last = len(made) - room
    # One row says how many are above, one how many are below.
    first = 0 if span[1] < room else max(0, min(span[0] - 1, span[1] - room + 1, last))
    shown = list(made[first : first + room])
    if first:
        shown[0] = _more(first + 1, "above", width)
    if first < last:
        kept = room - 1
        while kept > 1 and _is_heading(shown[kept - 1]):
            kept -= 1
        shown[kept:] = [_more(len(made) - first - kept, "below", width)]
    return shown


def _more(count: int, where: str, width: int) -> Row:
    return line(f"{count} more row{'' if count == 1 else 's'} {where}", width, "muted", indent=3)


def _is_heading(row: Row) -> bool:
    """Whether a row stands for nothing without the one below it."""
    return not row or row == line(_TO_DO, len(_TO_DO) + 3, "muted", indent=3)


def _listed(
    appraised: Appraised, chosen: int, now: dt.datetime, width: int, *, letters: bool
) -> tuple[list[Row], tuple[int, int]]:
    """Return the list, and from where to where the chosen entry goes."""
    made: list[Row] = []
    spans: list[tuple[int, int]] = []
    if not rounds_of(appraised):
        words = "No round yet. Press l to write one down while it goes on, a to do it afterwards."
        made = [line(text, width, "muted") for text in wrap(words, width - 2)]
    is_headed = False
    for place, one in enumerate(entries_of(appraised)):
        if isinstance(one, FollowUp) and not is_headed:
            made += [EMPTY, line(_TO_DO, width, "muted", indent=3)]
            is_headed = True
        start = len(made)
        made += entry_rows(appraised, one, now, width, chosen=place == chosen, letters=letters)
        spans.append((start, len(made)))
    return made, spans[min(chosen, len(spans) - 1)] if spans else (0, 0)


def detail(appraised: Appraised, now: dt.datetime, width: int, *, letters: bool) -> list[Row]:
    """Return what home shows of the chosen opportunity, where there is room below the list."""
    rows = heading(appraised.opportunity, width)
    for session in appraised.sessions[-4:]:
        day = day_words(in_zone(session.began, now.tzinfo).date(), now.date())
        what = ", ".join(p for p in (day, session.with_whom, _length(session)) if p)
        maker = RowMaker(width).to(3).add(session.round, "muted", width=16).to(21)
        maker.add(what, width=38).to(60)
        marks = marks_row(appraised, session, width - 56, letters=letters)
        rows.append(maker.extend(marks[1:] if marks else ()).row())
    return [*rows, *fact_rows(appraised, now, width, with_rounds=True, indent=3)]


def _length(session: Session) -> str:
    if session.ended is None:
        return "going on"
    minutes = (session.ended - session.began) // dt.timedelta(minutes=1)
    return f"{minutes} min" if 0 < minutes < 24 * 60 and not session.from_memory else ""
