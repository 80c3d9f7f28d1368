"""The words after a colon, and the signs that stand for some of them."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from types import MappingProxyType

from offer_tui.capture.grammar import LineError, enter_line
from offer_tui.capture.state import Capture, Mode
from offer_tui.capture.wishes import Attach, Export, Whose
from offer_tui.cli.lines import debrief, gut, moves, talking, telling
from offer_tui.cli.lines.dialogue import Dialogue, Reply, Step, Wish
from offer_tui.cli.lines.undoing import redone, undone
from offer_tui.cli.words import count

_WORD = re.compile(r":\s*([a-z]+)\s*(.*)", re.IGNORECASE)
_SLASH = re.compile(r"/(fin|pla|att|exp)[a-z]*(?:\s+(.*))?\Z", re.IGNORECASE)
_SHORT = 2
"""Letters that a command may be cut down to."""


@dataclass(frozen=True, slots=True)
class Call:
    """A command as it was typed."""

    dialogue: Dialogue
    words: str
    """What stands behind its name."""
    at: datetime
    new_id: Callable[[], str]

    def said(self, *sentences: str, wish: Wish | Attach | Export | None = None) -> Reply:
        """Return a reply that changes nothing."""
        return Reply(self.dialogue, sentences, wish)

    def entered(self, line: str) -> Capture:
        """Return the line after a command of the grammar. Raises LineError."""
        ready = self.dialogue.line.to(Mode.READY)
        return enter_line(ready, f"{line} {self.words}".strip(), self.at, self.new_id)


def command(
    dialogue: Dialogue, words: str, at: datetime, new_id: Callable[[], str]
) -> Reply | None:
    """Return the reply to a command; None for a line that is none.

    A word after a colon that is no command is never recorded: it is likelier a slip than a note.
    """
    typed = words.strip()
    name, rest = _called(typed)
    if not name:
        return None
    found = _found(name)
    if found is None:
        return Reply(dialogue, (_unknown(name),))
    if dialogue.around.read_only and found in _WRITING:
        return Reply(dialogue, (READING,))
    try:
        return _COMMANDS[found](Call(dialogue, rest, at, new_id))
    except LineError as error:
        return Reply(dialogue, (talking.not_recorded(error),))


READING = "Another window writes this round; here it can only be read. Nothing was recorded."


def _called(typed: str) -> tuple[str, str]:
    """Return the name and what stands behind it, for lines that begin with a colon or a sign."""
    if typed in {"?", "!"}:
        return ("help" if typed == "?" else "say"), ""
    if slash := _SLASH.match(typed):
        names = {"fin": "done", "pla": "time", "att": "attach", "exp": "export"}
        return names[slash[1].lower()], slash[2] or ""
    if typed.startswith("/"):
        return "find", typed[1:].strip()
    word = _WORD.match(typed)
    return (word[1].lower(), word[2].strip()) if word else ("", "")


def _found(name: str) -> str | None:
    """Return the command of that name, or the only one that begins so."""
    name = _ALIASES.get(name, name)
    if name in _COMMANDS:
        return name
    begins = [command for command in _COMMANDS if command.startswith(name)]
    return begins[0] if len(begins) == 1 and len(name) >= _SHORT else None


def _unknown(name: str) -> str:
    begins = [command for command in _COMMANDS if command.startswith(name)]
    near = begins or difflib.get_close_matches(name, _COMMANDS, n=1, cutoff=0.5)
    meant = f"; did you mean {' or '.join(f':{one}' for one in near)}?" if near else "."
    return f"There is no command :{name}{meant} Nothing was recorded; ? lists them all."


def _undo(call: Call) -> Reply:
    before = replace(call.dialogue, held=None, is_fresh=False)
    if moves.is_last(before):
        after, said = moves.taken_back(before)
    else:
        line, said = undone(before.line)
        after = replace(before, line=line)
    if after.step in {Step.WHY, Step.DEBRIEF} and _lost_gut(before, after):
        again = gut.ask(after)
        return replace(again, said=(said, *again.said))
    if after.step is Step.DEBRIEF:
        return debrief.taken_back(after, said)
    return Reply(after, (said,))


def _lost_gut(before: Dialogue, after: Dialogue) -> bool:
    return before.line.session.gut is not None and after.line.session.gut is None


def _redo(call: Call) -> Reply:
    line, said = redone(call.dialogue.line)
    return Reply(replace(call.dialogue, line=line, held=None, is_fresh=False), (said,))


def _hide(call: Call) -> Reply:
    return Reply(replace(call.dialogue, hidden=True), (), Wish.HIDE)


def _done(call: Call) -> Reply:
    match call.dialogue.step:
        case Step.LIVE:
            return gut.end(call.dialogue, call.words, call.at, call.new_id)
        case Step.DEBRIEF:
            return _quit(call)
        case _ if call.words:
            return gut.rate(call.dialogue, call.words, call.at, call.new_id)
        case _:
            return debrief.begin(call.dialogue, "Left for later.", call.at)


def _quit(call: Call) -> Reply:
    return call.said(wish=Wish.LEAVE)


def _back(call: Call) -> Reply:
    match call.dialogue.step:
        case Step.LIVE:
            return call.said("There is nothing to go back to; :undo takes back the last line.")
        case Step.DEBRIEF if call.dialogue.place == 0:
            return gut.ask(call.dialogue)
        case Step.DEBRIEF:
            return debrief.go_back(call.dialogue)
        case _:
            return gut.go_back(call.dialogue, call.at)


def _skip(call: Call) -> Reply:
    match call.dialogue.step:
        case Step.LIVE:
            return call.said(":skip is for the debrief; :done begins it.")
        case Step.DEBRIEF:
            return debrief.skip(call.dialogue, call.at)
        case _:
            return debrief.begin(call.dialogue, "Left for later.", call.at)


def _ask(call: Call) -> Reply:
    return talking.read_out(call.dialogue, another=False)


def _next(call: Call) -> Reply:
    return talking.read_out(call.dialogue, another=True)


def _say(call: Call) -> Reply:
    scripts = call.dialogue.around.scripts
    if not scripts:
        return call.said("There is nothing to say.")
    place = call.dialogue.script % len(scripts)
    title, text = scripts[place]
    said = f"What to say, {place + 1} of {len(scripts)}, {title}: {text}"
    return Reply(replace(call.dialogue, script=place + 1), (said,))


def _list(call: Call) -> Reply:
    last = None if call.words.casefold() == "all" else telling.LAST
    return call.said(*telling.listed(call.dialogue, last))


def _watch(call: Call) -> Reply:
    return call.said(telling.watch(call.dialogue))


def _find(call: Call) -> Reply:
    if not call.words:
        return call.said("Say what to find: :find on-call")
    entries = talking.entries_named(call.dialogue.line, call.words)
    return call.said(telling.found(call.dialogue, entries, call.words))


def _tick(call: Call) -> Reply:
    if not call.words:
        return call.said("Say which, by its words: :tick two days at home")
    return talking.tick_found(call.dialogue, call.words, call.at, call.new_id)


def _untick(call: Call) -> Reply:
    return talking.untick(call.dialogue, call.words, call.at, call.new_id)


def _mark(call: Call) -> Reply:
    return talking.mark(call.dialogue, call.at, call.new_id)


def _time(call: Call) -> Reply:
    if not call.words:
        return call.said(_how_long(call))
    line = call.entered("/pla")
    planned = line.session.planned_minutes
    after = replace(call.dialogue, line=line, held=None, is_fresh=False)
    return Reply(after, (f"{planned} minutes planned.",))


def _how_long(call: Call) -> str:
    session = call.dialogue.line.session
    planned = f"{session.planned_minutes} minutes are planned" if session.planned_minutes else ""
    if session.from_memory or session.ended:
        return f"{planned or 'No time is planned'}. No clock runs."
    gone = max(timedelta(), call.at - session.began) // timedelta(minutes=1)
    how = f"{count(gone, 'minute')} so far"
    return f"{how}; {planned}." if planned else f"{how}; :time 45 plans 45 minutes."


def _attach(call: Call) -> Reply:
    if not call.words:
        return call.said("Say whose round this is: :attach Acme")
    return call.said(wish=Attach(Whose(call.words)))


def _save(call: Call) -> Reply:
    return call.said("There is nothing to do: a line is saved when its answer says so.")


def _export(call: Call) -> Reply:
    return call.said(wish=Export())


def _help(call: Call) -> Reply:
    in_debrief = call.dialogue.step is Step.DEBRIEF
    said = telling.DEBRIEF_HELP if in_debrief else telling.HELP
    return call.said(*said)


_COMMANDS: Mapping[str, Callable[[Call], Reply]] = MappingProxyType(
    {
        "ask": _ask,
        "attach": _attach,
        "back": _back,
        "done": _done,
        "export": _export,
        "find": _find,
        "help": _help,
        "hide": _hide,
        "list": _list,
        "mark": _mark,
        "next": _next,
        "quit": _quit,
        "redo": _redo,
        "save": _save,
        "say": _say,
        "skip": _skip,
        "tick": _tick,
        "time": _time,
        "undo": _undo,
        "untick": _untick,
        "watch": _watch,
    }
)
_ALIASES: Mapping[str, str] = MappingProxyType(
    {
        "exit": "quit",
        "f": "find",
        "fin": "done",
        "finish": "done",
        "h": "help",
        "l": "list",
        "n": "next",
        "q": "quit",
        "u": "undo",
        "w": "save",
        "write": "save",
    }
)
_WRITING = frozenset({"undo", "redo", "done", "back", "skip", "tick", "untick", "mark", "attach"})
"""What changes the record, and is refused while another window writes it."""
