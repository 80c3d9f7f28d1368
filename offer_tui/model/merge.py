"""Two changes of one record joined, item by item and by id, where that leaves no doubt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

from pydantic import BaseModel

R = TypeVar("R", bound=BaseModel)


class _Missing:
    """A value that is not there."""


_MISSING = _Missing()


class _Doubt(Exception):  # noqa: N818 - no error: the answer is that there is none
    """Both changed the same thing, and not alike."""


def merge(base: R, ours: R, theirs: R) -> R | None:
    """Return the record with both changes; None where both changed the same thing differently.

    Items of a list are the same where their id is. What one side left as it was is taken from the
    other; an item that one side removed and the other changed leaves a doubt.
    """
    try:
        return _records(base, ours, theirs)
    except _Doubt:
        return None


def _records(base: R, ours: R, theirs: R) -> R:
    if type(ours) is not type(theirs):
        raise _Doubt
    sides = [_values(side) for side in (base, ours, theirs)]
    values = {}
    for key in dict.fromkeys([*sides[1], *sides[2]]):
        value = _joined(*(side.get(key, _MISSING) for side in sides))
        if value is not _MISSING:
            values[key] = value
    try:
        return type(ours).model_validate(values)
    except ValueError as error:
        raise _Doubt from error


def _joined(base: Any, ours: Any, theirs: Any) -> Any:
    if ours in (base, theirs):
        return theirs
    if theirs == base:
        return ours
    if _have_ids(base, ours, theirs):
        return _items(() if base is _MISSING else base, ours, theirs)
    if all(isinstance(side, BaseModel) for side in (base, ours, theirs)):
        return _records(base, ours, theirs)
    raise _Doubt


def _items(base: Sequence[Any], ours: Sequence[Any], theirs: Sequence[Any]) -> tuple[Any, ...]:
    sides = [{item.id: item for item in side} for side in (base, ours, theirs)]
    joined = {}
    for key in _order(*(list(side) for side in sides)):
        item = _joined(*(side.get(key, _MISSING) for side in sides))
        if item is not _MISSING:
            joined[key] = item
    return tuple(joined.values())


def _order(base: list[str], ours: list[str], theirs: list[str]) -> list[str]:
    """Return all ids in the order of the side that changed it, the other's new ones in their place.

    A new one stands behind the one it stood behind.
    """
    shared = set(ours) & set(base)
    moved = [key for key in ours if key in shared] != [key for key in base if key in shared]
    order, other = (list(ours), theirs) if moved else (list(theirs), ours)
    for number, key in enumerate(other):
        if key not in order:
            order.insert(order.index(other[number - 1]) + 1 if number else 0, key)
    return order


def _have_ids(*sides: Any) -> bool:
    for side in sides:
        if side is _MISSING:
            continue
        if not isinstance(side, tuple):
            return False
        ids = [getattr(item, "id", None) for item in side]
        if None in ids or len(set(ids)) < len(ids):
            return False
    return True


def _values(record: BaseModel) -> Mapping[str, Any]:
    """Return what was set, by the model's names, with the keys it does not know."""
    known = {name: getattr(record, name) for name in record.model_fields_set}
    return {**known, **(record.model_extra or {})}
