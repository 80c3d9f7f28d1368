"""Decisions to draw: thought through, barely begun, made, and of words that would burst a page."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from jobs import TODAY, acme, closed
from live_views import NOW, ulid

from offer_tui.model.decision import Decision, Reason
from offer_tui.model.opportunity import Opportunity
from offer_tui.store.appraisal import frozen
from offer_tui.ui.appraisal import Appraised
from offer_tui.ui.decision.parts import PARTS
from offer_tui.ui.decision.weighing import Weighing
from offer_tui.ui.parts.item import items_of
from offer_tui.ui.parts.layout import PartsView
from offer_tui.ui.parts.screen import parts_of

DRAFT = Decision(
    on=TODAY.date(), stage="withdrawn", options=("keep looking",), weighed=("goal", "culture"),
    reasons="Nobody knows what the job is.", unknown=("two days at home: in no letter",),
    grounds=(
        Reason(id=ulid(70), text="work unlike the posting", side="against", whose="theirs",
               signal="11"),
        Reason(id=ulid(71), text="an hour by train", side="against", whose="yours"),
        Reason(id=ulid(72), text="she names what is hard", side="for"),
    ),
    went_wrong="I stayed a year too long.", doubt="The team may be better than its manager.",
    own_probability=0.4, made="foresight",
)  # fmt: skip


def _with(**values: Any) -> Weighing:
    opportunity = acme().opportunity.model_copy(update=values)
    return begun().having(opportunity)


@cache
def begun() -> Weighing:
    return Weighing(acme(), ("Birch Systems",), "lead a small team", TODAY.date())


@cache
def thought_through() -> Weighing:
    return _with(deciding=DRAFT, would_return_if="they hire for platform work")


@cache
def made() -> Weighing:
    decision = DRAFT.model_copy(
        update={
            "because": "nobody knows the job",
            "evaluation": frozen(acme().evaluation, NOW),
            "against_advice": True,
        }
    )
    return _with(stage="withdrawn", decision=decision)


def of_words(found: Appraised, words: str) -> tuple[Weighing, ...]:
    """Return decisions of which every word is these words, open and closed."""
    said = dict.fromkeys(("because", "reasons", "doubt", "went_wrong", "went_well"), words)
    reason = Reason(id=ulid(70), text="x", side="against").model_copy(update={"text": words})
    draft = DRAFT.model_copy(
        update={**said, "options": (words, f"{words} 2"), "unknown": (words,), "grounds": (reason,)}
    )
    weighing = Weighing(found, (words, f"{words} too"), words, TODAY.date())
    changes: tuple[dict[str, Any], ...] = (
        {"deciding": draft, "decision": None, "would_return_if": words},
        {"stage": "declined", "decision": draft, "would_return_if": words},
    )
    return tuple(weighing.having(_changed(found.opportunity, one)) for one in changes)


def _changed(opportunity: Opportunity, values: dict[str, Any]) -> Opportunity:
    return opportunity.model_copy(update=values)


def old() -> Weighing:
    """Return one that was decided before decisions held more than a few words."""
    return Weighing(closed(), (), "", TODAY.date())


def views(
    weighing: Weighing, *, last: bool = False, letters: bool = False, notice: str = ""
) -> Iterator[PartsView]:
    """Yield every part, with its first or its last row chosen."""
    for number, part in enumerate(PARTS):
        lines = part.lines(weighing)
        items = items_of(lines)
        yield PartsView(
            title=f"Decide · {weighing.opportunity.company}",
            occasion="",
            state="saved",
            parts=parts_of(PARTS, weighing),
            part=number,
            lines=lines,
            chosen=items[-1 if last else 0].key if items else "",
            notice=notice,
            letters=letters,
        )
