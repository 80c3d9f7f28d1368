"""A whole line at once: what ``offer-tui log`` and other line-by-line callers feed the machine."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from offer_tui.capture.keys import Press
from offer_tui.capture.machine import ANSWERS, advance
from offer_tui.capture.state import Capture, Mode

_NOT_A_RECORD = "/!?"


class LineError(ValueError):
    """A line that records nothing; the message says what would."""


def enter_line(line: Capture, words: str, at: datetime, new_id: Callable[[], str]) -> Capture:
    """Return the line after a whole line of the grammar and Enter.

    ``words`` are ``CODE [ANSWER] [WORDS]``, ``SIGNAL-ID [ANSWER] [WORDS]``, ``WORDS`` or
    ``"QUOTE``. Raises LineError for what records nothing; the line given is unchanged then.
    """
    words = words.strip()
    if not words or words[0] in _NOT_A_RECORD:
        raise LineError("type a number, a signal's id or words, for example: 71- nobody has left")
    if line.mode is not Mode.READY or line.hidden:
        raise LineError("the line is busy with something else")
    after, rest = _by_name(line, words, at, new_id)
    for character in rest:
        after = advance(after, Press(character, at, new_id(), character))
        if after.notice and after.notice.kind == "unknown-code":
            raise LineError(unknown_code(line, after.notice.text))
    held = after.mode is Mode.HELD
    after = advance(after, Press("enter", at, new_id()))
    if after.session is line.session and not held:
        raise LineError(f"nothing to record in {words!r}: a number has two digits")
    return after


def _by_name(
    line: Capture, words: str, at: datetime, new_id: Callable[[], str]
) -> tuple[Capture, str]:
    """Tick the signal that the line begins with by its id, if it does; return what is left."""
    head, _, tail = words.partition(" ")
    for name, answer in ((head, ""), (head[:-1], head[-1:])):
        if (answer == "" or answer in ANSWERS) and (entry := line.sheet.by_subject.get(name)):
            ticked = advance(line, Press("click", at, new_id(), entry.subject))
            return ticked, f"{answer} {tail}".strip()
    return line, words


def unknown_code(line: Capture, code: str) -> str:
    """Return what to say of two digits that name nothing."""
    codes = [entry.code for entry in line.sheet.coded(code[0]) if entry.code]
    if not codes:
        return f"{code} is not used: nothing begins with {code[0]}"
    return f"{code} is not used: {codes[0]} to {codes[-1]}"
