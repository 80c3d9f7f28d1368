"""Coverage: how much of what could be known about a job was looked into."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from offer_tui.evaluator.case import Case, rates_of
from offer_tui.evaluator.information import mutual_information


def coverage(case: Case) -> float:
    """Return the share of the catalogue's information that has an answer, 0 to 1.

    Information is each signal's about regret, at the prior; see ``mutual_information``.
    """
    return _share(case, case.evidence.resolved)


def looked_into(case: Case) -> float:
    """Return the same with questions that were dodged counted in."""
    return _share(case, case.evidence.standing.keys())


def _share(case: Case, known: Collection[str]) -> float:
    parts = tuple(_parts(case, known))
    whole = sum(information for information, _ in parts)
    return sum(information for information, is_known in parts if is_known) / whole if whole else 0.0


def _parts(case: Case, known: Collection[str]) -> Iterator[tuple[float, bool]]:
    """Yield the information of each signal or pair that applies, and whether it is known.

    A pair counts once, by the larger information of its members that apply, and is known when
    either member is: also one that was marked, or all questions asked would leave a rest.
    """
    information = informations(case)
    for name, mine in information.items():
        partner = case.partner(name)
        if partner is not None and (information.get(partner, -1.0), name) > (mine, partner):
            continue
        yield mine, name in known or partner in known


def informations(case: Case) -> dict[str, float]:
    """Return the information at the prior, in bits, of every signal that has rates and applies."""
    prior = case.prior.mean
    return {
        signal.id: mutual_information(rates_of(signal), prior)
        for signal in case.catalogue.rated()
        if signal.id not in case.circumstances.not_applicable
    }
