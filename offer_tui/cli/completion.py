"""The command that prints the completion script of a shell."""

from __future__ import annotations

from typing import cast

import click
from click.shell_completion import get_completion_class

from offer_tui.cli.output import PROGRAM

VARIABLE = "_OFFER_TUI_COMPLETE"
"""The environment variable by which a shell asks for completions."""


@click.command("completion")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def completion_command(context: click.Context, shell: str) -> None:
    """Print the script that completes commands, REFs and signals in SHELL.

    bash: add this to ~/.bashrc:  eval "$(offer-tui completion bash)"

    zsh: add this to ~/.zshrc:  eval "$(offer-tui completion zsh)"

    fish: offer-tui completion fish > ~/.config/fish/completions/offer-tui.fish
    """
    made = get_completion_class(shell)
    assert made is not None  # noqa: S101 - the choice names only what click knows
    root = context.find_root().command
    script = made(root, {}, PROGRAM, VARIABLE)
    # By the template and not by source(), which starts the shell to ask for its version.
    click.echo(script.source_template % cast("dict[str, str]", script.source_vars()))
