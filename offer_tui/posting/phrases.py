"""Phrases as a person writes them in a rules file, and finding them among the words of a posting.

A phrase is words with blanks between. ``a/b`` is either, ``word*`` any ending, ``word?`` may be
missing, ``word:`` may be followed by a colon, ``_`` is any one word, ``...`` up to four words,
``<name>`` a list of words from the rules or a kind of word: ``<money>``, ``<number>``, ``<time>``,
``<percent>``, ``<rank>`` (#3), ``<capital>``; ``<count>`` is a number, written out or not.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from offer_tui.posting.words import NUMERALS, STEM, Gap, Word, Words

_KINDS = frozenset({"money", "number", "time", "percent", "rank"})
_FEW = 4
_ANY = (Gap.JOIN, Gap.COMMA)
_OFTEN = 500
"""A word that has come so often begins no phrase that says anything new."""


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
    least_gap: Gap = Gap.JOIN

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
    elements = tuple(
        _element(part.rstrip(":"), lists, phrase)._replace(gap=most, least_gap=least)
        for part, (least, most) in zip(parts, [_ANY, *map(_gaps, parts)], strict=False)
    )
    if not elements or elements[0].least == 0 or elements[0].anything or elements[0].capital:
        raise PhraseError(f"a phrase begins with a word that must be there: {phrase!r}")
    return elements


def _gaps(part: str) -> tuple[Gap, Gap]:
    """Return the least and the most that may stand behind a part of a phrase."""
    if not part.endswith(":"):
        return _ANY
    # A label needs its colon; between two times or days it may be missing.
    return (Gap.JOIN if part.startswith("<") else Gap.COLON), Gap.COLON


def _element(part: str, lists: Mapping[str, Sequence[str]], phrase: str) -> Element:
    if part == "...":
        return Element(anything=True, least=0, most=_FEW)
    least = 0 if part.endswith("?") else 1
    names = part.rstrip("?").split("/")
    if names == ["_"]:
        return Element(anything=True, least=least)
    words = list(_expanded(names, lists, phrase))
    stems = tuple(word[:-1] for word in words if word.endswith("*"))
    kinds = {word[1:-1] for word in words if word.startswith("<")}
    exact = frozenset(word for word in words if not word.endswith("*") and word[0] != "<")
    if any(len(stem) < STEM for stem in stems):
        raise PhraseError(f"at least {STEM} letters stand before a star: {phrase!r}")
    return Element(exact, stems, frozenset(kinds & _KINDS), False, "capital" in kinds, least)


def _expanded(
    names: Iterable[str], lists: Mapping[str, Sequence[str]], phrase: str
) -> Iterator[str]:
    for name in names:
        bare = name[1:-1]
        if not name:
            raise PhraseError(f"something is missing beside a slash: {phrase!r}")
        if not name.startswith("<") or bare in _KINDS or bare == "capital":
            yield name
        elif bare == "count":
            yield "<number>"
            yield from NUMERALS
        elif bare in lists:
            yield from lists[bare]
        else:
            raise PhraseError(f"no list of words is called {bare!r}: {phrase!r}")


Entry = tuple[Phrase, str]


class _Shelf(NamedTuple):
    """The phrases that begin alike, by what must stand behind that."""

    by_second: dict[str, list[Entry]]
    by_later: dict[str, list[Entry]]
    """By the first word that must be there behind words that may be missing or be any."""
    reach: list[int]
    """One number: within how many words such a word stands."""
    others: list[Entry]

    def add(self, phrase: Phrase, tag: str) -> None:
        """Put a phrase where the fewest words ask for it."""
        place = next((i for i in range(1, len(phrase)) if _is_fixed(phrase[i])), 0)
        if not place:
            self.others.append((phrase, tag))
            return
        index = self.by_second if place == 1 else self.by_later
        for key in _keys(phrase[place]):
            index.setdefault(key, []).append((phrase, tag))
        if place > 1:
            reach = sum(element.most for element in phrase[1 : place + 1])
            self.reach[0] = max(self.reach[0], reach)

    def at(self, words: Words, index: int) -> list[Entry]:
        """Return the phrases that may stand at a word, some of them more than once."""
        found = self.others
        for key in (words.lowers[index + 1], words.stems[index + 1]):
            if key in self.by_second:
                found = found + self.by_second[key]
        if self.by_later:
            near = slice(index + 1, index + 1 + self.reach[0])
            for key in self.by_later.keys() & {*words.lowers[near], *words.stems[near]}:
                found = found + self.by_later[key]
        return found


def _is_fixed(element: Element) -> bool:
    return bool(element.least) and not (element.anything or element.kinds or element.capital)


@dataclass(frozen=True)
class PhraseBook:
    """Phrases, each with the rule it belongs to."""

    entries: tuple[Entry, ...]

    @cached_property
    def _shelves(self) -> Mapping[str, _Shelf]:
        shelves: dict[str, _Shelf] = {}
        for phrase, tag in self.entries:
            for key in _keys(phrase[0]):
                shelves.setdefault(key, _Shelf({}, {}, [0], [])).add(phrase, tag)
        return shelves

    def find(self, words: Words) -> list[Match]:
        """Return the longest match of each rule at each word, in the order of the words."""
        found: list[Match] = []
        lowers, stems = words.lowers, words.stems
        for key in self._shelves.keys() & words.places.keys():
            shelf = self._shelves[key]
            seconds, lone = shelf.by_second, not (shelf.others or shelf.by_later)
            for index in words.places[key][:_OFTEN]:
                if lone and lowers[index + 1] not in seconds and stems[index + 1] not in seconds:
                    continue
                entries = shelf.at(words, index)
                if entries:
                    found.extend(_longest(entries, words, index))
        return sorted(found)

    def longest_at(self, words: Words, index: int) -> Match | None:
        """Return the longest match that starts at a word, of whatever rule."""
        shelves = (self._shelves.get(key) for key in words.keys(index))
        entries = [entry for shelf in shelves if shelf for entry in shelf.at(words, index)]
        return max(_longest(entries, words, index), key=lambda m: m.last, default=None)


def _keys(element: Element) -> list[str]:
    stems = {f"{stem[:STEM]}*" for stem in element.stems}
    return [*element.exact, *stems, *(f"<{kind}>" for kind in element.kinds)]


def _longest(entries: Iterable[Entry], words: Words, index: int) -> Iterable[Match]:
    best: dict[str, int] = {}
    word = words.words[index]
    for phrase, tag in entries:
        if word.lower in phrase[0].exact or phrase[0].accepts(word):
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
        # The commonest case is asked for here, without a call.
        if not element.least_gap <= word.gap <= element.gap or not (
            word.lower in element.exact or element.accepts(word)
        ):
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
        first = not taken and word.gap < element.least_gap
        if first or word.gap > element.gap or not element.accepts(word):
            break
        taken += 1
    for count in range(taken, element.least - 1, -1):
        last = _match(phrase, place + 1, words, index + count)
        if last:
            return last
    return 0
