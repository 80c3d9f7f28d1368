"""The command that says where everything is."""

from __future__ import annotations

import click

from offer_tui.cli.context import Surroundings, pass_surroundings
from offer_tui.cli.output import columns, say


@click.command("paths")
@pass_surroundings
def paths_command(around: Surroundings) -> None:
    """Print where everything is kept: a name, then the path."""
    places = around.places
    rows = [
        ("library", places.data),
        ("profile", places.profile),
        ("opportunities", places.opportunities),
        ("backups", places.backups),
        ("settings", places.settings),
        ("signals", places.config / "signals"),
        ("themes", places.config / "themes"),
        ("index", places.index),
    ]
    say(columns((name, str(path)) for name, path in rows))
