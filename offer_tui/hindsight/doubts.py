"""What cannot be right in the records of a decision: edited by hand, with how to mend it."""

from __future__ import annotations

from collections.abc import Container, Iterator
from typing import TYPE_CHECKING

from offer_tui.hindsight.decisions import (
    date_words,
    decision_behind,
    decision_named,
    decisions,
)

if TYPE_CHECKING:
    from offer_tui.model.opportunity import Opportunity
    from offer_tui.model.reflection import Reflection

_MENDS = (
    "`offer-tui restore` lists the copies; to let them stand, delete the line `seal = …`"
    " in opportunity.toml."
)
_LONGEST = 32
"""Characters of a name in a file that are repeated."""


def doubts(opportunity: Opportunity) -> tuple[str, ...]:
    """Return what is doubtful about its decisions and reflections, each in a sentence or two.

    What is named stays as it is in the file. A reflection dated before any decision is shown, and
    counts for nothing; an evaluation that was altered is shown as it is now.
    """
    return (*_altered(opportunity), *_misdated(opportunity), *_copied(opportunity))


def unknown_signals(opportunity: Opportunity, known: Container[str]) -> tuple[str, ...]:
    """Return which signals are said to have foretold it and are not in the catalogue, in words.

    Those that the evaluation kept with a decision speaks of are known all the same.
    """
    then = {
        one.signal
        for decision in decisions(opportunity)
        if decision.evaluation is not None
        for one in decision.evaluation.contributions
    }
    unknown = {
        name: one
        for one in reversed(opportunity.reflections)
        for name in one.foretold
        if name not in known and name not in then
    }
    return tuple(
        f'The reflection of {date_words(one.on)} names "{name[:_LONGEST]}", '
        "which is in no catalogue: correct it, or put your signals file back."
        for name, one in sorted(unknown.items())
    )


def _altered(opportunity: Opportunity) -> Iterator[str]:
    days = [
        date_words(one.on)
        for one in decisions(opportunity)
        if one.evaluation is not None and one.evaluation.was_altered
    ]
    if days:
        after = " and ".join(days)
        yield f"The figures kept with the decision of {after} were changed after it. {_MENDS}"


def _misdated(opportunity: Opportunity) -> Iterator[str]:
    for one in opportunity.reflections:
        if (said := _misdate(opportunity, one)) is not None:
            yield f"The reflection of {date_words(one.on)} {said}."


def _copied(opportunity: Opportunity) -> Iterator[str]:
    ids = [one.id for one in opportunity.reflections]
    for one in opportunity.reflections:
        if ids.count(one.id) > 1:
            yield (
                f"The reflection of {date_words(one.on)} has the id of another one, so it cannot be"
                " changed here: give one of them another id."
            )
            return


def _misdate(opportunity: Opportunity, reflection: Reflection) -> str | None:
    """Return what is wrong with a reflection's day; None when nothing is."""
    made = decisions(opportunity)
    if not made:
        return "looks back at a decision that is not there: put it back, or remove the reflection"
    named, behind = (
        decision_named(opportunity, reflection),
        decision_behind(opportunity, reflection),
    )
    if reflection.decided is not None and named is None:
        day = date_words(reflection.decided)
        return f"looks back at a decision of {day} that is not there: correct one of the dates"
    if behind is None:
        day = date_words(named.on if named is not None else min(one.on for one in made))
        return f"is dated before the decision of {day}: correct one of the dates"
    passed = (reflection.on - behind.on).days
    if reflection.days is not None and passed < reflection.days:
        said = f"says {reflection.days} days after the decision, and it is {passed}"
        return f"{said}: correct its days, or one of the dates"
    return None
