"""A file's bytes in the parts they were made from: a long round is never joined to be written."""

from __future__ import annotations

from collections.abc import Sequence


class Content:
    """Bytes in parts; parts used again from one state to the next are compared by identity."""

    __slots__ = ("parts", "size")

    def __init__(self, parts: Sequence[bytes]) -> None:
        self.parts = tuple(parts)
        self.size = sum(map(len, self.parts))

    def __bytes__(self) -> bytes:
        return b"".join(self.parts)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Content):
            return NotImplemented
        if self.size != other.size:
            return False
        return self.parts == other.parts or bytes(self) == bytes(other)

    def __hash__(self) -> int:
        return hash(bytes(self))
