"""The command why: a closed opportunity for the one who comes back to it."""

from __future__ import annotations

import datetime as dt

import click

from offer_tui.cli.context import Surroundings, pass_surroundings
from offer_tui.cli.failure import Failed
from offer_tui.cli.output import PROGRAM, complain, document, say
from offer_tui.cli.references import complete_reference
from offer_tui.cli.why_page import Told, as_json, why_page
from offer_tui.hindsight.doubts import doubts
from offer_tui.hindsight.obstacles import obstacles
from offer_tui.store.appraisal import taught
from offer_tui.store.second_look import looked_at_again, record_of, went_back


@click.command("why")
@click.argument("ref", metavar="REF", shell_complete=complete_reference)
@click.option("--json", "json_wanted", is_flag=True, help="Print one JSON object, for programs.")
@pass_surroundings
def why_command(around: Surroundings, ref: str, json_wanted: bool) -> None:
    """Show why an opportunity was closed: own words, what was known, what is different now.

    The figures of that day stay as they were kept; those of today are worked out beside them.
    """
    slug = around.library.resolve(ref)
    told = _told(around, slug)
    if json_wanted:
        document(as_json(told))
    else:
        complain(*doubts(told.opportunity))
        say(why_page(told))


def _told(around: Surroundings, slug: str) -> Told:
    opportunity = around.library.opportunity(slug)
    if not opportunity.is_closed and opportunity.decision is None:
        raise Failed(
            f"{slug} is still open, so nothing was decided yet;"
            f" {PROGRAM} evaluate {slug} says what it adds up to"
        )
    rounds, problems = around.library.rounds(slug)
    complain(*map(str, problems))
    sessions = [one.session for one in rounds]
    catalogue = taught(around.catalogue, around.profile, around.library, opportunity)
    today = dt.datetime.now().astimezone().date()
    evidence = record_of(opportunity, sessions)
    return Told(
        slug,
        opportunity,
        catalogue,
        obstacles(opportunity, catalogue, evidence),
        looked_at_again(
            catalogue, around.profile, opportunity, sessions, today, is_whole=not problems
        ),
        went_back(around.library, opportunity),
        has_evidence=bool(evidence.standing),
    )
