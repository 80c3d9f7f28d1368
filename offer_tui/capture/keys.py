"""Keys as the line understands them, whatever terminal and layout they came through."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

# Under the kitty keyboard protocol the keypad's signs arrive as names without a character.
_KEYPAD: Mapping[str, str] = {
    "multiply": "*",
    "subtract": "-",
    "decimal": ".",
    "separator": ".",
    "add": "+",
    "divide": "/",
    **{f"kp_{digit}": digit for digit in "0123456789"},
}
# There, too, a Shift still held from a capital letter gives these keys another name.
_SHIFTED: Mapping[str, str] = {
    f"shift+{name}": name for name in ("space", "backspace", "enter", "escape")
}
# An Enter typed before the program has the terminal comes through as a line feed.
_EARLY: Mapping[str, str] = {"ctrl+j": "enter"}
# A Cyrillic layout under the same protocol reports its own letter behind ctrl.
_CYRILLIC: Mapping[str, str] = {
    "ctrl+я": "ctrl+z",
    "ctrl+н": "ctrl+y",
    "ctrl+д": "ctrl+l",
    "ctrl+й": "ctrl+q",
}

# Controls and lone surrogates. Joiners and direction marks are text: Persian needs them.
_NO_TEXT = frozenset({"Cc", "Cs"})
_BASE_32 = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


@dataclass(frozen=True, slots=True)
class Press:
    """One key, click or paste, with when it came and the id of the thing it may make."""

    name: str
    """``enter``, ``tab``, ``escape``, ``ctrl+z``, ..., ``paste``, ``click``, ``click-choice``,
    ``click-question``, or the character.

    A digit is named in ASCII and a blank `` `` whatever character the layout gives for it.
    """
    at: datetime
    new_id: str
    text: str = ""
    """The character as typed, the text pasted, or the digit, code or place in the list clicked."""


def press(
    name: str, character: str | None, at: datetime, new_id: str, digit_row: str = ""
) -> Press:
    """Return the press for a key of that name, mended for keypads, layouts and digit rows.

    ``digit_row`` holds the ten characters that the keys 1 to 9 and 0 give without Shift.
    """
    name = _EARLY.get(name) or _SHIFTED.get(name, name)
    if name in _CYRILLIC:
        return Press(_CYRILLIC[name], at, new_id)
    if name == "space":
        character = " "
    elif name in _KEYPAD:
        return Press(_KEYPAD[name], at, new_id, character or _KEYPAD[name])
    if not character or unicodedata.category(character[0]) in _NO_TEXT:
        return Press(name, at, new_id)
    return Press(_meaning(character, digit_row), at, new_id, character)


def next_id(ulid: str) -> str:
    """Return the ULID after this one, for the second thing that one press makes."""
    last = _BASE_32.index(ulid[-1]) + 1
    if last == len(_BASE_32):
        return (next_id(ulid[:-1]) if len(ulid) > 1 else "") + _BASE_32[0]
    return ulid[:-1] + _BASE_32[last]


def _meaning(character: str, digit_row: str) -> str:
    """Return the digit or the blank that a character stands for, and others as they are.

    What it stands for counts where the line awaits a number; in words the character itself does.
    """
    if digit_row and character in digit_row:
        return "1234567890"[digit_row.index(character)]
    if len(character) == 1 and character.isdecimal():
        return str(int(character))
    return " " if character.isspace() else character
