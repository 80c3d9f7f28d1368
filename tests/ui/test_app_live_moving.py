"""What is typed while a round moves to another opportunity ends up with it, and is kept there."""

from __future__ import annotations

import threading
import tomllib
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from typing import Any

import pytest
from piloted import Sitting, places_in, sitting

from offer_tui.capture.wishes import Whose
from offer_tui.store.library import Library
from offer_tui.store.locks import Lock
from offer_tui.store.sessions import SessionFile
from offer_tui.ui.desk import Desk
from offer_tui.ui.round import RoundRequest


@contextmanager
def busy(library: Library, slug: str) -> Iterator[Lock]:
    """Keep an opportunity as another window does that changes it."""
    lock = Lock(library.places.locks, library.opportunity(slug).id)
    lock.acquire()
    try:
        yield lock
    finally:
        lock.release()


@asynccontextmanager
async def moving(folder: Path) -> AsyncIterator[tuple[Sitting, Lock]]:
    """Begin a round without a name, and give it to one that another window keeps just now."""
    library = Library(places_in(folder))
    library.new_session(library.new_opportunity("Acme")).close()
    async with sitting(places_in(folder)) as person:
        await person.sees("Acme")
        person.app.open_live(RoundRequest(""))
        await person.sees("words note")
        with busy(library, "acme") as held:
            await person.type("/att acme")
            await person.press("enter")
            await person.type("so new")
            await person.press("enter")
            await person.hears("so new")
            yield person, held


def the_round(folder: Path) -> dict[str, Any]:
    """Return the round that moved; there is none anywhere else."""
    library = Library(places_in(folder))
    assert library.slugs() == ("acme",)
    _, path = sorted(library.round_paths("acme"), key=lambda path: path.stat().st_mtime)
    return tomllib.loads(path.read_text(encoding="utf-8"))


async def test_a_note_is_kept_with_the_round_when_it_has_moved(tmp_path: Path) -> None:
    async with moving(tmp_path) as (person, held):
        held.release()
        await person.sees("of Acme now", " · saved")
    kept = the_round(tmp_path)
    assert [note["text"] for note in kept["note"]] == ["so new"]
    assert kept["round"] == "round 2"


async def test_a_round_that_ends_meanwhile_is_put_away_after_it_has_moved(tmp_path: Path) -> None:
    async with moving(tmp_path) as (person, held):
        await person.type("/fin 4")
        await person.press("enter")
        await person.hears("rating = 4")
        await person.pilot.pause(0.1)
        assert len(person.rounds_of("unnamed")) == 1
        assert "Acme, round 2" not in person.text
        held.release()
        await person.until(lambda: len(person.rounds_of("acme")) == 2)
        await person.until(lambda: type(person.app.screen).__name__ == "DebriefScreen")
        await person.press("escape")
        await person.until(lambda: type(person.app.screen).__name__ == "HomeScreen")
        Library(person.places).open_session(person.rounds_of("acme")[-1]).close()
    kept = the_round(tmp_path)
    assert [note["text"] for note in kept["note"]] == ["so new"]
    assert kept["gut"]["rating"] == 4
    assert kept["round"] == "round 2"
    assert "ended" in kept


@pytest.mark.parametrize("keys", [["ctrl+q", "enter"], ["ctrl+q", "2", "ctrl+q"]])
async def test_leaving_the_program_meanwhile_leaves_all_with_the_other_one(
    tmp_path: Path, keys: list[str]
) -> None:
    async with moving(tmp_path) as (person, held):
        threading.Timer(0.5, held.release).start()
        await person.press(*keys)
    kept = the_round(tmp_path)
    assert [note["text"] for note in kept["note"]] == ["so new"]
    assert kept["round"] == "round 2"
    assert "ended" in kept


# Below the keys.


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = Desk(places_in(tmp_path))
    desk.library.new_opportunity("Acme")
    yield desk
    desk.close()


def begun_moving(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> tuple[threading.Thread, dict[str, Any]]:
    """Begin a round without a name, and begin to move it, in a thread."""
    opened = desk.rounds.open(RoundRequest(""))
    found: dict[str, Any] = {"opened": opened}
    begun, goes_on = threading.Event(), Library.move_round

    def move_round(library: Library, file: SessionFile, slug: str) -> Any:
        begun.set()
        return goes_on(library, file, slug)

    def move() -> None:
        found["moved"] = desk.rounds.attach(opened, Whose("Acme", "acme"))

    monkeypatch.setattr(Library, "move_round", move_round)
    thread = threading.Thread(target=move)
    thread.start()
    assert begun.wait(10)
    return thread, found


def test_what_was_put_away_while_it_moved_is_not_open_again(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    with busy(desk.library, "acme"):
        thread, found = begun_moving(desk, monkeypatch)
        desk.rounds.put_away(found["opened"])
    thread.join()
    again = desk.rounds.open(RoundRequest("Acme", "acme", found["moved"].line.session.id))
    assert not again.read_only
    desk.rounds.put_away(again)


def test_the_end_of_the_program_waits_for_a_round_that_moves(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    with busy(desk.library, "acme") as held:
        thread, found = begun_moving(desk, monkeypatch)
        threading.Timer(0.3, held.release).start()
        assert desk.rounds.close()
        assert "moved" in found
    thread.join()
    assert len(desk.library.round_paths("acme")) == 1


def test_a_file_that_breaks_after_the_move_does_not_make_it_undone(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    moves = SessionFile.move

    def breaking(file: SessionFile, *given: Any) -> Any:
        moved = moves(file, *given)
        desk.library.record_path("acme").write_text("company = ", encoding="utf-8")
        return moved

    monkeypatch.setattr(SessionFile, "move", breaking)
    thread, found = begun_moving(desk, monkeypatch)
    thread.join()
    assert found["moved"].slug == "acme"
    assert found["moved"].heading.company == "Acme"
