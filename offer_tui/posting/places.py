"""Workplaces: a city, a site, a county, or a rule about working from home."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

_HEAD = 700
_WORD = r"[A-Z][\w.'\u2019-]{1,20}"
_HEADER = re.compile(r"^[^\n]{0,120}? \u00b7 (?P<place>[^\n]{2,80})$", re.MULTILINE)
_CODED = re.compile(
    r"^(?P<country>[A-Z]{2}), ?(?P<state>[\w .-]{0,20}), ?(?P<city>[^|\n]{0,40}?) ?(?:\||$)",
    re.MULTILINE,
)


@dataclass(frozen=True)
class PlaceRules:
    """Names that are too wide to be a workplace, names that are not, and the labels of a place."""

    states: frozenset[str]
    codes: frozenset[str]
    countries: frozenset[str]
    cities: frozenset[str]
    labels: tuple[str, ...]
    sites: tuple[str, ...]
    titles: frozenset[str]

    @cached_property
    def named_site(self) -> re.Pattern[str]:
        """A proper name that ends as the names of hospitals, schools and the like do."""
        sites = "|".join(map(re.escape, self.sites))
        return re.compile(rf"{_WORD}(?: {_WORD}){{0,3}} (?:{sites})(?![a-z])")

    @cached_property
    def city_and_state(self) -> re.Pattern[str]:
        """A capitalised name, a comma, and a state or its code."""
        names = sorted((name.title() for name in self.states), key=len, reverse=True)
        states = "|".join(
            [*map(re.escape, names), *(f"{code}(?![A-Za-z])" for code in sorted(self.codes))]
        )
        return re.compile(rf"{_WORD}(?: {_WORD}){{0,2}},\s?(?:{states})")

    @cached_property
    def named_city(self) -> re.Pattern[str]:
        """One of the cities known by name, written with a capital."""
        names = "|".join(
            re.escape(name.title() if name != "nyc" else "NYC")
            for name in sorted(self.cities, key=len, reverse=True)
        )
        return re.compile(rf"(?<![A-Za-z])(?:{names})(?![a-z])")

    @cached_property
    def labelled(self) -> re.Pattern[str]:
        """A label such as Location, and what stands behind it."""
        labels = "|".join(re.escape(label) for label in sorted(self.labels, key=len, reverse=True))
        return re.compile(
            rf"(?:^|(?<=[\n.*#\u2022\"' ]))(?i:{labels})(?:\*\*)?\s{{0,3}}(?:[:=\u2013-]|\n)"
            r"[ *\n'\"]{0,6}(?P<place>[^\n\"]{2,80})"
        )


def workplaces(text: str, rules: PlaceRules) -> Iterator[tuple[int, int]]:
    """Yield the places named, as characters of the text, the surest first."""
    head = text[:_HEAD]
    for match in _HEADER.finditer(head):
        if _is_narrow(match["place"], rules):
            yield match.span("place")
    for match in _CODED.finditer(head):
        if match["city"].strip():
            yield match.span("city")
        elif match["country"] in {"SG", "HK", "MC", "LU"}:
            yield match.span("country")
    yield from labelled_places(text, rules)
    for match in rules.named_site.finditer(head):
        yield match.span()
    for pattern in (rules.city_and_state, rules.named_city):
        for match in pattern.finditer(text):
            if match[0].split(",")[0].split()[-1] not in rules.titles:
                yield match.span()


def labelled_places(text: str, rules: PlaceRules) -> Iterator[tuple[int, int]]:
    """Yield the places behind a label such as Location, as characters of the text."""
    for match in rules.labelled.finditer(text):
        if _is_narrow(match["place"], rules):
            yield match.span("place")


def _is_narrow(place: str, rules: PlaceRules) -> bool:
    """Whether a place is narrower than a state, or says that it can be anywhere."""
    lower = place.lower()
    if any(word in lower for word in ("remote", "hybrid", "on-site", "onsite", "home")):
        return True
    parts = [part.strip(" .'\"()*") for part in lower.split(",")]
    wide = rules.states | rules.countries | {code.lower() for code in rules.codes} | {"", "various"}
    return any(part not in wide for part in parts)
