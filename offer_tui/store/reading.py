"""TOML files as they are read: whole, or a problem that names path, line, key and mend."""

from __future__ import annotations

import errno
import hashlib
import re
import stat
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from offer_tui.model.text import visible
from offer_tui.store.layout import DEEPEST, places, too_deep

if TYPE_CHECKING:
    from pydantic import ValidationError
    from pydantic_core import ErrorDetails

LARGEST = 1_000_000
"""Bytes of a file that is still read. The largest round kept is smaller than this, too."""

_WIDEST_INTEGER = 2**63


class FileProblem(Exception):  # noqa: N818 - what a person reads is no error of theirs
    """A file that cannot be used as it is: where, what is wrong with it, and how to mend it."""

    def __init__(
        self, path: Path, what: str, mend: str, *, line: int | None = None, key: str | None = None
    ) -> None:
        super().__init__(path, what, mend, line, key)
        self.path = path
        self.line = line
        self.key = key
        self.what = what
        self.mend = mend

    def __str__(self) -> str:
        place = visible(str(self.path)) + (f":{self.line}" if self.line else "")
        key = f"{visible(self.key)}: " if self.key else ""
        return f"{place}: {key}{visible(self.what)}; {visible(self.mend)}"


class NewerSchema(FileProblem):
    """A file that a later version wrote; it is left as it is, to the last byte."""


class TooLarge(FileProblem):
    """A file with more bytes than is read."""


class Missing(FileProblem):
    """A file that is not there."""


@dataclass(frozen=True)
class Source:
    """A TOML file that was read: its text (line ends as line feeds), its values, its digest."""

    path: Path
    text: str = field(repr=False)
    data: dict[str, Any] = field(repr=False)
    digest: str
    """SHA-256 of the bytes that were on the disk."""

    def line_of(self, *keys: str | int) -> int | None:
        """Return the line, from 1, of the key or the nearest table around it; None if not found.

        Items of arrays of tables are counted from 0: ``line_of("observation", 3, "state")``.
        """
        nearest, depth = None, 0
        for path, statement in places(self.text):
            if path[: len(keys)] == keys:
                return statement.line
            shared = _shared(path, keys)
            if shared > depth:
                nearest, depth = statement.line, shared
        return nearest


def digest_of(content: bytes) -> str:
    """Return the digest by which a change underneath is noticed."""
    return hashlib.sha256(content).hexdigest()


def read_toml(path: Path, limit: int = LARGEST) -> Source:
    """Return the file's text and values.

    Raises FileProblem when it is missing, unreadable, larger than ``limit`` bytes, not UTF-8,
    empty, not TOML, or nested so deep that no person can have meant it.
    """
    return source_of(path, read_bytes(path, limit))


def source_of(path: Path, content: bytes) -> Source:
    """Return the text and values of these bytes of the file. Raises FileProblem."""
    text = _text(path, content)
    return Source(path, text, _values(path, text), digest_of(content))


def read_bytes(path: Path, limit: int = LARGEST) -> bytes:
    """Return the file's bytes, never reading more than one beyond ``limit``.

    Raises FileProblem when that cannot be done.
    """
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise FileProblem(path, "this is not a file", "put a TOML file there, or remove it")
        content = b""
        if status.st_size <= limit:
            with path.open("rb") as file:
                content = file.read(limit + 1)
    except FileNotFoundError as error:
        raise Missing(path, "there is no such file", "check its name") from error
    except OSError as error:
        raise FileProblem(path, f"it cannot be read: {in_words(error)}", _mend(error)) from error
    if max(status.st_size, len(content)) > limit:
        what = f"it is larger than {limit:,} bytes"
        raise TooLarge(path, what, "move what is too long into a file of its own")
    return content


def in_words(error: OSError) -> str:
    """Return what the system refused, in plain words."""
    words = {
        errno.ENOSPC: "the disk is full",
        errno.EDQUOT: "your share of the disk is used up",
        errno.EROFS: "the disk can only be read",
        errno.EACCES: "you have no permission for it",
        errno.EPERM: "you have no permission for it",
        errno.EIO: "the disk reports a fault",
        errno.ENOENT: "its folder is gone",
        errno.ENOTDIR: "a part of its path is not a folder",
        errno.EISDIR: "there is a folder of that name",
        errno.ELOOP: "it is a link that leads nowhere good",
        errno.ENAMETOOLONG: "its name is too long",
        errno.EMFILE: "too many files are open",
        errno.ENFILE: "too many files are open",
        errno.ESTALE: "the network folder went away",
    }
    return words.get(error.errno or 0) or (error.strerror or type(error).__name__).lower()


def pydantic_problem(source: Source, error: ValidationError) -> FileProblem:
    """Return the first thing a model refused, as a problem of the file it came from."""
    details = error.errors(include_url=False, include_context=True)
    first = details[0]
    keys = first["loc"]
    what, mend = _said_plainly(first)
    line = source.line_of(*keys) if keys else None
    return FileProblem(source.path, what, mend, line=line, key=_name(keys) or None)


def _shared(path: tuple[str | int, ...], keys: tuple[str | int, ...]) -> int:
    """Return how many keys both begin with."""
    for depth, (one, other) in enumerate(zip(path, keys, strict=False)):
        if one != other:
            return depth
    return min(len(path), len(keys))


def _text(path: Path, content: bytes) -> str:
    if not content:
        raise FileProblem(path, "the file is empty", "restore it from a backup, or remove it")
    if not content.strip(b"\0"):
        mend = "restore it from a backup, or remove it"
        raise FileProblem(path, "the file holds only zero bytes, as after a crash", mend)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise FileProblem(path, "this is not UTF-8", "save the file as UTF-8", line=line) from error
    return text.replace("\r\n", "\n")


def _values(path: Path, text: str) -> dict[str, Any]:
    if line := too_deep(text):
        raise _nested(path, line)
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _not_toml(path, text, str(error)) from error
    except RecursionError as error:
        raise _nested(path) from error
    except ValueError as error:
        raise _out_of_range(path) from error
    _check(path, data)
    return data


def _not_toml(path: Path, text: str, message: str) -> FileProblem:
    found = re.search(r" ?\(at (?:line (\d+), column \d+|end of document)\)$", message)
    what = message[: found.start()] if found else message
    line = int(found[1]) if found and found[1] else text.rstrip("\n").count("\n") + 1
    words = what[:1].lower() + what[1:]
    return FileProblem(path, f"this is not TOML: {words}", "mend that line", line=line)


def _check(path: Path, data: dict[str, Any]) -> None:
    """Refuse what could be read but not written again: too deep a nesting, too wide an integer."""
    level: list[Any] = [data]
    for _ in range(DEEPEST):
        below: list[Any] = []
        for value in level:
            if isinstance(value, dict):
                below.extend(value.values())
            elif isinstance(value, list):
                below.extend(value)
            elif isinstance(value, int) and not -_WIDEST_INTEGER <= value < _WIDEST_INTEGER:
                raise _out_of_range(path)
        if not below:
            return
        level = below
    raise _nested(path)


def _nested(path: Path, line: int | None = None) -> FileProblem:
    return FileProblem(path, "it is nested too deep", "take the inner levels out", line=line)


def _out_of_range(path: Path) -> FileProblem:
    return FileProblem(path, "it holds a number that is out of range", "write a smaller number")


def _mend(error: OSError) -> str:
    if error.errno in {errno.EACCES, errno.EPERM}:
        return "make it readable for you"
    return "look at it in another program"


def _name(keys: tuple[str | int, ...]) -> str:
    return ".".join(str(key) for key in keys if isinstance(key, str))


_TYPES = {
    "string": ("this must be text", 'put it in quotes: "..."'),
    "int": ("this must be a whole number", "write it in digits, without quotes"),
    "float": ("this must be a number", "write it in digits, without quotes"),
    "finite": ("this must be a number", "write it in digits, without quotes"),
    "bool": ("this must be true or false", "write true or false, without quotes"),
    "date": ("this must be a date", "write it like 2025-11-21, without quotes"),
    "datetime": ("this must be a time", "write it like 2025-11-21T17:12:00+01:00"),
    "timezone": ("the time has no offset", "write it like 2025-11-21T17:12:00+01:00"),
    "tuple": ("this must be a list", "put it in brackets: [...]"),
    "list": ("this must be a list", "put it in brackets: [...]"),
    "model": ("this must be a table", "give it a heading in brackets, and its keys below"),
    "dict": ("this must be a table", "give it a heading in brackets, and its keys below"),
}


def _said_plainly(first: ErrorDetails) -> tuple[str, str]:
    kind, context, given = first["type"], first.get("ctx", {}), first["input"]
    if kind == "missing":
        return "this key is missing", "add a line for it"
    if kind == "literal_error":
        choices = str(context["expected"]).replace("'", '"')
        return f"{_quoted(given)}is none of the words allowed", f"write {choices}"
    if kind == "string_pattern_mismatch" and "HJKMNP" in str(context.get("pattern")):
        return "this is no id", "put back the id it had: 26 letters and digits"
    if kind in {"string_too_short", "string_pattern_mismatch"}:
        return "there is nothing in it", "write something, or remove the line"
    if kind == "value_error":
        return str(context.get("error", first["msg"])), "correct the table"
    for limit, words in (
        ("ge", "at least"),
        ("gt", "more than"),
        ("le", "at most"),
        ("lt", "under"),
    ):
        if limit in context:
            return "the number is out of range", f"write one that is {words} {context[limit]}"
    named = kind.removeprefix("is_").split("_")[0]
    if named in _TYPES:
        return _TYPES[named]
    return first["msg"][:1].lower() + first["msg"][1:], "correct it"


def _quoted(given: object) -> str:
    # Only a word that stands where one of a few is expected is short; a note is never repeated.
    return f'"{given}" ' if isinstance(given, str) and len(given) <= 24 else "this "
