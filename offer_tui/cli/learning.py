"""The command learning: what outcomes taught the evaluator, and how forecasts held."""

from __future__ import annotations

from collections.abc import Iterator

import click

from offer_tui.cli.context import Surroundings, pass_surroundings
from offer_tui.cli.output import columns, document, say, wrapped
from offer_tui.cli.words import drawn
from offer_tui.evaluator import account
from offer_tui.evaluator.calibration import ENOUGH_FOR_SCORES, Calibration
from offer_tui.evaluator.job import Job
from offer_tui.evaluator.learnt import Learnt
from offer_tui.evaluator.moved import Moved
from offer_tui.evaluator.prior import Prior
from offer_tui.evaluator.weights import strengths
from offer_tui.model.signal import Rates

_MOST_SIGNALS = 10


@click.command("learning")
@click.option("--json", "json_wanted", is_flag=True, help="Print one JSON object, for programs.")
@pass_surroundings
def learning_command(around: Surroundings, json_wanted: bool) -> None:
    """Show what your own outcomes taught, and how forecasts held.

    Only jobs that you took teach, and only once you looked back at them half a year or more after
    you decided, and said whether you would take them again. What may teach is chosen in the app,
    with y and l.
    """
    profile = around.profile
    jobs = around.library.outcomes.jobs()
    left_out = frozenset(profile.not_learnt_from)
    learnt = Learnt(around.catalogue, jobs, left_out, profile.learning)
    if json_wanted:
        document(_for_programs(learnt))
    else:
        say(_page(learnt))


def _page(learnt: Learnt) -> Iterator[str]:
    if not learnt.able:
        yield from wrapped(account.NOTHING_YET)
        yield from wrapped(account.WHAT_THEN)
    else:
        yield from _base_rate(learnt)
        yield from _moved(learnt)
    yield from _jobs("Jobs that you took", learnt.able, learnt)
    yield from _jobs("Kept, and not learnt from", learnt.kept, learnt)
    if learnt.held.outcomes:
        yield ""
        yield from _forecasts(learnt)


def _base_rate(learnt: Learnt) -> Iterator[str]:
    count = len(learnt.teachers)
    if not learnt.is_on:
        yield from wrapped(account.switched_off(learnt))
    yield "How often a job is regretted, before anything of it was seen:"
    would = "is" if learnt.is_on else "would be"
    after = f"{account.base_rate(learnt.after, count)}, {account.because(learnt)}"
    yield from columns((("  was", account.base_rate(learnt.before, count)), (f"  {would}", after)))


def _moved(learnt: Learnt) -> Iterator[str]:
    if not learnt.moved:
        return
    yield ""
    yield "The signals that moved most, noted so of 100 jobs regretted, and of 100 others"
    figures = len(learnt.teachers) >= ENOUGH_FOR_SCORES
    yield from columns(_signal(one, figures=figures) for one in learnt.moved[:_MOST_SIGNALS])


def _signal(one: Moved, *, figures: bool) -> tuple[str, ...]:
    name = f"  {one.signal.code or '  '} {one.signal.yes}"
    if not figures:
        return name, account.WAYS[one.way]
    before, after = one.before, one.after
    return (
        name,
        f"was {account.percent(before.seen_if_regret)} and {account.percent(before.seen_if_not)}",
        f"is {account.percent(after.seen_if_regret)} and {account.percent(after.seen_if_not)}",
        account.WAYS[one.way],
    )


def _jobs(heading: str, jobs: tuple[Job, ...], learnt: Learnt) -> Iterator[str]:
    if not jobs:
        return
    yield ""
    yield heading
    for job in jobs:
        after = f"after {account.span(job.outcome.days_after)}"
        yield f"  {account.company_and_role(job)}: {account.ending(job)}, {after}"
        why = account.bearing(job, is_left_out=job.id in learnt.left_out)
        yield from (f"    {line}" for line in wrapped(why) if why)
        stood = [
            f"{drawn(mark)} {words}" for mark, words in account.evidence(job, learnt.catalogue)
        ]
        if stood and job.bearing != "backdated":
            yield from (f"    {line}" for line in wrapped(", ".join(stood)))


def _forecasts(learnt: Learnt) -> Iterator[str]:
    held, own = learnt.held, learnt.own_held
    for said in account.forecasts(held, own):
        yield from wrapped(said)
    scored = [(name, one) for name, one in (("evaluator", held), ("you", own)) if one.scores]
    for name, one in scored:
        if (scores := one.scores) is not None:
            yield from columns((
                (f"  {name}", f"{one.scored} jobs", f"Brier {scores.brier:.3f}",
                 f"log {account.log_words(scores.log_score)}", account.compared(scores)),
                (f"  always {account.percent(scores.base_rate)} in 100", "",
                 f"Brier {scores.brier_of_base_rate:.3f}",
                 f"log {account.log_words(scores.log_score_of_base_rate)}", ""),
            ))  # fmt: skip
    for name, one in scored:
        yield from _bins(name, one)
    if scored:
        if any(one.is_thin for _, one in scored):
            yield from wrapped(account.FEW_PROVE_LITTLE)
        if impossible := account.held_impossible(held, own):
            yield from wrapped(impossible)
        yield from wrapped(account.WHAT_SCORES_ARE)


def _bins(name: str, one: Calibration) -> Iterator[str]:
    if one.curve:
        yield f"  {name}, by what was forecast in 100:"
        yield from columns(
            (f"    {round(b.low * 100)} to {round(b.high * 100)}", f"{b.count} jobs",
             f"said {account.percent(b.mean_forecast)}", f"came {account.percent(b.regretted)}")
            for b in one.curve
        )  # fmt: skip


def _for_programs(learnt: Learnt) -> dict[str, object]:
    return {
        "learning": learnt.is_on,
        "outcomes": len(learnt.teachers),
        "prior": {"was": _prior(learnt.before), "is": _prior(learnt.after)},
        "signals": [_moved_for_programs(one, learnt) for one in learnt.moved],
        "jobs": [_job_for_programs(job, learnt) for job in learnt.jobs],
        "calibration": {
            "evaluator": _calibration(learnt.held),
            "own": _calibration(learnt.own_held),
        },
    }


def _prior(prior: Prior) -> dict[str, float]:
    return {"a": prior.a, "b": prior.b, "mean": prior.mean}


def _moved_for_programs(one: Moved, learnt: Learnt) -> dict[str, object]:
    return {
        "signal": one.signal.id,
        "was": _rates(one.before),
        "is": _rates(one.after),
        "way": one.way,
        "because_of": [job.slug for job in learnt.behind(one.signal.id)],
    }


def _rates(rates: Rates) -> dict[str, float]:
    regret, fine = strengths(rates)
    return {
        "p_seen_regret": rates.seen_if_regret,
        "p_seen_no_regret": rates.seen_if_not,
        "strength_regret": regret,
        "strength_no_regret": fine,
    }


def _job_for_programs(job: Job, learnt: Learnt) -> dict[str, object]:
    said = job.outcome
    return {
        "slug": job.slug,
        "id": job.id,
        "company": job.company,
        "role": job.role,
        "decided": job.decided,
        "looked_back": job.looked_back,
        "days_after": said.days_after,
        "taken": said.taken,
        "would_accept_again": said.would_accept_again if said.taken else None,
        "would_decline_again": None if said.taken else not said.would_accept_again,
        "bearing": job.bearing,
        "left_out": job.id in learnt.left_out,
        "altered": job.is_altered,
        "forecast": said.forecast,
        "own_forecast": said.own_forecast,
        "evidence": dict(said.evidence.standing),
    }


def _calibration(one: Calibration) -> dict[str, object]:
    scores = one.scores
    return {
        "jobs": one.outcomes,
        "regretted": one.regretted,
        "scored": one.scored,
        "base_rate": scores and scores.base_rate,
        "brier": scores and scores.brier,
        "brier_of_base_rate": scores and scores.brier_of_base_rate,
        "log_score": scores and scores.log_score,
        "log_score_of_base_rate": scores and scores.log_score_of_base_rate,
        "curve": [
            {
                "low": b.low,
                "high": b.high,
                "jobs": b.count,
                "mean_forecast": b.mean_forecast,
                "regretted": b.regretted,
            }
            for b in one.curve
        ],
    }
