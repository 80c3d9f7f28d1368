"""Phrases as a person writes them in a rules file, and finding them among the words of a posting.

A phrase is words with blanks between. ``a/b`` is either, ``word*`` any ending, ``word?`` may be
missing, ``word:`` may be followed by a colon, ``_`` is any one word, ``...`` up to four words,
``<name>`` a list of words from the rules or a kind of word: ``<money>``, ``<number>``, ``<time>``,
``<percent>``, ``<rank>`` (#3), ``<capital>``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from offer_tui.posting.words import STEM, Gap, Word, Words

_KINDS = frozenset({"money", "number", "time", "percent", "rank"})
_FEW = 4


class PhraseError(ValueError):
    """A phrase that cannot be read; the message holds the phrase."""


class Element(NamedTuple):
    """One place in a phrase: what may stand there, how often, and after which gap."""

    exact: frozenset[str] = frozenset()
    stems: tuple[str, ...] = ()
    kinds: frozenset[str] = frozenset()
    anything: bool = False
    capital: bool = False
    least: int = 1
    most: int = 1
    gap: Gap = Gap.COMMA

    def accepts(self, word: Word) -> bool:
        """Whether the word may stand in this place."""
        return (
            word.lower in self.exact
            or self.anything
            or word.kind in self.kinds
            or (self.capital and word.upper)
            or (bool(self.stems) and word.lower.startswith(self.stems))
        )


Phrase = tuple[Element, ...]


class Match(NamedTuple):
    """A phrase found: the first word, one past the last, and the rule the phrase belongs to."""

    first: int
    last: int
    tag: str


def parse(phrase: str, lists: Mapping[str, Sequence[str]]) -> Phrase:
    """Return a phrase as elements.

    Raises:
        PhraseError: it is empty, begins with a word that may be missing or be any, has a star
            after fewer than three letters, or names a list there is not.

    """
    parts = phrase.lower().replace("-", " ").replace(",", " ").replace("\u2019", "'").split()
    gaps = [Gap.COMMA, *(Gap.COLON if part.endswith(":") else Gap.COMMA for part in parts)]
    elements = tuple(
        _element(part.rstrip(":"), gap, lists, phrase)
        for part, gap in zip(parts, gaps, strict=False)
    )
    if not elements or elements[0].least == 0 or elements[0].anything or elements[0].capital:
        raise PhraseError(f"a phrase begins with a word that must be there: {phrase!r}")
    return elements


def _element(part: str, gap: Gap, lists: Mapping[str, Sequence[str]], phrase: str) -> Element:
    if part == "...":
        return Element(anything=True, least=0, most=_FEW, gap=gap)
    least = 0 if part.endswith("?") else 1
    names = part.rstrip("?").split("/")
    if names == ["_"]:
        return Element(anything=True, least=least, gap=gap)
    words = list(_expanded(names, lists, phrase))
    stems = tuple(word[:-1] for word in words if word.endswith("*"))
    kinds = {word[1:-1] for word in words if word.startswith("<")}
    exact = frozenset(word for word in words if not word.endswith("*") and word[0] != "<")
    if any(len(stem) < STEM for stem in stems):
        raise PhraseError(f"at least {STEM} letters stand before a star: {phrase!r}")
    return Element(
        exact, stems, frozenset(kinds & _KINDS), False, "capital" in kinds, least, gap=gap
    )


def _expanded(
    names: Iterable[str], lists: Mapping[str, Sequence[str]], phrase: str
) -> Iterator[str]:
    for name in names:
        bare = name[1:-1]
        if not name:
            raise PhraseError(f"something is missing beside a slash: {phrase!r}")
        if not name.startswith("<") or bare in _KINDS or bare == "capital":
            yield name
        elif bare in lists:
            yield from lists[bare]
        else:
            raise PhraseError(f"no list of words is called {bare!r}: {phrase!r}")


Entry = tuple[Phrase, str]


class _Shelf(NamedTuple):
    """The phrases that begin alike: by their second word where it must be one of a few."""

    by_second: dict[str, list[Entry]]
    others: list[Entry]


@dataclass(frozen=True)
class PhraseBook:
    """Phrases, each with the rule it belongs to."""

    entries: tuple[Entry, ...]

    @cached_property
    def _shelves(self) -> Mapping[str, _Shelf]:
        shelves: dict[str, _Shelf] = {}
        for phrase, tag in self.entries:
            for key in _keys(phrase[0]):
                shelf = shelves.setdefault(key, _Shelf({}, []))
                second = phrase[1] if len(phrase) > 1 else Element(anything=True)
                if (
                    second.least
                    and second.exact
                    and not (second.stems or second.kinds or second.capital)
                ):
                    for word in second.exact:
                        shelf.by_second.setdefault(word, []).append((phrase, tag))
                else:
                    shelf.others.append((phrase, tag))
        return shelves

    def find(self, words: Words) -> list[Match]:
        """Return the longest match of each rule at each word, in the order of the words."""
        found: list[Match] = []
        lowers = words.lowers
        for key in self._shelves.keys() & words.places.keys():
            shelf = self._shelves[key]
            for index in words.places[key]:
                if shelf.others or lowers[index + 1] in shelf.by_second:
                    found.extend(_longest(shelf, words, index))
        return sorted(found)

    def longest_at(self, words: Words, index: int) -> Match | None:
        """Return the longest match that starts at a word, of whatever rule."""
        shelves = (self._shelves.get(key) for key in words.keys(index))
        matches = [m for shelf in shelves if shelf for m in _longest(shelf, words, index)]
        return max(matches, key=lambda match: match.last, default=None)


def _keys(first: Element) -> list[str]:
    stems = {f"{stem[:STEM]}*" for stem in first.stems}
    return [*first.exact, *stems, *(f"<{kind}>" for kind in first.kinds)]


def _longest(shelf: _Shelf, words: Words, index: int) -> Iterable[Match]:
    best: dict[str, int] = {}
    word = words.words[index]
    for entries in (shelf.others, shelf.by_second.get(words.lowers[index + 1], ())):
        for phrase, tag in entries:
            if phrase[0].accepts(word):
                last = _match(phrase, 1, words.words, index + 1)
                if last > best.get(tag, 0):
                    best[tag] = last
    return [Match(index, last, tag) for tag, last in best.items()] if best else ()


def _match(phrase: Phrase, place: int, words: Sequence[Word], index: int) -> int:
    """Return one past the last word matched from ``index`` on, as far as it goes, or 0."""
    while place < len(phrase):
        element = phrase[place]
        if element.least != element.most:
            return _match_some(phrase, place, words, index)
        if index >= len(words):
            return 0
        word = words[index]
        if word.gap > element.gap or not element.accepts(word):
            return 0
        index += 1
        place += 1
    return index


def _match_some(phrase: Phrase, place: int, words: Sequence[Word], index: int) -> int:
    """Match an element that may be missing or repeat: as often as it can, then less often."""
    element = phrase[place]
    taken = 0
    while taken < element.most and index + taken < len(words):
        word = words[index + taken]
        if word.gap > element.gap or not element.accepts(word):
            break
        taken += 1
    for count in range(taken, element.least - 1, -1):
        last = _match(phrase, place + 1, words, index + count)
        if last:
            return last
    return 0
