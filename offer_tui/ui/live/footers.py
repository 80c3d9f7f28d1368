"""The keys that the footer of Live names, in every state of the machine."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from offer_tui.capture.commands import Command
from offer_tui.capture.machine import ANSWERS
from offer_tui.capture.state import Capture, Mode
from offer_tui.model.text import visible
from offer_tui.ui.live.view import LiveView, label
from offer_tui.ui.rows import Key

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
_PROMISED = (Key(".", "partly", 1), Key("-", "broken", 0), Key("*", "unclear", 2))
HELD = (
    *_ANSWERS, Key("words", "note", 4), Key("backspace", "untick", 5), Key("enter", "done", 3),
)  # fmt: skip
PROMISED = (*_PROMISED, *HELD[len(_ANSWERS) :])
ENDED = (
    Key("waiting for the disk", "", 2), Key("esc", "goes on with the round", 0),
    Key("ctrl+q", "leaves without it", 1),
)  # fmt: skip
ASKED = (Key("+", "yes", 0), *_ANSWERS, Key("words", "note", 5), Key("enter", "no answer yet", 4))
BROKEN = (
    Key("+", "kept", 6), *_PROMISED, Key("up down", "what it shows", 3), Key("words", "note", 5),
    Key("enter", "done", 4),
)  # fmt: skip
TIME = (Key("enter", "sets it", 0), Key("esc", "back", 1))
WHOSE = (
    Key("up down", "choose", 1), Key("enter", "moves it there", 0), Key("esc", "back", 2),
)  # fmt: skip
MARKED = (
    Key("00-99", "what it was", 0), Key("words", "note", 1), Key("backspace", "unmark", 3),
    Key("enter", "later", 2),
)  # fmt: skip
FINISH = (
    Key("1-5", "", 0), Key("enter", "later", 1), Key("p", "pause", 3), Key("esc", "goes on", 2),
)  # fmt: skip
_ASKING: Mapping[Mode, Sequence[Key]] = {
    Mode.TIME: TIME,
    Mode.WHOSE: WHOSE,
    Mode.FINISH: FINISH,
    Mode.ENDED: ENDED,
    Mode.PAUSED: ENDED,
}


def footer_keys(view: LiveView, *, wide: bool = False) -> Sequence[Key]:
    """Return the keys of the state the line is in; ``wide`` adds those that others do without."""
    line = view.line
    if view.read_only:
        return READING
    match line.mode:
        case Mode.CODE:
            return _code_keys(line)
        case Mode.HELD:
            return _held_keys(line)
        case Mode.WRITING:
            return _writing_keys(view)
        case Mode.FIND:
            return _find_keys(line)
        case Mode.READY:
            return READY_WIDE if wide else READY
        case _:
            return _ASKING[line.mode]


def _held_keys(line: Capture) -> Sequence[Key]:
    if line.held and line.held.part == "moments":
        return MARKED
    if line.held and line.held.part == "questions":
        return ASKED
    if line.shown_by_it():
        return _broken_keys(line)
    entry = line.held_entry()
    return PROMISED if entry and entry.kind == "promise" else HELD


def _broken_keys(line: Capture) -> Sequence[Key]:
    """Say that the list offers what the broken promise shows."""
    if line.chosen is None:
        return BROKEN
    return (Key("enter", "ticks it, with the promise", 0), Key("up down", "choose", 1),
            Key("words", "note", 2))  # fmt: skip


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
    if line.whose_name() is not None:
        return WHOSE
    if not line.text and line.chosen is None:
        return (Key("words", "find it", 0), Key("up down", "choose", 1),
                Key("backspace", "close", 2))  # fmt: skip
    first = line.choices()[line.chosen or 0] if line.choices() else None
    if isinstance(first, Command):
        return (Key("up down", "choose", 1), Key("enter", "does it", 0),
                Key("backspace", "close", 2))  # fmt: skip
    if line.text and not line.choices():
        return (Key("no signal says that", "", 1), Key("enter", "keeps it as a note", 0),
                Key("backspace", "back", 2))  # fmt: skip
    return (Key("up down", "choose", 1), Key("enter", "tick", 0), Key("backspace", "close", 2))
