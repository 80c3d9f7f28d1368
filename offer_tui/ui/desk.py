"""The desk: what the screens ask of the files. Its methods block, so threads call them."""

from __future__ import annotations

import contextlib
import datetime as dt
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from offer_tui.model.summary import HomeRow
from offer_tui.store.index import Index
from offer_tui.store.places import Places

if TYPE_CHECKING:
    from pathlib import Path

    from offer_tui.capture.wishes import Whose
    from offer_tui.evaluator.evaluation import Evaluation
    from offer_tui.model.opportunity import Decision, Opportunity, Stage
    from offer_tui.model.profile import Profile
    from offer_tui.model.session import Session
    from offer_tui.model.signal import Catalogue
    from offer_tui.posting.reading import Reading
    from offer_tui.posting.rules import Rules
    from offer_tui.preparation.changes import PostingChange
    from offer_tui.store.atomic import NotSaved
    from offer_tui.store.library import Library, Round
    from offer_tui.store.reading import FileProblem
    from offer_tui.store.records import Saved
    from offer_tui.store.sessions import SessionFile
    from offer_tui.store.writer import Writer
    from offer_tui.ui.appraisal import Appraised
    from offer_tui.ui.opportunity_writer import OpportunityWriter, Step
    from offer_tui.ui.prepare.source import Source
    from offer_tui.ui.profile.edits import ProfileChanges
    from offer_tui.ui.round import OpenRound, RoundRequest

OnSaved = Callable[["Session", Sequence[str]], None]
"""What is on the disk now, and what the person should hear of."""
OnNotSaved = Callable[[dt.datetime, str], None]
_ALL = 100_000
"""More opportunities than anyone has."""


@dataclass(frozen=True, slots=True)
class Unreadable:
    """An opportunity whose file cannot be read."""

    slug: str
    """The name of its folder."""
    why: str
    """What is wrong, in short: line, key, what."""
    problem: str
    """The same in full: which file, and how to mend it."""


@dataclass(frozen=True, slots=True)
class Refreshed:
    """The home screen's rows as the files say now, and what is wrong with some."""

    rows: tuple[HomeRow, ...]
    notices: tuple[str, ...]
    unreadable: tuple[Unreadable, ...] = ()
    """The opportunities that have no row; ``notices`` hold all other problems."""
    is_whole: bool = True
    """Whether the folder of the opportunities could be read, so that no rows means there are none.
    """
    announced: tuple[str, ...] = ()
    """That turning a good one down soon costs more; the longest words first."""


class Desk:
    """Reads and writes one library for the screens; imports what is slow when it is needed."""

    def __init__(self, places: Places) -> None:
        self.places = places
        self._index = Index(places)
        self._refreshing = threading.Lock()
        self._listeners: dict[str, tuple[OnSaved, OnNotSaved]] = {}
        self._opened: dict[str, OpenRound] = {}
        self._unsaved: dict[str, Session] = {}
        self.latest = ""
        """The slug of the opportunity whose round was opened last."""
        self._placing = threading.Lock()
        self._rows: tuple[HomeRow, ...] = ()

    # Quick enough for the event loop.

    def now(self) -> dt.datetime:
        """Return the time with this machine's offset, to the second."""
        return dt.datetime.now().astimezone().replace(microsecond=0)

    def new_id(self) -> str:
        """Return a new id."""
        from offer_tui.store.identity import new_id  # noqa: PLC0415 - not before the first paint

        return new_id()

    def known_rows(self) -> tuple[HomeRow, ...]:
        """Return the rows that the index remembers, for the first paint."""
        return self._index.rows(today=self.now().date())

    def save(self, opened: OpenRound, session: Session, saved: OnSaved, failed: OnNotSaved) -> None:
        """Hand a state of the round to the writing thread."""
        self._listeners[session.id] = (saved, failed)
        self._unsaved[session.id] = session
        if opened.file is not None:
            # Always from what was opened: what another program changes meanwhile is joined to it
            # in the file, and never moves anything under the person's eyes.
            self._writer.submit(opened.file, session)

    def change(
        self, slug: str, step: Step, kept: Callable[[], None], not_kept: Callable[[str], None]
    ) -> None:
        """Hand a change of an opportunity to the thread that writes these, in their order."""
        self._changes.submit(slug, step, kept, not_kept)

    # For threads.

    @cached_property
    def library(self) -> Library:
        """The files."""
        from offer_tui.store.library import Library  # noqa: PLC0415 - pydantic, after the paint

        return Library(self.places)

    @cached_property
    def _catalogue_and_problems(self) -> tuple[Catalogue, tuple[FileProblem, ...]]:
        from offer_tui.store.catalogue import load_catalogue  # noqa: PLC0415 - after the paint

        return load_catalogue(self.places.config / "signals")

    @property
    def catalogue(self) -> Catalogue:
        """The signals, the person's own included."""
        return self._catalogue_and_problems[0]

    @cached_property
    def _posting_rules(self) -> Rules:
        from offer_tui.store.posting_rules import load_posting_rules  # noqa: PLC0415 - as above

        return load_posting_rules()

    @cached_property
    def _changes(self) -> OpportunityWriter:
        from offer_tui.ui.opportunity_writer import OpportunityWriter  # noqa: PLC0415 - as above

        return OpportunityWriter(self.library.change_opportunity)

    @cached_property
    def _writer(self) -> Writer:
        from offer_tui.store.writer import Writer  # noqa: PLC0415 - after the paint

        return Writer(self._saved, self._not_saved)

    def warm(self) -> None:
        """Import and read what the next key will need."""
        from offer_tui.capture import machine  # noqa: F401, PLC0415
        from offer_tui.evaluator import watch  # noqa: F401, PLC0415
        from offer_tui.store import scripts, sheets  # noqa: F401, PLC0415
        from offer_tui.ui.live import opening, screen  # noqa: F401, PLC0415

        self.new_id()
        _ = self.library, self.catalogue, self._writer

    def refresh(self) -> Refreshed:
        """Read what changed, and return the home screen's rows."""
        from offer_tui.store.appraisal import row_appraiser  # noqa: PLC0415 - after the paint
        from offer_tui.store.library import RECORD  # noqa: PLC0415
        from offer_tui.store.places import writable  # noqa: PLC0415

        with self._refreshing:
            problems = [*self._catalogue_and_problems[1]]
            if (broken := self.library.profile_or_default()[1]) is not None:
                problems.insert(0, broken)
            if (refused := writable(self.places)) is not None:
                problems.insert(0, refused)
            found = self._index.refresh(self.library, row_appraiser(self.catalogue, self.library))
            if self._end_forgotten(found.rows):
                found = self._index.refresh(
                    self.library, row_appraiser(self.catalogue, self.library)
                )
            folder = self.places.opportunities
            lost = [p for p in found.problems if p.path == folder / p.path.parent.name / RECORD]
            said = [str(p) for p in (*problems, *found.problems) if p not in lost]
            self._rows = found.rows
            return Refreshed(
                found.rows,
                (*said, *found.notices),
                tuple(_unreadable(problem) for problem in lost),
                all(p.path != folder for p in found.problems),
                self.announcement(),
            )

    def _end_forgotten(self, rows: Sequence[HomeRow]) -> int:
        """End the rounds that were left open too long ago; return how many."""
        from offer_tui.store.forgotten import end_forgotten  # noqa: PLC0415 - as above

        now = self.now()
        left = (row.slug for row in rows if any(one.is_forgotten(now) for one in row.going_on))
        return sum(end_forgotten(self.library, slug, now) for slug in left)

    def mend_index(self) -> bool:
        """Look the index through, and return whether it has to be made anew by a refresh."""
        return self._index.throw_away_if_damaged()

    def search(self, query: str) -> tuple[str, ...]:
        """Return the slugs of the opportunities that say it, in names, notes or quotes.

        Raises SearchOff when there is no index to search.
        """
        return tuple(dict.fromkeys(found.slug for found in self._index.search(query)))

    def new_opportunity(self, company: str, role: str) -> str:
        """Keep a new opportunity and return its slug. Raises NotSaved, FileProblem."""
        return self.library.new_opportunity(company, role)

    def name_rounds(self, placeholder: str, company: str, target: str) -> str:
        """Give the rounds of an unnamed opportunity to a known one or a new one; return its slug.

        Raises Held, NotSaved, FileProblem.
        """
        from offer_tui.store.attaching import name_rounds  # noqa: PLC0415 - when it is asked

        return name_rounds(self.library, placeholder, company, target)

    def appraised(self, slug: str) -> Appraised:
        """Return everything known of an opportunity. Raises FileProblem."""
        from offer_tui.capture.sheet import make_sheet  # noqa: PLC0415
        from offer_tui.evaluator.evaluation import course  # noqa: PLC0415
        from offer_tui.store.appraisal import appraise, decline_loss, findings  # noqa: PLC0415
        from offer_tui.ui.appraisal import Appraised, Personal  # noqa: PLC0415
        from offer_tui.ui.evaluation.unsaid import unsaid  # noqa: PLC0415
        from offer_tui.ui.profile.words import announcements  # noqa: PLC0415

        opportunity = self.library.opportunity(slug)
        rounds, problems = self.library.rounds(slug)
        sessions = tuple(r.session for r in rounds)
        today = self.now().date()
        profile, broken = self.library.profile_or_default()
        evaluation = appraise(self.catalogue, profile, opportunity, sessions, today)
        loss = decline_loss(profile, today)
        moved = course(
            self.catalogue,
            findings(opportunity.observations, sessions),
            evaluation.circumstances,
            settled=opportunity.settled,
        )
        # What was found outside of the rounds is no step of its own.
        moved = moved[-len(sessions) :] if sessions else ()
        sheet = make_sheet(self.catalogue, opportunity.promises, own=opportunity.questions)
        said = tuple(str(problem) for problem in problems)
        return Appraised(
            slug, opportunity, sessions, evaluation, sheet, moved, said,
            Personal(
                loss,
                profile.join_loss_months is not None,
                # What is told in a file that can't be read is not what was never told.
                None if broken else unsaid(profile, loss, evaluation),
                announcements(loss, profile.money_until, today),
            ),
        )  # fmt: skip

    def source(self, slug: str) -> Source:
        """Return what preparing for a talk rests on. Raises FileProblem."""
        from offer_tui.ui.prepare.source import Source  # noqa: PLC0415 - when it is asked

        opportunity = self.library.opportunity(slug)
        rounds, problems = self.library.rounds(slug)
        profile, broken = self.library.profile_or_default()
        reading, change = self._readings(opportunity)
        said = (*([str(broken)] if broken else []), *map(str, problems))
        sessions = tuple(r.session for r in rounds)
        return Source(slug, opportunity, sessions, self.catalogue, profile, reading, change, said)

    def _readings(self, opportunity: Opportunity) -> tuple[Reading | None, PostingChange | None]:
        """Return what the posting says, and how it differs from the version before."""
        from offer_tui.posting.reader import differences, read  # noqa: PLC0415 - when it is asked
        from offer_tui.preparation.changes import (  # noqa: PLC0415
            older_versions,
            posting_change,
        )

        if not opportunity.posting.strip():
            return None, None
        reading = read(opportunity.posting, self._posting_rules)
        earlier = opportunity.earlier_postings
        if not earlier:
            return reading, None
        before = read(earlier[-1].text, self._posting_rules)
        read_on = opportunity.posting_read_on or self.now().date()
        changed = differences(before, reading)
        return reading, posting_change(
            changed, earlier[-1].until, read_on, older_versions(opportunity)
        )

    def posting_text(self, path: Path) -> str:
        """Return the text of a file that holds a posting. Raises FileProblem."""
        from offer_tui.store.given import given_text  # noqa: PLC0415 - when it is asked

        return given_text(str(path))

    def weighed(self, appraised: Appraised, join: float, decline: float) -> Evaluation:
        """Return the same evidence under other losses, in months."""
        from offer_tui.evaluator.evaluation import evaluate  # noqa: PLC0415
        from offer_tui.store.appraisal import findings  # noqa: PLC0415

        around = replace(
            appraised.evaluation.circumstances, join_loss_months=join, decline_loss_months=decline
        )
        rounds = findings(appraised.opportunity.observations, appraised.sessions)
        settled = appraised.opportunity.settled
        return evaluate(self.catalogue, rounds, around, settled=settled, batches=False)

    def profile(self) -> Profile:
        """Return what the person told about themselves. Raises FileProblem."""
        return self.library.profile()

    def keep_profile(self, changes: ProfileChanges) -> Profile:
        """Keep these keys of the profile, and return it as the file says it now.

        Raises Held, NotSaved, FileProblem.
        """
        from offer_tui.ui.profile.edits import changed  # noqa: PLC0415

        return self.library.change_profile(lambda profile: changed(profile, changes)).record

    def announcement(self) -> tuple[str, ...]:
        """Return that turning a good one down soon costs more, the longest words first."""
        from offer_tui.store.appraisal import decline_loss  # noqa: PLC0415
        from offer_tui.ui.profile.words import ahead  # noqa: PLC0415

        profile, today = self.library.profile_or_default()[0], self.now().date()
        return ahead(decline_loss(profile, today), profile.money_until, today)

    def decide(self, slug: str, stage: Stage, because: str) -> None:
        """Close an opportunity, with what it added up to on the day.

        Raises Held, NotSaved, FileProblem.
        """
        from offer_tui.model.opportunity import Decision  # noqa: PLC0415
        from offer_tui.store.appraisal import frozen  # noqa: PLC0415

        appraised = self.appraised(slug)
        kept = frozen(appraised.evaluation, self.now())
        words = {"because": because} if because else {}
        evaluated = {"evaluation": kept} if not appraised.is_empty else {}
        decision = Decision.model_validate({"on": self.now().date(), **words, **evaluated})
        self.library.change_opportunity(slug, lambda o: _decided(o, stage, decision))

    def reopen(self, slug: str) -> None:
        """Open what was closed again; the decision stays written down until the next one.

        Raises Held, NotSaved, FileProblem.
        """
        changed = {"stage": "interviewing"}
        self.library.change_opportunity(slug, lambda o: o.model_copy(update=changed))

    def settle(self, slug: str, signal: str) -> None:
        """Let the latest answer stand where rounds differ. Raises Held, NotSaved, FileProblem."""
        self.library.change_opportunity(slug, lambda o: _toggled(o, "settled", signal))

    def put_aside(self, slug: str, part: str, signal: str) -> None:
        """Mark a signal as ``unavailable`` or ``not_applicable``, or take that back.

        Raises Held, NotSaved, FileProblem.
        """
        self.library.change_opportunity(slug, lambda o: _toggled(o, part, signal))

    def rate(self, slug: str, session_id: str, rating: int) -> None:
        """Note how a round felt. Raises Held, NotSaved, FileProblem."""
        from offer_tui.model.session import Gut  # noqa: PLC0415

        file = self.library.open_session(self._round(slug, session_id).path)
        try:
            gut = Gut(rating=rating, at=self.now())
            file.save(file.session.model_copy(update={"gut": gut}))
        finally:
            file.close()

    def open_round(self, request: RoundRequest) -> OpenRound:
        """Open the round, or begin it, or read it when another window has it.

        Raises NotSaved and FileProblem when it cannot be kept, before a word is lost.
        """
        slug, opportunity = self._whose(request)
        rounds, _ = self.library.rounds(slug)
        file, session, held_by = self._session(slug, request, opportunity, rounds)
        opened = self._open(slug, opportunity, session, rounds, file, held_by)
        self._opened[session.id] = opened
        self.latest = slug
        return opened

    def attach(self, opened: OpenRound, whose: Whose) -> OpenRound:
        """Move an open round to another opportunity, and return it as it goes on there.

        A placeholder that it leaves without any round goes. Raises NotSaved, FileProblem, Held;
        then the round is where it was, and goes on there.
        """
        from offer_tui.store.atomic import NotSaved  # noqa: PLC0415
        from offer_tui.store.attaching import forget_given, give_round  # noqa: PLC0415

        file = opened.file
        if file is None or not self._writer.flush():
            where = file.path if file else self.library.record_path(opened.slug)
            raise NotSaved(where, "what was typed last is not saved yet")
        target = whose.slug or self._made_meanwhile(opened, whose.company)
        giver = opened.opportunity
        if giver.is_unnamed:
            giver = self.library.opportunity(opened.slug)
        slug, session = give_round(self.library, file, giver, whose.company, target)
        opportunity, (rounds, _) = self.library.opportunity(slug), self.library.rounds(slug)
        moved = self._open(slug, opportunity, session, rounds, file, "")
        with self._placing:
            self._opened[session.id] = moved
            forget_given(self.library, opened.slug, to_known=bool(target))
        return moved

    def export(self, opened: OpenRound, session: Session) -> Path:
        """Write the round down as text in a file of its own, and return where. Raises NotSaved."""
        from offer_tui.store.exports import export_round  # noqa: PLC0415 - when it is asked

        sheet = opened.line.sheet
        return export_round(self.places, opened.slug, opened.opportunity, session, sheet)

    def _made_meanwhile(self, opened: OpenRound, company: str) -> str:
        """Return the opportunity of that name which the line could not list yet; nothing if none.

        One that it did list was not meant: the person chose a new one.
        """
        from offer_tui.store.naming import folded  # noqa: PLC0415
        from offer_tui.store.reading import FileProblem  # noqa: PLC0415

        listed = {opened.slug, *(whose.slug for whose in opened.line.known)}
        name = folded(company)
        for slug in self.library.slugs() if name else ():
            if slug not in listed and slug.startswith(name):
                with contextlib.suppress(FileProblem):
                    one = self.library.opportunity(slug)
                    if one.company.casefold() == company.casefold() and not one.is_closed:
                        return slug
        return ""

    def _open(
        self,
        slug: str,
        opportunity: Opportunity,
        session: Session,
        rounds: Sequence[Round],
        file: SessionFile | None,
        held_by: str,
    ) -> OpenRound:
        from offer_tui.store.scripts import load_scripts  # noqa: PLC0415
        from offer_tui.ui.live import opening  # noqa: PLC0415
        from offer_tui.ui.round import OpenRound  # noqa: PLC0415

        before = [r.session for r in rounds if r.session.id != session.id]
        profile, _ = self.library.profile_or_default()
        known = self._rows or self._index.rows(limit=_ALL, today=self.now().date())
        line = opening.opening_line(
            self.catalogue, profile, opportunity, before, session, self.now(), known
        )
        heading = opening.heading_of(opportunity, session)
        earlier = opening.earlier_answers(opportunity, before)
        return OpenRound(slug, opportunity, heading, line, file, earlier, load_scripts(), held_by)

    def close_round(self, opened: OpenRound) -> None:
        """Let another window write the round."""
        known = self._opened.pop(opened.line.session.id, None)
        if known is not None and known.file is not None:
            known.file.close()

    def close(self, timeout: float = 5.0) -> bool:
        """Write what is left, and give back every lock; return whether all is on the disk."""
        kept = True
        if "_writer" in self.__dict__:
            kept = self._writer.close(timeout)
        if "_changes" in self.__dict__:
            kept = self._changes.close(timeout) and kept
        for opened in self._opened.values():
            if opened.file is not None:
                opened.file.close()
        return kept

    def _whose(self, request: RoundRequest) -> tuple[str, Opportunity]:
        """Return the opportunity; a new one where there is none, or its file is gone."""
        from offer_tui.store.reading import Missing  # noqa: PLC0415

        if request.slug:
            try:
                return request.slug, self.library.opportunity(request.slug)
            except Missing:
                if request.session_id:
                    raise
        if request.name:
            slug = self.library.new_opportunity(request.name)
        else:
            slug = self.library.new_unnamed()
        return slug, self.library.opportunity(slug)

    def _session(
        self, slug: str, request: RoundRequest, opportunity: Opportunity, rounds: Sequence[Round]
    ) -> tuple[SessionFile | None, Session, str]:
        from offer_tui.model.progress import meant, still_goes_on  # noqa: PLC0415
        from offer_tui.store.locks import Held  # noqa: PLC0415

        before = [one.session for one in rounds]
        session_id = request.session_id
        if request.may_go_on:
            # As the files say now: what the index remembers may be another window's past.
            going_on = still_goes_on(before, self.now(), from_memory=request.from_memory)
            session_id = going_on.id if going_on else ""
        if not session_id:
            planned = meant(
                opportunity.planned, before, self.now(), from_memory=request.from_memory
            )
            file = self.library.new_session(
                slug,
                planned.round if planned else "",
                with_whom=planned.with_whom if planned else "",
                planned_minutes=planned.minutes if planned else None,
                from_memory=request.from_memory,
            )
            return file, file.session, ""
        found = next((r for r in rounds if r.session.id == session_id), None)
        # What cannot be read is named there.
        found = found or self._round(slug, session_id)
        try:
            file = self.library.open_session(found.path)
        except Held as held:
            return None, found.session, str(held.holder or "")
        if file.session.ended is not None:
            self._reopen(file)
        return file, file.session, ""

    def _reopen(self, file: SessionFile) -> None:
        """Take it back that the round ended, and nothing else. Raises NotSaved."""
        try:
            file.save(file.session.model_copy(update={"ended": None}))
        except BaseException:
            file.close()
            raise

    def _round(self, slug: str, session_id: str) -> Round:
        rounds, problems = self.library.rounds(slug)
        found = next((r for r in rounds if r.session.id == session_id), None)
        if found is None:
            raise problems[0] if problems else LookupError("that round is not there any more")
        return found

    def _saved(self, session_id: str, _: int, saved: Saved[Session]) -> None:
        self._unsaved.pop(session_id, None)
        with self._placing:
            if opened := self._opened.get(session_id):
                self.library.keep_if_gone(opened.slug, opened.opportunity)
        on_saved, _not = self._listeners[session_id]
        on_saved(saved.submitted, saved.notices)

    def _not_saved(self, session_id: str, why: NotSaved, since: dt.datetime) -> None:
        self._listeners[session_id][1](since, why.why)

    def rescue(self) -> tuple[Path, ...]:
        """Keep what could not be saved in the folder for temporary files; return where.

        For the end of the program: the library's own disk has refused it.
        """
        from offer_tui.store.rescue import rescue  # noqa: PLC0415 - hardly ever needed

        return tuple(path for s in self._unsaved.values() if (path := rescue(s)) is not None)


def _unreadable(problem: FileProblem) -> Unreadable:
    place = [f"line {problem.line}"] if problem.line else []
    why = ", ".join([*place, f"{problem.key}: {problem.what}" if problem.key else problem.what])
    return Unreadable(problem.path.parent.name, why, str(problem))


def _decided(opportunity: Opportunity, stage: Stage, decision: Decision) -> Opportunity:
    changed: dict[str, object] = {"stage": stage, "decision": decision}
    if opportunity.decision is not None:
        earlier = (*opportunity.earlier_decisions, opportunity.decision)
        changed["earlier_decisions"] = earlier
    return opportunity.model_copy(update=changed)


def _toggled(opportunity: Opportunity, part: str, signal: str) -> Opportunity:
    names: tuple[str, ...] = getattr(opportunity, part)
    without = tuple(name for name in names if name != signal)
    changed = without if signal in names else (*names, signal)
    return opportunity.model_copy(update={part: changed})
