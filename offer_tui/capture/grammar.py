"""A whole line at once: what ``offer-tui log`` and other line-by-line callers feed the machine."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from itertools import takewhile

from offer_tui.capture.keys import Press, press
from offer_tui.capture.machine import ANSWERS, DIGITS, advance
from offer_tui.capture.state import Capture, Mode
from offer_tui.capture.text import LONGEST_TEXT
from offer_tui.model.text import normalise

_NOT_A_RECORD = "/!?"


class LineError(ValueError):
    """A line that records nothing; the message says what would."""


def enter_line(line: Capture, words: str, at: datetime, new_id: Callable[[], str]) -> Capture:
    """Return the line after a whole line of the grammar and Enter.

    ``words`` are ``CODE [ANSWER] [WORDS]``, ``SIGNAL-ID [ANSWER] [WORDS]``, ``WORDS`` or
    ``"QUOTE``. Raises LineError for what records nothing; the line given is unchanged then.
    """
    words = " ".join(normalise(words).splitlines()).strip()
    if not words or words[0] in _NOT_A_RECORD:
        raise LineError("type a number, a signal's id or words, for example: 71- nobody has left")
    if set(words) <= set(ANSWERS):
        raise LineError(f"an answer needs its number first: 71{words}")
    if line.mode is not Mode.READY or line.hidden:
        raise LineError("the line is busy with something else")
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
    return None


def unknown_code(line: Capture, code: str) -> str:
    """Return what to say of two digits that name nothing."""
    codes = [entry.code for entry in line.sheet.coded(code[0]) if entry.code]
    if not codes:
        return f"{code} is not used: nothing begins with {code[0]}"
    return f"{code} is not used: {codes[0]} to {codes[-1]}"
