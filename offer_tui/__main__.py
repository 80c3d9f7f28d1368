"""Where the program starts: the app for no command, the command line for the rest."""

from __future__ import annotations

import os
import sys

from offer_tui import __version__


def main() -> None:
    """Run the program; what the command line needs is not imported for the app, nor the reverse."""
    os.umask(0o077)
    arguments = sys.argv[1:]
    if arguments == ["--version"]:
        print(f"offer-tui {__version__}")  # noqa: T201 - it is the answer
        return
    if not arguments:
        import gc  # noqa: PLC0415

        # A collection in the middle of the imports costs a fifth of the time to the first paint.
        gc.disable()
        from offer_tui.ui.run import run_app  # noqa: PLC0415 - Textual only where it is shown

        sys.exit(run_app())
    from offer_tui.cli.commands import cli  # noqa: PLC0415 - click only where it is asked

    cli(prog_name="offer-tui")


if __name__ == "__main__":
    main()
