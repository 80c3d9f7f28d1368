"""The line of a debrief: the machine's where codes go, words of its own elsewhere."""

from __future__ import annotations

from offer_tui.capture.state import Mode
from offer_tui.model.days import day_of
from offer_tui.model.text import visible
from offer_tui.model.wording import day_words
from offer_tui.ui.debrief import naming
from offer_tui.ui.debrief.edits import DATES
from offer_tui.ui.debrief.steps import LISTED, Step
from offer_tui.ui.debrief.view import DebriefView
from offer_tui.ui.live import speech
from offer_tui.ui.rows import Row, RowMaker, fit, width_of

_SEP = " › "
_LEAST_TEXT = 18


def line_row(view: DebriefView, width: int) -> Row:
    """Return the row with the cursor."""
    d = view.debrief
    if not view.keyboard_here or d.read_only:
        return speech.line_row(view.live, width)
    if d.step not in LISTED:
        return _words(view, width)
    entry = d.waits_for_answer()
    is_question = entry is not None and entry.kind == "question"
    if d.item() is None or d.says:
        said = RowMaker(width).add(_SEP, "accent").add(" ", "cursor")
        return said.add(f"   {d.says or _noticed(view)}", "muted").row()
    if d.line.mode is Mode.READY and entry is not None and not d.line.notice:
        return _named(view, width).add(" ", "cursor").row()
    if d.line.mode is Mode.WRITING and is_question and d.line.note_about() is None:
        return speech.typed(_named(view, width), d.line.text, "", width)
    return speech.line_row(view.live, width)


def _named(view: DebriefView, width: int) -> RowMaker:
    """Return the row as it begins with what is asked about, its code alone where it is narrow."""
    item, entry = view.debrief.item(), view.debrief.entry()
    maker = RowMaker(width).add(_SEP, "accent")
    if item is None or entry is None:
        return maker
    room = width - 2 * len(_SEP) - _LEAST_TEXT
    name = naming.entry_name(view, item)
    if width_of(visible(name)) > room:
        name = entry.code or fit(name, max(1, room))
    return maker.add(name).add(_SEP, "accent")


def _noticed(view: DebriefView) -> str:
    """Return what the line has to say about the last key."""
    line = view.debrief.line
    return speech.notice_words(line, line.notice) if line.notice else ""


def _words(view: DebriefView, width: int) -> Row:
    d = view.debrief
    maker = RowMaker(width).add(_SEP, "accent")
    gut = d.line.session.gut
    if d.step is Step.GUT and gut is not None:
        maker.add(str(gut.rating), "title").add("   ")
    said = d.says or _noticed(view) or _meant(view)
    return speech.typed(maker, d.text, f"   {said}" if said else "", width)


def _meant(view: DebriefView) -> str:
    """Return the day that the words name so far."""
    d = view.debrief
    if d.step is not Step.NEXT or d.row not in DATES or not d.text:
        return ""
    day = day_of(d.text.characters, d.today)
    return day_words(day, d.today) if day else ""
