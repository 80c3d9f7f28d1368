"""What a command is given to read: the file that was named, or standard input for ``-``."""

from __future__ import annotations

import stat
import sys
from pathlib import Path

from offer_tui.store.reading import LARGEST, FileProblem, Missing, TooLarge, in_words, read_bytes

STDIN = Path("<stdin>")
"""What standard input is called in a message."""

_SAVE_TEXT = "save it as plain text"
_COPY_TEXT = "copy its text into a plain file, or pipe the text to -"
_BINARY = (
    (b"%PDF-", "this is a PDF", _COPY_TEXT),
    (b"PK\x03\x04", "this is a zip file, as Word and Writer make them", _SAVE_TEXT),
    (b"\xd0\xcf\x11\xe0", "this is a Word document", _SAVE_TEXT),
    (b"{\\rtf", "this is rich text", _SAVE_TEXT),
    (b"\x89PNG", "this is a picture", "type what it says, or copy it from where it was found"),
    (b"\xff\xd8\xff", "this is a picture", "type what it says, or copy it from where it was found"),
    (b"\x1f\x8b", "this is compressed", "unpack it first"),
    (b"\xff\xfe", "this is UTF-16", "save it as UTF-8"),
    (b"\xfe\xff", "this is UTF-16", "save it as UTF-8"),
)


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
    if not content.strip():
        raise FileProblem(path, "there is nothing in it", "paste the text into it first")
    for beginning, what, mend in _BINARY:
        if content.startswith(beginning):
            raise FileProblem(path, what, mend)
    if b"\0" in content:
        raise FileProblem(path, "this is not text: it holds zero bytes", _SAVE_TEXT)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise FileProblem(path, "this is not UTF-8", "save it as UTF-8", line=line) from error


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
