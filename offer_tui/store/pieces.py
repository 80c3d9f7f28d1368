"""A file's text taken apart: the head, and each table with the comments before it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from offer_tui.store.block import Block
from offer_tui.store.layout import places
from offer_tui.store.plain import Table
from offer_tui.store.reading import Source


@dataclass(frozen=True, slots=True)
class Pieces:
    """Text that was proved to say, piece by piece, what it says as a whole."""

    head: str
    keys: frozenset[str]
    """The keys that stand in the head, with whatever they hold."""
    blocks: dict[str, list[Block]]


@dataclass(slots=True)
class _Piece:
    """A heading and what follows it, up to the comments before the next."""

    key: str
    number: int
    """Which item of an array of tables it belongs to; 0 for a table."""
    is_item: bool
    start: int


def pieces_of(source: Source) -> Pieces | None:
    """Return the text in pieces; None when one of them, read by itself, says something else."""
    text = source.text if source.text.endswith("\n") else source.text + "\n"
    headings = list(_headings(text))
    first = headings[0].start if headings else len(text)
    pieces = Pieces(text[:first], frozenset(_keys(text, first)), _blocks(text, headings))
    return pieces if _is_proved(pieces, source.data) else None


def _headings(text: str) -> Iterator[_Piece]:
    end = 0
    for path, statement in places(text):
        if statement.kind != "key":
            number = path[1] if len(path) > 1 else None
            is_item = isinstance(number, int)
            yield _Piece(str(path[0]), number if isinstance(number, int) else 0, is_item, end)
        end = statement.end


def _keys(text: str, first: int) -> Iterator[str]:
    for path, statement in places(text):
        if statement.kind != "key" or statement.start >= first:
            return
        yield str(path[0])


def _blocks(text: str, headings: list[_Piece]) -> dict[str, list[Block]]:
    texts: dict[str, list[str]] = {}
    items: dict[str, bool] = {}
    stops = [*(piece.start for piece in headings[1:]), len(text)]
    for piece, stop in zip(headings, stops, strict=False):
        items[piece.key] = piece.is_item
        of_key = texts.setdefault(piece.key, [])
        if piece.number < len(of_key):
            of_key[piece.number] += text[piece.start : stop]
        else:
            of_key.append(text[piece.start : stop])
    return {key: [Block(key, items[key], one) for one in all_] for key, all_ in texts.items()}


def _is_proved(pieces: Pieces, data: Table) -> bool:
    if pieces.keys & pieces.blocks.keys() or pieces.keys | pieces.blocks.keys() != data.keys():
        return False
    head = Block(None, is_item=False, text=pieces.head)
    if not head.holds({key: data[key] for key in pieces.keys}):
        return False
    return all(_are_proved(blocks, data[key]) for key, blocks in pieces.blocks.items())


def _are_proved(blocks: list[Block], value: object) -> bool:
    tables = value if isinstance(value, list) else [value]
    if len(tables) != len(blocks) or blocks[0].is_item != isinstance(value, list):
        return False
    return all(block.holds(table) for block, table in zip(blocks, tables, strict=True))
