"""Home rows as they are made from records, and as they rest in the index."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from offer_tui.model.summary import Advice, HomeRow, PlannedTalk, Task

if TYPE_CHECKING:
    from offer_tui.model.opportunity import Opportunity
    from offer_tui.model.session import Session


def home_row(
    slug: str, opportunity: Opportunity, sessions: Sequence[Session], advice: Advice | None
) -> HomeRow:
    """Return what home shows of an opportunity; the rounds in the order they began."""
    decision = opportunity.decision
    going_on = [session for session in sessions if session.ended is None]
    moments = [opportunity.created, *(s.ended or s.began for s in sessions)]
    return HomeRow(
        slug=slug,
        id=opportunity.id,
        company=opportunity.company,
        role=opportunity.role,
        stage=opportunity.stage,
        planned=tuple(PlannedTalk(p.round, p.at, p.with_whom) for p in opportunity.planned),
        answer_by=opportunity.answer_by,
        they_decide_by=opportunity.they_decide_by,
        follow_ups=tuple(Task(f.text, f.by) for f in opportunity.follow_ups if not f.done),
        closed_on=decision.on if decision else None,
        because=decision.because if decision else "",
        rounds=len(sessions),
        in_progress=going_on[-1].id if going_on else None,
        advice=advice,
        gut_missing=bool(sessions) and sessions[-1].gut is None,
        last_activity=max(moments),
    )


def latest_date(row: HomeRow) -> dt.date | None:
    """Return the last day on which something happens or is due."""
    days = [talk.at.date() for talk in row.planned if talk.at]
    days += [task.by for task in row.follow_ups if task.by]
    days += [day for day in (row.answer_by, row.they_decide_by) if day]
    return max(days, default=None)


def packed(row: HomeRow) -> str:
    """Return the row as text that ``unpacked`` understands."""
    values = {name: getattr(row, name) for name in HomeRow.__slots__}
    values["planned"] = [[t.name, t.at, t.with_whom] for t in row.planned]
    values["follow_ups"] = [[t.text, t.by] for t in row.follow_ups]
    a = row.advice
    values["advice"] = a and [a.verdict, a.words, a.low, a.high, a.coverage]
    return json.dumps(values, default=_iso, ensure_ascii=False)


def unpacked(text: str) -> HomeRow:
    """Return the row. Raises ValueError, TypeError or KeyError when the text is not one."""
    values: dict[str, Any] = json.loads(text)
    values["planned"] = tuple(PlannedTalk(n, _time(at), who) for n, at, who in values["planned"])
    values["follow_ups"] = tuple(Task(words, _day(by)) for words, by in values["follow_ups"])
    values["advice"] = Advice(*values["advice"]) if values["advice"] else None
    for name in ("answer_by", "they_decide_by", "closed_on"):
        values[name] = _day(values[name])
    values["last_activity"] = _time(values["last_activity"])
    return HomeRow(**values)


def _iso(value: dt.date) -> str:
    return value.isoformat()


def _day(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


def _time(text: str | None) -> dt.datetime | None:
    return dt.datetime.fromisoformat(text) if text else None
