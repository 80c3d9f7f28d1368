"""Signals found by their code or by words, while one of them is looked for."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace

from offer_tui.capture.sheet import Entry, make_sheet
from offer_tui.model.signal import Catalogue, Signal


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found, the best first, and which of it is chosen."""

    signals: tuple[Signal, ...]
    place: int = 0

    @property
    def chosen(self) -> Signal | None:
        """The chosen one; None where nothing was found."""
        return self.signals[self.place] if self.signals else None

    def at(self, place: int) -> Finding:
        """Return it with another one chosen; behind the last comes the first."""
        return replace(self, place=place % max(1, len(self.signals)))


def find(catalogue: Catalogue, query: str, apart_from: Collection[str]) -> Finding:
    """Return the signals that the words name, without some; all others where there are no words."""
    sheet = make_sheet(catalogue)
    found = sheet.find(query) if query.strip() else sheet.entries
    names = (one.subject for one in found if isinstance(one, Entry))
    return Finding(tuple(catalogue.by_id[name] for name in names if name not in apart_from))
