"""The items of a list, one a row; and the signals that match what is typed."""

from __future__ import annotations

from offer_tui.evaluator.circumstances import DEFAULT_DEAL_BREAKERS
from offer_tui.model.signal import THEME_BY_ID
from offer_tui.ui.profile.finding import Finding
from offer_tui.ui.profile.topics import MOST_CRITERIA
from offer_tui.ui.profile.view import NARROW, ProfileView
from offer_tui.ui.rows import EMPTY, Row, RowMaker, line, wrap

_FIRST = 3
"""How many criteria 37 asks for."""


def item_rows(view: ProfileView, width: int, room: int) -> list[Row]:
    """Return the reason, and at most as many items as there is room for, with the chosen one."""
    told, topic = view.told, view.topic
    lead = [line(words, width, "muted") for words in wrap(told.reason(topic), width - 2)]
    last = [line(words, width, "muted") for words in wrap(_standing(view), width - 2)]
    items = told.items(topic)
    rows = [_item(view, place, name, width) for place, name in enumerate(items)]
    left = room - min(len(rows), 4)
    head = [*lead, EMPTY] if len(lead) + 1 <= left else []
    tail = [EMPTY, *last] if last and len(head) + len(last) + 1 <= left else []
    return [*head, *_window(rows, view.item, room - len(head) - len(tail)), *tail]


def _standing(view: ProfileView) -> str:
    """Return whether the list is the default one, or how much room there is in it."""
    told, topic = view.told, view.topic
    items = told.items(topic)
    if topic.name == "deal_breakers":
        if not told.is_said(topic):
            return "These five count by default. With the first change the list is yours."
        if not items:
            return "None at all: nothing ends it by itself. r brings the usual five back."
        return "This list is yours. r brings the usual five back."
    if not items:
        return "Nothing yet. a adds the first."
    if topic.name == "criteria" and len(items) >= MOST_CRITERIA:
        return f"{len(items)} are enough: take one out before another comes in."
    return "The first three are the ones that 37 asks for." if topic.name == "criteria" else ""


def _item(view: ProfileView, place: int, name: str, width: int) -> Row:
    chosen, action = place == view.item, f"item:{place}"
    maker = RowMaker(width).to(1).add("»" if chosen else " ", "accent").add(" ")
    if view.topic.name != "deal_breakers":
        number = f"{place + 1:>2}  " if view.topic.name == "criteria" else ""
        first = place < _FIRST and view.topic.name == "criteria"
        maker.add(number, "accent" if first else "muted", action=action)
        return maker.add(name, "title" if chosen else "text", action=action).row()
    signal = view.told.catalogue.by_id.get(name)
    maker.add(f"{(signal.code if signal else None) or '  '} ", "muted", action=action)
    tag = "default" if name in DEFAULT_DEAL_BREAKERS else ""
    if signal is None:
        tag = "not in the catalogue"
    label = view.told.label(name)
    maker.add(
        label, "title" if chosen else "text", width=max(8, width - maker.width - len(tag) - 3)
    )
    return maker.right(tag, "muted").row() if tag else maker.row()


def found_rows(view: ProfileView, finding: Finding, width: int, room: int) -> list[Row]:
    """Return the signals found, the chosen one in view."""
    if not finding.signals:
        words = "No signal says that, or it is in your list already. Try a code or another word."
        return [line(text, width, "muted", indent=3) for text in wrap(words, width - 4)]
    rows: list[Row] = []
    for place, signal in enumerate(finding.signals):
        chosen, action = place == finding.place, f"found:{place}"
        maker = RowMaker(width).to(1).add("»" if chosen else " ", "accent").add(" ")
        maker.add(f"{signal.code or '  '} ", "muted", action=action)
        label = view.told.label(signal.id)
        maker.add(label, "title" if chosen else "text", action=action)
        if width >= NARROW:
            maker.right(THEME_BY_ID[signal.theme].name, "muted")
        rows.append(maker.row())
    return _window(rows, finding.place, room)


def _window(rows: list[Row], place: int, room: int) -> list[Row]:
    start = max(0, min(place - room // 2, len(rows) - room))
    return rows[start : start + max(0, room)]
