"""Commands on the library: new, list and show."""

from __future__ import annotations

import datetime as dt

import click

from offer_tui.cli.context import Surroundings, pass_surroundings
from offer_tui.cli.failure import Failed
from offer_tui.cli.listing import listing, told
from offer_tui.cli.output import complain, document, say
from offer_tui.cli.page import page
from offer_tui.cli.references import complete_reference
from offer_tui.hindsight.silence import silence
from offer_tui.store.appraisal import RowAppraiser
from offer_tui.store.given import given_text
from offer_tui.store.index import Index
from offer_tui.store.places import writable
from offer_tui.store.plain import plain


@click.command("new")
@click.argument("company")
@click.argument("role", default="")
@click.option(
    "--posting",
    metavar="FILE|-",
    type=click.Path(allow_dash=True),
    help="The job description, from a file or standard input.",
)
@pass_surroundings
def new_command(around: Surroundings, company: str, role: str, posting: str | None) -> None:
    """Add an opportunity, and print its slug: what REF stands for from now on."""
    if not company.strip():
        raise click.BadParameter("it is empty; give the company's name", param_hint="COMPANY")
    if refused := writable(around.places):
        raise refused
    text = given_text(posting) if posting is not None else ""
    say([around.library.new_opportunity(company, role, text)])


@click.command("list")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON list, for programs.")
@pass_surroundings
def list_command(around: Surroundings, as_json: bool) -> None:
    """List the opportunities: slug, company, role, what is next, the advice, how much is known.

    A file that cannot be used is named on stderr, and the others are listed all the same; the exit
    status is 1 only when nothing could be.
    """
    outcomes = around.library.outcomes.taught()
    advice = RowAppraiser(around.catalogue, around.profile, _now().date(), outcomes)
    found = Index(around.places).refresh(around.library, advice)
    complain(*map(str, found.problems), *found.notices)
    if as_json:
        now = _now()
        document([told(row, now) for row in found.rows])
    elif found.rows:
        say(listing(found.rows, _now()))
    elif not found.problems:
        complain(f"no opportunities yet in {around.places.data}; offer-tui new COMPANY adds one")
    if found.problems and not found.rows:
        raise Failed("nothing could be listed")


@click.command("show")
@click.argument("ref", shell_complete=complete_reference)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object, for programs.")
@pass_surroundings
def show_command(around: Surroundings, ref: str, as_json: bool) -> None:
    """Show an opportunity with its rounds.

    The JSON object has the keys of opportunity.toml, its slug and its rounds, each with the keys of
    its file and the file's path, and silent_days: for how long they have not answered, null while
    it is not their turn. A round that cannot be read is named on stderr.
    """
    slug = around.library.resolve(ref)
    opportunity = around.library.opportunity(slug)
    rounds, problems = around.library.rounds(slug)
    complain(*map(str, problems))
    sessions = [one.session for one in rounds]
    if as_json:
        kept = [{**plain(one.session), "path": str(one.path)} for one in rounds]
        quiet = silence(opportunity, sessions, _now())
        days = {"silent_days": quiet.days if quiet else None}
        document({**plain(opportunity), "slug": slug, "rounds": kept, **days})
    else:
        say(page(slug, opportunity, sessions, around.catalogue, _now()))


def _now() -> dt.datetime:
    return dt.datetime.now().astimezone()
