"""What was not known, what it taught, and what foretold it."""

from __future__ import annotations

from collections.abc import Iterator

from offer_tui.hindsight.foretold import Sign, named
from offer_tui.ui.parts.form import Deed, Field, Form
from offer_tui.ui.parts.item import Heading, Item, Line, Sentence
from offer_tui.ui.reflection.again import YES_NO, item, part
from offer_tui.ui.reflection.lookback import Lookback
from offer_tui.ui.reflection.steps import Context, answered

_WRITTEN = {
    "missing": (
        "What you should have known",
        "A fact, and where it could have been had: it becomes a question the next time.",
        "what was missing ›",
    ),
    "lesson": (
        "The lesson",
        "One sentence for yourself, before the next decision.",
        "the lesson ›",
    ),
}
"""What is written in words: its heading, an invitation, and how the line asks."""
_NOTHING_SEEN = (
    "Nothing was ticked by the day of the decision, so nothing of it can have foretold how it"
    " turned out. What you tick in a round with two digits stands here the next time."
)


@part
def missing_lines(back: Lookback) -> Iterator[Line]:
    """Yield what was missing, and the lesson."""
    for name, (heading, invitation, _) in _WRITTEN.items():
        words: str = getattr(back.reflection, name)
        yield Heading(heading)
        yield item(
            back,
            Item(
                f"write:{name}",
                words or ("nothing written" if back.is_locked else invitation),
                enter="change" if words else "write",
                is_faint=not words,
                is_whole=True,
            ),
        )


def missing_comes_to(back: Lookback) -> str:
    """Return how much of it is written."""
    if back.refusal:
        return ""
    written = sum(bool(getattr(back.reflection, name)) for name in _WRITTEN)
    if not written:
        return "" if back.is_locked else "open"
    return f"{written} of {len(_WRITTEN)}"


def write(back: Lookback, name: str, context: Context) -> Form:
    """Return the form for what is written; an empty line takes it away."""
    heading, _, asks = _WRITTEN[name]

    def done(answers: tuple[str, ...]) -> Deed:
        return answered(back, context, heading, **{name: answers[0].strip()})

    field = Field(asks.removesuffix(" ›"), getattr(back.reflection, name), "keep")
    return Form((field,), lambda answers: done(tuple(answers)))


# What foretold it.


@part
def foretold_lines(back: Lookback) -> Iterator[Line]:
    """Yield what was seen then, to tick what foretold how it turned out."""
    found = {sign.signal: sign for sign in back.signs}
    ticked = back.reflection.foretold
    others = [named(name, back.catalogue) for name in ticked if name not in found]
    if not (found or others):
        yield Sentence(_NOTHING_SEEN)
        return
    if found:
        yield Heading("Seen then: what foretold it?")
    for sign in found.values():
        yield item(back, _sign(sign, is_ticked=sign.signal in ticked))
    if others:
        yield Heading("Ticked, and not seen then")
    for sign in others:
        yield item(back, _sign(sign, is_ticked=True))


def _sign(sign: Sign, *, is_ticked: bool) -> Item:
    return Item(
        f"foretold:{sign.signal}",
        sign.label,
        sign.mark,
        code="+" if is_ticked else " ",
        behind="foretold it" if is_ticked else "",
        more=sign.words,
        enter="untick" if is_ticked else "tick",
        answers=YES_NO,
    )


def foretold_comes_to(back: Lookback) -> str:
    """Return how many there are."""
    count = len(back.reflection.foretold)
    return "" if back.refusal or not count else str(count)
