"""Which round the lines are about: the one going on, one to look back on, or a new one."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from offer_tui.capture.before import earlier_answers
from offer_tui.capture.state import Capture
from offer_tui.capture.wishes import Whose
from offer_tui.cli.context import Surroundings
from offer_tui.cli.lines.dialogue import Around, Beside, Dialogue
from offer_tui.cli.output import complain
from offer_tui.model.opportunity import Opportunity
from offer_tui.model.progress import is_forgotten, meant
from offer_tui.model.session import Session
from offer_tui.model.wording import in_zone
from offer_tui.store.appraisal import taught
from offer_tui.store.forgotten import end_forgotten
from offer_tui.store.index import Index
from offer_tui.store.library import Round
from offer_tui.store.locks import Held
from offer_tui.store.reading import FileProblem
from offer_tui.store.scripts import load_scripts
from offer_tui.store.sessions import SessionFile, load_session
from offer_tui.store.sheets import round_sheet

_ALL = 1_000_000


@dataclass(frozen=True)
class Opened:
    """A round that is open: for writing, or for reading while another window writes it."""

    slug: str
    opportunity: Opportunity
    session: Session
    before: tuple[Session, ...]
    """The other rounds, the oldest first."""
    file: SessionFile | None
    held: Held | None = None
    """Who writes it, when another window does."""
    is_new: bool = False


@dataclass(frozen=True)
class Rounds:
    """An opportunity with its rounds, before one of them is opened."""

    slug: str
    opportunity: Opportunity
    rounds: tuple[Round, ...]

    def going_on(self, now: dt.datetime, *, from_memory: bool) -> Round | None:
        """Return the latest round that was not ended, and is not long forgotten.

        One written down from memory goes on only with another part of that, unless it is the only
        one.
        """
        open_ = [
            one
            for one in self.rounds
            if one.session.ended is None and not is_forgotten(one.session, now)
        ]
        if from_memory:
            open_ = [one for one in open_ if one.session.from_memory]
        return open_[-1] if open_ else None

    def to_debrief(self, now: dt.datetime) -> Round | None:
        """Return the latest round, where it has ended and was not gone through.

        Or was, and ended today, and nobody said how it felt.
        """
        latest = self.rounds[-1] if self.rounds else None
        if latest is None or latest.session.ended is None:
            return None
        debrief, gut = latest.session.debrief, latest.session.gut
        if debrief is None or debrief.ended is None:
            return latest
        return latest if gut is None and ended_on(latest.session, now) else None


def ended_on(session: Session, now: dt.datetime) -> bool:
    """Whether a round ended on the day that it is now, here."""
    return session.ended is not None and in_zone(session.ended, now.tzinfo).date() == now.date()


def rounds_of(around: Surroundings, slug: str, now: dt.datetime) -> Rounds:
    """Return the opportunity and its rounds, and say what is wrong with some. Raises FileProblem.

    A round that was left open long ago ends in the books at its last entry.
    """
    end_forgotten(around.library, slug, now)
    opportunity = around.library.opportunity(slug)
    rounds, problems = around.library.rounds(slug)
    complain(*map(str, problems))
    return Rounds(slug, opportunity, rounds)


def opened(around: Surroundings, found: Rounds, one: Round) -> Opened:
    """Open a round that is there; for reading where another window has it. Raises FileProblem."""
    before = tuple(r.session for r in found.rounds if r.session.id != one.session.id)
    try:
        file = around.library.open_session(one.path)
    except Held as held:
        return Opened(found.slug, found.opportunity, one.session, before, None, held)
    return Opened(found.slug, found.opportunity, file.session, before, file)


def begun(around: Surroundings, found: Rounds, now: dt.datetime, *, from_memory: bool) -> Opened:
    """Begin a round, the one that is planned for today if one is. Raises NotSaved, FileProblem."""
    before = tuple(one.session for one in found.rounds)
    planned = meant(found.opportunity.planned, before, now, from_memory=from_memory)
    file = around.library.new_session(
        found.slug,
        planned.round if planned else "",
        began=now,
        with_whom=planned.with_whom if planned else "",
        planned_minutes=planned.minutes if planned else None,
        from_memory=from_memory,
    )
    return Opened(found.slug, found.opportunity, file.session, before, file, is_new=True)


def dialogue_of(around: Surroundings, opened: Opened, now: dt.datetime) -> Dialogue:
    """Return the dialogue as it begins."""
    opportunity, before = opened.opportunity, opened.before
    catalogue = taught(around.catalogue, around.profile, around.library, opportunity)
    sheet = round_sheet(catalogue, around.profile, opportunity, before, opened.session, now)
    return Dialogue(
        Capture(opened.session, sheet),
        Around(
            opportunity.company,
            opened.slug,
            earlier_answers(opportunity, before),
            load_scripts(),
            read_only=opened.file is None,
            roles=lambda: _roles_at(around, opportunity.company),
        ),
        Beside(opportunity),
    )


def _roles_at(around: Surroundings, company: str) -> frozenset[str]:
    known, name = known_to(around), company.casefold()
    return frozenset(one.role.casefold() for one in known if one.company.casefold() == name)


def read_again(around: Surroundings, opened: Opened) -> Session:
    """Return the round as another window has written it by now."""
    for path in around.library.round_paths(opened.slug):
        try:
            session = load_session(path).record
        except FileProblem:
            continue
        if session.id == opened.session.id:
            return session
    return opened.session


def known_to(around: Surroundings, but: str = "") -> tuple[Whose, ...]:
    """Return the open opportunities, to which a round could be given.

    As the index remembers them; only those that it does not know are read.
    """
    remembered = {row.slug: row for row in Index(around.places).rows(limit=_ALL)}
    known = []
    for slug in around.library.slugs():
        row = remembered.get(slug) or _read(around, slug)
        if row is not None and slug != but and not (row.is_closed or row.is_unnamed):
            rounds = len(around.library.round_paths(slug))
            known.append(Whose(row.company, slug, row.role, rounds))
    return tuple(known)


def _read(around: Surroundings, slug: str) -> Opportunity | None:
    try:
        return around.library.opportunity(slug)
    except FileProblem:
        return None


def named(around: Surroundings, name: str) -> str | None:
    """Return the slug of the opportunity that goes by the name: a slug, or an open one's company.

    Where several are with one company, that with the most rounds.
    """
    wanted = " ".join(name.split()).casefold()
    if wanted in around.library.slugs():
        return wanted
    same = [one for one in known_to(around) if one.company.casefold() == wanted]
    return max(same, key=lambda one: one.rounds).slug if same else None
