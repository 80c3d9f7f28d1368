"""A whole line at once: what ``offer-tui log`` and other line-by-line callers feed the machine."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from itertools import takewhile

from offer_tui.capture import records
from offer_tui.capture.commands import (
    ATTACH,
    COMMANDS,
    FINISH,
    LEAST_LETTERS,
    LONGEST_ROUND,
    PLANNED_TIME,
    Command,
    called,
    minutes_of,
)
from offer_tui.capture.keys import Press, press
from offer_tui.capture.machine import ANSWERS, DIGITS, advance
from offer_tui.capture.state import Capture, Mode
from offer_tui.capture.text import LONGEST_TEXT
from offer_tui.capture.wishes import Attach, Export, Whose, find_whose
from offer_tui.model.text import normalise
from offer_tui.model.wording import GUT_WORDS, gut_words

_NOT_A_RECORD = "/!?"
_FINISH = ("/fin", "/finish")
# Every id that comes with the program has a hyphen; so have words that nobody means as an id.
_LIKE_AN_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)+", re.IGNORECASE)
_NEAR = 0.8
_LONGEST_ID = 60


class LineError(ValueError):
    """A line that records nothing; the message says what would."""


@dataclass(frozen=True, slots=True)
class Finish:
    """What a line that ends the round says: how it felt, from 1 to 5, or nothing of it."""

    rating: int | None


def finish_of(words: str) -> Finish | None:
    """Return what a line says that ends the round, ``/fin`` or ``/fin 4``; None for any other.

    Raises LineError for a gut rating that is none.
    """
    head, _, rating = _one_line(words).partition(" ")
    if head not in _FINISH:
        return None
    rating = rating.strip()
    if rating and rating not in {"1", "2", "3", "4", "5"}:
        scale = f"from 1 ({GUT_WORDS[0]}) to 5 ({GUT_WORDS[-1]})"
        raise LineError(f"the gut is one number {scale}, for example: /fin 4")
    return Finish(int(rating) if rating else None)


def enter_line(line: Capture, words: str, at: datetime, new_id: Callable[[], str]) -> Capture:
    """Return the line after a whole line of the grammar and Enter.

    ``words`` are ``CODE [ANSWER] [WORDS]``, ``SIGNAL-ID [ANSWER] [WORDS]``, ``WORDS``, ``"QUOTE``
    or a command: ``/fin [1 to 5]``, which ends the round with its gut rating, and rates one that
    has ended without; ``/pla MINUTES``; ``/att COMPANY`` and ``/exp``, after which the line has a
    ``wish`` that the caller is to fulfil. Raises LineError for what does nothing; the line given is
    unchanged then.
    """
    words, finish = _one_line(words), finish_of(words)
    command = command_of(words) if finish is None else None
    if finish is None and command is None and (not words or words[0] in _NOT_A_RECORD):
        raise LineError("type a number, a signal's id or words, for example: 71- nobody has left")
    if set(words) <= set(ANSWERS):
        raise LineError(f"an answer needs its number first: 71{words}")
    if line.mode is not Mode.READY or line.hidden:
        raise LineError("the line is busy with something else")
    if finish is not None:
        return _finished(line, finish, Press("enter", at, new_id()))
    if command is not None:
        return _commanded(line, command)
    after, rest = _by_name(line, words, at, new_id) or _by_code(line, words, at, new_id)
    while after.mode is Mode.HELD and rest and rest[0] in (*ANSWERS, " "):
        after = advance(after, Press(rest[0], at, new_id(), rest[0]))
        rest = rest[1:]
    if rest:
        # Pasted, since words after a number never tick: "71 12 people" is one tick.
        after = advance(after, Press("paste", at, new_id(), rest))
    if after.notice:
        raise LineError(f"too long for one note: {len(rest):,} of {LONGEST_TEXT:,} characters")
    held = after.mode is Mode.HELD
    after = advance(after, Press("enter", at, new_id()))
    if after.session is line.session and not held:
        raise LineError(f"nothing to record in {words!r}: a number has two digits")
    return after


def command_of(words: str) -> Command | None:
    """Return the command that a line names, ``/pla 45`` or ``/att Acme``; None for no command.

    Raises LineError for a command that isn't there.
    """
    words = _one_line(words)
    if not words.startswith("/"):
        return None
    head = words[1:].partition(" ")[0]
    surely, perhaps = called(words[1:]) if len(head) >= LEAST_LETTERS else ((), ())
    known = [command for command in (*surely, *perhaps) if command.name != "say"]
    if not known:
        names = ", ".join(f"/{command.name.split()[0]}" for command in COMMANDS)
        raise LineError(f"the commands are {names}; a note begins with another sign")
    return known[0]


def _commanded(line: Capture, command: Command) -> Capture:
    if command.name == FINISH.name:
        raise LineError("to end the round: /fin or, with your gut rating, /fin 4")
    if command.name == PLANNED_TIME.name:
        minutes = minutes_of(command.argument)
        if minutes is None:
            raise LineError(f"planned time is 1 to {LONGEST_ROUND} minutes, for example: /pla 45")
        return records.plan(line, minutes)
    if command.name == ATTACH.name:
        return line.to(Mode.READY, wish=Attach(_whose(line, command.argument)))
    return line.to(Mode.READY, wish=Export())


def _whose(line: Capture, name: str) -> Whose:
    """Return the one opportunity that the name can mean; a new one where nothing is called so."""
    if not name:
        raise LineError("whose round is it? For example: /att Acme")
    *known, new = find_whose(line.known, name)
    exact = [one for one in known if name.casefold() in {one.company.casefold(), one.slug}]
    meant = exact or known
    if len(meant) > 1:
        named = " or ".join(f"/att {one.slug}" for one in meant[:3])
        raise LineError(f"{name} could be more than one of yours: {named}")
    return meant[0] if meant else new


def _by_code(
    line: Capture, words: str, at: datetime, new_id: Callable[[], str]
) -> tuple[Capture, str]:
    """Tick the code that the line begins with, if it does; return what is left."""
    keys = [press(character, character, at, new_id()) for character in words[:3]]
    digits = len(list(takewhile(lambda key: key.name in DIGITS, keys)))
    if digits == 3:
        raise LineError(f"{words[:3]} is not a code: a number has two digits; begin with a word")
    if digits < min(2, len(words)):
        return line, words
    for key in keys[:2]:
        line = advance(line, key)
    if line.notice:
        raise LineError(unknown_code(line, line.notice.text))
    return line, words[2:]


def _by_name(
    line: Capture, words: str, at: datetime, new_id: Callable[[], str]
) -> tuple[Capture, str] | None:
    """Tick the signal that the line begins with by its id, if it does; return what is left."""
    head, _, tail = words.partition(" ")
    for name, answer in ((head, ""), (head[:-1], head[-1:])):
        if (answer == "" or answer in ANSWERS) and (entry := line.sheet.by_subject.get(name)):
            ticked = advance(line, Press("click", at, new_id(), entry.subject))
            return ticked, f"{answer} {tail}".strip()
    if near := _nearest(line, head.rstrip("".join(ANSWERS))):
        mend = "a note may begin with another word"
        raise LineError(f"there is no signal {head}; did you mean {near}? If not, {mend}")
    return None


def _nearest(line: Capture, word: str) -> str:
    """Return the signal that a word was surely meant to be the id of; nothing for other words."""
    if len(word) > _LONGEST_ID or not _LIKE_AN_ID.fullmatch(word):
        return ""
    ids = [entry.subject for entry in line.sheet.entries if entry.kind == "signal"]
    near = difflib.get_close_matches(word.lower(), ids, n=1, cutoff=_NEAR)
    return near[0] if near else ""


def _finished(line: Capture, finish: Finish, press: Press) -> Capture:
    """End the round; one that has ended can still get the gut rating that it lacks."""
    session = line.session
    if session.ended is None:
        return records.end(line, press, finish.rating)
    if session.gut is not None:
        raise LineError(f"{session.round} has ended, with {gut_words(session.gut.rating)}")
    if finish.rating is None:
        raise LineError(f"{session.round} has ended; how it felt is still to say: /fin 4")
    rated = records.end(line, press, finish.rating)
    return rated.to(Mode.ENDED, session=rated.session.model_copy(update={"ended": session.ended}))


def _one_line(words: str) -> str:
    return " ".join(normalise(words).splitlines()).strip()


def unknown_code(line: Capture, code: str) -> str:
    """Return what to say of two digits that name nothing."""
    codes = [entry.code for entry in line.sheet.coded(code[0]) if entry.code]
    if not codes:
        return f"{code} is not used: nothing begins with {code[0]}"
    return f"{code} is not used: {codes[0]} to {codes[-1]}"
