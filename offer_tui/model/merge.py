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

    Items of a list are the same where their id is, or, without ids, where they are equal. What one
    side left as it was is taken from the other; an item that one side removed and the other changed
    leaves a doubt.
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
    # What is not there is an empty list: a file says nothing of one that was emptied.
    lists = [() if side is _MISSING else side for side in (base, ours, theirs)]
    if all(isinstance(side, tuple) for side in lists):
        have_ids = any(getattr(item, "id", None) for side in lists for item in side)
        return (_items if have_ids else _elements)(*lists)
    if all(isinstance(side, BaseModel) for side in (base, ours, theirs)):
        return _records(base, ours, theirs)
    raise _Doubt


def _items(base: Sequence[Any], ours: Sequence[Any], theirs: Sequence[Any]) -> tuple[Any, ...]:
    sides = [_by_id(side) for side in (base, ours, theirs)]
    joined = {}
    for key in _order(*(list(side) for side in sides)):
        item = _joined(*(side.get(key, _MISSING) for side in sides))
        if item is not _MISSING:
            joined[key] = item
    return tuple(joined.values())


def _elements(base: Sequence[Any], ours: Sequence[Any], theirs: Sequence[Any]) -> tuple[Any, ...]:
    """Return theirs, without what ours took away, and with what ours added.

    Without ids nothing tells a change from one taken away and another added.
    """
    joined = list(theirs)
    for one in _less(base, ours):
        if one in joined:
            joined.remove(one)
    for one in _less(_less(ours, base), _less(theirs, base)):
        before = ours[: ours.index(one)]
        place = max((joined.index(other) + 1 for other in before if other in joined), default=0)
        joined.insert(place if before else 0, one)
    return tuple(joined)


def _less(these: Sequence[Any], those: Sequence[Any]) -> list[Any]:
    """Return these without those, each taken away once."""
    left = list(these)
    for one in those:
        if one in left:
            left.remove(one)
    return left


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


def _by_id(items: Sequence[Any]) -> dict[str, Any]:
    found: dict[str, Any] = {getattr(item, "id", None) or "": item for item in items}
    if "" in found or len(found) < len(items):
        raise _Doubt
    return found


def _values(record: BaseModel) -> Mapping[str, Any]:
    """Return what was set, by the model's names, with the keys it does not know.

    What is empty, and would be without being set, is not in it: no file says it, so that a record
    read again and one changed in memory would differ.
    """
    fields = type(record).model_fields
    values = {name: getattr(record, name) for name in record.model_fields_set if name in fields}
    known = {n: v for n, v in values.items() if v or v != fields[n].default}
    return {**known, **(record.model_extra or {})}
