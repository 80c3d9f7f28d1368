"""One table of a TOML file as a person wrote it, and as little of it changed as a change needs."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass

from offer_tui.store.layout import Statement, comment_of, statements
from offer_tui.store.plain import Table, is_table, is_tables, line_for, table_text


@dataclass(frozen=True, slots=True)
class Block:
    """A table's text: comments before it, heading, lines, and the tables inside it.

    ``key`` None is the file's own table, the lines before the first heading.
    """

    key: str | None
    is_item: bool
    text: str

    @classmethod
    def dumped(cls, key: str | None, table: Table, *, is_item: bool) -> Block:
        """Return the table as this application writes it, with a blank line before its heading."""
        keys = (key,) if key is not None else ()
        text = table_text(keys, table, is_item=is_item)
        return cls(key, is_item, f"\n{text}" if keys else text)

    def holds(self, table: Table) -> bool:
        """Whether the text, read by itself, says just that."""
        try:
            return tomllib.loads(self.text) == self._wrapped(table)
        except (ValueError, RecursionError):
            return False

    def changed_to(self, table: Table) -> Block:
        """Return the block with the new values, and the person's comments and order where it can.

        The result is proved by reading it; where that fails the table is written anew, below the
        comments that stood before it.
        """
        edited = self._edited(table)
        if edited is not None and edited.holds(table):
            return edited
        new = Block.dumped(self.key, table, is_item=self.is_item)
        kept = Block(self.key, self.is_item, self._lead() + new.text.lstrip("\n"))
        return kept if kept.holds(table) else new

    def _wrapped(self, table: Table) -> Table:
        if self.key is None:
            return table
        return {self.key: [table] if self.is_item else table}

    def _lead(self) -> str:
        first = next(statements(self.text), None)
        return self.text[: first.start] if first else self.text

    def _edited(self, table: Table) -> Block | None:
        try:
            old = tomllib.loads(self.text)
        except (ValueError, RecursionError):
            return None
        if self.key is not None:
            old = old.get(self.key, {})
            old = old[0] if isinstance(old, list) else old
        lines = _Lines(self, old)
        if lines.change_to(table):
            return Block(self.key, self.is_item, lines.joined())
        return None


class _Lines:
    """The statements of a block while it is edited, each with what stands before it."""

    def __init__(self, block: Block, old: Table) -> None:
        self._old = old
        self._head = ""
        self._lines: list[tuple[str, str, str]] = []
        self._tail = ""
        self._fixed: set[str] = set()
        position, has_heading = 0, block.key is None
        for statement in statements(block.text):
            lead = block.text[position : statement.start]
            if statement.kind != "key":
                if has_heading or len(statement.keys) > 1:
                    self._fixed |= old.keys() - {key for key, _, _ in self._lines}
                    break
                has_heading = True
                self._head = lead + _text_of(block, statement)
            else:
                if len(statement.keys) > 1:
                    self._fixed.add(statement.keys[0])
                self._lines.append((statement.keys[0], lead, _text_of(block, statement)))
            position = statement.end
        self._tail = block.text[position:]

    def change_to(self, table: Table) -> bool:
        """Change, drop and add lines; False when that takes more than lines."""
        changed = {
            key for key in self._old.keys() | table.keys() if self._old.get(key) != table.get(key)
        }
        if changed & self._fixed or any(
            is_table(table.get(key)) or is_tables(table.get(key)) for key in changed
        ):
            return False
        self._lines = [
            (key, lead, self._new_text(key, text, table) if key in changed else text)
            for key, lead, text in self._lines
        ]
        for key in table:
            if key not in self._old:
                self._insert(key, table)
        return True

    def joined(self) -> str:
        return self._head + "".join(lead + text for _, lead, text in self._lines) + self._tail

    def _new_text(self, key: str, text: str, table: Table) -> str:
        if key not in table:
            return ""
        comment = comment_of(text)
        line = line_for(key, table[key])
        return f"{line[:-1]}  {comment}\n" if comment else line

    def _insert(self, key: str, table: Table) -> None:
        order = list(table)
        before = set(order[: order.index(key)])
        at = max((n + 1 for n, line in enumerate(self._lines) if line[0] in before), default=0)
        self._lines.insert(at, (key, "", line_for(key, table[key])))


def _text_of(block: Block, statement: Statement) -> str:
    return block.text[statement.start : statement.end]
