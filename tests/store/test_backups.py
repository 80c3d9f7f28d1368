"""Backups: one at each round's start, the newest kept, any of them put back."""

from __future__ import annotations

import datetime as dt

import pytest
from made import files_in, mode_of, tick, with_ticks

from offer_tui.store.backup import KEPT, back_up, backups, restore
from offer_tui.store.library import Library
from offer_tui.store.locks import Held
from offer_tui.store.places import Places


@pytest.fixture
def slug(library: Library) -> str:
    slug = library.new_opportunity("Acme")
    library.new_session(slug, "round 1").close()
    return slug


def test_every_round_begins_with_a_backup_of_what_was_there(
    library: Library, places: Places, slug: str
) -> None:
    (first,) = backups(places)
    assert files_in(first.path) == ["opportunity.toml"]
    library.new_session(slug, "round 2").close()
    latest, _ = backups(places)
    assert len(files_in(latest.path)) == 2
    assert {mode_of(path) for path in latest.path.iterdir()} == {0o600}
    assert mode_of(latest.path) == mode_of(places.backups) == 0o700


def test_opening_a_round_again_at_once_makes_no_second_copy(
    library: Library, places: Places, slug: str
) -> None:
    library.open_session(library.round_paths(slug)[0]).close()
    assert len(backups(places)) == 1


def test_the_newest_are_kept(places: Places, slug: str) -> None:
    made = [back_up(places, slug) for _ in range(KEPT + 5)]
    assert [backup.path for backup in backups(places)] == made[:4:-1]


def test_a_backup_that_cannot_be_made_holds_no_round_up(
    library: Library, places: Places, slug: str
) -> None:
    for path in places.backups.rglob("*.toml"):
        path.unlink()
    for folder in places.backups.iterdir():
        folder.rmdir()
    places.backups.rmdir()
    places.backups.write_text("a file in its place")
    library.new_session(slug, "round 2").close()
    assert len(library.round_paths(slug)) == 2


def test_a_broken_file_is_put_back_and_what_was_broken_is_kept_too(
    library: Library, places: Places, slug: str
) -> None:
    (path,) = library.round_paths(slug)
    file = library.open_session(path)
    file.save(with_ticks(file.session, tick(2, note="precious")))
    file.close()
    good = back_up(places, slug)
    path.write_bytes(b"\0" * 50)
    library.new_session(slug, "round 2").close()
    chosen = next(one for one in backups(places) if one.path == good)
    assert restore(places, chosen) == (path,)
    rounds, problems = library.rounds(slug)
    assert problems == ()
    assert {r.session.round for r in rounds} == {"round 1", "round 2"}
    assert rounds[0].session.observations[0].note == "precious"
    assert (backups(places)[0].path / path.name).read_bytes() == b"\0" * 50
    assert restore(places, chosen) == ()


def test_nothing_is_put_back_while_a_window_has_the_round_open(
    library: Library, places: Places, slug: str
) -> None:
    (path,) = library.round_paths(slug)
    back_up(places, slug)
    file = library.open_session(path)
    before = path.read_bytes()
    with pytest.raises(Held):
        restore(places, backups(places)[0])
    file.close()
    assert path.read_bytes() == before


def test_a_deleted_opportunity_is_put_back(library: Library, places: Places, slug: str) -> None:
    back_up(places, slug)
    folder = library.record_path(slug).parent
    for path in folder.iterdir():
        path.unlink()
    folder.rmdir()
    restore(places, backups(places)[0])
    assert len(library.rounds(slug)[0]) == 1


def test_what_is_no_backup_is_left_alone(places: Places, slug: str) -> None:
    strange = [places.backups / name for name in ("mine", "20251399T250000-000001-acme", ".x")]
    for folder in strange:
        folder.mkdir()
    for _ in range(KEPT + 1):
        back_up(places, slug)
    assert all(folder.is_dir() for folder in strange)
    assert len(backups(places)) == KEPT


def test_a_young_backup_is_enough_when_so_asked(places: Places, slug: str) -> None:
    assert back_up(places, slug, unless_younger_than=dt.timedelta(hours=1)) is None
    assert back_up(places, slug, unless_younger_than=dt.timedelta(0)) is not None


def test_where_there_is_nothing_there_is_no_backup(places: Places) -> None:
    assert back_up(places, "nothing-there") is None
    assert backups(places) == ()
    assert not places.data.exists()
