"""Where rounds are: still to come, or left open and forgotten."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from offer_tui.model.opportunity import PlannedRound
from offer_tui.model.session import Session
from offer_tui.model.timing import AHEAD, begins_now, is_left, just_over
from offer_tui.model.wording import in_zone

EARLY = dt.timedelta(hours=1)
"""How long before its time a planned round can begin, whatever it is called."""


def last_key(session: Session, now: dt.datetime | None = None) -> dt.datetime:
    """Return the time of the latest entry, or of the round's beginning.

    Where ``now`` is told, keys more than a day ahead of it count only when all of them are: they
    were told by a clock that has been put right since.
    """
    keys = [
        session.began,
        *(seen.at for seen in session.observations),
        *(note.at for note in session.notes),
        *(moment.at for moment in session.moments),
        *(question.at for question in session.questions),
    ]
    likely = [key for key in keys if now is None or key - now <= AHEAD]
    return max(likely or keys)


def is_forgotten(session: Session, now: dt.datetime) -> bool:
    """Whether nobody ended the round, and its last key is too long ago for it to go on."""
    return session.ended is None and is_left(last_key(session, now), session.planned_minutes, now)


def still_goes_on(
    sessions: Sequence[Session], now: dt.datetime, *, from_memory: bool
) -> Session | None:
    """Return the latest round that goes on as one that begins now would, or from memory."""
    return next(
        (
            session
            for session in reversed(sessions)
            if session.ended is None
            and session.from_memory == from_memory
            and not is_forgotten(session, now)
        ),
        None,
    )


def to_come(
    planned: Sequence[PlannedRound], sessions: Sequence[Session]
) -> tuple[PlannedRound, ...]:
    """Return the planned rounds that have not taken place; a round is one of them at the most.

    A round is a planned one when it bears its name and began on its day, or when it began an hour
    before its time or later; of several that of its name, and of these the nearest.
    """
    left = list(planned)
    for session in sorted(sessions, key=lambda one: one.began):
        fitting = [place for place, one in enumerate(left) if _is(one, session)]
        if fitting:
            left.pop(min(fitting, key=lambda place: _distance(left[place], session)))
    return tuple(left)


def meant(
    planned: Sequence[PlannedRound],
    sessions: Sequence[Session],
    now: dt.datetime,
    *,
    from_memory: bool = False,
) -> PlannedRound | None:
    """Return which of the planned rounds one that begins now is, after these rounds; None: none.

    Written down from memory it is the latest whose time has come, else the nearest of today.
    """
    left = to_come(planned, sessions)
    past = just_over(left, now) if from_memory else None
    return past or begins_now(left, now)


def _is(planned: PlannedRound, session: Session) -> bool:
    if planned.at is None:
        return _same_name(planned, session)
    same_day = in_zone(session.began, planned.at.tzinfo).date() == planned.at.date()
    return (same_day and _same_name(planned, session)) or planned.at - session.began <= EARLY


def _distance(planned: PlannedRound, session: Session) -> tuple[bool, dt.timedelta]:
    away = abs(session.began - planned.at) if planned.at else dt.timedelta.max
    return not _same_name(planned, session), away


def _same_name(planned: PlannedRound, session: Session) -> bool:
    return planned.round.strip().casefold() == session.round.strip().casefold()
