"""The rules of the posting reader, read from the files that come with the program."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib import resources
from typing import Any

from offer_tui.posting.pay import PayRules
from offer_tui.posting.phrases import PhraseBook, PhraseError, parse
from offer_tui.posting.places import PlaceRules
from offer_tui.posting.rules import (
    FACTS,
    PROMISE_KINDS,
    SECTIONS,
    WORDING_KINDS,
    FactRule,
    HintRule,
    PromiseRule,
    Rules,
    VaguenessRules,
    WordingRule,
)
from offer_tui.posting.teams import TeamRules
from offer_tui.posting.trades import TradeRules
from offer_tui.posting.verbs import DutyRules

Table = Mapping[str, Any]
Lists = Mapping[str, Sequence[str]]

FILES = (
    "duties", "facts", "hints", "languages", "pay", "places", "promises", "requirements",
    "sections", "teams", "trades", "vagueness", "wording",
)  # fmt: skip
_NO_LISTS: Lists = {}
_USUAL_WEIGHT = 0.3


class PostingRulesError(ValueError):
    """A rule that cannot be used; the message names the file and what is wrong in it."""


@cache
def load_posting_rules() -> Rules:
    """Return the rules that come with the program; they are read once."""
    folder = resources.files("offer_tui") / "data" / "posting"
    return rules_from({name: (folder / f"{name}.toml").read_text("utf-8") for name in FILES})


def rules_from(texts: Mapping[str, str]) -> Rules:
    """Return the rules that the texts of the files hold, by the names in ``FILES``.

    Raises:
        PostingRulesError: a file is not TOML, lacks something, or holds what cannot be used.

    """
    tables: dict[str, Table] = {}
    for name in FILES:
        try:
            tables[name] = tomllib.loads(texts[name])
        except tomllib.TOMLDecodeError as error:
            raise PostingRulesError(f"{name}.toml is not TOML: {error}") from error
    parts: dict[str, Any] = {}
    for name in FILES:
        try:
            parts.update(_READERS[name](tables[name]))
        except (PhraseError, TypeError, ValueError) as error:
            raise PostingRulesError(f"{name}.toml: {error}") from error
        except KeyError as error:
            raise PostingRulesError(f"{name}.toml lacks {error}") from error
    return Rules(**parts)


def _wording(table: Table) -> dict[str, Any]:
    rules = {
        row["id"]: WordingRule(
            row["id"],
            _one_of(row["kind"], WORDING_KINDS),
            row["why"],
            row["question"],
            float(row.get("weight", _USUAL_WEIGHT)),
        )
        for row in table["rule"]
    }
    phrases = _book(((row["id"], row["phrases"]) for row in table["rule"]), table["words"])
    shouting = _one_of(table["shouting"], tuple(rules))
    return {
        "wording": rules,
        "wording_phrases": phrases,
        "wording_bars": _book([("bar", table["unless"])], table["words"]),
        "shouting": shouting,
    }


def _promises(table: Table) -> dict[str, Any]:
    rules = {
        row["id"]: PromiseRule(
            row["id"],
            _one_of(row["kind"], PROMISE_KINDS),
            row["reason"],
            frozenset(_one_of(section, SECTIONS) for section in row.get("not_in", ())),
        )
        for row in table["rule"]
    }
    phrases = _book(((row["id"], row["phrases"]) for row in table["rule"]), table["words"])
    return {"promises": rules, "promise_phrases": phrases}


def _facts(table: Table) -> dict[str, Any]:
    rows = {_one_of(row["id"], FACTS): row for row in table["fact"]}
    if set(rows) != set(FACTS):
        raise ValueError(f"the facts are {', '.join(FACTS)}")
    return {
        "facts": {id_: FactRule(id_, rows[id_]["question"], rows[id_]["missing"]) for id_ in FACTS},
        "fact_phrases": {
            id_: _book([(id_, rows[id_]["phrases"])], table["words"]) for id_ in FACTS
        },
        "fact_bars": {id_: _book([(id_, rows[id_]["unless"])], table["words"]) for id_ in FACTS},
    }


def _sections(table: Table) -> dict[str, Any]:
    rows = [(_one_of(row["id"], SECTIONS), row["headings"]) for row in table["section"]]
    legal = _book([("legal", table["legal"]["phrases"])], _NO_LISTS)
    return {"headings": _book(rows, _NO_LISTS), "legal": legal}


def _requirements(table: Table) -> dict[str, Any]:
    return {
        "requirement_phrases": _book([("requirement", table["phrases"])], _NO_LISTS),
        "wish_phrases": _book([("wish", table["wishes"])], _NO_LISTS),
    }


def _hints(table: Table) -> dict[str, Any]:
    return {"hints": tuple(_hint(row) for row in table["hint"])}


def _hint(row: Table) -> HintRule:
    sets = {
        key: frozenset(row[key])
        for key in ("wording", "promises", "without_promises")
        if key in row
    }
    phrases = {"phrases": _book([("hint", row["phrases"])], _NO_LISTS)} if "phrases" in row else {}
    _one_of(row["state"], ("seen", "clear"))
    return HintRule(**{**row, **sets, **phrases})


def _pay(table: Table) -> dict[str, Any]:
    return {"pay": PayRules(**_sets(table))}


def _places(table: Table) -> dict[str, Any]:
    rules: dict[str, Any] = {**_sets(table)}
    rules.update({key: tuple(table[key]) for key in ("labels", "sites", "sites_at_an_end")})
    return {"places": PlaceRules(**rules)}


def _duties(table: Table) -> dict[str, Any]:
    rules: dict[str, Any] = {**_sets(table)}
    rules.update({key: value for key, value in table.items() if isinstance(value, float)})
    return {"duties": DutyRules(**rules)}


def _teams(table: Table) -> dict[str, Any]:
    return {"teams": TeamRules(**_sets(table))}


def _trades(table: Table) -> dict[str, Any]:
    return {"trades": TradeRules(**_sets(table))}


def _vagueness(table: Table) -> dict[str, Any]:
    return {
        "vagueness": VaguenessRules(
            start=table["start"],
            first_fact=table["first-fact"]["points"],
            third_fact=table["third-fact"]["points"],
            concrete_duties=table["concrete-duties"]["points"],
            known_trade=table["known-trade"]["points"],
            detail=table["each-doubling-of-detail"]["points"],
            another_job=table["another-job"]["points"],
            cuts=tuple(table["cuts"]),
        )
    }


def _languages(table: Table) -> dict[str, Any]:
    return {"languages": _sets(table)}


_READERS = {
    "duties": _duties,
    "facts": _facts,
    "hints": _hints,
    "languages": _languages,
    "pay": _pay,
    "places": _places,
    "promises": _promises,
    "requirements": _requirements,
    "sections": _sections,
    "teams": _teams,
    "trades": _trades,
    "vagueness": _vagueness,
    "wording": _wording,
}


def _book(rows: Iterable[tuple[str, Sequence[str]]], lists: Lists) -> PhraseBook:
    return PhraseBook(tuple((parse(text, lists), tag) for tag, texts in rows for text in texts))


def _sets(table: Table) -> dict[str, frozenset[str]]:
    return {key: frozenset(value) for key, value in table.items() if isinstance(value, list)}


def _one_of(value: str, allowed: Sequence[str]) -> Any:
    if value not in allowed:
        raise ValueError(f"{value!r} is none of {', '.join(allowed)}")
    return value
