"""A closed opportunity as a page to read and as an object for programs."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

from offer_tui.cli.output import columns, speaks_shapes, wrapped
from offer_tui.cli.page import title
from offer_tui.cli.words import drawn
from offer_tui.evaluator.evaluation import as_json as evaluation_as_json
from offer_tui.hindsight import account
from offer_tui.hindsight.doubts import doubts
from offer_tui.hindsight.obstacles import Obstacle
from offer_tui.hindsight.second_look import SecondLook, losses_of
from offer_tui.model.decision import Decision
from offer_tui.model.frozen import FrozenContribution, FrozenEvaluation
from offer_tui.model.mark import mark_of
from offer_tui.model.opportunity import Opportunity
from offer_tui.model.signal import Catalogue
from offer_tui.store.library import Entry

_CELLS = 10


@dataclass(frozen=True)
class Told:
    """What is told of an opportunity that was decided on."""

    slug: str
    opportunity: Opportunity
    catalogue: Catalogue
    obstacles: tuple[Obstacle, ...]
    look: SecondLook
    back: tuple[Entry, ...]
    """Those that go back to it."""
    has_evidence: bool

    @property
    def then(self) -> FrozenEvaluation | None:
        """What the evaluator said that day."""
        decision = self.opportunity.decision
        return decision.evaluation if decision is not None else None

    @property
    def shown_look(self) -> SecondLook | None:
        """The second look, where there is anything to look at again."""
        is_said = any(one.difference is not None for one in self.look.moves)
        return self.look if self.then is not None or (self.has_evidence and is_said) else None


def why_page(told: Told) -> Iterator[str]:
    """Yield the lines."""
    yield f"{title(told.opportunity)}, {account.ended(told.opportunity)}"
    if not told.opportunity.is_closed:
        yield "It is open again; this is what was decided before."
    parts = (_wrote(told), _knew(told), _different(told), _again(told), _before(told))
    for lines in map(list, parts):
        if lines:
            yield ""
            yield from lines


def _wrote(told: Told) -> Iterator[str]:
    decision = told.opportunity.decision
    said = [*_in_own_words(told.opportunity, decision)] if decision is not None else []
    said += account.looked_back(told.opportunity)
    said += [f"You went back in {e.opportunity.created:%b %Y}: {e.slug}" for e in told.back]
    yield "You wrote" if said else "Nothing was written down when it ended."
    for words in said:
        yield from _indented(words)


def _in_own_words(opportunity: Opportunity, decision: Decision) -> Iterator[str]:
    if words := account.reasons_of(decision):
        yield words
    if own := account.forecast_of(decision):
        yield own
    yield from account.beside_the_reasons(opportunity, decision)


def _knew(told: Told) -> Iterator[str]:
    then = told.then
    if then is None:
        return
    known = [one for one in then.contributions if math.isfinite(_nats(one))]
    largest = max((abs(_nats(one)) for one in known), default=0.0)
    yield "You knew"
    sides = (("against", [c for c in known if _nats(c) > 0]),
             ("for", [c for c in known if _nats(c) < 0]),
             ("counted with its pair", [c for c in known if not _nats(c)]))  # fmt: skip
    for side, found in sides:
        if found:
            yield f"  {side}"
            yield from columns(_known(told.catalogue, one, largest) for one in found)
    kept = "" if then.was_altered else " Kept as it was."
    yield from _indented(f"{account.then_words(then)}{kept}")


def _known(catalogue: Catalogue, one: FrozenContribution, largest: float) -> tuple[str, str]:
    signal = catalogue.by_id.get(one.signal)
    is_red = (one.weight_nats > 0) == (one.state != "clear")
    mark = drawn(mark_of("red" if is_red else "green", one.state, one.degree))
    code = f"{signal.code} " if signal is not None and signal.code else ""
    cells = max(1, round(abs(_nats(one)) / largest * _CELLS)) if _nats(one) else 0
    return f"    {mark} {code}{one.label}", ("█" if speaks_shapes() else "#") * cells


def _nats(one: FrozenContribution) -> float:
    return one.factor * one.weight_nats


def _different(told: Told) -> Iterator[str]:
    rows = [(f"  {_named(one)}", one.whose, _said(one)) for one in told.obstacles]
    for one in told.opportunity.differences:
        if one.signal is None:
            label = "what I learnt since" if one.whose == "yours" else "what changed there"
            rows.append((f"  {label}", one.whose, one.note))
    if rows:
        yield "What is different now?"
        yield from columns(rows)


def _named(one: Obstacle) -> str:
    return f"{one.code} {one.asks}" if one.code else one.asks


def _said(one: Obstacle) -> str:
    now = one.difference
    if now is None:
        return "no longer in the catalogue" if one.is_gone else "nobody said yet"
    answer = "" if now.state is None else account.answer_of(now.state, now.degree)
    return ": ".join(words for words in (answer, now.note) if words)


def _again(told: Told) -> Iterator[str]:
    look = told.shown_look
    if look is None:
        return
    yield account.heading(look)
    yield from _indented(f"Now: {account.again_words(look)}.")
    yield from columns((f"  {one.figures}", one.because) for one in account.steps_of(look))
    for said in account.comes_to(look):
        yield from _indented(said)


def _before(told: Told) -> Iterator[str]:
    earlier = told.opportunity.earlier_decisions
    if earlier:
        yield "Decided before"
    for one in reversed(earlier):
        yield from _indented(account.decided_before(one))


def _indented(text: str) -> list[str]:
    return wrapped(f"  {text}", "  ")


# For programs.


def as_json(told: Told) -> dict[str, object]:
    """Return the same for programs; what nobody wrote or kept is null or empty."""
    opportunity, decision = told.opportunity, told.opportunity.decision
    return {
        "slug": told.slug,
        "id": opportunity.id,
        "company": opportunity.company,
        "role": opportunity.role,
        "stage": opportunity.stage,
        "would_return_if": opportunity.would_return_if,
        "decision": _decision(decision) if decision is not None else None,
        "earlier_decisions": [_decision(one) for one in opportunity.earlier_decisions],
        "reflections": [
            {"on": one.on, "again": one.again, "lesson": one.lesson}
            for one in opportunity.reflections
        ],
        "different": [*map(_obstacle, told.obstacles)],
        "in_words": [
            {"whose": one.whose, "note": one.note}
            for one in opportunity.differences
            if one.signal is None
        ],
        "second_look": _look(told.shown_look) if told.shown_look is not None else None,
        "went_back": [{"slug": e.slug, "at": e.opportunity.created} for e in told.back],
        "doubts": [*doubts(opportunity)],
    }


def _decision(decision: Decision) -> dict[str, object]:
    kept = decision.evaluation
    return {
        "on": decision.on,
        "stage": decision.stage,
        "because": decision.because,
        "reasons": decision.reasons,
        "grounds": [
            {"text": one.text, "side": one.side, "whose": one.whose, "signal": one.signal}
            for one in decision.grounds
        ],
        "doubt": decision.doubt,
        "own_probability": decision.own_probability,
        "evaluation": _kept(kept) if kept is not None else None,
    }


def _kept(then: FrozenEvaluation) -> dict[str, object]:
    losses = losses_of(then)
    return {
        "probability_of_regret": then.probability,
        "interval": [then.low, then.high],
        "threshold": losses.threshold if losses is not None else None,
        "verdict": then.verdict,
        "leaning": then.leaning,
        "catalogue": then.catalogue,
        "was_altered": then.was_altered,
        "contributions": [
            {"signal": one.signal, "label": one.label, "state": one.state, "degree": one.degree,
             "contribution_nats": _nats(one)}
            for one in then.contributions
        ],
    }  # fmt: skip


def _obstacle(one: Obstacle) -> dict[str, object]:
    now = one.difference
    return {
        "signal": one.signal,
        "whose": one.whose,
        "then": one.state,
        "now": now.state if now is not None else None,
        "degree": now.degree if now is not None else None,
        "note": now.note if now is not None else "",
    }


def _look(look: SecondLook) -> dict[str, object]:
    return {
        "now": evaluation_as_json(look.now),
        "moves": [
            {"because": one.cause, "signal": one.difference.signal if one.difference else None,
             "before": one.before, "after": one.after}
            for one in look.moves
        ],
        "gone": [one.signal for one in look.gone],
    }  # fmt: skip
