"""Deal-breakers: the person's own list, and how each of it stands."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal

from offer_tui.evaluator.circumstances import Circumstances
from offer_tui.evaluator.evidence import Evidence, Standing
from offer_tui.evaluator.weights import adverse
from offer_tui.model.signal import Catalogue, Signal

_Status = Literal["seen", "open", "untouched", "fine"]


@dataclass(frozen=True, slots=True)
class DealBreakers:
    """Ids of deal-breakers, each list in the person's own order."""

    seen: tuple[str, ...]
    """Plainly, and undisputed: the person walks away."""
    open: tuple[str, ...]
    """Hinted, dodged or in conflict: asked before anything else."""
    untouched: tuple[str, ...]
    """Not looked into, and not marked as not applying."""


def deal_breakers(
    catalogue: Catalogue,
    evidence: Evidence,
    circumstances: Circumstances,
    in_conflict: Collection[str],
) -> DealBreakers:
    """Return how the person's deal-breakers stand; ids the catalogue does not hold are left aside.

    ``in_conflict`` holds the ids on which rounds, or the two of a pair, contradict each other.
    """
    status: dict[str, _Status] = {
        name: _status(catalogue.by_id[name], evidence.standing.get(name), name in in_conflict)
        for name in circumstances.deal_breakers
        if name in catalogue.by_id
    }
    untouched = _of(status, "untouched")
    return DealBreakers(
        seen=_of(status, "seen"),
        open=_of(status, "open"),
        untouched=tuple(n for n in untouched if n not in circumstances.not_applicable),
    )


def _status(signal: Signal, standing: Standing | None, is_disputed: bool) -> _Status:
    if standing is None:
        return "untouched"
    if is_disputed or standing == "evasive":
        return "open"
    if standing == "hint":
        return "open" if signal.polarity == "red" else "fine"
    return "seen" if standing == adverse(signal) else "fine"


def _of(status: dict[str, _Status], wanted: _Status) -> tuple[str, ...]:
    return tuple(name for name, found in status.items() if found == wanted)
