"""What is told of a person, in words: how pressed they are, and what a no costs them when."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Mapping
from typing import TYPE_CHECKING

from offer_tui.evaluator.circumstances import Change, Situation, months_of
from offer_tui.model.wording import day_words

if TYPE_CHECKING:
    from offer_tui.model.profile import Profile
    from offer_tui.store.appraisal import DeclineLoss

SITUATIONS: Mapping[Situation, str] = {
    "secure": "secure",
    "employed-and-it-hurts": "employed and it hurts",
    "searching": "searching",
}


def money_words(until: dt.date, today: dt.date) -> str:
    """Return until when there is money, and how long that is: "3 Mar 2027, 3.3 months"."""
    days = (until - today).days
    day = f"{until.day} {until:%b %Y}"
    if days < 0:
        return f"{day}, passed"
    if days < 61:
        return f"{day}, {days} day{'' if days == 1 else 's'}"
    months = months_of(days)
    # Rounded down: 6 months must not be shown before what holds from 6 months on.
    said = math.floor(months) if months >= 12 else math.floor(months * 10) / 10
    return f"{day}, {said:g} months"


def months_words(months: float) -> str:
    """Return months of life: "1 month", "4.5 months"."""
    return f"{months:g} month{'' if months == 1 else 's'}"


def decline_words(loss: DeclineLoss, today: dt.date) -> str:
    """Return what turning down a good one costs in a few words, and what it will."""
    if loss.by_hand:
        return f"{months_words(loss.months)}, by hand"
    if loss.coming is None:
        return months_words(loss.months)
    day = loss.coming.on
    near = f"{day.day} {day:%b}" + ("" if (day - today).days < 180 else f" {day.year}")
    return f"{months_words(loss.months)}; {loss.coming.after:g} from {near}"


def decline_reason(profile: Profile, loss: DeclineLoss, today: dt.date) -> str:
    """Return why turning down a good one costs that, and what moves it."""
    if loss.by_hand:
        return (
            f"You set it to {months_words(loss.months)} by hand, here or with l in Evaluation, so"
            f" nothing moves it. By default it would be {loss.default:g} now."
        )
    why = f"{_counted(loss)}: {_pressed(profile, today)}."
    if loss.coming is not None:
        day = day_words(loss.coming.on, today)
        why += f" {loss.coming.after:g} from {day}, as your money runs down."
    return why


def _counted(loss: DeclineLoss) -> str:
    now = " now" if loss.coming else ""
    return f"Turning a good one down costs {months_words(loss.months)}{now}"


def _pressed(profile: Profile, today: dt.date) -> str:
    until = profile.money_until
    if profile.situation == "secure":
        return "you count as secure, whatever money there is"
    how = {"employed-and-it-hurts": "your job hurts", "searching": "you are searching"}
    if until is None:
        return f"{how[profile.situation]}, and how long the money lasts is not said"
    lasts = "lasts until" if until >= today else "lasted until"
    return f"{how[profile.situation]}, and your money {lasts} {day_words(until, today)}"


def ahead(loss: DeclineLoss, until: dt.date | None, today: dt.date) -> tuple[str, ...]:
    """Return that the loss steps soon, the longest words first; nothing where it doesn't."""
    if until is None or loss.coming is None or not loss.is_near(today):
        return ()
    return _said("From", loss.coming, "not", until, today)


def announcements(loss: DeclineLoss, until: dt.date | None, today: dt.date) -> tuple[str, ...]:
    """Return that the loss stepped of late, or will soon, the longest words first; or nothing."""
    if until is None or loss.came is None:
        return ahead(loss, until, today)
    return _said("Since", loss.came, "no longer", until, today)


def _said(
    when: str, change: Change, no_more: str, until: dt.date, today: dt.date
) -> tuple[str, ...]:
    day, end = day_words(change.on, today), day_words(until, today)
    after, before = months_words(change.after), f"{change.before:g}"
    begins = f"{when} {day} turning a good one down"
    return (
        f"{begins} counts as {after}, {no_more} {before}: your money lasts until {end}.",
        f"{begins} costs {change.after:g}, {no_more} {before}: money until {end}.",
        f"{begins} costs {change.after:g}, {no_more} {before}: money runs down.",
        f"{begins} costs {after}, {no_more} {before}.",
    )
