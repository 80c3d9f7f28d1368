"""An opportunity brought to another stage, with the change written into its history."""

from __future__ import annotations

import datetime as dt

from offer_tui.model.decision import Decision
from offer_tui.model.opportunity import Opportunity
from offer_tui.model.stages import BEFORE_TALKS, CLOSED, Stage, StageChange, refusal


class StageRefused(ValueError):  # noqa: N818 - an answer to a person
    """It can't come to that stage from where it stands; its words say what would have to be."""


def staged(opportunity: Opportunity, to: Stage, at: dt.datetime, because: str = "") -> Opportunity:
    """Return the opportunity at another stage, with that change as the history's last entry.

    Nothing else changes: its decision stays. Raises StageRefused.
    """
    if refused := refusal(opportunity.stage, to):
        raise StageRefused(refused)
    said = {"because": because.strip()} if because.strip() else {}
    change = StageChange.model_validate(
        {"at": at, "before": opportunity.stage, "stage": to, **said}
    )
    history = (*opportunity.history, change)
    return opportunity.model_copy(update={"stage": to, "history": history})


def decided(opportunity: Opportunity, decision: Decision, at: dt.datetime) -> Opportunity:
    """Return the opportunity closed by a decision; the one before is kept behind it.

    The decision has to say which stage it leads to. Raises StageRefused.
    """
    if decision.stage is None:
        raise StageRefused("the decision says nothing of how it ends")
    closed = staged(opportunity, decision.stage, at, decision.because)
    changed: dict[str, object] = {"decision": decision}
    if opportunity.decision is not None:
        changed["earlier_decisions"] = (*opportunity.earlier_decisions, opportunity.decision)
    return closed.model_copy(update=changed)


def talking(opportunity: Opportunity, at: dt.datetime) -> Opportunity:
    """Return the opportunity at the interviews, since a round began; further on it stays there."""
    if opportunity.stage not in BEFORE_TALKS:
        return opportunity
    return staged(opportunity, "interviewing", at)


def reopened(opportunity: Opportunity, at: dt.datetime, because: str = "") -> Opportunity:
    """Return the opportunity open again; its decision stays until the next one.

    Raises StageRefused.
    """
    if opportunity.stage not in CLOSED:
        raise StageRefused("it is open already")
    return staged(opportunity, stage_when_reopened(opportunity), at, because)


def made_once(
    before: Opportunity, ours: Opportunity, theirs: Opportunity, joined: Opportunity
) -> Opportunity:
    """Return two windows' changes joined, with one entry where both made the same change.

    Theirs is kept, since it was on the disk first. Where they did not end at the same stage, both
    made steps of their own, and nothing is left out.
    """
    if ours.stage != theirs.stage:
        return joined
    new = [one for one in ours.history if one not in (*before.history, *theirs.history)]
    other = [one for one in theirs.history if one not in (*before.history, *ours.history)]
    history = list(joined.history)
    for change in new:
        twin = next((one for one in other if one == change.model_copy(update={"at": one.at})), None)
        if twin is not None:
            other.remove(twin)
            history.remove(change)
    if len(history) == len(joined.history):
        return joined
    return joined.model_copy(update={"history": tuple(history)})


def stage_when_reopened(opportunity: Opportunity) -> Stage:
    """Return where it stands when it is opened again: where it stood before it was closed.

    An offer that was answered is none any more, so after one they are talking.
    """
    before = [one.before for one in opportunity.history if one.before not in CLOSED]
    return before[-1] if before and before[-1] != "offer" else "interviewing"


def closing(opportunity: Opportunity) -> StageChange | None:
    """Return the change by which it stands where it does; None in files of before."""
    latest = opportunity.history[-1] if opportunity.history else None
    return latest if latest is not None and latest.stage == opportunity.stage else None
