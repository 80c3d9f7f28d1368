"""Placeholders: opportunities of rounds that were begun before anyone said whose they are."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from offer_tui.model.opportunity import OPPORTUNITY_SCHEMA, Opportunity
from offer_tui.store.identity import new_id
from offer_tui.store.locks import Held, Lock
from offer_tui.store.opportunities import PATIENCE
from offer_tui.store.reading import FileProblem

if TYPE_CHECKING:
    from offer_tui.store.library import Library

UNNAMED_COMPANY = "Not named yet"
_FIELDS = frozenset({"schema_version", "id", "company", "stage", "created", "is_unnamed"})
"""What every placeholder says."""


def new_unnamed(library: Library) -> str:
    """Keep a placeholder for a round whose company is said later, return its slug.

    Raises NotSaved.
    """
    values = {
        "schema": OPPORTUNITY_SCHEMA,
        "id": new_id(),
        "company": UNNAMED_COMPANY,
        "created": _now(),
        "unnamed": True,
    }
    return library.keep_opportunity(Opportunity.model_validate(values))


def forget_unnamed(library: Library, slug: str, given_to: str = "") -> bool:
    """Remove a placeholder that has no round any more and holds nothing; return whether it did.

    What ``given_to`` holds too counts as nothing. A copy of it is kept among the backups.
    """
    try:
        lock = Lock(library.places.locks, library.opportunity(slug).id)
        lock.acquire(wait=PATIENCE)  # against a change of it that is under way
    except (FileProblem, Held):
        return False
    try:
        given = library.opportunity(given_to) if given_to not in {"", slug} else None
        if not _holds_nothing(library.opportunity(slug), given):
            return False
        library.back_up(slug)
        return library.forget_empty(slug)
    except FileProblem:
        return False
    finally:
        lock.release()


def _holds_nothing(unnamed: Opportunity, given: Opportunity | None) -> bool:
    """Whether it is a placeholder, and the one that it gave to has all that it holds."""
    held = {part: getattr(unnamed, part) for part in unnamed.model_fields_set - _FIELDS}
    return unnamed.is_unnamed and all(
        _held_too(value, getattr(given, part, None)) for part, value in held.items()
    )


def _held_too(value: object, there: object) -> bool:
    """Whether a part of an opportunity is empty, or another one's says all that it says."""
    if isinstance(value, tuple):
        return all(item in there for item in value) if isinstance(there, tuple) else not value
    return value in (None, "") or value == there


def _now() -> dt.datetime:
    return dt.datetime.now().astimezone().replace(microsecond=0)
