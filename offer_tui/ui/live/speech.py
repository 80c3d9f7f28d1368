"""What the line and the footer say, in every state of the machine."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from offer_tui.capture.change import Change, Edit, FieldEdit
from offer_tui.capture.commands import LONGEST_ROUND
from offer_tui.capture.grammar import unknown_code
from offer_tui.capture.machine import ANSWERS
from offer_tui.capture.state import Capture, Mode, Notice
from offer_tui.capture.text import LONGEST_TEXT, Text
from offer_tui.model import wording
from offer_tui.model.session import MarkedMoment, Note, Observation, Question
from offer_tui.model.text import visible
from offer_tui.ui.live.view import LiveView, answer_words, clock, label, mark_for
from offer_tui.ui.rows import Row, RowMaker, Span, fit, mark_span, width_of

GUT_WORDS = wording.GUT_WORDS
ELSEWHERE = "The keyboard is in another window. Click here before you type."
_OF_A_DEBRIEF = {
    "gut": " how it felt", "for-me": " those words", "left": " that it was left as it is",
    "ended": " the end of the debrief",
}  # fmt: skip
_SEP = " › "
_LEAST_TEXT = 18
_NARROW = 36
_WIDE_ENOUGH = 64


def line_row(view: LiveView, width: int) -> Row:
    """Return the row with the cursor."""
    if not view.keyboard_here:
        return RowMaker(width).to(3).add(ELSEWHERE, "warning").row()
    if view.read_only:
        return RowMaker(width).add(" › ", "accent").add("reading only", "muted").row()
    line = view.line
    if line.mode is Mode.FIND:
        return typed(RowMaker(width).add(" / ", "accent"), line.text, "", width)
    maker = RowMaker(width).add(" › ", "accent")
    if line.mode in _TYPED:
        return _TYPED[line.mode](view, maker, width)
    match line.mode:
        case Mode.CODE:
            maker.add(line.digit).add(" ", "cursor")
        case Mode.FINISH:
            asks = "How did it feel, 1 to 5? " if width >= _NARROW else "1 to 5? "
            maker.add(asks).add(" ", "cursor")
        case Mode.ENDED | Mode.PAUSED as over:
            maker.add(f"{over.value}, and not saved yet", "muted")
        case Mode.HELD:
            maker.extend(_held(view, width)).add(_SEP, "accent").add(" ", "cursor")
        case _:
            maker.add(" ", "cursor")
    if line.notice:
        maker.add("   ").add(notice_words(line, line.notice), "muted")
    return maker.row()


def _asking(view: LiveView, maker: RowMaker, width: int) -> Row:
    """Return the row that asks for the planned time, or whose round it is."""
    line = view.line
    if line.mode is Mode.WHOSE:
        maker.add("whose round" if width >= _NARROW else "whose").add(_SEP, "accent")
        return typed(maker, line.text, "", width)
    maker.add("planned time" if width >= _WIDE_ENOUGH else "time").add(_SEP, "accent")
    said = "  minutes"
    if line.notice:
        said = f"   {notice_words(line, line.notice)}"
    elif not line.text and line.session.planned_minutes:
        said = f"  minutes, {line.session.planned_minutes} now"
    return typed(maker, line.text, said, width)


def _held(view: LiveView, width: int) -> list[Span]:
    line = view.line
    item, entry = line.held_item(), line.held_entry()
    if item is None or entry is None:
        at = line.held.since if line.held else view.now
        return [Span(f"{clock(at)} marked")]
    was_there = isinstance(item, Observation) and line.held and line.held.was_there
    since = f" since {clock(item.at)}" if was_there else ""
    return _about(view, item, width - 2 * len(_SEP) - 1, since)


def _about(view: LiveView, item: Observation | Question, room: int, since: str = "") -> list[Span]:
    """Return what the line is about: without its label, and then without ``since``, to fit."""
    subject = item.signal if isinstance(item, Question) else item.subject
    entry = view.line.sheet.by_subject.get(subject)
    if entry is None:
        return [Span(fit(subject, max(1, room)))]
    code, words = entry.code or "", f"{visible(entry.yes)}:"
    said = [Span(" asked")]
    if isinstance(item, Observation):
        mark = mark_for(entry, item.state, item.degree)
        words = visible(label(entry, item.state))
        answer = Span(f" {answer_words(entry, item)}")
        said = [Span(" "), mark_span(mark, letters=view.letters), answer]
    whole = f"{code} {words}".strip()
    left = room - sum(width_of(span.text) for span in said)
    for behind in dict.fromkeys((since, "")):
        for name in (whole, code):
            if name and width_of(name + behind) <= left:
                return [Span(name), *said, Span(behind, "muted")]
    return [Span(code or fit(whole, max(1, left))), *said]


def _writing(view: LiveView, maker: RowMaker, width: int) -> Row:
    line = view.line
    about = line.note_about()
    if about is not None:
        maker.extend(_about(view, about, width - 2 * len(_SEP) - _LEAST_TEXT))
    elif line.held is not None and line.held.part == "moments":
        maker.add(f"{clock(line.held.since)} marked" if width >= _NARROW else "marked")
    else:
        maker.add("quote" if line.text.characters.startswith('"') else "note", "muted")
    maker.add(_SEP, "accent")
    said = ""
    if line.notice:
        said = "   " + notice_words(line, line.notice)
    elif line.text.characters in set(ANSWERS):
        said = "   an answer needs its number first: 71" + line.text.characters
    return typed(maker, line.text, said, width)


def typed(maker: RowMaker, text: Text, said: str, width: int) -> Row:
    """Add the text with its cursor in view, and what there is to say behind it."""
    room = max(4, width - maker.width - 2)
    before = _tail(text.characters[max(0, text.cursor - room * 2) : text.cursor], room)
    after = text.characters[text.cursor : text.cursor + room * 2]
    maker.add(before).add(visible(after[:1]) or " ", "cursor")
    if width - maker.width > 1:
        maker.add(_head(after[1:], width - maker.width - 1))
    return maker.add(said, "muted").row()


_TYPED: Mapping[Mode, Callable[[LiveView, RowMaker, int], Row]] = {
    Mode.WRITING: _writing,
    Mode.TIME: _asking,
    Mode.WHOSE: _asking,
}


def _tail(text: str, room: int) -> str:
    text = visible(text)
    if width_of(text) <= room:
        return text
    while width_of(text) > room - 1:
        text = text[max(1, (width_of(text) - room) // 2) :]
    return "…" + text


def _head(text: str, room: int) -> str:
    text = visible(text)
    while width_of(text) > room:
        text = text[:-1]
    return text


def notice_words(line: Capture, notice: Notice) -> str:
    """Return what the line has to say about the last key."""
    match notice.kind:
        case "unknown-code":
            return unknown_code(line, notice.text)
        case "too-long":
            return f"too long for one note: {int(notice.text):,} of {LONGEST_TEXT:,} characters"
        case "minutes":
            return f"1 to {LONGEST_ROUND} minutes"
        case "said":
            return visible(notice.text)
        case "nothing-back":
            return "nothing to put back" if notice.text else "nothing to take back"
        case "took-back" if notice.change:
            return f"took back{_what(line, notice.change)}   ctrl+y puts it back"
        case _ if notice.change:
            return f"put back{_what(line, notice.change)}   ctrl+z takes it back"
    return ""


def _what(line: Capture, change: Change) -> str:
    """Return which change it was: its time, code and answer, or its words."""
    edits = change.edits if change.kind != "untick" else change.edits[:1]
    items = [edit for edit in edits if isinstance(edit, Edit)]
    if not items:
        fields = (edit for edit in edits if isinstance(edit, FieldEdit))
        return _OF_A_DEBRIEF.get(change.kind) or "".join(_field(line, edit) for edit in fields)
    item = items[-1].after or items[-1].before
    if change.kind == "note":
        return f" the note: {_words(item)}"
    if isinstance(item, MarkedMoment):
        return f": {clock(item.at)} marked"
    if not isinstance(item, Observation | Question):
        return ""
    subject = item.signal if isinstance(item, Question) else item.subject
    entry = line.sheet.by_subject.get(subject)
    name = (entry.code or visible(entry.yes)) if entry else visible(subject)
    if isinstance(item, Question) or entry is None:
        return f": {clock(item.at)} {name} asked"
    said = f": {clock(item.at)} {name} {answer_words(entry, item)}"
    if change.kind == "untick":
        return f" the removing of {said[2:]}"
    now = line.observation(subject)
    if change.kind == "answer" and now:
        return f"{said}; it is {answer_words(entry, now)}"
    return said


def _field(line: Capture, edit: FieldEdit) -> str:
    """Return which planned time came or went, and what it is now."""
    now = line.session.planned_minutes
    said = f": {edit.after} min planned"
    if now == edit.after:
        return said
    return f"{said}; {now} again" if now else f"{said}; none now"


def _words(item: object) -> str:
    match item:
        case Note(text=text):
            words = text
        case Observation(note=note, quote=quote):
            words = note or quote
        case _:
            words = ""
    return words if len(words) <= 40 else words[:39] + "…"
