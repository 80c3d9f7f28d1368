"""Reflections on a decision: which one goes on today, what it comes to, and how it is changed."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from offer_tui.hindsight.decisions import date_words, decision_behind
from offer_tui.hindsight.due import Kind, reflections_due
from offer_tui.model.reflection import Reflection, Regret
from offer_tui.model.stages import TAKEN, TURNED_DOWN, Stage

if TYPE_CHECKING:
    from offer_tui.model.decision import Decision
    from offer_tui.model.opportunity import Opportunity

TURNED_ROUND = frozenset({"right", "same_again", "wise"})
"""The sentences with which agreement means no regret."""


def kind_of(opportunity: Opportunity, behind: Decision | None) -> Kind | None:
    """Return whether a decision took the job or turned it down.

    None where it did neither: they said no, or nobody wrote down what was decided.
    """
    return None if behind is None else _kind(behind.stage or opportunity.stage)


def _kind(stage: Stage) -> Kind | None:
    if stage in TAKEN:
        return "taken"
    return "declined" if stage in TURNED_DOWN else None


def nothing_to_reflect_on(opportunity: Opportunity, today: dt.date) -> str:
    """Return why there is no decision to look back at today; nothing where there is one."""
    decision = opportunity.decision
    if opportunity.stage == "rejected":
        return "They said no, so there is no decision of yours to look back at."
    if _kind(opportunity.stage) is None:
        return (
            "It is still open. A reflection looks back at a job that you took or turned down, 90,"
            " 180 and 365 days later."
        )
    if decision is None:
        return (
            "How it ended is not written down, so there is no day to look back at: d writes it"
            " down, with its day."
        )
    if decision.on > today:
        return f"The decision is dated {date_words(decision.on)}, which is still to come."
    return ""


def going_on(opportunity: Opportunity, today: dt.date) -> Reflection | None:
    """Return the reflection that today's answers belong to; None where they begin a new one.

    That is the one of today; else the one that is due, if it was begun; else, where none is due,
    the latest on this decision.
    """
    ours = [one for one in reflections_on_it(opportunity) if one.on <= today]
    latest = ours[-1] if ours else None
    due = reflections_due(opportunity, today)
    if latest is None or latest.on == today or due is None:
        return latest
    return next((one for one in reversed(ours) if one.days == due.days), None)


def reflections_on_it(opportunity: Opportunity) -> tuple[Reflection, ...]:
    """Return those on the decision that stands, by their days."""
    decision = opportunity.decision
    if decision is None:
        return ()
    ours = (o for o in opportunity.reflections if decision_behind(opportunity, o) is decision)
    return tuple(sorted(ours, key=lambda one: one.on))


def begun(opportunity: Opportunity, new_id: str, today: dt.date) -> Reflection:
    """Return a reflection of today on the decision that stands; nothing is answered in it."""
    due = reflections_due(opportunity, today)
    said: dict[str, object] = {} if due is None else {"days": due.days}
    decision = opportunity.decision
    if decision is not None and decision.on <= today:
        said["decided"] = decision.on
        if decision.stage is not None:
            said["stage"] = decision.stage
    return Reflection.model_validate({"id": new_id, "on": today, **said})


def with_reflection(opportunity: Opportunity, reflection: Reflection) -> Opportunity:
    """Return the opportunity with this reflection, in its old place or behind the others.

    One in which nothing is answered any more is left out, so that its day is due again.
    """
    others = [one for one in opportunity.reflections if one.id != reflection.id]
    made = [reflection if one.id == reflection.id else one for one in opportunity.reflections]
    if is_blank(reflection):
        made = others
    elif len(others) == len(opportunity.reflections):
        made = [*others, reflection]
    return opportunity.model_copy(update={"reflections": tuple(made)})


def is_blank(reflection: Reflection) -> bool:
    """Whether it says nothing, also nothing that another version of this program wrote."""
    said = (reflection.again is not None, reflection.causes, reflection.foretold)
    words = (reflection.missing.strip(), reflection.lesson.strip())
    return not any((*said, *words, given(reflection), reflection.model_extra))


def is_whole(reflection: Reflection) -> bool:
    """Whether it says whether they would decide so again, and has all five answers."""
    return reflection.again is not None and score_of(reflection) is not None


def given(reflection: Reflection) -> int:
    """Return how many of the five sentences are answered."""
    regret = reflection.regret or Regret()
    return sum(getattr(regret, name) is not None for name in Regret.model_fields)


def score_of(reflection: Reflection) -> float | None:
    """Return how much the decision is regretted, from 0 to 100; None until all five are there."""
    return reflection.regret.score if reflection.regret is not None else None


def has_regret(reflection: Reflection) -> bool:
    """Whether any answer tells of regret, however little."""
    regret = reflection.regret or Regret()
    answers = ((name, getattr(regret, name)) for name in Regret.model_fields)
    without = {name: 5 if name in TURNED_ROUND else 1 for name in Regret.model_fields}
    told = any(value is not None and value != without[name] for name, value in answers)
    return reflection.again is False or told
