"""One step of a debrief: what it asks about, the list that is open, and what comes next."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from offer_tui.capture.agenda import Item
from offer_tui.capture.debrief import TOPICS
from offer_tui.capture.state import Mode
from offer_tui.model.text import visible
from offer_tui.model.wording import GUT_WORDS
from offer_tui.ui.debrief import naming, summary
from offer_tui.ui.debrief.steps import LISTED, ROWS, Step
from offer_tui.ui.debrief.view import DebriefView
from offer_tui.ui.live.panels import condensed_themes, side_list
from offer_tui.ui.rows import EMPTY, Role, Row, RowMaker, line, pad, width_of, wrap

LIST = 10
"""Rows of an open list: a theme's name and nine signals."""
_TIME = 7
"""Columns of a time and the gap behind it."""
_MOST_SUBJECT = 4
_VALUE = 27
_MOST_VALUE = 3
_LEAST_BESIDE = 50
_MOST_ROWS = 14
"""With which all rows of the last step have room, and a blank one before the way on."""

KEYS_HELP = (
    ("00-99", "what it was, or shows it"),
    (". - * +", "partly, no, dodged, yes"),
    ("words", 'a note, "words a quote'),
    ("enter", "as it is, and the next"),
    ("up down", "another one of this step"),
    ("tab", "next step, shift+tab back"),
    ("backspace", "untick what is on the line"),
    ("ctrl+z y", "undo, redo"),
    ("/  esc", "find a signal, later"),
)


def panel(view: DebriefView, width: int, height: int, indent: int) -> list[Row]:
    """Return at most ``height`` rows for the step that it has come to."""
    step = view.debrief.step
    if step in LISTED:
        return _listed(view, width, height, indent)[:height]
    return _ASKING[step](view, width, height, indent)[:height]


def list_is_open(view: DebriefView) -> bool:
    """Whether rows are shown to choose among, or the keys."""
    d = view.debrief
    line_ = d.line
    if d.step not in LISTED:
        return False
    if line_.panel == "keys" or line_.mode in {Mode.CODE, Mode.FIND} or line_.shown_by_it():
        return True
    if line_.mode is Mode.HELD and line_.held is not None and line_.held.part == "moments":
        return False
    item, entry = d.item(), line_.held_entry()
    if line_.mode is Mode.HELD and entry is not None and item is not None:
        return entry.subject != item.id
    return bool(line_.theme)


def open_list(view: DebriefView, width: int, height: int, indent: int) -> list[Row]:
    """Return the list that is open."""
    if view.debrief.line.panel == "keys":
        return _keys(width, height, indent)
    return side_list(view.live, width, height, indent=indent)


# Going through a list.


def _listed(view: DebriefView, width: int, height: int, indent: int) -> list[Row]:
    item = view.debrief.item()
    if item is None:
        return _wrapped(summary.NOTHING[view.debrief.step], width, "muted", indent)
    # A theme has its name above its list already.
    subject = [] if item.kind == "theme" else _subject(view, item, width, indent)
    asks = _wrapped(naming.asks_of(view, item), width, "text", indent)
    middle, is_open = _middle(view, item, width, indent), list_is_open(view)
    gap = [EMPTY] if middle else []
    for head in (
        [*subject, *([EMPTY] if subject else []), *asks, *gap],
        [*subject, *asks],
        [*subject, *gap] if is_open else [*subject, *asks],
        subject if is_open else [*subject, *asks],
        [*subject[:2], *asks],
        [*subject[:1], *asks],
        [*subject[:1]],
    ):
        rest = height - len(head) - len(middle)
        if rest >= 0:
            return [*head, *middle, *_following(view, width, rest, indent)]
        if not is_open and len(head) <= height:
            return [*head, *_following(view, width, height - len(head), indent)]
    return open_list(view, width, height, indent) if is_open else asks


def _middle(view: DebriefView, item: Item, width: int, indent: int) -> list[Row]:
    """Return the open list; where none is, the digits that open one."""
    if list_is_open(view):
        return open_list(view, width, LIST, indent)
    question = naming.question_of(view, item)
    if question:
        return _wrapped(question, width, "muted", indent)
    if view.debrief.step is not Step.UNSORTED or item.id not in view.pending:
        return []
    rows = condensed_themes(view.live, width, LIST // 2)
    # Live draws them at column 1.
    return rows if indent else [_moved(row) for row in rows]


def _moved(row: Row) -> Row:
    first, *rest = row
    return tuple(rest) if first.text == " " else row


def _subject(view: DebriefView, item: Item, width: int, indent: int) -> list[Row]:
    time = naming.time_of(view, item)
    column = indent + (_TIME if time else 0)
    words = wrap(naming.name_of(view, item), width - column - 1)[:_MOST_SUBJECT]
    rows = []
    for place, said in enumerate(words):
        maker = RowMaker(width).to(indent).add("" if place else time, "muted").to(column)
        rows.append(maker.add(said, "title").row())
    where = naming.around(view, item) or naming.status_of(view, item)
    rows += [line(said, width, "muted", indent=column) for said in wrap(where, width - column - 1)
             if said]  # fmt: skip
    spans = naming.outcome(view, item)
    if spans and item.id not in view.pending:
        rows.append(RowMaker(width).to(column).extend(spans).row())
    return rows


def _following(view: DebriefView, width: int, room: int, indent: int) -> list[Row]:
    """Return what comes next of the step, where it has room and more than one row of it."""
    d = view.debrief
    ahead = [item for item in d.listed[d.place + 1 :] if item.id in view.pending]
    if not ahead or room < len(ahead[:1]) + 2:
        return []
    rows = [EMPTY, line("next:", width, "muted", indent=indent)]
    for item in ahead[: room - len(rows)]:
        place = d.listed.index(item)
        action = f"item:{int(d.step)}-{place}"
        maker = RowMaker(width).to(indent)
        if time := naming.time_of(view, item):
            maker.add(time, "muted", action=action).to(indent + _TIME)
        rows.append(maker.add(naming.name_of(view, item), action=action).row())
    return rows


# Asking for words.


def _gut(view: DebriefView, width: int, height: int, indent: int) -> list[Row]:
    gut = view.debrief.line.session.gut
    rating = gut.rating if gut else 0
    scale = []
    for number, words in enumerate(GUT_WORDS, 1):
        maker = RowMaker(width).to(indent).add("»" if number == rating else "", "accent")
        maker.to(indent + 2).add(str(number), "accent", action=f"rate:{number}")
        role: Role = "title" if number == rating else "text"
        scale.append(maker.add(f"  {words}", role, action=f"rate:{number}").row())
    title = _wrapped("Before any number: how did it feel?", width, "title", indent)
    why = _wrapped("Then why, in a few words, or enter.", width, "text", indent)
    hidden = ("The numbers stay hidden until here,", "and for every round anew.")
    after = [line(words, width, "muted", indent=indent) for words in hidden]
    whole = [*title, EMPTY, *scale, EMPTY, *why, EMPTY, *after]
    if len(whole) <= height:
        return whole
    return [*title, *scale, *why] if height > len(scale) + 1 else [*title, *scale][:height]


def _for_me(view: DebriefView, width: int, height: int, indent: int) -> list[Row]:
    d, rows = view.debrief, list[Row]()
    room = max(1, (height - 2) // len(TOPICS) - 1)
    for place, topic in enumerate(TOPICS):
        is_current = place == d.place
        asked = summary.TOPIC_WORDS[topic]
        rows.append(_choosable(asked, width, indent, place, view, is_current=is_current))
        debrief = d.line.session.debrief
        words = getattr(debrief, topic) if debrief else ""
        said = wrap(words, width - indent - 3)[:room] if words else []
        rows += [line(one, width, "muted", indent=indent + 2) for one in said]
        if height >= LIST:
            rows.append(EMPTY)
    return rows


def _next(view: DebriefView, width: int, height: int, indent: int) -> list[Row]:
    rows: list[Row] = []
    current = 0
    for place, name in enumerate(view.debrief.rows):
        is_current = place == view.debrief.place
        if place and name == ROWS[-1] and height >= _MOST_ROWS:
            rows.append(EMPTY)
        current = len(rows) if is_current else current
        rows += _row(view, name, place, width, indent, is_current=is_current)
    hint = _wrapped(summary.hint(view.debrief.row), width, "muted", indent)
    if len(rows) + 1 + len(hint) <= height:
        return [*rows, EMPTY, *hint]
    start = max(0, min(current - height // 2, len(rows) - height))
    return rows[start : start + height]


def _row(
    view: DebriefView, name: str, place: int, width: int, indent: int, *, is_current: bool
) -> list[Row]:
    label, value = summary.row_name(view, name), summary.row_value(view, name)
    row = _choosable(label, width, indent, place, view, is_current=is_current)
    if not value:
        return [row]
    column = indent + _VALUE
    if width >= _LEAST_BESIDE and width_of(visible(value)) < width - column:
        return [RowMaker(width).extend(row).add(" ").to(column).add(value, "muted").row()]
    below = wrap(value, width - indent - 3)[:_MOST_VALUE]
    return [row, *(line(words, width, "muted", indent=indent + 2) for words in below)]


def _choosable(
    text: str, width: int, indent: int, place: int, view: DebriefView, *, is_current: bool
) -> Row:
    action = f"item:{int(view.debrief.step)}-{place}"
    maker = RowMaker(width).to(indent).add("» " if is_current else "  ", "accent")
    return maker.add(text, "title" if is_current else "text", action=action).row()


_ASKING: Mapping[Step, Callable[[DebriefView, int, int, int], list[Row]]] = MappingProxyType(
    {Step.GUT: _gut, Step.FOR_ME: _for_me, Step.NEXT: _next}
)


def _wrapped(text: str, width: int, role: Role, indent: int) -> list[Row]:
    return [line(words, width, role, indent=indent) for words in wrap(text, width - indent - 1)]


def _keys(width: int, height: int, indent: int) -> list[Row]:
    title = RowMaker(width).to(indent).add("Keys", "title")
    title.right("any key goes on" if width > _LEAST_BESIDE - 10 else "", "muted")
    rows: Sequence[Row] = [
        RowMaker(width).to(indent).add(key, "accent").to(indent + 13).add(does).row()
        for key, does in KEYS_HELP
    ]
    return pad([title.row(), *rows], min(height, len(rows) + 1))
