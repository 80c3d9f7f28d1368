"""Rounds written down as text, each in a file of its own beside the library."""

from __future__ import annotations

import itertools
from pathlib import Path

from offer_tui.capture.sheet import Sheet
from offer_tui.model.opportunity import Opportunity
from offer_tui.model.session import Session
from offer_tui.store.atomic import DISK, Disk, NotSaved, write_new
from offer_tui.store.markdown import round_markdown
from offer_tui.store.naming import folded
from offer_tui.store.places import Places, make_folder
from offer_tui.store.reading import in_words

FOLDER = "exports"


def export_round(
    places: Places,
    slug: str,
    opportunity: Opportunity,
    session: Session,
    sheet: Sheet,
    disk: Disk = DISK,
) -> Path:
    """Write the round down as Markdown, for this user only, and return where.

    Nothing is written over: a second export has a number. Raises NotSaved.
    """
    folder = places.data / FOLDER
    try:
        make_folder(folder)
    except OSError as error:
        raise NotSaved(folder, in_words(error)) from error
    content = round_markdown(opportunity, session, sheet).encode(errors="replace")
    name = f"{slug}-{session.began:%Y-%m-%d}-{folded(session.round) or 'round'}"
    for number in itertools.count(1):
        end = f"-{number}" if number > 1 else ""
        path = folder / f"{name}{end}.md"
        try:
            write_new(path, content, disk)
        except FileExistsError:
            continue
        return path
    raise AssertionError
