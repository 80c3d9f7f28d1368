"""Backups: one at each round's start, the newest kept, any of them put back."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path

import pytest
from made import FaultyDisk, files_in, mode_of, tick, with_ticks

from offer_tui.store.attaching import name_rounds
from offer_tui.store.backup import (
    MOST,
    OF_ALL,
    OF_EACH,
    PROFILE_COPY,
    Backup,
    back_up,
    backups,
    surplus,
)
from offer_tui.store.library import Library
from offer_tui.store.placeholders import new_unnamed
from offer_tui.store.places import Places
from offer_tui.store.present import Present
from offer_tui.store.reading import FileProblem
from offer_tui.store.restoration import NotRestored, RoundOpen, choose, restore


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


def changed(places: Places, slug: str) -> Backup:
    """Return a copy of an opportunity that has just been changed."""
    path = places.opportunities / slug / "opportunity.toml"
    path.write_bytes(path.read_bytes() + b"# more\n")
    made = back_up(places, slug)
    assert made is not None
    return made


def test_what_has_not_changed_is_not_copied_again(places: Places, slug: str) -> None:
    made = back_up(places, slug)
    assert back_up(places, slug) == made
    assert changed(places, slug) != made


def test_the_newest_are_kept(places: Places, slug: str) -> None:
    made = [changed(places, slug) for _ in range(OF_ALL + 5)]
    assert list(backups(places)) == made[:4:-1]


def test_busy_opportunities_leave_a_quiet_one_its_copies(
    library: Library, places: Places, slug: str
) -> None:
    quiet = [changed(places, slug) for _ in range(OF_EACH + 1)]
    busy = library.new_opportunity("Birch")
    for _ in range(2 * OF_ALL):
        changed(places, busy)
    kept = backups(places)
    assert [b for b in kept if b.slug == slug] == quiet[:0:-1]
    assert len([b for b in kept if b.slug == busy]) == OF_ALL


def many(opportunities: int, copies: int) -> list[Backup]:
    """Return backups that are not on any disk, the latest first."""
    at = dt.datetime(2025, 11, 21, tzinfo=dt.UTC)
    numbers = range(opportunities * copies, 0, -1)
    return [Backup(n, at, f"job-{n % opportunities}", Path(f"{n}")) for n in numbers]


def test_there_is_a_bound_to_all_backups_but_none_loses_its_last() -> None:
    few = many(400, OF_EACH)
    dropped = list(surplus(few))
    assert len(few) - len(dropped) == MOST
    assert set(dropped) == set(few[MOST:])
    lots = many(2 * MOST, 2)
    left = set(lots) - set(surplus(lots))
    assert {b.slug for b in left} == {b.slug for b in lots}
    assert len(left) == 2 * MOST


def test_a_clock_that_was_ahead_stops_no_copies_and_changes_no_order(
    places: Places, slug: str
) -> None:
    first = changed(places, slug)
    ahead = first.path.with_name(first.name.replace(first.name[:4], "2999", 1))
    first.path.rename(ahead)
    path = places.opportunities / slug / "opportunity.toml"
    path.write_bytes(path.read_bytes() + b"# more\n")
    made = back_up(places, slug, unless_younger_than=dt.timedelta(hours=1))
    assert made is not None
    assert [b.path for b in backups(places)][:2] == [made.path, ahead]


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
    good = changed(places, slug)
    path.write_bytes(b"\0" * 50)
    library.new_session(slug, "round 2").close()
    assert restore(places, good).put_back == (path.name,)
    rounds, problems = library.rounds(slug)
    assert problems == ()
    assert {r.session.round for r in rounds} == {"round 1", "round 2"}
    assert rounds[0].session.observations[0].note == "precious"
    assert (backups(places)[0].path / path.name).read_bytes() == b"\0" * 50
    assert restore(places, good).put_back == ()


def test_nothing_is_put_back_while_a_window_has_the_round_open(
    library: Library, places: Places, slug: str
) -> None:
    (path,) = library.round_paths(slug)
    changed(places, slug)
    file = library.open_session(path)
    file.save(with_ticks(file.session, tick(2)))
    before, copies = path.read_bytes(), backups(places)
    with pytest.raises(RoundOpen, match=r"round 1 is open in another window \(process \d+, since"):
        restore(places, copies[0])
    assert (path.read_bytes(), backups(places)) == (before, copies)
    file.close()
    assert restore(places, copies[0]).put_back == (path.name,)


def test_a_round_that_the_backup_lacks_is_not_pulled_from_under_its_window(
    library: Library, places: Places, slug: str
) -> None:
    made = changed(places, slug)
    changed(places, slug)
    file = library.new_session(slug, "round 2")
    with pytest.raises(RoundOpen, match="round 2"):
        restore(places, made)
    file.close()
    done = restore(places, made)
    assert done.put_back == ("opportunity.toml",)
    assert done.difference.later == (file.path.name,)
    assert file.path.exists()


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
    for _ in range(OF_ALL + 1):
        changed(places, slug)
    assert all(folder.is_dir() for folder in strange)
    assert len(backups(places)) == OF_ALL


def test_a_young_backup_is_enough_when_so_asked(places: Places, slug: str) -> None:
    made = changed(places, slug)
    path = places.opportunities / slug / "opportunity.toml"
    path.write_bytes(path.read_bytes() + b"# more\n")
    assert back_up(places, slug, unless_younger_than=dt.timedelta(hours=1)) is None
    assert back_up(places, slug, unless_younger_than=dt.timedelta(0)) != made


def test_where_there_is_nothing_there_is_no_backup(places: Places) -> None:
    assert back_up(places, "nothing-there") is None
    assert backups(places) == ()
    assert not places.data.exists()


def test_a_backup_that_is_put_back_is_not_pushed_out_by_the_copy_made_first(
    places: Places, slug: str
) -> None:
    made = [changed(places, slug) for _ in range(OF_ALL)]
    path = places.opportunities / slug / "opportunity.toml"
    path.write_bytes(path.read_bytes() + b"# more\n")
    done = restore(places, made[0])
    assert done.before == backups(places)[0]
    assert done.before not in made
    assert made[0] in backups(places)


def test_putting_back_is_taken_back_by_the_copy_made_first(
    library: Library, places: Places, slug: str
) -> None:
    made = changed(places, slug)
    library.change_opportunity(slug, lambda o: o.model_copy(update={"role": "Engineer"}))
    done = restore(places, made)
    assert library.opportunity(slug).role == ""
    assert done.before is not None
    restore(places, done.before)
    assert library.opportunity(slug).role == "Engineer"


@pytest.mark.parametrize("fault", ["create", "write", "sync", "sync_folder"])
def test_nothing_is_put_back_when_what_is_there_cannot_be_copied_first(
    places: Places, slug: str, fault: str
) -> None:
    made = changed(places, slug)
    path = places.opportunities / slug / "opportunity.toml"
    path.write_bytes(now := b"# something else\n")
    with pytest.raises(NotRestored, match="cannot be copied first, the disk is full") as caught:
        restore(places, made, disk=FaultyDisk(kind=fault))
    assert caught.value.put_back == ()
    assert path.read_bytes() == now
    assert not [name for name in files_in(places.backups) if name[0] == "."]


def refused(places: Places, backup: Backup, disk: FaultyDisk) -> NotRestored | None:
    try:
        restore(places, backup, disk=disk)
    except NotRestored as error:
        return error
    return None


def test_at_any_fault_every_file_is_the_old_or_the_restored_and_the_old_is_in_a_backup(
    library: Library, places: Places, slug: str
) -> None:
    made = changed(places, slug)
    old = {path.name: path.read_bytes() for path in made.files}
    for number in range(1, 100):
        for name, content in old.items():
            (places.opportunities / slug / name).write_bytes(content + b"# %d" % number)
        disk = FaultyDisk(number)
        error = refused(places, made, disk)
        for name, content in old.items():
            now = (places.opportunities / slug / name).read_bytes()
            assert now in {content, content + b"# %d" % number}
            assert now == content or (error and name not in error.put_back)
        if error and error.put_back:
            assert error.before is not None
            kept = {path.read_bytes() for path in error.before.files}
            assert kept == {content + b"# %d" % number for content in old.values()}
        if len(disk.calls) < number:
            break
    assert number > 12


def test_a_round_that_was_moved_is_not_put_back_beside_itself(
    library: Library, places: Places, slug: str
) -> None:
    made = changed(places, slug)
    other = library.new_opportunity("Birch")
    library.new_session(other, "round 1").close()
    (path,) = library.round_paths(slug)
    path.rename(library.record_path(other).with_name(f"{path.name[:17]}-round-2.toml"))
    changed(places, slug)
    done = restore(places, made)
    assert done.difference.moved == (path.name,)
    assert done.put_back == ("opportunity.toml",)
    assert library.round_paths(slug) == ()


def test_only_what_is_broken_or_gone_is_mended_when_no_backup_is_named(
    library: Library, places: Places, slug: str
) -> None:
    made = changed(places, slug)
    (path,) = library.round_paths(slug)
    file = library.open_session(path)
    file.save(with_ticks(file.session, tick(2, note="precious")))
    file.close()
    library.record_path(slug).write_bytes(b"\0" * 20)
    changed(places, slug)  # broken, and copied so
    choice = choose(places, backups(places))
    assert (choice.backup, choice.names) == (made, ("opportunity.toml",))
    restore(places, made, choice.names)
    assert library.opportunity(slug).company == "Acme"
    assert library.rounds(slug)[0][0].session.observations[0].note == "precious"


def test_the_newest_that_differs_is_chosen_and_a_broken_one_is_passed_over(
    library: Library, places: Places, slug: str
) -> None:
    good = changed(places, slug)
    path = library.record_path(slug)
    content = path.read_bytes()
    path.write_bytes(b"company = ")
    broken = back_up(places, slug)
    path.write_bytes(content + b"# newer\n")
    newest = back_up(places, slug)
    choice = choose(places, backups(places))
    assert newest is not None
    assert (choice.backup, choice.names, choice.passed) == (good, None, (broken,))
    path.write_bytes(content)
    assert choose(places, backups(places)).backup == newest
    assert choose(places, [good]).backup is None
    assert choose(places, [good]).same == good


def test_what_cannot_be_read_is_set_aside_and_not_written_over(places: Places, slug: str) -> None:
    made = changed(places, slug)
    path = places.opportunities / slug / "opportunity.toml"
    path.unlink()
    path.mkdir()
    (path / "mine").write_text("kept")
    (aside,) = restore(places, made).set_aside
    assert path.is_file()
    assert (aside / "mine").read_text() == "kept"
    assert ".conflict-" in aside.name


def test_a_link_out_of_the_library_is_not_followed(
    places: Places, slug: str, tmp_path: Path
) -> None:
    made = changed(places, slug)
    path = places.opportunities / slug / "opportunity.toml"
    outside = tmp_path / "outside"
    outside.write_text("mine")
    path.unlink()
    path.symlink_to(outside)
    before = backups(places)
    with pytest.raises(FileProblem, match="leads out of the library"):
        restore(places, made)
    assert (outside.read_text(), backups(places)) == ("mine", before)


def test_a_link_among_the_backups_is_none_and_one_in_a_backup_is_not_put_back(
    places: Places, slug: str, tmp_path: Path
) -> None:
    made = changed(places, slug)
    (tmp_path / "elsewhere").mkdir()
    link = made.path.with_name(f"20251121T000000-000099-{slug}")
    link.symlink_to(tmp_path / "elsewhere")
    assert link not in {b.path for b in backups(places)}
    secret = tmp_path / "secret.toml"
    secret.write_text("a secret")
    (made.path / "2025-11-21T171200-round-9.toml").symlink_to(secret)
    changed(places, slug)
    assert restore(places, made).put_back == ("opportunity.toml",)


@pytest.mark.parametrize("slug_", ["..", ".", ".hidden", "a\\b"])
def test_a_name_that_leads_out_of_the_library_is_no_backup(places: Places, slug_: str) -> None:
    folder = places.backups / f"20251121T171200-000001-{slug_}"
    folder.mkdir(parents=True)
    (folder / "opportunity.toml").write_text("schema = 1")
    assert backups(places) == ()
    places.opportunities.mkdir()
    assert back_up(places, slug_) is None


def test_an_unfinished_copy_is_none_and_is_swept_once_it_is_old(places: Places, slug: str) -> None:
    made = changed(places, slug)
    young, old = (made.path.with_name(f".20251121T000000-00009{n}-{slug}") for n in (1, 2))
    for folder in (young, old):
        folder.mkdir()
        (folder / "opportunity.toml").write_text("half")
    os.utime(old, (1_000_000_000, 1_000_000_000))
    changed(places, slug)
    assert young.exists()
    assert not old.exists()
    assert young not in {b.path for b in backups(places)}


def test_a_file_that_cannot_be_read_does_not_keep_the_others_from_being_copied(
    places: Places, slug: str
) -> None:
    huge = places.opportunities / slug / "2025-11-21T171200-huge.toml"
    with huge.open("wb") as file:
        file.truncate(1_000_000_000)
    assert files_in(changed(places, slug).path)[-1] == "opportunity.toml"
    assert huge.name not in files_in(backups(places)[0].path)


def want(library: Library, goal: str) -> None:
    library.change_profile(lambda profile: profile.model_copy(update={"goal": goal}))


def test_the_profile_is_copied_before_it_changes_once_an_hour(
    library: Library, places: Places
) -> None:
    for goal in ("one", "two", "three"):
        want(library, goal)
    (copy,) = backups(places)
    assert copy.slug == PROFILE_COPY
    assert 'goal = "one"' in copy.files[0].read_text()
    hours_ago = dt.datetime.now(dt.UTC) - dt.timedelta(hours=2)
    copy.path.rename(copy.path.with_name(f"{hours_ago:%Y%m%dT%H%M%S}-000001.profile"))
    want(library, "four")
    latest, _ = backups(places)
    assert 'goal = "three"' in latest.files[0].read_text()
    assert mode_of(latest.files[0]) == 0o600
    restore(places, latest)
    assert library.profile().goal == "three"


def test_an_opportunity_called_profile_is_not_the_profile(library: Library, places: Places) -> None:
    slug = library.new_opportunity("Profile")
    want(library, "one")
    assert slug == "profile"
    own, job = back_up(places, PROFILE_COPY), back_up(places, slug)
    assert own is not None
    assert job is not None
    assert {b.slug for b in backups(places)} == {PROFILE_COPY, "profile"}
    assert (files_in(own.path), files_in(job.path)) == (["profile.toml"], ["opportunity.toml"])


def test_a_placeholder_whose_round_moved_is_not_put_back_without_it(
    library: Library, places: Places
) -> None:
    unnamed = new_unnamed(library)
    library.new_session(unnamed).close()
    copy = library.back_up(unnamed)
    assert copy is not None
    name_rounds(library, unnamed, "Acme")
    assert len(Present(places).difference(copy).moved) == 2
    assert restore(places, copy).put_back == ()
    assert library.slugs() == ("acme",)


@pytest.mark.parametrize("lost", ["the round", "its own file"])
def test_a_placeholder_comes_back_to_its_round(library: Library, places: Places, lost: str) -> None:
    unnamed = new_unnamed(library)
    library.new_session(unnamed).close()
    copy = library.back_up(unnamed)
    assert copy is not None
    library.record_path(unnamed).unlink()
    if lost == "the round":
        library.round_paths(unnamed)[0].unlink()
    assert "opportunity.toml" in restore(places, copy).put_back
    assert len(library.rounds(unnamed)[0]) == 1
