"""What is to be weighed: an opportunity of the library, a round's file, or the short form."""

from __future__ import annotations

import dataclasses
import datetime as dt
import math
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from offer_tui.cli.context import Surroundings
from offer_tui.cli.failure import Failed
from offer_tui.cli.output import PROGRAM, complain
from offer_tui.cli.page import title
from offer_tui.cli.short_form import short_form
from offer_tui.cli.words import count
from offer_tui.evaluator.circumstances import Circumstances
from offer_tui.evaluator.evidence import Finding
from offer_tui.evaluator.learning import prior_of
from offer_tui.model.session import Session
from offer_tui.model.signal import Catalogue
from offer_tui.store.appraisal import circumstances_of, findings, findings_of, taught
from offer_tui.store.catalogue import nearest
from offer_tui.store.given import given_bytes
from offer_tui.store.reading import FileProblem, Source, source_of
from offer_tui.store.records import parse
from offer_tui.store.references import UnknownReference
from offer_tui.store.sessions import SESSION


@dataclass(frozen=True)
class Matter:
    """Rounds, the oldest first, and the person's side of it."""

    title: str
    rounds: Sequence[Mapping[str, Finding]]
    circumstances: Circumstances
    sessions: Sequence[Session] = ()
    """The rounds in full, where there are any."""
    settled: tuple[str, ...] = ()
    """Ids of signals on which rounds differed, and of which the latest answer stands."""
    gut_missing: str = ""
    """What has no gut rating yet, for which it comes before any number; nothing: all have one."""
    how_to_rate: tuple[str, ...] = ()
    """How that is done, in lines: a command stands on a line of its own."""
    catalogue: Catalogue | None = None
    """The catalogue as the person's outcomes taught it; None: a case without a library."""

    def with_losses(self, join: float | None, decline: float | None) -> Matter:
        """Return the matter with losses, in months, in place of those it came with."""
        around = self.circumstances
        return dataclasses.replace(
            self,
            circumstances=dataclasses.replace(
                around,
                join_loss_months=around.join_loss_months if join is None else join,
                decline_loss_months=around.decline_loss_months if decline is None else decline,
            ),
        )


def is_file(name: str) -> bool:
    """Whether REF|FILE|- names something to read; no slug has a slash or a dot."""
    return name == "-" or os.sep in name or name.endswith(".toml")


def matter_of(around: Surroundings, name: str) -> Matter:
    """Return what REF|FILE|- stands for. Raises FileProblem, UnknownReference."""
    return _from_file(name, around.catalogue) if is_file(name) else _from_library(around, name)


def _from_library(around: Surroundings, ref: str) -> Matter:
    try:
        slug = around.library.resolve(ref)
    except UnknownReference as unknown:
        if Path(ref).exists():
            raise Failed(f"{unknown}; for the file of that name write ./{ref}") from unknown
        raise
    opportunity = around.library.opportunity(slug)
    rounds, problems = around.library.rounds(slug)
    complain(*map(str, problems))
    sessions = [one.session for one in rounds]
    _complain_of_strangers(sessions, around.catalogue)
    today = dt.datetime.now().astimezone().date()
    latest = sessions[-1] if sessions else None
    heading = f"{title(opportunity)} · {count(len(sessions), 'round')}"
    catalogue = taught(around.catalogue, around.profile, around.library, opportunity)
    return Matter(
        heading,
        findings(opportunity.observations, sessions),
        circumstances_of(around.profile, opportunity, sessions, today, prior_of(catalogue)),
        sessions,
        settled=opportunity.settled,
        gut_missing=latest.round if latest and latest.gut is None else "",
        how_to_rate=_rate_with(slug, is_going_on=latest is not None and latest.ended is None),
        catalogue=catalogue,
    )


def _rate_with(reference: str, *, is_going_on: bool) -> tuple[str, ...]:
    first = (
        "When it is over, end it in the app or with"
        if is_going_on
        else "Rate it in the app or with"
    )
    command = f"  {PROGRAM} log {reference} '/fin 4'"
    return first, command, "with your number. Then the figures are shown."


def _from_file(name: str, catalogue: Catalogue) -> Matter:
    path, content = given_bytes(name)
    if not content.strip():
        mend = 'write what was seen under [observed], like jd-work-mismatch = "seen"'
        raise FileProblem(path, "there is nothing in it", mend)
    source = source_of(path, content)
    if _is_session(source):
        return _from_round(path, content, catalogue)
    if "company" in source.data:
        mend = "name it by its slug, which is its folder's name: offer-tui evaluate SLUG"
        raise FileProblem(path, "this is an opportunity without its rounds", mend)
    findings, around = short_form(source, catalogue)
    gut_missing = "it" if around.gut is None else ""
    how = ("Write it on a line above [observed], as in gut = 3.",)
    return Matter(str(path), [findings], around, gut_missing=gut_missing, how_to_rate=how)


def _is_session(source: Source) -> bool:
    return "observed" not in source.data and not source.data.keys().isdisjoint(
        {"began", "observation", "round"}
    )


def _from_round(path: Path, content: bytes, catalogue: Catalogue) -> Matter:
    session = parse(path, content, SESSION).record
    _complain_of_strangers([session], catalogue)
    gut = session.gut.rating if session.gut else None
    around = Circumstances(stage="interviewing", gut=gut)
    return Matter(
        session.round,
        [findings_of(session)],
        around,
        [session],
        gut_missing="" if session.gut else session.round,
        how_to_rate=_rate_with("REF", is_going_on=session.ended is None),
    )


def _complain_of_strangers(sessions: Sequence[Session], catalogue: Catalogue) -> None:
    """Name the signals that the catalogue does not hold: they are kept, and count for nothing."""
    names = dict.fromkeys(seen.signal for one in sessions for seen in one.observations)
    for name in names:
        if name and name not in catalogue.by_id:
            near = nearest(catalogue, name)
            hint = f"; did you mean {near[0]}?" if near else ""
            complain(f"there is no signal {name[:60]}, so it is left aside{hint}")


def is_loss(months: float) -> bool:
    """Whether the months can be a loss."""
    return math.isfinite(months) and months > 0
