"""What each clause of a posting is about: the duties, the demands, what is given, the employer."""

from __future__ import annotations

import re
from dataclasses import dataclass

from offer_tui.posting.phrases import PhraseBook
from offer_tui.posting.words import COLON, Clause, Words

_LONGEST_HEADING = 6
_LONGEST_FIELD = 90
_LONGEST_LABEL = 25
_DUTY_WORDS = frozenset({"responsibilities", "responsibility", "responsible", "duties", "tasks"})
_SURE = ("responsibilit", "requirement", "qualification", "benefit", "duties")
_FRONT = re.compile(r"(?:---|\+\+\+)\n(?:[^\n]{0,20000}\n){1,80}?(?:---|\+\+\+)\n")
_TOLD = re.compile(
    r"^(?:description|excerpt|summary|message|body|details)\s?[:=][^\n]*(?:\n[ \t][^\n]*)*",
    re.MULTILINE,
)
_SHORT_LINES = re.compile(r"(?:[^\n]{1,110}\n){1,6}(?=\n)")


@dataclass(frozen=True)
class Layout:
    """The words of a posting and the section of each clause; headings are clauses of their own."""

    words: Words
    sections: tuple[str, ...]
    legal: frozenset[int]
    """Numbers of the clauses the law wrote."""

    def section_at(self, index: int) -> str:
        """Return the section of a word."""
        return self.sections[self.words.clause_numbers[index]]


def lay_out(words: Words, headings: PhraseBook, legal: PhraseBook) -> Layout:
    """Return the layout of a posting. What comes before any heading is the intro."""
    opened = _headings(words, headings)
    heads = _head_spans(words.text)
    head_ends = max((end for _, end in heads), default=0)
    section = before = "intro"
    field_ends = 0
    sections: list[str] = []
    for clause in words.clauses:
        place = words[clause.first].start
        if place < head_ends and any(start <= place < end for start, end in heads):
            sections.append("head")
            continue
        if clause.first in opened:
            before, section = section, opened[clause.first]
            field_ends = _field_end(words, clause) if section == "benefits" else 0
        elif field_ends and place >= field_ends:
            section, field_ends = before, 0
        sections.append(section)
        if section != "requirements" and _announces_duties(words, clause):
            section, field_ends = "duties", 0
    numbers = words.clause_numbers
    return Layout(words, tuple(sections), frozenset(numbers[m.first] for m in legal.find(words)))


def _field_end(words: Words, clause: Clause) -> int:
    """Return where a field as "Pay: 14 an hour" ends, or 0 if the line goes on as a text does."""
    text, start = words.text, words[clause.first].start
    end = text.find("\n", start)
    line = text[start : end if end >= 0 else len(text)]
    label, colon, value = line.partition(":")
    is_field = colon and value.strip() and end >= 0 and len(line) <= _LONGEST_FIELD
    return end if is_field and len(label) <= _LONGEST_LABEL else 0


def _announces_duties(words: Words, clause: Clause) -> bool:
    """Whether the clause says that duties follow, as "responsibilities include:" does."""
    if _DUTY_WORDS.isdisjoint(words.lowers[clause.first : clause.last]):
        return False
    return ":" in words.text[words[clause.first].end : words[clause.last - 1].end + 3]


def _head_spans(text: str) -> list[tuple[int, int]]:
    """Return where title, company and the like stand: fields at the front, or short first lines."""
    front = _FRONT.match(text)
    if front is None:
        first = _SHORT_LINES.match(text)
        return [first.span()] if first else []
    told = [m.span() for m in _TOLD.finditer(text, 0, front.end())]
    edges = [0, *(edge for span in told for edge in span), front.end()]
    return list(zip(edges[::2], edges[1::2], strict=True))


def _headings(words: Words, headings: PhraseBook) -> dict[int, str]:
    """Return the section that each heading opens, by the heading's first word."""
    found: dict[int, str] = {}
    for first, _ in words.clauses:
        match = headings.longest_at(words, first) if words.words[first].upper else None
        if match and _stands_alone(words, match.first, match.last):
            found[first] = match.tag
    return found


def _stands_alone(words: Words, first: int, last: int) -> bool:
    """Whether something new begins after the words, which open a clause with a capital letter."""
    if last - first > _LONGEST_HEADING:
        return False
    if last == len(words) or words[last].gap >= COLON:
        return True
    return words[last].upper and (last - first > 1 or words[first].lower.startswith(_SURE))


def is_heading(layout: Layout, clause: Clause, headings: PhraseBook) -> bool:
    """Whether the clause is nothing but a heading."""
    match = headings.longest_at(layout.words, clause.first)
    return match is not None and match.last == clause.last
