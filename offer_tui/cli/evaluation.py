"""Commands of the evaluator: evaluate and signals."""

from __future__ import annotations

from collections.abc import Iterator

import click

from offer_tui.cli.context import Surroundings, pass_surroundings
from offer_tui.cli.evaluation_page import before_the_gut, evaluation_page
from offer_tui.cli.matter import Matter, is_loss, matter_of
from offer_tui.cli.output import columns, document, say
from offer_tui.cli.references import complete_reference_or_file
from offer_tui.cli.words import drawn
from offer_tui.evaluator.evaluation import Evaluation, as_json, evaluate
from offer_tui.model.mark import mark_of
from offer_tui.model.signal import THEMES, Catalogue, Signal


def _loss(_: click.Context, parameter: click.Parameter, months: float | None) -> float | None:
    if months is not None and not is_loss(months):
        raise click.BadParameter("give a number of months above zero", param=parameter)
    return months


@click.command("evaluate")
@click.argument("what", metavar="REF|FILE|-", shell_complete=complete_reference_or_file)
@click.option("--json", "json_wanted", is_flag=True, help="Print one JSON object, for programs.")
@click.option(
    "--join-loss", metavar="M", type=float, callback=_loss, help="Months lost by joining wrongly."
)
@click.option(
    "--decline-loss",
    metavar="M",
    type=float,
    callback=_loss,
    help="Months lost by turning a good one down.",
)
@pass_surroundings
def evaluate_command(
    around: Surroundings,
    what: str,
    json_wanted: bool,
    join_loss: float | None,
    decline_loss: float | None,
) -> None:
    """Weigh what was seen: an opportunity, or one case without a library.

    What has a slash in it or ends in .toml is a file, and - is standard input; all else is a REF.
    A file is one round as it is kept, or the short form: TOML with any of gut, prior,
    join_loss_months, decline_loss_months, deal_breakers, stage, unavailable, not_applicable, and
    under [observed] a line for each signal: seen, hint, clear or evasive.

    Before the gut rating of the latest round is given, only --json prints figures.
    """
    matter = matter_of(around, what).with_losses(join_loss, decline_loss)
    catalogue = matter.catalogue or around.catalogue
    said = evaluate(catalogue, matter.rounds, matter.circumstances, settled=matter.settled)
    if json_wanted:
        document(as_json(said))
    else:
        say([matter.title, "", *_page(matter, said)])


@click.command("signals")
@click.option("--json", "json_wanted", is_flag=True, help="Print one JSON list, for programs.")
@pass_surroundings
def signals_command(around: Surroundings, json_wanted: bool) -> None:
    """List the signals by theme: number, what it says, and id; the person's own included."""
    if json_wanted:
        document([_for_programs(signal) for signal in around.catalogue])
    else:
        say(_listed(around.catalogue))


def _page(matter: Matter, said: Evaluation) -> Iterator[str]:
    if matter.gut_missing:
        yield from before_the_gut(said, matter.gut_missing, matter.how_to_rate)
    elif not any(matter.rounds):
        yield "Nothing was seen here yet."
    else:
        yield from evaluation_page(said, matter.sessions)


def _listed(catalogue: Catalogue) -> Iterator[str]:
    for number, theme in enumerate(THEMES):
        signals = catalogue.in_theme(theme.id)
        if not signals:
            continue
        if number:
            yield ""
        yield f"{theme.digit} {theme.name}"
        yield from columns(_cells(signal) for signal in signals)


def _cells(signal: Signal) -> tuple[str, ...]:
    mark = drawn(mark_of(signal.polarity, "seen", "plain"))
    aside = f"  ({signal.aside})" if signal.aside else ""
    return f"{signal.code or '  '} {mark}", signal.yes, f"{signal.id}{aside}"


def _for_programs(signal: Signal) -> dict[str, object]:
    rates = signal.rates
    return {
        "id": signal.id,
        "code": signal.code,
        "theme": signal.theme,
        "polarity": signal.polarity,
        "yes": signal.yes,
        "no": signal.no,
        "question": signal.question,
        "ask": signal.ask,
        "p_seen_regret": rates.seen_if_regret if rates else None,
        "p_seen_no_regret": rates.seen_if_not if rates else None,
        "strength": rates.strength if rates else None,
        "grade": rates.grade if rates else None,
        "pair": signal.pair,
        "negotiable": signal.negotiable,
        "source": signal.source,
    }
