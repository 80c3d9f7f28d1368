"""The command that hands over what is written down: rounds as Markdown, what is ahead as .ics."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.shell_completion import CompletionItem

from offer_tui.cli.context import Surroundings, pass_surroundings
from offer_tui.cli.failure import Failed
from offer_tui.cli.output import complain, say
from offer_tui.cli.references import complete_reference
from offer_tui.store.handing_over import hand_over

if TYPE_CHECKING:
    from offer_tui.hindsight.calendar import Event
    from offer_tui.model.session import Session
    from offer_tui.store.library import Entry

_TO_STDOUT = "-"


def _files(_: click.Context, __: click.Parameter, incomplete: str) -> list[CompletionItem]:
    return [CompletionItem(incomplete, type="file")]


@click.command("export")
@click.argument("refs", metavar="[REF]...", nargs=-1, shell_complete=complete_reference)
@click.option(
    "--format",
    "form",
    type=click.Choice(["ics", "markdown"]),
    required=True,
    help="ics: what lies ahead, for a calendar. markdown: the rounds, to read.",
)
@click.option(
    "--output",
    metavar="FILE|-",
    default=_TO_STDOUT,
    shell_complete=_files,
    help="A file for it, for you only.",
)
@click.option("--force", is_flag=True, help="Write over that file.")
@pass_surroundings
def export_command(
    around: Surroundings, *, refs: Sequence[str], form: str, output: str, force: bool
) -> None:
    """Print the rounds of REF, or what lies ahead there; without REF of all opportunities.

    A calendar gets planned rounds, days to answer by, follow-ups that have a day, and days to look
    back at a decision, with the one that is due: the company and what is on, never what you wrote
    or thought. Reading a newer file into it moves what changed.
    """
    content = _FORMATS[form](around, _entries(around, refs))
    if output == _TO_STDOUT:
        _print(content, form)
    else:
        _keep(Path(output), content, is_forced=force)


def _calendar(around: Surroundings, entries: Iterable[Entry]) -> bytes:
    from offer_tui.hindsight.calendar import events  # noqa: PLC0415
    from offer_tui.store.calendar import calendar_file  # noqa: PLC0415

    now = dt.datetime.now().astimezone()
    ahead: list[Event] = []
    for entry in entries:
        # A round is read only where it can tell that a planned one took place.
        sessions = _sessions(around, entry.slug) if entry.opportunity.planned else []
        ahead += events(entry.opportunity, sessions, now)
    if not ahead:
        raise Failed("nothing that lies ahead has a day yet")
    return calendar_file(ahead, now)


def _markdown(around: Surroundings, entries: Iterable[Entry]) -> bytes:
    from offer_tui.capture.sheet import make_sheet  # noqa: PLC0415
    from offer_tui.store.markdown import round_markdown  # noqa: PLC0415

    pages: list[str] = []
    for entry in entries:
        matter = entry.opportunity
        sheet = make_sheet(around.catalogue, matter.promises, own=matter.questions)
        pages += [round_markdown(matter, one, sheet) for one in _sessions(around, entry.slug)]
    if not pages:
        raise Failed("no round is written down yet")
    return "\n".join(pages).encode(errors="replace")


_FORMATS = {"ics": _calendar, "markdown": _markdown}


def _entries(around: Surroundings, refs: Sequence[str]) -> tuple[Entry, ...]:
    """Return the opportunities meant, each once; of all of them, those that can be read."""
    from offer_tui.store.library import Entry  # noqa: PLC0415 - pydantic is slow to import

    if refs:
        slugs = dict.fromkeys(around.library.resolve(ref) for ref in refs)
        return tuple(Entry(slug, around.library.opportunity(slug)) for slug in slugs)
    entries, problems = around.library.opportunities()
    complain(*map(str, problems))
    return entries


def _sessions(around: Surroundings, slug: str) -> list[Session]:
    rounds, problems = around.library.rounds(slug)
    complain(*map(str, problems))
    return [one.session for one in rounds]


def _print(content: bytes, form: str) -> None:
    if form == "markdown":
        say(content.decode().rstrip("\n").split("\n"))
        return
    # As bytes: a calendar is UTF-8 whatever the terminal reads, and its lines end in CRLF.
    sys.stdout.flush()
    sys.stdout.buffer.write(content)
    sys.stdout.buffer.flush()


def _keep(path: Path, content: bytes, *, is_forced: bool) -> None:
    try:
        hand_over(path, content, replace=is_forced)
    except FileExistsError as error:
        raise Failed(f"{path}: it is there already; --force writes over it") from error
