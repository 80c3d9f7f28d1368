"""Rounds that were begun before anyone said whose they are: they are given to an opportunity."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import Any

from offer_tui.model.opportunity import Opportunity
from offer_tui.model.session import Session
from offer_tui.model.text import normalise
from offer_tui.store.identity import new_id
from offer_tui.store.library import Library
from offer_tui.store.placeholders import forget_unnamed
from offer_tui.store.sessions import SessionFile

_CARRIED = (
    "people", "planned", "follow_ups", "promises", "requirements", "questions", "ask_first",
    "do_not_ask", "observations", "points", "pay_named", "not_applicable", "unavailable", "settled",
)  # fmt: skip
"""What a placeholder can hold that stands beside what its opportunity holds."""


@dataclass(frozen=True, slots=True)
class Given:
    """A round that was given to an opportunity, both as they are now."""

    slug: str
    opportunity: Opportunity
    session: Session


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
        with _taking(library, library.opportunity(placeholder), company, target) as (slug, _taker):
            for file in files:
                library.move_round(file, slug)
    forget_unnamed(library, placeholder, given_to=slug)
    return slug


def give_round(
    library: Library, file: SessionFile, giver: Opportunity, company: str, target: str = ""
) -> Given:
    """Give one round that is open to another opportunity, and return it as it is there.

    ``target`` is as in ``name_rounds``. What an unnamed ``giver`` holds comes along; it is left for
    ``forget_unnamed`` to remove. Raises NotSaved, FileProblem and Held; then the round is
    where it was, and nothing was made.
    """
    if giver.is_unnamed:
        giver = library.opportunity(file.path.parent.name)
    with _taking(library, giver, company, target) as (slug, taker):
        # All is read by now: nothing that can fail comes after the move.
        return Given(slug, taker, library.move_round(file, slug))


@contextmanager
def _taking(
    library: Library, giver: Opportunity, company: str, target: str
) -> Iterator[tuple[str, Opportunity]]:
    """Have an opportunity that holds what a placeholder does; one that was made goes on failure."""
    if target:
        yield target, _carried(library, giver, target)
        return
    if giver.is_unnamed:
        made = library.keep_opportunity(_named(giver, company))
    else:
        made = library.new_opportunity(company)
    try:
        yield made, library.opportunity(made)
    except BaseException:
        # It stays where it has a round already: naming the rest goes on from there.
        library.forget_empty(made)
        raise


def _named(unnamed: Opportunity, company: str) -> Opportunity:
    values = unnamed.model_dump(by_alias=True, exclude_unset=True)
    del values["unnamed"]
    return Opportunity.model_validate(
        values | {"id": new_id(), "company": normalise(company).strip()}
    )


def _carried(library: Library, giver: Opportunity, target: str) -> Opportunity:
    """Let a known opportunity have what a placeholder holds, and return it."""
    held = {part: items for part in _CARRIED if (items := getattr(giver, part))}
    if not held or not giver.is_unnamed:
        return library.opportunity(target)
    return library.change_opportunity(target, lambda known: _joined(known, held)).record


def _joined(known: Opportunity, held: dict[str, tuple[Any, ...]]) -> Opportunity:
    """Return the opportunity with what it does not have yet."""
    values = {
        part: (*there, *(item for item in items if item not in there))
        for part, items in held.items()
        for there in (getattr(known, part),)
    }
    return known.model_copy(update=values)
