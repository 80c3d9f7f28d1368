"""What can be taken back of a letter: a change of its words, or a move to other words of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from offer_tui.store.letter_writer import LetterWriter


@dataclass(frozen=True, slots=True)
class Turn:
    """A change of the words; None is the letter as it was drafted."""

    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class Place:
    """Words, and what keeps them."""

    words: str | None
    writer: LetterWriter


@dataclass(frozen=True, slots=True)
class Move:
    """Other words taken that are in another file; nothing is written by that."""

    before: Place
    after: Place


RECORD = None
"""Stands among the turns for a change of the opportunity."""
