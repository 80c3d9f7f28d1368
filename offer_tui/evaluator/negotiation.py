"""Negotiation: what speaks against a job and can be asked to be changed."""

from __future__ import annotations

from collections.abc import Iterable

from offer_tui.evaluator.case import Case
from offer_tui.evaluator.weights import favourable, is_adverse


def negotiable(case: Case) -> tuple[str, ...]:
    """Return the ids of what is adverse and negotiable, sorted: the list of what to ask for.

    Seen, hinted, dodged and disputed all count, for a promise in writing would settle each.
    """
    return tuple(
        sorted(
            name
            for weights in case.by_theme.values()
            for name in weights
            if case.signal(name).negotiable
            and is_adverse(case.signal(name), case.evidence.standing[name])
        )
    )


def probability_after(case: Case, names: Iterable[str]) -> float:
    """Return the probability of regret if all of these became favourable."""
    return case.probability_if({name: favourable(case.signal(name)) for name in names})
