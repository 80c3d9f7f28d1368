"""What a debrief asks of its surroundings, which have the disk and the other screens."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class NewRole:
    """Another role that was named; it becomes an opportunity of its own."""

    name: str


@dataclass(frozen=True, slots=True)
class NoRole:
    """A role that was taken back."""

    name: str


Wish = NewRole | NoRole | Literal["later", "thank-you", "evaluation"]
"""What the surroundings are to do, once, because of the last key."""
