"""A debrief in a real terminal: left, taken up again, and killed outright in between."""

from __future__ import annotations

import datetime as dt
import random
import re
import time
import tomllib
from pathlib import Path

import pytest
from terminal import Desk, Terminal

from offer_tui.model.session import Gut, Note, Session
from offer_tui.store.library import Library
from offer_tui.store.places import Places

LIVES = 8
_SAID = re.compile(r"\bword\d+\b")


def desk_with_a_round(folder: Path) -> Desk:
    desk = Desk(folder)
    config, cache = folder / "config" / "offer-tui", folder / "cache" / "offer-tui"
    library = Library(Places(desk.data, config, cache))
    file = library.new_session(library.new_opportunity("Acme"), "round 1")
    began = file.session.began - dt.timedelta(hours=5)
    note = Note(id="0" * 26, at=began, text="she laughed")
    gut = Gut(rating=4, at=began, why="kind people")
    values = {"began": began, "ended": began, "gut": gut, "notes": (note,)}
    file.save(file.session.model_copy(update=values))
    file.close()
    return desk


def look_back(terminal: Terminal) -> None:
    terminal.until("» Acme")
    terminal.type("h")
    terminal.until(r"Debrief · Acme.* · saved$")


class Witness:
    """Remembers every word that stood on a page, not on its line, that said that all is saved."""

    def __init__(self, terminal: Terminal) -> None:
        self._terminal = terminal
        self.promised: set[str] = set()
        terminal.on_frame = self._look

    def _look(self) -> None:
        rows = self._terminal.rows()
        if rows[0].endswith("· saved"):
            page = "\n".join(row for row in rows if not row.startswith(" ›"))
            self.promised |= set(_SAID.findall(page))


def kept(desk: Desk) -> str:
    for path in desk.session_files():
        Session.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    return desk.only_session()


@pytest.mark.timeout(300)
def test_a_killed_program_loses_nothing_that_was_shown_as_saved(tmp_path: Path) -> None:
    desk, chance, promised, number = desk_with_a_round(tmp_path), random.Random(5), set[str](), 0
    for _ in range(LIVES):
        with desk.opened(columns=120, rows=40) as terminal:
            witness = Witness(terminal)
            look_back(terminal)
            dies = time.monotonic() + chance.uniform(0.05, 0.6)
            while time.monotonic() < dies:
                number += 1
                # A loose note, or words for oneself.
                way = chance.choice(["", "", "\t"])
                terminal.type(f"{way} word{number}\r")
                terminal.pump(chance.uniform(0, 0.05))
            terminal.kill()
        promised |= witness.promised
        text = kept(desk)
        assert witness.promised <= set(_SAID.findall(text))
    assert promised


def test_it_is_left_and_taken_up_again_where_it_was(tmp_path: Path) -> None:
    desk = desk_with_a_round(tmp_path)
    with desk.opened() as terminal:
        look_back(terminal)
        terminal.until("Which is it")
        terminal.press("enter", "escape")
        terminal.until("» Acme")
        terminal.type("h")
        terminal.until(r"2 Unsorted +done")
        terminal.type("q")
        terminal.press("escape", "escape")
        terminal.until("» Acme")
        terminal.type("q")
        assert terminal.ended() == 0
    assert "left = [" in desk.only_session()
