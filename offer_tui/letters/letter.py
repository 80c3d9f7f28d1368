"""A letter: a subject, a text, and what it would have said if it had been known."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import lru_cache

from offer_tui.letters.fact import FACTS, Facts, LeftOut, left_out
from offer_tui.letters.fault import TemplateFault
from offer_tui.letters.sandbox import Prepared
from offer_tui.letters.sendable import sendable
from offer_tui.letters.sentences import has_subject, said


@dataclass(frozen=True, slots=True)
class Letter:
    """Ready to be read, changed and sent; paragraphs are single lines, apart by empty ones."""

    subject: str
    body: str
    left_out: tuple[LeftOut, ...] = ()
    """The facts that were missing."""
    unused: tuple[str, ...] = ()
    """Options that add facts for which the template has no place."""

    @property
    def text(self) -> str:
        """The letter as one text, with a line for the subject."""
        return f"Subject: {self.subject}\n\n{self.body}\n"


def draft(template: str, facts: Facts, *, kind: str = "letter") -> Letter:
    """Return the letter that the template makes of the facts.

    A sentence whose fact is missing is left out; ``kind`` is the subject where no other is left.
    Raises TemplateFault for a template that cannot be used.
    """
    template = template.replace("\r\n", "\n")
    if not has_subject(template):
        raise TemplateFault(1, "it has no subject", "begin it with a line like Subject: Thank you")
    prepared = _prepared(template, _today(facts))
    made = said(prepared.filled(facts))
    if not made.body:
        raise TemplateFault(1, "it says nothing", "write the letter below the subject")
    subject = sendable(made.subject or kind.replace("-", " ").capitalize())
    lacking = tuple(dict.fromkeys(left_out(name) for name in made.missing))
    return Letter(subject, sendable(made.body), lacking, _unused(prepared.used))


@lru_cache(maxsize=16)
def _prepared(template: str, today: dt.date) -> Prepared:
    """Return a template read: a preview asks for the same one at every key."""
    return Prepared(template, today)


def _today(facts: Facts) -> dt.date:
    today = facts.get("today")
    return dt.date.fromisoformat(today) if isinstance(today, str) else dt.date.min


def _unused(used: frozenset[str]) -> tuple[str, ...]:
    wanted = {FACTS[name].option for name in used}
    options = dict.fromkeys(fact.option for fact in FACTS.values() if fact.option)
    return tuple(option for option in options if option not in wanted)
