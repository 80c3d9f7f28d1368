"""An open round given to another opportunity."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from offer_tui.capture.wishes import Whose
from offer_tui.cli.context import Surroundings
from offer_tui.cli.lines.opening import Opened, rounds_of
from offer_tui.store.attaching import forget_given, give_round
from offer_tui.store.sessions import SessionFile


def placed(
    around: Surroundings, opened: Opened, file: SessionFile, whose: Whose, now: dt.datetime
) -> Opened:
    """Move the round, and return it as it goes on there; a placeholder left without a round goes.

    Raises NotSaved, FileProblem and Held; then the round is where it was.
    """
    library = around.library
    giver = opened.opportunity
    if giver.is_unnamed:
        giver = library.opportunity(opened.slug)
    slug, session = give_round(library, file, giver, whose.company, whose.slug)
    forget_given(library, opened.slug, to_known=bool(whose.slug))
    found = rounds_of(around, slug, now)
    before = tuple(one.session for one in found.rounds if one.session.id != session.id)
    return replace(opened, slug=slug, opportunity=found.opportunity, session=session, before=before)
