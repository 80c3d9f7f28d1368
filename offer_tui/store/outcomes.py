"""The outcomes of a library: found in its files, and remembered by the state of these.

What is remembered lies in the cache folder as plain text, like the index, and can be deleted at any
time: then every opportunity's file is looked at once more, and parsed if it has a reflection.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import json
import os
import threading
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from offer_tui.evaluator.evidence import Evidence
from offer_tui.evaluator.job import Job
from offer_tui.evaluator.learning import Outcome
from offer_tui.store.atomic import NotSaved, write_whole
from offer_tui.store.jobs import job_of, needs_rounds
from offer_tui.store.opportunities import OPPORTUNITY
from offer_tui.store.places import make_folder
from offer_tui.store.reading import FileProblem, read_bytes
from offer_tui.store.records import parse

if TYPE_CHECKING:
    from offer_tui.store.library import Library

VERSION = 2
"""Grows when what is remembered is worked out otherwise, so that none of it outlives that."""
_WORTH_PARSING = b"reflection"
"""What stands in every file that has a reflection."""


@dataclass(frozen=True, slots=True)
class _Known:
    """What the files of an opportunity said, and their state when they did."""

    state: str
    rounds: str
    """That of the rounds' files; nothing where they were not looked at."""
    job: Job | None


class Outcomes:
    """The jobs of one library that were looked back at; any thread may ask."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._path = library.places.cache / "outcomes.json"
        self._lock = threading.Lock()
        self._known: Mapping[str, _Known] | None = None

    def jobs(self) -> tuple[Job, ...]:
        """Return the jobs that were looked back at, as the files say now, the latest first.

        A file that cannot be read has no outcome; that it can't is said where it is listed.
        """
        with self._lock:
            before = self._remembered() if self._known is None else self._known
            now = self._looked_at(before)
            if now != before:
                self._remember(now)
            self._known = now
        found = [one.job for one in now.values() if one.job is not None]
        return tuple(sorted(found, key=lambda job: (-job.looked_back.toordinal(), job.slug)))

    def taught(self) -> tuple[Outcome, ...]:
        """Return the outcomes alone."""
        return tuple(job.outcome for job in self.jobs())

    def _looked_at(self, before: Mapping[str, _Known]) -> dict[str, _Known]:
        try:
            slugs = self._library.slugs()
        except FileProblem:
            return dict(before)
        now: dict[str, _Known] = {}
        folder = os.fspath(self._library.places.opportunities)
        for slug in slugs:
            state = _state(f"{folder}{os.sep}{slug}{os.sep}opportunity.toml")
            known = before.get(slug)
            if known is None or known.state != state or known.rounds != self._rounds(known, slug):
                known = self._read(slug, state)
            if known is not None:
                now[slug] = known
        return now

    def _rounds(self, known: _Known, slug: str) -> str:
        return self._state_of_rounds(slug) if known.rounds else ""

    def _state_of_rounds(self, slug: str) -> str:
        states = (_state(os.fspath(path)) for path in self._library.round_paths(slug))
        return " ".join(states) or "none"

    def _read(self, slug: str, state: str) -> _Known | None:
        """Return what the files say; None where that may be otherwise though they stay."""
        path = self._library.record_path(slug)
        try:
            content = read_bytes(path)
        except FileProblem:
            return None
        if _WORTH_PARSING not in content:
            return _Known(state, "", None)
        try:
            opportunity = parse(path, content, OPPORTUNITY).record
        except FileProblem:
            return _Known(state, "", None)
        if not (opportunity.reflections and needs_rounds(opportunity)):
            return _Known(state, "", job_of(slug, opportunity, ()))
        rounds = self._state_of_rounds(slug)
        sessions = [one.session for one in self._library.rounds(slug)[0]]
        return _Known(state, rounds, job_of(slug, opportunity, sessions))

    # Between two runs.

    def _remembered(self) -> Mapping[str, _Known]:
        try:
            kept = json.loads(self._path.read_bytes())
            if kept["version"] != VERSION:
                return {}
            return {
                slug: _Known(state, rounds, _unpacked(slug, job))
                for slug, (state, rounds, job) in kept["opportunities"].items()
            }
        except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
            return {}

    def _remember(self, known: Mapping[str, _Known]) -> None:
        told = {slug: [one.state, one.rounds, _packed(one.job)] for slug, one in known.items()}
        text = json.dumps({"version": VERSION, "opportunities": told})
        with contextlib.suppress(OSError, NotSaved):  # it is only found anew the next time
            make_folder(Path(self._path.parent))
            write_whole(self._path, text.encode())


def _state(path: str) -> str:
    """Return what tells that a file is another one than before."""
    try:
        status = os.stat(path)  # noqa: PTH116 - a Path for each of thousands takes twice as long
    except OSError as error:
        return f"{error.errno}"
    return f"{status.st_ino}:{status.st_size}:{status.st_mtime_ns}"


def _packed(job: Job | None) -> dict[str, Any] | None:
    if job is None:
        return None
    said = job.outcome
    return {
        "company": job.company, "role": job.role, "decided": job.decided.isoformat(),
        "looked_back": job.looked_back.isoformat(), "is_altered": job.is_altered,
        "outcome": {
            "opportunity": said.opportunity, "taken": said.taken, "days_after": said.days_after,
            "would_accept_again": said.would_accept_again, "forecast": said.forecast,
            "own_forecast": said.own_forecast, "evidence": dict(said.evidence.standing),
        },
    }  # fmt: skip


def _unpacked(slug: str, told: dict[str, Any] | None) -> Job | None:
    """Return the job. Raises ValueError, TypeError, KeyError or AttributeError if it is none."""
    if told is None:
        return None
    days = {name: dt.date.fromisoformat(told[name]) for name in ("decided", "looked_back")}
    said = Outcome(**told["outcome"])
    evidence = Evidence(dict(sorted(told["outcome"]["evidence"].items())))
    return Job(**{**told, **days, "slug": slug, "outcome": replace(said, evidence=evidence)})
