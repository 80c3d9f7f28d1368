"""Opportunities, rounds and readings made for the tests of what prepares a talk."""

from __future__ import annotations

import datetime as dt
from typing import Any

from offer_tui.evaluator.circumstances import Circumstances
from offer_tui.evaluator.evidence import Evidence, Finding, finding, join
from offer_tui.model.opportunity import Opportunity, OwnQuestion, PlannedRound, Promise
from offer_tui.model.session import Observation, Question, Session
from offer_tui.posting.reader import read
from offer_tui.posting.reading import Reading
from offer_tui.preparation.plan import Plan, question_plan
from offer_tui.store.catalogue import load_catalogue
from offer_tui.store.posting_rules import load_posting_rules

CATALOGUE = load_catalogue()[0]
RULES = load_posting_rules()
ZONE = dt.timezone(dt.timedelta(hours=1))
AT = dt.datetime(2026, 11, 21, 17, 0, tzinfo=ZONE)
RECRUITER = PlannedRound(round="round 1", with_whom="Nadia, the recruiter")
MANAGER = PlannedRound(round="round 2", with_whom="the manager")
TEAM = PlannedRound(round="round 3", with_whom="two of the team")

VAGUE = """Growth Catalyst
Synergia

Are you a passionate rock star who thrives in a fast-paced environment? We are a world-class,
rapidly growing company on a mission to change the world! As a self-starter and team player you
will wear many hats, drive success and support our vision across all areas of the business.
Other duties as assigned. We offer great benefits and endless growth opportunities.
"""
CLEAR = """Orchard Foreman
Pippin & Daughters · Hood River, OR
$26.00/hr - $31.00/hr
Full-time

Responsibilities
- Prune 40 rows of Bartlett and Anjou pear trees between January and March
- Repair the sprayers, the two tractors and the wind machines
- Train new pickers on ladders and on the bin scale
- Write the spray log and file it with the county every Friday

You will lead a crew of six pickers and report to the orchard manager, Dana Whitlock.
In your first 60 days you will map the drip lines of the north block.

Benefits
- Health and dental insurance after 30 days
- 12 days of paid vacation and 8 paid holidays
- 401(k) with a 4% match

Requirements
- Three years of experience with fruit trees
- A valid driver's license
- Spanish is a plus
"""


def ulid(number: int) -> str:
    return f"01HZ{number:022d}"


def at(minute: int) -> dt.datetime:
    return AT + dt.timedelta(minutes=minute)


def reading_of(text: str) -> Reading:
    return read(text, RULES)


def opportunity(**values: Any) -> Opportunity:
    given = {"schema_version": 1, "id": ulid(1), "company": "Acme", "created": AT}
    return Opportunity(**{**given, **values})


def promise(number: int, text: str = "two days at home", **values: Any) -> Promise:
    given = {"kind": "place", "medium": "posting"}
    return Promise(id=ulid(100 + number), text=text, **{**given, **values})


def own(number: int, text: str = "Who cooks?", **values: Any) -> OwnQuestion:
    return OwnQuestion(id=ulid(200 + number), text=text, **values)


def saw(number: int, signal: str = "", state: str = "seen", **values: Any) -> Observation:
    about = {"signal": signal} if signal else {}
    given = {"id": ulid(300 + number), "state": state, "at": at(number)}
    return Observation(**{**given, **about, **values})


def put(number: int, subject: str) -> Question:
    return Question(id=ulid(400 + number), signal=subject, text=f"{subject}?", at=at(number))


def session(number: int, *observations: Observation, **values: Any) -> Session:
    given = {
        "schema_version": 1,
        "id": ulid(500 + number),
        "round": f"round {number}",
        "began": at(100 * number),
        "observations": observations,
    }
    return Session(**{**given, **values})


def evidence_of(
    rounds: tuple[Session, ...] = (), outside: tuple[Observation, ...] = ()
) -> Evidence:
    def found(observations: tuple[Observation, ...]) -> dict[str, Finding]:
        return {one.signal: finding(one.state, one.degree) for one in observations if one.signal}

    return join([found(outside), *(found(one.observations) for one in rounds)])


def plan(
    about: Opportunity | None = None,
    *rounds: Session,
    talk: PlannedRound | None = None,
    reading: Reading | None = None,
    around: Circumstances | None = None,
    **values: Any,
) -> Plan:
    """Return the plan with the shipped signals, for somebody who has no offer yet."""
    about = about or opportunity()
    around = around or Circumstances(stage="interviewing")
    evidence = evidence_of(rounds, about.observations)
    return question_plan(CATALOGUE, evidence, around, about, reading, rounds, talk, **values)


def subjects(questions: Any) -> list[str]:
    return [question.subject for question in questions]
