"""The desk: what the screens ask of the files. Its methods block, so threads call them."""

from __future__ import annotations

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

    from offer_tui.capture.sheet import Sheet
    from offer_tui.evaluator.evaluation import Evaluation
    from offer_tui.model.opportunity import Decision, Opportunity, Stage
    from offer_tui.model.session import Session
    from offer_tui.model.signal import Catalogue
    from offer_tui.store.atomic import NotSaved
    from offer_tui.store.library import Library, Round
    from offer_tui.store.reading import FileProblem
    from offer_tui.store.records import Saved
    from offer_tui.store.sessions import SessionFile
    from offer_tui.store.writer import Writer
    from offer_tui.ui.appraisal import Appraised
    from offer_tui.ui.live.view import Earlier
    from offer_tui.ui.round import OpenRound, RoundRequest

OnSaved = Callable[["Session", Sequence[str]], None]
"""What is on the disk now, and what the person should hear of."""
OnNotSaved = Callable[[dt.datetime, str], None]


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


class Desk:
    """Reads and writes one library for the screens; imports what is slow when it is needed."""

    def __init__(self, places: Places) -> None:
        self.places = places
        self._index = Index(places)
        self._refreshing = threading.Lock()
        self._listeners: dict[str, tuple[OnSaved, OnNotSaved]] = {}
        self._opened: dict[str, OpenRound] = {}
        self._unsaved: dict[str, Session] = {}

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
    def _writer(self) -> Writer:
        from offer_tui.store.writer import Writer  # noqa: PLC0415 - after the paint

        return Writer(self._saved, self._not_saved)

    def warm(self) -> None:
        """Import and read what the next key will need."""
        from offer_tui.capture import machine  # noqa: F401, PLC0415
        from offer_tui.evaluator import watch  # noqa: F401, PLC0415
        from offer_tui.ui.live import screen  # noqa: F401, PLC0415

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
            folder = self.places.opportunities
            lost = [p for p in found.problems if p.path == folder / p.path.parent.name / RECORD]
            said = [str(p) for p in (*problems, *found.problems) if p not in lost]
            return Refreshed(
                found.rows,
                (*said, *found.notices),
                tuple(_unreadable(problem) for problem in lost),
                all(p.path != folder for p in found.problems),
            )

    def search(self, query: str) -> tuple[str, ...]:
        """Return the slugs of the opportunities that say it, in names, notes or quotes.

        Raises SearchOff when there is no index to search.
        """
        return tuple(dict.fromkeys(found.slug for found in self._index.search(query)))

    def new_opportunity(self, company: str, role: str) -> str:
        """Keep a new opportunity and return its slug. Raises NotSaved, FileProblem."""
        return self.library.new_opportunity(company, role)

    def appraised(self, slug: str) -> Appraised:
        """Return everything known of an opportunity. Raises FileProblem."""
        from offer_tui.capture.sheet import make_sheet  # noqa: PLC0415
        from offer_tui.evaluator.evaluation import course  # noqa: PLC0415
        from offer_tui.store.appraisal import appraise, findings_of  # noqa: PLC0415
        from offer_tui.ui.appraisal import Appraised  # noqa: PLC0415

        opportunity = self.library.opportunity(slug)
        rounds, problems = self.library.rounds(slug)
        sessions = tuple(r.session for r in rounds)
        today = self.now().date()
        profile, _ = self.library.profile_or_default()
        evaluation = appraise(self.catalogue, profile, opportunity, sessions, today)
        moved = course(
            self.catalogue,
            [findings_of(session) for session in sessions],
            evaluation.circumstances,
            settled=opportunity.settled,
        )
        sheet = make_sheet(self.catalogue, opportunity.promises)
        said = tuple(str(problem) for problem in problems)
        return Appraised(slug, opportunity, sessions, evaluation, sheet, moved, said)

    def weighed(self, appraised: Appraised, join: float, decline: float) -> Evaluation:
        """Return the same evidence under other losses, in months."""
        from offer_tui.evaluator.evaluation import evaluate  # noqa: PLC0415
        from offer_tui.store.appraisal import findings_of  # noqa: PLC0415

        around = replace(
            appraised.evaluation.circumstances, join_loss_months=join, decline_loss_months=decline
        )
        rounds = [findings_of(session) for session in appraised.sessions]
        settled = appraised.opportunity.settled
        return evaluate(self.catalogue, rounds, around, settled=settled, batches=False)

    def keep_losses(self, join: float, decline: float) -> None:
        """Keep what it costs to be wrong, in months. Raises Held, NotSaved, FileProblem."""
        changed = {"join_loss_months": join, "decline_loss_months": decline}
        self.library.change_profile(lambda profile: profile.model_copy(update=changed))

    def decide(self, slug: str, stage: Stage, because: str) -> None:
        """Close an opportunity, with what it added up to on the day.

        Raises Held, NotSaved, FileProblem.
        """
        from offer_tui.model.opportunity import Decision  # noqa: PLC0415
        from offer_tui.store.appraisal import frozen  # noqa: PLC0415

        appraised = self.appraised(slug)
        kept = frozen(appraised.evaluation, self.now())
        words = {"because": because} if because else {}
        evaluated = {"evaluation": kept} if appraised.sessions else {}
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
        from offer_tui.capture.state import Capture  # noqa: PLC0415
        from offer_tui.store.scripts import load_scripts  # noqa: PLC0415
        from offer_tui.ui.live.view import Heading  # noqa: PLC0415
        from offer_tui.ui.round import OpenRound  # noqa: PLC0415

        slug, opportunity = self._whose(request)
        rounds, _ = self.library.rounds(slug)
        before = [r.session for r in rounds if r.session.id != request.session_id]
        file, session, held_by = self._session(slug, request, opportunity)
        heading = Heading(opportunity.company, opportunity.role, session.round, session.with_whom)
        line = Capture(session, self._sheet(opportunity, before))
        opened = OpenRound(
            slug, opportunity, heading, line, file, _earlier(before), load_scripts(), held_by
        )
        self._opened[session.id] = opened
        return opened

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
        slug = self.library.new_opportunity(request.name)
        return slug, self.library.opportunity(slug)

    def _session(
        self, slug: str, request: RoundRequest, opportunity: Opportunity
    ) -> tuple[SessionFile | None, Session, str]:
        from offer_tui.store.locks import Held  # noqa: PLC0415

        if not request.session_id:
            planned = opportunity.planned_today(self.now())
            file = self.library.new_session(
                slug,
                planned.round if planned else "",
                with_whom=planned.with_whom if planned else "",
                planned_minutes=planned.minutes if planned else None,
                from_memory=request.from_memory,
            )
            return file, file.session, ""
        found = self._round(slug, request.session_id)
        try:
            file = self.library.open_session(found.path)
        except Held as held:
            return None, found.session, str(held.holder or "")
        return file, file.session, ""

    def _round(self, slug: str, session_id: str) -> Round:
        rounds, problems = self.library.rounds(slug)
        found = next((r for r in rounds if r.session.id == session_id), None)
        if found is None:
            raise problems[0] if problems else LookupError("that round is not there any more")
        return found

    def _sheet(self, opportunity: Opportunity, before: Sequence[Session]) -> Sheet:
        from offer_tui.capture.sheet import make_sheet  # noqa: PLC0415
        from offer_tui.evaluator.watch import question_order, watch_list  # noqa: PLC0415
        from offer_tui.store.appraisal import circumstances_of, evidence_of  # noqa: PLC0415

        evidence = evidence_of(before)
        profile, _ = self.library.profile_or_default()
        around = circumstances_of(profile, opportunity, before, self.now().date())
        watch = watch_list(self.catalogue, evidence, around, count=8)
        questions = question_order(self.catalogue, evidence, around)[:7]
        return make_sheet(self.catalogue, opportunity.promises, watch, questions)

    def _saved(self, session_id: str, _: int, saved: Saved[Session]) -> None:
        self._unsaved.pop(session_id, None)
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


def _earlier(sessions: Sequence[Session]) -> dict[str, Earlier]:
    """Return the latest answer of each signal and promise from the rounds before."""
    from offer_tui.ui.live.view import Earlier  # noqa: PLC0415

    return {
        seen.subject: Earlier(session.round, seen.state, seen.degree)
        for session in sessions
        for seen in session.observations
    }
