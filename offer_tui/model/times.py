"""Times as people write them: "tomorrow 17:00", "Thu 14:30", "2 Dec 5 pm"."""

from __future__ import annotations

import datetime as dt
import re

from offer_tui.model.days import day_of

_TIME = re.compile(
    r"(?P<day>.*?)(?:\bat\s+|@\s*|(?<=\d)t)?(?<![\d:])"
    r"(?:(?P<hour>\d{1,2})(?::(?P<minute>\d{2}))?\s*(?P<half>[ap])\.?m\.?"
    r"|(?P<hours>\d{1,2}):(?P<minutes>\d{2})|(?P<noon>noon))\Z"
)
_HALVES = {"a": 0, "p": 12}


def moment_of(text: str, today: dt.date) -> dt.datetime | None:
    """Return the time that the words name, as the clock on the wall shows it, without an offset.

    A time alone is one of today; a day without its year is the next of its name. None where the
    words name no time, or no day.
    """
    match = _TIME.fullmatch(" ".join(text.casefold().replace(",", " ").split()))
    time = _time(match) if match else None
    if match is None or time is None:
        return None
    words = match["day"].strip()
    day = day_of(words, today) if words else today
    return dt.datetime.combine(day, time) if day else None


def _time(match: re.Match[str]) -> dt.time | None:
    if match["noon"]:
        return dt.time(12)
    if match["half"]:
        hour, minute = int(match["hour"]), int(match["minute"] or 0)
        is_hour, hour = 1 <= hour <= 12, hour % 12 + _HALVES[match["half"]]
    else:
        hour, minute = int(match["hours"]), int(match["minutes"])
        is_hour = hour < 24
    return dt.time(hour, minute) if is_hour and minute < 60 else None
