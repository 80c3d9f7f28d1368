"""The question plan: what to ask, of whom, in which round, and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from offer_tui.evaluator.batches import Batch
from offer_tui.evaluator.case import case as weighed
from offer_tui.evaluator.circumstances import Circumstances
from offer_tui.evaluator.evidence import Evidence
from offer_tui.model.opportunity import Opportunity, PlannedRound
from offer_tui.model.progress import to_come
from offer_tui.model.session import Session
from offer_tui.model.signal import Catalogue
from offer_tui.model.wording import ASK_WORDS
from offer_tui.posting.reading import Reading
from offer_tui.preparation.asked import asked
from offer_tui.preparation.inquiry import Matter, Open, Rank, in_turn, open_questions
from offer_tui.preparation.listeners import LISTENER_WORDS, Listener, listeners_of, who_knows
from offer_tui.preparation.question import LONGEST_WHY, Kind, Plan, PlannedQuestion

__all__ = [
    "LONGEST_WHY", "MOST_QUESTIONS", "WITH_THE_OFFER", "Kind", "Plan", "PlannedQuestion",
    "question_plan",
]  # fmt: skip

MOST_QUESTIONS = 7
"""Questions for one round: about what half an hour leaves room for beside theirs."""
WITH_THE_OFFER = "the offer"
"""The round of what is asked once there is an offer."""


def question_plan(  # noqa: PLR0913 - it rests on all of these, and two are for fine tuning
    catalogue: Catalogue,
    evidence: Evidence,
    circumstances: Circumstances,
    opportunity: Opportunity,
    reading: Reading | None,
    rounds: Sequence[Session],
    talk: PlannedRound | None,
    *,
    most: int = MOST_QUESTIONS,
    batch: Batch | None = None,
) -> Plan:
    """Return the plan for the next talk; ``rounds`` are those before it, the oldest first.

    ``evidence`` is what stands after them, findings outside of rounds included. ``batch`` is the
    evaluation's: questions that together could change the answer. Without a ``talk``, or where
    its listener is not known, everything may be asked in it. What the person put first, their own
    questions and open deal-breakers are for the next talk whoever listens.
    """
    case = weighed(catalogue, evidence, circumstances)
    history = asked(rounds, opportunity.observations)
    placing = _placing(opportunity, circumstances, rounds, talk)
    questions = open_questions(Matter(case, opportunity, reading, history, batch))
    theirs = [one for one in questions if one.ask == "them"]
    here = in_turn([one for one in theirs if placing.is_for_the_talk(one)])
    later = in_turn([one for one in theirs if not placing.is_for_the_talk(one)])
    others = in_turn([one for one in questions if one.ask != "them"])
    in_round = talk.round if talk else ""
    asked_here = tuple(_planned(one, placing.whom_here(one), in_round) for one in here)
    return Plan(
        asked_here[:most],
        asked_here[most:],
        tuple(_planned(one, *placing.later(one)) for one in later),
        tuple(_planned(one, ASK_WORDS[one.ask], "") for one in others),
    )


@dataclass(frozen=True)
class _Planned:
    """A round with those who listen in it."""

    round: PlannedRound
    listeners: frozenset[Listener]


@dataclass(frozen=True)
class _Placing:
    """Where a question belongs."""

    talk: _Planned | None
    others: tuple[_Planned, ...]
    """The other rounds to come, the earliest first."""
    is_offered: bool
    has_recruiter: bool
    """Whether anybody recruits, as far as is known; else who hires answers for the employer."""

    def is_for_the_talk(self, one: Open) -> bool:
        """Whether the listeners of the talk can answer it, or the person wants it asked anyway."""
        if one.rank <= Rank.DEAL_BREAKER or one.signal is None:
            return True
        if _waits_for_the_offer(one) and not self.is_offered:
            return False
        here = self.talk.listeners if self.talk else frozenset()
        knows = {*who_knows(one.signal).listeners}
        if "recruiter" in knows and not self.has_recruiter:
            knows |= {"manager", "above"}
        return not here or bool(here & knows)

    def whom_here(self, one: Open) -> str:
        """Return whom of those in the talk to ask; who knows best where nobody is known."""
        known = who_knows(one.signal).listeners if one.signal else ()
        here = self.talk.listeners if self.talk else frozenset()
        if len(here) > 1:
            best = next((listener for listener in known if listener in here), None)
            if best is not None:
                return LISTENER_WORDS[best]
        if self.talk is not None and self.talk.round.with_whom:
            return self.talk.round.with_whom
        return LISTENER_WORDS[known[0]] if known else ""

    def later(self, one: Open) -> tuple[str, str]:
        """Return whom to ask it, and in which round."""
        known = who_knows(one.signal).listeners if one.signal else ()
        if _waits_for_the_offer(one) and not self.is_offered:
            return LISTENER_WORDS[known[0]], WITH_THE_OFFER
        for other in self.others:
            if other.listeners.intersection(known):
                return other.round.with_whom, other.round.round
        return LISTENER_WORDS[known[0]], ""


def _placing(
    opportunity: Opportunity,
    circumstances: Circumstances,
    rounds: Sequence[Session],
    talk: PlannedRound | None,
) -> _Placing:
    def listening(with_whom: str) -> frozenset[Listener]:
        return listeners_of(with_whom, opportunity.people, opportunity.role)

    others = [planned for planned in to_come(opportunity.planned, rounds) if planned != talk]
    others.sort(key=lambda one: (one.at is None, one.at.timestamp() if one.at else 0))
    cast = [person.role for person in opportunity.people]
    cast += [planned.with_whom for planned in opportunity.planned]
    cast += [session.with_whom for session in rounds]
    cast += [promise.by for promise in opportunity.promises]
    return _Placing(
        _Planned(talk, listening(talk.with_whom)) if talk else None,
        tuple(_Planned(one, listening(one.with_whom)) for one in others),
        circumstances.stage == "offer",
        any("recruiter" in listening(words) for words in cast),
    )


def _waits_for_the_offer(one: Open) -> bool:
    return one.signal is not None and one.signal.when == "after"


def _planned(one: Open, whom: str, in_round: str) -> PlannedQuestion:
    return PlannedQuestion(
        subject=one.subject,
        kind=one.kind,
        code=one.signal.code if one.signal else one.code,
        text=one.text,
        ask=one.ask,
        whom=whom,
        round=in_round,
        why=one.why,
        value_months=one.inquiry.value_months if one.inquiry else 0.0,
        chance_to_change=one.inquiry.chance_to_change if one.inquiry else 0.0,
        is_first=one.rank is Rank.FIRST,
    )
