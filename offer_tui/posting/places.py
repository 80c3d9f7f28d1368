"""Workplaces: a city, a site, a county, or a rule about working from home."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from offer_tui.posting.words import COMMA, JOIN, Words

_OPENING = 60
_HEAD = 700
_MARGIN = 20
_BEFORE_A_LABEL = "\n.*#\u2022\"' "
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
    codes_like_words: frozenset[str]
    cities: frozenset[str]
    ambiguous: frozenset[str]
    """Cities whose names are words or surnames as well."""
    before: frozenset[str]
    """Words before such a name by which it is a city."""
    elsewhere: frozenset[str]
    """Words before a city by which it is where others are: "clients"."""
    never: frozenset[str]
    """Names with a capital that are no places: months, languages, programs."""
    labels: tuple[str, ...]
    sites: tuple[str, ...]
    sites_at_an_end: tuple[str, ...]
    titles: frozenset[str]

    @cached_property
    def named_site(self) -> re.Pattern[str]:
        """A proper name that ends as the names of hospitals, schools and the like do."""
        sites, ends = (
            "|".join(map(re.escape, names)) for names in (self.sites, self.sites_at_an_end)
        )
        return re.compile(
            rf"{_WORD}(?: {_WORD}){{0,3}} (?:(?:{sites})(?![a-z])|(?:{ends})(?= *(?:[,\n|(]|$)))"
        )

    @cached_property
    def city_and_state(self) -> re.Pattern[str]:
        """A capitalised name, a comma, and a state or its code."""
        names = sorted((name.title() for name in self.states), key=len, reverse=True)
        states = "|".join(
            [*map(re.escape, names), *(f"{code}(?![A-Za-z])" for code in sorted(self.codes))]
        )
        return re.compile(rf"{_WORD}(?: {_WORD}){{0,2}},\s?(?:{states})")

    @cached_property
    def state_behind(self) -> re.Pattern[str]:
        """A capitalised name with the code of a state right behind it, at the end of its line."""
        codes = "|".join(sorted(self.codes - self.codes_like_words))
        return re.compile(rf"{_WORD} (?:{codes})(?= *(?:$|[,|(\d]))", re.MULTILINE)

    @cached_property
    def by_first_word(self) -> Mapping[str, tuple[tuple[str, ...], ...]]:
        """The names of the cities as words, by the first of them, the longest first."""
        found: defaultdict[str, list[tuple[str, ...]]] = defaultdict(list)
        for name in self.cities | self.ambiguous:
            parts = tuple(name.split())
            found[parts[0]].append(parts)
        return {first: tuple(sorted(names, key=len)[::-1]) for first, names in found.items()}

    @cached_property
    def labelled(self) -> re.Pattern[str]:
        """A label such as Location, and what stands behind it or below."""
        labels = "|".join(re.escape(label) for label in sorted(self.labels, key=len, reverse=True))
        return re.compile(
            rf"(?i:{labels})(?:(?:\*\*)?\s{{0,3}}[:=\u2013-]|(?P<below>[* ]{{0,3}}\n))"
            r"[ *\n'\"]{0,6}(?P<place>[^\n\"]{2,80})"
        )


def workplaces(words: Words, rules: PlaceRules) -> Iterator[tuple[int, int]]:
    """Yield the places named, as characters of the text, the surest first."""
    text = words.text
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
    for pattern, where in ((rules.city_and_state, text), (rules.state_behind, head)):
        for match in pattern.finditer(where):
            if match[0].split(",")[0].split()[-1] not in rules.titles:
                yield match.span()
    yield from _cities(words, rules)


def _cities(words: Words, rules: PlaceRules) -> Iterator[tuple[int, int]]:
    """Yield the cities known by name; in a text without capitals, those near its beginning."""
    others_at = {
        words.clause_numbers[index]: index
        for name in rules.elsewhere & words.places.keys()
        for index in reversed(words.places[name])
    }
    small = not any(word.upper for word in words.words[:_OPENING])
    for first in sorted(
        index
        for name in rules.by_first_word.keys() & words.places.keys()
        for index in words.places[name]
    ):
        last = _city_at(words, first, rules)
        if not last or not (words[first].upper or (small and first < _OPENING)):
            continue
        if others_at.get(words.clause_numbers[first], first) < first:
            continue
        name = " ".join(words.lowers[first:last])
        if name not in rules.ambiguous or _is_meant_as_a_place(words, first, last, rules):
            yield words.span(first, last)


def _city_at(words: Words, first: int, rules: PlaceRules) -> int:
    """Return one past the last word of the longest name of a city at a word, or 0."""
    for name in rules.by_first_word[words[first].lower]:
        if words.lowers[first : first + len(name)] == name:
            return first + len(name)
    return 0


def _is_meant_as_a_place(words: Words, first: int, last: int, rules: PlaceRules) -> bool:
    """Whether a name that is a word as well stands behind "in", or alone near the beginning."""
    if first and words[first].gap is JOIN:
        return words[first - 1].lower in rules.before
    ends = last == len(words) or words[last].gap >= COMMA
    return ends and 0 < first < _OPENING


def labelled_places(text: str, rules: PlaceRules) -> Iterator[tuple[int, int]]:
    """Yield the places behind a label such as Location, as characters of the text."""
    for start in _label_starts(text, rules):
        match = rules.labelled.match(text, start)
        if match and _is_narrow(match["place"], rules):
            line = text[max(0, start - _MARGIN) : start].rpartition("\n")[2]
            if match["below"] is None or not line.strip("#* "):
                yield match.span("place")


def _label_starts(text: str, rules: PlaceRules) -> list[int]:
    """Return where a label may begin, by plain search: a pattern tried everywhere is slow."""
    lower = text.lower()
    if len(lower) != len(text):
        lower = text
    starts = {
        start
        for label in rules.labels
        for start in _finds(lower, label)
        if start == 0 or lower[start - 1] in _BEFORE_A_LABEL
    }
    return sorted(starts)


def _finds(text: str, piece: str) -> Iterator[int]:
    start = text.find(piece)
    while start >= 0:
        yield start
        start = text.find(piece, start + 1)


def _is_narrow(place: str, rules: PlaceRules) -> bool:
    """Whether a place is narrower than a state, or says that it can be anywhere."""
    lower = place.lower()
    if any(word in lower for word in ("remote", "hybrid", "on-site", "onsite", "home")):
        return True
    parts = [part.strip(" .'\"()*") for part in lower.split(",")]
    wide = rules.states | rules.countries | {code.lower() for code in rules.codes} | {"", "various"}
    return any(part not in wide for part in parts)
