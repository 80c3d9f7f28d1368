"""A round that goes on with another opportunity: in one of the two folders, whole, and locked."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from functools import partial
from pathlib import Path

import pytest
from made import files_in, tick, with_ticks

from offer_tui.model.opportunity import Opportunity
from offer_tui.store.atomic import NotSaved
from offer_tui.store.library import Library
from offer_tui.store.locks import Held, Lock
from offer_tui.store.placeholders import forget_unnamed, new_unnamed
from offer_tui.store.places import Places
from offer_tui.store.sessions import SessionFile, load_session


@pytest.fixture
def acme(library: Library) -> str:
    return library.new_opportunity("Acme")


@pytest.fixture
def birch(library: Library) -> str:
    slug = library.new_opportunity("Birch")
    library.new_session(slug).close()
    return slug


def folder(library: Library, slug: str) -> Path:
    return library.record_path(slug).parent


def test_it_is_in_the_other_folder_with_the_next_number_there(
    library: Library, acme: str, birch: str
) -> None:
    file = library.new_session(acme)
    file.save(with_ticks(file.session, tick(1)))
    moved = library.move_round(file, birch)
    assert moved.round == "round 2"
    assert library.round_paths(acme) == ()
    sessions = [load_session(path).record for path in library.round_paths(birch)]
    assert [session.round for session in sessions] == ["round 1", "round 2"]
    assert sessions[1].observations == (tick(1),)
    assert "round-2" in file.path.name


def test_a_name_that_was_given_stays(library: Library, acme: str, birch: str) -> None:
    file = library.new_session(acme, "the manager")
    assert library.move_round(file, birch).round == "the manager"
    assert "the-manager" in file.path.name


def test_it_is_still_locked_and_written_there(library: Library, acme: str, birch: str) -> None:
    file = library.new_session(acme)
    moved = library.move_round(file, birch)
    with pytest.raises(Held):
        library.open_session(file.path)
    file.save(with_ticks(moved, tick(1), tick(2)))
    assert len(load_session(file.path).record.observations) == 2
    assert library.round_paths(acme) == ()


def test_nothing_is_written_over(library: Library, acme: str, birch: str) -> None:
    file = library.new_session(acme, "screen")
    taken = folder(library, birch) / file.path.name
    taken.write_text("theirs", encoding="utf-8")
    library.move_round(file, birch)
    assert taken.read_text(encoding="utf-8") == "theirs"
    assert file.path.name.endswith("screen-2.toml")
    assert load_session(file.path).record.round == "screen"


def test_to_where_it_is_already_nothing_moves(library: Library, acme: str) -> None:
    file = library.new_session(acme)
    before = file.path
    assert library.move_round(file, acme) == file.session
    assert file.path == before


def test_on_a_fault_it_stays_where_it_was_and_goes_on(
    library: Library, acme: str, birch: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = library.new_session(acme)
    before = file.path
    with monkeypatch.context() as patch:
        patch.setattr(Path, "rename", _refuse)
        with pytest.raises(NotSaved):
            library.move_round(file, birch)
    assert file.path == before
    file.save(with_ticks(file.session, tick(1)))
    assert load_session(before).record.round == "round 1"
    assert len(library.round_paths(birch)) == 1


def _refuse(*_: object) -> None:
    raise PermissionError(13, "Permission denied")


def test_what_is_saved_while_a_move_waits_is_never_taken_back(
    library: Library, acme: str, birch: str
) -> None:
    file = library.new_session(acme)
    busy = Lock(library.places.locks, library.opportunity(birch).id)
    busy.acquire()
    moving = threading.Thread(target=library.move_round, args=(file, birch))
    moving.start()
    time.sleep(0.1)
    file.save(with_ticks(file.session, tick(1, note="two of five")))
    busy.release()
    moving.join()
    moved = load_session(file.path).record
    assert file.path.parent == folder(library, birch)
    assert moved.round == "round 2"
    assert [seen.note for seen in moved.observations] == ["two of five"]


def test_what_is_handed_in_under_the_name_from_before_gets_the_new_one(
    library: Library, acme: str, birch: str
) -> None:
    file = library.new_session(acme)
    before = with_ticks(file.session, tick(1))
    there = with_ticks(library.move_round(file, birch), tick(1), tick(2))
    saved = file.save(before)
    assert saved.submitted is before
    assert load_session(file.path).record.round == "round 2"
    library.move_round(file, acme)
    for late in (there, before):
        assert file.save(late).record.round == "round 1"
        assert load_session(file.path).record.round == "round 1"


def test_a_link_is_not_moved_since_it_could_lead_nowhere(
    library: Library, acme: str, birch: str, tmp_path: Path
) -> None:
    file = library.new_session(acme)
    file.close()
    target = tmp_path / "elsewhere.toml"
    path = file.path.rename(target)
    file.path.symlink_to(path)
    linked = library.open_session(file.path)
    with pytest.raises(NotSaved, match="link"):
        library.move_round(linked, birch)
    assert linked.path.is_symlink()


_KILLED = """
import os, signal, sys
from pathlib import Path
from offer_tui.store import places as where
from offer_tui.store.library import Library
library = Library(where.Places(*map(Path, sys.argv[1:4])))
(path,) = library.round_paths("acme")
file = library.open_session(path)
calls, dies_at = 0, int(sys.argv[4])
def dying(event, arguments):
    global calls
    if event in {"os.rename", "open", "os.mkdir", "os.remove"}:
        calls += 1
        if calls == dies_at:
            os.kill(os.getpid(), signal.SIGKILL)
sys.addaudithook(dying)
library.move_round(file, "birch")
print(calls)
"""


def test_killed_at_any_step_it_is_in_one_of_the_two_folders_whole(tmp_path: Path) -> None:
    for dies_at in range(1, 60):
        root = tmp_path / str(dies_at)
        library = Library(Places(root / "data", root / "config", root / "cache"))
        slugs = [library.new_opportunity(name) for name in ("Acme", "Birch")]
        file = library.new_session(slugs[0])
        file.save(with_ticks(file.session, tick(1)))
        file.close()
        ended = _killed(root, dies_at)
        rounds = [one.session for slug in slugs for one in library.rounds(slug)[0]]
        assert [session.observations for session in rounds] == [(tick(1),)]
        assert not any(library.rounds(slug)[1] for slug in slugs)
        if ended == 0:
            return
        assert ended == -signal.SIGKILL
    raise AssertionError("it never came to the end")


def _killed(root: Path, dies_at: int) -> int:
    places = [str(root / name) for name in ("data", "config", "cache")]
    command = [sys.executable, "-c", _KILLED, *places, str(dies_at)]
    return subprocess.run(command, check=False, capture_output=True, env=os.environ).returncode


# Placeholders.


def test_a_placeholder_without_rounds_goes_and_one_that_holds_something_stays(
    library: Library, birch: str
) -> None:
    slug = new_unnamed(library)
    file = library.new_session(slug)
    assert not forget_unnamed(library, slug)
    library.move_round(file, birch)
    assert forget_unnamed(library, slug)
    assert slug not in library.slugs()
    kept = new_unnamed(library)
    library.change_opportunity(kept, lambda o: o.model_copy(update={"anchor": "breathe"}))
    assert not forget_unnamed(library, kept)
    assert not forget_unnamed(library, birch)


def test_a_placeholder_goes_only_when_another_one_has_all_that_it_holds(
    library: Library, acme: str
) -> None:
    slug = new_unnamed(library)
    step = partial(Opportunity.model_copy, update={"anchor": "breathe", "do_not_ask": ("long",)})
    library.change_opportunity(slug, step)
    assert not forget_unnamed(library, slug, given_to=acme)
    library.change_opportunity(acme, lambda o: o.model_copy(update={"anchor": "breathe"}))
    assert not forget_unnamed(library, slug, given_to=acme)
    library.change_opportunity(acme, step)
    assert not forget_unnamed(library, slug, given_to=slug)
    assert not forget_unnamed(library, slug, given_to="gone")
    assert forget_unnamed(library, slug, given_to=acme)


def test_a_placeholder_that_is_just_being_changed_stays(library: Library) -> None:
    slug = new_unnamed(library)
    changed = []

    def change(o: Opportunity) -> Opportunity:
        forgetting.start()
        time.sleep(0.1)
        return o.model_copy(update={"anchor": "breathe"})

    forgetting = threading.Thread(target=lambda: changed.append(forget_unnamed(library, slug)))
    library.change_opportunity(slug, change)
    forgetting.join()
    assert changed == [False]
    assert library.opportunity(slug).anchor == "breathe"


def test_an_opportunity_with_more_than_its_own_file_is_not_empty(
    library: Library, acme: str, birch: str
) -> None:
    (folder(library, acme) / "letter.pdf").write_bytes(b"%PDF")
    assert not library.forget_empty(acme)
    assert not library.forget_empty(birch)
    assert files_in(library.places.opportunities) == ["acme", "birch"]
    assert isinstance(library.opportunity(acme), Opportunity)


def test_a_save_under_way_never_writes_it_again_where_it_was(
    library: Library, acme: str, birch: str
) -> None:
    """The writing thread and the one that moves it, as fast as they can."""
    file: SessionFile = library.new_session(acme)
    done = threading.Event()

    def write() -> None:
        number = 0
        while not done.is_set():
            number += 1
            file.save(with_ticks(file.session, tick(number)))

    writing = threading.Thread(target=write)
    writing.start()
    for place in (birch, acme) * 10:
        library.move_round(file, place)
    done.set()
    writing.join()
    assert len(library.round_paths(acme)) == 1
    assert len(library.round_paths(birch)) == 1
