"""What the line and the footer say, in every state of the machine."""

from __future__ import annotations

from collections.abc import Sequence

from offer_tui.capture.change import Change
from offer_tui.capture.grammar import unknown_code
from offer_tui.capture.machine import ANSWERS
from offer_tui.capture.state import Capture, Mode, Notice
from offer_tui.capture.text import LONGEST_TEXT
from offer_tui.model import wording
from offer_tui.model.mark import mark_of
from offer_tui.model.session import MarkedMoment, Note, Observation, Question
from offer_tui.model.text import visible
from offer_tui.ui.live.view import LiveView, answer_words, clock, label
from offer_tui.ui.rows import Key, Row, RowMaker, Span, fit, mark_span, width_of

GUT_WORDS = wording.GUT_WORDS
ELSEWHERE = "The keyboard is in another window. Click here before you type."
_SEP = " › "
_LEAST_TEXT = 18
_NARROW = 36

READY = (
    Key("words", "note", 0), Key("00-99", "tick", 1), Key("enter", "asked", 4),
    Key("tab", "next", 5), Key("space", "mark", 6), Key("?", "keys", 2), Key("esc", "hide", 3),
)  # fmt: skip
READY_WIDE = (
    *READY[:3], Key("tab", "next question", 5), READY[4], Key("/", "find", 7),
    Key("!", "what to say", 8), *READY[5:],
)  # fmt: skip
READING = (Key("esc", "back", 0),)
_ANSWERS = (Key(".", "partly", 1), Key("-", "no", 0), Key("*", "dodged", 2))
HELD = (
    *_ANSWERS, Key("words", "note", 4), Key("backspace", "untick", 5), Key("enter", "done", 3),
)  # fmt: skip
ENDED = (
    Key("waiting for the disk", "", 2), Key("esc", "goes on with the round", 0),
    Key("ctrl+q", "leaves without it", 1),
)  # fmt: skip
ASKED = (Key("+", "yes", 0), *_ANSWERS, Key("words", "note", 5), Key("enter", "no answer yet", 4))
MARKED = (
    Key("00-99", "what it was", 0), Key("words", "note", 1), Key("backspace", "unmark", 3),
    Key("enter", "later", 2),
)  # fmt: skip


def line_row(view: LiveView, width: int) -> Row:
    """Return the row with the cursor."""
    if not view.keyboard_here:
        return RowMaker(width).to(3).add(ELSEWHERE, "warning").row()
    if view.read_only:
        return RowMaker(width).add(" › ", "accent").add("reading only", "muted").row()
    line = view.line
    if line.mode is Mode.FIND:
        return _typed(RowMaker(width).add(" / ", "accent"), line, "", width)
    maker = RowMaker(width).add(" › ", "accent")
    match line.mode:
        case Mode.CODE:
            maker.add(line.digit).add(" ", "cursor")
        case Mode.FINISH:
            asks = "How did it feel, 1 to 5? " if width >= _NARROW else "1 to 5? "
            maker.add(asks).add(" ", "cursor")
        case Mode.ENDED:
            maker.add("ended, and not saved yet", "muted")
        case Mode.HELD:
            maker.extend(_held(view, width)).add(_SEP, "accent").add(" ", "cursor")
        case Mode.WRITING:
            return _writing(view, maker, width)
        case _:
            maker.add(" ", "cursor")
    if line.notice:
        maker.add("   ").add(_notice(line, line.notice), "muted")
    return maker.row()


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
        mark = mark_of(entry.polarity, item.state, item.degree, entry.kind)
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
        said = "   " + _notice(line, line.notice)
    elif line.text.characters in set(ANSWERS):
        said = "   an answer needs its number first: 71" + line.text.characters
    return _typed(maker, line, said, width)


def _typed(maker: RowMaker, line: Capture, said: str, width: int) -> Row:
    """Add the text with its cursor in view, and what there is to say behind it."""
    room = max(4, width - maker.width - 2)
    before = _tail(
        line.text.characters[max(0, line.text.cursor - room * 2) : line.text.cursor], room
    )
    after = line.text.characters[line.text.cursor : line.text.cursor + room * 2]
    maker.add(before).add(visible(after[:1]) or " ", "cursor")
    if width - maker.width > 1:
        maker.add(_head(after[1:], width - maker.width - 1))
    return maker.add(said, "muted").row()


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


def _notice(line: Capture, notice: Notice) -> str:
    match notice.kind:
        case "unknown-code":
            return unknown_code(line, notice.text)
        case "too-long":
            return f"too long for one note: {int(notice.text):,} of {LONGEST_TEXT:,} characters"
        case "nothing-back":
            return "nothing to put back" if notice.text else "nothing to take back"
        case "took-back" if notice.change:
            return f"took back{_what(line, notice.change)}   ctrl+y puts it back"
        case _ if notice.change:
            return f"put back{_what(line, notice.change)}   ctrl+z takes it back"
    return ""


def _what(line: Capture, change: Change) -> str:
    """Return which change it was: its time, code and answer, or its words."""
    edit = change.edits[-1]
    item = edit.after or edit.before
    if change.kind == "note":
        return f" the note: {_words(item)}"
    if isinstance(item, Note) and change.kind == "untick":
        edit = change.edits[0]
        item = edit.after or edit.before
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


def _words(item: object) -> str:
    match item:
        case Note(text=text):
            words = text
        case Observation(note=note, quote=quote):
            words = note or quote
        case _:
            words = ""
    return words if len(words) <= 40 else words[:39] + "…"


def footer_keys(view: LiveView, *, wide: bool = False) -> Sequence[Key]:
    """Return the keys of the state the line is in; ``wide`` adds those that others do without."""
    line = view.line
    if view.read_only:
        return READING
    match line.mode:
        case Mode.ENDED:
            return ENDED
        case Mode.CODE:
            return _code_keys(line)
        case Mode.HELD if line.held and line.held.part == "moments":
            return MARKED
        case Mode.HELD if line.held and line.held.part == "questions":
            return ASKED
        case Mode.HELD:
            return HELD
        case Mode.WRITING:
            return _writing_keys(view)
        case Mode.FIND:
            return _find_keys(line)
        case Mode.FINISH:
            return (Key("1-5", "", 0), Key("enter", "later", 1), Key("esc", "goes on", 2))
        case _:
            return READY_WIDE if wide else READY


def _code_keys(line: Capture) -> Sequence[Key]:
    seconds = [entry.code[1] for entry in line.sheet.coded(line.digit) if entry.code]
    named = "-".join(dict.fromkeys((seconds[0], seconds[-1]))) if seconds else ""
    ticks = (Key(named, "ticks it", 0),) if named else ()
    chooses = (Key("up down", "choose", 3),) if line.choices() else ()
    return (*ticks, *chooses, Key("backspace", "back", 1))


def _writing_keys(view: LiveView) -> Sequence[Key]:
    line = view.line
    words = line.text.characters
    if words in set(ANSWERS):
        return (Key("backspace", "", 0), Key("enter", "keep", 1))
    if words.strip().casefold() in {"quit", "exit", ":q", ":q!", ":wq", "finish", "done"}:
        return (Key("to finish:", "/fin and enter", 0), Key("enter", "keep", 1),
                Key("esc", "keep", 2))  # fmt: skip
    return (Key("enter", "keep", 0), *_tab_key(view), Key("esc", "keep", 2))


def _tab_key(view: LiveView) -> Sequence[Key]:
    """Say what the next Tab does."""
    line = view.line
    if len(line.attach) < 2:
        return ()
    target = line.attach[(line.attached + 1) % len(line.attach)]
    if target is None:
        return (Key("tab", "unattach", 1),)
    observation = next((o for o in line.session.observations if o.id == target), None)
    entry = line.sheet.by_subject.get(observation.subject) if observation else None
    if entry is None or observation is None:
        return (Key("tab", "attach", 1),)
    name = f"{entry.code or ''} {label(entry, observation.state)}".strip()
    return (Key("tab", f"attach to {visible(name)}", 1),)


def _find_keys(line: Capture) -> Sequence[Key]:
    if line.text and not line.choices():
        return (Key("no signal says that", "", 1), Key("enter", "keeps it as a note", 0),
                Key("backspace", "back", 2))  # fmt: skip
    return (Key("up down", "choose", 1), Key("enter", "tick", 0), Key("backspace", "close", 2))
