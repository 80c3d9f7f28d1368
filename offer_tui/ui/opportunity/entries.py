"""The entries of an opportunity's page: rounds, those that are planned, and follow-ups."""

from __future__ import annotations

import datetime as dt

from offer_tui.model.mark import mark_of
from offer_tui.model.opportunity import FollowUp, PlannedRound
from offer_tui.model.progress import to_come
from offer_tui.model.session import Session
from offer_tui.model.timing import is_over
from offer_tui.model.wording import day_words, gut_words, in_zone
from offer_tui.ui.appraisal import Appraised
from offer_tui.ui.opportunity.facts import NARROW, moment_words
from offer_tui.ui.rows import EMPTY, Role, Row, RowMaker, line, mark_span, width_of, wrap

Entry = Session | PlannedRound | FollowUp
_WEIGHTIEST = 2


def rounds_of(appraised: Appraised) -> list[Session | PlannedRound]:
    """Return the rounds that began, and behind them those that are planned, by time."""
    opportunity = appraised.opportunity
    if opportunity.is_closed:
        return [*appraised.sessions]
    planned = to_come(opportunity.planned, appraised.sessions)
    timed = sorted(((one.at, n) for n, one in enumerate(planned) if one.at))
    untimed = [one for one in planned if one.at is None]
    return [*appraised.sessions, *(planned[n] for _, n in timed), *untimed]


def entries_of(appraised: Appraised) -> list[Entry]:
    """Return what can be chosen: the rounds, and behind them the follow-ups."""
    return [*rounds_of(appraised), *appraised.opportunity.follow_ups]


def entry_rows(
    appraised: Appraised, one: Entry, now: dt.datetime, width: int, *, chosen: bool, letters: bool
) -> list[Row]:
    """Return an entry as it stands in the list."""
    match one:
        case PlannedRound():
            return [_planned_row(one, chosen, now, width)]
        case FollowUp():
            return _task_rows(one, now, width, chosen=chosen)
        case Session():
            return _round_rows(appraised, one, chosen, now, width, letters=letters)


def _task_rows(task: FollowUp, now: dt.datetime, width: int, *, chosen: bool) -> list[Row]:
    """Return something they mean to do: all its words, and by when; what is done fades."""
    state = "done" if task.done else "to do"
    if task.by and not task.done:
        state = f"by {day_words(task.by, now.date())}"
    role: Role = "muted" if task.done else "title" if chosen else "text"
    first, *rest = wrap(task.text, max(8, width - width_of(state) - 6))
    maker = RowMaker(width).to(1).add("»" if chosen else " ", "accent").add(" ").add(first, role)
    rows = [maker.right(state, "muted").row()]
    return [*rows, *(line(words, width, role, indent=3) for words in rest)]


def _planned_row(one: PlannedRound, chosen: bool, now: dt.datetime, width: int) -> Row:
    state = "was it?" if is_over(one, now) else "planned" if width >= NARROW else ""
    maker = RowMaker(max(20, width - len(state) - 3)).to(1)
    maker.add("»" if chosen else " ", "accent").add(" ")
    maker.add(one.round, "title" if chosen else "text", width=min(24, width // 3))
    maker.add(f"  {moment_words(one.at, now)}" if one.at else "  no time yet", "muted")
    length = f"{one.minutes} min" if one.minutes else ""
    about = ", ".join(words for words in (one.with_whom, length) if words)
    maker.add(f"  {about}" if about and width >= NARROW else "", "muted")
    return RowMaker(width).extend(maker.row()).right(state, "muted").row()


def _round_rows(
    appraised: Appraised,
    session: Session,
    chosen: bool,
    now: dt.datetime,
    width: int,
    *,
    letters: bool,
) -> list[Row]:
    day = day_words(in_zone(session.began, now.tzinfo).date(), now.date())
    state = _state(session)
    if session.is_empty and session.ended is not None:
        state = "gut: not yet, empty: del"
    elif session is appraised.gut_missing and session.ended is not None:
        state += ", w asks"
    if width < NARROW:
        state = state.partition(":")[0]
    maker = (
        RowMaker(max(20, width - len(state) - 3))
        .to(1)
        .add("»" if chosen else " ", "accent")
        .add(" ")
    )
    maker.add(session.round, "title" if chosen else "text", width=min(24, width // 3))
    at = f" {in_zone(session.began, now.tzinfo):%H:%M}" if width >= NARROW else ""
    maker.add(f"  {day}{at}", "muted")
    if session.with_whom and width >= NARROW:
        maker.add(f"  {session.with_whom}", "muted")
    head = RowMaker(width).extend(maker.row())
    head.right(state, "muted" if session.ended else "accent")
    rows = [head.row()]
    weightiest = marks_row(appraised, session, width, letters=letters)
    return [*rows, weightiest] if weightiest else rows


def _state(session: Session) -> str:
    if session.ended is None:
        return "going on"
    if session.gut is None:
        return "gut: not yet"
    return gut_words(session.gut.rating)


def marks_row(appraised: Appraised, session: Session, width: int, *, letters: bool) -> Row:
    """Return the round's weightiest answers in one row."""
    weights = {c.signal: abs(c.nats) for c in appraised.evaluation.posterior.contributions}
    seen = sorted(session.observations, key=lambda o: -weights.get(o.subject, 0))
    maker = RowMaker(width).to(5)
    shown = [o for o in seen if o.subject in appraised.sheet.by_subject][:_WEIGHTIEST]
    for place, one in enumerate(shown):
        entry = appraised.sheet.by_subject[one.subject]
        text = entry.no if one.state == "clear" else entry.yes
        if place and maker.width + len(text) + 8 > width:
            break
        mark = mark_of(entry.polarity, one.state, one.degree, entry.kind)
        span = mark_span(mark, letters=letters)
        maker.add("   " if place else "").add(f"{entry.code or '  '} ", "muted")
        maker.add(span.text, span.role).add(f" {text}")
    return maker.row() if shown else EMPTY
