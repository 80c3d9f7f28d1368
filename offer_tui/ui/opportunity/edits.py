"""What an opportunity's page can change: planned rounds, days that are waited for, follow-ups."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from offer_tui.model.opportunity import FollowUp, Opportunity, PlannedRound
from offer_tui.ui.parts.steps import Step, added, put, without

Deadline = Literal["answer_by", "they_decide_by"]


@dataclass(frozen=True, slots=True)
class Draft:
    """A planned round while it is being written down."""

    name: str
    at: dt.datetime | None = None
    with_whom: str = ""
    minutes: int | None = None
    before: PlannedRound | None = None
    """The planned round that it takes the place of."""

    @classmethod
    def of(cls, planned: PlannedRound) -> Draft:
        """Return the draft that changes a planned round."""
        return cls(planned.round, planned.at, planned.with_whom, planned.minutes, planned)

    def planned(self) -> PlannedRound:
        """Return the round; what is not known is left out, so that the file stays pleasant."""
        kept = self.before.model_dump(by_alias=True, exclude_unset=True) if self.before else {}
        values = kept | {
            "round": self.name, "at": self.at, "with": self.with_whom, "minutes": self.minutes,
        }  # fmt: skip
        return PlannedRound.model_validate({key: value for key, value in values.items() if value})


def planned(draft: Draft) -> Step:
    """Return the step that plans the round, in the place of the one before if that is there."""
    after, before = draft.planned(), draft.before

    def step(o: Opportunity) -> Opportunity:
        if before not in o.planned:
            return o.model_copy(update={"planned": (*o.planned, after)})
        place = o.planned.index(before)
        changed = (*o.planned[:place], after, *o.planned[place + 1 :])
        return o.model_copy(update={"planned": changed})

    return step


def unplanned(removed: PlannedRound) -> Step:
    """Return the step that takes a planned round away."""
    return without("planned", removed)


def due(deadline: Deadline, day: dt.date | None) -> Step:
    """Return the step that notes by when somebody answers; None: nobody said."""
    return put(**{deadline: day})


# Follow-ups; two of the same words and day are told apart by nothing, so the first one is meant.


def to_do(text: str, by: dt.date | None) -> Step:
    """Return the step that adds something they mean to do."""
    values = {"text": text, "by": by}
    task = FollowUp.model_validate({key: value for key, value in values.items() if value})
    return added("follow_ups", task)


def ticked(task: FollowUp) -> Step:
    """Return the step that says it is done, or that it is not."""
    kept = task.model_dump(by_alias=True, exclude_unset=True, exclude={"done"})
    return _in_place(task, FollowUp.model_validate(kept if task.done else {**kept, "done": True}))


def dropped(task: FollowUp) -> Step:
    """Return the step that takes it off."""
    return _in_place(task)


def _in_place(task: FollowUp, *instead: FollowUp) -> Step:
    def step(o: Opportunity) -> Opportunity:
        if task not in o.follow_ups:
            return o
        place = o.follow_ups.index(task)
        rest = (*o.follow_ups[:place], *instead, *o.follow_ups[place + 1 :])
        return o.model_copy(update={"follow_ups": rest})

    return step
