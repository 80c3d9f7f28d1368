"""Where an opportunity stands: where it can go from there, and how it came there."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from offer_tui.hindsight.account import ended
from offer_tui.hindsight.staging import closing, stage_when_reopened
from offer_tui.model.opportunity import Opportunity
from offer_tui.model.stages import Stage, refusal
from offer_tui.model.wording import STAGE_WORDS, in_zone
from offer_tui.ui.opportunity.facts import titled
from offer_tui.ui.rows import EMPTY, Row, RowMaker, line, pad, width_of, wrap

DIGITS: dict[str, Stage] = {
    "1": "applied", "2": "interviewing", "3": "offer", "4": "rejected", "5": "left",
}  # fmt: skip
"""The digit of each stage, the same on every page."""
AGAIN, DECIDE = "0", "d"
_YOURS: tuple[Stage, ...] = ("accepted", "declined", "withdrawn")
"""What the person decides, and with a record of it."""
_DOES: dict[Stage, str] = {
    "accepted": "you take it", "declined": "you decline", "withdrawn": "you withdraw",
}  # fmt: skip
_COLUMN = 6
_WHEN = 23
_BELOW = 5


@dataclass(frozen=True, slots=True)
class Choice:
    """A stage that can follow, the key that leads there, or why it cannot."""

    key: str
    """Empty: it cannot follow."""
    words: str
    why_not: str = ""


@dataclass(frozen=True, slots=True)
class Past:
    """That it came to a stage, and when."""

    when: str
    stage: str
    because: str = ""


def choices(opportunity: Opportunity) -> list[Choice]:
    """Return where it can go; what would be possible later says what has to be true first."""
    now = opportunity.stage
    if opportunity.is_closed:
        left = [Choice("5", STAGE_WORDS["left"])] if not refusal(now, "left") else []
        words = STAGE_WORDS[stage_when_reopened(opportunity)]
        return [*left, Choice(AGAIN, f"open again: {words}")]
    found = [
        Choice(digit, STAGE_WORDS[stage])
        for digit, stage in DIGITS.items()
        if not refusal(now, stage)
    ]
    open_to_them = [stage for stage in _YOURS if not refusal(now, stage)]
    found.append(Choice(DECIDE, " or ".join(_DOES[stage] for stage in open_to_them)))
    refused = {refusal(now, stage): stage for stage in reversed(_YOURS) if refusal(now, stage)}
    return [*found, *(Choice("", _DOES[stage], why) for why, stage in reversed(refused.items()))]


def past(opportunity: Opportunity, zone: dt.tzinfo | None) -> list[Past]:
    """Return how it came there, the latest first, down to its beginning."""
    found = [
        Past(_moment(one.at, zone), STAGE_WORDS[one.stage], one.because)
        for one in opportunity.history
    ]
    decision = opportunity.decision
    if opportunity.is_closed and closing(opportunity) is None and decision is not None:
        # Files of before tell the day in the decision, and no history.
        found.append(Past(_day(decision.on), STAGE_WORDS[opportunity.stage], decision.because))
    began = opportunity.history[0].before if opportunity.history else None
    if began is None and not found:
        began = opportunity.stage
    words = f"added: {STAGE_WORDS[began]}" if began else "added"
    return [*reversed(found), Past(_moment(opportunity.created, zone), words)]


def standing_rows(opportunity: Opportunity, zone: dt.tzinfo | None, width: int) -> Iterator[Row]:
    """Yield where it can go, each with its key, and how it came there."""
    for choice in choices(opportunity):
        maker = RowMaker(width).to(3).add(choice.key or "·", "accent" if choice.key else "muted")
        if not choice.why_not:
            yield maker.to(_COLUMN).add(choice.words, action=f"stage:{choice.key}").row()
            continue
        first, *rest = wrap(f"{choice.words}   {choice.why_not}", width - _COLUMN - 1)
        yield maker.to(_COLUMN).add(first, "muted").row()
        yield from (line(words, width, "muted", indent=_COLUMN) for words in rest)
    yield EMPTY
    for one in past(opportunity, zone):
        yield from _past_rows(one, width)


def _past_rows(one: Past, width: int) -> Iterator[Row]:
    maker = RowMaker(width).to(3).add(one.when, "muted")
    if _WHEN + width_of(one.stage) < width:
        yield maker.to(_WHEN).add(one.stage).row()
    else:
        yield maker.row()
        yield line(one.stage, width, indent=_BELOW)
    if one.because:
        yield from (
            line(words, width, "muted", indent=_BELOW)
            for words in wrap(f'"{one.because}"', width - _BELOW - 1)
        )


def _moment(at: dt.datetime, zone: dt.tzinfo | None) -> str:
    at = in_zone(at, zone)
    return f"{_day(at.date())} {at:%H:%M}"


def _day(day: dt.date) -> str:
    return f"{day.day} {day:%b %Y}"


def standing_page(
    opportunity: Opportunity, zone: dt.tzinfo | None, top: int, width: int, height: int,
    bottom: Sequence[Row], faults: Sequence[str] = (),
) -> tuple[list[Row], int]:  # fmt: skip
    """Return exactly ``height`` rows, from row ``top`` of the body on, and that row in fact."""
    head = titled(f"Where {opportunity.company} stands", ended(opportunity), width)
    head += [line(words, width, "warning") for fault in faults for words in wrap(fault, width - 2)]
    head += [EMPTY] if head[-1] else []
    body = list(standing_rows(opportunity, zone, width))
    room = max(1, height - len(bottom) - len(head))
    top = max(0, min(top, len(body) - room))
    shown, left = body[top : top + room], max(0, len(body) - top - room)
    if left and room > 1:
        shown[-1] = line(f"{left + 1} more rows below", width, "muted", indent=3)
    return [*pad([*head, *shown], max(0, height - len(bottom))), *bottom], top
