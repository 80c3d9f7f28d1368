"""Records as plain values, and plain values as the lines of a TOML file."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from typing import Any

import tomli_w
from pydantic import BaseModel

from offer_tui.model.text import normalise

Table = dict[str, Any]

_BARE = re.compile(r"[A-Za-z0-9_-]++\Z")


def plain(record: BaseModel | Mapping[str, Any]) -> Table:
    """Return the record's values under the names they have in a file."""
    return {key: plain_value(value) for key, value in fields(record)}


def fields(record: BaseModel | Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """Yield name in the file and value of all that is written, those the model does not know last.

    Left out is what was never set, and what is set to nothing where nothing is the default.
    """
    extra = record.items() if isinstance(record, Mapping) else (record.model_extra or {}).items()
    if isinstance(record, BaseModel):
        for name, info in type(record).model_fields.items():
            value = getattr(record, name) if name in record.model_fields_set else None
            if value is not None and not (value in ("", ()) and value == info.default):
                yield info.alias or name, value
    for key, value in extra:
        if value is not None:
            yield key, value


def plain_value(value: object) -> Any:
    """Return a value as TOML knows it: tables, lists, and text that can be encoded."""
    if isinstance(value, str):
        return value if value.isascii() and "\0" not in value else normalise(value)
    if isinstance(value, BaseModel | Mapping):
        return plain(value)
    if isinstance(value, list | tuple):
        return [plain_value(item) for item in value if item is not None]
    return value


def is_table(value: object) -> bool:
    """Whether a value is written under a heading of its own."""
    return isinstance(value, Mapping)


def is_tables(value: object) -> bool:
    """Whether a value is written as items under one heading each."""
    return isinstance(value, list) and bool(value) and all(map(is_table, value))


def line_for(key: str, value: object) -> str:
    """Return the assignment, its line end included; a long text takes several lines."""
    if isinstance(value, dt.datetime):
        return f"{quoted(key)} = {value.isoformat()}\n"
    if isinstance(value, str) and '"' in value and _reads_as_it_is(value):
        marks = ("'", "'") if "\n" not in value else ('"""\n', '"""')
        return f"{quoted(key)} = {marks[0]}{value}{marks[1]}\n"
    return tomli_w.dumps({key: value}, multiline_strings=True)


def table_text(keys: tuple[str, ...], table: Table, *, is_item: bool) -> str:
    """Return the table under its heading, with the tables in it; no keys: the file's own."""
    path = ".".join(map(quoted, keys))
    heading = (f"[[{path}]]\n" if is_item else f"[{path}]\n") if keys else ""
    lines = [line_for(key, value) for key, value in table.items() if not _has_heading(value)]
    return heading + "".join((*lines, *_below(keys, table)))


def _reads_as_it_is(text: str) -> bool:
    """Whether a text with quotation marks can be written without a backslash before each."""
    if "\\" in text or not text.replace("\n", "").isprintable():
        return False
    if "\n" in text:
        return '"""' not in text and not text.endswith('"')
    return "'" not in text


def quoted(key: str) -> str:
    """Return the key as it is written, in quotes where it needs them."""
    if _BARE.match(key):
        return key
    return tomli_w.dumps({key: 0}).removesuffix(" = 0\n")


def _below(keys: tuple[str, ...], table: Table) -> Iterator[str]:
    for key, value in table.items():
        if is_table(value):
            yield "\n" + table_text((*keys, key), value, is_item=False)
        elif is_tables(value):
            for item in value:
                yield "\n" + table_text((*keys, key), item, is_item=True)


def _has_heading(value: object) -> bool:
    return is_table(value) or is_tables(value)
