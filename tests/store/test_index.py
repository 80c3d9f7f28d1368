"""The index: quick, never in the way, and made anew whenever it is not sound."""

from __future__ import annotations

import contextlib
import datetime as dt
import os
import shutil
import sqlite3
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from made import AT, files_in, mode_of, tick, with_ticks

from offer_tui.model.opportunity import Opportunity
from offer_tui.model.session import Gut, Session
from offer_tui.model.summary import (
    Advice,
    GoingOn,
    HomeRow,
    LookBack,
    PlannedTalk,
    Task,
    Turns,
    Undebriefed,
)
from offer_tui.store.index import Index, SearchOff
from offer_tui.store.library import Library
from offer_tui.store.places import Places
from offer_tui.store.rows import packed, unpacked


class Appraiser:
    """Counts what it is asked."""

    def __init__(self, stamp: str = "") -> None:
        self.stamp = stamp
        self.asked: list[str] = []

    def __call__(self, opportunity: Opportunity, sessions: Sequence[Session]) -> Advice | None:
        self.asked.append(opportunity.company)
        return Advice("too-early", "too early", 0.1, 0.4, len(sessions) / 100)


@pytest.fixture
def index(places: Places) -> Index:
    return Index(places)


@pytest.fixture
def filled(library: Library) -> Library:
    for company, words in (("Acme", "two of five left"), ("Birch", 'they said "family"')):
        slug = library.new_opportunity(company)
        file = library.new_session(slug, "round 1", began=AT)
        file.save(with_ticks(file.session, tick(2, note=words)))
        file.close()
    return library


def change(library: Library, slug: str, **values: object) -> None:
    library.change_opportunity(slug, lambda o: o.model_copy(update=values))


def test_before_the_first_refresh_there_are_no_rows_and_nothing_is_made(
    index: Index, places: Places
) -> None:
    assert index.rows() == ()
    assert index.count() == 0
    assert not places.cache.exists()
    with pytest.raises(SearchOff):
        index.search("acme")


def test_rows_are_those_of_the_files(filled: Library, index: Index) -> None:
    path = filled.record_path("birch")
    path.write_text(
        path.read_text().replace('stage = "interviewing"', 'stage = "offer"')
        + "answer_by = 2025-11-25\n"
        + '[[planned]]\nround = "round 2"\nat = 2025-11-24T10:00:00+01:00\nwith = "Mara"\n'
        + '[[follow_up]]\ntext = "thank her"\nby = 2025-11-22\n'
        + '[[follow_up]]\ntext = "done already"\ndone = true\n'
    )
    refreshed = index.refresh(filled, Appraiser())
    assert refreshed.problems == ()
    assert refreshed.notices == ()
    assert set(index.rows()) == set(refreshed.rows)
    birch = next(row for row in refreshed.rows if row.slug == "birch")
    assert birch.stage == "offer"
    assert birch.answer_by == dt.date(2025, 11, 25)
    assert birch.planned[0].with_whom == "Mara"
    assert birch.follow_ups == (Task("thank her", dt.date(2025, 11, 22)),)
    assert birch.rounds == 1
    assert [one.name for one in birch.going_on] == ["round 1"]
    assert birch.advice == Advice("too-early", "too early", 0.1, 0.4, 0.01)


def test_a_round_that_ended_without_a_gut_rating_is_named(filled: Library, index: Index) -> None:
    file = filled.open_session(filled.round_paths("acme")[0])
    ended = file.session.model_copy(update={"ended": AT + dt.timedelta(hours=1)})
    file.save(ended)
    assert _row(index, filled, "acme").gut_missing
    assert _row(index, filled, "acme").going_on == ()
    file.save(ended.model_copy(update={"gut": Gut(rating=4, at=AT)}))
    file.close()
    assert not _row(index, filled, "acme").gut_missing


def test_only_what_changed_is_read_again(filled: Library, index: Index) -> None:
    index.refresh(filled, Appraiser())
    same = Appraiser()
    index.refresh(filled, same)
    assert same.asked == []
    change(filled, "acme", role="SRE")
    changed = Appraiser()
    rows = index.refresh(filled, changed).rows
    assert changed.asked == ["Acme"]
    assert {row.role for row in rows} == {"SRE", ""}
    all_ = Appraiser("another profile")
    index.refresh(filled, all_)
    assert sorted(all_.asked) == ["Acme", "Birch"]


def test_advice_is_worked_out_again_when_the_time_to_answer_is_over(
    filled: Library, index: Index, places: Places
) -> None:
    today = dt.datetime.now().astimezone().date()
    change(filled, "acme", answer_by=today)
    index.refresh(filled, Appraiser())
    again = Appraiser()
    index.refresh(filled, again)
    assert again.asked == []
    with sqlite3.connect(places.index) as database:
        database.execute("UPDATE seen SET stale_on = ? WHERE stale_on != ''", (today.isoformat(),))
    database.close()
    index.refresh(filled, again)
    assert again.asked == ["Acme"]


def test_a_problem_is_named_at_every_refresh_until_it_is_mended(
    filled: Library, index: Index
) -> None:
    path = filled.round_paths("acme")[0]
    sound = path.read_bytes()
    path.write_bytes(b"schema = = 1")
    for _ in range(2):
        refreshed = index.refresh(filled, Appraiser())
        assert [problem.path for problem in refreshed.problems] == [path]
        assert {row.slug for row in refreshed.rows} == {"acme", "birch"}
    path.write_bytes(sound)
    assert index.refresh(filled, Appraiser()).problems == ()


def test_an_appraiser_that_fails_leaves_the_row_without_advice(
    filled: Library, index: Index
) -> None:
    def fails(*_: object) -> Advice:
        raise ZeroDivisionError

    assert [row.advice for row in index.refresh(filled, fails).rows] == [None, None]


def test_a_data_folder_that_is_suddenly_empty_is_told_and_nothing_forgotten(
    filled: Library, index: Index, places: Places
) -> None:
    before = index.refresh(filled, Appraiser()).rows
    away = places.data.with_name("away")
    places.opportunities.rename(away)
    for _ in range(2):
        refreshed = index.refresh(filled, Appraiser())
        assert set(refreshed.rows) == set(before)
        assert "2 opportunities were there" in refreshed.notices[0]
    shutil.rmtree(away / "birch")
    away.rename(places.opportunities)
    refreshed = index.refresh(filled, Appraiser())
    assert [row.slug for row in refreshed.rows] == ["acme"]
    assert refreshed.notices == ()


def test_open_ones_with_a_day_to_come_stand_first_and_closed_ones_last(
    library: Library, index: Index
) -> None:
    today = dt.date(2025, 11, 21)
    for name in ("Closed", "Soon", "Old", "New"):
        library.new_opportunity(name)
        change(library, name.lower(), created=AT - dt.timedelta(days=len(name) * 10))
    change(library, "closed", stage="declined", created=AT)
    change(library, "soon", answer_by=today, created=AT - dt.timedelta(days=900))
    change(library, "old", answer_by=dt.date(2025, 1, 1), created=AT - dt.timedelta(days=300))
    change(library, "new", created=AT - dt.timedelta(days=1))
    index.refresh(library, Appraiser())
    assert [row.slug for row in index.rows(today=today)] == ["soon", "new", "old", "closed"]
    assert [row.slug for row in index.rows(limit=2, today=today)] == ["soon", "new"]
    assert index.count() == 4


def test_words_are_found_by_their_beginnings_in_notes_and_names(
    filled: Library, index: Index
) -> None:
    index.refresh(filled, Appraiser())
    (found,) = index.search("FIV left")
    assert (found.slug, found.kind, found.text) == ("acme", "note", "two of five left")
    assert found.session == filled.rounds("acme")[0][0].session.id
    assert found.at == AT + dt.timedelta(seconds=2)
    assert {hit.slug for hit in index.search("bir")} == {"birch"}
    assert index.search("nowhere") == ()


def test_words_that_were_taken_back_are_no_longer_found(filled: Library, index: Index) -> None:
    index.refresh(filled, Appraiser())
    file = filled.open_session(filled.round_paths("acme")[0])
    file.save(file.session.model_copy(update={"observations": (tick(2, note="they stay"),)}))
    file.close()
    index.refresh(filled, Appraiser())
    assert index.search("five") == ()
    assert len(index.search("stay")) == 1
    shutil.rmtree(filled.record_path("birch").parent)
    index.refresh(filled, Appraiser())
    assert index.search("family") == ()


HOSTILE = [
    '"',
    "'",
    "*",
    "a* OR b",
    "NEAR(",
    "text:x",
    "-x",
    "^",
    "(",
    "\0",
    "\ud800",
    ";--",
    "a" * 9_999,
]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=100)
@given(st.text(max_size=40) | st.sampled_from(HOSTILE))
def test_hostile_queries_find_something_or_nothing(
    library: Library, index: Index, query: str
) -> None:
    if not index.count():
        library.new_opportunity("Acme")
        index.refresh(library, Appraiser())
    assert len(index.search(query)) <= 1


def _cut(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 3)


def _flip(path: Path) -> None:
    content = bytearray(path.read_bytes())
    for at in range(0, len(content), 97):
        content[at] ^= 0xFF
    path.write_bytes(content)


def _empty(path: Path) -> None:
    path.write_bytes(b"")


def _other(path: Path) -> None:
    path.write_bytes(b"this is no database at all" * 100)


def _newer(path: Path) -> None:
    with sqlite3.connect(path) as database:
        database.execute("PRAGMA user_version = 99")
    database.close()


def _strange(path: Path) -> None:
    with sqlite3.connect(path) as database:
        database.execute("UPDATE home SET row = '{}'")
    database.close()


def _dropped(path: Path) -> None:
    with sqlite3.connect(path) as database:
        database.execute("DROP TABLE piece")
    database.close()


def _torn(path: Path) -> None:
    with sqlite3.connect(path) as database:
        database.execute("UPDATE words_data SET block = x'00'")
    database.close()


DAMAGES = [_cut, _flip, _empty, _other, _newer, _strange, _dropped, _torn]


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_index_never_raises_and_is_made_anew(
    filled: Library, index: Index, places: Places, damage: Callable[[Path], None]
) -> None:
    before = index.refresh(filled, Appraiser()).rows
    index = Index(places)
    damage(places.index)
    assert len(index.rows()) in (0, 2)
    index.count()
    with contextlib.suppress(SearchOff):
        index.search("five")
    refreshed = index.refresh(filled, Appraiser())
    assert set(refreshed.rows) == set(before)
    assert refreshed.notices == ()
    if index.throw_away_if_damaged():
        assert set(index.refresh(filled, Appraiser()).rows) == set(before)
    assert not index.throw_away_if_damaged()
    assert len(index.search("five")) == 1
    assert set(index.rows()) == set(before)


def test_an_index_that_cannot_be_kept_leaves_the_rows_and_says_that_search_is_off(
    filled: Library, index: Index, places: Places
) -> None:
    places.cache.write_text("a file in its place")
    refreshed = index.refresh(filled, Appraiser())
    assert {row.slug for row in refreshed.rows} == {"acme", "birch"}
    assert "search is off" in refreshed.notices[0]
    assert index.rows() == ()
    with pytest.raises(SearchOff):
        index.search("five")


def test_an_index_that_another_window_holds_is_not_waited_for(
    filled: Library, index: Index, places: Places
) -> None:
    index.refresh(filled, Appraiser())
    other = sqlite3.connect(places.index, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    try:
        started = time.monotonic()
        assert index.rows() == ()
        assert time.monotonic() - started < 0.5
    finally:
        other.close()
    assert len(index.rows()) == 2


def test_the_index_is_for_this_user_only_and_can_be_thrown_away(
    filled: Library, index: Index, places: Places
) -> None:
    before = os.umask(0)
    try:
        index.refresh(filled, Appraiser())
    finally:
        os.umask(before)
    assert mode_of(places.cache) == 0o700
    assert {mode_of(path) for path in places.cache.iterdir()} == {0o600}
    index.throw_away()
    assert files_in(places.cache) == []


def test_a_refresh_stops_when_asked_and_goes_on_the_next_time(
    filled: Library, index: Index
) -> None:
    assert index.refresh(filled, Appraiser(), should_stop=lambda: True).rows == ()
    assert len(index.refresh(filled, Appraiser()).rows) == 2


def test_a_row_comes_out_of_the_index_as_it_went_in() -> None:
    row = HomeRow(
        slug="acme",
        id="01HZ",
        company='A\x1b"é',
        role="",
        stage="offer",
        planned=(PlannedTalk("round 2", AT, "Mara", 45), PlannedTalk("later")),
        answer_by=dt.date(2025, 11, 25),
        they_decide_by=None,
        follow_ups=(Task("thank", None),),
        closed_on=dt.date(2025, 12, 1),
        taken_on=dt.date(2024, 12, 1),
        undebriefed=Undebriefed("01HZ", "round 1", AT),
        turns=Turns(AT, dt.date(2025, 11, 20), AT, AT + dt.timedelta(days=1)),
        look_backs=(LookBack(90, dt.date(2026, 3, 1), dt.date(2026, 5, 30), was_taken=True),),
        can_look_back=True,
        because="pay",
        rounds=2,
        going_on=(GoingOn("01HZ", "round 2", AT, AT + dt.timedelta(hours=1), 45),),
        is_unnamed=True,
        advice=Advice("take", "take", 0.1, 0.3, 0.61),
        gut_missing=True,
        last_activity=AT,
    )
    assert unpacked(packed(row)) == row


def test_the_rows_of_the_first_paint_are_read_in_milliseconds(
    library: Library, index: Index
) -> None:
    for number in range(40):
        library.new_opportunity(f"Company {number}")
    index.refresh(library, Appraiser())
    times = []
    for _ in range(20):
        before = time.perf_counter()
        assert len(index.rows()) == 30
        times.append(time.perf_counter() - before)
    assert sorted(times)[10] < 0.02


def _row(index: Index, library: Library, slug: str) -> HomeRow:
    return next(row for row in index.refresh(library, Appraiser()).rows if row.slug == slug)


def test_a_round_at_the_end_of_the_calendar_is_listed_too(filled: Library, index: Index) -> None:
    end = dt.datetime(9999, 12, 31, 23, 59, tzinfo=dt.timezone(dt.timedelta(hours=-5)))
    filled.new_session("acme", began=end).close()
    refreshed = index.refresh(filled, lambda *_: None)
    assert "acme" in {row.slug for row in refreshed.rows}
