"""The five sentences, and what they come to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from offer_tui.hindsight.questionnaire import (
    AGREEMENT,
    SCORE_MEANS,
    SENTENCES,
    agreement_scale,
    score_words,
)
from offer_tui.hindsight.reflections import given, score_of
from offer_tui.model.reflection import Regret
from offer_tui.ui.parts.form import Deed, Field, Form
from offer_tui.ui.parts.item import Heading, Item, Line
from offer_tui.ui.reflection.again import item, part
from offer_tui.ui.reflection.lookback import Lookback
from offer_tui.ui.reflection.steps import Context, answered

HIGHEST = len(AGREEMENT)
"""Answers go from 1 to this."""
SCORE = "score"
"""The key of the row that says what all five come to."""
_NAMES = tuple(SENTENCES)


@part
def regret_lines(back: Lookback) -> Iterator[Line]:
    """Yield the sentences with how far they are agreed to, and the score once all are there."""
    yield Heading("Do you agree?", "1 no, 5 fully")
    for name, words in SENTENCES.items():
        value = value_of(back, name)
        yield item(
            back,
            Item(
                f"sentence:{name}",
                words,
                "open" if value is None else None,
                code="" if value is None else str(value),
                behind="" if value is None else AGREEMENT[value - 1],
                more=(agreement_scale(),) if value is None else (),
                enter="say how far",
                shifts="less more",
                is_whole=True,
            ),
        )
    yield from _score(back)


def _score(back: Lookback) -> Iterator[Line]:
    if score_of(back.reflection) is None:
        left = len(SENTENCES) - given(back.reflection)
        yield Heading("Regret", f"{left} of {len(SENTENCES)} open")
        return
    yield Heading("Regret", score_words(back.reflection))
    enter = "" if back.is_locked else "go on"
    yield Item(SCORE, SCORE_MEANS, enter=enter, is_faint=True, is_whole=True)


def regret_comes_to(back: Lookback) -> str:
    """Return the score, or how many sentences are answered."""
    if back.refusal:
        return ""
    answered_ = given(back.reflection)
    return score_words(back.reflection) or (f"{answered_} of 5" if answered_ else "open")


def value_of(back: Lookback, name: str) -> int | None:
    """Return how far a sentence is agreed to, from 1 to 5; None: not said."""
    regret = back.reflection.regret or Regret()
    value: int | None = getattr(regret, name)
    return value


def shifted(back: Lookback, name: str, step: int, context: Context) -> Deed:
    """Return the change to the value beside it; before 1 and behind 5 lies no answer."""
    value = ((value_of(back, name) or 0) + step) % (HIGHEST + 1)
    return _said(back, name, value or None, context)


def agreed(back: Lookback, name: str, value: int | None, context: Context) -> Deed:
    """Return the change that answers a sentence, and goes on to the next one."""
    return replace(_said(back, name, value, context), chooses=_following(back, name, value))


def _following(back: Lookback, name: str, value: int | None) -> str:
    """Return the next open sentence; once all are answered, the score or the next to change."""
    place = _NAMES.index(name) + 1
    after, before = _NAMES[place:], _NAMES[:place]
    is_open = [one for one in (*after, *before) if one != name and value_of(back, one) is None]
    if is_open:
        return f"sentence:{is_open[0]}"
    was_open = value_of(back, name) is None
    if value is None:
        return f"sentence:{name}"
    return SCORE if was_open or not after else f"sentence:{after[0]}"


def accepts_digits(back: Lookback) -> bool:
    """Return whether a digit answers a sentence, rather than opening a part."""
    return not (back.refusal or back.is_locked)


def not_answered(item: Item, value: int) -> str:
    """Return why a digit answers nothing there; nothing where it does."""
    if value > HIGHEST:
        return f"{value} is no answer: {agreement_scale()}. tab changes the part."
    if item.key == SCORE:
        return "All five are answered; up chooses one to change. tab changes the part."
    return ""


def asked(back: Lookback, name: str, context: Context) -> Form:
    """Return the form that asks how far a sentence is agreed to."""
    value = value_of(back, name)
    field = Field(f"1 to {HIGHEST}", "" if value is None else str(value), "keep", _not_an_agreement)
    return Form((field,), lambda answers: _typed(back, name, answers[0].strip(), context))


def _typed(back: Lookback, name: str, answer: str, context: Context) -> Deed:
    return agreed(back, name, int(answer) if answer else None, context)


def _not_an_agreement(answer: str) -> str:
    if not answer.strip() or answer.strip() in {str(n) for n in range(1, HIGHEST + 1)}:
        return ""
    return f"a digit from 1, {AGREEMENT[0]}, to {HIGHEST}, {AGREEMENT[-1]}"


def _said(back: Lookback, name: str, value: int | None, context: Context) -> Deed:
    regret = (back.reflection.regret or Regret()).model_copy(update={name: value})
    kept = regret if any(getattr(regret, one) is not None for one in SENTENCES) else None
    return answered(back, context, SENTENCES[name], regret=kept)
