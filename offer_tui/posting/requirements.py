"""Requirements: what is demanded or wished of the applicant, sentence by sentence."""

from __future__ import annotations

from dataclasses import dataclass

from offer_tui.posting.layout import Layout, is_heading
from offer_tui.posting.rules import Rules

_LONGEST = 60
_SHORTEST = 2


@dataclass(frozen=True, slots=True)
class Requirement:
    """A demand as it is printed; ``start`` and ``end`` are characters of the posting."""

    text: str
    start: int
    end: int
    is_wish: bool
    """Whether it says that it is preferred, not needed."""


def requirements(layout: Layout, rules: Rules) -> tuple[Requirement, ...]:
    """Return the requirements in order, each text once."""
    words = layout.words
    numbers = words.clause_numbers
    cued = {numbers[m.first] for m in rules.requirement_phrases.find(words)}
    wished = {numbers[m.first] for m in rules.wish_phrases.find(words)}
    found: dict[str, Requirement] = {}
    for number, clause in enumerate(words.clauses):
        section = layout.sections[number]
        demanded = section == "requirements" or (
            number in cued and section not in {"head", "apply"}
        )
        size = clause.last - clause.first
        if not demanded or number in layout.legal or not _SHORTEST <= size <= _LONGEST:
            continue
        if not is_heading(layout, clause, rules.headings):
            start, end = words.span(clause.first, clause.last)
            text = words.text[start:end]
            found.setdefault(text.lower(), Requirement(text, start, end, number in wished))
    return tuple(found.values())
