"""References: how a person names an opportunity or a signal, and how a shell completes it."""

from __future__ import annotations

import os

import click
from click.shell_completion import CompletionItem

from offer_tui.cli.context import places_of
from offer_tui.model.text import visible


def complete_reference(
    ctx: click.Context, _: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """Return the slugs that begin so."""
    return [CompletionItem(slug) for slug in _slugs(ctx) if slug.startswith(incomplete)]


def complete_reference_or_file(
    ctx: click.Context, parameter: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """Return the slugs that begin so; the shell reads names of files where none does."""
    files = CompletionItem(incomplete, type="file")
    return [files, *complete_reference(ctx, parameter, incomplete)]


def complete_signals(
    ctx: click.Context, _: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """Return the ids of the signals that begin so."""
    from offer_tui.store.catalogue import load_catalogue  # noqa: PLC0415 - only while completing

    catalogue = load_catalogue(places_of(ctx).config / "signals")[0]
    return [CompletionItem(s.id, help=s.yes) for s in catalogue if s.id.startswith(incomplete)]


def _slugs(ctx: click.Context) -> list[str]:
    # Not by the library: importing it would be felt at every press of Tab.
    try:
        with os.scandir(places_of(ctx).opportunities) as entries:
            names = sorted(e.name for e in entries if e.name[0] != "." and e.is_dir())
    except OSError:
        return []
    return [name for name in names if visible(name) == name and "\n" not in name]
