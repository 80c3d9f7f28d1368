"""Commands that open the app: live and demo."""

from __future__ import annotations

import click

from offer_tui.cli.context import Surroundings, pass_surroundings
from offer_tui.cli.output import complain
from offer_tui.cli.references import complete_reference
from offer_tui.cli.rounds import going_on


@click.command("live")
@click.argument("ref", required=False, shell_complete=complete_reference)
@pass_surroundings
@click.pass_context
def live_command(context: click.Context, around: Surroundings, ref: str | None) -> None:
    """Open the app straight in a round of REF: the one going on, or else a new one.

    Without REF the app opens on all opportunities.
    """
    if ref is None:
        context.exit(around.app.home(around.places, around.theme))
    slug = around.library.resolve(ref)
    company = around.library.opportunity(slug).company
    rounds, problems = around.library.rounds(slug)
    complain(*map(str, problems))
    _ = around.profile  # what is wrong with it is said before the app covers the terminal
    current = going_on(rounds)
    context.exit(
        around.app.live(
            around.places,
            around.theme,
            company=company,
            slug=slug,
            session_id=current.session.id if current else "",
        )
    )


@click.command("demo")
@pass_surroundings
@click.pass_context
def demo_command(context: click.Context, around: Surroundings) -> None:
    """Open the app on a sample library that is thrown away afterwards.

    Nothing of yours is read or changed, except that your settings and own signals hold.
    """
    context.exit(around.app.sample(around.places, around.theme))
