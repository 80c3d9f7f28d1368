"""What a person can add to a letter: what is asked for it, and what an answer makes of it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from offer_tui.letters.fact import FACTS, Facts
from offer_tui.letters.facts import Added
from offer_tui.model.days import day_of
from offer_tui.model.opportunity import Promise
from offer_tui.model.profile import Market
from offer_tui.model.session import Session
from offer_tui.model.wording import day_words

if TYPE_CHECKING:
    from offer_tui.letters.letter import Letter  # brings jinja2

_NAMES = re.compile(r"\s*[;,]\s*|\s+and\s+")
_SEVERAL = re.compile(r"\s*;\s*")


@dataclass(frozen=True, slots=True)
class Record:
    """What the answers are held against."""

    rounds: Sequence[Session]
    promises: Sequence[Promise]
    market: Market | None
    today: dt.date


@dataclass(frozen=True, slots=True)
class Addition:
    """Something that can be added; ``option`` is what the command line calls it."""

    option: str
    name: str
    """In a word or two, for a list."""
    asks: str
    fact: str
    """The fact that it gives."""
    takes: Callable[[Added, str, Record], Added]
    refuses: Callable[[str, Record], str] = lambda _, __: ""
    """Returns what is wrong with an answer, and how to mend it; nothing when it will do."""


def additions(letter: Letter, record: Record) -> tuple[Addition, ...]:
    """Return what can be added to a letter, as far as its template has a place for it."""
    return tuple(
        one
        for option, one in ADDITIONS.items()
        if option not in letter.unused and _is_open(option, record)
    )


def value_of(addition: Addition, added: Added, facts: Facts, record: Record) -> str:
    """Return what is known of it in words, as they can be typed; empty: nothing."""
    match addition.option:
        case "--until":
            return day_words(added.until, record.today) if added.until else ""
        case "--round":
            talk = facts.get("talk")
            return talk["name"] if isinstance(talk, dict) else ""
        case "--with-market":
            return "named" if added.market else ""
        case "--promise":
            return _promises_in(facts)
        case "--mention":
            return "; ".join(added.mentions)
    value = facts.get(addition.fact, "")
    if isinstance(value, list):
        between = ", " if addition.option == "--to" else "; "
        return between.join(one for one in value if isinstance(one, str))
    return str(value)


def _is_open(option: str, record: Record) -> bool:
    match option:
        case "--round":
            return len(record.rounds) > 1
        case "--promise":
            return bool(record.promises)
        case "--with-market":
            return _is_range(record.market)
        case _:
            return True


def _is_range(market: Market | None) -> bool:
    return market is not None and (market.low, market.high) != (None, None)


def _promises_in(facts: Facts) -> str:
    told = facts.get("promises")
    texts = [one["text"] for one in told if isinstance(one, dict)] if isinstance(told, list) else []
    return texts[0] if len(texts) == 1 else (f"{len(texts)} chosen" if texts else "")


def _several(words: str, between: re.Pattern[str] = _SEVERAL) -> tuple[str, ...]:
    return tuple(one for one in between.split(words.strip()) if one)


def _with_until(added: Added, words: str, record: Record) -> Added:
    return replace(added, until=day_of(words, record.today) if words.strip() else None)


def _refuses_until(words: str, record: Record) -> str:
    if not words.strip():
        return ""
    day = day_of(words, record.today)
    if day is None:
        return "a day, as in 2 Dec, or nothing"
    return "that day is over" if day < record.today else ""


def _with_round(added: Added, words: str, record: Record) -> Added:
    return replace(added, talk=_round_named(words, record))


def _refuses_round(words: str, record: Record) -> str:
    if not words.strip() or _round_named(words, record):
        return ""
    return f"one of {', '.join(one.round for one in record.rounds[-4:])}"


def _round_named(words: str, record: Record) -> Session | None:
    wanted = words.strip().casefold()
    found = [one for one in record.rounds if one.round.strip().casefold() == wanted]
    if not found and wanted:
        found = [one for one in record.rounds if one.round.casefold().startswith(wanted)]
    return found[-1] if found else None


def _with_market(added: Added, _: str, record: Record) -> Added:
    return replace(added, market=None if added.market else record.market)


def _with_nothing(added: Added, _: str, __: Record) -> Added:
    return added


def _addition(
    option: str,
    name: str,
    takes: Callable[[Added, str, Record], Added],
    refuses: Callable[[str, Record], str] = lambda _, __: "",
    *,
    asks: str = "",
) -> Addition:
    fact = next(fact for fact, one in FACTS.items() if one.option == option)
    return Addition(option, name, asks or name, fact, takes, refuses)


_ALL = (
    _addition("--from", "your name", lambda a, words, _: replace(a, me=words.strip())),
    _addition(
        "--to", "to", lambda a, words, _: replace(a, to=_several(words, _NAMES)), asks="to whom"
    ),
    _addition("--round", "talk", _with_round, _refuses_round, asks="which talk"),
    _addition("--promise", "promise", _with_nothing),
    _addition(
        "--mention", "a mention", lambda a, words, _: replace(a, mentions=_several(words)),
        asks="you spoke about, ; between several",
    ),
    _addition("--until", "until", _with_until, _refuses_until, asks="until when"),
    _addition(
        "--ask", "what you ask", lambda a, words, _: replace(a, asks=_several(words)),
        asks="you ask for, ; between several",
    ),
    _addition("--with-market", "the market", _with_market),
    _addition("--role", "the other role", lambda a, words, _: replace(a, other_role=words.strip())),
    _addition(
        "--changed", "what changed", lambda a, words, _: replace(a, changes=_several(words)),
        asks="changed for you, ; between several",
    ),
    _addition(
        "--learnt", "learnt", lambda a, words, _: replace(a, learnt=_several(words)),
        asks="you have learnt, ; between several",
    ),
    _addition(
        "--news", "with them", lambda a, words, _: replace(a, news=_several(words)),
        asks="changed with them, ; between several",
    ),
)  # fmt: skip
ADDITIONS: Mapping[str, Addition] = MappingProxyType({one.option: one for one in _ALL})
"""By the option of the command line."""
ASKED_FIRST: Mapping[str, str] = MappingProxyType(
    {"more-time": "--until", "negotiation": "--ask", "another-role": "--role"}
)
"""What a letter of a kind is asked for as it opens, since it says little without."""
