"""A value known by which object it is, so that what follows from it is worked out only once."""

from __future__ import annotations

from typing import Generic, TypeVar

T = TypeVar("T")


class Same(Generic[T]):
    """Equal only where the value is the same object: comparing it costs nothing, however long.

    For the arguments of a cached function; the cache holds the value, so its identity stays its
    own.
    """

    __slots__ = ("value",)

    def __init__(self, value: T) -> None:
        self.value = value

    def __hash__(self) -> int:
        return id(self.value)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and self.value is other.value
