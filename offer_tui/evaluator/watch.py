"""What to have an eye and an ear on in a room with them."""

from __future__ import annotations

from offer_tui.evaluator.case import Case
from offer_tui.evaluator.case import case as weighed
from offer_tui.evaluator.circumstances import Circumstances
from offer_tui.evaluator.coverage import informations
from offer_tui.evaluator.evidence import Evidence
from offer_tui.evaluator.questions import bits, candidates, ranked
from offer_tui.model.signal import Catalogue

IN_THE_ROOM = frozenset({"them", "watch"})


def watch_list(
    catalogue: Catalogue, evidence: Evidence, circumstances: Circumstances, count: int = 9
) -> tuple[str, ...]:
    """Return the ids of the most informative signals that can be noticed or asked in a room.

    By information at the prior, ties by id; what has an answer is left out, and so is the less
    telling of a pair.
    """
    case = weighed(catalogue, evidence, circumstances)
    information = {name: bits(amount) for name, amount in informations(case).items()}
    names = [signal.id for signal in candidates(case) if signal.ask in IN_THE_ROOM]
    names.sort(key=lambda name: (-information[name], name))
    return tuple(name for name in names if not _comes_after_its_partner(case, names, name))[:count]


def question_order(
    catalogue: Catalogue, evidence: Evidence, circumstances: Circumstances
) -> tuple[str, ...]:
    """Return the ids of what can be asked of them, by value, then information, then id."""
    case = weighed(catalogue, evidence, circumstances)
    asked = (signal for signal in candidates(case) if signal.ask == "them")
    return tuple(one.signal for one in ranked(case, asked))


def _comes_after_its_partner(case: Case, names: list[str], name: str) -> bool:
    partner = case.partner(name)
    return partner in names and names.index(partner) < names.index(name)
