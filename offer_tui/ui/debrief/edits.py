"""What a debrief changes of the opportunity: who moves next, by when, and what is left to do."""

from __future__ import annotations

import datetime as dt
import re

from offer_tui.model.days import day_of
from offer_tui.model.merge import merge
from offer_tui.model.opportunity import FollowUp, Opportunity

DATES = {"they-decide": "they_decide_by", "answer-by": "answer_by"}
"""The fields of the rows that take a day."""
NO_DAY = "-"
"""What is typed to take a day away."""
LONGEST_ROLE = 200
"""Characters in the name of another role, at most."""
_BY = re.compile(r"(?P<what>.*\S)\s+by\s+(?P<day>\S.*)", re.IGNORECASE)


def wrong_day(words: str, today: dt.date) -> str:
    """Return what is wrong with words that should name a day to come; nothing where they do."""
    if words == NO_DAY:
        return ""
    day = day_of(words, today)
    if day is None:
        return "a day: 2 Dec, Thu or tomorrow"
    return "that day is over" if day < today else ""


def dated(job: Opportunity, row: str, words: str, today: dt.date) -> Opportunity:
    """Return it with the day that the words name, or without one."""
    day = None if words == NO_DAY else day_of(words, today)
    return job.model_copy(update={DATES[row]: day})


def followed(job: Opportunity, words: str, today: dt.date) -> Opportunity:
    """Return it with something to do; "by Fri" at the end of the words is its day."""
    return job.model_copy(update={"follow_ups": (*job.follow_ups, follow_up(words, today))})


def follow_up(words: str, today: dt.date) -> FollowUp:
    """Return what the words say is to be done, and by when."""
    match = _BY.fullmatch(words)
    by = day_of(match["day"], today) if match else None
    return FollowUp(text=match["what"], by=by) if match and by else FollowUp(text=words)


def taken_back(before: Opportunity, after: Opportunity, now: Opportunity) -> Opportunity:
    """Return it without what led from one to the other, and with all that came since."""
    return merge(after, before, now) or now
