"""The words in which records are told on a line: answers, names, marks, numbers of things."""

from __future__ import annotations

from typing import TYPE_CHECKING

from offer_tui.cli.output import speaks_shapes
from offer_tui.model import wording
from offer_tui.model.mark import LETTERS, SHAPES, Mark

if TYPE_CHECKING:
    from offer_tui.capture.sheet import Entry
    from offer_tui.model.session import Observation


def answer_words(entry: Entry, seen: Observation) -> str:
    """Return the answer in a word."""
    return wording.answer_words(entry.kind, seen.state, seen.degree)


def named(entry: Entry, seen: Observation) -> str:
    """Return the code and the label that the answer turns the row into."""
    label = entry.no if seen.state == "clear" else entry.yes
    return f"{entry.code} {label}" if entry.code else label


def drawn(mark: Mark) -> str:
    """Return the mark as this output can show it."""
    return (SHAPES if speaks_shapes() else LETTERS)[mark]


def count(number: int, thing: str) -> str:
    """Return the number with its noun."""
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"
