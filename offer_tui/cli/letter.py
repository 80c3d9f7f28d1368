"""The command that drafts a letter."""

from __future__ import annotations

import datetime as dt
import difflib
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from click.shell_completion import CompletionItem

from offer_tui.cli.context import Surroundings, pass_surroundings, places_of
from offer_tui.cli.failure import Failed
from offer_tui.cli.letter_given import Given, facts_for
from offer_tui.cli.output import PROGRAM, columns, complain, document, say, wrapped
from offer_tui.cli.references import complete_reference
from offer_tui.letters.kind import kind_named
from offer_tui.model.days import day_of
from offer_tui.model.text import visible
from offer_tui.store.letters import (
    Template,
    draft,
    keep_letter,
    own_folder,
    source_of,
    templates,
)

if TYPE_CHECKING:
    from offer_tui.letters.letter import Letter
    from offer_tui.model.opportunity import Opportunity


def _complete_kind(ctx: click.Context, _: click.Parameter, incomplete: str) -> list[CompletionItem]:
    known = templates(own_folder(places_of(ctx).config))
    names = [one for one in known if one.kind.startswith(incomplete)]
    return [CompletionItem(o.kind, help=o.about) for o in names if visible(o.kind) == o.kind]


def _day(_: click.Context, parameter: click.Parameter, value: str | None) -> dt.date | None:
    if value is None:
        return None
    today = _now().date()
    day = day_of(value, today)
    if day is None:
        raise click.BadParameter(
            f"{value[:40]!r} is no day; write it like 2 Dec or 2026-12-02", param=parameter
        )
    if day < today:
        raise click.BadParameter(f"{day} is over", param=parameter)
    return day


def _files(_: click.Context, __: click.Parameter, incomplete: str) -> list[CompletionItem]:
    return [CompletionItem(incomplete, type="file")]


@click.command("letter")
@click.argument("kind", required=False, shell_complete=_complete_kind)
@click.argument("ref", required=False, shell_complete=complete_reference)
@click.option(
    "--to", metavar="NAME", multiple=True, help="Whom it is to; more than once for several."
)
@click.option("--from", "me", metavar="NAME", default="", help="Your name, below the letter.")
@click.option("--round", "round_name", metavar="NAME", default="", help="The talk it is about.")
@click.option(
    "--promise", "promises", metavar="N", type=int, multiple=True,
    help="The promise it is about, by its number in Live: 01, 02.",
)  # fmt: skip
@click.option("--mention", "mentions", metavar="TEXT", multiple=True, help="What you spoke about.")
@click.option("--until", metavar="DATE", callback=_day, help="The day you would answer by.")
@click.option(
    "--ask",
    "asks",
    metavar="TEXT",
    multiple=True,
    help="What you ask for, the most important first.",
)
@click.option("--with-market", is_flag=True, help="Name the market range of your profile.")
@click.option("--role", "other_role", metavar="TEXT", default="", help="The other role.")
@click.option(
    "--changed", "changes", metavar="TEXT", multiple=True, help="What has changed for you."
)
@click.option("--learnt", metavar="TEXT", multiple=True, help="What you have learnt since.")
@click.option("--news", metavar="TEXT", multiple=True, help="What has changed with them.")
@click.option(
    "--output", metavar="FILE|-", shell_complete=_files, help="A file for it, for you only."
)
@click.option("--force", is_flag=True, help="Write over that file.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object, for programs.")
@click.option(
    "--template", "source_wanted", is_flag=True, help="Print the words of KIND, to change."
)
@pass_surroundings
def letter_command(
    around: Surroundings, /, kind: str | None, ref: str | None, **options: Any
) -> None:
    """Draft a letter of a KIND to the people of REF, from what is written down.

    Without a KIND it lists the kinds, and says where your own ones go. A sentence whose fact is not
    known is left out, and named on stderr. Nothing is sent: read it, change it, and send it
    yourself.
    """
    given = Given(**options)
    folder = own_folder(around.places.config)
    known = templates(folder)
    if kind is None:
        _list(known, folder, given)
        return
    template = _template(kind, ref, known)
    if given.source_wanted:
        say(source_of(template).rstrip("\n").split("\n"))
    elif ref is None:
        raise click.UsageError(f"whose? {PROGRAM} letter {template.kind} REF")
    else:
        _write(around, template, ref, given)


def _template(kind: str, ref: str | None, known: Sequence[Template]) -> Template:
    names = {one.kind: one for one in known}
    if kind in names:
        return names[kind]
    if ref in names:
        raise click.UsageError(f"the kind comes first: {PROGRAM} letter {ref} {visible(kind)}")
    near = difflib.get_close_matches(kind.casefold()[:60], names, n=2, cutoff=0.5)
    hint = f"did you mean {' or '.join(near)}?" if near else f"{PROGRAM} letter lists them"
    raise click.UsageError(f"there is no letter {visible(kind[:60])!r}; {hint}")


def _list(known: Sequence[Template], folder: Path, given: Given) -> None:
    if given.as_json:
        document([{"kind": one.kind, "about": one.about, "path": str(one.path), "own": one.is_own}
                  for one in known])  # fmt: skip
        return
    say(columns((one.kind, f"{one.about}{_in_own_words(one)}") for one in known))
    say(["", f"Your own go into {folder}, as KIND.md. To begin with one of these:"])
    say([f"  {PROGRAM} letter {known[0].kind} --template"])


def _in_own_words(template: Template) -> str:
    return ", in your words" if template.is_own and template.about != "your own" else ""


def _write(around: Surroundings, template: Template, ref: str, given: Given) -> None:
    slug = around.library.resolve(ref)
    opportunity = around.library.opportunity(slug)
    rounds, problems = around.library.rounds(slug)
    complain(*map(str, problems))
    facts = facts_for(around, template.kind, opportunity, rounds, given)
    if kind_named(template.kind).needs_promise and "promise" not in facts:
        raise Failed(_no_promise(slug, opportunity))
    drafted = draft(template, facts)
    if drafted.problem:
        complain(str(drafted.problem), "the letter that comes with the program is used instead")
    _hand_over(template.kind, drafted.letter, given)


def _no_promise(slug: str, opportunity: Opportunity) -> str:
    if not opportunity.promises:
        return f"{slug}: no promise is written down yet, so there is nothing to ask about"
    return f"{slug}: no promise is open; --promise 01 asks about one that was answered"


def _hand_over(kind: str, letter: Letter, given: Given) -> None:
    idle = [option for option in letter.unused if given.is_given(option)]
    if idle:
        complain(f"a letter of this kind has no place for {', '.join(idle)}")
    left_out = [f"{o.words} ({o.option})" if o.option else o.words for o in letter.left_out]
    if left_out and not given.as_json:
        complain(f"left out, because it is not known: {', '.join(left_out)}")
    if given.output not in (None, "-"):
        _keep(Path(str(given.output)), letter, is_forced=given.force)
    if given.as_json:
        document({"kind": kind, "subject": letter.subject, "body": letter.body,
                  "left_out": left_out})  # fmt: skip
    elif given.output in (None, "-"):
        say(_page(letter))


def _keep(path: Path, letter: Letter, *, is_forced: bool) -> None:
    try:
        keep_letter(path, letter, replace=is_forced)
    except FileExistsError as error:
        raise Failed(f"{path}: it is there already; --force writes over it") from error


def _page(letter: Letter) -> Iterator[str]:
    """Yield the lines: a paragraph is one line for a program, and as wide as a page to be read."""
    for line in letter.text.rstrip("\n").split("\n"):
        if is_read_by_a_person():
            yield from wrapped(line, "  " if line.startswith("- ") else "")
        else:
            yield line


def is_read_by_a_person() -> bool:
    """Whether it goes to a terminal, and to no program or file."""
    return sys.stdout.isatty()


def _now() -> dt.datetime:
    return dt.datetime.now().astimezone()
