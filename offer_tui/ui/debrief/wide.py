"""All six steps on one page, each with what came of it: for windows that have the room."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest

from offer_tui.capture.agenda import Item
from offer_tui.capture.debrief import TOPICS
from offer_tui.model.text import visible
from offer_tui.model.wording import GUT_WORDS
from offer_tui.ui.debrief import naming, summary
from offer_tui.ui.debrief.panels import LIST, list_is_open, open_list
from offer_tui.ui.debrief.steps import LISTED, NAMES, ROWS, Step
from offer_tui.ui.debrief.view import DebriefView
from offer_tui.ui.rows import EMPTY, Role, Row, RowMaker, fit, wrap

ITEMS = 16
_STATUS = 53
_OUTCOME = 81
_GAP = 2
_TIME = 7
_MOST_WORDS = 4


def all_steps(view: DebriefView, width: int, height: int) -> list[Row]:
    """Return at most ``height`` rows: every step, and below them the list that is open."""
    below = [EMPTY, *open_list(view, width, LIST, 1)] if list_is_open(view) else []
    fixed = _more_rows(view, width) + 1 + len(TOPICS) + len(view.debrief.rows) + 1 + len(Step) - 1
    shares = _shares(view, height - len(below) - fixed)
    rows: list[Row] = []
    for step in Step:
        made = list(_step(view, step, width, shares))
        rows += [*([EMPTY] if rows else []), *made]
    return [*rows[: height - len(below)], *below]


def _more_rows(view: DebriefView, width: int) -> int:
    """Return how many rows the item that is asked about takes beside its first."""
    d = view.debrief
    if d.item() is None:
        return 0
    return len(list(_item(view, d.step, d.place, width, is_first=False))) - 1


def _shares(view: DebriefView, room: int) -> Mapping[Step, int]:
    """Return how many rows each listed step gets: a row in turn, until all have what they need."""
    needs = {step: max(1, len(view.debrief.items[step])) for step in LISTED}
    shares = dict.fromkeys(LISTED, 1)
    order = [view.debrief.step, *LISTED] if view.debrief.step in LISTED else list(LISTED)
    for _ in range(max(0, room - len(LISTED))):
        wanting = [step for step in order if shares[step] < needs[step]]
        if not wanting:
            break
        least = min(wanting, key=lambda step: shares[step])
        shares[least] += 1
    return shares


def _step(view: DebriefView, step: Step, width: int, shares: Mapping[Step, int]) -> Iterator[Row]:
    if step in LISTED:
        yield from _list(view, step, width, shares[step])
    elif step is Step.GUT:
        yield _gut(view, width)
    else:
        names = TOPICS if step is Step.FOR_ME else view.debrief.rows
        for place in range(len(names)):
            if place and names[place] == ROWS[-1]:
                yield EMPTY
            maker, role = _begun(view, step, place, width, is_first=place == 0)
            yield (_topic if step is Step.FOR_ME else _row)(view, place, maker, role)


def _begun(
    view: DebriefView, step: Step, place: int, width: int, *, is_first: bool
) -> tuple[RowMaker, Role]:
    """Begin a row: with the step's name if it is the first, and marked if it is asked about."""
    d = view.debrief
    is_current = d.step is step and d.place == place
    maker, action = RowMaker(width), f"step:{int(step)}"
    if is_first:
        maker.add("»" if is_current else " ", "accent").add(str(int(step)), "accent", action=action)
        maker.add(f" {NAMES[step]}", "title" if d.step is step else "text", action=action)
    elif is_current:
        maker.add(" »", "accent")
    return maker.to(ITEMS), _role(is_current=is_current)


def _gut(view: DebriefView, width: int) -> Row:
    maker, role = _begun(view, Step.GUT, view.debrief.place, width, is_first=True)
    gut = view.debrief.line.session.gut
    if gut is not None:
        why = f': "{gut.why}"' if gut.why else ""
        return maker.add(f"{gut.rating} {GUT_WORDS[gut.rating - 1]}{why}", role).row()
    scale = ", ".join(f"{number} {words}" for number, words in enumerate(GUT_WORDS, 1))
    return maker.add("Before any number: how did it feel?  ", role).add(scale, "muted").row()


def _topic(view: DebriefView, place: int, maker: RowMaker, role: Role) -> Row:
    topic, debrief = TOPICS[place], view.debrief.line.session.debrief
    action = f"item:{int(Step.FOR_ME)}-{place}"
    maker.add(summary.TOPIC_WORDS[topic], role, action=action)
    words = getattr(debrief, topic) if debrief else ""
    return maker.add("  ").to(_STATUS if words else 0).add(words, "muted").row()


def _row(view: DebriefView, place: int, maker: RowMaker, role: Role) -> Row:
    name = view.debrief.rows[place]
    maker.add(summary.row_name(view, name), role, action=f"item:{int(Step.NEXT)}-{place}")
    value, hint = summary.row_value(view, name), summary.short_hint(name)
    if value and name == "they-decide":
        return maker.add(f" {value}", role).row()
    if value or hint:
        maker.add("  ").to(_STATUS).add(value or hint, "text" if value else "muted")
    return maker.row()


def _list(view: DebriefView, step: Step, width: int, room: int) -> Iterator[Row]:
    d = view.debrief
    items = d.items[step]
    if not items:
        maker, _ = _begun(view, step, 0, width, is_first=True)
        yield maker.add(summary.NOTHING[step], "muted").row()
        return
    start, end = _window(items, d.place if d.step is step else d.first(step), room)
    for place in range(start, end):
        yield from _item(view, step, place, width, is_first=place == start)
    if end - start < len(items) and room > 1:
        more = len(items) - (end - start)
        yield RowMaker(width).to(ITEMS).add(f"and {more} more", "muted").row()


def _window(items: Sequence[Item], place: int, room: int) -> tuple[int, int]:
    """Return which items are in view: that one among them."""
    if len(items) <= room:
        return 0, len(items)
    room = max(1, room - 1)
    start = max(0, min(place - room // 2, len(items) - room))
    return start, start + room


def _item(
    view: DebriefView, step: Step, place: int, width: int, *, is_first: bool
) -> Iterator[Row]:
    """Yield the rows of an item: one, or as many as its words take when it is asked about."""
    d = view.debrief
    item, is_current = d.items[step][place], d.step is step and d.place == place
    action = f"item:{int(step)}-{place}"
    names, statuses = _words(view, item, is_current=is_current)
    for number, (name, status) in enumerate(zip_longest(names, statuses, fillvalue="")):
        if number:
            maker, role = RowMaker(width).to(ITEMS), _role(is_current=is_current)
        else:
            maker, role = _begun(view, step, place, width, is_first=is_first)
        if time := naming.time_of(view, item):
            maker.add("" if number else time, "muted", action=action).to(ITEMS + _TIME)
        maker.add(name, role, action=action)
        if status:
            maker.to(_STATUS).add(status, "muted")
        yield maker.to(_OUTCOME).extend([] if number else naming.outcome(view, item)).row()
    if is_current and (near := naming.around(view, item)):
        yield RowMaker(width).to(ITEMS + _TIME).add(near, "muted").row()


def _words(view: DebriefView, item: Item, *, is_current: bool) -> tuple[list[str], list[str]]:
    """Return the lines of an item's words, and of where it stood; all of them for the one asked."""
    status = naming.status_of(view, item)
    begins = ITEMS + (_TIME if naming.time_of(view, item) else 0)
    room = (_STATUS if status else _OUTCOME) - _GAP - begins
    name, beside = visible(naming.name_of(view, item)), _OUTCOME - _STATUS - _GAP
    if is_current:
        return wrap(name, room)[:_MOST_WORDS], wrap(status, beside)[:_MOST_WORDS]
    return [fit(name, room)], [fit(status, beside)]


def _role(*, is_current: bool) -> Role:
    return "title" if is_current else "text"
