"""An open round given to another opportunity."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from offer_tui.capture.wishes import Whose
from offer_tui.cli.context import Surroundings
from offer_tui.cli.lines.opening import Opened, rounds_of
from offer_tui.store.identity import new_id
from offer_tui.store.sessions import SessionFile


def placed(
    around: Surroundings, opened: Opened, file: SessionFile, whose: Whose, now: dt.datetime
) -> Opened:
    """Move the round, and return it as it goes on there; a placeholder left without a round goes.

    Raises NotSaved, FileProblem and Held; then the round is where it was.
    """
    library = around.library
    slug, carried = whose.slug, frozenset[str]()
    if not slug:
        slug, carried = _new_home(around, opened, whose.company)
    try:
        found = rounds_of(around, slug, now)
        session = library.move_round(file, slug)
    except BaseException:
        if not whose.slug:
            library.forget_empty(slug)
        raise
    library.forget_unnamed(opened.slug, carried)
    before = tuple(one.session for one in found.rounds if one.session.id != session.id)
    return replace(opened, slug=slug, opportunity=found.opportunity, session=session, before=before)


def _new_home(around: Surroundings, opened: Opened, company: str) -> tuple[str, frozenset[str]]:
    """Keep a new opportunity for the round; return its slug and what it has of a placeholder."""
    if not opened.opportunity.is_unnamed:
        return around.library.new_opportunity(company), frozenset()
    placeholder = around.library.opportunity(opened.slug)
    named = {"id": new_id(), "company": company, "is_unnamed": False}
    slug = around.library.keep_opportunity(placeholder.model_copy(update=named))
    return slug, frozenset(placeholder.model_fields_set)
