"""What a letter may mention of a talk: what spoke for them, in words fit for their eyes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from offer_tui.model.answers import answers_of
from offer_tui.model.session import Observation, Session
from offer_tui.model.signal import State

MOST_TOPICS = 3
LONGEST_QUOTE = 160
_SENTENCE = re.compile(r".+?[.?!](?=\s|\Z)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Topic:
    """What can be said of a signal that was answered so."""

    signal: str
    state: State
    words: str
    is_quotable: bool = False
    """Whether their own words about it may be repeated to them."""


@dataclass(frozen=True, slots=True)
class Mentioned:
    """Each in the order of the talk."""

    topics: tuple[str, ...] = ()
    quotes: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    """The person's own notes on the topics; no letter that comes with the program repeats them."""


def mentioned(talk: Session | None, topics: Sequence[Topic]) -> Mentioned:
    """Return what may be mentioned of a round; nothing that spoke against, and nothing private."""
    if talk is None:
        return Mentioned()
    known = {(topic.signal, topic.state): topic for topic in topics}
    found = list(_found(talk, known))
    quotes = (_short(seen.quote) for topic, seen in found if topic.is_quotable)
    notes = (note for _, seen in found for note in _notes(talk, seen))
    return Mentioned(
        tuple(dict.fromkeys(topic.words for topic, _ in found))[:MOST_TOPICS],
        tuple(quote for quote in quotes if quote),
        tuple(notes),
    )


def _found(
    talk: Session, known: Mapping[tuple[str, State], Topic]
) -> Iterator[tuple[Topic, Observation]]:
    for signal, seen in answers_of(talk.observations).items():
        topic = known.get((signal, seen.state))
        if topic is not None:
            yield topic, seen


def _notes(talk: Session, seen: Observation) -> Iterator[str]:
    if seen.note:
        yield seen.note
    yield from (one.text for one in talk.notes if one.about == seen.id and not one.is_quote)


def _short(quote: str) -> str:
    """Return a quote that fits into a letter: whole, or its first sentence; else nothing."""
    text = " ".join(quote[: LONGEST_QUOTE * 4].split())
    if len(text) <= LONGEST_QUOTE:
        return text
    first = _SENTENCE.match(text)
    return first[0] if first and len(first[0]) <= LONGEST_QUOTE else ""
