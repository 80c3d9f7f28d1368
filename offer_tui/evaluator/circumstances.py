"""Circumstances: the person's side of an evaluation, which moves what can be afforded."""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import dataclass
from typing import Literal

Stage = Literal["interviewing", "offer"]
Situation = Literal["secure", "employed-and-it-hurts", "searching"]

DEFAULT_DEAL_BREAKERS = (
    "bait-and-switch",
    "asked-to-pay",
    "unpaid-work",
    "unpaid-wages",
    "illegal-questions",
)
DAYS_A_MONTH = 30.4375
"""Days in a month, over the four years of a leap cycle."""

_STEPS = ((12, 3.0), (6, 4.0), (3, 6.0), (1, 9.0))
"""Months of money from which turning down a good job costs so many months, the highest first."""
_UNDER_A_MONTH = 12.0
_PRESSED = 6.0
"""Months lost by turning down a good job when the present one hurts, whatever money there is."""
_SECURE = 3.0


@dataclass(frozen=True)
class Circumstances:
    """What the person can risk, will not accept, feels, and cannot find out.

    The prior is Beta(``prior_a``, ``prior_b``) on regret before anything was seen; the losses are
    in months of life. Raises ``ValueError`` for a prior or loss that is not a finite number above
    zero, a gut rating outside 1 to 5 and an unknown stage; the message names the field and mends.
    """

    prior_a: float = 5
    prior_b: float = 15
    join_loss_months: float = 6
    """What it costs to join and regret it."""
    decline_loss_months: float = 3
    """What it costs to turn down a good one."""
    deal_breakers: tuple[str, ...] = DEFAULT_DEAL_BREAKERS
    stage: Stage = "offer"
    gut: int | None = None
    """How it felt, 1 (get me out) to 5 (I want this); None before the person said."""
    unavailable: frozenset[str] = frozenset()
    """Ids of signals whose question cannot be had."""
    not_applicable: frozenset[str] = frozenset()
    """Ids of signals that do not apply here. They leave coverage and the questions; what was
    seen of them all the same still counts, since a mark must not undo an observation."""
    past_deadline: bool = False
    """Whether the time to reply is over."""
    decided: bool = False

    def __post_init__(self) -> None:
        for name, mend in _MENDS.items():
            _check_positive(name, getattr(self, name), mend)
        if self.gut is not None and (isinstance(self.gut, bool) or self.gut not in range(1, 6)):
            raise ValueError(
                f"gut is {self.gut!r}: it must be a whole number from 1 to 5; "
                "leave it out where there is no rating yet"
            )
        if self.stage not in {"interviewing", "offer"}:
            raise ValueError(f"stage is {self.stage!r}: write interviewing or offer")

    @property
    def can_still_ask(self) -> bool:
        """Whether there is time for another question."""
        return not (self.past_deadline or self.decided)


_MENDS = {
    "prior_a": "count the jobs you would not take again, for example 5",
    "prior_b": "count the jobs you would take again, for example 15",
    "join_loss_months": "give the months that joining and regretting it would cost, for example 6",
    "decline_loss_months": "give the months that turning down a good one would cost, for example 3",
}


def _check_positive(name: str, value: object, mend: str) -> None:
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise ValueError(f"{name} is {value!r}: it must be a number; {mend}")  # noqa: TRY004
    if not _is_finite(value):
        raise ValueError(f"{name} is not a finite number; {mend}")
    if value <= 0:
        raise ValueError(f"{name} is {value!r}: it must be above zero; {mend}")


def _is_finite(value: float) -> bool:
    try:
        return math.isfinite(value)
    except OverflowError:  # a whole number too large for a float
        return False


def months_of(days: float) -> float:
    """Return days in months; a date until which there is money is turned into months by this."""
    return days / DAYS_A_MONTH


def default_decline_loss(situation: Situation, months_of_money: float | None) -> float:
    """Return what turning down a good job costs by default, in months of life.

    The first that holds: secure, or money for 12 months and more, 3; from 6, 4; from 3, or
    employed and it hurts, 6; from 1, 9; under one, 12. Where someone is searching and has not said
    how long the money lasts it is 6, for a bad job presses like none. Raises ``ValueError`` where
    ``months_of_money`` is not a number.
    """
    if months_of_money is None:
        return _SECURE if situation == "secure" else _PRESSED
    if math.isnan(months_of_money):
        raise ValueError("months_of_money is not a number; give the months your money lasts")
    if situation == "secure":
        return _SECURE
    loss = next((loss for months, loss in _STEPS if months_of_money >= months), _UNDER_A_MONTH)
    return min(loss, _PRESSED) if situation == "employed-and-it-hurts" else loss


@dataclass(frozen=True, slots=True)
class Step:
    """The next change of the default loss from declining, if money goes on running down."""

    in_months: float
    decline_loss_months: float


def next_step(situation: Situation, months_of_money: float | None) -> Step | None:
    """Return when turning down a good job will cost more by default, and how much; None: never.

    Money that lasts m months passes the step of s months in m - s of them.
    """
    now = default_decline_loss(situation, months_of_money)
    if months_of_money is None or math.isinf(months_of_money):
        return None
    for months, _ in _STEPS:
        below = default_decline_loss(situation, math.nextafter(months, 0))
        if months_of_money >= months and below > now:
            return Step(months_of_money - months, below)
    return None


NOTICE_DAYS = 14
"""Days before and after a step of the default loss in which the person is told of it."""


@dataclass(frozen=True, slots=True)
class Change:
    """The day from which turning down a good job costs another default, in months of life."""

    on: dt.date
    before: float
    after: float


def money_months(until: dt.date | None, day: dt.date) -> float | None:
    """Return for how many months there is money on a day; None where that was never said."""
    return None if until is None else months_of((until - day).days)


def next_change(situation: Situation, until: dt.date | None, today: dt.date) -> Change | None:
    """Return the next day on which the default changes as money runs down; None: it never will."""
    months = money_months(until, today)
    step = next_step(situation, months)
    if step is None:
        return None
    # No step lies on a whole day: a month is 30 days and seven sixteenths.
    days = math.floor(step.in_months * DAYS_A_MONTH) + 1
    now = default_decline_loss(situation, months)
    return Change(today + dt.timedelta(days=days), now, step.decline_loss_months)


def last_change(
    situation: Situation, until: dt.date | None, today: dt.date, days: int = NOTICE_DAYS
) -> Change | None:
    """Return the change that came in the last so many days, today included; None: there was none.

    It is taken that the situation and the money were then what they are now.
    """
    if until is None:
        return None
    left = (until - today).days
    now = default_decline_loss(situation, months_of(left))
    for ago in range(days):
        before = default_decline_loss(situation, months_of(left + ago + 1))
        if before < now:
            return Change(today - dt.timedelta(days=ago), before, now)
    return None
