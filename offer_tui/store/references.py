"""What a person calls an opportunity by: its slug, the beginning of one, or its id."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Sequence

from offer_tui.model.text import visible

_ULID = re.compile(r"[0-7][0-9A-HJKMNP-TV-Z]{25}\Z")
_LONGEST = 80
"""Characters of a reference that are said again."""


class UnknownReference(Exception):  # noqa: N818 - an answer to a person
    """Nothing, or more than one thing, goes by that name."""

    def __init__(self, reference: str, nearest: tuple[str, ...], *, is_ambiguous: bool) -> None:
        super().__init__(reference, nearest, is_ambiguous)
        self.reference = reference
        self.nearest = nearest
        self.is_ambiguous = is_ambiguous

    def __str__(self) -> str:
        named = _short(visible(self.reference)) or '""'
        if self.is_ambiguous:
            return f"{named} could be {' or '.join(self.nearest)}"
        nearest = f"; did you mean {' or '.join(self.nearest)}?" if self.nearest else ""
        return f"there is no opportunity {named}{nearest}"


def resolved(reference: str, slugs: Sequence[str], with_id: Callable[[str], str | None]) -> str:
    """Return the slug that a slug, a prefix of only one, or an id stands for.

    ``with_id`` finds the slug of an id; it reads files, and is asked only for what can be one.
    Raises UnknownReference, with the nearest ones.
    """
    wanted = reference.strip().lower()
    if wanted in slugs:
        return wanted
    if _ULID.match(wanted.upper()) and (named := with_id(wanted.upper())):
        return named
    begins = [slug for slug in slugs if wanted and slug.startswith(wanted)]
    if len(begins) == 1:
        return begins[0]
    nearest = begins or difflib.get_close_matches(wanted, slugs, n=3, cutoff=0.5)
    raise UnknownReference(reference, tuple(nearest), is_ambiguous=bool(begins))


def _short(words: str) -> str:
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1]}…"
