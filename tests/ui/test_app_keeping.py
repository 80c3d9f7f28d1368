"""What a screen changed and cannot be written: said, kept elsewhere, never lost without a word."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from piloted import PAUSED, Sitting, places_in, sitting
from slow_disk import SlowDisk, SlowReading

from offer_tui.store.atomic import NotSaved
from offer_tui.store.library import Library
from offer_tui.store.reading import FileProblem
from offer_tui.store.records import TooLargeToKeep
from offer_tui.ui import run
from offer_tui.ui.prepare.screen import PrepareScreen

GOAL = 'schema = 1\ngoal = "night shifts no more"\n'


@pytest.fixture
async def person(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Sitting]:
    monkeypatch.setattr("offer_tui.store.opportunity_writer.RETRY_AFTER", 0.05)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    places = places_in(tmp_path)
    for company in ("Acme", "Birch"):
        Library(places).new_opportunity(company)
    async with sitting(places) as someone:
        await someone.sees("Acme", "Birch")
        yield someone


async def prepare(person: Sitting, slug: str) -> None:
    person.app.open_prepare(slug)
    await person.sees("Prepare · ", "1 Posting", "saved")


async def anchor(person: Sitting, words: str) -> None:
    await person.press("6")
    await person.sees("6 Card")
    await person.press("home", "enter")
    await person.sees("hold on to ›")
    await person.press("ctrl+u", *words, "enter")


async def hide_and_come_back(person: Sitting) -> None:
    await person.press("ctrl+l")
    await person.until(lambda: person.seen == PAUSED)
    await person.press("enter")


async def saved(person: Sitting) -> None:
    await person.until(lambda: person.rows[0].endswith("saved"))


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> SlowDisk:
    return SlowDisk(monkeypatch)


# A fixture that patches has to come before the person, whose desk asks for the library.
pytestmark = pytest.mark.usefixtures("disk")
PATH = Path("opportunity.toml")
FULL = NotSaved(PATH, "the disk is full")


@pytest.mark.parametrize(
    "why",
    [TooLargeToKeep(PATH, "it would be larger"), FileProblem(PATH, "no TOML", "mend that line")],
)
async def test_a_change_that_can_never_be_written_goes_off_the_screen_and_its_words_are_said(
    disk: SlowDisk, person: Sitting, why: Exception
) -> None:
    await prepare(person, "acme")
    disk.why = why
    await anchor(person, "my sentence")
    await person.sees("Not written, and off again", '"my sentence"')
    await saved(person)
    assert sum("my sentence" in row for row in person.rows) == 1
    disk.why = None
    await anchor(person, "another one")
    await person.hears('anchor = "another one"')
    assert "my sentence" not in person.kept


async def test_one_opportunity_that_cannot_be_written_holds_up_no_other(
    disk: SlowDisk, person: Sitting
) -> None:
    await prepare(person, "acme")
    disk.why = FULL
    await anchor(person, "stuck")
    await person.sees("NOT SAVED", "the disk is full")
    await prepare(person, "birch")
    await anchor(person, "goes on")
    await person.hears('anchor = "goes on"')
    disk.why = None
    await person.hears('anchor = "stuck"')


async def test_leaving_waits_until_the_change_is_on_the_disk(
    disk: SlowDisk, person: Sitting
) -> None:
    await prepare(person, "acme")
    disk.may_write.clear()
    await anchor(person, "just typed")
    await person.press("escape")
    await person.sees("saving", "Prepare · ")
    # What is typed meanwhile is for the screen that they leave for.
    await person.press("/", *"birch")
    disk.may_write.set()
    await person.sees_no("Prepare · ")
    assert 'anchor = "just typed"' in person.kept
    await person.sees("birch")


@pytest.mark.parametrize("key", ["escape", "ctrl+q"])
async def test_leaving_with_a_change_not_on_the_disk_warns_once(
    disk: SlowDisk, person: Sitting, key: str
) -> None:
    await prepare(person, "acme")
    disk.why = FULL
    await anchor(person, "not yet")
    await person.sees("NOT SAVED", "the disk is full")
    await person.press(key)
    await person.sees("the same again leaves all the same", "Prepare · ")
    await person.press(key)
    await person.until(lambda: person.app.return_value is None and not is_preparing(person))


def is_preparing(person: Sitting) -> bool:
    return person.app.is_running and type(person.app.screen).__name__ == "PrepareScreen"


async def test_what_was_left_behind_is_put_elsewhere_at_the_end(
    disk: SlowDisk, person: Sitting, capsys: pytest.CaptureFixture[str]
) -> None:
    await prepare(person, "acme")
    disk.why = FULL
    await anchor(person, "the last words")
    await person.sees("NOT SAVED")
    assert not person.app.desk.close()
    run._say_what_is_left(person.app.desk)  # noqa: SLF001 - what the program says at its end
    said = capsys.readouterr().err
    assert "all of the opportunity is in" in said
    kept = Path(said.split(" is in ")[1].strip())
    assert 'anchor = "the last words"' in kept.read_text(encoding="utf-8")


async def test_a_sentence_rewritten_elsewhere_stays_and_what_was_typed_is_said(
    person: Sitting,
) -> None:
    await prepare(person, "acme")
    await anchor(person, "first")
    await person.hears('anchor = "first"')
    await saved(person)
    path = Library(person.places).record_path("acme")
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('"first"', '"polished elsewhere"'), encoding="utf-8")
    await anchor(person, "mine")
    await person.sees("Not written", '"mine"', "in another program", "polished elsewhere")
    assert 'anchor = "polished elsewhere"' in person.kept


async def test_a_goal_rewritten_elsewhere_stays_and_what_was_typed_is_said(tmp_path: Path) -> None:
    places = places_in(tmp_path)
    places.profile.parent.mkdir(parents=True)
    places.profile.write_text(GOAL, encoding="utf-8")
    async with sitting(places) as person:
        person.app.open_profile("goal")
        await person.sees("night shifts no more")
        theirs = GOAL.replace("night shifts no more", "days only")
        places.profile.write_text(theirs, encoding="utf-8")
        await person.press("enter", "ctrl+u", *"mine", "enter")
        await person.sees("Goal was changed in another program", '"mine"', "days only")
        assert "mine" not in places.profile.read_text(encoding="utf-8")


async def test_what_was_read_before_a_change_is_not_drawn_over_it(
    person: Sitting, monkeypatch: pytest.MonkeyPatch
) -> None:
    reading = SlowReading(monkeypatch, PrepareScreen, "read")
    await prepare(person, "acme")
    await anchor(person, "anchor one")
    await saved(person)
    reading.hold_the_next()
    await hide_and_come_back(person)
    await person.until(reading.has_read.is_set)
    await anchor(person, "anchor two")
    await person.hears('anchor = "anchor two"')
    await saved(person)
    reading.go_on()
    await person.until(reading.has_gone_on.is_set)
    await person.pilot.pause(0.1)
    assert "anchor two" in person.text
    assert "anchor one" not in person.text


async def test_a_change_that_waits_for_the_disk_stays_in_view_when_the_screen_comes_back(
    disk: SlowDisk, person: Sitting, monkeypatch: pytest.MonkeyPatch
) -> None:
    reading = SlowReading(monkeypatch, PrepareScreen, "read")
    await prepare(person, "acme")
    disk.may_write.clear()
    await anchor(person, "just typed")
    reading.hold_the_next()
    await hide_and_come_back(person)
    await person.until(reading.has_read.is_set)
    reading.go_on()
    await person.until(reading.has_gone_on.is_set)
    await person.pilot.pause(0.1)
    assert "just typed" in person.text
    disk.may_write.set()
    await person.hears('anchor = "just typed"')
