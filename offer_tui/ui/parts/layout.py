"""Where a page in parts puts everything: the parts on the left, the rows of one beside them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from offer_tui.ui.parts.item import Heading, Item, Line, Sentence
from offer_tui.ui.rows import (
    EMPTY,
    Role,
    Row,
    RowMaker,
    line,
    mark_span,
    pad,
    width_of,
    wrap,
)

SIDE_BY_SIDE = 64
PARTS_COLUMN = 26


@dataclass(frozen=True, slots=True)
class Part:
    """A part, with what it comes to in a few words."""

    digit: str
    name: str
    comes_to: str


@dataclass(frozen=True, slots=True)
class PartsView:
    """What is drawn."""

    title: str
    occasion: str
    """What it is for, in words, such as the talk that comes next."""
    state: str
    """saved, saving, or NOT SAVED."""
    parts: tuple[Part, ...]
    part: int
    lines: tuple[Line, ...]
    chosen: str
    """The key of the chosen item."""
    notice: str = ""
    is_warning: bool = False
    letters: bool = False


def lay_out(view: PartsView, width: int, height: int, bottom: Sequence[Row]) -> list[Row]:
    """Return exactly ``height`` rows; ``bottom`` stands at their end."""
    head = [_header(view, width), EMPTY]
    room = height - len(bottom)
    if view.notice:
        role: Role = "warning" if view.is_warning else "muted"
        said = [line(text, width, role) for text in wrap(view.notice, width - 2)[:3]]
        bottom = [*said, *bottom]
        room -= len(said)
    if width < SIDE_BY_SIDE:
        head = [_header(view, width), _narrow_parts(view, width), EMPTY]
        if room < 10:
            head = head[:2]
        body = _window(view, width, max(0, room - len(head)), indent=1)
        return [*pad([*head, *body], room), *bottom][-height:]
    left = [_part_row(part, n == view.part) for n, part in enumerate(view.parts)]
    right = _window(view, width - PARTS_COLUMN, max(0, room - len(head)), indent=0)
    rows = max(len(left), len(right))
    body = [
        RowMaker(width).extend(one).to(PARTS_COLUMN - 2).extend(other).row()
        for one, other in zip(pad(left, rows), pad(right, rows), strict=True)
    ]
    return [*pad([*head, *body], room), *bottom][-height:]


def _header(view: PartsView, width: int) -> Row:
    right = view.state if not view.occasion else f"{view.occasion} · {view.state}"
    if width_of(right) > width // 2:
        right = view.state
    room = max(0, width - width_of(right) - 4)
    maker = RowMaker(width).to(1).add(view.title, "title", width=room)
    return maker.right(right, "warning" if view.state == "NOT SAVED" else "muted").row()


def _part_row(part: Part, is_open: bool) -> Row:
    maker = RowMaker(PARTS_COLUMN - 3).to(1)
    maker.add(f"{part.digit} ", "accent", action=f"part:{part.digit}")
    maker.add(part.name, "title" if is_open else "text", width=11, action=f"part:{part.digit}")
    return maker.add(part.comes_to, "muted").row()


def _narrow_parts(view: PartsView, width: int) -> Row:
    part = view.parts[view.part]
    maker = RowMaker(width).to(1).add(f"{part.digit} ", "accent").add(part.name, "title")
    maker.add(f"   {part.comes_to}" if part.comes_to else "", "muted")
    return maker.right(f"{view.part + 1} of {len(view.parts)}, tab", "muted").row()


def _window(view: PartsView, width: int, room: int, indent: int) -> list[Row]:
    """Return the rows of the chosen part that fit, with the chosen item among them."""
    rows: list[Row] = []
    start = end = 0
    for one in view.lines:
        if isinstance(one, Heading) and rows:
            rows.append(EMPTY)
        made = _rows(one, view, width, indent)
        if isinstance(one, Item) and one.key == view.chosen:
            start, end = len(rows), len(rows) + len(made)
        rows += made
    if len(rows) <= room:
        return rows
    # As little as possible is scrolled: the beginning stays until the chosen item needs the room.
    first = max(0, min(start, end - room + 1 if end < len(rows) else end - room))
    shown = rows[first : first + room]
    if shown and first + room < len(rows):
        shown[-1] = line(f"{len(rows) - first - room + 1} more rows below", width, "muted",
                         indent=indent + 2)  # fmt: skip
    return shown


def _rows(one: Line, view: PartsView, width: int, indent: int) -> list[Row]:
    match one:
        case Heading(text, behind):
            maker = RowMaker(width).to(indent + 2).add(text, "title")
            return [maker.add(f"   {behind}" if behind else "", "muted").row()]
        case Sentence(text):
            return [line(words, width, "muted", indent=indent + 2)
                    for words in wrap(text, width - indent - 3)]  # fmt: skip
        case Item():
            return _item(one, view, width, indent)


def _item(item: Item, view: PartsView, width: int, indent: int) -> list[Row]:
    chosen = item.key == view.chosen
    maker = RowMaker(width).to(indent).add("» " if chosen else "  ", "accent")
    maker.add(f"{item.code} " if item.code else "", "muted")
    if item.mark is not None:
        span = mark_span(item.mark, letters=view.letters)
        maker.add(span.text, span.role).add(" ")
    column = maker.width
    behind = item.behind
    room = width - column - 1
    action = f"item:{item.key}"
    role: Role = "muted" if item.is_faint else "text"
    if chosen or item.is_whole:
        texts = wrap(item.text, room)
        fits = len(texts) == 1 and width_of(texts[0]) + width_of(behind) + 3 <= room
        first = maker.add(texts[0], role, action=action)
        rows = [(first.right(behind, "muted") if fits and behind else first).row()]
        most = None if item.is_whole else 6
        rows += [line(text, width, role, indent=column) for text in texts[1:most]]
        said: list[str] = []
        if chosen:
            said = [*([behind] if behind and not fits else []), *item.more]
        if chosen and item.means:
            said += [f"+ {item.means[0]}", f"- {item.means[1]}"]
        for sentence in said:
            rows += [line(text, width, "muted", indent=column)
                     for text in wrap(sentence, width - column - 1)]  # fmt: skip
        return rows
    first_line = item.text.partition("\n")[0]
    if width_of(first_line) + width_of(behind) + 3 > room:
        behind = ""  # it is shown once the row is chosen
    text_room = room - (width_of(behind) + 3 if behind else 0)
    maker.add(first_line, role, width=text_room, action=action)
    return [maker.right(behind, "muted").row() if behind else maker.row()]
