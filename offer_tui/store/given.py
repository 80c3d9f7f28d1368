"""What is given to be read: the file that was named, or standard input for ``-``."""

from __future__ import annotations

import stat
import sys
from pathlib import Path

from offer_tui.store.encodings import kind_of, text_of, wide_text_of
from offer_tui.store.reading import LARGEST, FileProblem, Missing, TooLarge, in_words, read_bytes

STDIN = Path("<stdin>")
"""What standard input is called in a message."""


def given_bytes(name: str) -> tuple[Path, bytes]:
    """Return what the input is called, and its bytes. Raises FileProblem."""
    if name == "-":
        return STDIN, _from_standard_input()
    path = Path(name)
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            raise FileProblem(path, "this is a folder", "name a file in it")
        if stat.S_ISREG(mode):
            return path, read_bytes(path)
        with path.open("rb") as pipe:  # a shell's <(...)
            return path, _not_too_large(path, pipe.read(LARGEST + 1))
    except FileNotFoundError as error:
        raise Missing(path, "there is no such file", "check its name") from error
    except OSError as error:
        raise FileProblem(path, f"it cannot be read: {in_words(error)}", "check it") from error


def given_text(name: str) -> str:
    """Return the input's text, its line ends as they are. Raises FileProblem for what is none."""
    path, content = given_bytes(name)
    if kind := kind_of(content):
        raise FileProblem(path, *kind)
    text = text_of(content)
    if text is None:
        raise _no_text(path, content)
    if "\0" in text:
        text = wide_text_of(content)
    if text is None:
        raise FileProblem(path, "this is not text: it holds zero bytes", "save it as plain text")
    if not text.strip("\ufeff \t\r\n\f\v"):
        raise FileProblem(path, "there is nothing in it", "paste the text into it first")
    return text


def _no_text(path: Path, content: bytes) -> FileProblem:
    line = None
    if b"\0" in content:
        return FileProblem(path, "this is not text: it holds zero bytes", "save it as plain text")
    try:
        content.decode()
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
    return FileProblem(path, "this is not UTF-8", "save it as UTF-8", line=line)


def _from_standard_input() -> bytes:
    if sys.stdin is None:
        raise FileProblem(STDIN, "there is none: it is closed", "pipe something in, or name a file")
    content = sys.stdin.buffer.read(LARGEST + 1)
    return _not_too_large(STDIN, content)


def _not_too_large(path: Path, content: bytes) -> bytes:
    if len(content) > LARGEST:
        what = f"it is larger than {LARGEST:,} bytes"
        raise TooLarge(path, what, "leave out what does not belong to it")
    return content
