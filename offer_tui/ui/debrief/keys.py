"""What a key does in a debrief: the state before, one press, the state after.

Codes, answers and words go to the line's own machine; Tab and the arrows move, Enter goes on, and
Esc leads one step out and loses nothing.
"""

from __future__ import annotations

from dataclasses import replace

from offer_tui.capture import agenda, debrief, records, sorting
from offer_tui.capture.keys import Press, next_id
from offer_tui.capture.machine import ANSWERS
from offer_tui.capture.machine import advance as press_line
from offer_tui.capture.state import Capture, Mode
from offer_tui.model.session import Observation, Question
from offer_tui.model.signal import THEME_BY_ID
from offer_tui.ui.debrief import turns, words
from offer_tui.ui.debrief.state import Debriefing
from offer_tui.ui.debrief.steps import LISTED, Step

_MOVES = {"up": -1, "down": 1}
_CHOOSING = frozenset({Mode.CODE, Mode.FIND})


def advance(d: Debriefing, press: Press) -> Debriefing:
    """Return the debrief after a press."""
    d = replace(d, says="", wish=None)
    if d.read_only:
        return _read(d, press)
    match press.name:
        case "tab" | "shift+tab":
            return _turn_page(kept(d, press), 1 if press.name == "tab" else -1, press)
        case "ctrl+z" if not d.is_writing:
            return turns.undo(d, press)
        case "ctrl+y" if not d.is_writing:
            return turns.redo(d, press)
        case "escape":
            return _out(d, press)
    return _sort(d, press) if d.step in LISTED else words.advance(d, press)


def kept(d: Debriefing, press: Press) -> Debriefing:
    """Return it with what is being typed kept, at the same place."""
    if d.step not in LISTED:
        return words.kept(d, press)
    if d.line.mode is Mode.WRITING:
        return _keep_note(d, press)
    return d.at(d.step, d.place, press.at) if d.line.mode is Mode.FIND else d


def go_to(d: Debriefing, step: Step, press: Press) -> Debriefing:
    """Go to a step that was clicked."""
    d = replace(d, says="", wish=None)
    return (d if d.read_only else kept(d, press)).into(step, press.at)


def choose(d: Debriefing, step: Step, place: int, press: Press) -> Debriefing:
    """Go to one of a step's things that was clicked."""
    d = replace(d, says="", wish=None)
    return (d if d.read_only else kept(d, press)).at(step, place, press.at)


# Moving.


def _read(d: Debriefing, press: Press) -> Debriefing:
    match press.name:
        case "tab" | "shift+tab":
            return _turn_page(d, 1 if press.name == "tab" else -1, press)
        case "up" | "down":
            return d.beside(_MOVES[press.name], press.at)
        case "escape":
            return replace(d, wish="later")
        case _:
            return d


def _turn_page(d: Debriefing, way: int, press: Press) -> Debriefing:
    """Go to the next step that has anything in it; not away from words that cannot be kept."""
    if d.is_stuck:
        return d
    steps = [step for step in Step if step not in LISTED or d.items[step] or step is d.step]
    step = steps[(steps.index(d.step) + way) % len(steps)]
    return d.into(step, press.at)


def _out(d: Debriefing, press: Press) -> Debriefing:
    if d.step not in LISTED:
        return words.out(d, press)
    if d.line.mode is Mode.WRITING:
        return _keep_note(d, press)
    if d.line.mode in _CHOOSING or d.line.panel:
        return d.at(d.step, d.place, press.at)
    return words.left(d, press)


# Going through a list.


def _sort(d: Debriefing, press: Press) -> Debriefing:
    line = d.line
    if press.name == "enter":
        return _enter(d, press)
    if press.name in _MOVES and not _chooses(line):
        if line.mode in {Mode.READY, Mode.HELD}:
            return d.beside(_MOVES[press.name], press.at)
        return d
    entry = d.waits_for_answer()
    if entry is not None and line.mode is Mode.READY and press.name in ANSWERS:
        return turns.took(d, sorting.answer(line, entry, press))
    if line.mode in {Mode.READY, Mode.HELD} and press.name in {" ", "left", "right"}:
        return d  # nothing is marked in hindsight
    if press.name == "!" and line.mode in {Mode.READY, Mode.HELD, Mode.CODE}:
        press = replace(press, name="paste")  # what to say was for the talk itself
    return _machine(d, press)


def _chooses(line: Capture) -> bool:
    """Whether up and down choose in the list that is open, and not among what is to go through."""
    if line.mode is Mode.READY:
        return bool(line.theme)
    return line.mode in _CHOOSING or bool(line.shown_by_it())


def _machine(d: Debriefing, press: Press) -> Debriefing:
    """Feed the line; what it ticks for a loose note gets the note, and its time."""
    line = d.line
    if line.mode is Mode.HELD and line.held is not None and line.held.part != "moments":
        # However long somebody thinks about it: words after it are about it.
        press = replace(press, at=line.held.since)
    after = press_line(line, press)
    item = d.item()
    note = agenda.note_of(line, item) if item is not None and item.kind == "note" else None
    if note is not None and note.about is None and after.mode is Mode.HELD and line.held is None:
        after = sorting.hang(line, after, note)
    d = turns.took(d, after)
    return _asked_again(d, press) if d.line.mode is Mode.READY and not d.line.panel else d


def _asked_again(d: Debriefing, press: Press) -> Debriefing:
    """Ask again where the line let go of everything; what it has to say stays."""
    after = d.at(d.step, d.place, press.at)
    return replace(after, line=replace(after.line, notice=d.line.notice))


def _enter(d: Debriefing, press: Press) -> Debriefing:
    line = d.line
    if line.mode is Mode.WRITING:
        return _keep_and_go_on(d, press)
    if line.mode is Mode.FIND or line.chosen is not None:
        return _machine(d, press)
    if line.mode is Mode.CODE or line.panel:
        return d.at(d.step, d.place, press.at)
    item = d.item()
    if item is None:
        return turns.onward(d, press)
    if item.kind == "theme" and line.mode is Mode.HELD:
        return d.at(d.step, d.place, press.at)
    if line.mode is Mode.HELD and _is_elsewhere(d) and d.is_pending(item):
        return d.at(d.step, d.place, press.at)
    return _pass(d, press)


def _is_elsewhere(d: Debriefing) -> bool:
    """Whether the line is about another row than the one that is asked about."""
    item, entry = d.item(), d.line.held_entry()
    if item is None or entry is None or item.kind == "shown":
        return False
    return entry.subject != item.id


def _pass(d: Debriefing, press: Press) -> Debriefing:
    """Go on; what has no answer is left as it is, and not asked about again."""
    item = d.item()
    left = [item] if item is not None and d.is_pending(item) else []
    if item is not None and item.kind == "promise":
        shown = agenda.shown_if_broken(d.line, item.id)
        left += [shown] if shown is not None and d.is_pending(shown) else []
    if item is not None and item.kind == "theme":
        left += _seen_in(d, item)
    if left:
        d = turns.took(d, debrief.leave(d.line, *left))
    return turns.onward(d, press)


def _seen_in(d: Debriefing, theme: agenda.Item) -> list[agenda.Item]:
    """Return what was watched for in a theme: its rows stood there, and nothing was said."""
    digit, rows = THEME_BY_ID[theme.id].digit, d.line.sheet.by_subject
    watched = [item for item in d.items[Step.OPEN] if item.kind == "watched"]
    return [one for one in watched if rows[one.id].digit == digit and d.is_pending(one)]


def _keep_and_go_on(d: Debriefing, press: Press) -> Debriefing:
    item, about = d.item(), d.line.note_about()
    is_its_own = item is not None and (_told(d) or _subject(about) == item.id)
    is_loose = about is None and not _told(d)
    d = _keep_note(d, press)
    if item is None or item.kind == "theme" or d.item() != item:
        return d
    if is_loose and item.kind != "moment":
        return replace(d, says="kept, a loose note")
    if not d.is_pending(item):
        return turns.onward(d, press)
    if not is_its_own:
        return d
    # Words were all there is to say of it.
    line = debrief.leave(d.line, item)
    joined = sorting.as_one(replace(d.line, done=d.line.done[:-1]), line)
    return turns.onward(d.with_line(joined), press)


def _subject(about: Observation | Question | None) -> str:
    if about is None:
        return ""
    return about.signal if isinstance(about, Question) else about.subject


def _told(d: Debriefing) -> bool:
    """Whether the words on the line answer one of the person's own questions."""
    entry = d.waits_for_answer()
    return entry is not None and entry.kind == "question" and d.line.note_about() is None


def _keep_note(d: Debriefing, press: Press) -> Debriefing:
    entry = d.waits_for_answer()
    if entry is not None and _told(d) and d.line.text.characters.strip():
        after = sorting.tell(d.line, entry, press)
    else:
        after = records.keep_note(d.line, replace(press, new_id=next_id(press.new_id)))
    return _asked_again(turns.took(d, after), press)
