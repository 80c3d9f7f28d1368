"""The list of opportunities, a line each."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Iterable, Sequence

from offer_tui.cli.output import columns
from offer_tui.cli.words import count
from offer_tui.hindsight.silence import silence_of
from offer_tui.model.summary import HomeRow
from offer_tui.model.wording import STAGE_WORDS, day_words, in_zone


def listing(rows: Sequence[HomeRow], now: dt.datetime) -> list[str]:
    """Return the open opportunities, then the closed ones, in the order given."""
    ahead = [row for row in rows if not row.is_closed]
    closed = [row for row in rows if row.is_closed]
    lines = columns(_open(row, now) for row in ahead)
    if closed:
        lines += ["", "Closed"] if ahead else ["Closed"]
        lines += columns(_closed(row) for row in closed)
    return lines


def what_next(row: HomeRow, now: dt.datetime) -> str:
    """Return what happens next with an open opportunity, in a few words."""
    today = now.date()
    if row.going_on:
        return "a round is going on"
    if row.stage == "offer" and row.answer_by:
        return f"answer by {day_words(row.answer_by, today)}"
    if (talk := row.next_talk(now)) and talk.at:
        at = in_zone(talk.at, now.tzinfo)
        return f"{talk.name} {day_words(at.date(), today)} {at:%H:%M}"
    if overdue := row.overdue(now):
        return f"{overdue[-1].name}: was it?"
    if row.they_decide_by and row.they_decide_by >= today:
        return f"they decide {day_words(row.they_decide_by, today)}"
    if (quiet := silence_of(row, now)) is not None and quiet.is_said:
        return quiet.words()
    return f"after {count(row.rounds, 'round')}" if row.rounds else STAGE_WORDS[row.stage]


def told(row: HomeRow, now: dt.datetime) -> dict[str, object]:
    """Return a row for programs: what is known of it, and for how many days nobody answered."""
    quiet = silence_of(row, now)
    return {**dataclasses.asdict(row), "silent_days": quiet.days if quiet else None}


def _open(row: HomeRow, now: dt.datetime) -> Iterable[str]:
    known = f"{int(row.advice.coverage * 100 + 1e-6)} % known" if row.advice else ""
    advice = row.advice.words if row.advice else "not looked at"
    if row.gut_missing:
        advice += ", gut first"
    return row.slug, row.company, row.role, what_next(row, now), advice, known


def _closed(row: HomeRow) -> Iterable[str]:
    when = f" {row.closed_on.day} {row.closed_on:%b %Y}" if row.closed_on else ""
    return row.slug, row.company, row.role, f"{STAGE_WORDS[row.stage]}{when}", row.because
