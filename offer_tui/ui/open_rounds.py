"""The rounds that are open in this program's windows: begun, written, moved and put away."""

from __future__ import annotations

import contextlib
import datetime as dt
import threading
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from offer_tui.capture.wishes import Whose
    from offer_tui.model.opportunity import Opportunity
    from offer_tui.model.session import Session
    from offer_tui.store.atomic import NotSaved
    from offer_tui.store.attaching import Given
    from offer_tui.store.library import Round
    from offer_tui.store.records import Saved
    from offer_tui.store.sessions import SessionFile
    from offer_tui.store.writer import Writer
    from offer_tui.ui.desk import Desk
    from offer_tui.ui.round import OpenRound, RoundRequest

OnSaved = Callable[["Session", Sequence[str]], None]
"""What is on the disk now, and what the person should hear of."""
OnNotSaved = Callable[[dt.datetime, str], None]
_ALL = 100_000
"""More opportunities than anyone has."""


class OpenRounds:
    """Opens rounds for the screens, and hands what is written in them to the writing thread.

    All but ``save`` block, so threads call them.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._listeners: dict[str, tuple[OnSaved, OnNotSaved]] = {}
        self._opened: dict[str, OpenRound] = {}
        self._unsaved: dict[str, Session] = {}
        self._left: set[str] = set()
        """Rounds that are put away as soon as they are on the disk."""
        self._placing = threading.Lock()
        self._attaching = threading.Lock()
        self._is_closed = False
        self.latest = ""
        """The slug of the opportunity whose round was opened last."""

    def save(self, opened: OpenRound, session: Session, saved: OnSaved, failed: OnNotSaved) -> None:
        """Hand a state of the round to the writing thread."""
        self._listeners[session.id] = (saved, failed)
        self._unsaved[session.id] = session
        if opened.file is not None:
            # Always from what was opened: what another program changes meanwhile is joined to it
            # in the file, and never moves anything under the person's eyes.
            self._writer.submit(opened.file, session)

    def open(self, request: RoundRequest) -> OpenRound:
        """Open the round, or begin it, or read it when another window has it.

        Raises NotSaved and FileProblem when it cannot be kept, before a word is lost.
        """
        slug, opportunity = self._whose(request)
        rounds, _ = self._desk.library.rounds(slug)
        file, session, held_by = self._session(slug, request, opportunity, rounds)
        opened = self._open(slug, opportunity, session, rounds, file, held_by)
        self._opened[session.id] = opened
        self.latest = slug
        return opened

    def look_back(self, slug: str, session_id: str = "") -> OpenRound | None:
        """Return a round to go through, not open for writing yet; None where there is none.

        Without an id it is the latest that ended, or, where none has, the latest. Raises
        FileProblem, and LookupError for an id that is not there.
        """
        opportunity = self._desk.library.opportunity(slug)
        rounds, problems = self._desk.library.rounds(slug)
        found = self._round(slug, session_id) if session_id else _latest(rounds)
        if found is None:
            if problems:
                raise problems[0]
            return None
        before = [one for one in rounds if one.session.began < found.session.began]
        return self._open(slug, opportunity, found.session, before, None, "")

    def take_up(self, seen: OpenRound) -> OpenRound:
        """Return a round that was looked back at open for writing, and left as ended as it was.

        It can only be read where another window has it. Raises as ``look_back``.
        """
        before = seen.line.session
        file, session, held_by = self._for_writing(self._round(seen.slug, before.id))
        if file is None:
            return replace(seen, held_by=held_by)
        opened = replace(seen, file=file, line=replace(seen.line, session=session))
        self._opened[session.id] = opened
        return opened

    def attach(self, opened: OpenRound, whose: Whose) -> OpenRound:
        """Move an open round to another opportunity, and return it as it goes on there.

        A placeholder that it leaves without any round goes. Raises NotSaved, FileProblem, Held;
        then the round is where it was, and goes on there.
        """
        from offer_tui.store.atomic import NotSaved  # noqa: PLC0415
        from offer_tui.store.attaching import give_round  # noqa: PLC0415
        from offer_tui.store.placeholders import forget_unnamed  # noqa: PLC0415

        library = self._desk.library
        with self._attaching:
            file = opened.file
            if file is None or self._is_closed or not self._writer.flush():
                where = file.path if file else library.record_path(opened.slug)
                raise NotSaved(where, "what was typed last is not saved yet")
            target = whose.slug or self._made_meanwhile(opened, whose.company)
            given = give_round(library, file, opened.opportunity, whose.company, target)
            moved = self._given(opened, given, file)
            with self._placing:
                if given.session.id in self._opened:  # else it was put away meanwhile
                    self._opened[given.session.id] = moved
                forget_unnamed(library, opened.slug, given_to=given.slug)
            return moved

    def _given(self, opened: OpenRound, given: Given, file: SessionFile) -> OpenRound:
        """Return the round as it goes on there. Never raises: it has moved."""
        try:
            rounds, _ = self._desk.library.rounds(given.slug)
            return self._open(given.slug, given.opportunity, given.session, rounds, file, "")
        except Exception:  # noqa: BLE001 - as above
            line = replace(opened.line, session=given.session)
            heading = replace(
                opened.heading,
                company=given.opportunity.company,
                role=given.opportunity.role,
                round=given.session.round,
            )
            return replace(
                opened,
                slug=given.slug,
                opportunity=given.opportunity,
                line=line,
                heading=heading,
            )

    def export(self, opened: OpenRound, session: Session) -> Path:
        """Write the round down as text in a file of its own, and return where. Raises NotSaved."""
        from offer_tui.store.exports import export_round  # noqa: PLC0415 - when it is asked

        sheet = opened.line.sheet
        return export_round(self._desk.places, opened.slug, opened.opportunity, session, sheet)

    def _made_meanwhile(self, opened: OpenRound, company: str) -> str:
        """Return the opportunity of that name which the line could not list yet; nothing if none.

        One that it did list was not meant: the person chose a new one.
        """
        from offer_tui.store.naming import folded  # noqa: PLC0415
        from offer_tui.store.reading import FileProblem  # noqa: PLC0415

        listed = {opened.slug, *(whose.slug for whose in opened.line.known)}
        name = folded(company)
        for slug in self._desk.library.slugs() if name else ():
            if slug not in listed and slug.startswith(name):
                with contextlib.suppress(FileProblem):
                    one = self._desk.library.opportunity(slug)
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
        from offer_tui.capture.before import earlier_answers  # noqa: PLC0415
        from offer_tui.store.appraisal import taught  # noqa: PLC0415
        from offer_tui.store.scripts import load_scripts  # noqa: PLC0415
        from offer_tui.ui.live import opening  # noqa: PLC0415
        from offer_tui.ui.round import OpenRound  # noqa: PLC0415

        before = [r.session for r in rounds if r.session.id != session.id]
        profile, _ = self._desk.library.profile_or_default()
        known = self._desk.all_rows()
        catalogue = taught(self._desk.catalogue, profile, self._desk.library, opportunity)
        line = opening.opening_line(
            catalogue, profile, opportunity, before, session, self._desk.now(), known
        )
        heading = opening.heading_of(opportunity, session)
        earlier = earlier_answers(opportunity, before)
        return OpenRound(slug, opportunity, heading, line, file, earlier, load_scripts(), held_by)

    def put_away(self, opened: OpenRound) -> None:
        """Let another window write the round, once all of it is on the disk."""
        if opened.line.session.id in self._unsaved:
            self._left.add(opened.line.session.id)
            return
        known = self._opened.pop(opened.line.session.id, None)
        if known is not None and known.file is not None:
            known.file.close()

    def discard(self, slug: str, session_id: str) -> bool:
        """Remove a round in which nothing was written down; return whether it was.

        Raises Held, NotSaved, FileProblem.
        """
        file = self._desk.library.open_session(self._round(slug, session_id).path)
        try:
            return file.discard()
        finally:
            file.close()

    def rate(self, slug: str, session_id: str, rating: int) -> None:
        """Note how a round felt. Raises Held, NotSaved, FileProblem."""
        from offer_tui.model.session import Gut  # noqa: PLC0415

        file = self._desk.library.open_session(self._round(slug, session_id).path)
        try:
            gut = Gut(rating=rating, at=self._desk.now())
            file.save(file.session.model_copy(update={"gut": gut}))
        finally:
            file.close()

    def close(self, timeout: float = 5.0) -> bool:
        """Write what is left, and give back every lock; return whether all is on the disk.

        A round that is being moved comes to rest first, so that its last words go where it goes.
        """
        has_come_to_rest = self._attaching.acquire(timeout=timeout)
        self._is_closed = True
        kept = self._writer.close(timeout) if "_writer" in self.__dict__ else True
        for opened in self._opened.values():
            if opened.file is not None:
                opened.file.close()
        if has_come_to_rest:
            self._attaching.release()
        return kept

    def warm(self) -> None:
        """Have what the first word will need."""
        _ = self._writer

    @cached_property
    def _writer(self) -> Writer:
        from offer_tui.store.writer import Writer  # noqa: PLC0415 - after the paint

        return Writer(self._saved, self._not_saved)

    def _whose(self, request: RoundRequest) -> tuple[str, Opportunity]:
        """Return the opportunity; a new one where there is none, or its file is gone."""
        from offer_tui.store.reading import Missing  # noqa: PLC0415

        if request.slug:
            try:
                return request.slug, self._desk.library.opportunity(request.slug)
            except Missing:
                if request.session_id:
                    raise
        if request.name:
            slug = self._desk.library.new_opportunity(request.name)
        else:
            from offer_tui.store.placeholders import new_unnamed  # noqa: PLC0415

            slug = new_unnamed(self._desk.library)
        return slug, self._desk.library.opportunity(slug)

    def _session(
        self, slug: str, request: RoundRequest, opportunity: Opportunity, rounds: Sequence[Round]
    ) -> tuple[SessionFile | None, Session, str]:
        from offer_tui.model.progress import meant, still_goes_on  # noqa: PLC0415

        before = [one.session for one in rounds]
        session_id = request.session_id
        if request.may_go_on:
            # As the files say now: what the index remembers may be another window's past.
            going_on = still_goes_on(before, self._desk.now(), from_memory=request.from_memory)
            session_id = going_on.id if going_on else ""
        if not session_id:
            planned = meant(
                opportunity.planned, before, self._desk.now(), from_memory=request.from_memory
            )
            file = self._desk.library.new_session(
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
        opened = self._for_writing(found)
        if opened[0] is not None and opened[0].session.ended is not None:
            self._reopen(opened[0])
            return opened[0], opened[0].session, ""
        return opened

    def _for_writing(self, found: Round) -> tuple[SessionFile | None, Session, str]:
        """Return the round's file, and the round; no file, and who has it, where somebody does."""
        from offer_tui.store.locks import Held  # noqa: PLC0415

        try:
            file = self._desk.library.open_session(found.path)
        except Held as held:
            return None, found.session, str(held.holder or "")
        return file, file.session, ""

    def _reopen(self, file: SessionFile) -> None:
        """Take it back that the round ended, and nothing else. Raises NotSaved."""
        try:
            file.save(file.session.model_copy(update={"ended": None}))
        except BaseException:
            file.close()
            raise

    def _round(self, slug: str, session_id: str) -> Round:
        rounds, problems = self._desk.library.rounds(slug)
        found = next((r for r in rounds if r.session.id == session_id), None)
        if found is None:
            raise problems[0] if problems else LookupError("that round is not there any more")
        return found

    def _saved(self, session_id: str, _: int, saved: Saved[Session]) -> None:
        if self._unsaved.get(session_id) is saved.submitted:
            del self._unsaved[session_id]
        with self._placing:
            if opened := self._opened.get(session_id):
                self._desk.library.keep_if_gone(opened.slug, opened.opportunity)
        on_saved, _not = self._listeners[session_id]
        on_saved(saved.submitted, saved.notices)
        if session_id in self._left and session_id not in self._unsaved:
            self._left.discard(session_id)
            if left := self._opened.get(session_id):
                self.put_away(left)

    def _not_saved(self, session_id: str, why: NotSaved, since: dt.datetime) -> None:
        self._listeners[session_id][1](since, why.why)

    def rescue(self) -> tuple[Path, ...]:
        """Keep what could not be saved in the folder for temporary files; return where.

        For the end of the program: the library's own disk has refused it.
        """
        from offer_tui.store.rescue import rescue  # noqa: PLC0415 - hardly ever needed

        return tuple(path for s in self._unsaved.values() if (path := rescue(s)) is not None)


def _latest(rounds: Sequence[Round]) -> Round | None:
    """Return the latest round that ended; where none has, the latest."""
    ended = [one for one in rounds if one.session.ended is not None]
    return next(reversed(ended or rounds), None)
