"""Backups in words: the list of them, and what was put back."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from offer_tui.cli.output import PROGRAM, columns
from offer_tui.cli.words import count
from offer_tui.model.wording import day_words, in_zone
from offer_tui.store.backup import PROFILE_COPY, Backup
from offer_tui.store.present import Difference, Present
from offer_tui.store.restoration import Restored

_STARTS = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{6}-")
"""How a round's file name begins."""


def when(copy: Backup, now: dt.datetime) -> str:
    """Return the copy's time as it was on a clock here."""
    at = in_zone(copy.at, now.tzinfo)
    return f"{day_words(at.date(), now.date())} {at:%H:%M}"


def listed(copies: Sequence[Backup], present: Present, now: dt.datetime) -> list[str]:
    """Return the backups, a line each, in the order given."""
    return columns(
        (
            str(copy.number),
            when(copy, now),
            *(("profile", "") if copy.slug == PROFILE_COPY else (copy.slug, present.company(copy))),
            count(len(copy.files), "file"),
            _differs(present.difference(copy)),
        )
        for copy in copies
    )


def put_back_lines(copy: Backup, done: Restored, company: str, now: dt.datetime) -> Iterator[str]:
    """Yield what was put back, what stays, and how to take it back."""
    found, again = done.difference, f"{PROGRAM} restore {copy.number}"
    whose = "Your profile" if copy.slug == PROFILE_COPY else company
    stayed = [name for name in found.to_put_back if name not in done.put_back]
    what = f"{whose}: what was broken" if stayed else whose
    yield f"{what} is as it was {when(copy, now)}, in backup {copy.number}."
    rows = [
        *((n, "put back; it was gone" if n in found.gone else "put back") for n in done.put_back),
        *((name, f"differs, and stays; {again} puts it back, too") for name in stayed),
        *((name, "is later, and stays") for name in found.later),
        *((name, "is kept elsewhere now, and stays there") for name in found.moved),
        *((path.name, "could not be read, and was set aside") for path in done.set_aside),
    ]
    yield from (f"  {line}" for line in columns(rows, longest=80))
    if done.before is None:
        yield "Nothing was there before."
        return
    undo = f"{PROGRAM} restore {done.before.number} takes this back"
    is_any_new = any(name in found.gone for name in done.put_back)
    stays = "; what was gone stays put back" if is_any_new else ""
    yield f"What was there before is backup {done.before.number}: {undo}{stays}."


def _differs(found: Difference) -> str:
    parts = [
        _told(found.changed, "differs", "differ"),
        _told(found.gone, "is gone now", "are gone now"),
        _told(found.moved, "is elsewhere now", "are elsewhere now"),
    ]
    told = "; ".join(filter(None, parts)) or "the same as now"
    later = len(found.later)
    return f"{told}, without {count(later, 'later file')}" if later else told


def _told(names: Sequence[str], one: str, more: str) -> str:
    short = [_STARTS.sub("", name.removesuffix(".toml")) for name in names]
    if len(names) < 2:
        return f"{short[0]} {one}" if names else ""
    told = " and ".join(short) if len(names) == 2 else f"{len(names)} files"
    return f"{told} {more}"
