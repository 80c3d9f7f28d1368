"""Commands that open the app, or lead a round without it: live and demo."""

from __future__ import annotations

import datetime as dt
import os
import sys

import click

from offer_tui.cli.context import Surroundings, pass_surroundings
from offer_tui.cli.output import complain
from offer_tui.cli.references import complete_reference
from offer_tui.cli.rounds import going_on

_DUMB = "This terminal cannot be drawn on (TERM=dumb), so it goes line by line."


@click.command("live")
@click.argument("ref", required=False, shell_complete=complete_reference)
@click.option(
    "--lines",
    is_flag=True,
    help="Line in, line out, without a screen: for screen readers, dumb terminals and pipes.",
)
@click.option(
    "--afterwards",
    is_flag=True,
    help="It is over: write it down from memory, without a clock.",
)
@pass_surroundings
@click.pass_context
def live_command(
    context: click.Context, around: Surroundings, ref: str | None, *, lines: bool, afterwards: bool
) -> None:
    """Open the app straight in a round of REF: the one going on, or else a new one.

    Without REF the app opens on all opportunities, and --lines asks for the company.

    With --lines each line is recorded and answered: 71 ticks a signal, 7 lists a theme, words are
    a note, an empty line is the next question, :done ends the round and begins its debrief, ? tells
    the rest. It is chosen by itself where TERM is dumb.
    """
    is_dumb = os.environ.get("TERM") == "dumb" and _is_terminal()
    if lines or is_dumb:
        context.exit(_by_lines(around, ref, chosen="" if lines else _DUMB, afterwards=afterwards))
    if ref is None and afterwards:
        raise click.UsageError("--afterwards needs REF, or --lines, which asks for the company")
    if ref is None:
        context.exit(around.app.home(around.places, around.theme))
    slug = around.library.resolve(ref)
    company = around.library.opportunity(slug).company
    rounds, problems = around.library.rounds(slug)
    complain(*map(str, problems))
    _ = around.profile  # what is wrong with it is said before the app covers the terminal
    current = None if afterwards else going_on(rounds, dt.datetime.now().astimezone())
    context.exit(
        around.app.live(
            around.places,
            around.theme,
            company=company,
            slug=slug,
            session_id=current.session.id if current else "",
            from_memory=afterwards,
        )
    )


def _by_lines(around: Surroundings, ref: str | None, *, chosen: str, afterwards: bool) -> int:
    from offer_tui.cli.lines.leading import lead  # noqa: PLC0415 - the app does without it

    slug = None if ref is None else around.library.resolve(ref)
    return lead(around, slug, from_memory=afterwards, chosen=chosen)


def _is_terminal() -> bool:
    return sys.stdin is not None and sys.stdin.isatty()


@click.command("demo")
@pass_surroundings
@click.pass_context
def demo_command(context: click.Context, around: Surroundings) -> None:
    """Open the app on a sample library that is thrown away afterwards.

    Nothing of yours is read or changed, except that your settings and own signals hold.
    """
    context.exit(around.app.sample(around.places, around.theme))
