"""What must not be missed in a debrief: that it is not saved, or who has the round."""

from __future__ import annotations

from offer_tui.ui.live.view import Failure, clock


def warnings(
    failure: Failure | None,
    not_kept: str,
    heard: str,
    *,
    held_by: str,
    read_only: bool,
    warned: bool,
) -> tuple[str, ...]:
    """Return the same thing in several lengths, the longest first; nothing where all is well.

    ``not_kept`` is what is wrong with the opportunity's file, ``heard`` what happened to one of
    them meanwhile, ``warned`` whether leaving was tried already.
    """
    if read_only:
        who = f" ({held_by})" if held_by else ""
        short = "Another window writes this round."
        return (f"Another window writes this round; here it can be read{who}.", short)
    if failure is not None:
        return _not_saved(failure, warned=warned)
    if not_kept:
        short = "NOT SAVED: the same again leaves." if warned else "NOT SAVED yet: do not close."
        return (not_kept, short)
    return (heard,) if heard else ()


def _not_saved(failure: Failure, *, warned: bool) -> tuple[str, ...]:
    since = clock(failure.since)
    if warned:
        return (
            f"NOT SAVED since {since}, {failure.why}: the same again leaves all the same.",
            "NOT SAVED: the same again leaves.",
        )
    return (
        f"NOT SAVED since {since}, {failure.why}. All is kept here: do not close.",
        f"NOT SAVED since {since}: do not close. {failure.why.capitalize()}.",
        f"NOT SAVED since {since}: do not close.",
    )
