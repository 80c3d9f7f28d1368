"""The desk: what the screens ask of the files. Its methods block, so threads call them."""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from offer_tui.model.summary import HomeRow
from offer_tui.store.index import Index
from offer_tui.store.places import Places

if TYPE_CHECKING:
    from pathlib import Path

    from offer_tui.evaluator.evaluation import Evaluation
    from offer_tui.model.opportunity import Opportunity
    from offer_tui.model.profile import Profile
    from offer_tui.model.signal import Catalogue
    from offer_tui.posting.reading import Reading
    from offer_tui.posting.rules import Rules
    from offer_tui.preparation.changes import PostingChange
    from offer_tui.store.library import Library
    from offer_tui.store.opportunity_change import OpportunityChange
    from offer_tui.store.opportunity_writer import Hearing, OpportunityWriter
    from offer_tui.store.reading import FileProblem
    from offer_tui.ui.appraisal import Appraised
    from offer_tui.ui.open_rounds import OpenRounds
    from offer_tui.ui.prepare.source import Source
    from offer_tui.ui.profile.edits import ProfileChanges, ProfileKept


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
        self._rows: tuple[HomeRow, ...] = ()

    # Quick enough for the event loop.

    def now(self) -> dt.datetime:
        """Return the time with this machine's offset, to the second."""
        return dt.datetime.now().astimezone().replace(microsecond=0)

    def new_id(self) -> str:
        """Return a new id."""
        from offer_tui.store.identity import new_id  # noqa: PLC0415 - not before the first paint

        return new_id()

    def all_rows(self) -> tuple[HomeRow, ...]:
        """Return every row that is known, read or remembered."""
        return self._rows or self._index.rows(limit=_ALL, today=self.now().date())

    def known_rows(self) -> tuple[HomeRow, ...]:
        """Return the rows that the index remembers, for the first paint."""
        return self._index.rows(today=self.now().date())

    def change(self, slug: str, change: OpportunityChange, hearing: Hearing) -> None:
        """Hand a change of an opportunity to what writes these, in their order."""
        self._changes.submit(slug, change, hearing)

    @cached_property
    def rounds(self) -> OpenRounds:
        """The rounds that are open in this program's windows."""
        from offer_tui.ui.open_rounds import OpenRounds  # noqa: PLC0415 - after the paint

        return OpenRounds(self)

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
        from offer_tui.store.opportunity_writer import (  # noqa: PLC0415 - as above
            OpportunityWriter,
        )

        return OpportunityWriter(self.library.change_opportunity)

    def warm(self) -> None:
        """Import and read what the next key will need."""
        from offer_tui.capture import machine  # noqa: F401, PLC0415
        from offer_tui.evaluator import watch  # noqa: F401, PLC0415
        from offer_tui.store import scripts, sheets  # noqa: F401, PLC0415
        from offer_tui.ui.live import opening, screen  # noqa: F401, PLC0415
        from offer_tui.ui.parts import screen as parts  # noqa: F401, PLC0415

        self.new_id()
        _ = self.library, self.catalogue
        self.rounds.warm()

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
        from offer_tui.store.appraisal import (  # noqa: PLC0415
            after_each_round,
            appraise,
            decline_loss,
            findings,
            taught,
        )
        from offer_tui.store.second_look import origin_words  # noqa: PLC0415
        from offer_tui.ui.appraisal import Appraised, Personal  # noqa: PLC0415
        from offer_tui.ui.evaluation.unsaid import unsaid  # noqa: PLC0415
        from offer_tui.ui.profile.words import announcements  # noqa: PLC0415

        opportunity = self.library.opportunity(slug)
        rounds, problems = self.library.rounds(slug)
        sessions = tuple(r.session for r in rounds)
        today = self.now().date()
        profile, broken = self.library.profile_or_default()
        catalogue = taught(self.catalogue, profile, self.library, opportunity)
        evaluation = appraise(catalogue, profile, opportunity, sessions, today)
        loss = decline_loss(profile, today)
        moved = course(
            catalogue,
            findings(opportunity.observations, sessions),
            evaluation.circumstances,
            settled=opportunity.settled,
        )
        # What was found outside of the rounds is no step of its own.
        known = after_each_round(opportunity.observations, sessions)
        moved = tuple(moved[count - 1] for count in known)
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
            origin_words(self.library, opportunity),
        )  # fmt: skip

    def source(self, slug: str) -> Source:
        """Return what preparing for a talk rests on. Raises FileProblem."""
        from offer_tui.store.appraisal import taught  # noqa: PLC0415 - when it is asked
        from offer_tui.ui.prepare.source import Source  # noqa: PLC0415

        opportunity = self.library.opportunity(slug)
        rounds, problems = self.library.rounds(slug)
        profile, broken = self.library.profile_or_default()
        reading, change = self._readings(opportunity)
        said = (*([str(broken)] if broken else []), *map(str, problems))
        sessions = tuple(r.session for r in rounds)
        catalogue = taught(self.catalogue, profile, self.library, opportunity)
        return Source(slug, opportunity, sessions, catalogue, profile, reading, change, said)

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
        from offer_tui.store.reading import FileProblem  # noqa: PLC0415

        if path.exists() and not path.is_file():
            # Reading a pipe waits for somebody to write, and nothing could end that.
            raise FileProblem(path, "this is no plain file", "paste the text, or name a file")
        return given_text(str(path))

    def weighed(self, appraised: Appraised, join: float, decline: float) -> Evaluation:
        """Return the same evidence under other losses, in months."""
        from offer_tui.evaluator.evaluation import evaluate  # noqa: PLC0415
        from offer_tui.store.appraisal import findings  # noqa: PLC0415

        around = replace(
            appraised.evaluation.circumstances, join_loss_months=join, decline_loss_months=decline
        )
        rounds = findings(appraised.opportunity.observations, appraised.sessions)
        settled, catalogue = appraised.opportunity.settled, appraised.evaluation.catalogue
        return evaluate(catalogue, rounds, around, settled=settled, batches=False)

    def profile(self) -> Profile:
        """Return what the person told about themselves. Raises FileProblem."""
        return self.library.profile()

    def keep_profile(
        self, changes: ProfileChanges, seen: ProfileChanges | None = None
    ) -> ProfileKept:
        """Keep these keys of the profile, and return it as the file says it now.

        ``seen`` is what was shown when they were changed: what another program wrote there since
        is joined or stays. Raises Held, NotSaved, FileProblem.
        """
        from offer_tui.ui.profile.edits import ProfileKept, made_to  # noqa: PLC0415

        refused: tuple[str, ...] = ()

        def step(theirs: Profile) -> Profile:
            nonlocal refused
            after, refused = made_to(theirs, changes, seen or {})
            return after

        return ProfileKept(self.library.change_profile(step).record, refused)

    def announcement(self) -> tuple[str, ...]:
        """Return that turning a good one down soon costs more, the longest words first."""
        from offer_tui.store.appraisal import decline_loss  # noqa: PLC0415
        from offer_tui.ui.profile.words import ahead  # noqa: PLC0415

        profile, today = self.library.profile_or_default()[0], self.now().date()
        return ahead(decline_loss(profile, today), profile.money_until, today)

    def close(self, timeout: float = 5.0) -> bool:
        """Write what is left, and give back every lock; return whether all is on the disk."""
        kept = self.rounds.close(timeout) if "rounds" in self.__dict__ else True
        if "_changes" in self.__dict__:
            kept = self._changes.close(timeout) and kept
        return kept

    def rescue(self) -> tuple[Path, ...]:
        """Keep opportunities whose changes could not be written elsewhere, and return where."""
        return self._changes.rescue() if "_changes" in self.__dict__ else ()


def _unreadable(problem: FileProblem) -> Unreadable:
    place = [f"line {problem.line}"] if problem.line else []
    why = ", ".join([*place, f"{problem.key}: {problem.what}" if problem.key else problem.what])
    return Unreadable(problem.path.parent.name, why, str(problem))
