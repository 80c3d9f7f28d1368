"""The sheet of one round: everything that can be answered, by code, by theme and by name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from offer_tui.capture.commands import COMMANDS, Command, called
from offer_tui.model.mark import Subject
from offer_tui.model.opportunity import OwnQuestion, Promise
from offer_tui.model.signal import THEMES, Catalogue, Polarity, Signal

MOST_CODED = 9
"""Promises and own questions reached by a code, 01 to 09; others are found by their words."""
SHOWN_BY_BROKEN_PROMISES = ("bait-and-switch", "promise-shrinks", "jd-work-mismatch")
"""Ids of the signals that a broken promise is evidence for, unless something better is known."""
_ASIDES = {"around": "elsewhere", "yourself": "yourself"}


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of the sheet: a signal, a promise or an own question, which take the same answers."""

    subject: str
    """The id of the signal, promise or own question."""
    kind: Subject
    digit: str
    """Its theme's."""
    code: str | None
    yes: str
    no: str
    polarity: Polarity
    question: str = ""
    aside: str = ""


@dataclass(frozen=True)
class Sheet:
    """The entries of a round, what to watch for in it, and the questions in their order."""

    entries: tuple[Entry, ...]
    watch: tuple[str, ...] = ()
    """Subjects of the entries listed while nothing else is, in the order shown."""
    questions: tuple[str, ...] = ()
    """Subjects whose question is put one after the other; ordered once, before the round."""
    evidence: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """By promise, the ids of the signals that its breaking shows, the likeliest first."""
    goes_along: bool = False
    """Whether the promises and own questions go along when the round is given to another
    opportunity: this one only kept a place for it."""
    has_commands: bool = True
    """Whether the search finds commands too; a round that is over takes none."""
    by_code: Mapping[str, Entry] = field(init=False, repr=False, compare=False)
    by_subject: Mapping[str, Entry] = field(init=False, repr=False, compare=False)
    by_digit: Mapping[str, tuple[Entry, ...]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        themes = {
            theme.digit: [e for e in self.entries if e.digit == theme.digit] for theme in THEMES
        }
        object.__setattr__(self, "by_code", {e.code: e for e in self.entries if e.code})
        object.__setattr__(self, "by_subject", {e.subject: e for e in self.entries})
        object.__setattr__(self, "by_digit", {digit: tuple(es) for digit, es in themes.items()})

    def coded(self, digit: str) -> tuple[Entry, ...]:
        """Return the entries of a theme that two digits reach."""
        return tuple(e for e in self.by_digit.get(digit, ()) if e.code)

    def uncoded(self, digit: str) -> int:
        """Return how many entries of a theme only a search reaches."""
        return sum(e.code is None for e in self.by_digit.get(digit, ()))

    def watched(self) -> tuple[Entry, ...]:
        """Return the entries to watch for."""
        return tuple(self.by_subject[s] for s in self.watch if s in self.by_subject)

    def find(self, query: str) -> tuple[Entry | Command, ...]:
        """Return what the words name: commands first, then entries, best match first."""
        words = query.casefold().split()
        if not words:
            return COMMANDS if self.has_commands else ()
        surely, perhaps = called(query) if self.has_commands else ((), ())
        scored = [(score, e) for e in self.entries if (score := _score(e, words)) is not None]
        scored.sort(key=lambda pair: pair[0])
        return (*surely, *(e for _, e in scored), *perhaps)


def _score(entry: Entry, words: Sequence[str]) -> int | None:
    """Return how far from the front the words are found, or None when one isn't there."""
    label = f"{entry.code or ''} {entry.yes}".casefold()
    # Other ids are letters by chance, which would be found by any short word.
    name = entry.subject if entry.kind == "signal" else ""
    everything = f"{label} {entry.no} {name} {entry.question}".casefold()
    if all(f" {word}" in f" {label}" for word in words):
        return 0
    if all(word in label for word in words):
        return 1
    if all(f" {word}" in f" {everything}" for word in words):
        return 2
    return 3 if all(word in everything for word in words) else None


def signal_entry(signal: Signal) -> Entry:
    """Return the row of a signal."""
    digit = next(theme.digit for theme in THEMES if theme.id == signal.theme)
    return Entry(
        signal.id, "signal", digit, signal.code, signal.yes, signal.no, signal.polarity,
        signal.question, signal.aside,
    )  # fmt: skip


def promise_entry(promise: Promise, place: int) -> Entry:
    """Return the row of the promise at that place, counted from one."""
    return Entry(
        subject=promise.id,
        kind="promise",
        digit="0",
        code=_code_at(place),
        yes=f"promised: {promise.text}",
        no=f"promised: {promise.text}",
        polarity="green",
    )


def question_entry(question: OwnQuestion, place: int) -> Entry:
    """Return the row of the own question at that place, counted from one, promises included."""
    return Entry(
        subject=question.id,
        kind="question",
        digit="0",
        code=_code_at(place),
        yes=question.text,
        no=question.text,
        polarity="green",
        question=question.text,
        aside=_ASIDES.get(question.ask, ""),
    )


def _code_at(place: int) -> str | None:
    return f"0{place}" if place <= MOST_CODED else None


def make_sheet(
    catalogue: Catalogue,
    promises: Iterable[Promise] = (),
    watch: Sequence[str] = (),
    questions: Sequence[str] = (),
    *,
    own: Iterable[OwnQuestion] = (),
    evidence: Mapping[str, tuple[str, ...]] | None = None,
) -> Sheet:
    """Return the sheet of a round; the watch list is shown in the order of the codes.

    ``questions`` are the ids of signals and own questions to be put; ``own`` are the own questions,
    whose codes follow those of the promises; ``evidence`` is as in Sheet.
    """
    promised = [promise_entry(promise, n) for n, promise in enumerate(promises, 1)]
    asked = [question_entry(one, n) for n, one in enumerate(own, len(promised) + 1)]
    entries = (*(signal_entry(s) for s in catalogue), *promised, *asked)
    watched = {*watch, *(e.subject for e in promised if e.code)}
    ordered = tuple(e.subject for e in entries if e.subject in watched)
    if evidence is None:
        evidence = {e.subject: SHOWN_BY_BROKEN_PROMISES for e in promised}
    return Sheet(entries, ordered, tuple(questions), evidence)
