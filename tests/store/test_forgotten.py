"""Rounds that nobody ended: the books are closed at their last key, and only by who may write."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from made import AT, FaultyDisk, tick, with_ticks

from offer_tui.store.forgotten import end_forgotten
from offer_tui.store.library import Library
from offer_tui.store.places import Places

MORNING = AT + dt.timedelta(hours=14)


def left_open(library: Library, slug: str = "") -> Path:
    """Begin a round at 17:12 with a tick 40 seconds later, and leave it."""
    slug = slug or library.new_opportunity("Acme")
    file = library.new_session(slug, "round 1", began=AT)
    file.save(with_ticks(file.session, tick(40, note="two of five")))
    file.close()
    return file.path


def test_a_forgotten_round_ends_at_its_last_key_and_nothing_else_of_it_changes(
    library: Library,
) -> None:
    path = left_open(library)
    path.write_text("# mine\n" + path.read_text(), encoding="utf-8")
    before = path.read_text(encoding="utf-8")
    assert end_forgotten(library, "acme", MORNING) == 1
    ended = f"ended = {(AT + dt.timedelta(seconds=40)).isoformat()}\n"
    after = path.read_text(encoding="utf-8")
    assert ended in after
    assert after.replace(ended, "") == before


def test_one_that_still_goes_on_is_left_alone(library: Library) -> None:
    before = left_open(library).read_bytes()
    assert end_forgotten(library, "acme", AT + dt.timedelta(hours=2)) == 0
    assert library.round_paths("acme")[0].read_bytes() == before


def test_one_that_a_window_has_open_goes_on_however_long_it_is_silent(library: Library) -> None:
    path = left_open(library)
    before = path.read_bytes()
    held = library.open_session(path)
    assert end_forgotten(library, "acme", MORNING) == 0
    assert path.read_bytes() == before
    held.close()
    assert end_forgotten(library, "acme", MORNING) == 1


def test_only_the_forgotten_ones_of_several_are_ended(library: Library) -> None:
    left_open(library)
    library.new_session("acme", "round 2", began=MORNING).close()
    assert end_forgotten(library, "acme", MORNING) == 1
    first, second = (one.session for one in library.rounds("acme")[0])
    assert first.ended is not None
    assert second.ended is None


def test_one_that_cannot_be_written_stays_as_it_is_and_can_be_ended_later(
    places: Places, library: Library
) -> None:
    path = left_open(library)
    before = path.read_bytes()
    disk = FaultyDisk(kind="sync")
    full = Library(places, disk)
    assert end_forgotten(full, "acme", MORNING) == 0
    assert path.read_bytes() == before
    disk.mend()
    assert end_forgotten(full, "acme", MORNING) == 1


def test_a_broken_file_beside_it_is_no_hindrance(library: Library) -> None:
    path = left_open(library)
    path.with_name("2025-11-20T100000-round-0.toml").write_text("schema = = 1", encoding="utf-8")
    assert end_forgotten(library, "acme", MORNING) == 1


def test_one_that_began_by_a_clock_that_was_put_right_since_is_no_round_that_goes_on(
    library: Library,
) -> None:
    file = library.new_session(
        library.new_opportunity("Acme"), "round 1", began=AT + dt.timedelta(days=400)
    )
    file.close()
    assert end_forgotten(library, "acme", AT) == 1
    assert end_forgotten(library, "acme", AT) == 0
    ended = library.rounds("acme")[0][0].session
    assert ended.ended == ended.began
