"""Where the page about the person puts everything, at every size."""

from __future__ import annotations

from collections.abc import Sequence

from offer_tui.ui.profile.items import found_rows, item_rows
from offer_tui.ui.profile.topics import LOSSES, TOPICS, Topic
from offer_tui.ui.profile.view import NARROW, WIDE, ProfileView
from offer_tui.ui.profile.words import SITUATIONS, decline_reason
from offer_tui.ui.rows import EMPTY, Role, Row, RowMaker, line, pad, wrap

_LABEL = 3
_VALUE = 18
_VALUE_IF_NARROW = 17
_WHY = 30
"""Cells of the column that says why it is asked."""
_LEAST_LISTED = 4
"""Rows of the list that stay beside what is said of the chosen one."""


def lay_out(view: ProfileView, width: int, height: int, footer: Row) -> list[Row]:
    """Return exactly ``height`` rows."""
    top = [_header(view, width), EMPTY]
    bottom = [*_bottom(view, width, max(1, height // 3)), footer]
    room = max(0, height - len(top) - len(bottom))
    if view.finding is not None:
        body = found_rows(view, view.finding, width, room)
    elif view.is_open:
        body = item_rows(view, width, room)
    else:
        body = _topics(view, width, room)
    return [*pad([*top, *body], height - len(bottom)), *bottom][-height:]


def broken_page(problem: str, width: int, height: int, footer: Row) -> list[Row]:
    """Return the page of a profile that cannot be read: where, why, and what counts until then."""
    lead = "Your profile cannot be read, so nothing can be changed here until that is mended:"
    rest = (
        "Nothing was written over. Until it is mended every default counts, as if you had told"
        " nothing. Mend it in an editor, then press r."
    )
    rows = [line("About you", width, "title"), EMPTY]
    rows += [line(words, width) for words in wrap(lead, width - 2)]
    rows += [EMPTY, *(line(words, width, "warning") for words in wrap(problem, width - 2)), EMPTY]
    rows += [line(words, width, "muted") for words in wrap(rest, width - 2)]
    return [*pad(rows, height - 1), footer]


def _header(view: ProfileView, width: int) -> Row:
    title = f"About you · {view.topic.label}" if view.is_open else "About you"
    return RowMaker(width).to(1).add(title, "title").right(view.status, "muted").row()


def _bottom(view: ProfileView, width: int, most: int) -> list[Row]:
    """Return what stands above the keys: what went wrong, what was done, the line to type in."""
    warned = [line(w, width, "warning") for said in view.warnings for w in wrap(said, width - 2)]
    noted = [line(w, width, "muted") for said in view.notes for w in wrap(said, width - 2)]
    rows = [EMPTY, *[*warned, *noted][:most]]
    if view.prompt is None:
        return [*rows, EMPTY] if len(rows) > 1 else rows
    return [*rows, view.prompt.row(width), EMPTY]


def _topics(view: ProfileView, width: int, room: int) -> list[Row]:
    """Return the topics, and under them all about the chosen one, or as much as there is room."""
    rows = [_topic(view, topic, width) for topic in TOPICS]
    place, losses = TOPICS.index(view.topic), len(TOPICS) - len(LOSSES)
    detail = [EMPTY, *_detail(view, width)]
    if len(rows) + 1 + len(detail) <= room:
        return [*rows[:losses], EMPTY, *rows[losses:], *detail]
    if len(rows) + len(detail) > room:
        listed = window(rows, place, max(_LEAST_LISTED, room - len(detail)))
        detail = detail if len(listed) + len(detail) <= room else _in_short(view, width)
    listed = window(rows, place, max(_LEAST_LISTED, room - len(detail)))
    return [*listed, *(detail if len(listed) + len(detail) <= room else ())][:room]


def window(rows: Sequence[Row], place: int, room: int) -> list[Row]:
    """Return as many rows as there is room for, with the chosen one and its neighbours."""
    start = max(0, min(place - room // 2, len(rows) - room))
    return list(rows[start : start + room])


def _topic(view: ProfileView, topic: Topic, width: int) -> Row:
    chosen, action = topic is view.topic, f"topic:{topic.name}"
    maker = RowMaker(width).to(1).add("»" if chosen else " ", "accent").to(_LABEL)
    maker.add(topic.label, "title" if chosen else "text", action=action)
    is_said = view.told.is_said(topic) or topic.name in LOSSES
    role: Role = "text" if is_said else "muted"
    now = view.told.now(topic)
    if width < NARROW:
        room = width - _VALUE_IF_NARROW - 1
        return maker.to(_VALUE_IF_NARROW).add(now, role, width=room, action=action).row()
    room = width - _VALUE - _WHY - 2
    if width >= WIDE:
        room = 56
    maker.to(_VALUE).add(now, role, width=room, action=action)
    return maker.add("  ").add(topic.why, "muted").row()


def _detail(view: ProfileView, width: int) -> list[Row]:
    """Return the chosen one in full, and why it is asked."""
    told, topic = view.told, view.topic
    rows = [line(topic.label, width, "title")]
    if topic.name == "situation":
        rows += _situations(view, width)
    elif topic.name not in LOSSES and (told.is_said(topic) or topic.name == "deal_breakers"):
        rows += [line(words, width, indent=3) for words in wrap(told.in_full(topic), width - 4)]
    if topic.name in {"situation", "money_until"}:
        # What it does to the months is seen as it is changed.
        months = decline_reason(told.profile, told.loss, told.today)
        rows += [line(words, width, indent=3) for words in wrap(months, width - 4)]
    rows += [line(w, width, "muted", indent=3) for w in wrap(told.reason(topic), width - 4)]
    return rows


def _in_short(view: ProfileView, width: int) -> list[Row]:
    """Return a few words on the chosen one: a sentence that breaks off says less than none."""
    words = wrap(f"{view.topic.label}: {view.topic.why}", width - 2)
    return [EMPTY, *(line(text, width, "muted") for text in words)]


def _situations(view: ProfileView, width: int) -> list[Row]:
    """Return what it can be, the one that counts now marked."""
    now = view.told.profile.situation
    room = width - _LABEL
    each_its_row = sum(len(words) + 5 for words in SITUATIONS.values()) > room
    rows, maker = [], RowMaker(width).to(_LABEL)
    for name, words in SITUATIONS.items():
        maker.add("›" if name == now else " ", "accent").add(" ")
        maker.add(words, "title" if name == now else "muted").add("   ")
        if each_its_row:
            rows.append(maker.row())
            maker = RowMaker(width).to(_LABEL)
    return rows or [maker.row()]
