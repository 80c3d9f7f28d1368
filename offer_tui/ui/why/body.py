"""The page of Why from top to end, however long it is, and where the chosen row stands on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from offer_tui.hindsight import account
from offer_tui.hindsight.doubts import doubts
from offer_tui.hindsight.second_look import SecondLook
from offer_tui.ui.rows import EMPTY, Role, Row, RowMaker, line, width_of, wrap
from offer_tui.ui.why.different import OPEN, Different
from offer_tui.ui.why.then import (
    earlier_rows,
    knew_rows,
    knew_too_rows,
    opened_again_rows,
)
from offer_tui.ui.why.view import NARROW, WhyView
from offer_tui.ui.why.wrote import wrote_rows, wrote_too_rows

_LABEL = 30
"""Cells for what a row is about, at least."""
_WHOSE = 8
_NOT_YET = "Worked out again under today's profile when one line has an answer."


@dataclass(frozen=True, slots=True)
class Body:
    """All rows between title and footer, and which of them belong to the chosen one."""

    rows: tuple[Row, ...]
    start: int
    end: int
    heading: int
    """The row above what is different now."""
    ends: tuple[int, ...]
    """Behind the second look, and behind what is different: what is best seen together."""
    summary: int
    """The row of the second look's figures; -1 where there is none."""


@dataclass(frozen=True, slots=True)
class Brief:
    """How much stands above what is different now; the rest stands at the end."""

    wrote: int | None = None
    """Rows of what was written; None: all."""
    knew: int | None = None
    """How much of what was known."""


WHOLE = Brief()


def body_of(view: WhyView, width: int, brief: Brief = WHOLE) -> Body:
    """Return the page, with no more above what is different now than that."""
    rows = [line(text, width, "warning") for said in _warnings(view)
            for text in wrap(said, width - 2)]  # fmt: skip
    rows += opened_again_rows(view, width)
    for part in (wrote_rows(view, width, brief.wrote), knew_rows(view, width, brief.knew)):
        rows += [*([EMPTY] if rows else []), *part] if part else []
    start = end = heading = different = 0
    if view.looked.was_decided:
        rows += [EMPTY, _heading(view, width)]
        start = end = len(rows)
        heading = start - 1
        for one in view.rows:
            made = _row(view, one, width)
            if one.key == view.chosen:
                start, end = len(rows), len(rows) + len(made)
            rows += made
        different = len(rows)
    summary = -1
    if view.looked.was_decided and view.looked.has_something_to_weigh:
        rows += [EMPTY, *_again_heading(view, width)]
    if view.look is not None:
        summary = len(rows)
        rows += [*_figures(view.look, width), *_moves(view.look, width)]
    ends = (len(rows), different)
    wrote_too = wrote_too_rows(view, width, brief.wrote)
    for part in (wrote_too, knew_too_rows(view, width, brief.knew), earlier_rows(view, width)):
        rows += [EMPTY, *part] if part else []
    return Body(tuple(rows), start, end, heading, ends, summary)


def _warnings(view: WhyView) -> Sequence[str]:
    problems = view.again.problems if view.again is not None else ()
    return (*doubts(view.opportunity), *problems)


# What is different now.


def _heading(view: WhyView, width: int) -> Row:
    maker = RowMaker(width).to(1).add("What is different now?", "title")
    return maker.right(view.state, "warning" if view.state == "NOT SAVED" else "muted").row()


def _row(view: WhyView, one: Different, width: int) -> list[Row]:
    return _narrow(view, one, width) if width < NARROW else _wide(view, one, width)


def _wide(view: WhyView, one: Different, width: int) -> list[Row]:
    chosen = one.key == view.chosen
    longest = max(width_of(_named(other)) for other in view.rows)
    column = 3 + max(_LABEL + 3, min(longest + 2, width // 2))
    maker = _begun(view, one, width).to(column).add(one.whose, "muted").to(column + _WHOSE + 1)
    texts = wrap(one.said, width - maker.width - 1)
    if not chosen and len(texts) > 1:
        return [maker.add(one.said, _role(one)).row()]
    indent = maker.width
    return [
        maker.add(texts[0], _role(one)).row(),
        *(line(text, width, _role(one), indent=indent) for text in texts[1:]),
    ]


def _narrow(view: WhyView, one: Different, width: int) -> list[Row]:
    chosen = one.key == view.chosen
    begun, bare = _begun(view, one, width), f"{one.whose}  {OPEN}"
    if one.said == OPEN and begun.width + len(bare) + 2 < width:
        return [begun.right(bare, "muted").row()]
    first = begun.row()
    maker = RowMaker(width).to(6).add(f"{one.whose}  ", "muted")
    texts = wrap(one.said, width - maker.width - 1)
    if not chosen and len(texts) > 1:
        return [first, maker.add(one.said, _role(one)).row()]
    indent = maker.width
    return [
        first,
        maker.add(texts[0], _role(one)).row(),
        *(line(text, width, _role(one), indent=indent) for text in texts[1:]),
    ]


def _begun(view: WhyView, one: Different, width: int) -> RowMaker:
    chosen, action = one.key == view.chosen, f"item:{one.key}"
    maker = RowMaker(width).to(1).add("» " if chosen else "  ", "accent")
    maker.add(f"{one.code} " if one.code else "", "muted", action=action)
    room = width // 2 - 3 if width >= NARROW else width - maker.width - 1
    label = one.label
    return maker.add(label, "title" if chosen else "text", action=action,
                     width=min(width_of(label), room))  # fmt: skip


def _named(one: Different) -> str:
    return f"{one.code} {one.label}" if one.code else one.label


def _role(one: Different) -> Role:
    return "muted" if one.is_open else "text"


# The second look.


def _again_heading(view: WhyView, width: int) -> list[Row]:
    if view.look is None:
        return [line(text, width, "muted") for text in wrap(_NOT_YET, width - 2)]
    return [line(text, width, "title") for text in wrap(account.heading(view.look), width - 2)]


def _figures(look: SecondLook, width: int) -> list[Row]:
    words = f"Now: {account.again_words(look)}."
    return [line(text, width, indent=3) for text in wrap(words, width - 4)]


def _moves(look: SecondLook, width: int) -> list[Row]:
    steps = account.steps_of(look)
    longest = max((len(one.figures) for one in steps), default=0)
    rows: list[Row] = []
    for one in steps:
        column = 5 + longest
        texts = wrap(one.because, width - column - 1)
        first = RowMaker(width).to(3).add(one.figures, "muted").to(column)
        rows.append(first.add(texts[0]).row())
        rows += [line(text, width, indent=column) for text in texts[1:]]
    for said in account.comes_to(look):
        rows += [line(text, width, "muted", indent=3) for text in wrap(said, width - 4)]
    return rows


def tightened(body: Body) -> Body:
    """Return the page without the blank rows between its parts."""
    before = [0]
    for row in body.rows:
        before.append(before[-1] + (1 if row else 0))
    return Body(
        tuple(row for row in body.rows if row),
        before[body.start],
        before[body.end],
        before[body.heading],
        tuple(before[end] for end in body.ends),
        before[body.summary] if body.summary >= 0 else -1,
    )
