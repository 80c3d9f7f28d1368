"""The line as a machine: the state before, one press, the state after.

Esc leads one step out and loses nothing; no letter ever changes a tick; two Escs hide the screen
from anywhere. ``advance`` is the only way in.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from offer_tui.capture import records
from offer_tui.capture.commands import ATTACH, EXPORT, FINISH, PLANNED_TIME, Command, minutes_of
from offer_tui.capture.keys import Press, next_id
from offer_tui.capture.sheet import Entry
from offer_tui.capture.state import HELD_FOR, Capture, Mode, Notice
from offer_tui.capture.text import LONGEST_TEXT, Text
from offer_tui.capture.wishes import Attach, Export, Whose
from offer_tui.model.text import normalise

ANSWERS = "+.-*"
DIGITS = frozenset("0123456789")
_EDITING = frozenset({"backspace", "delete", "left", "right", "home", "end", "ctrl+w"})
_STEPS: Mapping[str, int] = {"up": -1, "left": -1, "down": 1, "right": 1}


def advance(line: Capture, press: Press) -> Capture:
    """Return the line after a press."""
    if line.hidden:
        return replace(line, hidden=False) if press.name == "enter" else line
    if press.name == "ctrl+l":
        return replace(line, hidden=True)
    if line.is_over:
        return line
    if press.name == "ctrl+q" and line.mode is not Mode.FINISH:
        return let_go(line, press).to(Mode.FINISH)
    if press.name == "click":
        return _click(line, press)
    if press.name == "click-choice":
        return _click_choice(line, press)
    if press.name == "click-question":
        return _click_question(line, press)
    if press.name == "paste":
        # splitlines, since terminals paste a line break as a carriage return.
        press = replace(press, text=" ".join(normalise(press.text).splitlines()))
    return _HANDLERS[line.mode](line, press)


def let_go(line: Capture, press: Press) -> Capture:
    """Return the line at READY, with the note that was being typed kept."""
    return records.keep_note(line, press) if line.mode is Mode.WRITING else line.to(Mode.READY)


def _ready(line: Capture, press: Press) -> Capture:
    match press.name:
        case "escape" if line.panel:
            return line.to(Mode.READY)
        case "escape":
            return replace(line.to(Mode.READY), hidden=True)
        case "enter":
            return _enter(line, press)
        case " ":
            return records.mark(line, press)
        case '"':
            return _begin_note(line, press, press.text)
        case "/":
            return _open_find(line, press)
        case digit if digit in DIGITS:
            return _open_theme(line, press, digit)
        case _:
            return _anywhere(line, press) or _begin_note(line, press, press.text)


def _open_theme(line: Capture, press: Press, digit: str) -> Capture:
    return line.to(Mode.CODE, digit=digit, typed=press.text, since=press.at, held=line.held)


def _open_find(line: Capture, press: Press) -> Capture:
    # A marked moment is named by what is found; a broken promise is the evidence for it.
    held = line.held_moment() or (line.held if line.broken_promise() else None)
    return line.to(Mode.FIND, since=line.since or press.at, held=held)


def _enter(line: Capture, press: Press) -> Capture:
    if chosen := _chosen(line):
        return _take(line, chosen, press)
    if (entry := line.asked()) is None:
        return line.to(Mode.READY)
    return records.ask(line, entry, press)


def _code(line: Capture, press: Press) -> Capture:
    match press.name:
        case "escape" | "backspace":
            return line.to(Mode.READY)
        case "enter":
            chosen = _chosen(line)
            return _take(line, chosen, press) if chosen else line.to(Mode.READY)
        case "/":
            return _open_find(line, press)
        case digit if digit in DIGITS:
            return _second_digit(line, press)
        case _:
            return _anywhere(line, press) or _begin_note(line, press, line.typed + press.text)


def _second_digit(line: Capture, press: Press) -> Capture:
    code = line.digit + press.name
    if entry := line.sheet.by_code.get(code):
        return records.tick(line, entry, press)
    notice = Notice("unknown-code", code)
    return replace(line, typed=line.typed + press.text, chosen=None, notice=notice)


def _held(line: Capture, press: Press) -> Capture:
    if press.name in DIGITS and press.text in records.ANSWER and line.held_item():
        # What is typed counts before what it stands for: on some digit rows "-" is a digit too.
        press = replace(press, name=press.text)
    match press.name:
        case "enter" if chosen := _chosen(line):
            return _take(line, chosen, press)
        case "enter" | "escape":
            return line.to(Mode.READY)
        case "backspace":
            return records.remove_held(line, press)
        case " " if line.held and press.at - line.held.since > HELD_FOR:
            # Too late for a gap before words, and what it would mark doesn't come again.
            return records.mark(line, press)
        case " ":
            return line
        case "/":
            return _open_find(line, press)
        case answer if answer in records.ANSWER and line.held_item():
            return records.answer(line, press)
        case digit if digit in DIGITS:
            return _open_theme(line, press, digit)
        case _:
            return _anywhere(line, press) or _begin_note(line, press, press.text)


def _writing(line: Capture, press: Press) -> Capture:
    if press.name in {"enter", "escape"}:
        return records.keep_note(line, press)
    if press.name in {"tab", "shift+tab"}:
        step = 1 if press.name == "tab" else -1
        return replace(line, attached=(line.attached + step) % len(line.attach), notice=None)
    return _type(line, press)


def _find(line: Capture, press: Press) -> Capture:
    if press.name == "escape":
        return line.to(Mode.READY)
    if press.name == "enter":
        first = next(iter(line.choices()), None) if line.text.characters.strip() else None
        if found := _chosen(line) or first:
            return _take(line, found, press)
        return records.keep_note(line, press) if line.text else line.to(Mode.READY)
    if press.name in _STEPS:
        return _choose(line, press)
    if press.name == "backspace" and not line.text:
        return line.to(Mode.READY)
    typed = _type(line, press)
    return typed if typed.mode is Mode.READY else replace(typed, chosen=None)


def _time(line: Capture, press: Press) -> Capture:
    if press.name == "escape" or (press.name in {"enter", "backspace"} and not line.text):
        return line.to(Mode.READY)
    if press.name == "enter":
        return set_time(line, line.text.characters)
    if press.name in DIGITS:
        press = replace(press, text=press.name)
    typed = _type(line, press)
    if typed.mode is Mode.READY or typed.notice or minutes_of(typed.text.characters):
        return typed
    return replace(typed, notice=Notice("minutes"))


def set_time(line: Capture, words: str) -> Capture:
    """Set the planned time to what the words say; what is no time is asked for again."""
    if minutes := minutes_of(words):
        return records.plan(line, minutes)
    notice = Notice("minutes") if words else None
    return line.to(Mode.TIME, text=Text.ending_here(words), notice=notice)


def _whose(line: Capture, press: Press) -> Capture:
    if press.name == "escape" or (press.name == "backspace" and not line.text):
        return line.to(Mode.READY)
    if press.name == "enter":
        first = next(iter(line.choices()), None) if line.text.characters.strip() else None
        chosen = _chosen(line) or first
        return _take(line, chosen, press) if chosen else line.to(Mode.READY)
    if press.name in _STEPS:
        return _choose(line, press)
    typed = _type(line, press)
    return typed if typed.mode is Mode.READY else replace(typed, chosen=None)


def _attach(line: Capture, whose: Whose) -> Capture:
    """Wish the round to be another opportunity's, once it was said what stays behind."""
    if line.mode is Mode.FIND and line.left_behind():
        text, chosen = Text.ending_here(line.whose_name() or ""), line.choices().index(whose)
        return line.to(Mode.WHOSE, text=text, chosen=chosen)
    return line.to(Mode.READY, wish=Attach(whose))


def _finish(line: Capture, press: Press) -> Capture:
    if press.name == "escape":
        return line.to(Mode.READY)
    if press.name == "enter":
        return records.end(line, press, rating=None)
    if press.name in {"1", "2", "3", "4", "5"}:
        return records.end(line, press, rating=int(press.name))
    return line.to(Mode.PAUSED) if press.name == "p" else line


_HANDLERS: Mapping[Mode, Callable[[Capture, Press], Capture]] = {
    Mode.READY: _ready,
    Mode.CODE: _code,
    Mode.HELD: _held,
    Mode.WRITING: _writing,
    Mode.FIND: _find,
    Mode.TIME: _time,
    Mode.WHOSE: _whose,
    Mode.FINISH: _finish,
}


def _anywhere(line: Capture, press: Press) -> Capture | None:
    """Return what a key does in READY, CODE and HELD alike; None when it begins a note."""
    match press.name:
        case "?":
            return line.to(Mode.READY, panel="keys")
        case "!":
            script = line.script + 1 if line.panel == "say" else line.script
            return line.to(Mode.READY, panel="say", script=script)
        case "tab" | "shift+tab":
            return _next_question(line, 1 if press.name == "tab" else -1)
        case "ctrl+z":
            return records.undo(line)
        case "ctrl+y":
            return records.redo(line)
        case name if name in _STEPS:
            return _choose(line, press)
        case _:
            # A key without a character has nothing to begin a note with.
            return None if press.text else replace(line, notice=None, panel=None)


def _next_question(line: Capture, step: int) -> Capture:
    waiting = line.waiting_questions()
    if not waiting:
        return line.to(Mode.READY)
    return line.to(Mode.READY, asking=waiting[(line.question + step) % len(waiting)].subject)


def _choose(line: Capture, press: Press) -> Capture:
    count = len(line.choices())
    if not count:
        return line
    step = _STEPS[press.name]
    start = (0 if line.shows_first else -1) if step > 0 else count
    place = (start if line.chosen is None else line.chosen) + step
    return replace(line, chosen=place % count, panel=None, notice=None)


def _chosen(line: Capture) -> Entry | Command | Whose | None:
    choices = line.choices()
    return choices[line.chosen] if line.chosen is not None and line.chosen < len(choices) else None


def _take(line: Capture, chosen: Entry | Command | Whose, press: Press) -> Capture:
    match chosen:
        case Command():
            return _run(line, chosen, press)
        case Whose():
            return _attach(line, chosen)
        case _:
            return records.tick(line, chosen, press)


def _run(line: Capture, command: Command, press: Press) -> Capture:
    match command.name:
        case FINISH.name if command.argument:
            return records.end(line, press, rating=int(command.argument))
        case FINISH.name:
            return line.to(Mode.FINISH)
        case PLANNED_TIME.name:
            return set_time(line, command.argument)
        case ATTACH.name:
            return line.to(Mode.WHOSE)
        case EXPORT.name:
            return line.to(Mode.READY, wish=Export())
        case _:
            return line.to(Mode.READY, panel="say")


def _click_choice(line: Capture, press: Press) -> Capture:
    """Take a row of the list by its place, as if it had been chosen with the keys."""
    place = int(press.text) if press.text.isdecimal() else -1
    choices = line.choices()
    if line.mode not in {Mode.FIND, Mode.WHOSE} or not 0 <= place < len(choices):
        return line
    return _take(line, choices[place], press)


def _click(line: Capture, press: Press) -> Capture:
    entry = line.sheet.by_code.get(press.text) or line.sheet.by_subject.get(press.text)
    if entry is None and press.text not in DIGITS:
        return line
    free = let_go(line, press)
    if free.session is not line.session:
        press = replace(press, new_id=next_id(press.new_id))
    elif line.mode is not Mode.WRITING:
        free = replace(free, held=line.held)
    return records.tick(free, entry, press) if entry else _open_theme(free, press, press.text)


def _click_question(line: Capture, press: Press) -> Capture:
    """Note that the question on the screen was put, whatever the line was about."""
    entry = line.asked()
    if entry is None or line.mode is Mode.FINISH:
        return line
    free = let_go(line, press)
    if free.session is not line.session:
        press = replace(press, new_id=next_id(press.new_id))
    return records.ask(free, entry, press)


def _begin_note(line: Capture, press: Press, typed: str) -> Capture:
    since = line.since or press.at
    if len(typed) > LONGEST_TEXT:
        return replace(line, notice=Notice("too-long", str(len(typed))))
    attach = records.attachments(line, press)
    text = Text.ending_here(typed)
    return line.to(Mode.WRITING, text=text, since=since, attach=attach, held=line.held)


def _type(line: Capture, press: Press) -> Capture:
    if not press.text and press.name not in _EDITING:
        return line
    text = line.text.edit(press.name) if press.name in _EDITING else line.text.insert(press.text)
    if press.text and text == line.text:
        return replace(line, notice=Notice("too-long", str(len(line.text.characters + press.text))))
    # Erasing the last character leads to READY, where Backspace does nothing: it can't overrun.
    return replace(line, text=text, notice=None) if text else line.to(Mode.READY)
