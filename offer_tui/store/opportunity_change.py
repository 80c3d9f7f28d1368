"""A change to an opportunity: how a screen showed it before a key, and after it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from offer_tui.hindsight.staging import made_once
from offer_tui.model.merge import merge
from offer_tui.model.opportunity import Opportunity

WRITTEN = frozenset(
    {
        "text", "note", "quote", "say", "name", "role", "amount", "to", "by", "anchor", "points",
        "posting", "round", "with_whom", "company", "because", "reasons", "options",
        "unknown", "doubt", "went_wrong", "went_well", "would_return_if", "missing", "lesson",
    }
)  # fmt: skip
"""Keys that hold words of the person's, where others hold ids, days and choices."""
_LONGEST = 160


class ChangedElsewhere(Exception):  # noqa: N818 - an answer to a person
    """The same thing was changed in another program since the screen showed it."""

    def __str__(self) -> str:
        return "it was changed in another program meanwhile, and that stands"


@dataclass(frozen=True, eq=False)
class OpportunityChange:
    """What is wanted is settled when the key is pressed, and not by what the disk says later.

    So a change that is made twice is made once, and no two windows undo each other's.
    """

    before: Opportunity
    after: Opportunity

    def made_to(self, now: Opportunity) -> Opportunity:
        """Return the opportunity as it is now with the change made to it.

        Raises ChangedElsewhere when what is to be changed is not as it was shown.
        """
        joined = merge(self.before, self.after, now)
        if joined is None:
            raise ChangedElsewhere
        joined = made_once(self.before, self.after, now, joined)
        return self._without_rivals(joined, now)

    def _without_rivals(self, joined: Opportunity, now: Opportunity) -> Opportunity:
        """Return it with one answer only where another window answered the same meanwhile."""
        shown = {one.id for one in self.before.observations}
        ours = [one for one in self.after.observations if one.id not in shown]
        known = shown | {one.id for one in ours}
        theirs = {one.subject: one for one in now.observations if one.id not in known}
        rivals = {one.id: theirs[one.subject] for one in ours if one.subject in theirs}
        if not rivals:
            return joined
        for one in ours:
            rival = rivals.get(one.id, one)
            if (rival.state, rival.degree) != (one.state, one.degree):
                raise ChangedElsewhere
        left = tuple(one for one in joined.observations if one.id not in rivals)
        return joined.model_copy(update={"observations": left})

    def words(self) -> str:
        """Return what was written with it, cut where it is long; nothing where nothing was."""
        known = set(_texts(self.before.model_dump()))
        new = [text for text in _texts(self.after.model_dump()) if text not in known]
        words = " ".join(" · ".join(new).split())
        return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1]}…"


def _texts(value: Any, key: str = "") -> Iterator[str]:
    """Yield the texts that people wrote, from a record's values."""
    if isinstance(value, str):
        if value and key in WRITTEN:
            yield value
    elif isinstance(value, dict):
        for name, one in value.items():
            yield from _texts(one, name)
    elif isinstance(value, list | tuple):
        for one in value:
            yield from _texts(one, key)
