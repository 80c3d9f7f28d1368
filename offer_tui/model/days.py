"""Days as people write them: "12 Nov", "yesterday", "Thu", "2026-11-12"."""

from __future__ import annotations

import datetime as dt
import re
from typing import Literal

Nearest = Literal["past", "future"]

_WORDS = {"today": 0, "yesterday": -1, "tomorrow": 1}
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_FILLERS = frozenset({"of", "the", "st", "nd", "rd", "th"})
_LETTERS = 3
"""Letters that name a month or a weekday, at the least."""
_PARTS = re.compile(r"[^\W\d_]+|\d+")
_ISO = re.compile(r"\d{4}-\d{1,2}-\d{1,2}")


def day_of(text: str, today: dt.date, nearest: Nearest = "future") -> dt.date | None:
    """Return the day that the words name; None where they name none.

    A day without its year, and a weekday, is the nearest one in the past or in the future; today
    counts as both. Day and month may stand in either order where the month is a word; in digits
    alone only ISO 8601 is read, since people disagree on the order of the rest.
    """
    words = text.strip().casefold()
    if words in _WORDS:
        return today + dt.timedelta(days=_WORDS[words])
    if _ISO.fullmatch(words):
        return _date(*map(int, words.split("-")))
    parts = [part for part in _PARTS.findall(words) if part not in _FILLERS]
    names = [part for part in parts if not part.isdecimal()]
    numbers = [int(part) for part in parts if part.isdecimal() and len(part) <= 4]
    if parts and _place(parts[0], _WEEKDAYS) is not None:
        if len(parts) == 1:
            return _weekday(parts[0], today, nearest)
        names = names[1:]
    month = _place(names[0], _MONTHS) if len(names) == 1 else None
    if month is None or not numbers or len(names) + len(numbers) > 3:
        return None
    if len(numbers) == 2:
        day, year = sorted(numbers)
        return _date(year, month + 1, day)
    return _without_year(month + 1, numbers[0], today, nearest)


def _place(word: str, names: tuple[str, ...]) -> int | None:
    short = word[:_LETTERS]
    return names.index(short) if len(word) >= _LETTERS and short in names else None


def _weekday(word: str, today: dt.date, nearest: Nearest) -> dt.date | None:
    wanted = _place(word, _WEEKDAYS)
    if wanted is None:
        return None
    ahead = (wanted - today.weekday()) % 7
    back = (today.weekday() - wanted) % 7
    return today + dt.timedelta(days=ahead if nearest == "future" else -back)


def _without_year(month: int, day: int, today: dt.date, nearest: Nearest) -> dt.date | None:
    years = range(today.year - 8, today.year + 9)  # a 29 February is at most eight years away
    days = [made for year in years if (made := _date(year, month, day)) is not None]
    if nearest == "future":
        return min((one for one in days if one >= today), default=None)
    return max((one for one in days if one <= today), default=None)


def _date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
