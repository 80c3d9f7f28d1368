"""Phrases as a person writes them in a rules file, and finding them among the words of a posting.

A phrase is words with blanks between. ``a/b`` is either, ``word*`` any ending, ``word?`` may be
missing, ``word:`` may be followed by a colon, ``_`` any one word, ``...`` up to four words, ``<name>`` a list of words from the rules
or a kind of word: ``<money>``, ``<number>``, ``<time>``, ``<percent>``, ``<rank>`` (#3), ``<capital>``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Generic, NamedTuple, TypeVar

from offer_tui.posting.words import Gap, Word, Words

Tag = TypeVar("Tag")
_KINDS = frozenset({"money", "number", "time", "percent", "rank"})
_STEM = 3
_FEW = 4


class PhraseError(ValueError):
    """A phrase that cannot be read; the message holds the phrase."""


@dataclass(frozen=True, slots=True)
class Element:
    """One place in a phrase: what may stand there, and how often."""

    exact: frozenset[str] = frozenset()
    stems: tuple[str, ...] = ()
    kinds: frozenset[str] = frozenset()
    anything: bool = False
    capital: bool = False
    least: int = 1
    most: int = 1
    colon: bool = False
    """Whether a colon may follow where the book would not let one part the words."""

    def accepts(self, word: Word) -> bool:
        """Whether the word may stand in this place."""
        return (
            self.anything
            or word.lower in self.exact
            or word.kind in self.kinds
            or (self.capital and word.upper)
            or (bool(self.stems) and word.lower.startswith(self.stems))
        )


Phrase = tuple[Element, ...]


class Match(NamedTuple, Generic[Tag]):
    """A phrase found: the first word, one past the last, and what the phrase stands for."""

    first: int
    last: int
    tag: Tag


def parse(phrase: str, lists: Mapping[str, Sequence[str]]) -> Phrase:
    """Return a phrase as elements.

    Raises:
        PhraseError: it is empty, begins with something optional, or names a list there is not.
    """
    elements = tuple(_element(part, lists, phrase) for part in _spaced(phrase).split())
    if not elements or elements[0].least == 0 or elements[0].anything:
        raise PhraseError(f"a phrase begins with a word that must be there: {phrase!r}")
    return elements


def _spaced(phrase: str) -> str:
    return phrase.lower().replace("-", " ").replace(",", " ").replace("\u2019", "'")


def _element(part: str, lists: Mapping[str, Sequence[str]], phrase: str) -> Element:
    if part == "...":
        return Element(anything=True, least=0, most=_FEW)
    least = 0 if part.endswith("?") else 1
    colon = part.endswith(":")
    names = part.rstrip("?:").split("/")
    if names == ["_"]:
        return Element(anything=True, least=least)
    exact: set[str] = set()
    stems: list[str] = []
    kinds: set[str] = set()
    for name in _expanded(names, lists, phrase):
        if name.startswith("<"):
            kinds.add(name[1:-1])
        elif name.endswith("*"):
            stems.append(name[:-1])
        else:
            exact.add(name)
    if any(len(stem) < _STEM for stem in stems):
        raise PhraseError(f"three letters at least before a star: {phrase!r}")
    capital = "capital" in kinds
    return Element(frozenset(exact), tuple(stems), frozenset(kinds & _KINDS), False, capital, least, 1, colon)


def _expanded(
    names: Iterable[str], lists: Mapping[str, Sequence[str]], phrase: str
) -> Iterator[str]:
    for name in names:
        bare = name[1:-1]
        if not name.startswith("<") or bare in _KINDS or bare == "capital":
            yield name
        elif bare in lists:
            yield from lists[bare]
        else:
            raise PhraseError(f"no list of words is called {bare!r}: {phrase!r}")


@dataclass(frozen=True)
class PhraseBook(Generic[Tag]):
    """Phrases, each with what it stands for, and the widest gap that may part their words."""

    phrases: tuple[tuple[Phrase, Tag], ...]
    widest: Gap = Gap.COMMA

    @cached_property
    def _by_start(self) -> Mapping[str, tuple[tuple[Phrase, Tag], ...]]:
        found: dict[str, list[tuple[Phrase, Tag]]] = {}
        for phrase, tag in self.phrases:
            first = phrase[0]
            keys = [*first.exact, *(f"{stem[:_STEM]}*" for stem in first.stems)]
            keys += [f"<{kind}>" for kind in first.kinds] + (["<capital>"] if first.capital else [])
            for key in keys:
                found.setdefault(key, []).append((phrase, tag))
        return {key: tuple(value) for key, value in found.items()}

    def find(self, words: Words) -> list[Match[Tag]]:
        """Return the longest match of each phrase's tag at each word, in order of the words."""
        starts = self._by_start
        found: list[Match[Tag]] = []
        for index, word in enumerate(words.words):
            best: dict[int, Match[Tag]] = {}
            for key in (word.lower, f"{word.lower[:_STEM]}*", f"<{word.kind}>"):
                for phrase, tag in starts.get(key, ()):
                    last = self._match(phrase, 0, words.words, index)
                    if last > best.get(id(tag), Match(0, 0, tag)).last:
                        best[id(tag)] = Match(index, last, tag)
            found.extend(best.values())
        return found

    def starts_at(self, words: Words, index: int) -> int:
        """Return one past the last word of the longest phrase that starts at a word, or 0."""
        word = words[index]
        keys = (word.lower, f"{word.lower[:_STEM]}*", f"<{word.kind}>")
        candidates = (phrase for key in keys for phrase, _ in self._by_start.get(key, ()))
        return max((self._match(phrase, 0, words.words, index) for phrase in candidates), default=0)

    def _match(self, phrase: Phrase, place: int, words: Sequence[Word], index: int) -> int:
        """Return one past the last word matched from ``index`` on, or 0."""
        if place == len(phrase):
            return index
        element = phrase[place]
        taken = 0
        while (
            taken < element.most
            and index + taken < len(words)
            and (place + taken == 0 or words[index + taken].gap <= self._widest(phrase, place))
            and element.accepts(words[index + taken])
        ):
            taken += 1
        while taken >= element.least:
            last = self._match(phrase, place + 1, words, index + taken)
            if last:
                return last
            taken -= 1
        return 0

    def _widest(self, phrase: Phrase, place: int) -> Gap:
        colon = place > 0 and phrase[place - 1].colon
        return Gap.COLON if colon else self.widest
