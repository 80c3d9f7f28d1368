"""A posting as words: each with its place, and how firmly it is joined to the one before."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import NamedTuple

_UNITS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen twenty"
)
_TENS = "thirty forty fifty sixty seventy eighty ninety"
NUMERALS: Mapping[str, int] = {
    **{name: number for number, name in enumerate(_UNITS.split(), 1)},
    **{name: number for number, name in zip(range(30, 100, 10), _TENS.split(), strict=True)},
}
"""Numbers written out, and what they are; "twenty five" is two words."""
STEM = 3
"""Letters of a word by which phrases with a star are looked up."""


class Gap(IntEnum):
    """What stands between two words, from nothing much to the end of a sentence."""

    JOIN = 0
    COMMA = 1
    COLON = 2
    BREAK = 3


JOIN, COMMA, COLON, BREAK = Gap
"""The same by themselves: to look one up in ``Gap`` takes longer than to compare it."""


class Word(NamedTuple):
    """One word, number, amount or time; ``start`` and ``end`` are characters of the text."""

    lower: str
    kind: str
    """word, number, money, time, percent or rank (#3)."""
    start: int
    end: int
    gap: Gap
    """What stands before it."""
    upper: bool
    """Whether it begins with a capital letter."""


class Clause(NamedTuple):
    """A run of words without a break, as positions in the words: first, and one past the last."""

    first: int
    last: int


@dataclass(frozen=True)
class Words:
    """The text and its words, in order."""

    text: str
    words: tuple[Word, ...]

    def __len__(self) -> int:
        return len(self.words)

    def __getitem__(self, index: int) -> Word:
        return self.words[index]

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Return the characters from the word ``first`` up to, not including, the word ``last``."""
        return self.words[first].start, self.words[last - 1].end

    def keys(self, index: int) -> tuple[str, ...]:
        """Return what a phrase may begin with to match here: the word, its stem, or its kind."""
        word = self.words[index]
        if word.kind != "word":
            return (f"<{word.kind}>", word.lower)
        return (word.lower, word.lower[:STEM] + "*")

    @cached_property
    def lowers(self) -> tuple[str, ...]:
        """The words in small letters, and an empty one after the last."""
        return (*[word.lower for word in self.words], "")

    @cached_property
    def stems(self) -> tuple[str, ...]:
        """The keys of the words' stems, or of their kinds, and an empty one after the last."""
        keys = [w.lower[:STEM] + "*" if w.kind == "word" else f"<{w.kind}>" for w in self.words]
        return (*keys, "")

    @cached_property
    def places(self) -> Mapping[str, Sequence[int]]:
        """Where each key occurs."""
        found: defaultdict[str, list[int]] = defaultdict(list)
        for keys in (self.lowers, self.stems):
            for index, key in enumerate(keys):
                found[key].append(index)
        del found[""]
        return dict(found)

    @cached_property
    def clauses(self) -> tuple[Clause, ...]:
        """The runs of words between breaks."""
        starts = [i for i, word in enumerate(self.words) if i == 0 or word.gap is BREAK]
        return tuple(map(Clause, starts, [*starts[1:], len(self.words)]))

    @cached_property
    def clause_numbers(self) -> tuple[int, ...]:
        """For each word, the number of its clause."""
        numbers: list[int] = []
        for number, clause in enumerate(self.clauses):
            numbers += [number] * (clause.last - clause.first)
        return tuple(numbers)


_BREAK_MARK = "\u2022"
# Each of these is replaced by as many characters as it had, so that places stay true.
# One class of characters comes first, so that the search can skip all others at once.
_NOT_PROSE = re.compile(
    r"[<h#\\\d](?:(?<=<)(?:"
    r"(?P<inline>/?(?:a|abbr|b|em|font|i|mark|small|span|strong|sub|sup|u)(?:\s[^<>]{0,500})?>)"
    r"|(?P<tag>(?:!--|[/!?]?[A-Za-z])[^<>]{0,500}>))"
    r"|(?P<link>(?<=h)ttps?://\S{1,500}|(?<=\#)[A-Z]{3,10}_[0-9a-f]{8,80}\#)"
    r"|(?P<stamp>(?<=\d)\d{3}-\d\d-\d\dT[\d:.]{5,15})"
    r"|(?P<escape>(?<=\\)[rnt](?![a-z]{2})))"
)
_MAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w.-]{1,100}")
_CODES = "USD|EUR|GBP|CAD|AUD|NZD|CHF|SEK|NOK|DKK|PLN|CZK|HUF|INR|SGD|HKD|AED|ZAR|zł|kr"
_FIGURE = r"\d{1,12}(?:[.,'\u2019]\d{1,6}){0,4}(?:[ \u00a0\u202f]\d{3}(?![\d%])){0,2}"
_PLAIN = r"(?!(?:kr|Rs)\b)(?:[a-z]|[A-Z][a-z])[a-z]*"
_WORD = re.compile(
    # Most words are plain and a blank apart; tried first, and taken together, they cost little.
    rf"(?P<plain>{_PLAIN}(?: {_PLAIN})*(?![\w'\u2019]))"
    rf"|(?P<money>(?:(?:US|CA|AU|NZ|HK|[CAS])?[$£€₹¥]|(?<![^\W\d])(?:(?:{_CODES}|Rs\.?)\s?[$£€]?"
    rf"|R(?=\d{{2,3}}[ ,]\d{{3}})))\s?{_FIGURE}"
    r"(?:\s?(?:[kKmMbBtT]|million|billion|trillion)(?![A-Za-z]))?\+?"
    rf"|{_FIGURE}[kK]?\s?(?:[€£]|(?:{_CODES}|dollars|euros|cents|pence)(?![A-Za-z])))"
    r"|(?P<plan>40[13]\s?(?:\([bkBK]\)|[bkBK](?![a-z])))"
    r"|(?P<time>\d{1,2}(?::[0-5]\d)?\s?[apAP]\.?[mM](?![A-Za-z])\.?|\d{1,2}:[0-5]\d(?![\d:]))"
    r"|(?P<percent>\d[\d,.]{0,15}\s?%)"
    r"|(?P<rank>\#\d{1,3}(?!\w))"
    r"|(?P<number>\d+(?:[.,'\u2019]\d+)*(?:[kK](?![A-Za-z]))?\+?)"
    r"|(?P<word>[^\W\d_]+(?:['\u2019][^\W\d_]+)*)"
)
_LONG_FOR_A_NAME = 8
"""Letters that the first part of a name like PostgreSQL hardly has; Benefits and Developer have."""
_CAMEL = re.compile(r"(?<=[a-z\u2019'])(?=[A-Z])")
_SENTENCE_END = re.compile(
    r"[!?;\u2022\u00b7\u25cf\u25aa\u25a0\u2026|{}\t]|\n\s*\n|[\"'],|(?:^|\s)[*+]\s|:\s*[-*]"
)
_FULL_STOP = re.compile(r"\.(?:\W*\s|$)|\.\W*$")
_DASH = re.compile(r"\s[-\u2013\u2014]+\s|\u2014|  |:|\s=\s")
_LONGEST_GAP = 80
_GAPS_REMEMBERED = 2_000
_PLAIN_GAPS = {
    " ": JOIN, "-": JOIN, ", ": COMMA, "/": COMMA, " & ": COMMA,
    " (": COMMA, ": ": COLON,
}  # fmt: skip
_ABBREVIATIONS = frozenset({
    "approx", "ave", "co", "corp", "dept", "dr", "e", "eg", "g", "i", "ie", "inc", "incl", "jr",
    "ltd", "mr", "mrs", "ms", "n", "no", "s", "sr", "st", "ste", "u", "vs", "w",
})  # fmt: skip


def split(text: str) -> Words:
    """Return the words of a text. Tags, links and addresses of mail are not words.

    Words that lost the line break between them ("skillsField service") are taken apart.
    """
    prose = _NOT_PROSE.sub(_blank, text)
    if "@" in prose:
        prose = _MAIL.sub(lambda mail: " " * len(mail[0]), prose)
    words: list[Word] = []
    new = tuple.__new__  # The same as calling Word, in half the time.
    end = 0
    lower = ""
    for match in _WORD.finditer(prose):
        kind = match.lastgroup or "word"
        if kind == "plain":
            start = match.start()
            gap = _gap(prose, end, start, lower)
            for written in match[0].split(" "):
                end = start + len(written)
                lower = written.lower()
                words.append(new(Word, (lower, "word", start, end, gap, lower != written)))
                start, gap = end + 1, JOIN
            continue
        for start, stop in _parts(match, kind):
            gap = _gap(prose, end, start, lower)
            written = prose[start:stop]
            lower = _plain(written, kind)
            is_upper = written[0].isupper()
            words.append(new(Word, (lower, _KIND.get(kind, kind), start, stop, gap, is_upper)))
            end = stop
    return Words(text, tuple(words))


_KIND = {"plan": "word"}


def _parts(match: re.Match[str], kind: str) -> Iterable[tuple[int, int]]:
    """Return where the word, or each of the words run together, begins and ends."""
    written = match[0]
    if kind != "word" or written[1:].islower() or written.isupper():
        return (match.span(),)
    start, stop = match.span()
    cuts = [0]
    for found in _CAMEL.finditer(written):
        if _ran_on(written[cuts[-1] : found.start()]):
            cuts.append(found.start())
    return pairwise([*(start + cut for cut in cuts), stop])


def _ran_on(piece: str) -> bool:
    """Whether the next line seems to have run on behind this word; "JavaScript" is a name.

    Names begin with a capital letter, or with a single small one, and their first part is short.
    """
    if piece[0].islower():
        return len(piece) > 1 or piece == "n"  # what is left of a line break written as two signs
    return len(piece) >= _LONG_FOR_A_NAME


def _plain(written: str, kind: str) -> str:
    if kind == "plan":
        return "401k" if "k" in written.lower() else "403b"
    return written.lower().replace("\u2019", "'")


def _blank(match: re.Match[str]) -> str:
    size = len(match[0])
    if match.lastgroup == "inline":
        return " " * size
    return _BREAK_MARK + " " * (size - 1)


def _gap(prose: str, end: int, start: int, before: str) -> Gap:
    """Return what stands between the word ``before``, which ends at ``end``, and the next."""
    between, following = prose[end:start], prose[start]
    if between == " ":
        return JOIN
    if not between:
        glued = following.isupper() and not before[-1:].isdigit()
        return BREAK if glued else JOIN
    if len(between) > _LONGEST_GAP:
        # A page of dots must not cost more than a line of them.
        between = between[: _LONGEST_GAP // 2] + between[-_LONGEST_GAP // 2 :]
    plain = _PLAIN_GAPS.get(between)
    return _between(between, following, before in _ABBREVIATIONS) if plain is None else plain


@lru_cache(maxsize=_GAPS_REMEMBERED)
def _between(between: str, following: str, abbreviated: bool) -> Gap:
    """Return what signs between two words are, by the first letter of the second."""
    if _SENTENCE_END.search(between):
        return BREAK
    if _FULL_STOP.search(between):
        if abbreviated:
            return COMMA
        glued = not between[-1].isspace()
        return COMMA if glued and not following.isupper() else BREAK
    if "\n" in between:
        return COMMA if following.islower() and "-" not in between else BREAK
    if following.isupper() and (between[-1] in ")]" or between.lstrip(")]\"'") == "- "):
        return BREAK
    if _DASH.search(between):
        return COLON
    return JOIN if between.isspace() else COMMA
