"""Running the app: on the person's library or on the sample, until it is left."""

from __future__ import annotations

import contextlib
import datetime as dt
import shutil
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from offer_tui.store.config import load_config
from offer_tui.store.places import Places, find_places
from offer_tui.ui.app import OfferApp, speaks_shapes
from offer_tui.ui.desk import Desk
from offer_tui.ui.letters.at_work import letters_at_work
from offer_tui.ui.palette import DEFAULT_THEME, load_palette

if TYPE_CHECKING:
    from offer_tui.ui.round import RoundRequest


def run_app(
    places: Places | None = None,
    theme: str = "",
    *,
    sample: bool = False,
    start: RoundRequest | None = None,
) -> int:
    """Run the app until it is left, and return the status to exit with."""
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        # Without one nothing can be typed, and Textual would wait for keys at full speed.
        _complain("the app needs a terminal; see offer-tui --help")
        return 1
    places = places or find_places()
    config, problems = load_config(places.settings)
    palette, refused = load_palette(
        theme or config.theme or DEFAULT_THEME, places.config / "themes"
    )
    notices = [str(problem) for problem in (*problems, *([refused] if refused else []))]
    desk = Desk(places)
    app = OfferApp(
        desk,
        palette,
        letters=not speaks_shapes(config.marks),
        digit_row=config.digit_row,
        notices=notices,
        sample=sample,
        start=start,
    )
    try:
        returned = app.run()
    finally:
        kept = desk.close()
        kept = letters_at_work(desk).close() and kept
    if returned == "sample":
        # Leaving the sample leads back to where it was opened from.
        run_sample(theme, places)
        return run_app(places, theme)
    if app.fault:
        _complain(f"a fault of the program ended it: {app.fault}")
    if not kept:
        _say_what_is_left(desk)
    if app.ended_by:
        for path in letters_at_work(desk).left_by_editors:
            _complain(f"your editor left {path}")
    if not kept:
        return 1
    return app.return_code or 0


def _say_what_is_left(desk: Desk) -> None:
    """Say where the words are that the library could not keep; no name stands in it."""
    for path in (rescued := desk.rounds.rescue()):
        _complain(f"not saved in the library; all of the round is in {path}")
    for path in (changed := desk.rescue()):
        _complain(f"not saved in the library; all of the opportunity is in {path}")
    for place in (letters := letters_at_work(desk).rescue()):
        where = f"all of the letter is in {place}" if place else "a letter is saved nowhere"
        _complain(f"not saved in the library; {where}")
    if not rescued and not changed and not letters:
        _complain("the last words could not be saved anywhere")


def _complain(what: str) -> None:
    with contextlib.suppress(OSError):  # the terminal may be gone, too
        print(f"offer-tui: {what}", file=sys.stderr)  # noqa: T201 - the screen is gone


def run_sample(theme: str = "", around: Places | None = None) -> int:
    """Run the app on a copy of the sample library that is thrown away afterwards."""
    from offer_tui.store.demo import copy_demo  # noqa: PLC0415 - only for the sample

    around = around or find_places()
    folder = Path(tempfile.mkdtemp(prefix="offer-tui-sample-"))
    try:
        today = dt.datetime.now().astimezone().date()
        copy_demo(folder / "data", today)
        places = Places(folder / "data", around.config, folder / "cache")
        return run_app(places, theme, sample=True)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
