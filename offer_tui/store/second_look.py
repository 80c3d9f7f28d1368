"""A second look at an opportunity of the library, and what goes back to the same employer."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from offer_tui.evaluator.evidence import Evidence, join
from offer_tui.evaluator.kept import kept_evidence
from offer_tui.evaluator.learning import prior_of
from offer_tui.hindsight.account import ended
from offer_tui.hindsight.second_look import SecondLook, second_look
from offer_tui.model.opportunity import Opportunity
from offer_tui.model.profile import Profile
from offer_tui.model.session import Session
from offer_tui.model.signal import Catalogue
from offer_tui.store.appraisal import circumstances_of, findings
from offer_tui.store.library import Entry, Library
from offer_tui.store.naming import folded, slug_for
from offer_tui.store.reading import FileProblem

_ALIKE = 50
"""Characters of a company's name by which folders are found; what makes them differ comes last."""


def looked_at_again(
    catalogue: Catalogue,
    profile: Profile,
    opportunity: Opportunity,
    sessions: Sequence[Session],
    today: dt.date,
    *,
    is_whole: bool = True,
) -> SecondLook:
    """Return the second look on a day; the rounds the oldest first.

    The catalogue is the one that outcomes taught, as ``appraisal.taught`` returns it. Where a round
    could not be read (not ``is_whole``), what was frozen stands for the record.
    """
    around = circumstances_of(profile, opportunity, sessions, today, prior_of(catalogue))
    decision = opportunity.decision
    then = decision.evaluation if decision is not None else None
    record = record_of(opportunity, sessions)
    return second_look(
        then,
        kept_evidence(then.contributions) if then is not None and not is_whole else record,
        opportunity.differences,
        catalogue,
        around,
    )


def record_of(opportunity: Opportunity, sessions: Sequence[Session]) -> Evidence:
    """Return what stands in the record, as an evaluation sees it."""
    return join(findings(opportunity.observations, sessions), opportunity.settled)


def went_back(library: Library, opportunity: Opportunity) -> tuple[Entry, ...]:
    """Return the opportunities that go back to this one, the first one first."""
    near = _naming(library, opportunity, opportunity.id)
    found = [one for one in near if one.opportunity.returns_to == opportunity.id]
    return tuple(sorted(found, key=lambda one: one.opportunity.created))


def origin_words(library: Library, opportunity: Opportunity) -> str:
    """Return the closed opportunity that this one goes back to: its role, how it ended and when.

    Nothing where there is none, or it can't be found.
    """
    wanted = opportunity.returns_to
    if wanted is None:
        return ""
    near = _naming(library, opportunity, wanted)
    old = next((one.opportunity for one in near if one.opportunity.id == wanted), None)
    return ", ".join(words for words in (old.role, ended(old)) if words) if old else ""


def _naming(library: Library, opportunity: Opportunity, wanted: str) -> Iterator[Entry]:
    """Yield the opportunities at the same company whose file names the id.

    A library can hold thousands: only folders named after the company are looked into, and only
    files with the id in them are parsed.
    """
    name = slug_for(opportunity.company, opportunity.id)
    alike = folded(opportunity.company)[:_ALIKE]
    # A name without Latin letters makes a folder that is called after an id.
    begins = alike if alike and name.startswith(alike) else name.partition("-")[0]
    for slug in library.slugs():
        if not slug.startswith(begins):
            continue
        try:
            if wanted.encode() in library.record_path(slug).read_bytes():
                yield Entry(slug, library.opportunity(slug))
        except (FileProblem, OSError):
            continue  # home says what is wrong with it
