"""The writing thread: the latest state wins, and "saved" is never said too early."""

from __future__ import annotations

import datetime as dt
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from made import FaultyDisk, tick, ulid, with_ticks

from offer_tui.model.session import Session
from offer_tui.store.atomic import NotSaved
from offer_tui.store.library import Library
from offer_tui.store.places import Places
from offer_tui.store.records import Saved
from offer_tui.store.sessions import SessionFile, load_session
from offer_tui.store.writer import Writer


class Heard:
    """What a writer told."""

    def __init__(self) -> None:
        self.saved: list[tuple[str, int, Saved[Session]]] = []
        self.failed: list[tuple[str, NotSaved, dt.datetime]] = []
        self.on_disk: list[int] = []
        self.path = Path()

    def on_saved(self, session_id: str, revision: int, saved: Saved[Session]) -> None:
        self.on_disk.append(len(load_session(self.path).record.observations))
        self.saved.append((session_id, revision, saved))

    def on_failed(self, session_id: str, why: NotSaved, since: dt.datetime) -> None:
        self.failed.append((session_id, why, since))


@pytest.fixture
def disk() -> FaultyDisk:
    return FaultyDisk()


@pytest.fixture
def heard() -> Heard:
    return Heard()


@pytest.fixture
def file(places: Places, disk: FaultyDisk, heard: Heard) -> Iterator[SessionFile]:
    library = Library(places, disk)
    opened = library.new_session(library.new_opportunity("Acme"))
    heard.path = opened.path
    yield opened
    opened.close()


@pytest.fixture
def writer(heard: Heard) -> Iterator[Writer]:
    made = Writer(heard.on_saved, heard.on_failed, retry_after=0.05)
    yield made
    made.close(timeout=1)


def until(holds: Callable[[], bool]) -> None:
    limit = time.monotonic() + 5
    while not holds():
        assert time.monotonic() < limit
        time.sleep(0.005)


def test_what_is_said_to_be_saved_is_on_the_disk(
    writer: Writer, file: SessionFile, heard: Heard
) -> None:
    session = with_ticks(file.session, tick(2))
    revision = writer.submit(file, session)
    assert writer.flush()
    ((session_id, said, saved),) = heard.saved
    assert (session_id, said, saved.submitted) == (session.id, revision, session)
    assert heard.on_disk == [1]
    assert writer.is_idle


def test_of_many_states_the_latest_is_kept_and_fewer_are_written(
    writer: Writer, file: SessionFile, heard: Heard
) -> None:
    session = file.session
    for number in range(300):
        session = with_ticks(session, tick(number + 2))
        last = writer.submit(file, session)
    assert writer.flush()
    assert load_session(file.path).record == session
    assert heard.saved[-1][1] == last
    assert len(heard.saved) < 300
    assert [len(saved.record.observations) for *_, saved in heard.saved] == heard.on_disk


def test_a_full_disk_is_told_at_once_and_tried_again_until_it_has_room(
    writer: Writer, file: SessionFile, heard: Heard, disk: FaultyDisk
) -> None:
    disk.kind = "write"
    before = dt.datetime.now().astimezone()
    session = with_ticks(file.session, tick(2))
    writer.submit(file, session)
    until(lambda: len(heard.failed) >= 3)
    session = with_ticks(session, tick(3))
    writer.submit(file, session)
    assert not writer.is_idle
    assert heard.saved == []
    assert load_session(file.path).record.observations == ()
    assert heard.failed[0][1].why == "the disk is full"
    assert before <= heard.failed[0][2] == heard.failed[-1][2]
    disk.mend()
    until(lambda: writer.is_idle)
    assert heard.on_disk == [2]


def test_flushing_a_full_disk_says_no_at_once_and_one_with_room_again_yes(
    heard: Heard, file: SessionFile, disk: FaultyDisk
) -> None:
    writer = Writer(heard.on_saved, heard.on_failed, retry_after=60)
    disk.kind = "sync"
    writer.submit(file, with_ticks(file.session, tick(2)))
    before = time.monotonic()
    assert not writer.flush(timeout=10)
    assert not writer.flush(timeout=10)
    assert time.monotonic() - before < 5
    disk.mend()
    assert writer.flush(timeout=10)
    assert heard.on_disk == [1]
    assert writer.close()


def test_one_round_that_fails_holds_no_other_up(
    writer: Writer, file: SessionFile, heard: Heard, places: Places
) -> None:
    library = Library(places)
    other = library.new_session("acme", "round 2")
    file.path.unlink()
    file.path.mkdir()
    try:
        writer.submit(file, with_ticks(file.session, tick(2)))
        heard.path = other.path
        writer.submit(other, with_ticks(other.session, tick(3)))
        until(lambda: bool(heard.saved) and bool(heard.failed))
        assert heard.saved[0][0] == other.session.id
        assert heard.failed[0][0] == file.session.id
    finally:
        file.path.rmdir()
        other.close()


def test_a_fault_of_ours_is_a_note_not_saved_and_never_the_end_of_writing(
    writer: Writer, file: SessionFile, heard: Heard, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:

        def broken(*_: object) -> None:
            raise ZeroDivisionError("a note: she said no")

        patched.setattr(file, "save", broken)
        writer.submit(file, with_ticks(file.session, tick(2)))
        until(lambda: bool(heard.failed))
    assert "she said no" not in str(heard.failed[0][1])
    until(lambda: writer.is_idle)
    assert heard.on_disk == [1]


def test_a_screen_that_is_gone_does_not_end_the_writing(file: SessionFile) -> None:
    called = threading.Event()

    def gone(*_: object) -> None:
        called.set()
        raise RuntimeError("no screen")

    writer = Writer(gone, gone)
    session = file.session
    writer.submit(file, with_ticks(session, tick(2)))
    assert called.wait(5)
    writer.submit(file, with_ticks(session, tick(2), tick(3)))
    assert writer.close()
    assert len(load_session(file.path).record.observations) == 2


def test_a_flush_inside_a_submit_does_not_lock_up(file: SessionFile, writer: Writer) -> None:
    """A signal may arrive anywhere in the main thread, and its handler flushes."""
    results = []
    previous = signal.signal(signal.SIGALRM, lambda *_: results.append(writer.flush(2)))
    try:
        signal.setitimer(signal.ITIMER_REAL, 0.005, 0.005)
        session = file.session
        for number in range(200):
            session = with_ticks(session, tick(number + 2))
            writer.submit(file, session)
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, previous)
    assert writer.flush()
    assert load_session(file.path).record == session


TICKING = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[2])
from made import tick, with_ticks
from offer_tui.store.library import Library
from offer_tui.store.places import Places
from offer_tui.store.writer import Writer
root = Path(sys.argv[1])
library = Library(Places(root, root / "config", root / "cache"))
(path,) = library.round_paths("acme")
file = library.open_session(path)
def on_saved(_, revision, saved):
    sys.stdout.write(f"{len(saved.record.observations)}\\n")
    sys.stdout.flush()
writer = Writer(on_saved, lambda *_: None)
session = file.session
number = len(session.observations) + 2
print("ready", flush=True)
while True:
    session = with_ticks(session, tick(number, note="words " * 20))
    number += 1
    writer.submit(file, session)
    writer.flush()
"""


def ticking(root: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", TICKING, str(root), str(Path(__file__).parent)]
    child = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert child.stdout is not None
    assert child.stdout.readline() == "ready\n"
    return child


def said_saved(child: subprocess.Popen[str]) -> int:
    assert child.stdout is not None
    lines = [line for line in child.stdout.read().splitlines(keepends=True) if line[-1] == "\n"]
    child.wait()
    child.stdout.close()
    return int(lines[-1]) if lines else 0


def test_every_tick_said_to_be_saved_survives_kill_9(library: Library, places: Places) -> None:
    file = library.new_session(library.new_opportunity("Acme"))
    file.close()
    for delay in (0.0, 0.003, 0.011, 0.03, 0.07):
        child = ticking(places.data)
        time.sleep(delay)
        child.kill()
        said = said_saved(child)
        kept = load_session(file.path).record.observations
        assert len(kept) >= said
        assert [one.id for one in kept] == [ulid(n + 2) for n in range(len(kept))]


def test_a_stop_and_a_go_on_in_the_middle_of_writing_lose_nothing(
    library: Library, places: Places
) -> None:
    file = library.new_session(library.new_opportunity("Acme"))
    file.close()
    child = ticking(places.data)
    for _ in range(10):
        time.sleep(0.007)
        os.kill(child.pid, signal.SIGSTOP)
        load_session(file.path)
        os.kill(child.pid, signal.SIGCONT)
    child.kill()
    said = said_saved(child)
    assert said > 0
    assert len(load_session(file.path).record.observations) >= said
