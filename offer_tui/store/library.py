"""The library: opportunities and their rounds as folders of files, each read by itself."""

from __future__ import annotations

import contextlib
import datetime as dt
import itertools
import os
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from offer_tui.hindsight.staging import talking
from offer_tui.model.opportunity import OPPORTUNITY_SCHEMA, Opportunity
from offer_tui.model.profile import PROFILE_SCHEMA, Profile
from offer_tui.model.session import SESSION_SCHEMA, Session
from offer_tui.model.stages import BEFORE_TALKS
from offer_tui.model.text import normalise
from offer_tui.store.atomic import DISK, Disk, NotSaved
from offer_tui.store.backup import PROFILE_COPY, Backup, back_up
from offer_tui.store.identity import new_id
from offer_tui.store.locks import Held, Lock
from offer_tui.store.naming import is_conflict, is_session, numbered, session_name, slug_for
from offer_tui.store.opportunities import OPPORTUNITY, PATIENCE, PROFILE, change
from offer_tui.store.places import Places, make_folder, tighten
from offer_tui.store.reading import FileProblem, Missing, in_words, read_toml
from offer_tui.store.records import Kind, RecordFile, Saved, load
from offer_tui.store.references import UnknownReference, resolved
from offer_tui.store.sessions import SESSION, SessionFile, load_session

if TYPE_CHECKING:
    from offer_tui.store.outcomes import Outcomes

RECORD = "opportunity.toml"
UNNAMED = "unnamed"
"""The slug of an opportunity that waits for its name; of the second one unnamed-2."""
_NUMBERED_ROUND = re.compile(r"round [0-9]+\Z")
_YOUNG = dt.timedelta(hours=1)
"""A copy as young as this is enough before a change."""


@dataclass(frozen=True, slots=True)
class Round:
    """A round and where it is kept."""

    path: Path
    session: Session


@dataclass(frozen=True, slots=True)
class Entry:
    """An opportunity and the name of its folder."""

    slug: str
    opportunity: Opportunity


class Library:
    """All that is kept in one data folder."""

    def __init__(self, places: Places, disk: Disk = DISK) -> None:
        self.places = places
        self._disk = disk

    @cached_property
    def outcomes(self) -> Outcomes:
        """How the jobs in it turned out."""
        from offer_tui.store.outcomes import Outcomes  # noqa: PLC0415 - it reads this library

        return Outcomes(self)

    def slugs(self) -> tuple[str, ...]:
        """Return the names of the opportunities' folders. Raises FileProblem."""
        try:
            with os.scandir(self.places.opportunities) as entries:
                return tuple(sorted(e.name for e in entries if e.name[0] != "." and e.is_dir()))
        except FileNotFoundError:
            return ()
        except OSError as error:
            mend = "make it readable for you"
            raise FileProblem(self.places.opportunities, in_words(error), mend) from error

    def opportunities(self) -> tuple[tuple[Entry, ...], tuple[FileProblem, ...]]:
        """Return the opportunities that can be read, and what is wrong with the others."""
        entries, problems = [], []
        try:
            slugs = self.slugs()
        except FileProblem as problem:
            return (), (problem,)
        for slug in slugs:
            try:
                entries.append(Entry(slug, self.opportunity(slug)))
            except FileProblem as problem:
                problems.append(problem)
        return tuple(entries), tuple(problems)

    def opportunity(self, slug: str) -> Opportunity:
        """Return the opportunity. Raises FileProblem."""
        return load(self.record_path(slug), OPPORTUNITY).record

    def rounds(self, slug: str) -> tuple[tuple[Round, ...], tuple[FileProblem, ...]]:
        """Return the rounds that can be read, in the order they began, and the others' problems."""
        rounds, problems = [], []
        for path in self.round_paths(slug):
            try:
                rounds.append(Round(path, load_session(path).record))
            except FileProblem as problem:
                problems.append(problem)
        rounds.sort(key=lambda r: (r.session.began, r.session.id))
        return tuple(rounds), tuple(problems)

    def round_paths(self, slug: str) -> tuple[Path, ...]:
        """Return the files of the rounds, by name; those that other programs left are none."""
        return tuple(path for path in self._files(slug) if is_session(path.name))

    def conflicts(self) -> tuple[Path, ...]:
        """Return the versions that were set aside, by this application or a program that syncs."""
        return tuple(p for s in self.slugs() for p in self._files(s) if is_conflict(p.name))

    def record_path(self, slug: str) -> Path:
        """Return the opportunity's own file. Raises UnknownReference for what names no folder."""
        if slug in {"", ".", ".."} or "/" in slug or "\\" in slug or "\0" in slug:
            raise UnknownReference(slug, (), is_ambiguous=False)
        return self.places.opportunities / slug / RECORD

    def resolve(self, reference: str) -> str:
        """Return the slug that a slug, a prefix of only one, or an opportunity's id stands for.

        Raises UnknownReference, with the nearest ones.
        """
        return resolved(reference, self.slugs(), self._with_id)

    def new_opportunity(
        self, company: str, role: str = "", posting: str = "", *, stage: str = "interviewing"
    ) -> str:
        """Keep an opportunity, return its slug. Raises NotSaved; ValueError without a name."""
        values = {
            "schema": OPPORTUNITY_SCHEMA,
            "id": new_id(),
            "company": normalise(company).strip(),
            "role": normalise(role).strip(),
            "stage": stage,
            "created": _now(),
            "posting": normalise(posting),
        }
        return self.keep_opportunity(Opportunity.model_validate(values))

    def keep_opportunity(self, opportunity: Opportunity) -> str:
        """Keep an opportunity under a new slug, and return it. Raises NotSaved."""
        is_unnamed = opportunity.is_unnamed
        name = UNNAMED if is_unnamed else slug_for(opportunity.company, opportunity.id)
        for slug in (numbered(name, number) for number in itertools.count(1)):
            if self._claimed(slug):
                try:
                    RecordFile.created(self.record_path(slug), OPPORTUNITY, opportunity, self._disk)
                except BaseException:
                    _give_back(self.places.opportunities / slug)
                    raise
                return slug
        raise AssertionError

    def change_opportunity(
        self, slug: str, step: Callable[[Opportunity], Opportunity]
    ) -> Saved[Opportunity]:
        """Change an opportunity by a step from what is on the disk.

        Raises FileProblem, Held, NotSaved.
        """
        path = self.record_path(slug)
        if _is_older(path, OPPORTUNITY):
            self.back_up(slug)
        return change(path, self.places.locks, OPPORTUNITY, step, self._disk)

    def keep_if_gone(self, slug: str, opportunity: Opportunity) -> None:
        """Write an opportunity's file again that was deleted while a round of it is open.

        Never in the way of the round: what fails here is tried again with the next change.
        """
        path = self.record_path(slug)
        if os.path.lexists(path):
            return
        with contextlib.suppress(OSError, NotSaved):
            make_folder(path.parent)
            RecordFile.created(path, OPPORTUNITY, opportunity, self._disk)

    def new_session(
        self,
        slug: str,
        round_name: str = "",
        *,
        began: dt.datetime | None = None,
        with_whom: str = "",
        planned_minutes: int | None = None,
        from_memory: bool = False,
    ) -> SessionFile:
        """Begin a round, open for writing; it is on the disk when this returns.

        An opportunity that was only looked at or applied for is at the interviews by that.
        Raises NotSaved, FileProblem.
        """
        values = {
            "schema": SESSION_SCHEMA,
            "id": new_id(),
            "round": normalise(round_name).strip() or self.next_round(slug),
            "with": normalise(with_whom).strip(),
            "began": began or _now(),
            "planned_minutes": planned_minutes,
            "from_memory": from_memory,
        }
        self.back_up(slug)
        set_ = {key: value for key, value in values.items() if value not in (None, "", False)}
        session = Session.model_validate(set_)
        held = self.keep_session(slug, session)
        self._talk(slug, session.began)
        return held

    def _talk(self, slug: str, at: dt.datetime) -> None:
        """Note that they talk by now; never in the way of the round, as it can be said later."""
        with contextlib.suppress(FileProblem, Held, NotSaved):
            if self.opportunity(slug).stage in BEFORE_TALKS:
                self.change_opportunity(slug, lambda o: talking(o, at))

    def keep_session(self, slug: str, session: Session) -> SessionFile:
        """Keep a round under a name that nothing has, open for writing. Raises as new_session."""
        folder = self.record_path(slug).parent
        for number in itertools.count(1):
            path = folder / session_name(session.began, session.round, number)
            try:
                return SessionFile.created(path, self.places.locks, session, self._disk)
            except FileExistsError:
                continue
        raise AssertionError

    def move_round(self, file: SessionFile, slug: str) -> Session:
        """Move an open round to another opportunity, and return it as it is called there.

        "round 1" and the like become the next number there. The file is in one of the two folders,
        whole, whatever happens, and nothing is ever written over. Raises NotSaved, FileProblem,
        Held; then the round is where it was.
        """
        folder = self.record_path(slug).parent
        if folder == file.path.parent:
            return file.session
        lock = Lock(self.places.locks, self.opportunity(slug).id)
        lock.acquire(wait=PATIENCE)  # against another window that moves a round to the same name
        try:
            self.back_up(file.path.parent.name)
            return file.move(folder, lambda session: _called(session, self.next_round(slug)))
        finally:
            lock.release()

    def forget_empty(self, slug: str) -> bool:
        """Remove an opportunity that has nothing but its own file; return whether it did."""
        path = self.record_path(slug)
        try:
            if set(self._files(slug)) != {path}:
                return False
            path.unlink()
            path.parent.rmdir()
        except OSError:
            return False
        return True

    def open_session(self, path: Path) -> SessionFile:
        """Open a round for writing, with a copy of it among the backups.

        Raises Held when another window has it; FileProblem.
        """
        young = None if _is_older(path, SESSION) else _YOUNG
        self.back_up(path.parent.name, unless_younger_than=young)
        return SessionFile.opened(path, self.places.locks, self._disk)

    def back_up(self, slug: str, unless_younger_than: dt.timedelta | None = None) -> Backup | None:
        """Keep a copy of an opportunity's files as they are, or of the profile (``PROFILE_COPY``).

        None where there is none to keep. A copy that cannot be made holds nobody up.
        """
        try:
            return back_up(
                self.places, slug, unless_younger_than=unless_younger_than, disk=self._disk
            )
        except OSError:
            return None

    def next_round(self, slug: str) -> str:
        """Return what the next round is called: "round 3" after two."""
        return f"round {len(self.round_paths(slug)) + 1}"

    def profile(self) -> Profile:
        """Return the person's profile, a new one when there is none yet. Raises FileProblem."""
        try:
            return load(self.places.profile, PROFILE).record
        except Missing:
            return self.new_profile()

    def profile_or_default(self) -> tuple[Profile, FileProblem | None]:
        """Return the profile; one that cannot be read counts as nothing told, and why is said."""
        try:
            return self.profile(), None
        except FileProblem as problem:
            return self.new_profile(), problem

    def new_profile(self) -> Profile:
        """Return the profile of someone who told nothing yet; it is not written."""
        return Profile.model_validate({"schema": PROFILE_SCHEMA, "id": new_id()})

    def change_profile(self, step: Callable[[Profile], Profile]) -> Saved[Profile]:
        """Change the profile by a step from what is on the disk, with a copy of it as it was.

        Raises as change_opportunity.
        """
        path = self.places.profile
        if not os.path.lexists(path):
            record = step(self.profile())
            try:
                return RecordFile.created(path, PROFILE, record, self._disk).save(record)
            except FileExistsError:
                pass  # another window was first
        young = None if _is_older(path, PROFILE) else _YOUNG
        self.back_up(PROFILE_COPY, unless_younger_than=young)
        return change(path, self.places.locks, PROFILE, step, self._disk)

    def _files(self, slug: str) -> Iterator[Path]:
        folder = self.record_path(slug).parent
        try:
            names = sorted(entry.name for entry in os.scandir(folder))
        except OSError:
            return
        yield from (folder / name for name in names)

    def _with_id(self, wanted: str) -> str | None:
        entries, _ = self.opportunities()
        return next((e.slug for e in entries if e.opportunity.id == wanted), None)

    def _claimed(self, slug: str) -> bool:
        folder = self.places.opportunities / slug
        try:
            make_folder(folder.parent)
            tighten(folder.parent, 0o700)
        except OSError as error:
            raise NotSaved(folder, in_words(error)) from error
        try:
            folder.mkdir(mode=0o700)
        except FileExistsError:
            return False
        except OSError as error:
            raise NotSaved(folder, in_words(error)) from error
        return True


def _called(session: Session, next_round: str) -> Session:
    """Return the round under the next name, if it bears a number only."""
    is_numbered = _NUMBERED_ROUND.match(session.round)
    return session.model_copy(update={"round": next_round}) if is_numbered else session


def _give_back(folder: Path) -> None:
    try:
        folder.rmdir()
    except OSError:
        return


def _is_older(path: Path, kind: Kind[Any]) -> bool:
    """Whether the next write of the file takes it to a newer schema."""
    if not kind.steps:
        return False
    try:
        schema = read_toml(path).data.get("schema")
    except FileProblem:
        return False
    return isinstance(schema, int) and schema < kind.schema


def _now() -> dt.datetime:
    return dt.datetime.now().astimezone().replace(microsecond=0)
