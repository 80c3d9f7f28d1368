"""What lies ahead, as a calendar shows it: rounds, days to answer by, days to look back.

A calendar is seen by others. A title names the company and what is on, and nothing that was said
or thought: no words of a follow-up, no name of a person, no note and no rating.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from offer_tui.hindsight.due import windows
from offer_tui.model.progress import to_come
from offer_tui.model.text import visible
from offer_tui.model.wording import in_zone

if TYPE_CHECKING:
    from offer_tui.model.opportunity import FollowUp, Opportunity
    from offer_tui.model.session import Session

_DIGITS = 16
"""Of the digest that stands for a name in a key: enough that two names share none."""


@dataclass(frozen=True, slots=True)
class Event:
    """Something on a day, or at a time."""

    key: str
    """The same for the same matter whenever it is asked for, so that a calendar can move it."""
    title: str
    begins: dt.date | dt.datetime
    """A day; or a time, in UTC."""
    minutes: int | None = None
    """How long it takes; None: nobody said, or all day."""

    @property
    def day(self) -> dt.date:
        """The day on which it begins; of a time, by the clock of UTC."""
        return self.begins.date() if isinstance(self.begins, dt.datetime) else self.begins


def events(
    opportunity: Opportunity, sessions: Sequence[Session], now: dt.datetime
) -> tuple[Event, ...]:
    """Return what lies ahead from today on, the next first; today is the day where ``now`` is told.

    Rounds that took place, follow-ups that are done and reflections that were answered are over;
    so is everything but follow-ups and reflections once the opportunity is closed. A reflection
    that became due before today and has not lapsed is there too, on its own day: whichever day it
    is asked for, a calendar has it once, and where it was.
    """
    today = now.date()
    found = [*_follow_ups(opportunity, today), *_reflections(opportunity, today)]
    if not opportunity.is_closed:
        found += [*_rounds(opportunity, sessions, now), *_days(opportunity, today)]
    return tuple(sorted(found, key=lambda one: (one.day, one.begins.isoformat(), one.key)))


def _rounds(
    opportunity: Opportunity, sessions: Sequence[Session], now: dt.datetime
) -> Iterator[Event]:
    left = to_come(opportunity.planned, sessions)
    names: Counter[str] = Counter()
    for one in opportunity.planned:
        # Numbered among all that were ever planned, so that one that took place hands its key on
        # to no other.
        names[_folded(one.round)] += 1
        if one.at is None or not any(one is other for other in left):
            continue
        begins = _in_utc(one.at)
        if begins is None or in_zone(one.at, now.tzinfo).date() < now.date():
            continue
        key = _named_key(opportunity, "round", one.round, names[_folded(one.round)])
        yield Event(key, f"{_company(opportunity)}, {_line(one.round)}", begins, one.minutes)


def _in_utc(time: dt.datetime) -> dt.datetime | None:
    """Return the time in UTC; None where the calendar ends before."""
    try:
        return time.astimezone(dt.UTC)
    except OverflowError:
        return None


def _days(opportunity: Opportunity, today: dt.date) -> Iterator[Event]:
    company = _company(opportunity)
    for name, title, day in (
        ("answer-by", f"Answer {company}", opportunity.answer_by),
        ("they-decide-by", f"Hear from {company}", opportunity.they_decide_by),
    ):
        if day is not None and day >= today:
            yield Event(f"{opportunity.id}-{name}", title, day)


def _follow_ups(opportunity: Opportunity, today: dt.date) -> Iterator[Event]:
    title = f"Follow up with {_company(opportunity)}"
    texts: Counter[str] = Counter()
    for one in opportunity.follow_ups:
        texts[_folded(one.text)] += 1
        if one.by is not None and one.by >= today and not one.done:
            yield Event(_follow_up_key(opportunity, one, texts), title, one.by)


def _follow_up_key(opportunity: Opportunity, one: FollowUp, texts: Counter[str]) -> str:
    return _named_key(opportunity, "follow-up", one.text, texts[_folded(one.text)])


def _reflections(opportunity: Opportunity, today: dt.date) -> Iterator[Event]:
    for one in windows(opportunity):
        if today < one.until:
            key = f"{opportunity.id}-look-back-{one.due.days}"
            yield Event(key, f"Look back at {_company(opportunity)}", one.due.on)


def _named_key(opportunity: Opportunity, what: str, name: str, number: int) -> str:
    """Return the key of something that has a name only; the number tells two of one name apart."""
    digest = hashlib.sha256(_folded(name).encode()).hexdigest()[:_DIGITS]
    return f"{opportunity.id}-{what}-{digest}" + (f"-{number}" if number > 1 else "")


def _company(opportunity: Opportunity) -> str:
    return _line(opportunity.company)


def _folded(name: str) -> str:
    return _line(name).casefold()


def _line(name: str) -> str:
    return " ".join(visible(name).split())
