"""The command reflect: which look back at a decision is due, and what was answered so far."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import click

from offer_tui.cli.context import Surroundings, pass_surroundings
from offer_tui.cli.output import PROGRAM, complain, document, say, wrapped
from offer_tui.cli.references import complete_reference
from offer_tui.hindsight.decisions import date_words, decision_behind, decision_by
from offer_tui.hindsight.doubts import doubts, unknown_signals
from offer_tui.hindsight.due import Due, reflections_ahead, reflections_due
from offer_tui.hindsight.questionnaire import (
    AGAIN_ANSWERS,
    CAUSES,
    SCORE_MEANS,
    day_of,
    score_words,
)
from offer_tui.hindsight.reflections import kind_of, nothing_to_reflect_on, score_of
from offer_tui.model.opportunity import Opportunity
from offer_tui.model.reflection import Reflection
from offer_tui.model.signal import Catalogue
from offer_tui.store.plain import plain


@click.command("reflect")
@click.argument("ref", metavar="REF", shell_complete=complete_reference)
@click.option("--json", "json_wanted", is_flag=True, help="Print one JSON object, for programs.")
@pass_surroundings
def reflect_command(around: Surroundings, ref: str, json_wanted: bool) -> None:
    """Show which look back at a decision is due, and what was answered on earlier days.

    It is answered in the app: k on the opportunity.
    """
    slug = around.library.resolve(ref)
    opportunity = around.library.opportunity(slug)
    complain(*doubts(opportunity), *unknown_signals(opportunity, around.catalogue.by_id))
    today = dt.datetime.now().astimezone().date()
    if json_wanted:
        document({"slug": slug, **_told(opportunity, today)})
    else:
        say(_page(slug, opportunity, around.catalogue, today))


def _told(opportunity: Opportunity, today: dt.date) -> dict[str, object]:
    decision = opportunity.decision
    due = reflections_due(opportunity, today)
    return {
        "company": opportunity.company,
        "role": opportunity.role,
        "kind": kind_of(opportunity, decision_by(opportunity, today)),
        "decided_on": decision.on if decision else None,
        "due": _planned(due) if due else None,
        "ahead": [_planned(one) for one in reflections_ahead(opportunity, today)],
        "reflections": [{**plain(o), "score": score_of(o)} for o in opportunity.reflections],
    }


def _planned(due: Due) -> dict[str, object]:
    return {"days": due.days, "on": due.on}


def _page(
    slug: str, opportunity: Opportunity, catalogue: Catalogue, today: dt.date
) -> Iterator[str]:
    yield " · ".join(name for name in (opportunity.company, opportunity.role) if name)
    yield ""
    if refusal := nothing_to_reflect_on(opportunity, today):
        yield from wrapped(refusal)
    else:
        yield from wrapped(_due_words(slug, opportunity, today))
    for one in sorted(opportunity.reflections, key=lambda one: one.on):
        yield ""
        yield from _answers(opportunity, one, catalogue)
    if any(score_of(one) is not None for one in opportunity.reflections):
        yield ""
        yield from wrapped(f"Regret: {SCORE_MEANS}")


def _due_words(slug: str, opportunity: Opportunity, today: dt.date) -> str:
    if due := reflections_due(opportunity, today):
        return f"The look back after {due.days} days is due: {PROGRAM}, then k on {slug}."
    ahead = next(iter(reflections_ahead(opportunity, today)), None)
    if ahead is not None:
        return f"The look back after {ahead.days} days is due on {date_words(ahead.on)}."
    return "No look back is due any more; one can be written on any day."


def _answers(opportunity: Opportunity, one: Reflection, catalogue: Catalogue) -> Iterator[str]:
    yield day_of(one)
    behind = decision_behind(opportunity, one)
    kind = kind_of(opportunity, behind)
    kept = behind.evaluation.contributions if behind and behind.evaluation else ()
    then = {seen.signal: seen.label for seen in kept}
    now = {name: known.yes for name, known in catalogue.by_id.items()}
    names = (then.get(name) or now.get(name, name) for name in one.foretold)
    said = (
        ("", "" if one.again is None else AGAIN_ANSWERS[kind, one.again]),
        ("regret: ", score_words(one)),
        ("where from: ", " ".join(CAUSES[cause] for cause in one.causes)),
        ("missing: ", one.missing),
        ("the lesson: ", one.lesson),
        ("foretold by: ", ", ".join(names)),
    )
    for name, words in said:
        if words.strip():
            yield from (f"  {line}" for line in wrapped(f"{name}{words}", "  "))
