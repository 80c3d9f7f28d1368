"""An evaluation as a page to read: the sentence, the range, for and against, what could change."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from offer_tui.cli.output import columns, speaks_shapes, wrapped
from offer_tui.cli.words import drawn
from offer_tui.evaluator.advice import remarks, sentence
from offer_tui.evaluator.evaluation import Evaluation
from offer_tui.evaluator.posterior import Contribution
from offer_tui.evaluator.weights import adverse
from offer_tui.model.mark import mark_of
from offer_tui.model.session import Session
from offer_tui.model.signal import Signal
from offer_tui.model.wording import ASK_WORDS, gut_scale

_CELLS = 10
_CAUTION = (
    "No study links what is seen in an interview to regret a year later: the figures are judgement"
    " on top of related findings, a second opinion."
)
_WHY_A_RANGE = (
    "The range is wide because every answer is itself uncertain; what you looked into is the"
    " measure of how much you know."
)


def evaluation_page(said: Evaluation, sessions: Sequence[Session]) -> Iterator[str]:
    """Yield the page."""
    yield from wrapped(sentence(said))
    yield ""
    yield from _figures(said)
    yield from _sides(said, sessions)
    yield from _could_change(said)
    yield from _turned_round(said)
    if beside := remarks(said):
        yield ""
        for words in beside:
            yield from wrapped(words)
    yield ""
    yield from wrapped(_WHY_A_RANGE)
    yield from wrapped(_CAUTION)


def before_the_gut(said: Evaluation, what: str, how: Sequence[str]) -> Iterator[str]:
    """Yield what can be said before the gut rating: nothing that leans, which would make it.

    ``what`` is to be rated; the lines of ``how`` say how. A deal-breaker
    seen plainly is named: nothing outweighs it, however it felt.
    """
    for name in said.deal_breakers.seen:
        signal = said.catalogue.by_id[name]
        label = signal.yes if adverse(signal) == "seen" else signal.no
        yield f"Your deal-breaker, seen: {_named(signal, label)}"
    if said.deal_breakers.seen:
        yield ""
    yield from wrapped(f"Gut first: how did {what} feel? {gut_scale()}.")
    yield from how


def _figures(said: Evaluation) -> Iterator[str]:
    low, high = (_percent(bound) for bound in said.posterior.interval)
    losses = said.losses
    yield from columns(
        (
            ("Would regret it", f"{_percent(said.posterior.probability)} in 100,"
             f" could be {low} to {high}"),
            ("Looked into", f"{int(said.looked_into * 100 + 1e-9)} % of what could be known"),
            ("You can afford", f"{_percent(losses.threshold)} in 100: regretting it costs"
             f" {losses.join:g} months, turning a good one down {losses.decline:g}"),
            ("It would cost", f"{losses.expected_from_joining(said.posterior.probability):.1f}"
             " months on average to join,"
             f" {losses.expected_from_declining(said.posterior.probability):.1f} to decline"),
        )
    )  # fmt: skip


def _sides(said: Evaluation, sessions: Sequence[Session]) -> Iterator[str]:
    contributions = said.posterior.contributions
    if not contributions:
        yield from ("", "Nothing was seen that carries weight.")
        return
    largest = max(abs(one.nats) for one in contributions)
    sides = (
        ("Against", [one for one in contributions if one.weight.nats > 0]),
        ("For", [one for one in contributions if one.weight.nats < 0]),
        ("Of no weight", [one for one in contributions if not one.weight.nats]),
    )
    for heading, side in sides:
        if side:
            yield from ("", heading)
            yield from columns((_row(said, one, largest, sessions) for one in side), longest=50)


def _row(
    said: Evaluation, one: Contribution, largest: float, sessions: Sequence[Session]
) -> tuple[str, str, str]:
    signal = said.catalogue.by_id[one.signal]
    mark = drawn(mark_of(signal.polarity, one.state, one.degree))
    label = signal.no if one.state == "clear" else signal.yes
    notes = {"conflict": " (rounds differ)", "evasive": " (dodged)", "hint": " (partly)"}
    name = f"  {mark} {_named(signal, label)}{notes.get(one.standing, '')}"
    return name, _bar(one, largest), _words(one.signal, sessions)


def _bar(one: Contribution, largest: float) -> str:
    if not one.factor:
        return "with its pair"
    if not one.nats:
        return ""
    return ("█" if speaks_shapes() else "#") * max(1, round(abs(one.nats) / largest * _CELLS))


def _words(name: str, sessions: Sequence[Session]) -> str:
    """Return the latest words about the signal, and where they come from."""
    for session in reversed(sessions):
        for seen in reversed(session.observations):
            if seen.subject == name and (seen.quote or seen.note):
                words = f'"{seen.quote}"' if seen.quote else seen.note
                return f"{words} ({session.round}, {seen.at:%H:%M})"
    return ""


def _could_change(said: Evaluation) -> Iterator[str]:
    if not said.circumstances.can_still_ask:
        return
    worth = [q for q in said.next_questions if q.value_months > 0 and q.chance_to_change > 0]
    if worth:
        yield from ("", "Could still change the answer, and in how many cases it would")
        yield from columns(
            (f"  {ASK_WORDS[signal.ask]}", f"{_at_least_one(q.chance_to_change)} in 100",
             _named(signal, signal.question))
            for q in worth[:3]
            for signal in [said.catalogue.by_id[q.signal]]
        )  # fmt: skip
    elif said.batch is not None:
        yield from ("", "Could change the answer together")
        for name in said.batch.signals:
            signal = said.catalogue.by_id[name]
            yield f"  {_named(signal, signal.question)}  {ASK_WORDS[signal.ask]}"


def _turned_round(said: Evaluation) -> Iterator[str]:
    """Name the smallest sets of answers which, had they been otherwise, would change the advice."""
    turns = said.turnarounds[:3]
    if not turns:
        return
    yield from ("", "Would turn it round, if you were wrong about it")
    for turn in turns:
        names = " and ".join(_observed_label(said, name) for name in turn.signals)
        yield f"  {names}: {_percent(turn.probability)} in 100"


def _observed_label(said: Evaluation, name: str) -> str:
    signal = said.catalogue.by_id[name]
    is_no = said.evidence.standing.get(name) == "clear"
    return _named(signal, signal.no if is_no else signal.yes)


def _named(signal: Signal, label: str) -> str:
    return f"{signal.code} {label}" if signal.code else label


def _percent(probability: float) -> int:
    return round(probability * 100)


def _at_least_one(chance: float) -> str:
    return str(_percent(chance)) if chance >= 0.005 else "under 1"
