"""Keys as the line understands them, whatever terminal and layout they came through."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

# Under the kitty keyboard protocol the keypad's signs arrive as names without a character.
_KEYPAD: Mapping[str, str] = {
    "multiply": "*",
    "subtract": "-",
    "decimal": ".",
    "add": "+",
    "divide": "/",
    **{f"kp_{digit}": digit for digit in "0123456789"},
}
# A Cyrillic layout under the same protocol reports its own letter behind ctrl.
_CYRILLIC: Mapping[str, str] = {
    "ctrl+я": "ctrl+z",
    "ctrl+н": "ctrl+y",
    "ctrl+д": "ctrl+l",
    "ctrl+й": "ctrl+q",
}


@dataclass(frozen=True, slots=True)
class Press:
    """One key, click or paste, with when it came and the id of the thing it may make."""

    name: str
    """``enter``, ``tab``, ``escape``, ``ctrl+z``, ..., ``paste``, ``click``, or the character."""
    at: datetime
    new_id: str
    text: str = ""
    """The character typed, the text pasted, or the digit or code clicked."""


def press(
    name: str, character: str | None, at: datetime, new_id: str, digit_row: str = ""
) -> Press:
    """Return the press for a key of that name, mended for keypads, layouts and digit rows.

    ``digit_row`` holds the ten characters that the keys 1 to 9 and 0 give without Shift.
    """
    character = _KEYPAD.get(name, character)
    name = _CYRILLIC.get(name, name)
    if name == "space":
        character = " "
    if not character or not character.isprintable():
        return Press(name, at, new_id)
    if digit_row and character in digit_row:
        character = "1234567890"[digit_row.index(character)]
    digit = _as_digit(character)
    return Press(digit, at, new_id, digit)


def _as_digit(character: str) -> str:
    """Return the ASCII digit for a digit of any script, and other characters as they are."""
    if len(character) == 1 and character.isdecimal() and not character.isascii():
        return str(int(character))
    return character
