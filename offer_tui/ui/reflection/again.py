"""Whether they would decide so again, and whence a regret comes: the parts that are ticked."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import wraps

from offer_tui.hindsight.decisions import date_words, decision_behind
from offer_tui.hindsight.questionnaire import AGAIN, AGAIN_ANSWERS, CAUSES
from offer_tui.hindsight.reflections import given, has_regret, kind_of
from offer_tui.model.decision import Decision
from offer_tui.model.reflection import Reflection
from offer_tui.model.stages import TAKEN
from offer_tui.ui.parts.item import Heading, Item, Line, Sentence
from offer_tui.ui.reflection.lookback import Lookback

YES_NO = (("+", "yes"), ("-", "no"))
_OPEN_FIRST = "Answer as it seems today. What you wrote then stands in 6 once you have."
Lines = Callable[[Lookback], Iterator[Line]]


def part(lines: Lines) -> Callable[[Lookback], tuple[Line, ...]]:
    """Return the lines of a part, or why there is nothing to answer."""

    @wraps(lines)
    def all_lines(back: Lookback) -> tuple[Line, ...]:
        return (Sentence(back.refusal),) if back.refusal else tuple(lines(back))

    return all_lines


def item(back: Lookback, made: Item) -> Item:
    """Return the row as it can be used: in a finished one of an earlier day, only to change it."""
    if not back.is_locked:
        return made
    return Item(
        made.key, made.text, made.mark, made.code, made.behind, enter="change it",
        is_faint=made.is_faint, is_whole=made.is_whole,
    )  # fmt: skip


# Would you decide so again?


@part
def again_lines(back: Lookback) -> Iterator[Line]:
    """Yield the question, and where they stand."""
    again = back.reflection.again
    yield item(
        back,
        Item(
            "again",
            AGAIN[back.kind],
            "open" if again is None else None,
            behind={None: "", True: "yes", False: "no"}[again],
            enter="regret" if again is not None else "",
            answers=YES_NO,
        ),
    )
    yield from (Sentence(words) for words in _standing(back))


def _standing(back: Lookback) -> Iterator[str]:
    yield _decided(back)
    written = back.written
    if back.is_locked and written is not None:
        yield (
            f"Written on {date_words(written.on)}, and stays so: enter changes it, n begins a new"
            " one."
        )
    elif written is not None and written.id == back.looking.changes:
        yield f"Written on {date_words(written.on)}, and can be changed now; ctrl+z takes it back."
    elif written is not None and written.on < back.today:
        yield f"Begun on {date_words(written.on)}; it goes on here. n begins a new one."
    elif written is None and back.due is None and back.ahead is not None:
        yield (
            f"The next is due on {date_words(back.ahead.on)}. You can look back on any day before"
            " it, too."
        )
    if back.reflection.again is None:
        yield _OPEN_FIRST


def _decided(back: Lookback) -> str:
    """Return when it was decided: "You took it on 1 Mar 2025, 200 days before."."""
    if back.behind is None:
        return "No decision of that day or before is written down."
    days = (back.reflection.on - back.behind.on).days
    ago = "the same day" if days == 0 else f"{days} {'day' if days == 1 else 'days'}"
    ago += "" if days == 0 else " ago" if back.reflection.on == back.today else " before"
    days_after = back.reflection.days
    due = f"; this is the look back after {days_after} days" if days_after is not None else ""
    return f"{_did(back.behind)} on {date_words(back.behind.on)}, {ago}{due}."


def _did(behind: Decision) -> str:
    if behind.stage is None:  # a file of before: of a job that was left, it can be the leaving
        return "It was decided"
    if behind.stage in TAKEN:
        return "You took it"
    return "You withdrew" if behind.stage == "withdrawn" else "You turned it down"


def again_comes_to(back: Lookback) -> str:
    """Return the answer."""
    if back.refusal:
        return ""
    return {None: "open", True: "yes", False: "no"}[back.reflection.again]


# Where does it come from?


@part
def causes_lines(back: Lookback) -> Iterator[Line]:
    """Yield where a regret can come from, where there is some."""
    reflection = back.reflection
    if not (has_regret(reflection) or reflection.causes):
        yield Sentence(_no_regret(back))
        return
    yield Heading("Where does it come from?")
    for name, words in CAUSES.items():
        is_ticked = name in reflection.causes
        yield item(back, ticked(f"cause:{name}", words, is_ticked=is_ticked))


def _no_regret(back: Lookback) -> str:
    if back.reflection.again is None and not given(back.reflection):
        return "Asked once 1 or 2 tells of some regret."
    return "What you said in 1 and 2 so far tells of no regret, so there is nothing to ask here."


def ticked(key: str, text: str, *, is_ticked: bool) -> Item:
    """Return a row that is ticked or not."""
    return Item(
        key,
        text,
        code="+" if is_ticked else " ",
        enter="untick" if is_ticked else "tick",
        answers=YES_NO,
        is_whole=True,
    )


def causes_come_to(back: Lookback) -> str:
    """Return how many there are."""
    reflection = back.reflection
    if back.refusal or not (has_regret(reflection) or reflection.causes):
        return ""
    return str(len(reflection.causes)) if reflection.causes else "" if back.is_locked else "open"


def said_again(back: Lookback, one: Reflection) -> str:
    """Return what a reflection says of deciding so again, in the words of its own decision."""
    if one.again is None:
        return ""
    behind = decision_behind(back.opportunity, one)
    return AGAIN_ANSWERS[kind_of(back.opportunity, behind), one.again]
