"""The facts that a letter can name, each with the words for it when it is missing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal

Shape = Literal["text", "number", "texts", "record", "records", "flag"]
"""A text, a number, a list of texts, a table of texts, a list of tables, yes or no."""
Record = dict[str, str]
Value = str | int | list[str] | Record | list[Record]
Facts = Mapping[str, Value]
"""What is known, by name; what is missing is not in it. Days are written as 2026-11-25."""

MOST = 12
"""Entries of a list, at most."""
LONGEST = 300
"""Characters of one fact, at most."""


@dataclass(frozen=True, slots=True)
class Fact:
    """What a fact is, in words that follow "what is missing:"."""

    words: str
    shape: Shape = "text"
    option: str = ""
    """The option of the command line that adds it."""
    keys: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """The texts in a table, with the words for each."""


_PROMISE = MappingProxyType(
    {
        "text": "what was promised",
        "by": "who promised it",
        "medium": "where it was promised",
        "where": "where it was promised",
        "on": "the day it was promised",
    }
)

FACTS: Mapping[str, Fact] = MappingProxyType(
    {
        "company": Fact("the company"),
        "role": Fact("the role"),
        "me": Fact("your name", option="--from"),
        "to": Fact("whom it is to", "texts", "--to"),
        "today": Fact("today's day"),
        "talks": Fact("how many talks there were", "number"),
        "talks_with_you": Fact("how many talks there were with those it is to", "number"),
        "first_talk": Fact(
            "the first talk",
            "record",
            keys=MappingProxyType({"name": "its name", "on": "the day of the first talk"}),
        ),
        "talk": Fact(
            "the talk",
            "record",
            "--round",
            MappingProxyType({"name": "the talk's name", "on": "the day of the talk"}),
        ),
        "people": Fact("who was in the talk", "texts"),
        "met": Fact("who else was in the talks", "texts"),
        "next_talk": Fact(
            "the next talk",
            "record",
            keys=MappingProxyType(
                {"name": "the next talk's name", "on": "the day of the next talk",
                 "with": "who will be in the next talk"}
            ),
        ),
        "mentions": Fact("what you would like to mention", "texts", "--mention"),
        "topics": Fact("what you talked about", "texts", "--mention"),
        "quotes": Fact("something they said", "texts"),
        "notes": Fact("your notes on it", "texts"),
        "promise": Fact("a promise", "record", "--promise", _PROMISE),
        "promises": Fact("promises", "records", "--promise", _PROMISE),
        "answer_by": Fact("the day they want your answer by"),
        "until": Fact("the day you would like to answer by", option="--until"),
        "they_decide_by": Fact("the day they decide by"),
        "asks": Fact("what you ask for", "texts", "--ask"),
        "market": Fact(
            "what the market pays",
            "record",
            "--with-market",
            MappingProxyType(
                {"text": "what the market pays", "low": "the market's lower end",
                 "high": "the market's upper end", "currency": "the market's currency",
                 "per": "the market's period"}
            ),
        ),
        "other_role": Fact("the other role", option="--role"),
        "changes": Fact("what has changed", "texts", "--changed"),
        "learnt": Fact("what you have learnt", "texts", "--learnt"),
        "news": Fact("what has changed with them", "texts", "--news"),
        "stage": Fact("where it stands"),
        "ended_on": Fact("the day it ended"),
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A fact that was missing, in words, and the option of the command line that adds it."""

    words: str
    option: str = ""


def left_out(name: str) -> LeftOut:
    """Return what is missing; ``name`` is that of a fact, or fact.key."""
    base, _, key = name.partition(".")
    fact = FACTS.get(base, Fact(name))
    return LeftOut(fact.keys[key]) if key in fact.keys else LeftOut(fact.words, fact.option)
