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
    made, end = _listed(appraised, chosen, now, width, letters=letters)
    most = max(1, height - len(bottom) - 1 - min(len(made), _LEAST_ENTRIES))
    if len(rows) > most:
        rows[most - 1 :] = [line(f"and {len(rows) - most + 1} more rows", width, "muted")]
    if rows[-1] != EMPTY:
        rows.append(EMPTY)
    room = max(0, height - len(rows) - len(bottom))
    start = max(0, min(end - room, len(made) - room)) if end > room else 0
    shown = pad([*rows, *pad(made[start:], room)], height - len(bottom))
    return [*shown, *bottom]


def _listed(
    appraised: Appraised, chosen: int, now: dt.datetime, width: int, *, letters: bool
) -> tuple[list[Row], int]:
    """Return the list, and the row behind the chosen entry."""
    made: list[Row] = []
    ends: list[int] = []
    if not rounds_of(appraised):
        words = "No round yet. Press l to write one down while it goes on, a to do it afterwards."
        made = [line(text, width, "muted") for text in wrap(words, width - 2)]
    is_headed = False
    for place, one in enumerate(entries_of(appraised)):
        if isinstance(one, FollowUp) and not is_headed:
            made += [EMPTY, line("To do", width, "muted", indent=3)]
            is_headed = True
        made += entry_rows(appraised, one, now, width, chosen=place == chosen, letters=letters)
        ends.append(len(made))
    return made, ends[min(chosen, len(ends) - 1)] if ends else 0


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
