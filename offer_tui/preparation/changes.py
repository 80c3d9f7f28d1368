"""What a posting pasted again tells: short sentences, and the signals it lets one suspect."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from offer_tui.model.opportunity import Opportunity
from offer_tui.model.wording import day_words
from offer_tui.posting.changes import Differences, Verdict
from offer_tui.posting.hints import Hint
from offer_tui.posting.rules import FactId
from offer_tui.preparation.found import comparable
from offer_tui.preparation.gaps import GAPS
from offer_tui.preparation.shrinking import Move, moves

ADVERTISED_AGAIN = "role-reposted"
KEEPS_CHANGING = "shifting-role"
SHRINKS = "promise-shrinks"

AGAIN_AFTER_DAYS = 14
"""Until then the posting most likely just still stands where it stood."""
_REWRITTEN = 3
"""Sentences gone, and as many new, from which the job is described anew."""
_WORK = frozenset({"duties", "title", "team", "tools"})
_KIND_OF: Mapping[FactId, str] = MappingProxyType(
    {
        "pay_range": "pay",
        "location_or_remote": "place",
        "concrete_duties": "duties",
        "team_structure": "team",
    }
)
"""The kind of promise that says the same as a fact."""


@dataclass(frozen=True, slots=True)
class PostingChange:
    """How the posting differs from the one that stood before."""

    verdict: Verdict
    sentences: tuple[str, ...]
    """The gravest first; never empty."""
    hints: tuple[Hint, ...]
    """To confirm, like those of a reading; ``found.new_hints`` leaves out what is answered."""


def posting_change(
    changed: Differences, before: dt.date, today: dt.date, versions: int = 1
) -> PostingChange:
    """Return what to say of a posting pasted again.

    ``before`` is the day on which the older version was read; ``versions`` is what
    ``older_versions`` counts.
    """
    if changed.verdict == "same":
        return PostingChange("same", (_same(before, today),), _reposted(before, today, versions))
    if changed.verdict == "another":
        words = f"Another posting: hardly a sentence is left of the one {_read(before, today)}."
        return PostingChange("another", (words,), ())
    moved = moves(changed.promises)
    sentences = tuple(_changed(changed, moved))
    hints = (*_shrinks(changed, moved), *_keeps_changing(changed, moved, versions))
    return PostingChange("changed", sentences, hints)


def older_versions(opportunity: Opportunity) -> int:
    """Return which time it is that the posting changed, or was put up again, counted from 1.

    Put up again: how often it stood there as it is. Changed: how many different ones stood there.
    0 where no earlier one is kept.
    """
    now = comparable(opportunity.posting)
    earlier = [comparable(one.text) for one in opportunity.earlier_postings]
    if earlier and earlier[-1] == now:
        return earlier.count(now)
    return len(set(earlier))


def _same(before: dt.date, today: dt.date) -> str:
    if (today - before).days < AGAIN_AFTER_DAYS:
        return f"The same as the one {_read(before, today)}."
    return f"Put up again as it was {_on(before, today)}."


def _reposted(before: dt.date, today: dt.date, versions: int) -> tuple[Hint, ...]:
    days = (today - before).days
    if days < AGAIN_AFTER_DAYS:
        return ()
    times = f" for the {_ORDINALS.get(versions + 1, 'umpteenth')} time" if versions > 1 else ""
    because = f"The same posting stands there after {days // 7} weeks{times}."
    return (Hint(ADVERTISED_AGAIN, "seen", "hint", because),)


_ORDINALS = {3: "third", 4: "fourth", 5: "fifth", 6: "sixth"}


def _changed(changed: Differences, moved: Sequence[Move]) -> Iterator[str]:
    """Yield the sentences: what there is less of, what is other, what there is more of."""
    yield from (f"Less for you: {m.before}; now {m.now}." for m in moved if m.way == "less")
    yield from (f"Gone: {m.before}." for m in moved if m.way == "gone")
    yield from (f"No longer named: {noun}." for noun in _nouns(changed.facts_lost, moved, "gone"))
    yield from (f"Changed: {m.before}; now {m.now}." for m in moved if m.way == "other")
    yield from (f"More for you: {m.before}; now {m.now}." for m in moved if m.way == "more")
    yield from (f"New: {m.now}." for m in moved if m.way == "new")
    yield from (f"Now named: {noun}." for noun in _nouns(changed.facts_gained, moved, "new"))
    then, now = changed.vagueness
    if then != now:
        says = "less" if now > then else "more"
        yield f"It says {says} than before: vagueness {then}, now {now} of 5."
    gone, added = _besides(changed.gone, moved), _besides(changed.added, moved)
    if gone or added or not (moved or changed.facts_lost or changed.facts_gained or then != now):
        yield f"Other sentences: {gone} gone, {added} new."


def _nouns(facts: Iterable[FactId], moved: Sequence[Move], way: str) -> Iterator[str]:
    """Yield the facts lost or gained that no promise gone or new has named already."""
    told = {move.kind for move in moved if move.way == way}
    return (GAPS[fact].noun for fact in facts if _KIND_OF.get(fact) not in told)


def _besides(sentences: Iterable[str], moved: Sequence[Move]) -> int:
    """Return how many sentences have nothing to do with a promise."""
    told = [comparable(text) for move in moved for text in (move.before, move.now) if text]
    return sum(
        not any(text in key or key in text for text in told) for key in map(comparable, sentences)
    )


def _shrinks(changed: Differences, moved: Sequence[Move]) -> Iterator[Hint]:
    less = [move for move in moved if move.way in {"less", "gone"} and move.kind not in _WORK]
    if less:
        first = less[0]
        because = (
            f"The posting said: {first.before}; now: {first.now}."
            if first.now
            else f"The posting no longer says: {first.before}."
        )
        yield Hint(SHRINKS, "seen", "hint", because)
    elif "pay_range" in changed.facts_lost:
        yield Hint(SHRINKS, "seen", "hint", "The posting no longer names the pay.")


def _keeps_changing(changed: Differences, moved: Sequence[Move], versions: int) -> Iterator[Hint]:
    gone, added = _besides(changed.gone, moved), _besides(changed.added, moved)
    work = next((move for move in moved if move.kind in _WORK), None)
    if versions > 1:
        because = f"The posting has been changed {versions} times."
    elif work is not None:
        because = f"The posting now says otherwise: {work.now or work.before}."
    elif min(gone, added) >= _REWRITTEN:
        because = f"{gone} sentences of the posting were replaced by {added} others."
    else:
        return
    yield Hint(KEEPS_CHANGING, "seen", "hint", because)


def _read(day: dt.date, today: dt.date) -> str:
    return f"you read {_on(day, today)}"


def _on(day: dt.date, today: dt.date) -> str:
    words = day_words(day, today)
    return words if words.isalpha() else f"on {words}"
