"""Preparations to draw: of the sample, of nothing yet, and of words that would burst a page."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from live_views import NOW, drawn_catalogue, ulid

from offer_tui.model.opportunity import (
    EarlierPosting,
    Opportunity,
    OwnQuestion,
    PayNamed,
    Person,
    PlannedRound,
    Promise,
    Requirement,
)
from offer_tui.model.profile import Profile
from offer_tui.model.session import Observation, Session
from offer_tui.posting.reader import differences, read
from offer_tui.preparation.changes import posting_change
from offer_tui.store.catalogue import load_catalogue
from offer_tui.store.demo import ANCHOR, DEMO
from offer_tui.store.library import Library
from offer_tui.store.places import Places
from offer_tui.store.posting_rules import load_posting_rules
from offer_tui.ui.parts.item import items_of
from offer_tui.ui.parts.layout import PartsView
from offer_tui.ui.parts.screen import parts_of
from offer_tui.ui.prepare.parts import PARTS, talk_words
from offer_tui.ui.prepare.prepared import Prepared, prepare
from offer_tui.ui.prepare.source import Source

EVENING = dt.datetime.combine(ANCHOR, dt.time(9, 30), dt.timezone(dt.timedelta(hours=1)))
NOWHERE = Path("/nonexistent")
PROFILE = Profile(schema_version=1, id=ulid(8))


@cache
def of_the_sample(slug: str) -> Prepared:
    """Return what is prepared for an opportunity of the sample, on the day it is written for."""
    library = Library(Places(DEMO, NOWHERE, NOWHERE))
    opportunity = library.opportunity(slug)
    rounds, _ = library.rounds(slug)
    catalogue, _problems = load_catalogue(NOWHERE)
    reading = read(opportunity.posting, load_posting_rules()) if opportunity.posting else None
    sessions = tuple(one.session for one in rounds)
    return prepare(Source(slug, opportunity, sessions, catalogue, PROFILE, reading, None), EVENING)


@cache
def of_nothing() -> Prepared:
    """Return what is prepared for a company's bare name."""
    opportunity = Opportunity(schema_version=1, id=ulid(1), company="Gale", created=NOW)
    source = Source("gale", opportunity, (), drawn_catalogue(), PROFILE, None, None)
    return prepare(source, NOW)


@cache
def of_words(words: str) -> Prepared:
    """Return a preparation of which every word is these words, whatever a model would refuse."""
    opportunity = Opportunity(schema_version=1, id=ulid(1), company="x", created=NOW).model_copy(
        update={
            "company": words, "role": words, "anchor": words, "points": (words, words, words),
            "planned": (_said(PlannedRound(round="x", at=NOW), words, "round", "with_whom"),),
            "promises": tuple(
                _said(Promise(id=ulid(30 + n), text="x"), words, "text", "by") for n in range(3)
            ),
            "requirements": tuple(
                _said(Requirement(id=ulid(40 + n), text="x", met="lack"), words, "text", "say")
                for n in range(3)
            ),
            "questions": (_said(OwnQuestion(id=ulid(50), text="x"), words, "text"),),
            "people": (_said(Person(name="x"), words, "name", "role"),),
            "pay_named": (_said(PayNamed(amount="x"), words, "amount", "to"),),
            "observations": (
                _said(Observation(id=ulid(60), promise=ulid(30), state="clear", at=NOW), words,
                      "note", "quote"),
                _said(Observation(id=ulid(61), signal="71", state="seen", at=NOW), words, "note"),
            ),
            "posting": words,
            "earlier_postings": (EarlierPosting(text="Engineer.", until=NOW.date()),),
        }
    )  # fmt: skip
    rules = load_posting_rules()
    before, reading = read("Engineer. 50,000 EUR a year.", rules), read(words, rules)
    change = posting_change(differences(before, reading), NOW.date(), NOW.date())
    source = Source(
        "x", opportunity, (_round(words),), drawn_catalogue(), PROFILE, reading, change, (words,)
    )
    return prepare(source, NOW)


def _said(record: Any, words: str, *names: str) -> Any:
    return record.model_copy(update=dict.fromkeys(names, words))


def _round(words: str) -> Session:
    session = Session(schema_version=1, id=ulid(20), round="x", began=NOW, ended=NOW)
    return session.model_copy(update={"round": words, "with_whom": words})


def views(
    prepared: Prepared, *, last: bool = False, letters: bool = False, **more: Any
) -> Iterator[PartsView]:
    """Yield every part, with its first or its last row chosen."""
    for number in range(len(PARTS)):
        lines = PARTS[number].lines(prepared)
        items = items_of(lines)
        names = [prepared.opportunity.company, prepared.opportunity.role]
        now = EVENING if prepared.source.slug not in {"x", "gale"} else NOW
        yield PartsView(
            title=" · ".join(["Prepare", *(name for name in names if name)]),
            occasion=talk_words(prepared, now),
            state=more.get("state", "saved"),
            parts=parts_of(PARTS, prepared),
            part=number,
            lines=lines,
            chosen=items[-1 if last else 0].key if items else "",
            notice=more.get("notice", ""),
            letters=letters,
        )
