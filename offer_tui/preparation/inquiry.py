"""What is open about an opportunity, each question with its rank and its reason."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from itertools import zip_longest

from offer_tui.capture.sheet import question_entry
from offer_tui.evaluator.batches import Batch
from offer_tui.evaluator.case import Case
from offer_tui.evaluator.circumstances import DEFAULT_DEAL_BREAKERS
from offer_tui.evaluator.conflicts import conflicts, is_decisive
from offer_tui.evaluator.deal_breakers import DealBreakers, deal_breakers
from offer_tui.evaluator.evidence import DODGED_ENOUGH
from offer_tui.evaluator.questions import Inquiry, bits, candidates, inquire, months
from offer_tui.model.opportunity import Opportunity, OwnQuestion
from offer_tui.model.signal import Ask, Signal
from offer_tui.posting.reading import Reading
from offer_tui.preparation.asked import Asked
from offer_tui.preparation.found import comparable
from offer_tui.preparation.gaps import GAPS, missing_facts
from offer_tui.preparation.question import Kind
from offer_tui.preparation.reasons import chance_words, history

_HARDLY = 0.001


class Rank(IntEnum):
    """What comes before what; within a rank it goes by value, then information, then id.

    What is due takes turns with what decides or tells, so that neither crowds the other out.
    """

    FIRST = 0
    """The person put it there."""
    OWN = 1
    DEAL_BREAKER = 2
    """Hinted, dodged or in conflict: it is asked first, whatever its value."""
    DUE = 3
    """Asked before without an answer, left open by the posting, or a deal-breaker they chose."""
    DECIDES = 4
    """Alone it has a fair chance to change the answer, or the answer hangs on a contradiction."""
    TOGETHER = 5
    """It has one with others."""
    TELLS = 6
    UNWEIGHED = 7
    """A deal-breaker by default that no figure depends on."""


@dataclass(frozen=True, slots=True)
class Open:
    """A question that could be asked."""

    subject: str
    kind: Kind
    text: str
    ask: Ask
    why: str
    rank: Rank
    place: int = 0
    """Its place in the person's own order, where there is one."""
    signal: Signal | None = None
    inquiry: Inquiry | None = None
    code: str | None = None
    """Its two digits in Live, if it has some."""

    @property
    def order(self) -> tuple[int, int, float, float, str]:
        """What it is sorted by; no two are alike."""
        value = months(self.inquiry.value_months) if self.inquiry else 0.0
        information = bits(self.inquiry.information_bits) if self.inquiry else 0.0
        return self.rank, self.place, -value, -information, self.subject


@dataclass(frozen=True)
class Matter:
    """All that the questions are drawn from."""

    case: Case
    opportunity: Opportunity
    reading: Reading | None
    asked: Asked
    batch: Batch | None

    def first_place(self, subject: str) -> int | None:
        """Return where the person put it among those to be asked first."""
        first = self.opportunity.ask_first
        return first.index(subject) if subject in first else None


def in_turn(questions: Sequence[Open]) -> tuple[Open, ...]:
    """Return questions as they are put: those due take turns with those that decide or tell."""
    due = [one for one in questions if one.rank is Rank.DUE]
    tell = [one for one in questions if Rank.DUE < one.rank < Rank.UNWEIGHED]
    turns = (one for pair in zip_longest(tell, due) for one in pair if one is not None)
    first = (one for one in questions if one.rank < Rank.DUE)
    return (*first, *turns, *(one for one in questions if one.rank is Rank.UNWEIGHED))


def open_questions(matter: Matter) -> tuple[Open, ...]:
    """Return all that could be asked, each once, by rank.

    Of a pair, which one answer settles, only the first stays, unless the person put both first.
    """
    found = sorted((*_own(matter), *_signals(matter), *_gaps(matter)), key=lambda one: one.order)
    kept: dict[str, Open] = {}
    for one in found:
        if one.rank is Rank.FIRST or matter.case.partner(one.subject) not in kept:
            kept.setdefault(one.subject, one)
    return tuple(kept.values())


def _own(matter: Matter) -> Iterator[Open]:
    promises = len(matter.opportunity.promises)
    for number, question in enumerate(matter.opportunity.questions):
        if _is_over(question, matter):
            continue
        first = matter.first_place(question.id)
        before = matter.asked.unanswered.get(question.id)
        yield Open(
            question.id,
            "own",
            question.text,
            question.ask,
            history(before) if before else "yours",
            Rank.OWN if first is None else Rank.FIRST,
            number if first is None else first,
            code=question_entry(question, promises + number + 1).code,
        )


def _is_over(question: OwnQuestion, matter: Matter) -> bool:
    return (
        question.id in matter.opportunity.do_not_ask
        or question.id in matter.asked.answered
        or matter.asked.dodges.get(question.id, 0) >= DODGED_ENOUGH
    )


def _signals(matter: Matter) -> Iterator[Open]:
    case, opportunity = matter.case, matter.opportunity
    left_out = {*opportunity.do_not_ask, *case.circumstances.not_applicable}
    breakers = _breakers(case)
    disputed = _decisive(case)
    lifted = _lifted(matter)
    for name in _open_signals(matter, breakers, disputed):
        if name in left_out:
            continue
        signal = case.signal(name)
        inquiry = inquire(case, signal)
        rank, place = _rank(inquiry, matter, breakers, disputed, lifted)
        why = _why(inquiry, rank, matter, disputed, lifted)
        yield Open(name, "signal", signal.question, signal.ask, why, rank, place, signal, inquiry)


def _open_signals(
    matter: Matter, breakers: DealBreakers, disputed: frozenset[str]
) -> dict[str, None]:
    """Return the ids of what can be asked, whatever the person left out of the plan."""
    case = matter.case
    cannot_be_had = case.circumstances.unavailable | case.evidence.dodged_twice
    pressing = (*breakers.open, *breakers.untouched, *sorted(disputed))
    names = [signal.id for signal in candidates(case)]
    names += [name for name in pressing if name not in cannot_be_had]
    names += [
        name
        for name in matter.opportunity.ask_first
        if name in case.catalogue.by_id and name not in case.evidence.resolved
    ]
    return dict.fromkeys(names)


def _breakers(case: Case) -> DealBreakers:
    in_conflict = {name for conflict in conflicts(case) for name in conflict.signals}
    found = deal_breakers(case.catalogue, case.evidence, case.circumstances, in_conflict)
    # One whose partner has an answer has one too.
    untouched = [n for n in found.untouched if case.partner(n) not in case.evidence.resolved]
    return DealBreakers(found.seen, found.open, tuple(untouched))


def _decisive(case: Case) -> frozenset[str]:
    """Return the signals on which rounds differ, and on which the answer hangs."""
    between_rounds = (one for one in conflicts(case) if len(one.signals) == 1)
    return frozenset(one.signals[0] for one in between_rounds if is_decisive(case, one))


def _rank(
    inquiry: Inquiry,
    matter: Matter,
    breakers: DealBreakers,
    disputed: frozenset[str],
    lifted: dict[str, str],
) -> tuple[Rank, int]:
    name = inquiry.signal
    if (place := matter.first_place(name)) is not None:
        return Rank.FIRST, place
    if name in breakers.open:
        return Rank.DEAL_BREAKER, breakers.open.index(name)
    if name in matter.asked.unanswered or name in lifted:
        return Rank.DUE, 0
    if name in breakers.untouched and name not in DEFAULT_DEAL_BREAKERS:
        return Rank.DUE, 0
    if name in disputed or inquiry.is_worth_asking:
        return Rank.DECIDES, 0
    if matter.batch is not None and name in matter.batch.signals:
        return Rank.TOGETHER, 0
    return (Rank.UNWEIGHED if matter.case.signal(name).rates is None else Rank.TELLS), 0


def _why(
    inquiry: Inquiry, rank: Rank, matter: Matter, disputed: frozenset[str], lifted: dict[str, str]
) -> str:
    name = inquiry.signal
    if name in matter.asked.unanswered:
        return history(matter.asked.unanswered[name])
    if rank is Rank.FIRST:
        return "you put it first"
    if rank is Rank.DEAL_BREAKER:
        return "a deal-breaker, not settled yet"
    if name in disputed:
        return "the rounds contradict each other"
    if rank is Rank.TOGETHER:
        return "together they could change the answer"
    if name in lifted and rank is Rank.DUE:
        return lifted[name]
    if rank in {Rank.DUE, Rank.UNWEIGHED}:
        return "a deal-breaker, not looked into"
    if inquiry.chance_to_change > _HARDLY:
        return f"could change the answer, {chance_words(inquiry.chance_to_change)}"
    return "worth knowing, decides nothing alone"


def _lifted(matter: Matter) -> dict[str, str]:
    """Return the signals that a missing fact lifts, with the reason."""
    case = matter.case
    still_open = {s.id for s in candidates(case)} - set(matter.opportunity.do_not_ask)
    lifted: dict[str, str] = {}
    for fact in missing_facts(matter.reading):
        gap = GAPS[fact.id]
        asks_about_it = next((name for name in gap.signals if name in still_open), None)
        if asks_about_it is not None:
            lifted.setdefault(asks_about_it, gap.why)
    return lifted


def _gaps(matter: Matter) -> Iterator[Open]:
    """Yield the missing facts about which no open signal asks, and no round has asked."""
    still_open = {signal.id for signal in candidates(matter.case)}
    closed = {
        *matter.opportunity.do_not_ask,
        *matter.case.circumstances.not_applicable,
        *matter.case.circumstances.unavailable,
        *matter.asked.touched,
        *still_open,
    }
    own = {comparable(question.text) for question in matter.opportunity.questions}
    for number, fact in enumerate(missing_facts(matter.reading)):
        gap = GAPS[fact.id]
        if closed & {fact.id, *gap.signals} or comparable(fact.question) in own:
            continue
        yield Open(fact.id, "gap", fact.question, "them", gap.why, Rank.DUE, number)
