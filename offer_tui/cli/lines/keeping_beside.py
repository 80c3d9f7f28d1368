"""What the debrief told beside the round put on the disk: days that are waited for, other roles."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from offer_tui.cli.lines.dialogue import Beside, Deadline
from offer_tui.cli.lines.keeping import Clock
from offer_tui.cli.lines.opening import Opened
from offer_tui.model.opportunity import Opportunity
from offer_tui.store.atomic import NotSaved
from offer_tui.store.library import Library
from offer_tui.store.locks import Held
from offer_tui.store.reading import FileProblem

_DAYS: tuple[Deadline, ...] = ("they_decide_by", "answer_by")


class BesideKeeper:
    """Keeps it; what the disk refuses stays in memory, and is tried again with the next line."""

    def __init__(self, library: Library, opened: Opened, clock: Clock) -> None:
        self._library = library
        self._slug = opened.slug
        self._clock = clock
        self._has_times = not opened.session.from_memory
        self._slugs: dict[str, str] = {}
        """Of the roles that were kept, by their ids."""
        self._since: dt.datetime | None = None
        self._latest = self._on_disk = Beside(opened.opportunity)

    def keep(self, beside: Beside) -> tuple[str, ...]:
        """Put what is new on the disk, and return what to say; nothing where nothing is."""
        self._latest = beside
        if beside == self._on_disk:
            self._since = None
            return ()
        try:
            heard = self._save(beside)
        except Exception as error:  # noqa: BLE001 - whatever it was, the round goes on
            self._since = self._since or self._clock()
            why = f"NOT SAVED since {self._since:%H:%M}: {_why(error)}."
            return (f"{why} It is kept in memory; I try again with the next line.",)
        was_failing, self._since = self._since is not None, None
        when = f" {self._clock():%H:%M}" if self._has_times else ""
        return (f"Saved{when}{', all of it' if was_failing else ''}.", *heard)

    @property
    def is_kept(self) -> bool:
        """Whether all that was told is on the disk."""
        return self._since is None

    def unsaved(self) -> str:
        """Return what could not be saved; nothing where all is."""
        if self.is_kept:
            return ""
        days = [
            f"{'they decide by' if part == 'they_decide_by' else 'they want your answer by'} {day}"
            for part, day in _changed_days(self._on_disk, self._latest).items()
        ]
        kept = {role.id for role in self._on_disk.roles}
        roles = [f"another role, {role.role}" for role in self._latest.roles if role.id not in kept]
        return f"not saved: {'; '.join([*days, *roles]) or 'what was taken back last'}"

    def _save(self, beside: Beside) -> list[str]:
        if days := _changed_days(self._on_disk, beside):
            self._library.keep_if_gone(self._slug, self._on_disk.opportunity)
            self._library.change_opportunity(self._slug, lambda now: now.model_copy(update=days))
            self._on_disk = replace(self._on_disk, opportunity=beside.opportunity)
        gone = [role for role in self._on_disk.roles if role not in beside.roles]
        new = [role for role in beside.roles if role not in self._on_disk.roles]
        return [*(self._forget(role) for role in gone), *(self._begin(role) for role in new)]

    def _begin(self, role: Opportunity) -> str:
        slug = self._slugs[role.id] = self._library.keep_opportunity(role)
        self._on_disk = replace(self._on_disk, roles=(*self._on_disk.roles, role))
        return f"It is {slug}: offer-tui show {slug}"

    def _forget(self, role: Opportunity) -> str:
        """Remove a role that was taken back; one that was changed since stays, and is named."""
        slug = self._slugs[role.id]
        is_same = self._library.opportunity(slug) == role
        if is_same:
            self._library.back_up(slug)
        is_gone = is_same and self._library.forget_empty(slug)
        left = tuple(one for one in self._on_disk.roles if one.id != role.id)
        self._on_disk = replace(self._on_disk, roles=left)
        return "" if is_gone else f"It was changed meanwhile, so it stays: offer-tui show {slug}"


def _changed_days(before: Beside, after: Beside) -> dict[str, dt.date | None]:
    values = {part: getattr(after.opportunity, part) for part in _DAYS}
    return {part: day for part, day in values.items() if day != getattr(before.opportunity, part)}


def _why(error: Exception) -> str:
    if isinstance(error, NotSaved):
        return error.why
    if isinstance(error, Held):
        return "another window is changing it"
    return str(error) if isinstance(error, FileProblem) else f"a fault: {type(error).__name__}"
