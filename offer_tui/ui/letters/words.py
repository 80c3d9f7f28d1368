"""What the letter's screen says."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

from offer_tui.letters.addition import Addition, additions, value_of
from offer_tui.letters.addition import Record as Given
from offer_tui.letters.facts import Added, market_words
from offer_tui.model.wording import day_words
from offer_tui.store.letter_texts import KeptText
from offer_tui.store.letters import Drafted, Template
from offer_tui.ui.letters.layout import Offered
from offer_tui.ui.letters.source import Draft

COPIED = (
    "Sent to your terminal's clipboard, without the subject: c again sends that. "
    "If nothing can be pasted, the terminal does not take it: s saves it to a file."
)
COPIED_SUBJECT = "Sent to your terminal's clipboard: the subject. c again sends the letter."
IS_THERE = "There is such a file already; this name is free."
NO_PROMISE = "No promise is written down yet, so there is nothing to ask about: p writes one down."
NO_OPEN_PROMISE = "No promise is open, so there is nothing to ask about."
DECIDES = frozenset({"decline", "withdrawal", "acceptance"})
"""Kinds that say a decision; once one is sent, the decision can be written down."""


def made_by(template: Template) -> str:
    """Return which template made it."""
    if template.is_own:
        return f"your {template.path.name}"
    return "this program's template"


def kept_in(path: Path | None) -> str:
    """Return where the words are, if that is beside those of another window."""
    return f"kept in {path.name}: another window has this letter, too" if path else ""


def others(
    texts: Sequence[KeptText], left: Sequence[Path], today: dt.date
) -> tuple[tuple[str, str], ...]:
    """Return the other words of a letter, with the key that takes the first of them."""
    found = [("v", f"your words of {_when(one.at, today)}, {one.path.name}") for one in texts[:1]]
    more = [("", f"and {len(texts) - 1} more")] if len(texts) > 1 else []
    return (*found, *more, *(("", f"left by your editor, {one.name}") for one in left))


def _when(at: dt.datetime, today: dt.date) -> str:
    return f"{day_words(at.date(), today)} {at:%H:%M}"


def problem_of(drafted: Drafted) -> str:
    """Return what is wrong with the person's own template: where, what, and what is used."""
    if drafted.problem is None:
        return ""
    said = str(drafted.problem)
    return f"{said}{'' if said.endswith('?') else '.'} This program's own is used."


def offered(draft: Draft, added: Added, given: Given) -> tuple[Offered, ...]:
    """Return what can be added with a digit, the first nine."""
    found = additions(draft.drafted.letter, given)
    return tuple(
        Offered(str(number), one.name, value_of(one, added, draft.facts, given))
        for number, one in enumerate(found[:9], 1)
    )


def left_out(draft: Draft, given: Given) -> tuple[str, ...]:
    """Return what is not known, and cannot be added to the letter alone."""
    letter = draft.drafted.letter
    options = {one.option for one in additions(letter, given)}
    return tuple(one.words for one in letter.left_out if one.option not in options)


def beside(addition: Addition, given: Given) -> str:
    """Return what helps to answer, behind the line: for what to ask, what the market pays."""
    if addition.option == "--until":
        return "a day, as in 2 Dec"
    if addition.option != "--ask" or given.market is None:
        return ""
    said = market_words(given.market)
    return f"market: {said}" if said else ""
