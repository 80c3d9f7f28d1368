"""What is known of an opportunity: its dates, its silence, its promises, and why it was closed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from offer_tui.hindsight.account import ended
from offer_tui.hindsight.silence import silence
from offer_tui.hindsight.staging import closing
from offer_tui.model.opportunity import Opportunity, PlannedRound
from offer_tui.model.progress import to_come
from offer_tui.model.wording import day_words, in_zone
from offer_tui.ui.appraisal import Appraised
from offer_tui.ui.rows import ELLIPSIS, EMPTY, Row, RowMaker, line, width_of, wrap

NARROW = 64
_MOST_LINES = 3


def heading(opportunity: Opportunity, width: int) -> list[Row]:
    """Return whose page it is and where it stands: in one row, or in two, and a blank one."""
    names = [opportunity.company, *([opportunity.role] if opportunity.role else [])]
    return titled(" · ".join(names), ended(opportunity), width)


def titled(title: str, stands: str, width: int) -> list[Row]:
    """Return a title, and what stands at its right where there is room, else below it."""
    maker = RowMaker(width).to(1)
    if width_of(title) + width_of(stands) + 4 <= width:
        return [maker.add(title, "title").right(stands, "muted").row(), EMPTY]
    return [maker.add(title, "title").row(), RowMaker(width).right(stands, "muted").row()]


def fact_rows(
    appraised: Appraised, now: dt.datetime, width: int, *, with_rounds: bool, indent: int = 1
) -> list[Row]:
    """Return the facts; with the rounds to come, where these are not listed."""
    rows = []
    column = 15 if width < NARROW else 21
    for name, words in _facts(appraised, now, with_rounds=with_rounds):
        lines = wrap(words, width - column - 1)
        if len(lines) > _MOST_LINES:
            lines = [*lines[: _MOST_LINES - 1], f"{lines[_MOST_LINES - 1]}{ELLIPSIS}"]
        first = RowMaker(width).to(indent).add(name, "muted", width=column - indent - 1)
        rows.append(first.to(column).add(lines[0]).row())
        rows += [line(text, width, indent=column) for text in lines[1:]]
    return rows


def _facts(
    appraised: Appraised, now: dt.datetime, *, with_rounds: bool
) -> Iterator[tuple[str, str]]:
    opportunity = appraised.opportunity
    yield from _closed(opportunity)
    if appraised.goes_back_to:
        yield "goes back to", appraised.goes_back_to
    if opportunity.would_return_if:
        yield "would return", opportunity.would_return_if
    if not opportunity.is_closed:
        planned = to_come(opportunity.planned, appraised.sessions) if with_rounds else ()
        yield from _ahead(appraised, planned, now)
    for promise in opportunity.promises:
        source = ", ".join([promise.medium, *([promise.by] if promise.by else [])])
        yield "promised", f"{promise.text} ({source})"


def _closed(opportunity: Opportunity) -> Iterator[tuple[str, str]]:
    """Yield why it was closed, in the person's words, or what they said."""
    change, decision = closing(opportunity), opportunity.decision
    if opportunity.stage == "left" and change is not None:
        yield from [("why you left", _quoted(change.because))] if change.because else []
    if opportunity.stage == "rejected" and change is not None and change.because:
        yield "they said", _quoted(change.because)
    elif decision and (why := decision.reasons or decision.because):
        yield "you wrote", _quoted(why)


def _quoted(words: str) -> str:
    return f'"{words}"'


def _ahead(
    appraised: Appraised, planned: Sequence[PlannedRound], now: dt.datetime
) -> Iterator[tuple[str, str]]:
    opportunity, today = appraised.opportunity, now.date()
    for one in planned:
        if one.at is not None:
            person = f", {one.with_whom}" if one.with_whom else ""
            yield "next", f"{one.round} {moment_words(one.at, now)}{person}"
    if opportunity.answer_by:
        yield "answer by", day_words(opportunity.answer_by, today)
    quiet = silence(opportunity, appraised.sessions, now)
    if quiet is not None and quiet.is_said:
        yield "no answer", quiet.in_full(today)
    elif opportunity.they_decide_by:
        yield "they decide", day_words(opportunity.they_decide_by, today)


def moment_words(at: dt.datetime, now: dt.datetime) -> str:
    """Return a day and a time as they are said."""
    at = in_zone(at, now.tzinfo)
    return f"{day_words(at.date(), now.date())} {at:%H:%M}"
