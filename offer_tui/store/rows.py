"""Home rows as they are made from records, and as they rest in the index."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from offer_tui.hindsight.due import can_look_back, windows
from offer_tui.hindsight.silence import turns
from offer_tui.model.summary import (
    Advice,
    GoingOn,
    HomeRow,
    LookBack,
    PlannedTalk,
    Task,
    Turns,
    Undebriefed,
)

if TYPE_CHECKING:
    from offer_tui.model.opportunity import Opportunity
    from offer_tui.model.session import Session


def home_row(
    slug: str, opportunity: Opportunity, sessions: Sequence[Session], advice: Advice | None
) -> HomeRow:
    """Return what home shows of an opportunity; the rounds in the order they began."""
    from offer_tui.model.progress import last_key, to_come  # noqa: PLC0415 - brings pydantic

    closed_on, because = _closed(opportunity)
    moments = [opportunity.created, *(s.ended or last_key(s) for s in sessions)]
    return HomeRow(
        slug=slug,
        id=opportunity.id,
        company=opportunity.company,
        role=opportunity.role,
        stage=opportunity.stage,
        planned=tuple(
            PlannedTalk(p.round, p.at, p.with_whom, p.minutes)
            for p in to_come(opportunity.planned, sessions)
        ),
        answer_by=opportunity.answer_by,
        they_decide_by=opportunity.they_decide_by,
        follow_ups=tuple(Task(f.text, f.by) for f in opportunity.follow_ups if not f.done),
        closed_on=closed_on,
        taken_on=_taken_on(opportunity),
        because=because,
        rounds=len(sessions),
        going_on=tuple(
            GoingOn(s.id, s.round, s.began, last_key(s), s.planned_minutes, s.from_memory)
            for s in sessions
            if s.ended is None
        ),
        advice=advice,
        undebriefed=_undebriefed(sessions),
        turns=turns(opportunity, sessions),
        look_backs=tuple(
            LookBack(one.due.days, one.due.on, one.until, one.due.kind == "taken")
            for one in windows(opportunity)
        ),
        can_look_back=can_look_back(opportunity),
        gut_missing=bool(sessions) and sessions[-1].gut is None,
        last_activity=max(moments),
        is_unnamed=opportunity.is_unnamed,
    )


def _closed(opportunity: Opportunity) -> tuple[dt.date | None, str]:
    """Return when and why it was closed; files of before tell it in the decision only.

    What the person decided says why in the decision. That they said no, and that a job was left,
    is in the history.
    """
    from offer_tui.hindsight.staging import closing  # noqa: PLC0415 - brings pydantic

    decision, change = opportunity.decision, closing(opportunity)
    if change is not None and opportunity.stage in {"left", "rejected"}:
        return change.at.date(), change.because
    if decision is not None:
        return decision.on, decision.because
    return (change.at.date(), change.because) if change and opportunity.is_closed else (None, "")


def _taken_on(opportunity: Opportunity) -> dt.date | None:
    """Return when a job that was left had been taken, where its history tells the two apart."""
    from offer_tui.hindsight.staging import closing  # noqa: PLC0415 - as above

    decision = opportunity.decision
    if opportunity.stage != "left" or decision is None or closing(opportunity) is None:
        return None
    return decision.on


def _undebriefed(sessions: Sequence[Session]) -> Undebriefed | None:
    ended = [(one.ended, one) for one in sessions if one.ended is not None]
    if not ended:
        return None
    at, latest = max(ended, key=lambda found: found[0])
    if latest.debrief is not None and latest.debrief.ended is not None:
        return None
    return Undebriefed(latest.id, latest.round, at)


def latest_date(row: HomeRow) -> dt.date | None:
    """Return the last day on which something happens or is due."""
    days = [talk.at.date() for talk in row.planned if talk.at]
    days += [task.by for task in row.follow_ups if task.by]
    days += [day for day in (row.answer_by, row.they_decide_by) if day]
    return max(days, default=None)


def packed(row: HomeRow) -> str:
    """Return the row as text that ``unpacked`` understands."""
    values = {name: getattr(row, name) for name in HomeRow.__slots__}
    values["planned"] = [[t.name, t.at, t.with_whom, t.minutes] for t in row.planned]
    values["going_on"] = [
        [g.id, g.name, g.began, g.last, g.minutes, g.from_memory] for g in row.going_on
    ]
    values["follow_ups"] = [[t.text, t.by] for t in row.follow_ups]
    values["look_backs"] = [[b.days, b.on, b.until, b.was_taken] for b in row.look_backs]
    d, a, t = row.undebriefed, row.advice, row.turns
    values["undebriefed"] = d and [d.id, d.name, d.ended]
    values["turns"] = [t.asked, t.wrote, t.answered, t.reopened]
    values["advice"] = a and [a.verdict, a.words, a.low, a.high, a.coverage]
    return json.dumps(values, default=_iso, ensure_ascii=False)


def unpacked(text: str) -> HomeRow:
    """Return the row. Raises ValueError, TypeError or KeyError when the text is not one."""
    values: dict[str, Any] = json.loads(text)
    values["planned"] = tuple(
        PlannedTalk(name, _time(at), who, minutes) for name, at, who, minutes in values["planned"]
    )
    values["going_on"] = tuple(
        GoingOn(id_, name, dt.datetime.fromisoformat(began), dt.datetime.fromisoformat(last), *rest)
        for id_, name, began, last, *rest in values["going_on"]
    )
    values["follow_ups"] = tuple(Task(words, _day(by)) for words, by in values["follow_ups"])
    values["advice"] = Advice(*values["advice"]) if values["advice"] else None
    values["undebriefed"] = _undebriefed_from(values["undebriefed"])
    asked, wrote, answered, reopened = values["turns"]
    values["turns"] = Turns(_time(asked), _day(wrote), _time(answered), _time(reopened))
    values["look_backs"] = tuple(
        LookBack(days, dt.date.fromisoformat(on), dt.date.fromisoformat(until), taken)
        for days, on, until, taken in values["look_backs"]
    )
    for name in ("answer_by", "they_decide_by", "closed_on", "taken_on"):
        values[name] = _day(values[name])
    values["last_activity"] = _time(values["last_activity"])
    return HomeRow(**values)


def _undebriefed_from(values: list[str] | None) -> Undebriefed | None:
    if values is None:
        return None
    id_, name, ended = values
    return Undebriefed(id_, name, dt.datetime.fromisoformat(ended))


def _iso(value: dt.date) -> str:
    return value.isoformat()


def _day(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


def _time(text: str | None) -> dt.datetime | None:
    return dt.datetime.fromisoformat(text) if text else None
