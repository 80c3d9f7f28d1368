"""What an opportunity's page can change: planned rounds, and days that are waited for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from offer_tui.model.opportunity import Opportunity, PlannedRound

Step = Callable[[Opportunity], Opportunity]
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

    def step(o: Opportunity) -> Opportunity:
        kept = tuple(one for one in o.planned if one != removed)
        return o.model_copy(update={"planned": kept})

    return step


def due(deadline: Deadline, day: dt.date | None) -> Step:
    """Return the step that notes by when somebody answers; None: nobody said."""
    return lambda o: o.model_copy(update={deadline: day})
