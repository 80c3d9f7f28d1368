"""An account of a closed opportunity in words: what was written and known then, and what moved."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from offer_tui.evaluator.losses import Losses
from offer_tui.evaluator.weights import adverse
from offer_tui.hindsight.decisions import date_words, decision_behind
from offer_tui.hindsight.reflections import kind_of
from offer_tui.hindsight.second_look import Move, SecondLook, losses_of
from offer_tui.hindsight.staging import closing
from offer_tui.model.decision import Decision
from offer_tui.model.frozen import FrozenEvaluation
from offer_tui.model.opportunity import Opportunity
from offer_tui.model.reflection import Reflection
from offer_tui.model.signal import Degree, State
from offer_tui.model.wording import STAGE_WORDS, own_forecast_words

_CAUSES = {
    "altered": "what was kept was changed by hand; this is worked out from its answers",
    "rates": "the catalogue's figures of today, for the same answers",
    "base": "how the jobs you took turned out",
    "noted": "answers noted or changed since",
}
_NOW_SO: dict[State, str] = {"seen": "yes", "clear": "no", "evasive": "dodged"}


def ended(opportunity: Opportunity) -> str:
    """Return how it ended and when: "declined 3 Dec 2024"; of an open one, where it stands."""
    words, decision = STAGE_WORDS[opportunity.stage], opportunity.decision
    if not opportunity.is_closed:
        return words
    if decision is not None and decision.stage in {None, opportunity.stage}:
        return f"{words} {date_words(decision.on)}"
    change = closing(opportunity)
    return words if change is None else f"{words} {date_words(change.at.date())}"


# What was written then.


def reasons_of(decision: Decision) -> str:
    """Return the reasons in the person's own words, in quotation marks; or nothing."""
    words = decision.reasons.strip() or decision.because.strip()
    return f'"{words}"' if words else ""


def forecast_of(decision: Decision) -> str:
    """Return the person's own forecast, as "you: 7 of 10 not again"; or nothing."""
    own = own_forecast_words(decision.own_probability)
    return f"you: {own}" if own else ""


def beside_the_reasons(opportunity: Opportunity, decision: Decision) -> Iterator[str]:
    """Yield what else was written: own reasons, the doubt, and what would bring them back.

    Where no reasons were put in a sentence, those drawn from what was seen are among them.
    """
    in_a_sentence = bool(reasons_of(decision))
    for side, words in (("against", "Against"), ("for", "For")):
        texts = [
            one.text
            for one in decision.grounds
            if one.side == side and not (in_a_sentence and one.signal)
        ]
        if texts:
            yield f"{words}: {'; '.join(texts)}"
    if decision.doubt.strip():
        yield f"Doubt: {decision.doubt.strip()}"
    if opportunity.would_return_if.strip() and decision is opportunity.decision:
        yield f"Would come back if: {opportunity.would_return_if.strip()}"


def looked_back(opportunity: Opportunity) -> Iterator[str]:
    """Yield each reflection in a line: whether the same again, and the lesson."""
    for one in sorted(opportunity.reflections, key=lambda one: one.on):
        if said := ". ".join(_reflected(opportunity, one)):
            yield f"Looked back {date_words(one.on)}: {said}"


def _reflected(opportunity: Opportunity, one: Reflection) -> Iterator[str]:
    if one.again is not None:
        kind = kind_of(opportunity, decision_behind(opportunity, one))
        does = "take it" if kind == "taken" else "decide so"
        yield f"would {does} again" if one.again else f"would not {does} again"
    if one.lesson.strip():
        yield f"Lesson: {one.lesson.strip()}"


def decided_before(decision: Decision) -> str:
    """Return an earlier decision in a line: how it ended, when, why, and what the figures said."""
    stage = STAGE_WORDS[decision.stage] if decision.stage else "decided"
    why = reasons_of(decision)
    said = f"{stage} {date_words(decision.on)}{': ' if why else ''}{why}"
    return f"{said}  {then_words(decision.evaluation)}" if decision.evaluation else said


# What was known then.


def then_words(then: FrozenEvaluation) -> str:
    """Return the figures of that day in a sentence."""
    losses = losses_of(then)
    afforded = f"; you could afford {hundred(losses.threshold)}" if losses else ""
    return (
        f"Then: {hundred(then.probability)} in 100, could be {hundred(then.low)} to"
        f" {hundred(then.high)}{afforded}."
    )


def hundred(probability: float) -> int:
    """Return a probability in a hundred, rounded."""
    return round(probability * 100)


# What moved since.


@dataclass(frozen=True, slots=True)
class Step:
    """A move in words: from so many in 100 to so many, and by what."""

    before: int
    after: int
    because: str

    @property
    def figures(self) -> str:
        """Return from where to where."""
        if self.before == self.after:
            return f"{self.after} still"
        return f"{self.before} to {self.after}"


def heading(look: SecondLook) -> str:
    """Return what stands above a second look."""
    if look.then is None:
        return "Worked out under today's profile; nothing was kept then"
    return "Worked out again under today's profile"


def again_words(look: SecondLook) -> str:
    """Return today's figures in a sentence."""
    posterior = look.now.posterior
    low, high = posterior.interval
    return (
        f"{hundred(posterior.probability)} in 100, could be {hundred(low)} to {hundred(high)};"
        f" you can afford {hundred(look.now.losses.threshold)}"
    )


def again_in_short(look: SecondLook) -> str:
    """Return the figure with its range alone: never one without the other."""
    posterior = look.now.posterior
    low, high = posterior.interval
    return f"{hundred(posterior.probability)} in 100, could be {hundred(low)} to {hundred(high)}"


def steps_of(look: SecondLook) -> tuple[Step, ...]:
    """Return what moved the figure, each from where the one before ended."""
    return tuple(
        Step(hundred(one.before), hundred(one.after), _because(look, one))
        for one in look.moves
        if one.difference is not None or (one.is_felt and hundred(one.before) != hundred(one.after))
    )


def comes_to(look: SecondLook) -> Iterator[str]:
    """Yield what follows beside the figures.

    What can be afforded now and not then, on which side it is, deal-breakers that stand, and what
    is gone from the catalogue. On which side it was is not told by figures that were altered.
    """
    if look.afforded is not None and (moved := _afforded(look.afforded, look.now.losses)):
        yield moved
    yield _side(look)
    by_id = look.now.catalogue.by_id
    if seen := look.now.deal_breakers.seen:
        labels = [by_id[n].yes if adverse(by_id[n]) == "seen" else by_id[n].no for n in seen]
        yield f"Your deal-breakers, seen: {'; '.join(labels)}."
    if look.gone:
        labels = [one.label for one in look.gone]
        yield f"No longer in the catalogue, so it counts for nothing: {'; '.join(labels)}."


def answer_of(state: State, degree: Degree) -> str:
    """Return an answer in a word."""
    return "partly" if state == "seen" and degree == "hint" else _NOW_SO[state]


def _because(look: SecondLook, move: Move) -> str:
    one = move.difference
    if one is None or one.signal is None or one.state is None:
        return _CAUSES.get(move.cause, "")
    signal = look.now.catalogue.by_id.get(one.signal)
    if signal is None:
        return f"{one.signal}: not in the catalogue"
    named = f"{signal.code} {signal.yes}" if signal.code else signal.yes
    return f"{named}: {answer_of(one.state, one.degree)}"


def _afforded(then: Losses, now: Losses) -> str:
    before, after = hundred(then.threshold), hundred(now.threshold)
    costs = []
    if then.join != now.join:
        costs.append(f"regretting it costs you {now.join:g} months, it was {then.join:g}")
    if then.decline != now.decline:
        costs.append(
            f"turning a good one down costs you {now.decline:g} months, it was {then.decline:g}"
        )
    if before == after or not costs:
        return ""
    return f"You could afford {before} then, {after} now: {'; '.join(costs)}."


def _side(look: SecondLook) -> str:
    now = look.now.losses.is_too_much(look.now.posterior.probability)
    close = ", but too close to call" if look.now.toss_up else ""
    said = "more than you can afford" if now else "a risk you can afford"
    if look.then is None or look.afforded is None or look.then.was_altered:
        return f"That is {said}{close}."
    then = look.afforded.is_too_much(look.then.probability)
    if then == now:
        return f"It was {_past(said)}, and still is{close}."
    was = "more than you could afford" if then else "a risk you could afford"
    return f"It was {was}; now it is {said if now else 'one you can afford'}{close}."


def _past(said: str) -> str:
    return said.replace("can afford", "could afford")
