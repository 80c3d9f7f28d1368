"""What a person names a backup by: whose it is, its number, or the name of its folder."""

from __future__ import annotations

import difflib
from collections.abc import Sequence

from offer_tui.cli.context import Surroundings
from offer_tui.cli.failure import Failed
from offer_tui.cli.output import PROGRAM
from offer_tui.model.text import visible
from offer_tui.store.backup import PROFILE_COPY, Backup, backups
from offer_tui.store.present import has_id

PROFILE_WORD = "profile"
"""What stands for the profile where another word stands for an opportunity."""


def called(slug: str) -> str:
    """Return the word for whose the backup is."""
    return PROFILE_WORD if slug == PROFILE_COPY else slug


def named(around: Surroundings, reference: str) -> Backup | tuple[Backup, ...]:
    """Return the one backup named, or all of the opportunity named, the latest first; one at least.

    An opportunity that is only in backups has its slug still. Raises Failed.
    """
    copies, wanted = backups(around.places), reference.strip()
    by_name = [copy for copy in copies if copy.name == wanted]
    if by_name:
        return by_name[0]
    if wanted == PROFILE_WORD:
        return _of(PROFILE_COPY, copies)
    slugs = {*around.library.slugs(), *(copy.slug for copy in copies)} - {PROFILE_COPY}
    if wanted in slugs:
        return _of(wanted, copies)
    if wanted.isdecimal() and (numbered := [c for c in copies if c.number == int(wanted)]):
        return _only(numbered)
    return _of(_slug(around, wanted, sorted(slugs), copies), copies)


def _only(numbered: Sequence[Backup]) -> Backup:
    if len(numbered) > 1:
        names = " or ".join(visible(copy.name) for copy in numbered)
        raise Failed(f"two windows made a backup {numbered[0].number} at once; name it: {names}")
    return numbered[0]


def _of(slug: str, copies: Sequence[Backup]) -> tuple[Backup, ...]:
    found = tuple(copy for copy in copies if copy.slug == slug)
    if not found:
        how = f"{PROGRAM} backup {called(slug)} makes one"
        raise Failed(f"there is no backup of {called(slug)} yet; {how}")
    return found


def _slug(around: Surroundings, wanted: str, slugs: Sequence[str], copies: Sequence[Backup]) -> str:
    """Return the slug that an id or the beginning of only one slug stands for."""
    folded = wanted.lower()
    if folded in slugs:
        return folded
    if len(wanted) == 26:
        for slug in slugs:
            if has_id(around.places, slug, copies, wanted.upper()):
                return slug
    begins = [slug for slug in slugs if folded and slug.startswith(folded)]
    if len(begins) == 1:
        return begins[0]
    if begins:
        raise Failed(f"{wanted} could be {' or '.join(begins)}")
    near = difflib.get_close_matches(folded, [*slugs, PROFILE_WORD], n=3, cutoff=0.5)
    hint = f"did you mean {' or '.join(near)}?" if near else f"{PROGRAM} restore lists them"
    raise Failed(f"there is no backup {wanted}; {hint}")
