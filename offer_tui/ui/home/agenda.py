"""What is due: today and soon, in words, and where two dates collide."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from heapq import nsmallest

from offer_tui.model.summary import GoingOn, HomeRow, LookBack, PlannedTalk
from offer_tui.model.timing import begins_now, is_over, just_over
from offer_tui.model.wording import in_zone

SOON = dt.timedelta(days=21)
_NEAR = dt.timedelta(days=2)
"""How long before a talk its hour is named: from the evening before on."""
_SILENCE = dt.timedelta(minutes=30)
"""How long after its last key a round that goes on is said to be quiet."""
_ON = {90: "90 days on", 180: "half a year on", 365: "a year on"}
"""How long after the decision one looks back."""
_LONG_AGO = dt.timedelta(days=-100_000)


@dataclass(frozen=True, slots=True)
class Due:
    """Something that happens or is to be done; ``at`` is its time of day, when it has one."""

    when: str
    """now, today or soon."""
    day: dt.date
    """Of what goes on: when it began."""
    at: dt.time | None
    words: str
    slug: str
    key: str = ""
    """What a key does about it while its opportunity is the chosen one."""
    key_short: str = ""
    """The same in fewer words; empty: the key alone."""
    asks: str = ""
    """The slug of the opportunity that the key is about, where that is another one."""
    short: str = ""
    """Fewer words, for a narrow page; empty: the same."""
    is_look_back: bool = False
    """Whether its key works too while one is chosen at which nobody can look back."""
    is_task: bool = False
    """Whether it is something the person means to do, and nobody waits for."""


def agenda(rows: Sequence[HomeRow], now: dt.datetime) -> list[Due]:
    """Return what is due, by time: what goes on first, then today, then the next three weeks."""
    today = now.date()
    first = _first_answers(rows, today)
    found: list[Due] = []
    for row in rows:
        if not row.is_closed:
            found += _going_on(row, now)
            found += _talks(row, now)
            found += _debriefs(row, now)
            found += _dates(row, first, today)
        found += _tasks(row, today)
    if (latest := latest_look_back(rows, today)) is not None:
        found.append(_look_back(*latest, today))
    return sorted(found, key=_by_time)


def latest_look_back(rows: Sequence[HomeRow], today: dt.date) -> tuple[HomeRow, LookBack] | None:
    """Return the reflection that became due last, over all opportunities; older ones lapse."""
    due = [(row, one) for row in rows if (one := row.look_back(today)) is not None]
    return max(due, key=lambda found: found[1].on, default=None)


def collision(row: HomeRow, first: Sequence[HomeRow]) -> HomeRow | None:
    """Return another one that wants its answer before this one decides; None without one."""
    other = next((r for r in first if r.slug != row.slug), None)
    if other is None or not other.answer_by or not row.they_decide_by:
        return None
    return other if other.answer_by < row.they_decide_by else None


def most_pressing(found: Sequence[Due], most: int) -> list[Due]:
    """Return so many of them, still by time: what others wait for goes before own tasks.

    Looking back is not left out: nothing else reminds of it. It gives way only where one thing
    alone has room, and others wait for that.
    """
    ranked = sorted(found, key=lambda due: (due.is_task, not due.is_look_back, _by_time(due)))
    kept = ranked[: max(0, most)]
    back = next((due for due in ranked[len(kept) :] if due.is_look_back), None)
    if back is not None and len(kept) > 1:
        kept[-1] = back
    return sorted(kept, key=_by_time)


def until_next(row: HomeRow, now: dt.datetime) -> dt.timedelta:
    """Return how long it is until something happens with an opportunity; nothing if it does now.

    Of two that go on the one with the later key comes first. Of two talks today the nearer one is
    the one that is meant, also when its time has come.
    """
    if row.going_on:
        return _LONG_AGO + (now - row.going_on[-1].last)
    days = [day for day in (row.answer_by, row.they_decide_by) if day and day >= now.date()]
    ends = [dt.datetime.combine(day, dt.time.max, now.tzinfo) - now for day in days]
    due = [talk.at for talk in (row.next_talk(now), *row.overdue(now)) if talk and talk.at]
    return min([*ends, *(abs(at - now) for at in due)], default=dt.timedelta.max)


def _by_time(due: Due) -> tuple[int, dt.date, dt.time]:
    order = {"now": 0, "today": 1, "soon": 2}
    return (order[due.when], due.day, due.at or dt.time.max)


def _going_on(row: HomeRow, now: dt.datetime) -> Iterator[Due]:
    for one in row.going_on:
        began = in_zone(one.began, now.tzinfo)
        words = f"{row.company}, {one.name}{_so_far(one, now)}"
        key = "enter goes back" if one.id == row.in_progress else ""
        yield Due("now", began.date(), began.time(), words, row.slug, key)


def _so_far(one: GoingOn, now: dt.datetime) -> str:
    """Return how far a round is, or when its last word was, if that is a while ago."""
    if one.from_memory:
        return ", from memory"
    if now - one.last >= _SILENCE:
        return f", quiet since {in_zone(one.last, now.tzinfo):%H:%M}"
    minutes = max(0, (now - one.began) // dt.timedelta(minutes=1))
    return f", {minutes} of {one.minutes} min" if one.minutes else f", {minutes} min"


def _talks(row: HomeRow, now: dt.datetime) -> Iterator[Due]:
    # While something goes on, l goes back to that.
    nearest = None if row.going_on else begins_now(row.planned, now)
    for talk in row.planned:
        at = in_zone(talk.at, now.tzinfo) if talk.at else None
        if at and at.date() == now.date() and not is_over(talk, now):
            person = f" with {talk.with_whom}" if talk.with_whom else ""
            words = f"{row.company}, {talk.name}{person}"
            key = "l starts it" if talk is nearest else ""
            yield Due("today", at.date(), at.time(), words, row.slug, key)
        elif at and now.date() < at.date() <= now.date() + _NEAR:
            words = f"{row.company}, {talk.name} at {at:%H:%M}"
            yield Due("soon", at.date(), at.time(), words, row.slug, "")
    for talk in row.overdue(now):
        yield _overdue(row, talk, now)


def _overdue(row: HomeRow, talk: PlannedTalk, now: dt.datetime) -> Due:
    """Return the question whether a round took place, of which nothing was written down."""
    at = in_zone(talk.at, now.tzinfo) if talk.at else now
    key = "a writes it down" if talk is just_over(row.planned, now) else ""
    if at.date() == now.date():
        words = f"{row.company}, {talk.name}: was it?"
        return Due("today", at.date(), at.time(), words, row.slug, key)
    words = f"{row.company}, {talk.name} yesterday: was it?"
    return Due("today", now.date(), None, words, row.slug, key)


def _debriefs(row: HomeRow, now: dt.datetime) -> Iterator[Due]:
    if (one := row.debrief_waits(now)) is not None:
        words = f"{row.company}, {one.name}: how it went"
        yield Due("today", now.date(), None, words, row.slug, "h goes through it")


def _dates(row: HomeRow, first: Sequence[HomeRow], today: dt.date) -> Iterator[Due]:
    if row.answer_by and today <= row.answer_by <= today + SOON:
        when = "today" if row.answer_by == today else "soon"
        yield Due(when, row.answer_by, None, f"{row.company} wants your answer", row.slug)
    if _decides_soon(row, today) and row.they_decide_by:
        when = "today" if row.they_decide_by == today else "soon"
        yield _decision(row, row.they_decide_by, when, collision(row, first))


def _decides_soon(row: HomeRow, today: dt.date) -> bool:
    by = row.they_decide_by
    return by is not None and not row.is_closed and today <= by <= today + SOON


def _decision(row: HomeRow, day: dt.date, when: str, other: HomeRow | None) -> Due:
    """Return the day on which they decide, and whether another one wants its answer before."""
    words = f"{row.company} decides"
    if other is None or other.answer_by is None:
        return Due(when, day, None, words, row.slug)
    days = (day - other.answer_by).days
    late = f"{words}, {days} day{'' if days == 1 else 's'} after {other.company}"
    return Due(
        when, day, None, late, row.slug, f"t ask {other.company} for time", "t ask for time",
        asks=other.slug, short=f"{words}, too late",
    )  # fmt: skip


def _look_back(row: HomeRow, one: LookBack, today: dt.date) -> Due:
    does = "take it" if one.was_taken else "say no"
    words = f"{row.company}, {_ON[one.days]}: would you {does} again?"
    short = f"{row.company}, {_ON[one.days]}: again?"
    return Due(
        "today", today, None, words, row.slug, "k looks back", short=short,
        is_look_back=True, is_task=True,
    )  # fmt: skip


def _first_answers(rows: Sequence[HomeRow], today: dt.date) -> list[HomeRow]:
    """Return the two that want an answer first: one of them is another than any row asked about."""
    wanted = [r for r in rows if not r.is_closed and r.answer_by and r.answer_by >= today]
    return nsmallest(2, wanted, key=lambda row: row.answer_by or dt.date.max)


def _tasks(row: HomeRow, today: dt.date) -> Iterator[Due]:
    for task in row.follow_ups:
        if task.by is None or task.by <= today:
            yield Due("today", today, None, f"{row.company}: {task.text}", row.slug, is_task=True)
        elif task.by <= today + SOON:
            yield Due("soon", task.by, None, f"{row.company}: {task.text}", row.slug, is_task=True)
