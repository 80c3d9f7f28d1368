"""Opportunities to draw: those of the drawings, and others that are crowded or wide."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import cache

from live_views import BEGAN, NOW, WIDE, crowded, drawn, drawn_catalogue, tick, ulid, wide

from offer_tui.capture.sheet import make_sheet
from offer_tui.capture.state import Capture
from offer_tui.model.decision import Decision
from offer_tui.model.opportunity import FollowUp, Opportunity, PlannedRound, Promise
from offer_tui.model.profile import Profile
from offer_tui.model.session import Gut, Session
from offer_tui.model.signal import Catalogue, Polarity, Rates, Signal
from offer_tui.model.stages import StageChange
from offer_tui.model.summary import Advice, GoingOn, HomeRow, PlannedTalk, Task
from offer_tui.store.appraisal import appraise
from offer_tui.ui.appraisal import Appraised

TODAY = NOW.replace(hour=16, minute=10)
PROFILE = Profile(schema_version=1, id=ulid(8))
LONG = "x" * 500


def day(number: int, month: int = 11, year: int = 2025) -> dt.date:
    return dt.date(year, month, number)


def advice(words: str, low: float, high: float, known: float) -> Advice:
    return Advice(words.replace(" ", "-"), words, low, high, known)


ROWS: Sequence[HomeRow] = (
    HomeRow(
        "acme", ulid(1), "Acme", "Staff Engineer", "interviewing",
        planned=(PlannedTalk("round 2", NOW.replace(hour=17, minute=0), "the manager"),),
        they_decide_by=day(2, 12), rounds=1, advice=advice("too early", 0.1, 0.5, 0.09),
        gut_missing=True,
    ),
    HomeRow(
        "birch-systems", ulid(2), "Birch Systems", "Platform Lead", "offer",
        answer_by=day(25), follow_ups=(Task("the thank-you note to Mara"),), rounds=4,
        advice=advice("take, in writing", 0.1, 0.38, 0.61),
    ),
    HomeRow(
        "corvid", ulid(3), "Corvid", "SRE", "applied",
        planned=(PlannedTalk("screen", NOW + dt.timedelta(days=6)),),
        advice=advice("too early", 0.15, 0.5, 0.06), gut_missing=True,
    ),
    HomeRow(
        "dune", ulid(4), "Dune", "Engineer II", "declined", closed_on=day(3, 12, 2024),
        because="no way up, pay",
    ),
    HomeRow("elm", ulid(5), "Elm", "SRE", "rejected", closed_on=day(4, 10, 2024)),
)  # fmt: skip


def named(row: HomeRow, words: str) -> HomeRow:
    """Return the row with every word of it replaced."""
    return replace(
        row, company=words, role=words, because=words if row.because else "",
        planned=tuple(replace(p, name=words, with_whom=words) for p in row.planned),
        follow_ups=tuple(replace(t, text=words) for t in row.follow_ups),
        advice=replace(row.advice, words=words) if row.advice else None,
    )  # fmt: skip


def many(rows: Sequence[HomeRow], times: int) -> Sequence[HomeRow]:
    """Return the rows again and again, each time under other slugs."""
    return [replace(row, slug=f"{row.slug}-{n}") for n in range(times) for row in rows]


LISTS: Mapping[str, Sequence[HomeRow]] = {
    "as drawn": ROWS,
    "one": ROWS[:1],
    "closed only": ROWS[3:],
    "going on": [replace(ROWS[0], going_on=(GoingOn(ulid(7), "round 2", BEGAN, NOW, 45),))],
    "several going on": [
        replace(
            ROWS[0], is_unnamed=True, role="", going_on=(GoingOn(ulid(7), LONG, BEGAN, BEGAN),)
        ),
        replace(ROWS[1], going_on=(GoingOn(ulid(9), "panel", BEGAN, NOW, from_memory=True),)),
        *ROWS[2:],
    ],
    "was it": [
        replace(
            row, planned=tuple(replace(p, at=TODAY - dt.timedelta(hours=3)) for p in row.planned)
        )
        for row in ROWS
    ],
    "not weighed": [replace(row, advice=None) for row in ROWS],
    "many": many(ROWS, 30),
    "long names": many([named(row, LONG) for row in ROWS], 3),
    "wide names": many([named(row, WIDE * 3) for row in ROWS], 3),
    "one long word": [named(row, "Donaudampfschifffahrtsgesellschaft") for row in ROWS],
}


# Appraised opportunities.


@cache
def acme() -> Appraised:
    """Return the opportunity of the drawings after its second round."""
    first = Session(
        schema_version=1, id=ulid(20), round="round 1", began=BEGAN - dt.timedelta(days=9)
    ).model_copy(
        update={
            "with_whom": "the recruiter",
            "ended": BEGAN - dt.timedelta(days=9) + dt.timedelta(minutes=30),
            "gut": Gut(rating=3, at=BEGAN),
            "observations": (tick(41, "41", 5), tick(42, "82", 9, degree="hint")),
        }
    )
    second = drawn().session.model_copy(
        update={
            "with_whom": "the manager",
            "ended": BEGAN + dt.timedelta(minutes=47),
            "gut": Gut(rating=4, at=BEGAN, why="kind, but nobody knows the job"),
        }
    )
    opportunity = Opportunity(
        schema_version=1, id=ulid(1), company="Acme", role="Staff Engineer", created=BEGAN,
        they_decide_by=day(2, 12),
        planned=(PlannedRound(round="round 3", at=BEGAN + dt.timedelta(days=4)),),
        promises=(
            Promise(id=ulid(30), text="two days at home", medium="posting"),
            Promise(id=ulid(31), text="reports to the CTO", by="the recruiter"),
        ),
    )  # fmt: skip
    return appraised(opportunity, (first, second), drawn_catalogue())


def appraised(
    opportunity: Opportunity, sessions: tuple[Session, ...], catalogue: Catalogue
) -> Appraised:
    """Return the opportunity weighed as the desk does it."""
    evaluation = appraise(catalogue, PROFILE, opportunity, sessions, NOW.date())
    sheet = make_sheet(catalogue, opportunity.promises)
    return Appraised(opportunity.company, opportunity, sessions, evaluation, sheet)


def without_rounds() -> Appraised:
    return appraised(acme().opportunity, (), drawn_catalogue())


def unrated() -> Appraised:
    first, second = acme().sessions
    return replace(acme(), sessions=(first, second.model_copy(update={"gut": None})))


@cache
def closed() -> Appraised:
    decision = Decision(on=day(3, 12, 2024), because="no way up", reasons="No way up, and the pay.")
    changes = {"stage": "declined", "decision": decision, "would_return_if": "a senior track opens"}
    opportunity = acme().opportunity.model_copy(update=changes)
    return appraised(opportunity, acme().sessions, drawn_catalogue())


@cache
def waiting() -> Appraised:
    """Return one that nobody answered, with its history and with what is to do."""
    history = (
        StageChange(at=BEGAN - dt.timedelta(days=40), before="lead", stage="applied"),
        StageChange(
            at=BEGAN - dt.timedelta(days=30), before="applied", stage="interviewing",
            because="they wrote back at once",
        ),
    )  # fmt: skip
    tasks = (
        FollowUp(text="the thank-you note to Mara", by=NOW.date()),
        FollowUp(text="ask for the days at home and the pay review, both in the letter"),
        FollowUp(text="send two references", by=day(13), done=True),
    )
    past = (BEGAN - dt.timedelta(days=9)).date()
    changes = {
        "planned": (), "they_decide_by": past, "history": history, "follow_ups": tasks,
    }  # fmt: skip
    opportunity = acme().opportunity.model_copy(update=changes)
    return appraised(opportunity, acme().sessions[:1], drawn_catalogue())


@cache
def left() -> Appraised:
    """Return a job that was taken, and left for a reason."""
    taken = BEGAN - dt.timedelta(days=430)
    history = (
        StageChange(at=taken - dt.timedelta(days=30), before="applied", stage="interviewing"),
        StageChange(at=taken - dt.timedelta(days=9), before="interviewing", stage="offer"),
        StageChange(at=taken, before="offer", stage="accepted", because="the team"),
        StageChange(at=BEGAN, before="accepted", stage="left", because="the team went, one by one"),
    )
    decision = Decision(on=taken.date(), stage="accepted", because="the team", reasons="The team.")
    created = taken - dt.timedelta(days=40)
    changes = {"stage": "left", "decision": decision, "history": history, "created": created}
    opportunity = waiting().opportunity.model_copy(update=changes)
    return appraised(opportunity, acme().sessions, drawn_catalogue())


@cache
def filled(words: str) -> Appraised:
    """Return an opportunity of which every word is these words."""
    line = crowded() if words == LONG else wide()
    catalogue = _catalogue_of(line)
    rounds = tuple(_ended(line.session, words, n) for n in range(6))
    opportunity = Opportunity(
        schema_version=1, id=ulid(1), company=words, role=words, created=BEGAN, stage="offer",
        answer_by=day(25), they_decide_by=day(2, 12), would_return_if=words * 3,
        planned=tuple(PlannedRound(round=words, at=NOW, with_whom=words) for _ in range(3)),
        promises=tuple(Promise(id=ulid(30 + n), text=words, by=words) for n in range(9)),
        follow_ups=(FollowUp(text=words),),
        unavailable=("signal-91", "signal-92"), not_applicable=("signal-93",),
        decision=Decision(on=day(1), because=words, reasons=words * 3),
        history=(StageChange(at=BEGAN, before="applied", stage="offer", because=words),),
    )  # fmt: skip
    found = appraised(opportunity, rounds, catalogue)
    return replace(found, problems=(f"{words}: {words}", words, words, words))


def _ended(session: Session, words: str, number: int) -> Session:
    return session.model_copy(
        update={
            "id": ulid(600 + number), "round": f"{number} {words}", "with_whom": words,
            "ended": NOW, "gut": Gut(rating=number % 5 + 1, at=NOW, why=words * 2),
        }
    )  # fmt: skip


def _catalogue_of(line: Capture) -> Catalogue:
    """Return signals for the entries of a sheet, with rates that differ and none for own ones."""
    signals = [
        Signal(
            e.subject, e.code, "role-clarity", e.polarity, e.yes, e.no, e.question, "them",
            "room", _rates(n, e.polarity) if e.code else None, derivation=e.question * 3,
            source=e.question, own=e.code is None,
        )
        for n, e in enumerate(line.sheet.entries)
        if e.kind == "signal"
    ]  # fmt: skip
    return Catalogue(tuple(signals), "filled")


def _rates(number: int, polarity: Polarity) -> Rates:
    high, low = 0.3 + number % 7 / 20, 0.2 - number % 5 / 50
    return Rates(*((high, low) if polarity == "red" else (low, high)), 60, "B")


APPRAISED: Mapping[str, Callable[[], Appraised]] = {
    "as drawn": acme,
    "without rounds": without_rounds,
    "unrated": unrated,
    "closed": closed,
    "waiting": waiting,
    "left": left,
    "long words": lambda: filled(LONG),
    "wide words": lambda: filled(WIDE * 4),
}
