"""What was written down at the decision, and at earlier reflections: to compare with."""

from __future__ import annotations

from collections.abc import Iterator

from offer_tui.hindsight.account import forecast_of
from offer_tui.hindsight.decisions import date_words
from offer_tui.hindsight.questionnaire import day_of, score_words
from offer_tui.model.decision import Decision
from offer_tui.model.reflection import Reflection
from offer_tui.model.wording import STAGE_WORDS
from offer_tui.ui.parts.item import Heading, Item, Line, Sentence
from offer_tui.ui.reflection.again import said_again
from offer_tui.ui.reflection.lookback import Lookback

_PIECE = 160
"""Characters that stand in one row, which can be as many lines as it takes."""
_NOT_YET = (
    "What you wrote at the decision stands here once you have answered 1, so that the old words do"
    " not answer for you. w shows it all the same."
)
_ONLY_THE_DAY = (
    "Nothing but the day was written down. Reasons and doubts that d keeps with a decision stand"
    " here when you look back at it."
)
_NOTHING_THEN = "No decision of that day or before is written down: d writes down the next one."


def then_lines(back: Lookback) -> tuple[Line, ...]:
    """Return what was written then, once it cannot make today's answer."""
    if not back.may_compare:
        return (Sentence(_NOT_YET),)
    return tuple(_lines(back)) or (Sentence(back.refusal or _NOTHING_THEN),)


def _lines(back: Lookback) -> Iterator[Line]:
    if back.doubts:
        yield Heading("Not as the app wrote it")
        for number, words in enumerate(back.doubts):
            yield from _pieces(f"doubt{number}", words)
    if back.behind is not None:
        yield from _decision(back, back.behind)
    if back.others:
        yield Heading("Other days")
        yield from (_other(back, one) for one in back.others)


def _decision(back: Lookback, behind: Decision) -> Iterator[Line]:
    stage = behind.stage or back.opportunity.stage
    yield Heading(f"{date_words(behind.on)}: {STAGE_WORDS[stage]}")
    said = tuple(_said(back, behind))
    if not said:
        yield Sentence(_ONLY_THE_DAY)
    for number, (heading, words) in enumerate(said):
        if heading:
            yield Heading(heading)
        yield from _pieces(f"then{number}", words)


def _said(back: Lookback, behind: Decision) -> Iterator[tuple[str, str]]:
    """Yield headings and what stands below each; without a heading it goes on below the last."""
    yield from _headed("In your words", behind.reasons, behind.because)
    for side, heading in (("for", "Spoke for it"), ("against", "Spoke against it")):
        yield from _headed(heading, *(one.text for one in behind.grounds if one.side == side))
    yield from _headed("Nobody knew", *behind.unknown)
    yield from _headed("You doubted", behind.doubt)
    yield from _headed("Why it could go wrong", behind.went_wrong)
    yield from _headed("Why it could go well", behind.went_well)
    yield from _headed("How sure", forecast_of(behind), _evaluator(behind))
    if behind.made is not None:
        made = "foresight" if behind.made == "foresight" else "a reaction to the moment"
        yield from _headed("You called it", made)
    yield from _headed("You would come back if", back.opportunity.would_return_if)


def _headed(heading: str, *texts: str) -> Iterator[tuple[str, str]]:
    said = [text for text in texts if text.strip()]
    yield from zip([heading, *([""] * len(said))], said, strict=False)


def _evaluator(behind: Decision) -> str:
    """Return what the evaluator forecast, in a hundred."""
    kept = behind.evaluation
    if kept is None:
        return ""
    low, high = round(kept.low * 100), round(kept.high * 100)
    return f"evaluator: {round(kept.probability * 100)} in 100, could be {low} to {high}"


def _other(back: Lookback, one: Reflection) -> Item:
    score = score_words(one)
    shown = f"regret {score}" if score and back.may_compare_scores else ""
    waits = "Its regret stands here once your own five are answered."
    return Item(
        f"other:{one.id}",
        day_of(one),
        behind=shown,
        more=tuple(w for w in (said_again(back, one), "" if shown or not score else waits) if w),
        enter="look at it",
    )


def _pieces(key: str, words: str) -> Iterator[Item]:
    """Yield rows that hold all the words, short enough to go through them on a small screen."""
    for number, piece in enumerate(pieces(words)):
        yield Item(f"{key}:{number}", piece, is_whole=True)


def pieces(words: str, most: int = _PIECE) -> tuple[str, ...]:
    """Return the words in pieces of at most so many characters.

    They end with a sentence where one ends in the second half, else between words if they can.
    """
    found: list[str] = []
    rest = " ".join(words.split())
    while len(rest) > most:
        near = rest[: most + 1]
        ends = [near.rfind(end) + 1 for end in (". ", "? ", "! ", "; ", ": ")]
        end = max(ends) if max(ends) > most // 2 else near.rfind(" ")
        end = end if end > 0 else most
        found.append(rest[:end].rstrip())
        rest = rest[end:].lstrip()
    return (*found, rest) if rest else tuple(found)


def then_comes_to(back: Lookback) -> str:
    """Return whether it can be read."""
    return "" if back.may_compare else "after 1"
