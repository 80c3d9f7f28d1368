"""What is printed: lines for people, one JSON document for programs, complaints on stderr."""

from __future__ import annotations

import datetime as dt
import json
import math
import sys
import textwrap
import unicodedata
from collections.abc import Iterable, Mapping
from typing import Any

from offer_tui.model.text import visible

PROGRAM = "offer-tui"
WIDTH = 80
"""Columns of what is wrapped; rows of a table may be longer."""


def say(lines: Iterable[str]) -> None:
    """Print lines for a person; nothing in them acts on the terminal or begins another line."""
    shown = [visible(line) for line in lines]
    if shown:
        _print("\n".join(shown))


def complain(*sentences: str) -> None:
    """Print on stderr, a line each, what the person should know beside the answer."""
    for sentence in sentences:
        print(f"{PROGRAM}: {visible(sentence)}", file=sys.stderr, flush=True)


def document(value: object) -> None:
    """Print one JSON document in ASCII; days and times are ISO 8601, what is no number is null."""
    _print(json.dumps(_jsonable(value), indent=2, allow_nan=False))


def speak_any_encoding() -> None:
    """Let what the terminal's encoding cannot say be replaced; it must not end the program."""
    for stream in (sys.stdout, sys.stderr):
        if reconfigure := getattr(stream, "reconfigure", None):
            reconfigure(errors="replace")


def speaks_shapes() -> bool:
    """Whether marks and bars can be shapes: the output is UTF-8."""
    encoding = getattr(sys.stdout, "encoding", None) or ""
    return encoding.lower().replace("-", "") == "utf8"


def wrapped(text: str, indent: str = "") -> list[str]:
    """Return the text in lines of at most ``WIDTH`` columns, the later ones indented."""
    return textwrap.wrap(
        visible(text), WIDTH, subsequent_indent=indent, break_on_hyphens=False
    ) or [""]


def columns(rows: Iterable[Iterable[str]], longest: int = 40) -> list[str]:
    """Return the rows with their cells below one another; cells but the last are cut."""
    table = [[*(cut(cell, longest) for cell in cells[:-1]), visible(cells[-1])]
             for cells in map(tuple, rows)]  # fmt: skip
    count = max((len(cells) for cells in table), default=0)
    widths = [
        max((width_of(cells[n]) for cells in table if n < len(cells) - 1), default=0)
        for n in range(count)
    ]
    return [
        "  ".join(
            cell + " " * (widths[n] - width_of(cell)) if n < len(cells) - 1 else cell
            for n, cell in enumerate(cells)
        ).rstrip()
        for cells in table
    ]


def cut(text: str, longest: int) -> str:
    """Return the text as it is shown, cut where it is wider than ``longest`` columns."""
    text = visible(text[: longest * 4])
    if width_of(text) <= longest:
        return text
    while width_of(text) > longest - 1:
        text = text[:-1]
    return f"{text}…"


def width_of(text: str) -> int:
    """Return how many columns the text takes, as near as the character database tells."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1
        for c in text
    )


def _print(text: str) -> None:
    # Not by click's echo, which writes UTF-8 to a terminal that said it reads ASCII.
    print(text, flush=True)


def _jsonable(value: object) -> Any:
    if isinstance(value, Mapping):
        return {str(key): _jsonable(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_jsonable(item) for item in value]
    if isinstance(value, float) and not math.isfinite(value):
        return None
    if isinstance(value, dt.date | dt.time):
        return value.isoformat()
    return value
