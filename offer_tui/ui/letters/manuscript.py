"""A text of many lines with a cursor in it, as wide as the page it is written on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from rich.cells import cell_len

from offer_tui.letters.sendable import LONGEST, sendable
from offer_tui.model.text import visible
from offer_tui.ui.rows import Row, RowMaker, width_of

MARGIN = 1
"""Cells before a row, and behind it: the last one is the cursor's."""
_HISTORY = 500
"""Steps that can be taken back, at most."""


@dataclass(frozen=True, slots=True)
class Place:
    """A row on the page: the characters from ``start`` to ``end`` of the text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Manuscript:
    """What is being written; the cursor stands before ``characters[cursor]``."""

    characters: str = ""
    cursor: int = 0
    column: int | None = None
    """The cell that up and down keep to; None: the one the cursor is in."""

    def insert(self, more: str) -> Manuscript:
        """Return the text with ``more`` before the cursor; unchanged if it would be too long."""
        clean = sendable(more)
        if len(self.characters) + len(clean) > LONGEST:
            return self
        before, after = self.characters[: self.cursor], self.characters[self.cursor :]
        return Manuscript(before + clean + after, self.cursor + len(clean))

    def erase(self, key: str) -> Manuscript:
        """Return the text after backspace, delete, ctrl+w or ctrl+u; other keys change nothing."""
        before, after = self.characters[: self.cursor], self.characters[self.cursor :]
        match key:
            case "backspace":
                kept = before[:-1]
            case "ctrl+w":
                kept = _without_a_word(before)
            case "ctrl+u":
                kept = before[: before.rfind("\n") + 1]
            case "delete":
                return Manuscript(before + after[1:], self.cursor)
            case _:
                return self
        return Manuscript(kept + after, len(kept))

    def move(self, key: str, width: int, page: int) -> Manuscript:
        """Return it with the cursor elsewhere, on rows of that width; other keys change nothing."""
        rows = places_of(self.characters, width)
        row = row_of(rows, self.cursor)
        match key:
            case "left":
                return self._at(self.cursor - 1)
            case "right":
                return self._at(self.cursor + 1)
            case "home":
                return self._at(rows[row].start)
            case "end":
                return self._at(rows[row].end)
            case "ctrl+home":
                return self._at(0)
            case "ctrl+end":
                return self._at(len(self.characters))
            case "up" | "down" | "pageup" | "pagedown":
                step = (1 if key in {"up", "down"} else page) * (-1 if "up" in key else 1)
                return self._in_row(rows, row, row + step)
            case _:
                return self

    def _at(self, cursor: int) -> Manuscript:
        return Manuscript(self.characters, max(0, min(len(self.characters), cursor)))

    def _in_row(self, rows: tuple[Place, ...], row: int, wanted: int) -> Manuscript:
        if not 0 <= wanted < len(rows):
            return self._at(0 if wanted < 0 else len(self.characters))
        shown = visible(self.characters, keep_lines=True)
        column = self.column
        if column is None:
            column = width_of(shown[rows[row].start : self.cursor])
        cursor, cells = rows[wanted].start, 0
        while cursor < rows[wanted].end and cells + cell_len(shown[cursor]) <= column:
            cells += cell_len(shown[cursor])
            cursor += 1
        return Manuscript(self.characters, cursor, column)

    def row(self, place: Place, width: int, *, has_cursor: bool) -> Row:
        """Return a row as it is drawn."""
        maker = RowMaker(width).to(MARGIN)
        text = visible(self.characters[place.start : place.end])
        if not has_cursor:
            return maker.add(text).row()
        at = self.cursor - place.start
        maker.add(text[:at]).add(text[at : at + 1] or " ", "cursor")
        return maker.add(text[at + 1 :]).row()


@dataclass(frozen=True, slots=True)
class Writing:
    """A manuscript and how it was before, so that every change can be taken back."""

    now: Manuscript
    before: tuple[Manuscript, ...] = ()
    after: tuple[Manuscript, ...] = ()

    def changed(self, to: Manuscript) -> Writing:
        """Return it changed; letters of one word are taken back together."""
        if to.characters == self.now.characters:
            return replace(self, now=to)
        typed = to.characters[self.now.cursor : to.cursor]
        goes_on = (
            len(typed) == 1
            and not typed.isspace()
            and bool(self.before)
            and self.now.cursor > 0
            and self.now.characters == self._typed_last()
        )
        before = self.before if goes_on else (*self.before[-_HISTORY:], self.now)
        return Writing(to, before)

    def _typed_last(self) -> str:
        """Return the text now, if it came of letters typed behind what was before; else nothing."""
        last, text = self.before[-1], self.now.characters
        size = len(text) - len(last.characters)
        start = self.now.cursor - size
        word = text[max(0, start) : self.now.cursor]
        is_word = size > 0 and start >= 0 and not any(one.isspace() for one in word)
        return text if is_word and text[:start] + text[self.now.cursor :] == last.characters else ""

    def undone(self) -> Writing:
        """Return it as it was before the last change."""
        if not self.before:
            return self
        return Writing(self.before[-1], self.before[:-1], (*self.after, self.now))

    def redone(self) -> Writing:
        """Return it with what was taken back."""
        if not self.after:
            return self
        return Writing(self.after[-1], (*self.before, self.now), self.after[:-1])


def places_of(text: str, width: int) -> tuple[Place, ...]:
    """Return the rows of a text, broken at blanks where it can be; at least one.

    The blank at which a row is broken belongs to neither of the two.
    """
    return tuple(_places(text, max(1, width)))


def row_of(rows: tuple[Place, ...], cursor: int) -> int:
    """Return the number of the row in which the cursor stands."""
    low, high = 0, len(rows) - 1
    while low < high:
        middle = (low + high + 1) // 2
        if rows[middle].start <= cursor:
            low = middle
        else:
            high = middle - 1
    return low


def _places(text: str, width: int) -> Iterator[Place]:
    start = 0
    for paragraph in text.split("\n"):
        for begin, end in _broken(paragraph, width):
            yield Place(start + begin, start + end)
        start += len(paragraph) + 1


@lru_cache(maxsize=512)
def _broken(paragraph: str, width: int) -> tuple[tuple[int, int], ...]:
    """Return where the rows of a paragraph begin and end; kept, since a key changes only one."""
    shown = visible(paragraph)
    rows: list[tuple[int, int]] = []
    start = 0
    while True:
        end = _fitting(shown, start, width)
        if end >= len(shown):
            return (*rows, (start, len(shown)))
        blank = shown.rfind(" ", start + 1, end + 1)
        rows.append((start, blank if blank > 0 else end))
        start = blank + 1 if blank > 0 else end


def _fitting(text: str, start: int, width: int) -> int:
    """Return up to where the text fits; one character always does."""
    if text.isascii():
        return start + width
    end, cells = start, 0
    while end < len(text):
        cells += cell_len(text[end])
        if cells > width and end > start:
            break
        end += 1
    return end


def _without_a_word(text: str) -> str:
    """Return the text without its last word, never beyond the line."""
    kept = text.rstrip(" ")
    if kept.endswith("\n"):
        return kept[:-1] if kept == text else kept
    return kept[: max(kept.rfind(" "), kept.rfind("\n")) + 1]
