"""What an opportunity's page asks in its line: a round to plan, days to wait for, follow-ups."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from typing import Protocol

from offer_tui.capture.commands import LONGEST_ROUND
from offer_tui.model.days import day_of
from offer_tui.model.opportunity import Opportunity
from offer_tui.model.times import moment_of
from offer_tui.model.wording import day_words, in_zone
from offer_tui.ui.asking import Asked
from offer_tui.ui.opportunity.edits import Deadline, Draft, due, planned, to_do
from offer_tui.ui.parts.steps import Step
from offer_tui.ui.rows import Key

USUAL_MINUTES = 45
MOST_MINUTES = LONGEST_ROUND
_OVER = "that is over; a writes it down afterwards"
_NEXT = (Key("enter", "next"), Key("esc", "back"))
_LAST = (Key("enter", "keeps it"), Key("esc", "back"))
_LONGEST_NUMBER = 6


class Page(Protocol):
    """What the questions need of the screen that asks them."""

    def now(self) -> dt.datetime:
        """Return the time."""

    def ask(self, asked: Asked) -> None:
        """Ask something else."""

    def put_away(self) -> None:
        """Close the line."""

    def make(self, step: Step, words: str) -> None:
        """Change the opportunity; the words say what, for taking it back."""


# A round that is planned.


def round_to_plan(page: Page, draft: Draft) -> Asked:
    """Ask for a round's name, its time, with whom it is and how long it takes."""

    def answer(name: str) -> None:
        if name:
            page.ask(_when(page, replace(draft, name=name)))

    return Asked(
        "Round ›", _NEXT, answer, lambda: draft.name,
        says=lambda name: "" if name else "a name, such as round 2 or panel",
    )  # fmt: skip


def _when(page: Page, draft: Draft) -> Asked:
    now = page.now()
    known = in_zone(draft.at, now.tzinfo) if draft.at else None
    suggestion = f"{_written(known.date())} {known:%H:%M}" if known else ""

    def meant(words: str) -> tuple[dt.datetime | None, str]:
        """Return the time, and what is wrong with it."""
        if words == suggestion:
            return draft.at, ""
        moment = moment_of(words, now.date())
        if moment is None:
            return None, "a day and a time, as in Thu 14:30"
        at = _placed(moment)
        return (at, "") if at is not None and at > now else (None, _OVER)

    def says(words: str) -> str:
        if not words:
            return "tomorrow 17:00, Thu 14:30 or 2 Dec 17:00; enter: not known"
        at, wrong = meant(words)
        return wrong or (f"{at:%a} {_written(at.date())} {at:%H:%M}" if at else "")

    def answer(words: str) -> None:
        at, wrong = meant(words) if words else (None, "")
        if not wrong:
            page.ask(_with_whom(page, replace(draft, at=at)))

    return Asked("When ›", _NEXT, answer, lambda: suggestion, says)


def _placed(moment: dt.datetime) -> dt.datetime | None:
    """Return a time on the wall with the offset this machine has then; None beyond the calendar."""
    try:
        return moment.astimezone()
    except (OverflowError, OSError, ValueError):
        return None


def _with_whom(page: Page, draft: Draft) -> Asked:
    def answer(words: str) -> None:
        page.ask(_minutes(page, replace(draft, with_whom=words)))

    return Asked(
        "With ›", _NEXT, answer, lambda: draft.with_whom,
        says=lambda words: "" if words else "a name or a role; enter: not known",
    )  # fmt: skip


def _minutes(page: Page, draft: Draft) -> Asked:
    def answer(words: str) -> None:
        if not what_is_wrong(words):
            page.put_away()
            page.make(planned(replace(draft, minutes=minutes_of(words))), draft.name)

    return Asked(
        "Minutes ›", _LAST, answer, lambda: str(draft.minutes or USUAL_MINUTES),
        says=what_is_wrong,
    )  # fmt: skip


def minutes_of(words: str) -> int | None:
    """Return how long a round is planned to take; None where nothing, or no number, is said."""
    number = words.casefold().removesuffix("minutes").removesuffix("min").strip()
    digits = number.removeprefix("-")
    if not digits.isdecimal() or len(digits) > _LONGEST_NUMBER:
        return None
    return int(number)


def what_is_wrong(words: str) -> str:
    """Return what is wrong with a planned length, and how to mend it; nothing if it will do."""
    if not words:
        return ""
    minutes = minutes_of(words)
    if minutes is None:
        return "a number of minutes, as in 45"
    if minutes < 1:
        return "a talk takes a minute at least; erase it: not known"
    if minutes > MOST_MINUTES:
        return f"{MOST_MINUTES} at most, which is a day and a night"
    return ""


# Days that are waited for.


def days_waited_for(page: Page, opportunity: Opportunity) -> Asked:
    """Ask by when they want an answer, and by when they decide."""

    def then_theirs() -> None:
        page.ask(_day(page, "They decide by ›", "they_decide_by", theirs, page.put_away, _LAST))

    yours, theirs = opportunity.answer_by, opportunity.they_decide_by
    return _day(page, "They want your answer by ›", "answer_by", yours, then_theirs, _NEXT)


def _day(
    page: Page,
    asks: str,
    deadline: Deadline,
    known: dt.date | None,
    then: Callable[[], None],
    keys: tuple[Key, ...],
    empty: str = "a day, as in Fri or 2 Dec; enter: none",
) -> Asked:
    today = page.now().date()
    suggestion = _written(known) if known else ""

    def meant(words: str) -> tuple[dt.date | None, str]:
        """Return the day, and what is wrong with it."""
        if words == suggestion:
            return known, ""
        day = day_of(words, today)
        if day is None:
            return None, "a day, as in Fri or 2 Dec"
        return (day, "") if day >= today else (None, "that day is over")

    def says(words: str) -> str:
        if not words:
            return empty
        day, wrong = meant(words)
        return wrong or (day_words(day, today) if day else "")

    def answer(words: str) -> None:
        day, wrong = meant(words) if words else (None, "")
        if wrong:
            return
        if day != known:
            page.make(due(deadline, day), asks.removesuffix(" ›").lower())
        then()

    return Asked(asks, keys, answer, lambda: suggestion, says)


def offer_in_hand(page: Page, opportunity: Opportunity) -> Asked:
    """Ask by when they want an answer to the offer that was just noted."""
    known = opportunity.answer_by
    ahead = known if known is not None and known >= page.now().date() else None
    empty = "enter: nobody said; or a day, as in Fri or 2 Dec"
    return _day(page, "Answer by ›", "answer_by", ahead, page.put_away, _LAST, empty)


# Follow-ups.


def follow_up(page: Page) -> Asked:
    """Ask what they mean to do, and by when."""

    def answer(text: str) -> None:
        if text:
            page.ask(_by_when(page, text))

    return Asked(
        "To do ›", _NEXT, answer,
        says=lambda text: "" if text else "such as: thank Mara, send two references",
    )  # fmt: skip


def _by_when(page: Page, text: str) -> Asked:
    today = page.now().date()

    def says(words: str) -> str:
        if not words:
            return "a day, as in Fri or 2 Dec; enter: any time"
        day = day_of(words, today)
        return day_words(day, today) if day else "a day, as in Fri or 2 Dec"

    def answer(words: str) -> None:
        day = day_of(words, today) if words else None
        if day or not words:
            page.put_away()
            page.make(to_do(text, day), text)

    return Asked("By when ›", _LAST, answer, says=says)


def _written(day: dt.date) -> str:
    """Return a day as it is read again, whatever today is."""
    return f"{day.day} {day:%b} {day.year}"
