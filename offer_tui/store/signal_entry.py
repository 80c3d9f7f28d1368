"""An entry of a signals file: a table whose keys are checked, and the signal it makes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from offer_tui.model.signal import Rates, Signal
from offer_tui.store.reading import FileProblem, Source
from offer_tui.store.signal_checks import CHECKS, Fault, nearest_words

STRENGTH_OF_GRADE = {"A": 120, "B": 60, "C": 40, "D": 20}
"""The pseudo-count that a grade stands for, where a file gives none."""

_REQUIRED = ("id", "theme", "polarity", "yes", "no", "question")
_RATES = ("seen_if_regret", "seen_if_not", "strength", "grade")


@dataclass(frozen=True)
class Entry:
    """One ``[[signal]]`` or ``[[change]]`` of a file, with the theme that stands at its top."""

    source: Source
    kind: Literal["signal", "change"]
    index: int
    values: Mapping[str, Any]

    def problem(self, key: str, fault: Fault) -> FileProblem:
        """Return the fault as a problem of this file, at the key's line or else the heading's."""
        line = self.source.line_of(self.kind, self.index, key)
        return FileProblem(self.source.path, *fault, line=line, key=key)


def signal_of(values: Mapping[str, Any], *, own: bool) -> Signal:
    """Return the signal that checked values make."""
    return Signal(
        id=values["id"],
        code=values.get("code"),
        theme=values["theme"],
        polarity=values["polarity"],
        yes=values["yes"],
        no=values["no"],
        question=values["question"],
        ask=values.get("ask", "them"),
        when=values.get("when", "room"),
        rates=_rates_of(values),
        pair=values.get("pair"),
        negotiable=values.get("negotiable", False),
        derivation=values.get("derivation", ""),
        source=values.get("source", ""),
        own=own,
    )


def faults(entry: Entry, values: Mapping[str, Any]) -> tuple[list[FileProblem], bool]:
    """Return what is wrong with an entry, and whether a signal can be made of it all the same.

    ``values`` are the entry's own, for a change laid over those of the signal it changes. A key
    that nobody knows is named and passed over; any other fault takes the entry out.
    """
    unknown = [entry.problem(key, _unknown_key(key)) for key in entry.values if key not in CHECKS]
    wrong = [entry.problem(key, fault) for key, fault in _wrong(values)]
    return unknown + wrong, not wrong


def _wrong(values: Mapping[str, Any]) -> Iterator[tuple[str, Fault]]:
    missing = [key for key in _REQUIRED if key not in values]
    for key in missing:
        yield key, ("this key is missing", f'add a line: {key} = "..."')
    wrong = [(key, fault) for key, fault in map(_checked, values.items()) if fault]
    yield from wrong
    if not missing and not wrong:
        yield from _wrong_rates(values)


def _checked(item: tuple[str, Any]) -> tuple[str, Fault | None]:
    key, value = item
    return key, CHECKS[key](value) if key in CHECKS else None


def _wrong_rates(values: Mapping[str, Any]) -> Iterator[tuple[str, Fault]]:
    given = [key for key in _RATES if key in values]
    if not given:
        return
    for key in ("seen_if_regret", "seen_if_not"):
        if key not in values:
            fault = (f'"{given[0]}" stands without "{key}"', f'add "{key}", or leave all rates out')
            yield given[0], fault
            return
    higher, lower = "seen_if_regret", "seen_if_not"
    if values["polarity"] == "green":
        higher, lower = lower, higher
    if values[higher] < values[lower]:
        what = f"a {values['polarity']} signal has the higher rate in {higher}"
        yield "seen_if_regret", (what, 'exchange the two rates, or correct "polarity"')


def _rates_of(values: Mapping[str, Any]) -> Rates | None:
    if "seen_if_regret" not in values:
        return None
    grade = values.get("grade", "D")
    strength = values.get("strength", STRENGTH_OF_GRADE[grade])
    return Rates(values["seen_if_regret"], values["seen_if_not"], strength, grade)


def _unknown_key(key: str) -> Fault:
    near = nearest_words(key, CHECKS)
    mend = f'did you mean "{near[0]}"?' if near else "take the line out"
    return "no signal has this key", mend
