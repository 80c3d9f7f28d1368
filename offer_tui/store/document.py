"""A record's file as text: what did not change keeps the words, order and comments it had.

The text of every item is kept by the identity of its frozen value, so that one tick more costs one
item's text, however many there are.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from offer_tui.store.block import Block
from offer_tui.store.layout import places
from offer_tui.store.plain import Table, fields, plain, plain_value
from offer_tui.store.reading import Source

Item = BaseModel | Mapping[str, Any]
Items = Sequence[Item]


@dataclass(frozen=True, slots=True)
class _Entry:
    """An item and the text that says it. The item is held, so that its identity stays its own."""

    item: Item
    block: Block


class Document:
    """The text of one record, from which the text of the next is made."""

    _head: Block
    _head_values: Table | None
    """What the head says; None when it has to be compared."""

    def __init__(self, record: BaseModel) -> None:
        """Begin with the text that this application writes for the record."""
        self._in_head: frozenset[str] = frozenset()
        self._known: dict[int, _Entry] = {}
        self._last: dict[str, tuple[_Entry, ...]] = {}
        self._head_values, tables = self._apart(record)
        self._head = Block.dumped(None, self._head_values, is_item=False)
        self._order = list(tables)
        self._last = {key: self._entries(key, value) for key, value in tables.items()}

    @classmethod
    def of(cls, source: Source, record: BaseModel, *, migrated: bool = False) -> Document:
        """Begin with the text that was read.

        Text that cannot be proved to be split right is written anew. After a migration the record
        says something else than its text, and every table is compared with it.
        """
        split = _split(source)
        return (
            cls(record) if split is None else _Read(split, source.data, record, migrated=migrated)
        )

    def text_for(self, record: BaseModel) -> str:
        """Return the record's text, and go on from it."""
        head, tables = self._apart(record)
        if head != self._head_values:
            self._head = self._head.changed_to(head)
            self._head_values = head
        self._last = {key: self._entries(key, value) for key, value in tables.items()}
        self._order = _ordered(self._order, list(tables))
        self._forget()
        texts = [self._head.text]
        for key in self._order:
            texts.extend([entry.block.text for entry in self._last[key]])
        return "".join(texts)

    def _apart(self, record: BaseModel) -> tuple[Table, dict[str, Any]]:
        """Return the values of the head, and the tables by key."""
        head: Table = {}
        tables: dict[str, Any] = {}
        for key, value in fields(record):
            if key not in self._in_head and _has_heading(value):
                tables[key] = value
            else:
                head[key] = plain_value(value)
        return head, tables

    def _entries(self, key: str, value: Item | Items) -> tuple[_Entry, ...]:
        items = _items(value)
        found = [self._known.get(id(item)) for item in items]
        if all(found):
            return tuple(entry for entry in found if entry)
        return self._matched(key, value, found)

    def _matched(
        self, key: str, value: Item | Items, found: Sequence[_Entry | None]
    ) -> tuple[_Entry, ...]:
        last = self._last.get(key, ())
        kept = {id(entry) for entry in found if entry}
        left = [entry for entry in last if id(entry) not in kept] if len(kept) < len(last) else []
        earlier = _Earlier(left, new=sum(entry is None for entry in found))
        return tuple(
            entry or self._know(item, earlier.block_for(item) or _dumped(key, value, item))
            for item, entry in zip(_items(value), found, strict=True)
        )

    def _know(self, item: Item, block: Block) -> _Entry:
        entry = self._known[id(item)] = _Entry(item, block)
        return entry

    def _forget(self) -> None:
        live = sum(map(len, self._last.values()))
        # Some of those taken back are kept: undone and redone, they have their comments still.
        if len(self._known) > 2 * live + 1_000:
            entries = (entry for entries in self._last.values() for entry in entries)
            self._known = {id(entry.item): entry for entry in entries}


class _Read(Document):
    """A document that begins with the text of a file."""

    def __init__(self, split: _Split, data: Table, record: BaseModel, *, migrated: bool) -> None:
        self._in_head = split.keys
        self._known = {}
        self._last = {}
        head, tables = self._apart(record)
        self._head = Block(None, is_item=False, text=split.head)
        self._head_values = None if migrated else head
        self._order = list(split.blocks)
        for key, blocks in split.blocks.items():
            items = _items(tables.get(key, ()))
            if migrated or len(items) != len(blocks):
                pairs = zip(_items(data[key]), blocks, strict=True)
                self._last[key] = tuple(_Entry(item, block) for item, block in pairs)
            else:
                pairs = zip(items, blocks, strict=True)
                self._last[key] = tuple(self._know(item, block) for item, block in pairs)


class _Earlier:
    """The texts of one key that no item claims yet."""

    def __init__(self, entries: Sequence[_Entry], *, new: int) -> None:
        # Where as many items without an id are new as texts are left, each is the other's change.
        self._is_edit = len(entries) == new
        self._named: dict[object, list[_Entry]] = {}
        self._nameless = [entry for entry in entries if _id(entry.item) is None]
        for entry in reversed(entries):
            if (name := _id(entry.item)) is not None:
                self._named.setdefault(name, []).append(entry)

    def block_for(self, item: Item) -> Block | None:
        """Return the text of the same item as it was, changed to what it is now."""
        table = plain(item)
        entry = self._same(item, table)
        if entry is None:
            return None
        return entry.block if plain(entry.item) == table else entry.block.changed_to(table)

    def _same(self, item: Item, table: Table) -> _Entry | None:
        if (name := _id(item)) is not None:
            entries = self._named.get(name)
            return entries.pop() if entries else None
        for position, entry in enumerate(self._nameless):
            if plain(entry.item) == table:
                return self._nameless.pop(position)
        return self._nameless.pop(0) if self._is_edit and self._nameless else None


@dataclass(frozen=True, slots=True)
class _Split:
    """A file's text in pieces that were proved."""

    head: str
    keys: frozenset[str]
    blocks: dict[str, list[Block]]


def _split(source: Source) -> _Split | None:
    """Return the text in pieces, each of which, read by itself, says what it says in the file."""
    text = source.text if source.text.endswith("\n") else source.text + "\n"
    starts: list[tuple[str, int, bool, int]] = []
    keys: set[str] = set()
    end = 0
    for path, statement in places(text):
        if statement.kind != "key":
            is_item = len(path) > 1 and isinstance(path[1], int)
            starts.append((str(path[0]), int(path[1]) if is_item else 0, is_item, end))
        elif not starts:
            keys.add(statement.keys[0])
        end = statement.end
    ends = [start for *_, start in starts[1:]] + [len(text)]
    pieces: dict[str, list[str]] = {}
    items: dict[str, bool] = {}
    for (key, number, is_item, start), stop in zip(starts, ends, strict=True):
        texts = pieces.setdefault(key, [])
        items[key] = is_item
        if number < len(texts):
            texts[number] += text[start:stop]
        else:
            texts.append(text[start:stop])
    head = text[: starts[0][3]] if starts else text
    blocks = {key: [Block(key, items[key], t) for t in texts] for key, texts in pieces.items()}
    split = _Split(head, frozenset(keys), blocks)
    return split if _is_proved(split, source.data) else None


def _is_proved(split: _Split, data: Table) -> bool:
    if split.keys & split.blocks.keys() or split.keys | split.blocks.keys() != data.keys():
        return False
    if not Block(None, is_item=False, text=split.head).holds({k: data[k] for k in split.keys}):
        return False
    for key, blocks in split.blocks.items():
        tables = _items(data[key])
        if len(tables) != len(blocks) or blocks[0].is_item != isinstance(data[key], list):
            return False
        if not all(block.holds(dict(t)) for block, t in zip(blocks, tables, strict=True)):
            return False
    return True


def _ordered(earlier: list[str], now: list[str]) -> list[str]:
    """Return the keys in the order the file had, new ones behind what stands before them now."""
    order = [key for key in earlier if key in now]
    for number, key in enumerate(now):
        if key not in order:
            before = set(now[:number])
            order.insert(max((n + 1 for n, k in enumerate(order) if k in before), default=0), key)
    return order


def _dumped(key: str, value: Item | Items, item: Item) -> Block:
    return Block.dumped(key, plain(item), is_item=item is not value)


def _items(value: Item | Items) -> Items:
    return (value,) if isinstance(value, BaseModel | Mapping) else value


def _has_heading(value: object) -> bool:
    if isinstance(value, BaseModel | Mapping):
        return True
    if not isinstance(value, list | tuple) or not value:
        return False
    if isinstance(value[0], BaseModel):
        return True  # a field of records holds nothing else
    return all(isinstance(item, Mapping) for item in value)


def _id(item: Item) -> object:
    return item.get("id") if isinstance(item, Mapping) else getattr(item, "id", None)
