"""How long nobody has answered, as a fact: days, and what they had said; never why."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from offer_tui.model.summary import Turns
from offer_tui.model.timing import is_over
from offer_tui.model.wording import day_words, in_zone

if TYPE_CHECKING:
    from offer_tui.model.opportunity import Opportunity
    from offer_tui.model.session import Session
    from offer_tui.model.summary import HomeRow
    from offer_tui.model.timing import Planned

# Whichever day they begin on, five days hold three on which offices work: less than that is no
# silence, whatever it feels like.
SAID_FROM = 5
"""Days from which on a silence is said."""


@dataclass(frozen=True, slots=True)
class Silence:
    """How long it has been their turn."""

    since: dt.date
    days: int
    is_past_promise: bool = False
    """Whether ``since`` is the day by which they had said they would answer."""

    @property
    def is_said(self) -> bool:
        """Whether it is long enough to be said; weekends are days too."""
        return self.days >= SAID_FROM

    def words(self) -> str:
        """Return it for a list: "no answer for 12 days"."""
        return f"no answer for {_days(self.days)}"

    def in_full(self, today: dt.date) -> str:
        """Return it with the day: "said by 2 Nov, 12 days ago", "for 12 days, since 2 Nov"."""
        day = day_words(self.since, today)
        if self.is_past_promise:
            return f"said by {day}, {_days(self.days)} ago"
        return f"for {_days(self.days)}, since {day}"


def silence(
    opportunity: Opportunity, sessions: Sequence[Session], now: dt.datetime
) -> Silence | None:
    """Return how long it has been their turn; None where it is not, or nobody could tell.

    It is theirs after a round, a letter or an application that was sent, and after the day by
    which they had said they would answer. It is not while a round goes on or a talk lies ahead,
    while they want an answer, and while there is an offer. Days are those of where ``now`` is told,
    whatever the clocks showed where something took place.
    """
    from offer_tui.model.progress import to_come  # noqa: PLC0415 - brings pydantic

    if opportunity.is_closed or any(one.ended is None for one in sessions):
        return None
    return _silence(
        opportunity.stage,
        turns(opportunity, sessions),
        opportunity.they_decide_by,
        opportunity.answer_by,
        to_come(opportunity.planned, sessions),
        now,
    )


def silence_of(row: HomeRow, now: dt.datetime) -> Silence | None:
    """Return the same from what home knows of an opportunity."""
    if row.is_closed or row.going_on:
        return None
    return _silence(row.stage, row.turns, row.they_decide_by, row.answer_by, row.planned, now)


def turns(opportunity: Opportunity, sessions: Sequence[Session]) -> Turns:
    """Return what rounds, letters and the history of stages tell of whose turn it is."""
    history = opportunity.history
    ended = [one.ended for one in sessions if one.ended is not None]
    applied = [one.at for one in history if one.stage == "applied"]
    reopened = [one.at for one in history if _was_closed(one.before)]
    answered = [
        one.at
        for one in history
        if one.stage in {"interviewing", "offer"} and not _was_closed(one.before)
    ]
    return Turns(
        max([*ended, *applied], default=None),
        max((one.on for one in opportunity.letters), default=None),
        max(answered, default=None),
        max(reopened, default=None),
    )


def _was_closed(stage: str) -> bool:
    from offer_tui.model.stages import CLOSED  # noqa: PLC0415 - brings pydantic

    return stage in CLOSED


def _silence(
    stage: str,
    told: Turns,
    promised: dt.date | None,
    wanted: dt.date | None,
    planned: Iterable[Planned],
    now: dt.datetime,
) -> Silence | None:
    today = now.date()
    talks = [(one.at, is_over(one, now)) for one in planned if one.at]
    # A talk of which only the day is unknown is still for them to name: it is no answer.
    if stage == "offer" or any(not over for _, over in talks):
        return None
    if promised is not None and _was_kept(promised, told, now):
        promised = None
    if promised is not None and promised >= today:
        return None
    # Whether a talk that is over took place nobody said; but until then they were in touch.
    met = [day for at, _ in talks if (day := _day(at, now)) is not None]
    days = [day for day in (_their_turn(told, now), promised) if day is not None]
    since = max([*days, *met]) if days else None
    if since is None or (wanted is not None and wanted >= since):
        return None
    return Silence(since, max(0, (today - since).days), since == promised)


def _was_kept(promised: dt.date, told: Turns, now: dt.datetime) -> bool:
    """Whether a promise was for a day before their last answer, or before it was opened again."""
    since = (_day(told.answered, now), _day(told.reopened, now))
    return any(day is not None and promised < day for day in since)


def _their_turn(told: Turns, now: dt.datetime) -> dt.date | None:
    """Return the day on which it was last their turn, as far as rounds and letters tell.

    An answer of theirs is one too: what comes after it is not known, so the days are counted from
    there.
    """
    reopened = _day(told.reopened, now)
    asked = [day for day in (_day(told.asked, now), told.wrote) if day is not None]
    if not asked or (reopened is not None and max(asked) < reopened):
        return None
    answered = _day(told.answered, now)
    return max([*asked, *([] if answered is None else [answered])])


def _day(at: dt.datetime | None, now: dt.datetime) -> dt.date | None:
    """Return the day of a time where ``now`` is told."""
    return None if at is None else in_zone(at, now.tzinfo).date()


def _days(days: int) -> str:
    return "1 day" if days == 1 else f"{days} days"
