"""What the debrief asks of who moves next: the days that are waited for, and another role."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime
from types import MappingProxyType

from offer_tui.capture.debrief import was_passed
from offer_tui.capture.grammar import LineError
from offer_tui.capture.role import another_role
from offer_tui.cli.lines.dialogue import Asking, Beside, Deadline, Dialogue, Move
from offer_tui.model.days import day_of
from offer_tui.model.wording import day_words

_NONE = frozenset({"-", "no", "none", "nothing", "not known"})
"""Lines that name no day and no role."""
_DAY = "as in Fri, 2 Dec or 2026-12-02"
_ROLE = (
    "Was another role named? Its name makes it an opportunity of its own, linked to this one, "
    "or Enter: none."
)
_MORE_ROLES = "Was yet another role named? Its name, or Enter: no more."
_LONGEST_ROLE = 200
PASSED: Mapping[str, str] = MappingProxyType(
    {"they_decide_by": "they-decide", "answer_by": "answer-by", "role": "role"}
)
"""What a question is called among those that were passed by, on the screen as well as here."""


def points(dialogue: Dialogue) -> Iterator[Asking]:
    """Return what is asked and nobody went past; nothing while it is not known whose round it is.

    Of an opportunity that is closed no days are asked.
    """
    opportunity = dialogue.beside.opportunity
    if opportunity.is_unnamed:
        return
    days: tuple[Move, ...] = () if opportunity.is_closed else ("they_decide_by", "answer_by")
    moves: tuple[Move, ...] = (*days, "role")
    yield from (Asking(move) for move in moves if not was_passed(dialogue.line, PASSED[move]))


def prompt(dialogue: Dialogue, move: Move) -> str:
    """Return the question about a day or a role; a day that is known is named."""
    if move == "role":
        return _MORE_ROLES if dialogue.beside.roles else _ROLE
    known: date | None = getattr(dialogue.beside.opportunity, move)
    if known is None:
        return f"{_ASKS[move]} A day, {_DAY}, or Enter: not known."
    day = f"{known:%a} {known.day} {known:%b %Y}"
    return f"{_SAYS[move]} {day}. Another day, none, or Enter: it stays."


_ASKS: dict[Deadline, str] = {
    "they_decide_by": "Who moves next: by when do they decide?",
    "answer_by": "By when do they want your answer?",
}
_SAYS: dict[Deadline, str] = {
    "they_decide_by": "They decide by",
    "answer_by": "They want your answer by",
}


def left(dialogue: Dialogue, move: Move) -> str:
    """Return what is said when Enter goes on."""
    if move == "role":
        return "None, then." if not dialogue.beside.roles else "No more, then."
    return "It stays." if getattr(dialogue.beside.opportunity, move) else "No day, then."


def keep(
    dialogue: Dialogue, move: Move, words: str, at: datetime, new_id: Callable[[], str]
) -> tuple[Dialogue, str]:
    """Keep a day or a role, and say so. Raises LineError for a day that is none."""
    if move == "role":
        return _named(dialogue, words, at, new_id)
    day = None if words.casefold() in _NONE else _day(words, at.date())
    said = f"{_SAYS[move]} {day_words(day, at.date())}." if day else "No day, then."
    opportunity = dialogue.beside.opportunity.model_copy(update={move: day})
    return _changed(dialogue, replace(dialogue.beside, opportunity=opportunity)), said


def _named(
    dialogue: Dialogue, words: str, at: datetime, new_id: Callable[[], str]
) -> tuple[Dialogue, str]:
    beside = dialogue.beside
    if words.casefold() in _NONE:
        return dialogue, left(dialogue, "role")
    if len(words) > _LONGEST_ROLE:
        raise LineError(f"a role's name has {_LONGEST_ROLE} characters at most")
    named = {one.role.casefold() for one in beside.roles}
    if words.casefold() in named | dialogue.around.roles():
        raise LineError(f"{words} at {beside.opportunity.company} is one of yours already")
    made = another_role(beside.opportunity, words, at, new_id())
    said = f"{words} at {made.company} is an opportunity of its own now."
    return _changed(dialogue, replace(beside, roles=(*beside.roles, made))), said


def _day(words: str, today: date) -> date:
    day = day_of(words, today)
    if day is None:
        raise LineError(f"that names no day; say one {_DAY}")
    if day < today:
        raise LineError("that day is over")
    return day


# What is beside the round is taken back as its lines are.


def _changed(dialogue: Dialogue, after: Beside) -> Dialogue:
    if after == dialogue.beside:
        return dialogue
    told = (*dialogue.told, (len(dialogue.line.done), dialogue.beside))
    return replace(dialogue, beside=after, told=told)


def is_last(dialogue: Dialogue) -> bool:
    """Whether the last change was one of what is beside the round."""
    return bool(dialogue.told) and dialogue.told[-1][0] == len(dialogue.line.done)


def taken_back(dialogue: Dialogue) -> tuple[Dialogue, str]:
    """Return the dialogue without the last change of what is beside the round, and what to say."""
    *told, (_, before) = dialogue.told
    said = f"Took back: {_what(before, dialogue.beside)}."
    return replace(dialogue, beside=before, told=tuple(told)), said


def _what(before: Beside, after: Beside) -> str:
    if len(after.roles) > len(before.roles):
        return f"{after.roles[-1].role} as an opportunity of its own"
    if before.opportunity.they_decide_by != after.opportunity.they_decide_by:
        return "the day they decide by"
    return "the day they want your answer by"
