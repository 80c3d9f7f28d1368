"""Where the program starts: the app for no command, the command line for the rest."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence

from offer_tui import __version__

TYPE_CHECKING = False
if TYPE_CHECKING:  # not from typing: importing it would be felt at --version
    from offer_tui.store.places import Places

_APP_OPTIONS = ("--data-dir", "--theme")
_COMPLETE = "_OFFER_TUI_COMPLETE"
"""The environment variable by which a shell asks the command line for completions."""


def main() -> None:
    """Run the program; what the command line needs is not imported for the app, nor the reverse."""
    os.umask(0o077)
    arguments = sys.argv[1:]
    if arguments == ["--version"]:
        print(f"offer-tui {__version__}")  # noqa: T201 - it is the answer
        return
    options = None if _COMPLETE in os.environ else app_options(arguments)
    if options is not None:
        sys.exit(_open_home(options))
    from offer_tui.cli.commands import cli  # noqa: PLC0415 - click only where it is asked

    cli(prog_name="offer-tui", obj=_App())


def app_options(arguments: Sequence[str]) -> Mapping[str, str] | None:
    """Return the app's options, by name; None when anything else is asked, or asked wrongly."""
    found: dict[str, str] = {}
    rest = list(arguments)
    while rest:
        name, equals, value = rest.pop(0).partition("=")
        if not equals and rest:
            value = rest.pop(0)
            if value.startswith("-"):
                return None
        if name not in _APP_OPTIONS or not value.strip():
            return None
        found[name] = value
    return found


def _open_home(options: Mapping[str, str]) -> int:
    _hold_collecting()
    from offer_tui.store.places import find_places  # noqa: PLC0415
    from offer_tui.ui.run import run_app  # noqa: PLC0415 - Textual only where it is shown

    return _ended(run_app(find_places(options.get("--data-dir")), options.get("--theme", "")))


def _hold_collecting() -> None:
    """Let no collection come in the middle of the imports; the app collects after its first paint.

    It would cost a fifth of the time to that.
    """
    import gc  # noqa: PLC0415

    gc.disable()


def _ended(status: int) -> int:
    """Return the status; where the terminal is gone, nothing is left that would change it."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:
            # What could not be said goes nowhere; Python would end with 120 over it.
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
    return status


class _App:
    """The app, as the command line opens it."""

    def home(self, places: Places, theme: str) -> int:
        """Open all opportunities."""
        _hold_collecting()
        from offer_tui.ui.run import run_app  # noqa: PLC0415

        return _ended(run_app(places, theme))

    def live(
        self,
        places: Places,
        theme: str,
        *,
        company: str,
        slug: str,
        session_id: str = "",
        from_memory: bool = False,
    ) -> int:
        """Open a round: the one with this id, without an id a new one; live, or from memory."""
        _hold_collecting()
        from offer_tui.ui.round import RoundRequest  # noqa: PLC0415
        from offer_tui.ui.run import run_app  # noqa: PLC0415

        request = RoundRequest(company, slug, session_id, from_memory=from_memory)
        return _ended(run_app(places, theme, start=request))

    def sample(self, places: Places, theme: str) -> int:
        """Open a copy of the sample library, thrown away afterwards."""
        _hold_collecting()
        from offer_tui.ui.run import run_sample  # noqa: PLC0415

        return _ended(run_sample(theme, places))


if __name__ == "__main__":
    main()
