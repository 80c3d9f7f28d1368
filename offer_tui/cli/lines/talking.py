"""What a line records while the round goes on: ticks, answers, notes, moments, questions.

The time of what is recorded is that of the line's arrival: a terminal that hands over whole lines
does not tell when the first key of one was pressed. For the same reason a paste with line breaks in
it cannot be told from lines that were typed.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

from offer_tui.capture.grammar import LineError, enter_line
from offer_tui.capture.keys import Press
from offer_tui.capture.machine import ANSWERS, advance
from offer_tui.capture.sheet import Entry
from offer_tui.capture.sorting import as_one
from offer_tui.capture.state import Capture, Held, Mode
from offer_tui.cli.lines import telling
from offer_tui.cli.lines.dialogue import Dialogue, Reply
from offer_tui.cli.recorded import entry_of, recorded
from offer_tui.model.session import Observation

QUESTION_HELD = timedelta(minutes=3)
"""How long after a question was read out the words of the next line are taken to be about it.

Longer than the screen's minute: that is counted to the first key, and this to the end of the line.
"""
_MEANT = {
    "quit": ":quit", "exit": ":quit", "done": ":done", "finish": ":done", "stop": ":done",
    "end": ":done", "help": "?", "undo": ":undo",
}  # fmt: skip
"""Words that are kept as a note, and were likelier meant as a command."""


def in_round(dialogue: Dialogue, words: str, at: datetime, new_id: Callable[[], str]) -> Reply:
    """Return the reply to a line of the grammar."""
    typed = words.strip()
    if not typed:
        return (mark if words else ask)(dialogue, at, new_id)
    if len(typed) == 1 and typed.isdecimal():
        return Reply(dialogue, (telling.theme(dialogue, str(int(typed))),))
    if typed[0] == ">":
        return about_held(dialogue, typed[1:].strip(), at, new_id)
    try:
        if answers_held(dialogue, typed):
            after = continued(dialogue, typed, at, new_id)
            typed = _held_subject(dialogue)
        elif typed[0] in "!?":
            # On a screen these open a panel, and the words after them are a note.
            after = noted(dialogue.line, typed, at, new_id)
        else:
            ready = dialogue.line.to(Mode.READY, held=_held_for(dialogue, typed, at))
            after = enter_line(ready, typed, at, new_id)
    except LineError as error:
        return Reply(dialogue, (not_recorded(error),))
    return told(dialogue, after, typed, at)


def answers_held(dialogue: Dialogue, typed: str) -> bool:
    """Whether the line answers what is held: a sign alone, or, right after it, with words."""
    line = dialogue.line.to(Mode.HELD, held=dialogue.held)
    if typed[0] not in ANSWERS or line.held_item() is None:
        return False
    if len(typed) == 1:
        return True
    asked = dialogue.held is not None and dialogue.held.part == "questions"
    return dialogue.is_fresh and (asked or typed[1] == " ")


def continued(dialogue: Dialogue, typed: str, at: datetime, new_id: Callable[[], str]) -> Capture:
    """Give what is held the answer and the words of the line. Raises LineError."""
    line, rest = dialogue.line, typed
    if dialogue.held is not None:
        line = line.to(Mode.HELD, held=replace(dialogue.held, since=at))
    while rest and rest[0] in ANSWERS:
        line = advance(line, Press(rest[0], at, new_id(), rest[0]))
        rest = rest[1:].lstrip()
    return noted(line, rest, at, new_id) if rest else line.to(Mode.READY)


def noted(line: Capture, words: str, at: datetime, new_id: Callable[[], str]) -> Capture:
    """Keep words as they are, on what the line holds or by themselves. Raises LineError."""
    after = advance(line, Press("paste", at, new_id(), words))
    if after.notice:
        raise LineError(f"this is too long for one note: {len(words):,} characters")
    return advance(after, Press("enter", at, new_id()))


def told(dialogue: Dialogue, after: Capture, typed: str, at: datetime) -> Reply:
    """Return the reply that tells what was recorded, and holds what it was about."""
    before = dialogue.line
    entry = entry_of(before, after, typed)
    said = recorded(before, after, typed)
    seen = after.observation(entry.subject) if entry else None
    held, is_fresh = dialogue.held, False
    if seen is not None:
        held, is_fresh = Held("observations", seen.id, at), True
        said += _evidence(before, after, held)
    if meant := _MEANT.get(typed.casefold()):
        said += f" If you meant the command: :undo, then {meant}."
    line = as_one(before, after).to(Mode.READY)
    return Reply(replace(dialogue, line=line, held=held, is_fresh=is_fresh), (said,))


def _evidence(before: Capture, after: Capture, held: Held) -> str:
    """Say what a broken promise shows, or that a tick has got the promise with it."""
    line = after.to(Mode.HELD, held=held)
    seen = line.held_item()
    if isinstance(seen, Observation) and seen.broken_promise:
        is_new = before.observation(seen.subject) is None
        return " The promise they broke goes with it." if is_new else ""
    shown = ", ".join(telling.name_of(entry) for entry in line.shown_by_it())
    return f" It may show {shown}: a code on the next line ticks it with the promise." * bool(shown)


def about_held(dialogue: Dialogue, words: str, at: datetime, new_id: Callable[[], str]) -> Reply:
    """Keep a note about the last tick, question or moment; by itself where there is none."""
    if not words:
        return Reply(dialogue, ("Words after the > are a note about the last tick or question.",))
    held = replace(dialogue.held, since=at) if dialogue.held else None
    try:
        after = noted(dialogue.line.to(Mode.READY, held=held), words, at, new_id)
    except LineError as error:
        return Reply(dialogue, (not_recorded(error),))
    return told(dialogue, after, words, at)


def mark(dialogue: Dialogue, at: datetime, new_id: Callable[[], str]) -> Reply:
    """Mark the moment; its name may come on the next line."""
    after = advance(dialogue.line.to(Mode.READY), Press(" ", at, new_id(), " "))
    when = "" if after.session.from_memory else f" {at:%H:%M}"
    said = f"Marked{when}. The next line may say what it was."
    return Reply(_holding(dialogue, after), (said,))


def ask(dialogue: Dialogue, at: datetime, new_id: Callable[[], str]) -> Reply:
    """Note the next question as asked, and read it out unless it has just been."""
    entry = dialogue.line.asked()
    if entry is None:
        return Reply(dialogue, (_NO_QUESTION,))
    after = advance(dialogue.line.to(Mode.READY), Press("enter", at, new_id()))
    was_heard = dialogue.heard == entry.subject
    said = f"Asked {telling.code_of(entry)}." if was_heard else telling.question(entry)
    said += f" {telling.meant(entry)}."
    if not dialogue.is_taught:
        signs = " Dot is partly, star is dodged; words are a note about it."
        said += f"{signs * (entry.kind == 'signal')} It is noted as asked."
    dialogue = replace(_holding(dialogue, after), heard="", is_taught=True)
    return Reply(dialogue, (said,))


def read_out(dialogue: Dialogue, *, another: bool) -> Reply:
    """Read a question out without noting it: the one that Enter would note, or the one after."""
    entry, line = dialogue.line.asked(), dialogue.line
    if entry is None:
        return Reply(dialogue, (_NO_QUESTION,))
    if another and entry.subject == dialogue.heard:
        waiting = line.waiting_questions()
        entry = waiting[(line.question + 1) % len(waiting)]
        line = line.to(Mode.READY, asking=entry.subject)
    said = f"{telling.question(entry)} {_count(line)} Enter notes it as asked."
    return Reply(replace(dialogue, line=line, heard=entry.subject), (said,))


def untick(dialogue: Dialogue, code: str, at: datetime, new_id: Callable[[], str]) -> Reply:
    """Take a tick off the record: that of the code, or else the last one."""
    line = dialogue.line.to(Mode.HELD, held=dialogue.held)
    entry = _entry(line, code) if code else line.held_entry()
    seen = line.observation(entry.subject) if entry else None
    if entry is None or seen is None:
        what = f"{code} has no answer in this round" if code else "no tick is the last thing said"
        return Reply(dialogue, (f"Nothing to untick: {what}.",))
    line = line.to(Mode.HELD, held=Held("observations", seen.id, at))
    after = advance(line, Press("backspace", at, new_id()))
    words = " Its words stay as a note." if seen.note or seen.quote else ""
    said = f"{telling.name_of(entry)} is open again.{words}"
    return Reply(replace(dialogue, line=after, held=None, is_fresh=False), (said,))


def tick_found(dialogue: Dialogue, words: str, at: datetime, new_id: Callable[[], str]) -> Reply:
    """Tick the one row that the words name; where they name more, say which."""
    entries = entries_named(dialogue.line, words)
    if len(entries) != 1:
        said = telling.found(dialogue, entries, words)
        more = " Say more of its words." if entries else ""
        return Reply(dialogue, (f"{said}{more}",))
    press = Press("click", at, new_id(), entries[0].subject)
    after = advance(dialogue.line.to(Mode.READY), press).to(Mode.READY)
    return told(dialogue, after, entries[0].subject, at)


def entries_named(line: Capture, words: str) -> tuple[Entry, ...]:
    """Return the rows that the words name, best match first."""
    return tuple(entry for entry in line.sheet.find(words) if isinstance(entry, Entry))


def not_recorded(error: LineError) -> str:
    """Return what is said of a line that records nothing."""
    said = str(error)
    return f"{said[:1].upper()}{said[1:]}. Nothing was recorded."


_NO_QUESTION = "No question is left on the list."


def names_a_row(line: Capture, typed: str) -> bool:
    """Whether the line begins with two digits or a signal's id."""
    head = typed.split(maxsplit=1)[0]
    is_code = len(head) > 1 and head[:2].isdecimal()
    return is_code or any(name in line.sheet.by_subject for name in (head, head[:-1]))


def _count(line: Capture) -> str:
    waiting = len(line.waiting_questions())
    return f"{line.question + 1} of {waiting}."


def _holding(dialogue: Dialogue, after: Capture) -> Dialogue:
    return replace(dialogue, line=after.to(Mode.READY), held=after.held, is_fresh=True)


def _held_subject(dialogue: Dialogue) -> str:
    entry = dialogue.line.to(Mode.HELD, held=dialogue.held).held_entry()
    return entry.subject if entry else "?"


def _held_for(dialogue: Dialogue, typed: str, at: datetime) -> Held | None:
    """Return what the line before left for this one: words hang on a question for a while only.

    A tick keeps nothing but a broken promise, for what that is evidence for.
    """
    held = dialogue.held if dialogue.is_fresh else None
    if held is None or held.part == "moments":
        return held
    if held.part == "questions":
        return replace(held, since=at) if at - held.since <= QUESTION_HELD else None
    is_broken = dialogue.line.to(Mode.HELD, held=held).broken_promise() is not None
    return held if is_broken and names_a_row(dialogue.line, typed) else None


def _entry(line: Capture, code: str) -> Entry | None:
    return line.sheet.by_code.get(code) or line.sheet.by_subject.get(code)
