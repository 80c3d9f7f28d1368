"""Rows of spans: what a page is drawn from, before any colour is chosen.

Every text that reaches a screen becomes a span here, and here passes the display helper.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from rich.cells import cell_len, set_cell_size

from offer_tui.model.mark import LETTERS, SHAPES, Mark
from offer_tui.model.text import visible

Role = Literal[
    "text", "title", "muted", "accent", "against", "for", "dodged", "warning", "cursor", "chosen"
]
ELLIPSIS = "…"
_MARK_ROLES: dict[Mark, Role] = {
    "against": "against",
    "partly-against": "against",
    "for": "for",
    "partly-for": "for",
    "dodged": "dodged",
    "open": "muted",
}


@dataclass(frozen=True, slots=True)
class Span:
    """Text in one role; ``action`` is what a click on it does."""

    text: str
    role: Role = "text"
    action: str = ""


Row = tuple[Span, ...]
EMPTY: Row = ()


def width_of(text: str) -> int:
    """Return the cells that a text takes on a terminal."""
    return len(text) if text.isascii() else cell_len(text)


def fit(text: str, width: int) -> str:
    """Return the text cut to a width, with an ellipsis where something is missing."""
    text = visible(text[: width * 4 + 8]) if len(text) > width * 4 + 8 else visible(text)
    if width_of(text) <= width:
        return text
    return set_cell_size(text, width - 1).rstrip() + ELLIPSIS if width > 0 else ""


class RowMaker:
    """A row in the making, from left to right; it never grows wider than it may."""

    def __init__(self, width: int) -> None:
        self.limit = width
        self.width = 0
        self._spans: list[Span] = []

    def add(
        self, text: str, role: Role = "text", *, width: int | None = None, action: str = ""
    ) -> RowMaker:
        """Add text; with a width, cut or padded to it."""
        room = self.limit - self.width
        most = room if width is None else min(width, room)
        # Nearly all text is plain and fits: a page is some hundred calls of this for every key.
        size = len(text) if text.isascii() and text.isprintable() else most + 1
        if size > most:
            text = fit(text, most)
            size = width_of(text)
        if width is not None and size < most:
            text, size = text + " " * (most - size), most
        if text:
            self._spans.append(Span(text, role, action))
            self.width += size
        return self

    def to(self, column: int) -> RowMaker:
        """Move to a column, if it lies ahead, and no further than the row goes."""
        column = min(column, self.limit)
        return self.add(" " * (column - self.width)) if column > self.width else self

    def right(self, text: str, role: Role = "text", *, margin: int = 1) -> RowMaker:
        """Add text that ends at the right margin; dropped when there is no room for it."""
        start = self.limit - margin - width_of(visible(text))
        return self.to(start).add(text, role) if start > self.width else self

    def extend(self, spans: Iterable[Span]) -> RowMaker:
        """Add spans that were made elsewhere."""
        for span in spans:
            size = width_of(span.text)
            if self.width + size <= self.limit and visible(span.text) == span.text:
                self._spans.append(span)
                self.width += size
            else:
                self.add(span.text, span.role, action=span.action)
        return self

    def row(self) -> Row:
        """Return the row."""
        return tuple(self._spans)


def line(text: str, width: int, role: Role = "text", *, indent: int = 1) -> Row:
    """Return a row with one text."""
    return RowMaker(width).to(indent).add(text, role).row()


def mark_span(mark: Mark, *, letters: bool) -> Span:
    """Return a mark as it is drawn."""
    return Span((LETTERS if letters else SHAPES)[mark], _MARK_ROLES[mark])


def wrap(text: str, width: int) -> list[str]:
    """Return the text in lines of at most that many cells, broken at blanks where it can be."""
    lines: list[str] = []
    for paragraph in visible(text, keep_lines=True).split("\n"):
        lines.extend(_wrap_paragraph(paragraph, max(1, width)))
    return lines


def in_one_line(said: Sequence[str], width: int) -> list[str]:
    """Return the first of the words that fit one line, or the last ones in as many as it takes."""
    if not said:
        return []
    fitting = next((words for words in said if width_of(visible(words)) <= width), None)
    return [fitting] if fitting is not None else wrap(said[-1], width)


def _wrap_paragraph(text: str, width: int) -> list[str]:
    lines, current, used = [], "", 0
    for word in text.split(" "):
        size = width_of(word)
        if used and used + 1 + size <= width:
            current, used = f"{current} {word}", used + 1 + size
            continue
        if used:
            lines.append(current)
        *whole, current = _broken(word, width) if size > width else [word]
        lines += whole
        used = width_of(current)
    return [*lines, current]


def _broken(word: str, width: int) -> list[str]:
    """Return a word in pieces of at most that width.

    Looking at no more than one piece at a time: a word can have a hundred thousand characters.
    """
    pieces: list[str] = []
    start = 0
    while True:
        near = word[start : start + width * 4 + 8]
        if start + len(near) == len(word) and width_of(near) <= width:
            return [*pieces, near]
        pieces.append(set_cell_size(near, width).rstrip(" ") or near[:1])
        start += len(pieces[-1])


@dataclass(frozen=True, slots=True)
class Key:
    """A key and what it does, for a footer; the highest ``rank`` gives way first."""

    key: str
    does: str = ""
    rank: int = 0


def footer(keys: Sequence[Key], width: int) -> Row:
    """Return the keys and what they do, as many as fit; never one that is cut in half."""
    shown = list(keys)
    while shown:
        for tried in (shown, [*shown[:-1], Key(shown[-1].key)]):
            for gap in (3, 2):
                if _footer_width(tried, gap) <= width:
                    return _footer_row(tried, gap, width)
        shown.remove(max(shown, key=lambda k: k.rank))
    return EMPTY


def _footer_width(keys: Sequence[Key], gap: int) -> int:
    texts = sum(width_of(f"{k.key} {k.does}".rstrip()) for k in keys)
    return 1 + texts + gap * (len(keys) - 1)


def _footer_row(keys: Sequence[Key], gap: int, width: int) -> Row:
    maker = RowMaker(width).add(" ")
    for place, key in enumerate(keys):
        maker.add(" " * gap if place else "").add(key.key, "accent")
        maker.add(f" {key.does}" if key.does else "", "muted")
    return maker.row()


def pad(rows: Sequence[Row], height: int) -> list[Row]:
    """Return exactly that many rows: the first ones, or with empty ones behind."""
    return [*rows[:height], *([EMPTY] * (height - len(rows)))]
