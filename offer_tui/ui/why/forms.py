"""What Why asks in its line: words about what is different, and whose it is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from offer_tui.model.decision import Whose
from offer_tui.model.opportunity import Opportunity
from offer_tui.ui.parts.form import Deed, Field, Form, required
from offer_tui.ui.why import edits
from offer_tui.ui.why.different import Different

_LONGEST = 40
_WHOSE: tuple[Whose, ...] = ("yours", "theirs")


def short(words: str) -> str:
    """Return the words as they are said when a change is taken back."""
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1]}…"


def words_about(row: Different, at: dt.datetime, new_id: str) -> Form:
    """Ask for what is to be said of a row."""
    kind, _, name = row.key.partition(":")

    def done(given: Sequence[str]) -> Deed:
        words = given[0]
        if kind == "signal":
            step = edits.noted(name, row.whose, words, at, new_id)
            return Deed(step, short(row.label), row.key)
        about = name or new_id
        step = edits.written(row.whose, words, at, about)
        return Deed(step, short(words or row.words), f"words:{about}")

    return Form((Field(row.label, row.words, "keeps it"),), done)


def something_else(whose: Whose, at: dt.datetime, new_id: str) -> Form:
    """Ask for something else that is different, and with whom."""

    def done(given: Sequence[str]) -> Deed:
        words, side = given
        step = edits.written(_named(side) or whose, words, at, new_id)
        return Deed(step, short(words), f"words:{new_id}")

    fields = (
        Field("what is different", check=required("what is different")),
        Field("with you, or with them: yours, theirs", whose, "keeps it", _check),
    )
    return Form(fields, done)


def removed(opportunity: Opportunity, row: Different) -> Deed | None:
    """Return the change that takes back what was said of a row."""
    kind, _, name = row.key.partition(":")
    if kind == "signal":
        known = edits.difference_of(opportunity, name)
        return Deed(edits.removed(known.id), short(row.label)) if known is not None else None
    return Deed(edits.removed(name), short(row.words)) if name else None


def _named(given: str) -> Whose | None:
    wanted = given.strip().casefold()
    return next((one for one in _WHOSE if wanted and one.startswith(wanted)), None)


def _check(given: str) -> str:
    return "" if _named(given) else "yours or theirs"
