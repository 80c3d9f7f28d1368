"""The base rate, was and is, and the jobs because of which it is what it is."""

from __future__ import annotations

from collections.abc import Sequence

from offer_tui.evaluator import account
from offer_tui.evaluator.job import Job
from offer_tui.model.mark import Mark
from offer_tui.model.wording import own_forecast_words
from offer_tui.ui.learning.room import arranged
from offer_tui.ui.learning.view import NARROW, LearningView
from offer_tui.ui.rows import EMPTY, Role, Row, RowMaker, Span, line, mark_span, width_of, wrap

_MOST_SIGNALS = 8
"""Signals that are named of one job."""
_ENDING = 34
"""Column at which it says how a job turned out."""


def job_rows(view: LearningView, width: int, room: int) -> list[Row]:
    """Return as many rows as there is room for, the chosen job and its neighbours among them."""
    if not view.jobs:
        return _nothing_yet(view, width)[:room]
    leads = _base_rates(view, width) if view.learnt.able else _nothing_in_short(view, width)
    listed, place, heading = _listed(view, width)
    detail, evidence = _detail(view, width), _evidence(view, width)
    return arranged(leads, listed, place, detail, (width, room), {heading}, evidence)


def _nothing_in_short(view: LearningView, width: int) -> Sequence[list[Row]]:
    first = [line(words, width) for words in wrap(account.NOTHING_YET, width - 2)]
    return [[*_nothing_yet(view, width), EMPTY], [*first, EMPTY]]


def _nothing_yet(view: LearningView, width: int) -> list[Row]:
    rows = [line(words, width) for words in wrap(account.NOTHING_YET, width - 2)]
    rows += [EMPTY, *(line(w, width, "muted") for w in wrap(account.WHAT_THEN, width - 2))]
    if view.waiting:
        said = [w for one in view.waiting for w in wrap(one.words(view.today), width - 4)]
        rows += [EMPTY, *(line(words, width, indent=3) for words in said)]
    return rows


def _base_rates(view: LearningView, width: int) -> Sequence[list[Row]]:
    """Return the base rate, was and is: in full, and in a row for a page without room."""
    learnt = view.learnt
    count = len(learnt.teachers)
    was, now = account.base_rate(learnt.before, count), account.base_rate(learnt.after, count)
    if not learnt.is_on:
        full = [line(w, width, "warning") for w in wrap(account.switched_off(learnt), width - 2)]
        words = f"Switched on it is {now}, {account.because(learnt)}."
        full += [line(w, width) for w in wrap(words, width - 2)]
        return [[*full, EMPTY], [line("Switched off", width, "warning"), EMPTY]]
    lead = "How often a job is regretted, before anything of it was seen:"
    full = [line(words, width, "muted") for words in wrap(lead, width - 2)]
    full += _named("was", was, width)
    full += _named("is", f"{now}, {account.because(learnt)}", width)
    short = f"was {account.in_counts(learnt.before)}, is {account.in_counts(learnt.after)} jobs"
    return [[*full, EMPTY], [line(short, width), EMPTY]]


def _named(name: str, words: str, width: int) -> list[Row]:
    first, *rest = wrap(words, width - 9)
    rows = [RowMaker(width).to(3).add(name, "muted").to(8).add(first, "title").row()]
    return [*rows, *(line(more, width, "title", indent=8) for more in rest)]


def _listed(view: LearningView, width: int) -> tuple[list[Row], int, int]:
    """Return a row for each job, and where the chosen one and the heading stand (-1: nowhere)."""
    rows: list[Row] = []
    chosen, heading = 0, -1
    able = len(view.learnt.able)
    for place, job in enumerate(view.jobs):
        if place == able:
            rows += [EMPTY] if rows else []
            heading = len(rows)
            rows.append(line("Kept, and not learnt from", width, "muted", indent=3))
        if place == view.at(len(view.jobs)):
            chosen = len(rows)
        rows.append(_row(view, job, place, width))
    return rows, chosen, heading


def _row(view: LearningView, job: Job, place: int, width: int) -> Row:
    is_chosen, action = place == view.at(len(view.jobs)), f"job:{place}"
    is_out = job.id in view.learnt.left_out and job.bearing == "teaches"
    maker = RowMaker(width).to(1).add("»" if is_chosen else " ", "accent").add(" ")
    is_faint = is_out or job.bearing != "teaches"
    role: Role = "title" if is_chosen else ("muted" if is_faint else "text")
    name = account.company_and_role(job)
    ending = account.ending(job)
    if width < NARROW:
        short = "left out" if is_out else _short(job)
        maker.add(name, role, width=max(6, width - maker.width - len(short) - 2), action=action)
        return maker.right(short, "muted").row()
    maker.add(name, role, width=_ENDING - maker.width - 2, action=action).to(_ENDING)
    maker.add(ending, "muted" if is_faint else "text", action=action)
    span = f"after {account.span(job.outcome.days_after)}"
    return maker.right("left out" if is_out else span, "muted").row()


def _short(job: Job) -> str:
    if not job.outcome.taken:
        return "declined"
    if job.bearing != "teaches":
        return "too early" if job.bearing == "early" else "day?"
    return "again" if job.outcome.would_accept_again else "not again"


def _detail(view: LearningView, width: int) -> Sequence[list[Row]]:
    """Return the chosen job: its days and forecasts, and why it does not teach."""
    job = view.chosen_job
    if job is None:
        return ()
    days = f"decided {account.day(job.decided)}, looked back {account.day(job.looked_back)}"
    said = f"{account.company_and_role(job)}: you {account.ending(job)}; {days}.{_forecasts(job)}"
    why = account.bearing(job, is_left_out=job.id in view.learnt.left_out)
    return (
        [line(words, width) for words in wrap(said, width - 2)],
        [line(words, width, "warning") for words in wrap(why, width - 2) if why],
    )


def _forecasts(job: Job) -> str:
    theirs, own = job.outcome.forecast, own_forecast_words(job.outcome.own_forecast)
    said = [] if theirs is None else [f"The forecast was {account.percent(theirs)} in 100"]
    if own:
        said.append(f"{'you' if said else 'You'}: {own}")
    return f" {'; '.join(said)}." if said else ""


def _evidence(view: LearningView, width: int) -> Sequence[list[Row]]:
    """Return what stood when the chosen job was decided: all that is shown of it, and ever less."""
    job = view.chosen_job
    stood = list(account.evidence(job, view.learnt.catalogue)) if job is not None else []
    if job is None or job.bearing == "backdated":
        return ()
    most = min(len(stood), _MOST_SIGNALS)
    return [_stood(view, stood, shown, width) for shown in range(most, 0, -1)]


def _stood(
    view: LearningView, stood: Sequence[tuple[Mark, str]], shown: int, width: int
) -> list[Row]:
    """Return the first of them, as many to a row as fit, and how many more there are."""
    more = len(stood) - shown
    items: list[Row] = [
        (mark_span(mark, letters=view.letters), Span(f" {words}", "muted"))
        for mark, words in stood[:shown]
    ]
    items += [(Span(f"and {more} more", "muted"),)] if more else []
    rows: list[Row] = []
    maker = RowMaker(width).to(3)
    for item in items:
        cells = sum(width_of(span.text) for span in item)
        if maker.width > 3 and maker.width + 3 + cells >= width:
            rows.append(maker.row())
            maker = RowMaker(width).to(3)
        maker.extend([Span("   " if maker.width > 3 else ""), *item])
    return [*rows, maker.row()]
