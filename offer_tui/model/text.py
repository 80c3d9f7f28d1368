"""Text from people and files: fit to keep, and fit to show."""

from __future__ import annotations

import re

# C0, DEL and C1 controls, the bidirectional overrides and isolates, the line and paragraph
# separators, and surrogates that stand alone: each can move a cursor, turn a line round or end it.
_UNSHOWABLE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
)
_UNKEEPABLE = re.compile("[\x00\ud800-\udfff]")
_CONTROL_PICTURES = 0x2400


def normalise(text: str) -> str:
    """Return the text as it is kept: as typed, but for what no UTF-8 TOML file can hold.

    Lone surrogates and NUL become U+FFFD; line ends become line feeds, as TOML reads them.
    """
    return _UNKEEPABLE.sub("\ufffd", text.replace("\r\n", "\n"))


def visible(text: str, *, keep_lines: bool = False) -> str:
    """Return the text with every character that could act on a terminal replaced by one that shows.

    Every string from a person or a file passes through here on its way to a screen or a pipe.
    With ``keep_lines``, line feeds stay and nothing else does.
    """
    if text.isascii() and text.isprintable():
        return text
    if keep_lines:
        return "\n".join(_UNSHOWABLE.sub(_picture, line) for line in text.split("\n"))
    return _UNSHOWABLE.sub(_picture, text)


def _picture(match: re.Match[str]) -> str:
    character = match[0]
    if character in "\t\n\r\u2028\u2029":
        return " "
    if character < "\x20":
        return chr(_CONTROL_PICTURES + ord(character))
    if character == "\x7f":
        return "\u2421"
    return "\ufffd"
