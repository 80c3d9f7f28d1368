"""Rounds that were begun before anyone said whose they are: they are given to an opportunity."""

from __future__ import annotations

from contextlib import ExitStack
from typing import Any

from offer_tui.model.opportunity import Opportunity
from offer_tui.model.session import Session
from offer_tui.model.text import normalise
from offer_tui.store.identity import new_id
from offer_tui.store.library import Library
from offer_tui.store.sessions import SessionFile

_CARRIED = (
    "people", "planned", "follow_ups", "promises", "requirements", "questions", "ask_first",
    "do_not_ask", "observations", "points", "pay_named", "not_applicable", "unavailable", "settled",
)  # fmt: skip
"""What a placeholder can hold that stands beside what its opportunity holds."""


def name_rounds(library: Library, placeholder: str, company: str, target: str = "") -> str:
    """Give all that an unnamed opportunity holds to another; return the slug of that.

    ``target`` is the slug of a known one; without it a new one of that company is made. Whatever
    happens meanwhile, every round is in one of the two places, and naming it again goes on from
    there. Raises Held while a window has one of the rounds open, before anything is changed;
    NotSaved, FileProblem.
    """
    with ExitStack() as closing:
        rounds, _ = library.rounds(placeholder)
        files = [library.open_session(one.path) for one in rounds]
        for file in files:
            closing.callback(file.close)
        unnamed = library.opportunity(placeholder)
        if target:
            _carry(library, unnamed, target)
        else:
            target = library.keep_opportunity(_named(unnamed, company))
        for file in files:
            library.move_round(file, target)
    library.forget_unnamed(placeholder, carried=frozenset(_CARRIED))
    return target


def give_round(
    library: Library, file: SessionFile, giver: Opportunity, company: str, target: str = ""
) -> tuple[str, Session]:
    """Give one round that is open to another opportunity; return the slug of that and the round.

    ``target`` is as in ``name_rounds``. What an unnamed ``giver`` holds comes along; it is left for
    ``forget_given`` to remove. Raises NotSaved, FileProblem and Held; then the round is where it
    was.
    """
    made = ""
    if target and giver.is_unnamed:
        _carry(library, giver, target)
    elif not target and giver.is_unnamed:
        made = library.keep_opportunity(_named(giver, company))
    elif not target:
        made = library.new_opportunity(company)
    try:
        return target or made, library.move_round(file, target or made)
    except BaseException:
        if made:
            library.forget_empty(made)
        raise


def forget_given(library: Library, giver: str, *, to_known: bool) -> bool:
    """Remove a placeholder that gave away its last round and all it held; return whether it did.

    ``to_known`` says that it gave to an opportunity that was there, which takes only some parts.
    """
    carried = _CARRIED if to_known else Opportunity.model_fields
    return library.forget_unnamed(giver, carried=frozenset(carried))


def _named(unnamed: Opportunity, company: str) -> Opportunity:
    values = unnamed.model_dump(by_alias=True, exclude_unset=True)
    del values["unnamed"]
    return Opportunity.model_validate(
        values | {"id": new_id(), "company": normalise(company).strip()}
    )


def _carry(library: Library, unnamed: Opportunity, target: str) -> None:
    held = {part: items for part in _CARRIED if (items := getattr(unnamed, part))}
    if held:
        library.change_opportunity(target, lambda known: _joined(known, held))


def _joined(known: Opportunity, held: dict[str, tuple[Any, ...]]) -> Opportunity:
    """Return the opportunity with what it does not have yet."""
    values = {
        part: (*there, *(item for item in items if item not in there))
        for part, items in held.items()
        for there in (getattr(known, part),)
    }
    return known.model_copy(update=values)
