"""The posting's part: what it says, leaves open and lets one suspect, and how it is worded."""

from __future__ import annotations

from collections.abc import Iterator

from offer_tui.model.wording import VAGUENESS_WORDS
from offer_tui.posting.reading import Reading
from offer_tui.ui.parts.item import Heading, Item, Line, Sentence
from offer_tui.ui.prepare.outside import found_lines
from offer_tui.ui.prepare.prepared import Prepared

_NONE_YET = (
    "No posting yet. Press p, paste it, and press Enter; or type the name of its file.",
    "The reader marks empty wording, says what is left open, and finds what is promised and "
    "asked of you. It works here, by rules you can read, and it reads English.",
    "Paste it again when it changes or is put up anew: you are shown the difference.",
)


def posting_comes_to(prepared: Prepared) -> str:
    """Return how vague it is, or that it is not there."""
    reading = prepared.source.reading
    if reading is None:
        return "paste it"
    return f"vague {reading.vagueness}" if reading.material == "posting" else "not read"


def posting_lines(prepared: Prepared) -> tuple[Line, ...]:
    """Return what the part lists."""
    reading = prepared.source.reading
    if reading is None:
        return tuple(Sentence(words) for words in _NONE_YET)
    return tuple(_lines(prepared, reading))


def _lines(prepared: Prepared, reading: Reading) -> Iterator[Line]:
    if reading.notice:
        yield Sentence(reading.notice)
    change = prepared.source.change
    if change is not None:
        yield Heading("Since the last version")
        yield from (Sentence(words) for words in change.sentences)
    if reading.material in {"posting", "short"}:
        yield Heading(f"Vague: {reading.vagueness} of 5", VAGUENESS_WORDS[reading.vagueness - 1])
        given = [fact.id.replace("_", " ") for fact in reading.facts if fact.given]
        if given:
            yield Sentence(f"It says: {', '.join(given)}.")
    yield from _hints(prepared)
    missing = [fact for fact in reading.facts if not fact.given]
    if missing and reading.material in {"posting", "short"}:
        yield Heading("It leaves open")
        for fact in missing:
            yield Item(
                f"gap:{fact.id}", fact.missing, "open", more=(f"Ask: {fact.question}",),
                enter="ask it",
            )  # fmt: skip
    if reading.wording:
        yield Heading("How it is worded")
        for mark in reading.wording:
            asks = (f"Ask: {mark.question}",) if mark.question else ()
            yield Item(
                f"wording:{mark.start}", f'"{mark.phrase}"', behind=mark.kind.replace("-", " "),
                more=(mark.why, *asks), enter="ask it" if mark.question else "",
            )  # fmt: skip


def _hints(prepared: Prepared) -> Iterator[Line]:
    """Yield what it lets one suspect, and what was said of that: nothing is ticked by itself."""
    catalogue = prepared.source.catalogue
    if prepared.hints:
        yield Heading("Could be so; you say")
    for hint in prepared.hints:
        signal = catalogue.by_id[hint.signal]
        label = signal.no if hint.state == "clear" else signal.yes
        yield Item(
            f"hint:{signal.id}", f"{label}?", "open", signal.code or "", more=(hint.because,),
            means=(signal.yes, signal.no), enter="so it is", can=frozenset({"answer", "remove"}),
        )  # fmt: skip
    yield from found_lines(prepared, "You found, before any round", "them", "watch")
