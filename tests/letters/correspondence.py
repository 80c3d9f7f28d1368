"""Opportunities, rounds and letters made for the tests of letters."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

from offer_tui.letters.fact import Facts
from offer_tui.letters.facts import Added, facts_of
from offer_tui.letters.letter import Letter, draft
from offer_tui.model.opportunity import Opportunity, Person, Promise
from offer_tui.model.session import Observation, Session
from offer_tui.store.letters import load_topics, source_of, templates

ZONE = dt.timezone(dt.timedelta(hours=1))
AT = dt.datetime(2026, 11, 12, 16, 0, tzinfo=ZONE)
NOW = dt.datetime(2026, 11, 22, 12, 0, tzinfo=ZONE)
SHIPPED = {one.kind: source_of(one) for one in templates(Path("/there-is-no-such-folder"))}


def ulid(number: int) -> str:
    return f"01HZ{number:022d}"


def opportunity(**values: Any) -> Opportunity:
    given = {
        "schema_version": 1,
        "id": ulid(1),
        "company": "Acme",
        "role": "Storage Engineer",
        "created": AT,
    }
    return Opportunity(**{**given, **values})


def talk(number: int = 1, with_whom: str = "", *seen: Observation, **values: Any) -> Session:
    began = AT + dt.timedelta(days=number - 1)
    given = {
        "schema_version": 1,
        "id": ulid(500 + number),
        "round": f"round {number}",
        "with_whom": with_whom,
        "began": began,
        "ended": began + dt.timedelta(minutes=30),
        "observations": seen,
    }
    return Session(**{**given, **values})


def saw(number: int, signal: str = "", state: str = "seen", **values: Any) -> Observation:
    given: dict[str, Any] = {"id": ulid(300 + number), "state": state, "at": AT}
    return Observation(**{**given, **({"signal": signal} if signal else {}), **values})


def promise(number: int, text: str, **values: Any) -> Promise:
    return Promise(id=ulid(100 + number), text=text, **values)


def people(**roles: str) -> tuple[Person, ...]:
    return tuple(Person(name=name, role=role) for name, role in roles.items())


def facts(kind: str, about: Opportunity | None = None, *rounds: Session, **added: Any) -> Facts:
    return facts_of(kind, about or opportunity(), rounds, Added(**added), load_topics(), NOW)


def letter(kind: str, about: Opportunity | None = None, *rounds: Session, **added: Any) -> Letter:
    """Return the letter that the template shipped for the kind makes."""
    return draft(SHIPPED[kind], facts(kind, about, *rounds, **added), kind=kind)


def made(words: str, known: Facts | None = None) -> str:
    """Return the text that a template with these words makes."""
    return draft(f"Subject: s\n{words}", known or {"company": "Acme", "talks": 2}).body
