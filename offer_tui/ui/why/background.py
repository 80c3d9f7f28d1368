"""What Why works out behind the page, in threads: the second look, and a new beginning."""

from __future__ import annotations

from typing import TYPE_CHECKING

from offer_tui.ui.why.view import Again

if TYPE_CHECKING:
    from offer_tui.hindsight.obstacles import Obstacle
    from offer_tui.model.opportunity import Opportunity
    from offer_tui.ui.desk import Desk


def seen_again(desk: Desk, slug: str, opportunity: Opportunity) -> Again:
    """Return the second look at an opportunity as the screen shows it. Raises FileProblem."""
    from offer_tui.store.appraisal import taught  # noqa: PLC0415 - in the thread that needs it
    from offer_tui.store.second_look import (  # noqa: PLC0415
        looked_at_again,
        record_of,
        went_back,
    )

    library = desk.library
    rounds, problems = library.rounds(slug)
    profile, broken = library.profile_or_default()
    sessions = tuple(one.session for one in rounds)
    catalogue = taught(desk.catalogue, profile, library, opportunity)
    look = looked_at_again(
        catalogue, profile, opportunity, sessions, desk.now().date(), is_whole=not problems
    )
    said = (*([str(broken)] if broken else []), *map(str, problems))
    back = went_back(library, opportunity)
    return Again(opportunity, look, record_of(opportunity, sessions), back, said)


def opened_anew(desk: Desk, old: Opportunity, obstacles: tuple[Obstacle, ...], role: str) -> str:
    """Keep an opportunity that goes back to this one, and return its slug. Raises NotSaved."""
    from offer_tui.hindsight.going_back import going_back  # noqa: PLC0415 - when it is asked

    return desk.library.keep_opportunity(going_back(old, obstacles, role, desk.now(), desk.new_id))
