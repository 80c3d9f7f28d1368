"""What is due: today and soon, in words, and where two dates collide."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from heapq import nsmallest

from offer_tui.model.summary import HomeRow
from offer_tui.model.wording import in_zone

SOON = dt.timedelta(days=21)


@dataclass(frozen=True, slots=True)
class Due:
    """Something that happens or is to be done; ``at`` is its time of day, when it has one."""

    when: str
    """now, today or soon."""
    day: dt.date
    at: dt.time | None
    words: str
    slug: str
    key: str = ""
    """What a key does about it, for the end of the row."""
    is_task: bool = False
    """Whether it is something the person means to do, and nobody waits for."""


def agenda(rows: Sequence[HomeRow], now: dt.datetime) -> list[Due]:
    """Return what is due, by time: what goes on first, then today, then the next three weeks."""
    today = now.date()
    first = _first_answers(rows, today)
    found: list[Due] = []
    for row in rows:
        if not row.is_closed:
            found += _going_on(row, today)
            found += _talks(row, now)
            found += _dates(row, first, today)
        found += _tasks(row, today)
    return sorted(found, key=_by_time)


def most_pressing(found: Sequence[Due], most: int) -> list[Due]:
    """Return so many of them, still by time: what others wait for goes before own tasks."""
    kept = sorted(found, key=lambda due: (due.is_task, _by_time(due)))[:most]
    return sorted(kept, key=_by_time)


def next_day(row: HomeRow, now: dt.datetime) -> dt.datetime:
    """Return when something next happens with an opportunity; far ahead, if nothing is known."""
    if row.in_progress:
        return now - dt.timedelta(days=1)
    days = [day for day in (row.answer_by, row.they_decide_by) if day and day >= now.date()]
    ends = [dt.datetime.combine(day, dt.time.max, now.tzinfo) for day in days]
    talks = [talk.at for talk in row.planned if talk.at and talk.at >= now]
    return min([*ends, *talks], default=now + dt.timedelta(days=10_000))


def _by_time(due: Due) -> tuple[int, dt.date, dt.time]:
    order = {"now": 0, "today": 1, "soon": 2}
    return (order[due.when], due.day, due.at or dt.time.max)


def _going_on(row: HomeRow, today: dt.date) -> Iterator[Due]:
    if row.in_progress:
        words = f"{row.company}: a round is going on"
        yield Due("now", today, None, words, row.slug, "enter goes back to it")


def _talks(row: HomeRow, now: dt.datetime) -> Iterator[Due]:
    for talk in row.planned:
        if talk.at is None:
            continue
        at = in_zone(talk.at, now.tzinfo)
        if at.date() == now.date():
            person = f" with {talk.with_whom}" if talk.with_whom else ""
            words = f"{row.company}, {talk.name}{person}"
            yield Due("today", at.date(), at.time(), words, row.slug, "l starts it")


def _dates(row: HomeRow, first: Sequence[HomeRow], today: dt.date) -> Iterator[Due]:
    if row.answer_by and today <= row.answer_by <= today + SOON:
        when = "today" if row.answer_by == today else "soon"
        yield Due(when, row.answer_by, None, f"{row.company} wants your answer", row.slug)
    if row.they_decide_by and today <= row.they_decide_by <= today + SOON:
        words = f"{row.company} decides{_too_late(row, first)}"
        when = "today" if row.they_decide_by == today else "soon"
        yield Due(when, row.they_decide_by, None, words, row.slug)


def _first_answers(rows: Sequence[HomeRow], today: dt.date) -> list[HomeRow]:
    """Return the two that want an answer first: one of them is another than any row asked about."""
    wanted = [r for r in rows if not r.is_closed and r.answer_by and r.answer_by >= today]
    return nsmallest(2, wanted, key=lambda row: row.answer_by or dt.date.max)


def _too_late(row: HomeRow, first: Sequence[HomeRow]) -> str:
    """Return in words that another one wants its answer before this one decides."""
    other = next((r for r in first if r.slug != row.slug), None)
    if other is None or not other.answer_by or not row.they_decide_by:
        return ""
    days = (row.they_decide_by - other.answer_by).days
    return f", {days} day{'' if days == 1 else 's'} after {other.company}" if days > 0 else ""


def _tasks(row: HomeRow, today: dt.date) -> Iterator[Due]:
    for task in row.follow_ups:
        if task.by is None or task.by <= today:
            yield Due("today", today, None, f"{row.company}: {task.text}", row.slug, "", True)
        elif task.by <= today + SOON:
            yield Due("soon", task.by, None, f"{row.company}: {task.text}", row.slug, "", True)
