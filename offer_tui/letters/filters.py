"""What a template can do to a fact: join a list, write a day out, and little more."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from jinja2 import Undefined

from offer_tui.letters.fact import Shape

_FORMAT = re.compile(r"(?:%[aAbBdmyY%]|[^%\W]|[ .,/-]){1,40}\Z")


@dataclass(frozen=True, slots=True)
class Filter:
    """A filter, what it takes and what it makes of it."""

    apply: Callable[..., Any]
    takes: frozenset[Shape]
    makes: Shape | None
    """None: an entry of the list."""
    most_words: int = 0
    """Texts in parentheses behind it, at most."""


def filters(today: dt.date) -> Mapping[str, Callable[..., Any]]:
    """Return the functions by name; a fact that is missing passes through and stays missing."""
    dated = {"day": lambda text, form="": _day(text, today, form)}
    made = {name: _of_what_is_there(dated.get(name, one.apply)) for name, one in FILTERS.items()}
    return {**made, "length": len}


def _of_what_is_there(apply: Callable[..., Any]) -> Callable[..., Any]:
    def applied(value: Any, *words: str) -> Any:
        return value if isinstance(value, Undefined) else apply(value, *words)

    return applied


def together(texts: Sequence[str], word: str = "and") -> str:
    """Return the texts in a row: "Mara, Ines and Tomas"."""
    *before, last = texts
    return f"{', '.join(before)} {word} {last}" if before else last


def _day(text: str, today: dt.date, form: str = "") -> str:
    """Return the day as "25 November", with its year where that is another one, or in that form."""
    day = _parsed(text)
    if day is None:
        return text
    if form:
        return day.strftime(form) if _FORMAT.match(form) else text
    return f"{day.day} {day:%B}" if day.year == today.year else f"{day.day} {day:%B %Y}"


def _weekday(text: str) -> str:
    day = _parsed(text)
    return text if day is None else f"{day:%A}, {day.day} {day:%B}"


def _month(text: str) -> str:
    day = _parsed(text)
    return text if day is None else f"{day:%B %Y}"


def _parsed(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return None


_TEXT: frozenset[Shape] = frozenset({"text"})
_TEXTS: frozenset[Shape] = frozenset({"texts"})
_LISTS: frozenset[Shape] = frozenset({"texts", "records"})

FILTERS: Mapping[str, Filter] = MappingProxyType(
    {
        "together": Filter(together, _TEXTS, "text", 1),
        "join": Filter(lambda texts, word=", ": word.join(texts), _TEXTS, "text", 1),
        "length": Filter(len, _LISTS, "number"),
        "first": Filter(lambda items: items[0], _LISTS, None),
        "last": Filter(lambda items: items[-1], _LISTS, None),
        "day": Filter(_day, _TEXT, "text", 1),
        "weekday": Filter(_weekday, _TEXT, "text"),
        "month": Filter(_month, _TEXT, "text"),
        "capital": Filter(lambda text: text[:1].upper() + text[1:], _TEXT, "text"),
    }
)
