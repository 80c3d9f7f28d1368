"""Going back: a new opportunity at an employer that one was done with, linked to the old one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator

from offer_tui.hindsight.obstacles import Obstacle
from offer_tui.model.opportunity import OPPORTUNITY_SCHEMA, Opportunity, OwnQuestion
from offer_tui.model.signal import Ask


def going_back(
    old: Opportunity,
    obstacles: tuple[Obstacle, ...],
    role: str,
    at: dt.datetime,
    new_id: Callable[[], str],
) -> Opportunity:
    """Return the new opportunity; the old one stays as it is.

    The people come along. What spoke against it then becomes a question, for them or for oneself,
    unless it is said to be over.
    """
    values: dict[str, object] = {
        "schema": OPPORTUNITY_SCHEMA,
        "id": new_id(),
        "company": old.company,
        "role": role.strip(),
        "stage": "lead",
        "created": at,
        "returns_to": old.id,
        "person": old.people,
        "question": tuple(_questions(old, obstacles, new_id)),
    }
    return Opportunity.model_validate({key: value for key, value in values.items() if value})


def _questions(
    old: Opportunity, obstacles: tuple[Obstacle, ...], new_id: Callable[[], str]
) -> Iterator[OwnQuestion]:
    since = f" since {old.decision.on:%b %Y}" if old.decision is not None else ""
    asked = [(one.against, one.whose) for one in obstacles if one.state and not one.is_over]
    grounds = old.decision.grounds if old.decision is not None else ()
    own = [one for one in grounds if one.side == "against" and one.signal is None]
    asked += [(one.text, one.whose or "theirs") for one in own]
    for text, whose in dict(asked).items():
        ask: Ask = "yourself" if whose == "yours" else "them"
        words = f"{text[:1].upper()}{text[1:]}: what has changed{since}?"
        yield OwnQuestion.model_validate({"id": new_id(), "text": words, "ask": ask})
