"""Evidence: what stands for each signal after all rounds, and where the rounds disagree."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal, get_args

from offer_tui.model.signal import Degree, State

Finding = Literal["seen", "hint", "clear", "evasive"]
"""What one round found about a signal. A signal that is not named is unknown."""

FINDINGS: tuple[Finding, ...] = get_args(Finding)

Standing = Literal["seen", "hint", "clear", "evasive", "conflict"]
"""What stands for a signal after all rounds."""

DODGED_ENOUGH = 2
"""Rounds in which a question was dodged, after which it is no longer asked."""

_IS_SO: Mapping[Finding, bool] = MappingProxyType({"seen": True, "hint": True, "clear": False})


@dataclass(frozen=True)
class Evidence:
    """What stands for each signal that was observed, by id, sorted by id."""

    standing: Mapping[str, Standing] = field(default_factory=dict)
    dodged_twice: frozenset[str] = frozenset()
    """Ids of signals that were evasive in two rounds or more: their question is not put again."""

    @property
    def resolved(self) -> frozenset[str]:
        """Ids of signals that have an answer, be it a disputed one; evasive is no answer."""
        return frozenset(name for name, found in self.standing.items() if found != "evasive")

    @property
    def conflicts(self) -> tuple[str, ...]:
        """Ids of signals on which the rounds disagree."""
        return tuple(name for name, found in self.standing.items() if found == "conflict")


def finding(state: State, degree: Degree) -> Finding:
    """Return what an observation found.

    A hint halves only what was seen. A "not so" is the answer to a question that was asked, and an
    evasive answer is none: half of either has no weight of its own, so the degree is left aside.
    """
    return "hint" if state == "seen" and degree == "hint" else state


def join(rounds: Sequence[Mapping[str, Finding]], settled: Collection[str] = ()) -> Evidence:
    """Return what stands after the rounds, the oldest first.

    The latest finding stands. Where rounds disagree (seen or a hint in one, clear in another) the
    signal is in conflict, until the person settles it (its id is in ``settled``, and the latest
    finding stands) or the last two rounds that had an answer agree. An evasive round answers
    nothing, so it neither makes nor mends a disagreement.
    """
    found: dict[str, list[Finding]] = {}
    for one in rounds:
        for name, what in one.items():
            found.setdefault(name, []).append(what)
    return Evidence(
        standing={name: _standing(found[name], name in settled) for name in sorted(found)},
        dodged_twice=frozenset(
            name for name, all_of in found.items() if all_of.count("evasive") >= DODGED_ENOUGH
        ),
    )


def _standing(findings: Sequence[Finding], settled: bool) -> Standing:
    return "conflict" if not settled and _disagree(findings) else findings[-1]


def _disagree(findings: Sequence[Finding]) -> bool:
    answers = [_IS_SO[what] for what in findings if what in _IS_SO]
    return len(set(answers)) > 1 and answers[-1] != answers[-2]
