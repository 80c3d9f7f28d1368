"""The promises' part: what they said they give, and what came of it."""

from __future__ import annotations

from collections.abc import Iterator

from offer_tui.model.mark import mark_of
from offer_tui.model.opportunity import Promise
from offer_tui.preparation.breaches import Offer
from offer_tui.preparation.found import comparable
from offer_tui.preparation.promises import Answer, Standing
from offer_tui.ui.parts.item import Heading, Item, Line, Sentence
from offer_tui.ui.prepare.outside import shown_by_promises
from offer_tui.ui.prepare.prepared import Prepared

_NONE_YET = (
    "No promise yet. What they say they give goes here, with who said it: from the posting, "
    "a mail, a talk.",
    "In Live they are 01 to 09: kept, partly, broken, or unclear.",
)


def promises_come_to(prepared: Prepared) -> str:
    """Return how many there are, and how many wait in the posting."""
    held, found = len(prepared.standings), len(prepared.promises)
    new = f"{found} new" if found else ""
    return ", ".join(words for words in (str(held) if held else "", new) if words) or "none yet"


def promises_lines(prepared: Prepared) -> tuple[Line, ...]:
    """Return what the part lists."""
    return tuple(_lines(prepared))


def _lines(prepared: Prepared) -> Iterator[Line]:
    if not (prepared.standings or prepared.promises):
        yield from (Sentence(words) for words in _NONE_YET)
    for one in prepared.standings:
        yield _held(one, can_go=not prepared.is_in_a_round(one.promise.id))
    if prepared.offers:
        yield Heading("Broken promises speak for; you say")
        yield from map(_offer, prepared.offers)
    yield from shown_by_promises(prepared, "Shown by broken promises")
    if prepared.promises:
        yield Heading("In the posting", "enter takes it, x leaves it out")
    for found in prepared.promises:
        yield Item(
            f"found-promise:{comparable(found.text)}", found.text, behind=found.kind,
            enter="take it", can=frozenset({"remove"}),
        )  # fmt: skip


def _held(one: Standing, *, can_go: bool) -> Item:
    latest = one.latest
    mark = mark_of("green", latest.state, latest.degree, "promise") if latest else "open"
    answers = (*one.earlier, *((latest,) if latest else ()))
    return Item(
        f"promise:{one.promise.id}",
        one.promise.text,
        mark,
        one.code or "",
        source_words(one.promise),
        tuple(_answer(answer, one) for answer in reversed(answers)),
        enter="change",
        can=frozenset({"answer", "remove"} if can_go else {"answer"}),
    )


def source_words(promise: Promise) -> str:
    """Return who said it, how and when: "Mara, mail, 12 Nov"."""
    day = f"{promise.on.day} {promise.on:%b}" if promise.on else ""
    return ", ".join(words for words in (promise.by, promise.medium, day) if words)


def _answer(answer: Answer, one: Standing) -> str:
    where = f" in {answer.round}" if answer.round else f" on {answer.at.day} {answer.at:%b}"
    words = f": {' '.join(answer.words)}" if answer.words else ""
    if answer == one.latest:
        return f"{one.words}{where}{words}"
    return f"before that{where}{words}"


def _offer(offer: Offer) -> Item:
    signal = offer.signal
    return Item(
        f"offer:{signal.id}", f"{signal.yes}?", "open", signal.code or "",
        more=(offer.because,), means=(signal.yes, signal.no), enter="tick it",
        can=frozenset({"answer"}),
    )  # fmt: skip
