"""The list of opportunities: the part of it that is in view, and how much is not."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from offer_tui.model.same import Same
from offer_tui.model.summary import HomeRow
from offer_tui.ui.desk import Unreadable
from offer_tui.ui.home.columns import (
    Columns,
    closed_rows,
    columns,
    headings,
    open_rows,
    unreadable_rows,
)
from offer_tui.ui.rows import EMPTY, Row, line

_LEAST_FOR_HEADINGS = 3


@dataclass(frozen=True, slots=True)
class Block:
    """One opportunity as it stands in the list; a heading never stands without what it heads."""

    of: HomeRow | Unreadable
    rows: int
    heading: str = ""
    """What stands above it, with a blank row above that."""

    def height(self, *, first: bool) -> int:
        """Return how many rows it takes; at the top of the list it needs no blank one."""
        return self.rows + (0 if not self.heading else 1 if first else 2)


@dataclass(frozen=True)
class Listing:
    """All of the list, before any row of it is drawn."""

    blocks: Sequence[Block]
    at: Columns
    has_open: bool

    @cached_property
    def height(self) -> int:
        """How many rows all of it takes."""
        blocks = sum(block.height(first=not n) for n, block in enumerate(self.blocks))
        return blocks + (1 if self._is_headed else 0)

    @property
    def _is_headed(self) -> bool:
        return self.has_open and not self.at.is_narrow

    def in_view(self, room: int, chosen: str, now: dt.datetime) -> list[Row]:
        """Return at most ``room`` rows, the chosen one among them, and what is left out."""
        above = [headings(self.at)] if self._is_headed and room >= _LEAST_FOR_HEADINGS else []
        room -= len(above)
        if not self.blocks or room <= 0:
            return above
        place = next((n for n, b in enumerate(self.blocks) if b.of.slug == chosen), 0)
        view = _window(self.blocks, room, place)
        rows = [
            row for n in range(view.start, view.end) for row in self._drawn(n, view, chosen, now)
        ]
        if view.says_more and view.start:
            above.append(_more(view.start, "above", self.at.width))
        left = len(self.blocks) - view.end
        below = [_more(left, "below", self.at.width)] if view.says_more and left else []
        return [*above, *rows[:room], *below]

    def _drawn(self, n: int, view: _View, chosen: str, now: dt.datetime) -> Iterator[Row]:
        block = self.blocks[n]
        if block.heading:
            yield from () if n == view.start else (EMPTY,)
            yield line(block.heading, self.at.width, "muted", indent=3)
        if isinstance(block.of, Unreadable):
            yield from unreadable_rows(block.of, self.at)
        elif block.of.is_closed:
            yield from closed_rows(block.of, self.at, chosen=block.of.slug == chosen)
        else:
            yield from open_rows(block.of, self.at, now, chosen=block.of.slug == chosen)


def listing(rows: Sequence[HomeRow], unreadable: Sequence[Unreadable], width: int) -> Listing:
    """Return the list: what is open, what cannot be read, what is closed."""
    return _listing(Same(rows), Same(unreadable), width)


@lru_cache(maxsize=2)
def _listing(
    all_rows: Same[Sequence[HomeRow]], broken_ones: Same[Sequence[Unreadable]], width: int
) -> Listing:
    # Every key that is typed on home draws it, and a library can hold thousands of rows.
    rows, unreadable = all_rows.value, broken_ones.value
    at = columns(rows, width)
    tall = 2 if at.is_narrow else 1
    going = [Block(row, tall) for row in rows if not row.is_closed]
    broken = [Block(one, tall) for one in unreadable]
    closed = [Block(row, 1) for row in rows if row.is_closed]
    blocks = [*going, *_headed(broken, "Cannot be read"), *_headed(closed, "Closed")]
    return Listing(blocks, at, bool(going))


def _headed(blocks: Sequence[Block], heading: str) -> Iterator[Block]:
    for n, block in enumerate(blocks):
        yield block if n else Block(block.of, block.rows, heading)


def _more(count: int, where: str, width: int) -> Row:
    return line(f"{count} more {where}", width, "muted", indent=3)


@dataclass(frozen=True, slots=True)
class _View:
    """The blocks from ``start`` to before ``end``; whether there is room to say what is not."""

    start: int
    end: int
    says_more: bool


def _window(blocks: Sequence[Block], room: int, chosen: int) -> _View:
    """Return the blocks in view: the chosen one and, where it can be, the one behind it."""
    behind = any(isinstance(blocks[n].of, HomeRow) for n in range(chosen + 1, len(blocks)))
    # Nothing behind the last one can be chosen, so it takes all that follows into view.
    wished = chosen + 2 if behind else len(blocks)
    for says_more in (True, False):
        for wanted in (min(wished, len(blocks)), chosen + 1):
            for start in range(max(0, chosen - room), chosen + 1):
                end = _end(blocks, start, room, says_more=says_more)
                if end >= wanted:
                    return _View(start, end, says_more)
    return _View(chosen, chosen + 1, says_more=False)


def _end(blocks: Sequence[Block], start: int, room: int, *, says_more: bool) -> int:
    """Return where the blocks that fit from ``start`` on end, beside what says how many do not."""
    room -= 1 if says_more and start else 0
    used, end = 0, start
    for n in range(start, len(blocks)):
        used += blocks[n].height(first=n == start)
        if used > room:
            return end
        # The row that says what is below is needed unless this is the last one.
        if used < room or not says_more or n == len(blocks) - 1:
            end = n + 1
    return end
