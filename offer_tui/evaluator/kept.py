"""The evidence of an evaluation that was kept, read back from what each signal added then."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from offer_tui.evaluator.evidence import Evidence, Standing

if TYPE_CHECKING:  # the evaluator runs without what reads files
    from offer_tui.model.frozen import FrozenContribution


def kept_evidence(contributions: Iterable[FrozenContribution]) -> Evidence:
    """Return the evidence as it was frozen."""
    standing = {one.signal: _standing(one) for one in contributions}
    return Evidence({name: standing[name] for name in sorted(standing)})


def _standing(one: FrozenContribution) -> Standing:
    # Half a "not so" is never found: it is how a green signal in conflict was read.
    if one.degree == "hint" and one.state != "evasive":
        return "hint" if one.state == "seen" else "conflict"
    return one.state
