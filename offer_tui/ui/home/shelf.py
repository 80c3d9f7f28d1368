"""What home knows of the library: its rows in order, the chosen one, and who goes by a name."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from functools import lru_cache

from offer_tui.model.same import Same
from offer_tui.model.summary import HomeRow
from offer_tui.ui.desk import Refreshed
from offer_tui.ui.home.agenda import until_next


class Shelf:
    """The rows of home, and which of them are shown and chosen."""

    def __init__(self, rows: Sequence[HomeRow]) -> None:
        self.files = Refreshed(tuple(rows), ())
        """What was read last, or what the index remembers."""
        self.rows: Sequence[HomeRow] = rows
        self.is_read = False
        """Whether the files have been read at least once."""
        self.chosen = ""
        """The slug of the row that the person chose."""
        self.narrowed: Sequence[str] | None = None
        """The slugs of the rows that are shown, where not all are."""
        self._is_open = False
        """Whether none of the rows is chosen until one is named."""

    @property
    def is_empty(self) -> bool:
        """Whether the library is known to hold nothing."""
        files = self.files
        return self.is_read and files.is_whole and not (files.rows or files.unreadable)

    @property
    def shown(self) -> Sequence[HomeRow]:
        """The rows that are listed."""
        return self.rows if self.narrowed is None else found_in(self.rows, self.narrowed)

    @property
    def row(self) -> HomeRow | None:
        """The chosen row among those that are listed; the first one, when none is."""
        rows = self.shown
        first = rows[0] if rows and not self._is_open else None
        return next((row for row in rows if row.slug == self.chosen), first)

    @property
    def place(self) -> str:
        """The slug of the chosen row."""
        return self.row.slug if self.row else ""

    def sort(self, now: dt.datetime) -> None:
        """Bring the rows in order, for what happens next."""
        self.rows = in_order(self.files.rows, now)

    def fill(self, refreshed: Refreshed, now: dt.datetime) -> None:
        """Take in what was read."""
        self.files, self.is_read = refreshed, True
        self.sort(now)

    def narrow(self, slugs: Sequence[str]) -> None:
        """List only these; none of them is chosen until one is named."""
        self.narrowed, self._is_open = slugs, True

    def widen(self) -> None:
        """List all rows again."""
        self.narrowed, self._is_open = None, False

    def move(self, step: int) -> None:
        """Choose another row; behind the last one comes the first."""
        if (rows := self.shown) and self.row is None:
            self.chosen = rows[0 if step > 0 else -1].slug
        elif rows:
            self.chosen = rows[(self._number(rows) + step) % len(rows)].slug

    def leap(self, step: int) -> None:
        """Choose the row so far away, or the one at the end."""
        if rows := self.shown:
            self.chosen = rows[max(0, min(self._number(rows) + step, len(rows) - 1))].slug

    def edge(self, place: int) -> None:
        """Choose the first row, 0, or the last one, -1."""
        if rows := self.shown:
            self.chosen = rows[place].slug

    def named(self, name: str) -> HomeRow | None:
        """Return the open opportunity of that name; the chosen one, where two share it."""
        return named(self.rows, name, self.chosen)

    def _number(self, rows: Sequence[HomeRow]) -> int:
        return next((n for n, row in enumerate(rows) if row.slug == self.place), 0)


def in_order(rows: Sequence[HomeRow], now: dt.datetime) -> tuple[HomeRow, ...]:
    """Return the open ones by what happens next, then the closed ones as they come."""
    going = sorted((row for row in rows if not row.is_closed), key=lambda row: until_next(row, now))
    return (*going, *(row for row in rows if row.is_closed))


def found_in(rows: Sequence[HomeRow], slugs: Sequence[str]) -> tuple[HomeRow, ...]:
    """Return the rows that were found: the open ones first, each as well as it was found."""
    by_slug = {row.slug: row for row in rows}
    found = [by_slug[slug] for slug in slugs if slug in by_slug]
    return tuple(sorted(found, key=lambda row: row.is_closed))


def named(rows: Sequence[HomeRow], name: str, chosen: str) -> HomeRow | None:
    """Return the open opportunity of that name; the chosen one, where two share it."""
    same = _open_by_name(Same(rows)).get(name.casefold(), ())
    return next((row for row in same if row.slug == chosen), same[0] if same else None)


@lru_cache(maxsize=2)
def _open_by_name(rows: Same[Sequence[HomeRow]]) -> Mapping[str, Sequence[HomeRow]]:
    found: dict[str, list[HomeRow]] = {}
    for row in rows.value:
        if not row.is_closed:
            found.setdefault(row.company.casefold(), []).append(row)
    return found
