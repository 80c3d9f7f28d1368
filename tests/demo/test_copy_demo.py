"""The sample is copied so that its days lie around today, and never over anything."""

from __future__ import annotations

import datetime as dt
import os
import stat
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import demo_library as library
import pytest
from hypothesis import given
from hypothesis import strategies as st

from offer_tui.model.session import Session
from offer_tui.store.demo import ANCHOR, DEMO, TargetInUse, copy_demo, shifted

ANY_DAY = dt.date(2031, 3, 30)

InZone = Callable[[str], None]


@pytest.fixture
def in_zone() -> Iterator[InZone]:
    before = os.environ.get("TZ")

    def put(zone: str | None) -> None:
        if zone is None:
            os.environ.pop("TZ", None)
        else:
            os.environ["TZ"] = zone
        time.tzset()

    yield put
    put(before)


def test_the_copy_has_every_file_and_the_models_accept_it(tmp_path: Path) -> None:
    copy = copy_demo(tmp_path / "sample", ANY_DAY)
    assert copy == tmp_path / "sample"
    assert len(library.files(copy)) == len(library.files(DEMO))
    assert library.profile(copy).id == library.profile(DEMO).id
    assert [one.slug for one in library.opportunities(copy)] == [
        one.slug for one in library.opportunities(DEMO)
    ]


def test_this_mornings_round_lands_on_today(tmp_path: Path) -> None:
    copy = copy_demo(tmp_path, ANY_DAY)
    days = [session.began.date() for one in library.opportunities(copy) for session in one.sessions]
    assert max(days) == ANY_DAY


def test_file_names_move_with_the_times_in_them(tmp_path: Path) -> None:
    for file in library.session_files(copy_demo(tmp_path, ANY_DAY)):
        match = library.SESSION_NAME.fullmatch(file.name)
        assert match is not None
        session = Session.model_validate(library.values(file))
        assert session.began.strftime(library.CLOCK) == match["began"]


@pytest.mark.parametrize("today", [ANCHOR, ANY_DAY, dt.date(2024, 2, 29)])
def test_every_day_moves_by_as_much_and_nothing_else_changes(
    tmp_path: Path, today: dt.date
) -> None:
    copy = copy_demo(tmp_path, today)
    dates = 0
    for ours, shipped in zip(_in_order(copy), _in_order(DEMO), strict=True):
        for (path, now), (same_path, then) in zip(
            library.leaves(library.values(ours)),
            library.leaves(library.values(shipped)),
            strict=True,
        ):
            assert path == same_path
            assert type(now) is type(then)
            if not isinstance(then, dt.date):
                assert now == then or path[-1] == "seal"
                continue
            dates += 1
            assert library.day_of(now) - library.day_of(then) == today - ANCHOR
            if isinstance(then, dt.datetime):
                assert now.time() == then.time()
    assert dates > 200


def test_the_order_of_a_rounds_entries_survives(tmp_path: Path) -> None:
    for file in library.session_files(copy_demo(tmp_path, ANY_DAY)):
        session = Session.model_validate(library.values(file))
        for kind in library.kinds(session):
            assert kind == sorted(kind, key=lambda entry: entry.at)


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="the zone cannot be set here")
@pytest.mark.parametrize("today", [ANCHOR, ANY_DAY, dt.date(2024, 2, 29)])
@pytest.mark.parametrize("zone", ["Asia/Kathmandu", "UTC", "Europe/Berlin"])
def test_no_evaluation_of_the_sample_was_altered(
    tmp_path: Path, in_zone: InZone, zone: str, today: dt.date
) -> None:
    in_zone(zone)
    for root in (DEMO, copy_demo(tmp_path, today)):
        kept = library.evaluations(root)
        assert len(kept) >= 4
        assert all(one.seal for one in kept)
        assert not any(one.was_altered for one in kept)


def test_the_copy_is_made_without_the_models() -> None:
    code = (
        "import sys, tempfile, datetime, pathlib\n"
        "from offer_tui.store.demo import copy_demo\n"
        "with tempfile.TemporaryDirectory() as folder:\n"
        "    copy_demo(pathlib.Path(folder), datetime.date(2031, 3, 30))\n"
        "sys.exit('pydantic' in sys.modules)\n"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="the zone cannot be set here")
@pytest.mark.parametrize(
    ("zone", "offset"),
    [("Asia/Kathmandu", 5.75), ("UTC", 0), ("America/St_Johns", -3.5)],
)
def test_times_have_this_machines_offset(
    tmp_path: Path, in_zone: InZone, zone: str, offset: float
) -> None:
    in_zone(zone)
    copy = copy_demo(tmp_path, ANCHOR)
    (planned,) = next(
        one.opportunity.planned for one in library.opportunities(copy) if one.slug == "acme"
    )
    assert planned.at is not None
    assert planned.at.utcoffset() == dt.timedelta(hours=offset)
    assert planned.at.hour == 17


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="the zone cannot be set here")
def test_a_time_keeps_its_clock_even_in_the_hour_that_summer_time_skips(in_zone: InZone) -> None:
    in_zone("Europe/Berlin")
    moved = shifted("at = 2026-03-28T02:30:00+01:00\n", dt.timedelta(days=1))
    assert moved.startswith("at = 2026-03-29T02:30:00+0")


@given(st.dates(dt.date(2000, 1, 1), dt.date(2099, 12, 31)))
def test_dates_in_words_stay_as_they_were_said(day: dt.date) -> None:
    text = f'note = "by {day}"\nquote = "{day}"\n# on = {day}\n'
    assert shifted(text, dt.timedelta(days=400)) == text


def test_comments_and_layout_survive(tmp_path: Path) -> None:
    copy = copy_demo(tmp_path, ANY_DAY)
    ours, shipped = (root / "profile.toml" for root in (copy, DEMO))
    assert ours.read_text(encoding="utf-8").startswith("# A sample")
    assert _undated(ours) == _undated(shipped)


def test_only_the_owner_may_read_the_copy(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        copy = copy_demo(tmp_path / "sample", ANY_DAY)
    finally:
        os.umask(before)
    for path in (copy, *copy.rglob("*")):
        assert stat.S_IMODE(path.stat().st_mode) == (0o700 if path.is_dir() else 0o600)


def test_a_directory_with_something_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text("mine", encoding="utf-8")
    with pytest.raises(TargetInUse, match="empty directory") as caught:
        copy_demo(tmp_path, ANY_DAY)
    assert caught.value.target == tmp_path
    assert [path.name for path in tmp_path.iterdir()] == ["mine.toml"]


def test_a_file_in_the_place_of_the_directory_is_left_alone(tmp_path: Path) -> None:
    place = tmp_path / "place"
    place.write_text("mine", encoding="utf-8")
    with pytest.raises(TargetInUse):
        copy_demo(place, ANY_DAY)
    assert place.read_text(encoding="utf-8") == "mine"


def _in_order(root: Path) -> list[Path]:
    # Days of equal length sort alike wherever they are moved to.
    return sorted(library.files(root), key=lambda file: file.relative_to(root))


def _undated(file: Path) -> list[str]:
    lines = file.read_text(encoding="utf-8").splitlines()
    return [line for line in lines if not line.startswith("money_until")]
