"""The command that records one line of Live's grammar in a round."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import click
from click.shell_completion import CompletionItem

from offer_tui.capture.grammar import Finish, enter_line, finish_of
from offer_tui.capture.sheet import Sheet, make_sheet
from offer_tui.capture.state import Capture
from offer_tui.cli.context import Surroundings, pass_surroundings
from offer_tui.cli.failure import Failed
from offer_tui.cli.output import complain, say
from offer_tui.cli.recorded import recorded
from offer_tui.cli.references import complete_reference, complete_signals
from offer_tui.cli.rounds import going_on, left_open, named, to_rate
from offer_tui.model.opportunity import Opportunity
from offer_tui.model.progress import meant
from offer_tui.model.session import SESSION_SCHEMA, Session
from offer_tui.model.text import normalise
from offer_tui.model.wording import gut_words
from offer_tui.store.forgotten import end_forgotten
from offer_tui.store.identity import new_id
from offer_tui.store.library import Round
from offer_tui.store.locks import Held


def _complete(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    # Only the first word can be a signal; those after it are a note.
    return [] if ctx.params.get("line") else complete_signals(ctx, param, incomplete)


@click.command("log", context_settings={"ignore_unknown_options": True})
@click.argument("ref", shell_complete=complete_reference)
@click.argument("line", nargs=-1, required=True, metavar="LINE", shell_complete=_complete)
@click.option("--round", "round_name", metavar="NAME", help="The round; a new one if none is so.")
@pass_surroundings
def log_command(
    around: Surroundings, ref: str, line: tuple[str, ...], round_name: str | None
) -> None:
    """Record LINE in a round of REF, and say what was recorded once it is on the disk.

    LINE is a signal's number or id with an answer and words, or words alone, or a quote: '71',
    '71- nobody has left', 'bait-and-switch . they hinted', 'she laughed', '"we hire for it'. The
    answers are . partly, - no, * dodged, + yes; none is yes.

    It goes to the round of that NAME, else to the one going on, else to a new one. The shell keeps
    * and " for itself: put LINE in single quotes.

    '/fin' ends the round, and '/fin 4' ends it with your gut rating, from 1 (get me out) to 5 (I
    want this). The rating can be given later, too, before the next round begins.
    """
    if round_name is not None and not round_name.strip():
        raise click.BadParameter("it is empty; leave it out", param_hint="--round")
    if mistyped := _mistyped_option(line):
        raise click.UsageError(f"there is no option {mistyped}; put LINE in single quotes")
    slug = around.library.resolve(ref)
    opportunity = around.library.opportunity(slug)
    rounds, problems = around.library.rounds(slug)
    complain(*map(str, problems))
    sheet = make_sheet(around.catalogue, opportunity.promises, own=opportunity.questions)
    words, now = " ".join(line), dt.datetime.now().astimezone().replace(microsecond=0)
    finish = finish_of(words)
    chosen = _chosen(rounds, round_name, finish, now)
    if chosen is not None:
        told, session = _continued(around, opportunity, chosen, sheet, words, now)
    elif finish is not None:
        raise Failed(_nothing_to_finish(opportunity, rounds, round_name))
    else:
        end_forgotten(around.library, slug, now)
        planned = meant(opportunity.planned, [one.session for one in rounds], now)
        name = round_name or (planned.round if planned else around.library.next_round(slug))
        told, session = _begun(around, slug, sheet, name, words, now)
    where = "" if finish else f" {opportunity.company}, {session.round}."
    say([f"{told} Saved {now:%H:%M}.{where}"])


def _chosen(
    rounds: Sequence[Round], name: str | None, finish: Finish | None, now: dt.datetime
) -> Round | None:
    if name is not None:
        return named(rounds, name)
    if finish is not None:
        return to_rate(rounds) if finish.rating else left_open(rounds)
    return going_on(rounds, now)


def _nothing_to_finish(opportunity: Opportunity, rounds: Sequence[Round], name: str | None) -> str:
    if name is not None:
        return f"{opportunity.company} has no round {name}"
    if not rounds:
        return f"{opportunity.company} has no round yet"
    latest = rounds[-1].session
    rated = f"; {latest.round} ended with {gut_words(latest.gut.rating)}" if latest.gut else ""
    return f"no round of {opportunity.company} is going on{rated}"


def _mistyped_option(line: tuple[str, ...]) -> str:
    """Return the first word that looks like an option: a note may begin with a dash, in quotes."""
    options = (word for word in line if word[:2] == "--" and word[2:3].isalpha())
    return next((word for word in options if " " not in word), "")


def _begun(
    around: Surroundings, slug: str, sheet: Sheet, name: str, words: str, now: dt.datetime
) -> tuple[str, Session]:
    """Begin a round with the line in it: one that records nothing begins none."""
    session = Session.model_validate(
        {"schema": SESSION_SCHEMA, "id": new_id(), "round": normalise(name).strip(), "began": now}
    )
    before = Capture(session, sheet)
    after = _entered(before, words, now)
    around.library.back_up(slug)
    around.library.keep_session(slug, after.session).close()
    return recorded(before, after, words), after.session


def _entered(before: Capture, words: str, now: dt.datetime) -> Capture:
    after = enter_line(before, words, now, new_id)
    if after.wish is not None:
        command = words.split(maxsplit=1)[0]
        raise Failed(f"{command} is for a round that is open: in the app, or with live --lines")
    return after


def _continued(
    around: Surroundings,
    opportunity: Opportunity,
    chosen: Round,
    sheet: Sheet,
    words: str,
    now: dt.datetime,
) -> tuple[str, Session]:
    try:
        file = around.library.open_session(chosen.path)
    except Held as held:
        raise Failed(f"{opportunity.company}, {chosen.session.round}: {held}") from held
    try:
        before = Capture(file.session, sheet)
        after = _entered(before, words, now)
        complain(*file.save(after.session).notices)
    finally:
        file.close()
    return recorded(before, after, words), after.session
