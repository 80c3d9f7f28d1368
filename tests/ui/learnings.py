"""What was learnt, to draw: from nothing, two jobs, seven, forty, and jobs of long words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace

from jobs import LONG
from live_views import WIDE
from persons import DAY, SHIPPED

from offer_tui.evaluator.evidence import Evidence, Standing
from offer_tui.evaluator.job import Job
from offer_tui.evaluator.learning import Outcome
from offer_tui.evaluator.learnt import Learnt
from offer_tui.ui.learning.view import FORECASTS, JOBS, SIGNALS, LearningView, Waiting

NAMES = ("Corvid", "Dune", "Elm Clinic", "Fir Labs", "Gannet Hospital", "Heron", "Ivy")
ROLES = ("SRE", "Engineer II", "", "Analyst", "Nurse, night shift", "Editor", "Cook")


def job(
    number: int,
    *,
    again: bool,
    days: int = 200,
    taken: bool = True,
    forecast: float | None = 0.3,
    own: float | None = None,
    altered: bool = False,
    **standing: Standing,
) -> Job:
    """Return a job by its number; signals are named with _ for -."""
    decided = DAY - dt.timedelta(days=900 - 20 * number)
    name = NAMES[number % len(NAMES)] + (f" {number}" if number >= len(NAMES) else "")
    evidence = Evidence({n.replace("_", "-"): standing[n] for n in sorted(standing)})
    outcome = Outcome(f"id-{number:03}", taken, days, again, evidence, forecast, own)
    role = ROLES[number % len(ROLES)]
    back = decided + dt.timedelta(days=days)
    return Job(name.lower(), name, role, decided, back, outcome, is_altered=altered)


TWO = (
    job(0, again=False, forecast=0.44, own=0.3, high_turnover_team="seen",
        jd_work_mismatch="hint", names_a_negative="clear"),
    job(1, again=True, days=365, high_turnover_team="clear"),
)  # fmt: skip
SEVEN = (
    *TWO,
    job(2, again=True, own=0.1, below_market_pay="seen", high_turnover_team="conflict"),
    job(3, again=False, forecast=0.2, own=0.6, high_turnover_team="seen", always_on="seen"),
    job(4, again=True, forecast=0.15, own=0.15, always_on="evasive", jd_work_mismatch="clear"),
    job(5, again=True, forecast=None, altered=True),
    job(6, again=True, forecast=0.25, own=0.2, jd_work_mismatch="clear", always_on="clear"),
)
KEPT = (
    job(7, again=True, taken=False, days=365, own=0.4),
    job(8, again=False, taken=False),
    job(9, again=True, days=91),
    job(10, again=True, days=-3),
)
FORTY = tuple(
    job(
        n, again=n * 7 % 40 >= 4 + n // 2, forecast=(n % 20) / 25 + 0.05, own=(n * 3 % 40) / 41,
        high_turnover_team="seen" if n % 3 else "clear", long_commute="seen",
    )
    for n in range(40)
)  # fmt: skip
HOSTILE = tuple(
    replace(one, company=words, role=words)
    for words in (LONG, WIDE * 4, "two\nlines [/] \x1b[31m")
    for one in (*SEVEN, *KEPT)
)
WAITING = (
    Waiting("Birch Systems", DAY + dt.timedelta(days=30)),
    Waiting("Juniper", DAY - dt.timedelta(days=3)),
)


def view(jobs: tuple[Job, ...], part: int = JOBS, place: int = 0) -> LearningView:
    return LearningView(Learnt(SHIPPED, jobs), DAY, part, place)


def switched_off(jobs: tuple[Job, ...], part: int = JOBS) -> LearningView:
    return LearningView(Learnt(SHIPPED, jobs, is_on=False), DAY, part)


LEFT_OUT = LearningView(
    Learnt(SHIPPED, (*SEVEN, *KEPT), frozenset({"id-003"})), DAY, JOBS, 3, status="saved",
    notes=("Fir Labs teaches nothing now. x or ctrl+z takes it in again.",),
)  # fmt: skip
LEARNINGS: Mapping[str, LearningView] = {
    "learning-nothing-yet": view(()),
    "learning-waiting": replace(view(()), waiting=WAITING),
    "learning-two": view(TWO),
    "learning-seven": view((*SEVEN, *KEPT)),
    "learning-altered": view((*SEVEN, *KEPT), place=5),
    "learning-left-out": LEFT_OUT,
    "learning-off": switched_off((*SEVEN, *KEPT)),
    "learning-declined-only": view(KEPT[:1]),
    "learning-signals-of-two": view(TWO, SIGNALS),
    "learning-signals": view(SEVEN, SIGNALS, 1),
    "learning-forecasts-none": view((), FORECASTS),
    "learning-forecasts-two": view(TWO, FORECASTS),
    "learning-forecasts-seven": view(SEVEN, FORECASTS),
    "learning-curve": view(FORTY, FORECASTS),
    "learning-curve-in-letters": replace(view(FORTY, FORECASTS), letters=True),
    "learning-not-saved": replace(
        view(SEVEN),
        warnings=("NOT SAVED, and tried again until it is: profile.toml: the disk is full",),
    ),
}
CROWDED: Mapping[str, LearningView] = {
    f"learning, {name}, {part}, {place}, {letters}": replace(
        view(jobs, part, place), letters=letters
    )
    for name, jobs in (("hostile", HOSTILE), ("forty", FORTY), ("kept", KEPT))
    for part in (JOBS, SIGNALS, FORECASTS)
    for place, letters in ((0, False), (999, True))
}
