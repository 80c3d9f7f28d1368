"""The account of what was learnt, in words: for the screen and for the command line."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterator, Mapping, Sequence

from offer_tui.evaluator.calibration import ENOUGH_FOR_SCORES, Calibration, Scores
from offer_tui.evaluator.evidence import Standing
from offer_tui.evaluator.job import Bearing, Job
from offer_tui.evaluator.learning import SIX_MONTHS_DAYS
from offer_tui.evaluator.learnt import Learnt
from offer_tui.evaluator.moved import Way
from offer_tui.evaluator.prior import Prior
from offer_tui.evaluator.weights import reading
from offer_tui.model.mark import Mark, mark_of
from offer_tui.model.signal import Catalogue, Signal

WAYS: Mapping[Way, str] = {
    "more": "tells more",
    "less": "tells less",
    "same": "tells as much",
    "turned": "speaks the other way",
}
_MOST_NAMED = 4
"""Jobs that are named in a sentence; of more, how many there are."""
NOTHING_YET = (
    "Nothing was learnt yet. It learns from jobs you took: look back at one (k, on the opportunity)"
    " half a year or more after you decided, and say whether you would take it again."
)
WHAT_THEN = (
    "Then the base rate moves by that one job, and so, slowly, does what each signal says that you"
    " had an answer to. Jobs you declined are kept and never teach: nobody knows how those would"
    " have been."
)
FEW_PROVE_LITTLE = "So few prove little: one job more can turn this round."
WHAT_SCORES_ARE = (
    "Brier: how far forecast and outcome lie apart, squared, on average. Log: how much the outcomes"
    " surprised, in nats. Less is better, and a forecast is worth something where it is less than"
    " always saying the base rate."
)
SLOWLY = (
    "What a signal says moves slowly: it began as if 20 to 120 jobs had been seen, and each of"
    " yours is one more."
)


def company_and_role(job: Job) -> str:
    """Return what the job is called."""
    return " · ".join(part for part in (job.company, job.role) if part)


def ending(job: Job) -> str:
    """Return how it turned out: "would not take it again"."""
    again = job.outcome.would_accept_again
    if job.outcome.taken:
        return "would take it again" if again else "would not take it again"
    return "would not turn it down again" if again else "would turn it down again"


def span(days: int) -> str:
    """Return how long after the decision it was looked back at."""
    if abs(days) < 60:
        return f"{days} day{'' if abs(days) == 1 else 's'}"
    return f"{round(days / 30.4375)} months"


def bearing(job: Job, *, is_left_out: bool) -> str:
    """Return why an outcome does not teach, or not all that it could; nothing where it does."""
    if job.bearing == "teaches" and is_left_out:
        return "You left it out: it teaches nothing."
    if job.bearing != "teaches":
        return _WHY_NOT[job.bearing]
    return _ALTERED if job.is_altered else ""


_WHY_NOT: Mapping[Bearing, str] = {
    "early": f"Too early to teach: it does from {SIX_MONTHS_DAYS} days after the decision on.",
    "declined": "You turned it down, so it never teaches: nobody knows how it would have been.",
    "backdated": "It was looked back at on a day before the decision, so it counts for nothing."
    " Mend the day in its file.",
}
_ALTERED = (
    "Its frozen evaluation was changed after it was frozen. So it teaches how often jobs are"
    " regretted and nothing about signals, and its forecast is not scored."
)


def base_rate(prior: Prior, outcomes: int) -> str:
    """Return how often a job is regretted: in counts, and from five outcomes on in a hundred."""
    counts = f"{in_counts(prior)} jobs"
    return counts if outcomes < ENOUGH_FOR_SCORES else f"{percent(prior.mean)} in 100: {counts}"


def in_counts(prior: Prior) -> str:
    """Return how often a job is regretted, as "5 of 20"."""
    return f"{prior.a:g} of {prior.a + prior.b:g}"


def because(learnt: Learnt) -> str:
    """Return what it was learnt from: "because of these 3 outcomes"; or why from nothing."""
    count = len(learnt.teachers)
    if not count:
        return "as shipped: you left every job out, so nothing counts now"
    return f"because of {'this 1 outcome' if count == 1 else f'these {count} outcomes'}"


def switched_off(learnt: Learnt) -> str:
    """Return what holds while learning is switched off."""
    count = len(learnt.teachers)
    return (
        f"Learning is switched off: every evaluation goes by what was shipped,"
        f" {base_rate(learnt.before, count)}."
    )


def told(signal: Signal, standing: Standing) -> tuple[Mark, str]:
    """Return an answer that stood when it was decided, as a mark and as its row says it."""
    state = reading(signal, standing).answer
    label = signal.yes if state == "seen" else signal.no
    mark = mark_of(signal.polarity, state, "hint" if standing == "hint" else "plain")
    aside = {"conflict": ", rounds differed", "hint": ", partly"}.get(standing, "")
    return mark, f"{_named(signal, label)}{aside}"


def evidence(job: Job, catalogue: Catalogue) -> Iterator[tuple[Mark, str]]:
    """Yield what stood when it was decided and is known, what was dodged left out."""
    for name, standing in job.outcome.evidence.standing.items():
        signal = catalogue.by_id.get(name)
        if signal is not None and signal.rates is not None and standing != "evasive":
            yield told(signal, standing)


def behind(learnt: Learnt, signal: Signal) -> str:
    """Return because of which jobs a signal's rates moved, by answer and by how they ended."""
    groups: dict[tuple[str, bool], list[str]] = {}
    for job in learnt.behind(signal.id):
        words = _answer(job.outcome.evidence.standing[signal.id])
        groups.setdefault((words, job.outcome.would_accept_again), []).append(job.company)
    said = [
        f"{words} at {_listed(names)}, which you {'would' if again else 'would not'} take again"
        for (words, again), names in sorted(groups.items(), key=lambda one: (one[0][1], one[0][0]))
    ]
    return f"Because of what you noted: {'; '.join(said)}." if said else ""


def forecasts(held: Calibration, own: Calibration) -> Sequence[str]:
    """Return how many jobs there are to judge forecasts by, in sentences."""
    if not held.outcomes:
        return (
            "No job that you took has been looked back at yet, half a year or more after you"
            " decided. Once one is, what was forecast then is held against how it turned out.",
        )
    jobs = f"{held.outcomes} job{'' if held.outcomes == 1 else 's'}"
    said = [
        f"{jobs} that you took and looked back at half a year or more after you decided:"
        f" {held.regretted} you would not take again."
    ]
    if held.scores is None or own.scores is None:
        said.append(
            f"The evaluator had given a forecast for {held.scored}, you for {own.scored}. From"
            f" {ENOUGH_FOR_SCORES} on it is scored."
        )
    return said


def compared(scores: Scores) -> str:
    """Return whether the forecasts were better than always saying the base rate."""
    if scores.brier < scores.brier_of_base_rate:
        return "better than the base rate"
    return "no better than the base rate"


def log_words(log_score: float) -> str:
    """Return a log score to three places, in words where it has no end."""
    return f"{log_score:.3f}" if math.isfinite(log_score) else "endless"


def held_impossible(held: Calibration, own: Calibration) -> str:
    """Return what a log score without an end means; nothing where there is none."""
    whose = [
        name
        for name, one in (("The evaluator", held), ("You", own))
        if one.scores is not None and math.isinf(one.scores.log_score)
    ]
    if not whose:
        return ""
    who = "You and the evaluator" if len(whose) > 1 else whose[0]
    return (
        f"{who} held something impossible that happened. One such forecast makes the log score"
        " endless, so it says nothing of the others; Brier still does."
    )


def percent(probability: float) -> int:
    """Return a probability in a hundred, rounded."""
    return round(probability * 100)


def day(date: dt.date) -> str:
    """Return a day with its year."""
    return f"{date.day} {date:%b %Y}"


def _answer(standing: Standing) -> str:
    if standing == "conflict":
        return "rounds differed"
    return {"hint": "partly so", "seen": "so"}.get(standing, "not so")


def _listed(names: Sequence[str]) -> str:
    if len(names) > _MOST_NAMED:
        return f"{', '.join(names[:_MOST_NAMED])} and {len(names) - _MOST_NAMED} more"
    return " and ".join(filter(None, [", ".join(names[:-1]), names[-1]]))


def _named(signal: Signal, label: str) -> str:
    return f"{signal.code} {label}" if signal.code else label
