"""What a person types about themselves, read: days, months, and what is doubtful about them."""

from __future__ import annotations

import datetime as dt
import math
import re
from dataclasses import dataclass
from typing import Generic, TypeVar

from offer_tui.evaluator.circumstances import DAYS_A_MONTH
from offer_tui.model.days import day_of

T = TypeVar("T")

NOTHING = frozenset({"", "-", "none", "no", "nothing", "unknown", "?"})
"""Words that take back what was said."""
_MONTHS_IN = {"d": 1 / DAYS_A_MONTH, "w": 7 / DAYS_A_MONTH, "m": 1.0, "y": 12.0}
_SPAN = re.compile(
    r"(?:for |in |about |another )?(?P<number>\d{1,6}(?:[.,]\d{1,3})?|an?)\s*"
    r"(?P<unit>d(?:ays?)?|w(?:ks?|eeks?)?|m(?:os?|ths?|onths?)?|y(?:rs?|ears?)?)"
    r"(?: more| from now| left)?"
)
_MONTH = re.compile(r"(?P<month>[^\W\d_]{3,})\.? (?P<year>\d{4})")
_MOST_MONTHS = 600.0


class NotUnderstood(ValueError):  # noqa: N818 - an answer to a person
    """What was typed can't be taken; the message says why, and how to write it."""


@dataclass(frozen=True, slots=True)
class Answer(Generic[T]):
    """What was meant; with ``doubt``, what has to be confirmed before it is taken."""

    value: T
    doubt: str = ""


def until(text: str, today: dt.date) -> Answer[dt.date | None]:
    """Return until when there is money. Raises NotUnderstood."""
    words = " ".join(text.split()).casefold().removeprefix("until ").rstrip(".")
    if words in NOTHING:
        return Answer(None)
    day = _after(words, today) or day_of(words, today) or _first_of(words, today)
    if day is None:
        raise NotUnderstood("That is no day and no span. Write 1 Mar 2027, 2027-03-01 or 4 months.")
    if day < today:
        doubt = f"{day.day} {day:%b %Y} has passed: it would mean your money has run out."
        return Answer(day, f"{doubt} Enter again if so.")
    return Answer(day)


def months(text: str, default: float) -> Answer[float | None]:
    """Return months of life, as a loss is counted; None: the default. Raises NotUnderstood."""
    words = " ".join(text.split()).casefold()
    if words in NOTHING or words == "default":
        return Answer(None)
    found = _SPAN.fullmatch(words if words[-1:].isalpha() else f"{words} m")
    figure = _figure(found) if found else None
    if found is None or figure is None or not 0 < figure <= _MOST_MONTHS:
        raise NotUnderstood(
            f"Write months above zero and up to {_MOST_MONTHS:g}, like 4 or 1.5;"
            f" nothing at all is the default, {default:g}."
        )
    return Answer(round(figure, 2) or 0.01)


def _after(words: str, today: dt.date) -> dt.date | None:
    """Return the day after a span such as "4 months"; it counts as that many for all of today."""
    found = _SPAN.fullmatch(words)
    if found is None:
        return None
    figure = _figure(found)
    try:
        return today + dt.timedelta(days=math.ceil(round(figure * DAYS_A_MONTH, 6)))
    except OverflowError:
        raise NotUnderstood("That is too far off. Write a day before the year 9999.") from None


def _figure(found: re.Match[str]) -> float:
    number = found["number"]
    figure = 1.0 if number[0] == "a" else float(number.replace(",", "."))
    return figure * _MONTHS_IN[found["unit"][0]]


def _first_of(words: str, today: dt.date) -> dt.date | None:
    """Return the first day of a month that is named with its year."""
    found = _MONTH.fullmatch(words)
    return day_of(f"1 {found['month']} {found['year']}", today) if found else None
