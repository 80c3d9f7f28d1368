"""Phrases as a person writes them in a rules file, and finding them among the words of a posting.

A phrase is words with blanks between. ``a/b`` is either, ``word*`` any ending, ``word?`` may be
missing, ``word:`` may be followed by a colon, ``_`` is any one word, ``...`` up to four words,
``<name>`` a list of words from the rules or a kind of word: ``<money>``, ``<number>``, ``<time>``,
``<percent>``, ``<rank>`` (#3), ``<capital>``; ``<count>`` is a number, written out or not.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from offer_tui.posting.words import COLON, COMMA, JOIN, NUMERALS, STEM, Gap, Word, Words

_KINDS = frozenset({"money", "number", "time", "percent", "rank"})
_FEW = 4
_ANY = (JOIN, COMMA)
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
    gap: Gap = COMMA
    least_gap: Gap = JOIN
    is_listed: bool = False
    """Whether one of the exact words must stand there, and nothing else may."""

    def accepts(self, word: Word) -> bool:
        """Whether the word may stand in this place."""
        return (
            word.lower in self.exact
            or self.anything
            or word.kind in self.kinds
            or (self.capital and word.upper)
            or (bool(self.stems) and word.lower.startswith(self.stems))
        )


_WHATEVER = Element(anything=True)
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
    return (JOIN if part.startswith("<") else COLON), COLON


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
    return Element(
        exact,
        stems,
        frozenset(kinds & _KINDS),
        capital="capital" in kinds,
        least=least,
        is_listed=bool(least) and not (stems or kinds),
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
        elif bare == "count":
            yield "<number>"
            yield from NUMERALS
        elif bare in lists:
            yield from lists[bare]
        else:
            raise PhraseError(f"no list of words is called {bare!r}: {phrase!r}")


Entry = tuple[Phrase, str]
_Found = dict[str, int]
"""One past the last word that the phrases of each rule reach from a word on, at most."""


@dataclass(frozen=True)
class _Shelf:
    """The phrases that begin alike, by what must stand behind that."""

    is_sure: bool
    """Whether a word found by the shelf's key is what every phrase begins with."""
    by_second: dict[str, list[Entry]] = field(default_factory=dict)
    by_later: dict[str, list[Entry]] = field(default_factory=dict)
    """By the first word that must be there behind words that may be missing or be any."""
    others: list[Entry] = field(default_factory=list)

    def add(self, phrase: Phrase, tag: str) -> None:
        """Put a phrase where the fewest words ask for it."""
        place = next((i for i in range(1, len(phrase)) if _is_fixed(phrase[i])), 0)
        if not place:
            self.others.append((phrase, tag))
            return
        index = self.by_second if place == 1 else self.by_later
        for key in _keys(phrase[place]):
            index.setdefault(key, []).append((phrase, tag))

    @cached_property
    def reach(self) -> int:
        """Within how many words a later word that must be there stands."""
        return max((_reach(e[0]) for row in self.by_later.values() for e in row), default=0)

    def find(self, words: Words, places: Iterable[int]) -> list[Match]:
        """Return the longest match of each rule at each of these words."""
        found: list[Match] = []
        lowers, stems, by_second = words.lowers, words.stems, self.by_second
        later = self.by_later.keys() & words.places.keys() if self.by_later else set()
        spots = {index for key in later for index in words.places[key]}
        if not (later or self.others):
            # Most words are passed over here.
            places = [i for i in places if lowers[i + 1] in by_second or stems[i + 1] in by_second]
        for index in places:
            second, stem = by_second.get(lowers[index + 1]), by_second.get(stems[index + 1])
            best: _Found = {}
            if self.others:
                self._try(self.others, words, index, best)
            if second:
                self._try_known(second, words, index, best)
            if stem:
                self._try(stem, words, index, best)
            if later and not spots.isdisjoint(range(index + 1, index + 1 + self.reach)):
                near = slice(index + 1, index + 1 + self.reach)
                for key in later.intersection(lowers[near] + stems[near]):
                    self._try(self.by_later[key], words, index, best)
            if best:
                found += [Match(index, last, tag) for tag, last in best.items()]
        return found

    def _try(self, entries: Iterable[Entry], words: Words, index: int, best: _Found) -> None:
        word = words.words[index]
        for phrase, tag in entries:
            if self.is_sure or phrase[0].accepts(word):
                last = _match(phrase, 1, words.words, index + 1)
                if last > best.get(tag, 0):
                    best[tag] = last

    def _try_known(self, entries: Iterable[Entry], words: Words, index: int, best: _Found) -> None:
        """Try phrases whose second word is known to stand there, so that only its gap counts."""
        word, gap, third = words.words[index], words.words[index + 1].gap, words.lowers[index + 2]
        for phrase, tag in entries:
            if len(phrase) > 2 and phrase[2].is_listed and third not in phrase[2].exact:
                continue  # Most phrases end here, without a call.
            second = phrase[1]
            if second.least_gap <= gap <= second.gap and (self.is_sure or phrase[0].accepts(word)):
                last = _match(phrase, 2, words.words, index + 2)
                if last > best.get(tag, 0):
                    best[tag] = last


def _is_fixed(element: Element) -> bool:
    return bool(element.least) and not (element.anything or element.kinds or element.capital)


def _reach(phrase: Phrase) -> int:
    place = next(i for i in range(1, len(phrase)) if _is_fixed(phrase[i]))
    return sum(element.most for element in phrase[1 : place + 1])


@dataclass(frozen=True)
class PhraseBook:
    """Phrases, each with the rule it belongs to."""

    entries: tuple[Entry, ...]

    @cached_property
    def _shelves(self) -> Mapping[str, _Shelf]:
        shelves: dict[str, _Shelf] = {}
        for phrase, tag in self.entries:
            for key in _keys(phrase[0]):
                shelf = shelves.setdefault(key, _Shelf(is_sure=not key.endswith("*")))
                shelf.add(phrase, tag)
        return shelves

    def find(self, words: Words) -> list[Match]:
        """Return the longest match of each rule at each word, in the order of the words."""
        found: list[Match] = []
        for key in self._shelves.keys() & words.places.keys():
            found += self._shelves[key].find(words, words.places[key][:_OFTEN])
        return sorted(found)

    def longest_at(self, words: Words, index: int) -> Match | None:
        """Return the longest match that starts at a word, of whatever rule."""
        shelves = [self._shelves.get(key) for key in words.keys(index)]
        matches = [match for shelf in shelves if shelf for match in shelf.find(words, (index,))]
        return max(matches, key=lambda m: m.last, default=None)


def _keys(element: Element) -> list[str]:
    stems = {f"{stem[:STEM]}*" for stem in element.stems}
    return [*element.exact, *stems, *(f"<{kind}>" for kind in element.kinds)]


def _match(phrase: Phrase, place: int, words: Sequence[Word], index: int) -> int:
    """Return one past the last word matched from ``index`` on, as far as it goes, or 0.

    What may be missing or repeat is taken as often as it can be, then less often.
    """
    end = len(words)
    for element in phrase[place:]:
        place += 1
        word = words[index] if index < end else None
        # The commonest case is asked for here, without a call.
        fits = (
            word is not None
            and element.least_gap <= word.gap <= element.gap
            and (word.lower in element.exact or element.accepts(word))
        )
        if element.least == element.most:
            if not fits:
                return 0
            index += 1
        elif fits:
            most = index + 1 + _more(element, words, index + 1)
            following = phrase[place] if place < len(phrase) else _WHATEVER
            for after in range(most, index, -1):
                if following.is_listed and (
                    after >= end or words[after].lower not in following.exact
                ):
                    continue
                last = _match(phrase, place, words, after)
                if last:
                    return last
    return index


def _more(element: Element, words: Sequence[Word], index: int) -> int:
    """Return how many words from ``index`` on repeat an element that stands before them."""
    taken = 0
    for word in words[index : index + element.most - 1]:
        if word.gap > element.gap or not element.accepts(word):
            break
        taken += 1
    return taken
