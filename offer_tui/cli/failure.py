"""Failures: what a person reads in one line when something cannot be done."""

from __future__ import annotations

from pathlib import Path

import click

import offer_tui
from offer_tui.cli.output import complain

_OURS = f"{offer_tui.__name__}."
_HERE = Path(offer_tui.__file__).parent


class Failed(click.ClickException):
    """It could not be done; the exit status is 1."""

    exit_code = 1

    def show(self, file: object = None) -> None:  # noqa: ARG002 - click passes it, never another
        """Print the reason."""
        complain(self.format_message())


def failure_of(error: Exception) -> Failed:
    """Return the error as a person reads it; never a traceback, which would hold their words."""
    if type(error).__module__.startswith(_OURS):
        return Failed(str(error))
    if isinstance(error, OSError):
        return Failed(_refused(error))
    return Failed(f"a fault in offer-tui itself: {type(error).__name__} at {_place_of(error)}")


def _refused(error: OSError) -> str:
    from offer_tui.store.reading import in_words  # noqa: PLC0415 - brings tomllib

    where = f"{error.filename}: " if error.filename else ""
    return f"{where}{in_words(error)}"


def _place_of(error: Exception) -> str:
    """Return the innermost line of ours."""
    place, trace = "an unknown place", error.__traceback__
    while trace is not None:
        path = Path(trace.tb_frame.f_code.co_filename)
        if path.is_relative_to(_HERE):
            place = f"{path.relative_to(_HERE)}:{trace.tb_lineno}"
        trace = trace.tb_next
    return place
