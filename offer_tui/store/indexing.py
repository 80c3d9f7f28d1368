"""One pass over the files that brings the index up to date."""

from __future__ import annotations

import datetime as dt
import hashlib
import os
import sqlite3
from collections.abc import Callable, Iterator, Sequence

from offer_tui.model.opportunity import Opportunity
from offer_tui.model.session import Session
from offer_tui.model.summary import Advice, HomeRow
from offer_tui.store.index import Refreshed
from offer_tui.store.library import Library
from offer_tui.store.naming import is_session
from offer_tui.store.reading import FileProblem
from offer_tui.store.rows import home_row, latest_date, packed, unpacked

Piece = tuple[str, str, str, str]
"""Round's id, kind, time, text."""


class Indexing:
    """What a refresh needs: the library, how a row is evaluated, and when to stop."""

    def __init__(
        self,
        library: Library,
        evaluate_row: Callable[[Opportunity, Sequence[Session]], Advice | None],
        should_stop: Callable[[], bool],
    ) -> None:
        self._library = library
        self._folder = os.fspath(library.places.opportunities)
        self._evaluate = evaluate_row
        self._stamp = str(getattr(evaluate_row, "stamp", ""))
        self._today = dt.datetime.now().astimezone().date().isoformat()
        self._should_stop = should_stop

    def run(self, database: sqlite3.Connection) -> Refreshed:
        """Read what changed since the last time. Raises sqlite3.Error."""
        seen = {
            slug: (print_ if not stale_on or stale_on > self._today else "")
            for slug, print_, stale_on in database.execute("SELECT * FROM seen")
        }
        try:
            now = {slug: self._print(slug) for slug in self._library.slugs()}
        except FileProblem as problem:
            return Refreshed(_all_rows(database), (problem,))
        known = database.execute("SELECT count(*) FROM home").fetchone()[0]
        if not now and known:
            return Refreshed(_all_rows(database), notices=(self._is_empty(known),))
        problems: list[FileProblem] = []
        for slug in seen.keys() - now.keys():
            _remove(database, slug)
        # Those that changed last come last, so that their words are found first.
        changed = sorted((p, slug) for slug, p in now.items() if seen.get(slug) != p)
        for print_, slug in changed:
            if self._should_stop():
                break
            problems += self._read(database, slug, print_)
        return Refreshed(_all_rows(database), tuple(problems))

    def _print(self, slug: str) -> str:
        """Return what tells whether a file of the opportunity changed, its latest time in front."""
        latest, told = 0, [self._stamp]
        try:
            with os.scandir(f"{self._folder}{os.sep}{slug}") as entries:
                for entry in sorted(entries, key=lambda e: e.name):
                    if entry.name == "opportunity.toml" or is_session(entry.name):
                        status = entry.stat()
                        latest = max(latest, status.st_mtime_ns)
                        told.append(
                            f"{entry.name}:{status.st_ino}:{status.st_size}:{status.st_mtime_ns}"
                        )
        except OSError as error:
            told.append(str(error.errno))
        digest = hashlib.sha256("\n".join(told).encode(errors="surrogateescape")).hexdigest()
        return f"{latest:020d}-{digest}"

    def _read(self, database: sqlite3.Connection, slug: str, print_: str) -> list[FileProblem]:
        try:
            opportunity = self._library.opportunity(slug)
        except FileProblem as problem:
            _remove(database, slug)
            return [problem]
        rounds, problems = self._library.rounds(slug)
        sessions = [round_.session for round_ in rounds]
        try:
            row = home_row(slug, opportunity, sessions, self._advice(opportunity, sessions))
            words = [*_of_opportunity(opportunity), *_of_rounds(sessions)]
        except Exception as error:  # noqa: BLE001 - one file must not take the others away
            _remove(database, slug)
            what = f"this program cannot work with what it says ({type(error).__name__})"
            mend = "look for a date or figure that cannot be"
            return [*problems, FileProblem(self._library.record_path(slug), what, mend)]
        database.execute("BEGIN IMMEDIATE")
        try:
            _remove(database, slug)
            _keep(database, row)
            _keep_words(database, slug, words)
            # What has a problem is read again each time, so that the problem is named each time.
            if not problems:
                stale_on = _stale_on(opportunity, self._today)
                database.execute("INSERT INTO seen VALUES (?, ?, ?)", (slug, print_, stale_on))
            database.execute("COMMIT")
        except BaseException:
            if database.in_transaction:
                database.execute("ROLLBACK")
            raise
        return list(problems)

    def _advice(self, opportunity: Opportunity, sessions: Sequence[Session]) -> Advice | None:
        try:
            return self._evaluate(opportunity, sessions)
        except Exception:  # noqa: BLE001 - a row without advice is better than no home screen
            return None

    def _is_empty(self, known: int) -> str:
        were = "1 opportunity was" if known == 1 else f"{known} opportunities were"
        return (
            f"{self._library.places.opportunities} is empty, and {were} there. If a disk or a sync"
            " program took them, bring them back; what is shown is what was known."
        )


def _all_rows(database: sqlite3.Connection) -> tuple[HomeRow, ...]:
    found = database.execute("SELECT row FROM home ORDER BY is_closed, last DESC")
    return tuple(unpacked(text) for (text,) in found)


def _stale_on(opportunity: Opportunity, today: str) -> str:
    """Return the day from which the advice may be another: the one after the answer was due."""
    answer_by = opportunity.answer_by
    if opportunity.is_closed or answer_by is None or answer_by.isoformat() < today:
        return ""
    if answer_by == dt.date.max:
        return ""
    return (answer_by + dt.timedelta(days=1)).isoformat()


def _keep(database: sqlite3.Connection, row: HomeRow) -> None:
    until = latest_date(row)
    last = _in_order(row.last_activity) if row.last_activity else ""
    values = (row.slug, row.is_closed, until.isoformat() if until else "", last, packed(row))
    database.execute("INSERT INTO home VALUES (?, ?, ?, ?, ?)", values)


def _in_order(at: dt.datetime) -> str:
    """Return a time as text that sorts; at the calendar's ends the zone is left as it is."""
    try:
        return at.astimezone(dt.UTC).isoformat()
    except OverflowError:
        return at.isoformat()


def _keep_words(database: sqlite3.Connection, slug: str, pieces: Sequence[Piece]) -> None:
    first = database.execute("SELECT coalesce(max(id), 0) + 1 FROM piece").fetchone()[0]
    rows = [(first + n, slug, *piece) for n, piece in enumerate(pieces)]
    database.executemany("INSERT INTO piece VALUES (?, ?, ?, ?, ?, ?)", rows)
    database.executemany(
        "INSERT INTO words (rowid, text) VALUES (?, ?)", [(row[0], row[-1]) for row in rows]
    )


def _remove(database: sqlite3.Connection, slug: str) -> None:
    database.execute(
        "INSERT INTO words (words, rowid, text)"
        " SELECT 'delete', id, text FROM piece WHERE slug = ?",
        (slug,),
    )
    for table in ("piece", "home", "seen"):
        database.execute(f"DELETE FROM {table} WHERE slug = ?", (slug,))  # noqa: S608 - our names


def _of_opportunity(opportunity: Opportunity) -> Iterator[Piece]:
    yield "", "company", "", f"{opportunity.company} {opportunity.role}".strip()
    for person in opportunity.people:
        yield "", "person", "", f"{person.name} {person.role}".strip()
    for promise in opportunity.promises:
        yield "", "promise", "", promise.text
    if decision := opportunity.decision:
        yield from (("", "reason", "", t) for t in (decision.because, decision.reasons) if t)
    if opportunity.would_return_if:
        yield "", "reason", "", opportunity.would_return_if


def _of_rounds(sessions: Sequence[Session]) -> Iterator[Piece]:
    for session in sessions:
        began = session.began.isoformat()
        yield session.id, "round", began, f"{session.round} {session.with_whom}".strip()
        for seen in session.observations:
            for kind, text in (("note", seen.note), ("quote", seen.quote)):
                if text:
                    yield session.id, kind, seen.at.isoformat(), text
        for note in session.notes:
            yield session.id, "quote" if note.is_quote else "note", note.at.isoformat(), note.text
        if session.gut and session.gut.why:
            yield session.id, "gut", session.gut.at.isoformat(), session.gut.why
