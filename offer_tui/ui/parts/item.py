"""What a part of a page lists: headings, sentences, and items that can be chosen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from offer_tui.model.mark import Mark

Can = Literal["enter", "answer", "remove", "first", "answers"]
"""What keys an item takes; ``answers`` are have, can learn and lack."""


@dataclass(frozen=True, slots=True)
class Item:
    """A row that can be chosen; ``key`` says what it is, and stays the same while it is there."""

    key: str
    text: str
    mark: Mark | None = None
    code: str = ""
    behind: str = ""
    """Muted, at the end of the row where there is room."""
    more: tuple[str, ...] = ()
    """Sentences shown below it while it is chosen."""
    means: tuple[str, str] | None = None
    """What yes and no mean, where the words alone do not tell: an answer to the question need not
    be the signal's."""
    enter: str = ""
    """What Enter does with it, in a word; empty: nothing."""
    can: frozenset[Can] = frozenset()
    answers: tuple[tuple[str, str], ...] = ()
    """The answers that it takes, each with its sign and what that means in a word."""
    shifts: str = ""
    """What left and right do with it, in a word; empty: nothing."""
    is_faint: bool = False
    """Whether it is an invitation rather than something that is there."""
    is_whole: bool = False
    """Whether all its words stand there while another row is chosen, too."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A row above others."""

    text: str
    behind: str = ""


@dataclass(frozen=True, slots=True)
class Sentence:
    """Words that cannot be chosen."""

    text: str


Line = Item | Heading | Sentence


def items_of(lines: tuple[Line, ...]) -> tuple[Item, ...]:
    """Return what can be chosen."""
    return tuple(line for line in lines if isinstance(line, Item))
