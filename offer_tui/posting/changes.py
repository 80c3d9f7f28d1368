"""What changed between two readings of a posting: put up again, changed since, or another one."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import Literal

from offer_tui.posting.promises import PromiseFound
from offer_tui.posting.reading import Reading
from offer_tui.posting.rules import FactId

Verdict = Literal["same", "changed", "another"]

_SENTENCE = re.compile(r"(?:[!?;\n\u2022\u25cf\u00b7*|]|[.:](?!\d))+")
_BLANKS = re.compile(r"\W+")
_SHARED = 0.3


@dataclass(frozen=True, slots=True)
class ChangedPromise:
    """A promise that stands there in another form; either side may be missing."""

    kind: str
    before: str
    now: str


@dataclass(frozen=True, slots=True)
class Differences:
    """How a posting differs from an older one.

    same: it was put up again as it was; another: less than three in ten sentences are shared.
    """

    verdict: Verdict
    gone: tuple[str, ...]
    """Sentences of the old one that the new one has not."""
    added: tuple[str, ...]
    promises: tuple[ChangedPromise, ...]
    facts_lost: tuple[FactId, ...]
    facts_gained: tuple[FactId, ...]
    vagueness: tuple[int, int]
    """The degree before and now."""


def differences(old: Reading, new: Reading) -> Differences:
    """Return what changed from the old to the new; case, blanks and order do not count."""
    before, now = _sentences(old.text), _sentences(new.text)
    gone = _without(before, now)
    added = _without(now, before)
    lost = {f.id for f in old.facts if f.given} - {f.id for f in new.facts if f.given}
    gained = {f.id for f in new.facts if f.given} - {f.id for f in old.facts if f.given}
    return Differences(
        _verdict(len(before), len(now), len(gone), len(added)),
        gone,
        added,
        _changed(old.promises, new.promises),
        tuple(f.id for f in old.facts if f.id in lost),
        tuple(f.id for f in new.facts if f.id in gained),
        (old.vagueness, new.vagueness),
    )


def _sentences(text: str) -> list[tuple[str, str]]:
    """Return each sentence as it is compared, and as it is printed."""
    printed = (part.strip() for part in _SENTENCE.split(text))
    both = ((_BLANKS.sub(" ", part).strip().lower(), part) for part in printed)
    return [(key, part) for key, part in both if key]


def _without(these: list[tuple[str, str]], those: list[tuple[str, str]]) -> tuple[str, ...]:
    left = Counter(key for key, _ in those)
    result: list[str] = []
    for key, printed in these:
        if left[key]:
            left[key] -= 1
        else:
            result.append(printed)
    return tuple(result)


def _verdict(before: int, now: int, gone: int, added: int) -> Verdict:
    if not gone and not added:
        return "same"
    shared = max(before - gone, now - added)
    return "changed" if shared >= _SHARED * max(1, min(before, now)) else "another"


def _changed(
    old: tuple[PromiseFound, ...], new: tuple[PromiseFound, ...]
) -> tuple[ChangedPromise, ...]:
    """Return the promises gone and added, put side by side within their kind."""
    kinds = dict.fromkeys([*(p.kind for p in old), *(p.kind for p in new)])
    changed: list[ChangedPromise] = []
    for kind in kinds:
        before = [(_BLANKS.sub(" ", p.text).lower(), p.text) for p in old if p.kind == kind]
        now = [(_BLANKS.sub(" ", p.text).lower(), p.text) for p in new if p.kind == kind]
        gone, added = list(_without(before, now)), list(_without(now, before))
        size = max(len(gone), len(added))
        gone += [""] * (size - len(gone))
        added += [""] * (size - len(added))
        changed += [ChangedPromise(kind, b, n) for b, n in zip(gone, added, strict=True)]
    return tuple(changed)
