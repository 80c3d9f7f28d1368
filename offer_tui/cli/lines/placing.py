"""An open round given to another opportunity."""

from __future__ import annotations

from dataclasses import replace

from offer_tui.capture.wishes import Whose
from offer_tui.cli.context import Surroundings
from offer_tui.cli.lines.opening import Opened
from offer_tui.cli.output import complain
from offer_tui.store.attaching import give_round
from offer_tui.store.placeholders import forget_unnamed
from offer_tui.store.sessions import SessionFile


def placed(around: Surroundings, opened: Opened, file: SessionFile, whose: Whose) -> Opened:
    """Move the round, and return it as it goes on there; a placeholder left without a round goes.

    Raises NotSaved, FileProblem and Held; then the round is where it was.
    """
    library = around.library
    given = give_round(library, file, opened.opportunity, whose.company, whose.slug)
    forget_unnamed(library, opened.slug, given_to=given.slug)
    # From here on nothing may be raised: the round has moved.
    rounds, problems = library.rounds(given.slug)
    complain(*map(str, problems))
    before = tuple(one.session for one in rounds if one.session.id != given.session.id)
    return replace(
        opened,
        slug=given.slug,
        opportunity=given.opportunity,
        session=given.session,
        before=before,
    )
