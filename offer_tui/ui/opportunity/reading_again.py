"""A round read again: where its timeline puts everything."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise

from offer_tui.capture.sheet import Sheet
from offer_tui.model.session import Session
from offer_tui.model.wording import gut_words
from offer_tui.ui.live.journal import entry_rows, logged
from offer_tui.ui.rows import EMPTY, Row, RowMaker, line, wrap

_PAUSE = dt.timedelta(minutes=10)
"""A silence in a round from which a blank row is left."""


def timeline(session: Session, sheet: Sheet, width: int, *, letters: bool) -> list[Row]:
    """Return the whole round by time, its words unabridged."""
    items = logged(session)
    rows: list[Row] = []
    for before, item in pairwise([None, *items]):
        if item is None:
            continue
        if before is not None and item.at - before.at > _PAUSE:
            rows.append(EMPTY)
        rows += entry_rows(item, session, sheet, width, letters, whole=True)
    if session.gut is not None:
        words = gut_words(session.gut.rating)
        why = f'. "{session.gut.why}"' if session.gut.why else ""
        rows += [EMPTY, *(line(text, width) for text in wrap(words + why, width - 2))]
    if not rows:
        rows = [line("Nothing was written down in this round.", width, "muted")]
    return rows


def timeline_head(company: str, session: Session, width: int) -> Row:
    """Return whose round it is, and when it was."""
    began = session.began
    when = f"{began.day} {began:%b %Y %H:%M}"
    if session.ended:
        when += f" to {session.ended:%H:%M}"
    if session.from_memory:
        when += ", from memory"
    names = " · ".join([company, session.round])
    head = RowMaker(width).to(1).add(names, "title", width=max(8, width - len(when) - 4))
    return head.right(when, "muted").row()
