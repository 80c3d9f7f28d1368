"""Where each statement of a TOML text stands: its lines, its key path, and what kind it is.

It reads text that ``tomllib`` has accepted, or is about to; on other text it gives up early and
never loops. All patterns are possessive, so that no text makes it slow.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

Kind = Literal["key", "table", "item"]
Path = tuple[str | int, ...]

DEEPEST = 64
"""Levels of nesting, at most, that a file of this application may have."""

_STRING = (
    r'"""(?:[^"\\]|\\[\s\S]|"{1,2}+(?!"))*+"{3,5}+'
    r"|'''(?:[^']|'{1,2}+(?!'))*+'{3,5}+"
    r'|"(?:[^"\\\n]|\\[^\n])*+"'
    r"|'[^'\n]*+'"
)
_TOKEN = re.compile(
    rf"(?P<string>{_STRING})|(?P<comment>\#[^\n]*+)|(?P<open>[\[{{])|(?P<close>[\]}}])"
    r"|(?P<end>\n)|(?P<other>[^\"'\#\[\]{}\n]++)"
)
_PART = re.compile(
    r"[ \t]*+(?:(?P<bare>[A-Za-z0-9_-]++)|(?P<quoted>\"(?:[^\"\\\n]|\\[^\n])*+\"|'[^'\n]*+'))"
    r"[ \t]*+(?P<dot>\.)?"
)
_OPENING = re.compile(r"[ \t]*+(?P<brackets>\[{0,2}+)")
_KINDS: dict[str, Kind] = {"[": "table", "[[": "item"}
_BLANK = re.compile(r"[ \t\r]*+(?:\#[^\n]*+)?(?:\n|\Z)")


@dataclass(frozen=True, slots=True)
class Statement:
    """A header or an assignment, from ``start`` to ``end`` (offsets, the line end included)."""

    kind: Kind
    keys: tuple[str, ...]
    start: int
    end: int
    line: int


def statements(text: str) -> Iterator[Statement]:
    """Yield the text's statements in order; stop where it no longer reads as TOML."""
    position, line = 0, 1
    while position < len(text):
        if blank := _BLANK.match(text, position):
            position, line = blank.end(), line + 1
            continue
        statement = _statement(text, position, line)
        if statement is None:
            return
        yield statement
        line += text.count("\n", position, statement.end)
        position = statement.end


def places(text: str) -> Iterator[tuple[Path, Statement]]:
    """Yield each statement with its full path, the items of arrays of tables counted from 0."""
    counts: dict[Path, int] = {}
    prefix: Path = ()
    for statement in statements(text):
        if statement.kind == "key":
            yield prefix + statement.keys, statement
            continue
        prefix = ()
        for depth, key in enumerate(statement.keys, start=1):
            prefix += (key,)
            if statement.kind == "item" and depth == len(statement.keys):
                counts[prefix] = counts.get(prefix, -1) + 1
            if prefix in counts:
                prefix += (counts[prefix],)
        yield prefix, statement


def comment_of(assignment: str) -> str:
    """Return the comment that ends the assignment's last line, or nothing."""
    comment, position = "", assignment.find("=") + 1
    while match := _TOKEN.match(assignment, position):
        position = match.end()
        if match.lastgroup == "comment":
            comment = match[0].rstrip()
        elif position < len(assignment) or match.lastgroup != "end":
            comment = ""
    return comment


def too_deep(text: str) -> int | None:
    """Return the line of a dotted key of more than ``DEEPEST`` parts: parsing it would be slow."""
    if not any(line.count(".") > DEEPEST for line in text.split("\n")):
        return None
    dots, position = 0, 0
    while match := _TOKEN.match(text, position):
        position = match.end()
        if match.lastgroup == "other":
            first, *others = (piece.count(".") for piece in re.split("[=,]", match[0]))
            if max(dots + first, *others, 0) > DEEPEST:
                return text.count("\n", 0, match.start()) + 1
            dots = others[-1] if others else dots + first
        elif match.lastgroup in {"open", "close", "end"}:
            dots = 0
    return None


def _statement(text: str, start: int, line: int) -> Statement | None:
    opening = _OPENING.match(text, start)
    brackets = opening["brackets"] if opening else ""
    keys, position = _keys(text, opening.end() if opening else start)
    if not keys:
        return None
    if brackets:
        return Statement(_KINDS[brackets], keys, start, _end_of_line(text, position), line)
    end = _end_of_value(text, position)
    return None if end is None else Statement("key", keys, start, end, line)


def _keys(text: str, position: int) -> tuple[tuple[str, ...], int]:
    keys: list[str] = []
    while match := _PART.match(text, position):
        keys.append(match["bare"] or _unquoted(match["quoted"]))
        position = match.end()
        if not match["dot"]:
            return tuple(keys), position
    return (), position


def _unquoted(quoted: str) -> str:
    if quoted.startswith("'") or "\\" not in quoted:
        return quoted[1:-1]
    try:
        return str(tomllib.loads(f"key = {quoted}")["key"])
    except tomllib.TOMLDecodeError:
        return quoted[1:-1]


def _end_of_line(text: str, position: int) -> int:
    end = text.find("\n", position)
    return len(text) if end < 0 else end + 1


def _end_of_value(text: str, position: int) -> int | None:
    depth = 0
    while position < len(text):
        match = _TOKEN.match(text, position)
        if match is None:
            return None
        position = match.end()
        if match.lastgroup == "open":
            depth += 1
        elif match.lastgroup == "close":
            depth -= 1
        elif match.lastgroup == "end" and depth <= 0:
            return position
    return position
