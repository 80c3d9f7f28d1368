"""What an open round begins with: its line, its heading, and what came before it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from offer_tui.capture.state import Capture
from offer_tui.capture.wishes import Whose
from offer_tui.model.opportunity import Opportunity
from offer_tui.model.profile import Profile
from offer_tui.model.session import Session
from offer_tui.model.signal import Catalogue
from offer_tui.model.summary import HomeRow
from offer_tui.store.sheets import round_sheet
from offer_tui.ui.live.view import Heading


def opening_line(
    catalogue: Catalogue,
    profile: Profile,
    opportunity: Opportunity,
    before: Sequence[Session],
    session: Session,
    now: dt.datetime,
    known: Iterable[HomeRow] = (),
) -> Capture:
    """Return the line of a round as it begins; ``before`` are the rounds before it.

    ``known`` are the opportunities that there are.
    """
    sheet = round_sheet(catalogue, profile, opportunity, before, session, now)
    others = tuple(
        Whose(row.company, row.slug, row.role, row.rounds)
        for row in known
        if not row.is_closed and not row.is_unnamed and row.id != opportunity.id
    )
    return Capture(session, sheet, others)


def heading_of(opportunity: Opportunity, session: Session) -> Heading:
    """Return whose round it is."""
    return Heading(opportunity.company, opportunity.role, session.round, session.with_whom)
