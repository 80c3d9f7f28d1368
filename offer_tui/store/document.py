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
from offer_tui.store.pieces import Pieces, pieces_of
from offer_tui.store.plain import Table, fields, plain, plain_value
from offer_tui.store.reading import Source

Item = BaseModel | Mapping[str, Any]
Items = Sequence[Item]

_CHUNK = 64


@dataclass(frozen=True, slots=True)
class _Entry:
    """An item and the text that says it. The item is held, so that its identity stays its own."""

    item: Item
    block: Block


@dataclass(frozen=True, slots=True)
class _Chunk:
    """Items that follow one another, and their joined text, used again while none of them changed.

    Comparing the items costs next to nothing, since those that are the same are the same objects.
    """

    items: tuple[Item, ...]
    entries: tuple[_Entry, ...]
    content: bytes

    @classmethod
    def of(cls, entries: Sequence[_Entry]) -> _Chunk:
        content = "".join([entry.block.text for entry in entries]).encode(errors="replace")
        return cls(tuple(entry.item for entry in entries), tuple(entries), content)


class Document:
    """The text of one record, from which the text of the next is made."""

    _head: Block
    _head_values: Table | None
    """What the head says; None when it has to be compared."""

    def __init__(self, record: BaseModel) -> None:
        """Begin with the text that this application writes for the record."""
        self._in_head: frozenset[str] = frozenset()
        self._known: dict[int, _Entry] = {}
        self._items_before: dict[str, Items] = {}
        self._last: dict[str, list[_Chunk]] = {}
        self._head_values, tables = self._apart(record)
        self._head = Block.dumped(None, self._head_values, is_item=False)
        self._order = list(tables)
        self._last = {key: self._chunks(key, value) for key, value in tables.items()}

    @classmethod
    def of(cls, source: Source, record: BaseModel, *, migrated: bool = False) -> Document:
        """Begin with the text that was read.

        Text that cannot be proved to be split right is written anew. After a migration the record
        says something else than its text, and every table is compared with it.
        """
        pieces = pieces_of(source)
        return (
            cls(record) if pieces is None else _Read(pieces, source.data, record, migrated=migrated)
        )

    def content_for(self, record: BaseModel) -> bytes:
        """Return the record's file, and go on from it."""
        return b"".join(self.parts_for(record))

    def parts_for(self, record: BaseModel) -> Sequence[bytes]:
        """Return the record's file in parts, the unchanged ones as they were, and go on from it."""
        head, tables = self._apart(record)
        if head != self._head_values:
            self._head = self._head.changed_to(head)
            self._head_values = head
        self._last = {key: self._chunks(key, value) for key, value in tables.items()}
        self._order = _ordered(self._order, list(tables))
        self._forget()
        content = [self._head.text.encode(errors="replace")]
        for key in self._order:
            content.extend([chunk.content for chunk in self._last[key]])
        return content

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

    def _chunks(self, key: str, value: Item | Items) -> list[_Chunk]:
        items, last = tuple(_items(value)), self._last.get(key, [])
        if last and (same_until := self._tail(key, items)):
            # Live changes the last items: what stands before their chunk is compared at one go.
            kept, last = last[:same_until], last[same_until:]
            return [*kept, *self._chunks_of(key, value, items[same_until * _CHUNK :], last)]
        return self._chunks_of(key, value, items, last)

    def _tail(self, key: str, items: Items) -> int:
        """Return how many chunks are surely unchanged, if all but the last one are."""
        before = self._items_before.get(key, ())
        self._items_before[key] = items
        count = max(0, min(len(before), len(items)) - 1) // _CHUNK
        return count if items[: count * _CHUNK] == before[: count * _CHUNK] else 0

    def _chunks_of(
        self, key: str, value: Item | Items, items: Items, last: Sequence[_Chunk]
    ) -> list[_Chunk]:
        parts = [items[start : start + _CHUNK] for start in range(0, len(items), _CHUNK)]
        same = {n: chunk for n, chunk in enumerate(last) if parts[n : n + 1] == [chunk.items]}
        changed = [part for n, part in enumerate(parts) if n not in same]
        left = [e for n, chunk in enumerate(last) if n not in same for e in chunk.entries]
        entries = iter(self._entries(key, value, changed, left))
        return [same.get(n) or _Chunk.of(next(entries)) for n in range(len(parts))]

    def _entries(
        self, key: str, value: Item | Items, parts: Sequence[Items], left: Sequence[_Entry]
    ) -> list[list[_Entry]]:
        """Return the text of each item: the one it had, the one of what it was before, or a new."""
        found = [[self._entry(key, value, item) for item in part] for part in parts]
        kept = {id(entry) for entries in found for entry in entries if entry}
        new = sum(entry is None for entries in found for entry in entries)
        earlier = _Earlier([entry for entry in left if id(entry) not in kept], new)
        return [
            [
                entry or self._know(item, earlier.block_for(item) or _dumped(key, value, item))
                for item, entry in zip(part, entries, strict=True)
            ]
            for part, entries in zip(parts, found, strict=True)
        ]

    def _entry(self, key: str, value: Item | Items, item: Item) -> _Entry | None:
        """Return the text an item has; one that stood under another key had another heading."""
        entry = self._known.get(id(item))
        same = entry and (entry.block.key, entry.block.is_item) == (key, item is not value)
        return entry if same else None

    def _know(self, item: Item, block: Block) -> _Entry:
        entry = self._known[id(item)] = _Entry(item, block)
        return entry

    def _forget(self) -> None:
        live = sum(len(chunk.items) for chunks in self._last.values() for chunk in chunks)
        # Some of those taken back are kept: undone and redone, they have their comments still.
        if len(self._known) > 2 * live + 1_000:
            chunks = (chunk for chunks in self._last.values() for chunk in chunks)
            self._known = {id(entry.item): entry for chunk in chunks for entry in chunk.entries}


class _Read(Document):
    """A document that begins with the text of a file."""

    def __init__(self, pieces: Pieces, data: Table, record: BaseModel, *, migrated: bool) -> None:
        self._in_head = pieces.keys
        self._known = {}
        self._items_before = {}
        self._last = {}
        head, tables = self._apart(record)
        self._head = Block(None, is_item=False, text=pieces.head)
        self._head_values = None if migrated else head
        self._order = list(pieces.blocks)
        for key, blocks in pieces.blocks.items():
            items = _items(tables.get(key, ()))
            if migrated or len(items) != len(blocks):
                raw = zip(_items(data[key]), blocks, strict=True)
                entries = [_Entry(item, block) for item, block in raw]
            else:
                pairs = zip(items, blocks, strict=True)
                entries = [self._know(item, block) for item, block in pairs]
            starts = range(0, len(entries), _CHUNK)
            self._last[key] = [_Chunk.of(entries[n : n + _CHUNK]) for n in starts]


class _Earlier:
    """The texts of one key that no item claims yet."""

    def __init__(self, entries: Sequence[_Entry], new: int) -> None:
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
