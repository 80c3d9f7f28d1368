"""The list of letters: those that fit where the opportunity stands, then the others."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from offer_tui.letters.fitting import fitting, last_sent, promises_open
from offer_tui.letters.kind import kind_named
from offer_tui.model.opportunity import Opportunity
from offer_tui.model.wording import day_words
from offer_tui.store.letters import Template
from offer_tui.ui.letters.source import LettersSource
from offer_tui.ui.rows import EMPTY, Role, Row, RowMaker, line, pad, width_of, wrap

NARROW = 64
"""Cells of a page below which a footer has room for little."""
_NAMES = 15
"""Cells of a kind's name."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A letter that can be written."""

    kind: str
    about: str
    behind: str = ""
    """Whether it was sent, or is being written."""


@dataclass(frozen=True, slots=True)
class Group:
    """Letters under a heading."""

    heading: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class ListView:
    """What is drawn."""

    title: str
    state: str
    groups: tuple[Group, ...]
    chosen: str
    """The kind that is chosen."""
    notice: str = ""
    is_warning: bool = False


def title_of(opportunity: Opportunity, what: str) -> str:
    """Return what stands at the top of a page about it."""
    names = [what, opportunity.company, opportunity.role]
    return " · ".join(name for name in names if name)


def groups_of(source: LettersSource, today: dt.date) -> tuple[Group, ...]:
    """Return all letters; those that fit first, and the person's own kinds last."""
    names = [kind.name for kind in fitting(source.opportunity, source.sessions, today)]
    known = {one.kind: one for one in source.templates}
    fit = [known.pop(name) for name in names if name in known]
    # Only a further kind of the person's has no place of its own on the way to a job.
    own = [one for one in known.values() if kind_named(one.kind).about == one.about == "your own"]
    others = [one for one in known.values() if one not in own]
    found = (
        ("Fits now" if fit else "", fit),
        ("The others" if fit else "None has to be written now", others),
        ("Your own", own),
    )
    return tuple(
        Group(heading, tuple(_entry(one, source, today) for one in listed))
        for heading, listed in found
        if listed
    )


def _entry(template: Template, source: LettersSource, today: dt.date) -> Entry:
    sent = last_sent(source.opportunity, template.kind)
    kept = source.kept.get(template.kind)
    behind = f"sent {day_words(sent.on, today)}" if sent else ""
    if kept:
        behind = f"your words, {day_words(kept.on, today)}"
    elif kind_named(template.kind).needs_promise and not promises_open(
        source.opportunity, source.sessions
    ):
        behind = behind or "no promise is open"
    words = f"{template.about}, in your words" if template.is_own else template.about
    return Entry(template.kind, "your own" if template.about == "your own" else words, behind)


def kinds_in(groups: Sequence[Group]) -> list[str]:
    """Return the kinds in the order of the page."""
    return [entry.kind for group in groups for entry in group.entries]


def lay_out(view: ListView, width: int, height: int, bottom: Sequence[Row]) -> list[Row]:
    """Return exactly ``height`` rows; ``bottom`` stands at their end."""
    bottom = [*_notice(view, width), *bottom]
    head = [header(view.title, view.state, width), EMPTY]
    room = max(0, height - len(bottom) - len(head))
    rows, chosen = _body(view, width)
    if len(rows) > room and room:
        start, end = chosen
        first = max(0, min(start, end - room + 1 if end < len(rows) else end - room))
        left = len(rows) - first - room
        rows = rows[first : first + room]
        if left > 0:
            rows[-1] = line(f"{left + 1} more rows below", width, "muted", indent=3)
    return [*pad([*head, *rows], height - len(bottom)), *bottom][-height:]


def header(title: str, state: str, width: int) -> Row:
    """Return the row at the top; the state gives way before the title loses all its room."""
    if width_of(state) > width // 2:
        state = state.rpartition(" · ")[2]
    room = max(0, width - width_of(state) - 4)
    role: Role = "warning" if "NOT SAVED" in state else "muted"
    return RowMaker(width).to(1).add(title, "title", width=room).right(state, role).row()


def notice_rows(words: str, width: int, most: int, *, is_warning: bool) -> list[Row]:
    """Return what there is to say; a path in it is shown in full."""
    if not words:
        return []
    role: Role = "warning" if is_warning else "muted"
    return [line(text, width, role) for text in wrap(words, max(1, width - 2))[:most]]


def _notice(view: ListView, width: int) -> list[Row]:
    return notice_rows(view.notice, width, 4, is_warning=view.is_warning)


def _body(view: ListView, width: int) -> tuple[list[Row], tuple[int, int]]:
    """Return all rows, and from where to where the chosen ones are."""
    rows: list[Row] = []
    span = (0, 0)
    numbers = {kind: n for n, kind in enumerate(kinds_in(view.groups), 1)}
    for group in view.groups:
        rows += [EMPTY] if rows else []
        rows += [line(group.heading, width, "title", indent=3)] if group.heading else []
        for entry in group.entries:
            made = list(_rows(entry, numbers[entry.kind], view.chosen == entry.kind, width))
            if view.chosen == entry.kind:
                span = (len(rows), len(rows) + len(made))
            rows += made
    return rows, span


def _rows(entry: Entry, number: int, is_chosen: bool, width: int) -> Iterator[Row]:
    """Yield one row; the chosen one whole, in as many rows as that takes."""
    action = f"kind:{entry.kind}"
    maker = RowMaker(width).to(1).add("» " if is_chosen else "  ", "accent")
    maker.add(f"{number} " if number < 10 else "  ", "muted")
    names = max(_NAMES, width_of(entry.kind) + 1)
    maker.add(entry.kind, width=min(names, width // 2), action=action)
    column = maker.width
    room = width - column - 1
    behind = entry.behind if width_of(entry.about) + width_of(entry.behind) + 3 <= room else ""
    if not is_chosen:
        maker.add(entry.about, "muted", width=room - (width_of(behind) + 3 if behind else 0))
        yield maker.right(behind).row()
        return
    first, *others = wrap(entry.about, max(1, room))
    yield maker.add(first, "muted").right(behind).row()
    said = [*others, *([] if behind or not entry.behind else wrap(entry.behind, max(1, room)))]
    yield from (line(words, width, "muted", indent=column) for words in said)
