"""The keys that the footer of Debrief names, in every state."""

from __future__ import annotations

from collections.abc import Sequence

from offer_tui.capture.debrief import has_ended
from offer_tui.capture.machine import ANSWERS
from offer_tui.capture.state import Mode
from offer_tui.ui.debrief.state import Debriefing
from offer_tui.ui.debrief.steps import Step
from offer_tui.ui.debrief.view import DebriefView
from offer_tui.ui.live import footers
from offer_tui.ui.rows import Key

LATER = Key("esc", "later", 1)
_ENTER = Key("enter", "next", 0)
_TAB = Key("tab", "next step", 3)
_UNDO = Key("ctrl+z", "undo", 5)
_PLUS = Key("+", "yes", 2)
_ANSWERS = (Key(".", "partly", 2), Key("-", "no", 2), Key("*", "dodged", 2))
_KEPT = Key("+", "kept", 2)
_PROMISED = (Key(".", "partly", 2), Key("-", "broken", 2), Key("*", "unclear", 2))
_NOTE = Key("words", "note", 4)
READING = (Key("tab", "next step", 1), Key("up down", "look", 2), Key("esc", "back", 0))
GUT = (Key("1-5", "", 0), _ENTER, Key("tab", "skip", 2), LATER)
FOR_ME = (Key("words", "what comes to mind", 4), _ENTER, _TAB, _UNDO, LATER)
NOTHING = (_ENTER, _TAB, _UNDO, LATER)
NOTE = (
    Key("code and answer", "", 0), Key("enter", "stays a note", 0), _TAB, _UNDO, LATER,
)  # fmt: skip
MOMENT = (
    Key("00-99", "what it was", 0), Key("words", "note", 4), Key("enter", "stays marked", 0), _TAB,
    _UNDO, LATER,
)  # fmt: skip
THEME = (Key("00-99", "tick", 0), _NOTE, Key("enter", "next theme", 0), _TAB, _UNDO, LATER)
TICKED = (
    *_ANSWERS, _NOTE, Key("backspace", "untick", 6), _ENTER, Key("esc", "later", 3),
)  # fmt: skip
ANSWER = (_PLUS, *_ANSWERS, _NOTE, _ENTER, _UNDO, LATER)
PROMISE = (_KEPT, *_PROMISED, _NOTE, _ENTER, _UNDO, LATER)
SHOWS = (
    Key("up down", "what it shows", 0), *_PROMISED, _NOTE, _ENTER, LATER,
)  # fmt: skip
CHOSEN = (Key("enter", "ticks it, with the promise", 0), Key("up down", "choose", 1), LATER)
PICKED = (Key("enter", "ticks it", 0), Key("up down", "choose", 1), LATER)
_DRAFT = Key("right", "drafts it", 0)
_END = Key("enter", "ends it", 0)
_EVALUATION = Key("enter", "the evaluation", 0)
_DONE = Key("esc", "done", 1)


_CODE = Key("code", "", 0)
NARROW = {NOTE: (_CODE, *NOTE[1:]), MOMENT: (_CODE, *MOMENT[2:])}


def footer_keys(view: DebriefView, *, narrow: bool = False) -> Sequence[Key]:
    """Return the keys of the state that the debrief is in; ``narrow`` in fewer words."""
    keys = _keys(view)
    if not narrow:
        return keys
    return NARROW.get(tuple(keys)) or _signs_as_one(keys)


def _signs_as_one(keys: Sequence[Key]) -> Sequence[Key]:
    """Return the keys with the answers without their words: all are named, or none is."""
    signs = [key.key for key in keys if key.key in ANSWERS]
    others = [key for key in keys if key.key not in ANSWERS]
    if not signs:
        return keys
    place = next(n for n, key in enumerate(keys) if key.key in ANSWERS)
    return (*others[:place], Key(" ".join(signs), "answer", 1), *others[place:])


def _keys(view: DebriefView) -> Sequence[Key]:
    d = view.debrief
    if d.read_only:
        return READING
    if d.step is Step.GUT:
        return GUT
    if d.step is Step.FOR_ME:
        return FOR_ME
    if d.step is Step.NEXT:
        return _last(d)
    return _listed(view)


def _last(d: Debriefing) -> Sequence[Key]:
    out = _DONE if d.is_gone_through else LATER
    rest = (Key("up down", "choose", 2), _TAB, _UNDO, out)
    match d.row:
        case "thank-you":
            return (_DRAFT, _ENTER, *rest)
        case "evaluation":
            return (_EVALUATION if has_ended(d.line) else _END, *rest)
        case _:
            return (_ENTER, *rest)


def _listed(view: DebriefView) -> Sequence[Key]:
    d = view.debrief
    line, item = d.line, d.item()
    if line.mode is Mode.FIND:
        return footers.footer_keys(view.live)
    if line.mode is Mode.WRITING:
        return (Key("enter", "keep", 0), Key("esc", "keep", 2))
    if item is None:
        return NOTHING
    if line.mode is Mode.HELD:
        return _held(view)
    if line.mode is Mode.READY and line.chosen is not None:
        return PICKED
    if item.kind == "theme":
        return THEME
    if item.kind == "moment":
        return MOMENT
    if item.kind == "note":
        return NOTE
    return PROMISE if item.kind == "promise" else ANSWER


def _held(view: DebriefView) -> Sequence[Key]:
    line, item = view.debrief.line, view.debrief.item()
    if line.held is not None and line.held.part == "moments":
        return MOMENT
    if line.shown_by_it():
        return SHOWS if line.chosen is None else CHOSEN
    entry = line.held_entry()
    if entry is None or item is None:
        return NOTHING
    if item.id != entry.subject:
        return TICKED if entry.kind != "promise" else (*_PROMISED, *TICKED[len(_ANSWERS) :])
    return PROMISE if entry.kind == "promise" else ANSWER
