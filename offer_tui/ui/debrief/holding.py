"""What the line of a debrief holds while a thing is asked about."""

from __future__ import annotations

import datetime as dt

from offer_tui.capture import agenda
from offer_tui.capture.agenda import Item
from offer_tui.capture.state import Capture, Held, Mode
from offer_tui.model.signal import THEME_BY_ID


def held(line: Capture, item: Item | None, now: dt.datetime) -> Capture:
    """Return the line as it stands when the item is asked about; None: when words are."""
    if item is None:
        return line.to(Mode.READY)
    if on := _held(line, item, now):
        return line.to(Mode.HELD, held=on)
    return line.to(Mode.READY, theme=THEME_BY_ID[item.id].digit if item.kind == "theme" else "")


def _held(line: Capture, item: Item, now: dt.datetime) -> Held | None:
    match item.kind:
        case "moment" if moment := agenda.moment_of(line, item):
            return Held("moments", moment.id, moment.at)
        case "shown":
            return Held("observations", item.id, now, was_there=True)
        case "note" | "moment" | "theme":
            return None
    if seen := line.observation(item.id):
        return Held("observations", seen.id, now, was_there=True)
    question = agenda.question_of(line, item) if item.kind == "asked" else None
    return Held("questions", question.id, now) if question else None
