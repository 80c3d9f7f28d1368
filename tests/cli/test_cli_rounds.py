"""Which round a command goes on with: one that was left long ago is over."""

from __future__ import annotations

import datetime as dt
import re

from cli.shell import Shell
from offer_tui.model.opportunity import PlannedRound
from offer_tui.store.library import Library
from offer_tui.store.places import find_places


def left_open(shell: Shell, hours: float) -> str:
    """Begin a round of acme that had its last key so long ago; return that time."""
    shell.done("log", "acme", "71")
    (path,) = shell.rounds("acme")
    last = dt.datetime.now().astimezone().replace(microsecond=0) - dt.timedelta(hours=hours)
    text = re.sub(r"(began|at) = .*", rf"\1 = {last.isoformat()}", path.read_text())
    path.write_text(text)
    return last.isoformat()


def test_a_line_goes_on_with_a_round_that_was_left_an_hour_ago(acme: Shell) -> None:
    left_open(acme, 1)
    assert acme.done("log", "acme", "72").endswith("Acme, round 1.\n")


def test_a_line_ends_a_forgotten_round_at_its_last_key_and_begins_the_next(acme: Shell) -> None:
    last = left_open(acme, 20)
    assert acme.done("log", "acme", "72").endswith("Acme, round 2.\n")
    first, _ = acme.rounds("acme")
    assert f"ended = {last}" in first.read_text()


def test_a_forgotten_round_can_still_be_ended_and_rated(acme: Shell) -> None:
    left_open(acme, 20)
    assert acme.done("log", "acme", "/fin 4").startswith("Round 1 ended. Gut 4: good.")


def test_live_begins_a_new_round_beside_a_forgotten_one(acme: Shell) -> None:
    left_open(acme, 20)
    acme.done("live", "acme")
    assert acme.app.opened == [("live", acme.data, "", "Acme", "acme", "")]


def test_a_planned_round_that_took_place_gives_its_name_to_no_other(acme: Shell) -> None:
    now = dt.datetime.now().astimezone().replace(microsecond=0)
    planned = (PlannedRound(round="panel", at=now),)
    library = Library(find_places())
    library.change_opportunity("acme", lambda o: o.model_copy(update={"planned": planned}))
    assert acme.done("log", "acme", "71").endswith("Acme, panel.\n")
    acme.done("log", "acme", "/fin")
    assert acme.done("log", "acme", "72").endswith("Acme, round 2.\n")
