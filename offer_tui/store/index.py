"""The index: home rows and words to search, derived from the files and thrown away at will.

It is plain text in a database; ``offer-tui purge`` removes it. No note depends on it.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import os
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from offer_tui.model.summary import Advice, HomeRow
from offer_tui.model.text import normalise
from offer_tui.store.places import Places, make_folder
from offer_tui.store.rows import unpacked

if TYPE_CHECKING:
    from offer_tui.model.opportunity import Opportunity
    from offer_tui.model.session import Session
    from offer_tui.store.library import Library
    from offer_tui.store.reading import FileProblem


VERSION = 4
_TABLES = """
CREATE TABLE seen (slug TEXT PRIMARY KEY, print TEXT NOT NULL, stale_on TEXT NOT NULL);
CREATE TABLE home (
    slug TEXT PRIMARY KEY, is_closed INTEGER NOT NULL, until TEXT NOT NULL, last TEXT NOT NULL,
    row TEXT NOT NULL
);
CREATE INDEX home_order ON home (is_closed, last DESC);
CREATE TABLE piece (
    id INTEGER PRIMARY KEY, slug TEXT NOT NULL, session TEXT NOT NULL, kind TEXT NOT NULL,
    at TEXT NOT NULL, text TEXT NOT NULL
);
CREATE INDEX piece_slug ON piece (slug);
CREATE VIRTUAL TABLE words USING fts5 (
    text, content = 'piece', content_rowid = 'id', prefix = '1 2 3',
    tokenize = 'unicode61 remove_diacritics 2'
);
"""


_NAMES = {"seen", "home", "piece", "words"}


class SearchOff(Exception):  # noqa: N818 - a state, which the screen names
    """There is no index to search just now; the notes themselves are where they were."""

    def __str__(self) -> str:
        return "search is off while the index is made anew; your notes are where they were"


@dataclass(frozen=True, slots=True)
class Found:
    """A place where the words were found."""

    slug: str
    session: str
    """The round's id; nothing when it was found in the opportunity itself."""
    kind: str
    """company, person, promise, reason, note, quote, gut or round."""
    at: dt.datetime | None
    text: str


@dataclass(frozen=True, slots=True)
class Refreshed:
    """The rows as they are now, and what the person should hear of."""

    rows: tuple[HomeRow, ...]
    problems: tuple[FileProblem, ...] = ()
    notices: tuple[str, ...] = ()


class Index:
    """The index of one library. Every call opens it anew, so any thread may call."""

    def __init__(self, places: Places) -> None:
        self._path = places.index
        self._was_sound = False

    def rows(self, limit: int = 30, today: dt.date | None = None) -> tuple[HomeRow, ...]:
        """Return the rows home shows first; none when there is no sound index.

        Open ones first, and of these the ones for which a day is still to come from ``today`` on;
        then the latest. Never raises, and never waits for another window.
        """
        try:
            if not self._path.is_file():
                return ()
            with self._opened(wait=0.02) as database:
                return _rows(database, limit, today)
        except (sqlite3.Error, OSError, ValueError, TypeError, KeyError):
            return ()

    def count(self) -> int:
        """Return how many opportunities the index knows; 0 when it is not sound."""
        try:
            if not self._path.is_file():
                return 0
            with self._opened(wait=0.02) as database:
                return int(database.execute("SELECT count(*) FROM home").fetchone()[0])
        except (sqlite3.Error, OSError):
            return 0

    def search(self, query: str, limit: int = 50) -> tuple[Found, ...]:
        """Return where all words of the query stand, as beginnings of words, the latest first.

        Raises SearchOff when there is no sound index; the next refresh makes one.
        """
        terms = _terms(query)
        if not terms:
            return ()
        try:
            if not self._path.is_file():
                raise SearchOff
            with self._opened(wait=0.5) as database:
                found = database.execute(
                    "SELECT slug, session, kind, at, piece.text"
                    " FROM words JOIN piece ON piece.id = words.rowid"
                    " WHERE words MATCH ? ORDER BY words.rowid DESC LIMIT ?",
                    (terms, limit),
                )
                return tuple(
                    Found(slug, session, kind, dt.datetime.fromisoformat(at) if at else None, text)
                    for slug, session, kind, at, text in found
                )
        except (sqlite3.Error, OSError, ValueError) as error:
            if "locked" not in str(error):
                self.throw_away()
            raise SearchOff from error

    def refresh(
        self,
        library: Library,
        evaluate_row: Callable[[Opportunity, Sequence[Session]], Advice | None],
        *,
        should_stop: Callable[[], bool] = lambda: False,
    ) -> Refreshed:
        """Bring the index up to date with the files and return all rows, for a background thread.

        Only opportunities of which a file changed are read again; all, when the ``stamp`` that
        ``evaluate_row`` may have is another: what it rests on besides their files. An unsound index
        is thrown away and made anew; where none can be kept, the rows come without one and a notice
        says that search is off.
        """
        from offer_tui.store.indexing import Indexing  # noqa: PLC0415 - brings pydantic

        indexing = Indexing(library, evaluate_row, should_stop)
        for _ in range(2):
            try:
                self._make_if_needed()
                with self._opened(wait=2.0) as database:
                    return indexing.run(database)
            except sqlite3.OperationalError as error:
                if "locked" in str(error):
                    if rows := self.rows(limit=10_000):
                        return Refreshed(rows)
                    break  # held so that not even reading is let through: the files are there
                self.throw_away()
            except (sqlite3.Error, ValueError, TypeError, KeyError):
                self.throw_away()
            except OSError:
                break
        with contextlib.closing(sqlite3.connect(":memory:", isolation_level=None)) as database:
            database.executescript(_TABLES)
            refreshed = indexing.run(database)
        notice = "The index cannot be kept, so search is off. Your notes are kept as always."
        return Refreshed(refreshed.rows, refreshed.problems, (*refreshed.notices, notice))

    def throw_away_if_damaged(self) -> bool:
        """Look the index through as a whole, once, and return whether it had to be thrown away.

        With ten thousand rounds it takes seconds, so no row waits for it: what a refresh or a
        search meets by itself is mended there, and this finds what they would answer wrongly.
        """
        if self._was_sound or not self._path.is_file():
            return False
        try:
            with self._opened(wait=2.0) as database:
                if self._is_sound(database):
                    return False
        except sqlite3.OperationalError as error:
            if "locked" in str(error):
                return False
        except (sqlite3.Error, OSError):
            pass
        self.throw_away()
        return True

    def throw_away(self) -> None:
        """Remove the index, as far as that can be done; the next refresh makes it anew."""
        self._was_sound = False
        for end in ("", "-journal"):
            with contextlib.suppress(OSError):
                self._path.with_name(self._path.name + end).unlink()

    @contextlib.contextmanager
    def _opened(self, wait: float) -> Iterator[sqlite3.Connection]:
        database = sqlite3.connect(self._path, timeout=wait, isolation_level=None)
        try:
            # A cut in the power may damage it, as nothing else can; then it is made anew.
            database.execute("PRAGMA synchronous = OFF")
            yield database
        finally:
            database.close()

    def _is_sound(self, database: sqlite3.Connection) -> bool:
        """Whether the pages and the words in them fit. Raises sqlite3.Error as a no, too."""
        database.execute("INSERT INTO words (words, rank) VALUES ('integrity-check', 1)")
        self._was_sound = database.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok"
        return self._was_sound

    def _make_if_needed(self) -> None:
        make_folder(self._path.parent)
        if self._path.is_file() and self._path.stat().st_size:
            with self._opened(wait=2.0) as database:
                version = database.execute("PRAGMA user_version").fetchone()[0]
                names = {name for (name,) in database.execute("SELECT name FROM sqlite_master")}
                if version == VERSION and names >= _NAMES:
                    return
        self.throw_away()
        os.close(os.open(self._path, os.O_CREAT | os.O_WRONLY | os.O_NOFOLLOW, 0o600))
        with self._opened(wait=2.0) as database:
            database.executescript(f"BEGIN; {_TABLES} PRAGMA user_version = {VERSION}; COMMIT;")
        self._was_sound = True


def _rows(database: sqlite3.Connection, limit: int, today: dt.date | None) -> tuple[HomeRow, ...]:
    found = database.execute(
        "SELECT row FROM home ORDER BY is_closed, until < ?, last DESC LIMIT ?",
        (today.isoformat() if today else "", limit),
    )
    return tuple(unpacked(text) for (text,) in found)


def _terms(query: str) -> str:
    """Return the query with every word quoted, so that none of it is an operator."""
    words = normalise(query).replace("\ufffd", " ").split()[:20]
    return " ".join(
        '"' + word[:100].replace('"', '""') + '"*' for word in words if any(map(str.isalnum, word))
    )
