"""Where an opportunity's rounds, and one round as a timeline, put everything."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from itertools import pairwise

from offer_tui.capture.sheet import Sheet
from offer_tui.model.mark import mark_of
from offer_tui.model.opportunity import Opportunity, PlannedRound
from offer_tui.model.progress import to_come
from offer_tui.model.session import Session
from offer_tui.model.timing import is_over
from offer_tui.model.wording import day_words, gut_words, in_zone
from offer_tui.ui.appraisal import Appraised
from offer_tui.ui.live.journal import entry_rows, logged
from offer_tui.ui.rows import EMPTY, Row, RowMaker, line, mark_span, pad, wrap

NARROW = 64
_WEIGHTIEST = 2
_LEAST_ROUNDS = 6
"""Rows of the rounds that stay when what is known of the opportunity would take their place."""
_PAUSE = dt.timedelta(minutes=10)
"""A silence in a round from which a blank row is left."""


def rounds_page(
    appraised: Appraised, chosen: int, now: dt.datetime, width: int, height: int,
    bottom: Sequence[Row], *, letters: bool,
) -> list[Row]:  # fmt: skip
    """Return exactly ``height`` rows: what is known of the opportunity, and its rounds.

    ``bottom`` is the line, if any, and the footer; ``chosen`` counts the rounds and then those
    planned.
    """
    opportunity = appraised.opportunity
    names = [opportunity.company, *([opportunity.role] if opportunity.role else [])]
    rows = [RowMaker(width).to(1).add(" · ".join(names), "title").row(), EMPTY]
    for problem in appraised.problems[:3]:
        rows += [line(text, width, "warning") for text in wrap(problem, width - 2)]
    rows += _facts(opportunity, (), now, width)
    made: list[Row] = []
    ends: list[int] = []
    for place, one in enumerate(rounds_of(appraised)):
        if isinstance(one, PlannedRound):
            made.append(_planned(one, place == chosen, now, width))
        else:
            made += _round(appraised, one, place == chosen, now, width, letters=letters)
        ends.append(len(made))
    if not made:
        words = "No round yet. Press l to write one down while it goes on, a to do it afterwards."
        made = [line(text, width, "muted") for text in wrap(words, width - 2)]
    most = max(1, height - len(bottom) - 1 - min(len(made), _LEAST_ROUNDS))
    if len(rows) > most:
        rows[most - 1 :] = [line(f"and {len(rows) - most + 1} more rows", width, "muted")]
    if rows[-1] != EMPTY:
        rows.append(EMPTY)
    room = max(0, height - len(rows) - len(bottom))
    end = ends[min(chosen, len(ends) - 1)] if ends else 0
    start = max(0, min(end - room, len(made) - room)) if end > room else 0
    shown = pad([*rows, *pad(made[start:], room)], height - len(bottom))
    return [*shown, *bottom]


def rounds_of(appraised: Appraised) -> list[Session | PlannedRound]:
    """Return the rounds that began, and behind them those that are planned, by time."""
    opportunity = appraised.opportunity
    if opportunity.is_closed:
        return [*appraised.sessions]
    planned = to_come(opportunity.planned, appraised.sessions)
    timed = sorted(((one.at, n) for n, one in enumerate(planned) if one.at))
    untimed = [one for one in planned if one.at is None]
    return [*appraised.sessions, *(planned[n] for _, n in timed), *untimed]


def detail(appraised: Appraised, now: dt.datetime, width: int, *, letters: bool) -> list[Row]:
    """Return what home shows of the chosen opportunity, where there is room below the list."""
    opportunity = appraised.opportunity
    names = [opportunity.company, *([opportunity.role] if opportunity.role else [])]
    rows = [RowMaker(width).to(1).add(" · ".join(names), "title").row(), EMPTY]
    for session in appraised.sessions[-4:]:
        day = day_words(in_zone(session.began, now.tzinfo).date(), now.date())
        what = ", ".join(p for p in (day, session.with_whom, _length(session)) if p)
        maker = RowMaker(width).to(3).add(session.round, "muted", width=16).to(21)
        maker.add(what, width=38).to(60)
        marks = _marks(appraised, session, width - 56, letters=letters)
        rows.append(maker.extend(marks[1:] if marks else ()).row())
    planned = to_come(opportunity.planned, appraised.sessions)
    rows += _facts(opportunity, planned, now, width, indent=3)
    return rows


def _length(session: Session) -> str:
    if session.ended is None:
        return "going on"
    minutes = (session.ended - session.began) // dt.timedelta(minutes=1)
    return f"{minutes} min" if 0 < minutes < 24 * 60 and not session.from_memory else ""


def _facts(
    opportunity: Opportunity,
    planned: Sequence[PlannedRound],
    now: dt.datetime,
    width: int,
    *,
    indent: int = 1,
) -> list[Row]:
    today = now.date()
    said: list[tuple[str, str]] = []
    if opportunity.decision:
        reasons = opportunity.decision.reasons or opportunity.decision.because
        when = f"{opportunity.decision.on.day} {opportunity.decision.on:%b %Y}"
        said.append((f"{opportunity.stage} {when}", f'"{reasons}"' if reasons else ""))
    if opportunity.would_return_if:
        said.append(("would return", opportunity.would_return_if))
    for one in planned:
        if one.at is not None and not opportunity.is_closed:
            person = f", {one.with_whom}" if one.with_whom else ""
            said.append(("next", f"{one.round} {_at(one.at, now)}{person}"))
    if opportunity.answer_by and not opportunity.is_closed:
        said.append(("answer by", day_words(opportunity.answer_by, today)))
    if opportunity.they_decide_by and not opportunity.is_closed:
        said.append(("they decide", day_words(opportunity.they_decide_by, today)))
    for promise in opportunity.promises:
        source = ", ".join([promise.medium, *([promise.by] if promise.by else [])])
        said.append(("promised", f"{promise.text} ({source})"))
    rows = []
    column = 15 if width < NARROW else 21
    for heading, words in said:
        lines = wrap(words, width - column - 1)
        first = RowMaker(width).to(indent).add(heading, "muted", width=column - indent - 1)
        first.to(column)
        rows.append(first.add(lines[0]).row())
        rows += [line(text, width, indent=column) for text in lines[1:3]]
    return rows


def _at(at: dt.datetime, now: dt.datetime) -> str:
    at = in_zone(at, now.tzinfo)
    return f"{day_words(at.date(), now.date())} {at:%H:%M}"


def _planned(one: PlannedRound, chosen: bool, now: dt.datetime, width: int) -> Row:
    state = "was it?" if is_over(one, now) else "planned" if width >= NARROW else ""
    maker = RowMaker(max(20, width - len(state) - 3)).to(1)
    maker.add("»" if chosen else " ", "accent").add(" ")
    maker.add(one.round, "title" if chosen else "text", width=min(24, width // 3))
    maker.add(f"  {_at(one.at, now)}" if one.at else "  no time yet", "muted")
    length = f"{one.minutes} min" if one.minutes else ""
    about = ", ".join(words for words in (one.with_whom, length) if words)
    maker.add(f"  {about}" if about and width >= NARROW else "", "muted")
    return RowMaker(width).extend(maker.row()).right(state, "muted").row()


def _round(
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
    weightiest = _marks(appraised, session, width, letters=letters)
    return [*rows, weightiest] if weightiest else rows


def _state(session: Session) -> str:
    if session.ended is None:
        return "going on"
    if session.gut is None:
        return "gut: not yet"
    return gut_words(session.gut.rating)


def _marks(appraised: Appraised, session: Session, width: int, *, letters: bool) -> Row:
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


def timeline(session: Session, sheet: Sheet, width: int, *, letters: bool) -> list[Row]:
    """Return the whole round by time, its words unabridged."""
    items = logged(session)
    rows: list[Row] = []
    for before, item in pairwise([None, *items]):
        if item is None:
            continue
        if before is not None and item.at - before.at > _PAUSE:
            rows.append(EMPTY)
        rows += entry_rows(item, session, sheet, width, letters, whole=True)
    if session.gut is not None:
        words = gut_words(session.gut.rating)
        why = f'. "{session.gut.why}"' if session.gut.why else ""
        rows += [EMPTY, *(line(text, width) for text in wrap(words + why, width - 2))]
    if not rows:
        rows = [line("Nothing was written down in this round.", width, "muted")]
    return rows


def timeline_head(company: str, session: Session, width: int) -> Row:
    """Return whose round it is, and when it was."""
    began = session.began
    when = f"{began.day} {began:%b %Y %H:%M}"
    if session.ended:
        when += f" to {session.ended:%H:%M}"
    if session.from_memory:
        when += ", from memory"
    names = " · ".join([company, session.round])
    head = RowMaker(width).to(1).add(names, "title", width=max(8, width - len(when) - 4))
    return head.right(when, "muted").row()
