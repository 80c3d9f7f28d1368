"""A letter on a page as it will read, what could be added to it, and what was left out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from offer_tui.letters.sendable import parted
from offer_tui.ui.letters.listing import header, notice_rows
from offer_tui.ui.letters.manuscript import MARGIN, Manuscript, places_of, row_of
from offer_tui.ui.rows import EMPTY, Row, RowMaker, line, pad, width_of, wrap

LOW = 18
"""Rows of a window below which what is said about a letter scrolls with it."""
_LABELS = 11
_INDENT = 1
_WIDEST = 100
"""Cells of a line beyond which the eye loses it."""


@dataclass(frozen=True, slots=True)
class Offered:
    """Something that can be added with a digit, or changed."""

    digit: str
    name: str
    value: str = ""


@dataclass(frozen=True, slots=True)
class LetterView:
    """What is drawn."""

    title: str
    state: str
    text: str
    """The letter; empty while it is being drafted."""
    offered: tuple[Offered, ...] = ()
    left_out: tuple[str, ...] = ()
    """What is not known and cannot be added here."""
    made_by: str = ""
    top: int = 0
    """The first row of the letter in view."""
    notice: str = ""
    is_warning: bool = False
    nothing: str = ""
    """Why there is no letter."""
    kept_in: str = ""
    """Where the words are, where that has to be known."""
    others: tuple[tuple[str, str], ...] = ()
    """Other words of the same letter, and the key that takes them."""


def lay_out(view: LetterView, width: int, height: int, bottom: Sequence[Row]) -> list[Row]:
    """Return exactly ``height`` rows; ``bottom`` stands at their end."""
    body, fixed, room = _parts(view, width, height, len(bottom))
    top = max(0, min(view.top, len(body) - room))
    shown = body[top : top + room]
    left = len(body) - top - len(shown)
    if left > 0 and shown:
        shown[-1] = line(f"{left + 1} more rows below", width, "muted", indent=3)
    head = header(view.title, view.state, width)
    rows = [head, EMPTY, *pad(shown, room), *fixed]
    return [*pad(rows, height - len(bottom)), *bottom][-height:]


def furthest(view: LetterView, width: int, height: int, bottom: int) -> int:
    """Return the row of the letter that can stand at the top, at most; and see ``lay_out``."""
    body, _, room = _parts(view, width, height, bottom)
    return max(0, len(body) - room)


def _parts(
    view: LetterView, width: int, height: int, bottom: int
) -> tuple[list[Row], list[Row], int]:
    """Return what scrolls, what stays below it, and how many rows there are for the first."""
    said = notice_rows(view.notice, width, _most_said(height), is_warning=view.is_warning)
    around = _around(view, width)
    body = _letter(view, width)
    fixed = [EMPTY, *said] if said else []
    if height < LOW:
        body += [EMPTY, *around] if around else []
    elif around:
        fixed = [EMPTY, *around, *fixed]
    return body, fixed, max(0, height - bottom - 2 - len(fixed))


def _most_said(height: int) -> int:
    """Return how many rows may be taken from the letter for what there is to say."""
    return max(1, height // 2 - 1)


def _letter(view: LetterView, width: int) -> list[Row]:
    room = max(1, min(width - 2 * _INDENT, _WIDEST))
    if not view.text:
        return [line(text, width, "muted") for text in wrap(view.nothing, room)]
    subject, body = parted(view.text)
    rows = [line(text, width, "title") for text in wrap(f"Subject: {subject}", room)]
    return [*rows, EMPTY, *(line(text, width) for text in wrap(body, room))]


def _around(view: LetterView, width: int) -> list[Row]:
    """Return what is missing, what is known, and which template made it."""
    missing = [(f"{one.digit} ", one.name) for one in view.offered if not one.value]
    missing += [("", words) for words in view.left_out]
    known = [(f"{one.digit} ", f"{one.name} {one.value}") for one in view.offered if one.value]
    rows = _labelled("not known", missing, width) + _labelled("known", known, width)
    rows += _labelled("made by", [("", view.made_by)], width) if view.made_by else []
    rows += _labelled("yours", [("", view.kept_in)], width) if view.kept_in else []
    others = [(f"{key} " if key else "", said) for key, said in view.others]
    return rows + _labelled("also there", others, width, "other")


def _labelled(
    label: str, items: Sequence[tuple[str, str]], width: int, does: str = "add"
) -> list[Row]:
    """Return items behind a label, in as many rows as they take."""
    if not items:
        return []
    rows: list[Row] = []
    maker = RowMaker(width).to(_INDENT).add(label, "muted", width=_LABELS)
    start = maker.width
    for digit, words in items:
        room = width - 1 - start - width_of(digit)
        first, *others = wrap(words, max(1, room))
        if maker.width > start and maker.width + 2 + width_of(digit + first) > width - 1:
            rows.append(maker.row())
            maker = RowMaker(width).to(start)
        maker.add("  " if maker.width > start else "")
        maker.add(digit, "accent", action=f"{does}:{digit.strip()}").add(first)
        for more in others:
            rows.append(maker.row())
            maker = RowMaker(width).to(start + width_of(digit)).add(more)
    return [*rows, maker.row()]


@dataclass(frozen=True, slots=True)
class EditView:
    """A letter while its words are changed."""

    title: str
    state: str
    manuscript: Manuscript
    top: int = 0
    notice: str = ""
    is_warning: bool = False


def writing_width(width: int) -> int:
    """Return how wide the rows are that are written on a page."""
    return max(1, min(width - 2 * MARGIN, _WIDEST))


def writing_room(view: EditView, width: int, height: int, bottom: int) -> int:
    """Return how many rows there are to write on."""
    said = notice_rows(view.notice, width, _most_said(height), is_warning=view.is_warning)
    return max(1, height - 2 - len(said) - bottom)


def lay_out_editing(view: EditView, width: int, height: int, bottom: Sequence[Row]) -> list[Row]:
    """Return exactly ``height`` rows, with the cursor among them."""
    said = notice_rows(view.notice, width, _most_said(height), is_warning=view.is_warning)
    places = places_of(view.manuscript.characters, writing_width(width))
    row = row_of(places, view.manuscript.cursor)
    room = writing_room(view, width, height, len(bottom))
    top = top_for(row, view.top, room)
    shown = [
        view.manuscript.row(place, width, has_cursor=number == row)
        for number, place in enumerate(places[top : top + room], top)
    ]
    head = [header(view.title, view.state, width), EMPTY]
    return [*pad([*head, *shown], height - len(bottom) - len(said)), *said, *bottom][-height:]


def top_for(row: int, top: int, room: int) -> int:
    """Return the first row in view, moved as little as possible so that the row is among them."""
    return max(0, min(row, max(top, row - room + 1)))
