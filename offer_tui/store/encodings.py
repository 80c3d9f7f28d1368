"""Bytes that someone hands in: the text they are, or the kind of file that they are instead."""

from __future__ import annotations

import codecs
import re

_OPEN_AND_SAVE = "open it and save it as plain text"
_OPEN_AND_COPY = "open it, select all, copy, and save that as a plain text file"
_LOOK = "type what it says, or copy it from where it was found"
_UNPACK = "unpack it first"
_KINDS = (
    (rb"\s*%PDF-", "this is a PDF", _OPEN_AND_COPY),
    (rb"PK(?:\x03\x04|\x05\x06|\x07\x08)", "this is a zip file, as Word and Writer make them",
     _OPEN_AND_SAVE),
    (rb"\xd0\xcf\x11\xe0", "this is a Word document", _OPEN_AND_SAVE),
    (rb"\s*\{\\rtf", "this is rich text", _OPEN_AND_SAVE),
    (rb"\x89PNG|\xff\xd8\xff|GIF8|RIFF.{4}WEBP|.{4}ftyp|II\*\0|MM\0\*", "this is a picture", _LOOK),
    (rb"\x1f\x8b|BZh\d|\xfd7zXZ|7z\xbc\xaf|\x28\xb5\x2f\xfd|Rar!", "this is compressed", _UNPACK),
    (rb"\x7fELF|MZ.{0,200}\0|SQLite format", "this is a program or its data", "name another file"),
)  # fmt: skip
_PATTERNS = tuple((re.compile(start, re.DOTALL), what, mend) for start, what, mend in _KINDS)
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_HEAD = 4096
_MANY = 5
"""More bytes than one in so many that are not ASCII: no Western text, whatever it is."""


def kind_of(content: bytes) -> tuple[str, str] | None:
    """Return what a file is that is no text, and what to do about it; None if it may be text."""
    for pattern, what, mend in _PATTERNS:
        if pattern.match(content[:_HEAD]):
            return what, mend
    return None


def text_of(content: bytes) -> str | None:
    """Return the text that the bytes are, its line ends as they are; None if they are none.

    UTF-8 is read, UTF-16 and UTF-32 with their mark or plainly so, and the Western text of Windows
    where little of it is not ASCII.
    """
    encoding = next((name for mark, name in _MARKS if content.startswith(mark)), "")
    for name in (encoding,) if encoding else ("utf-8", *_without_mark(content)):
        try:
            return content.decode(name)
        except UnicodeDecodeError:
            continue
    return None


def _without_mark(content: bytes) -> tuple[str, ...]:
    """Return what bytes without a mark that are not UTF-8 may be."""
    if _CONTROLS.search(content):
        return ()
    high = sum(byte > 127 for byte in content)
    return ("cp1252",) if high * _MANY <= len(content) else ()


def wide_text_of(content: bytes) -> str | None:
    """Return the text of UTF-16 without its mark: ASCII with a zero before or behind each byte."""
    head = content[: _HEAD // 2 * 2]
    for name, zeros, others in (("utf-16-le", head[1::2], head[::2]),
                                ("utf-16-be", head[::2], head[1::2])):  # fmt: skip
        if len(zeros) > others.count(0) * 100 and zeros.count(0) * 10 > len(zeros) * 9:
            try:
                return content.decode(name)
            except UnicodeDecodeError:
                return None
    return None
