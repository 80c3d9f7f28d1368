"""The command line's root: its options, and the commands, each imported when it is called."""

from __future__ import annotations

import difflib
import importlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click
from click.shell_completion import CompletionItem

from offer_tui import __version__
from offer_tui.cli.context import App, Surroundings
from offer_tui.cli.failure import failure_of
from offer_tui.cli.output import speak_any_encoding

THEMES = ("dark", "high-contrast", "light")
"""The themes that come with the program; the app reads them, and the person's own."""


@dataclass(frozen=True, slots=True)
class _Listed:
    """A command as the help lists it, and the module that holds it."""

    module: str
    help: str


_COMMANDS = {
    "demo": _Listed("app", "The app on a throw-away sample library."),
    "new": _Listed("library", "Add an opportunity; prints its slug."),
    "list": _Listed("library", "Opportunities."),
    "show": _Listed("library", "An opportunity with its rounds."),
    "live": _Listed("app", "Straight into a round."),
    "log": _Listed("capture", "Record one line in a round."),
    "evaluate": _Listed("evaluation", "What was seen, weighed."),
    "learning": _Listed("learning", "What your own outcomes taught."),
    "why": _Listed("why", "A closed one: what was decided, and why."),
    "reflect": _Listed("reflect", "Which look back is due, and the answers."),
    "posting": _Listed("posting", "Read a job description."),
    "signals": _Listed("evaluation", "The catalogue, own signals included."),
    "letter": _Listed("letter", "Draft a letter to them."),
    "export": _Listed("export", "Rounds as Markdown, or what lies ahead for a calendar."),
    "backup": _Listed("backup", "Copy the files as they are now."),
    "restore": _Listed("backup", "List the copies, or put one back."),
    "paths": _Listed("places", "Where everything is."),
    "completion": _Listed("completion", "The script that completes lines in a shell."),
}


class _Root(click.Group):
    """The group: it imports a command only to call it, and turns errors into one line."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's
        return list(_COMMANDS)

    def get_command(
        self,
        ctx: click.Context,  # noqa: ARG002 - click's
        cmd_name: str,
    ) -> click.Command | None:
        listed = _COMMANDS.get(cmd_name)
        if listed is None:
            return None
        module = importlib.import_module(f"offer_tui.cli.{listed.module}")
        command = getattr(module, f"{cmd_name}_command")
        assert isinstance(command, click.Command)  # noqa: S101 - tells the type checker
        return command

    def format_commands(
        self,
        ctx: click.Context,  # noqa: ARG002 - click's
        formatter: click.HelpFormatter,
    ) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, listed.help) for name, listed in _COMMANDS.items()])

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        options = click.Command.shell_complete(self, ctx, incomplete)
        return [
            *(
                CompletionItem(name, help=listed.help)
                for name, listed in _COMMANDS.items()
                if name.startswith(incomplete)
            ),
            *options,
        ]

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        name = args[0]
        if name not in _COMMANDS and not name.startswith("-") and not ctx.resilient_parsing:
            ctx.fail(f"there is no command {name!r}{_did_you_mean(name, _COMMANDS)}")
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except (click.ClickException, click.exceptions.Exit, click.Abort, BrokenPipeError):
            raise
        except Exception as error:
            raise failure_of(error) from error


def _did_you_mean(word: str, known: Iterable[str]) -> str:
    near = difflib.get_close_matches(word, known, n=2, cutoff=0.5)
    return f"; did you mean {' or '.join(near)}?" if near else ""


def _data_dir(_: click.Context, parameter: click.Parameter, value: str | None) -> Path | None:
    if value is None:
        return None
    if not value.strip():
        raise click.BadParameter("it is empty; name a folder", param=parameter)
    return Path(value)


def _folders(_: click.Context, __: click.Parameter, incomplete: str) -> list[CompletionItem]:
    return [CompletionItem(incomplete, type="dir")]


def _themes(_: click.Context, __: click.Parameter, incomplete: str) -> list[CompletionItem]:
    return [CompletionItem(name) for name in THEMES if name.startswith(incomplete)]


@click.group(
    cls=_Root,
    invoke_without_command=True,
    context_settings={"help_option_names": ["--help"], "max_content_width": 100},
)
@click.option(
    "--data-dir",
    metavar="DIR",
    callback=_data_dir,
    shell_complete=_folders,
    help="Another folder for the library; also OFFER_TUI_DATA_DIR.",
)
@click.option(
    "--theme",
    metavar="NAME",
    default="",
    shell_complete=_themes,
    help=f"The app's colours: {', '.join(THEMES)}, or one of your own.",
)
@click.version_option(__version__, message="offer-tui %(version)s")
@click.pass_context
def cli(context: click.Context, data_dir: Path | None, theme: str) -> None:
    """Notice, weigh, remember: a companion for someone being interviewed.

    Without a command it opens the app. REF is an opportunity's slug, the beginning of only one
    slug, or its id. Exit status: 0 done, 1 failed, 2 not understood.
    """
    speak_any_encoding()
    app: App = context.obj
    context.obj = Surroundings(data_dir, theme, app)
    if context.invoked_subcommand is None:
        context.exit(app.home(context.obj.places, theme))
