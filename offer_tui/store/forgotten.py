"""Rounds that nobody ended: their books are closed at their last key."""

from __future__ import annotations

import datetime as dt

from offer_tui.model.progress import is_forgotten, last_key
from offer_tui.store.atomic import NotSaved
from offer_tui.store.library import Library, Round
from offer_tui.store.locks import Held
from offer_tui.store.reading import FileProblem


def end_forgotten(library: Library, slug: str, now: dt.datetime) -> int:
    """End an opportunity's rounds that were left open too long ago; return how many.

    A round that a window has open goes on, however long its last key is ago. One that cannot be
    written stays as it is until the next time.
    """
    rounds, _ = library.rounds(slug)
    return sum(_end(library, one, now) for one in rounds if is_forgotten(one.session, now))


def _end(library: Library, left: Round, now: dt.datetime) -> bool:
    try:
        file = library.open_session(left.path)
    except (Held, FileProblem):
        return False
    try:
        session = file.session
        # Another window may have gone on with it, or ended it, since it was read.
        if not is_forgotten(session, now):
            return False
        ended = max(session.began, last_key(session, now))
        file.save(session.model_copy(update={"ended": ended}))
    except NotSaved:
        return False
    finally:
        file.close()
    return True
