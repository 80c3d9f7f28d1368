"""What was learnt, in the app: looked at, switched off, taken back job by job, and undone."""

from __future__ import annotations

import datetime as dt
import tomllib
from pathlib import Path
from typing import Any

import pytest
from piloted import Sitting, places_in, sitting

from offer_tui.model.frozen import FrozenEvaluation, sealed
from offer_tui.model.opportunity import Opportunity
from offer_tui.store.atomic import NotSaved
from offer_tui.store.library import Library
from offer_tui.store.places import Places

AT = dt.datetime(2024, 2, 1, 9, tzinfo=dt.UTC)
DAY = dt.date(2024, 3, 1)


def ulid(number: int) -> str:
    return f"01HZ{number:022d}"


def job(
    number: int, *, again: bool | None = False, stage: str = "accepted", after: int = 200
) -> Opportunity:
    """Return a job that was decided on, and looked back at unless ``again`` is None."""
    evaluation = FrozenEvaluation.model_validate(
        {
            "at": AT, "catalogue": "1", "probability": 0.44, "low": 0.1, "high": 0.6,
            "prior_a": 5, "prior_b": 15, "join_loss_months": 6, "decline_loss_months": 3,
            "verdict": "take", "leaning": "take", "coverage": 0.3,
            "contribution": [
                {"signal": "high-turnover-team", "label": "x", "state": "seen",
                 "weight_nats": 0.3, "factor": 1.0}
            ],
        }
    )  # fmt: skip
    back = {"id": ulid(100 + number), "on": DAY + dt.timedelta(days=after), "again": again}
    return Opportunity.model_validate(
        {
            "schema": 1, "id": ulid(number), "company": f"Job {number}", "stage": stage,
            "created": AT, "decision": {"on": DAY, "evaluation": sealed(evaluation)},
            "reflection": [] if again is None else [back],
        }
    )  # fmt: skip


def library_of(folder: Path, *jobs: Opportunity) -> Places:
    places = places_in(folder)
    places.data.mkdir(parents=True)
    for one in jobs:
        Library(places).keep_opportunity(one)
    return places


def profile(person: Sitting) -> dict[str, Any]:
    path = person.places.profile
    return tomllib.loads(path.read_text(encoding="utf-8")) if path.exists() else {}


async def learning(person: Sitting) -> None:
    person.app.open_learning()
    await person.sees("Learning", "1 Jobs")


async def test_it_opens_from_about_you_and_help_lists_it(tmp_path: Path) -> None:
    async with sitting(library_of(tmp_path, job(1))) as person:
        await person.sees("Job 1")
        await person.press("y")
        await person.sees("About you", "Goal")
        await person.press("?")
        await person.sees("what your own outcomes taught the evaluator")
        await person.press("l")
        await person.sees("is   6 of 21 jobs, because of this 1 outcome", "would not take it again")
        await person.press("escape")
        await person.sees("About you")


async def test_with_nothing_to_learn_from_it_says_what_would_have_to_happen(
    tmp_path: Path,
) -> None:
    async with sitting(library_of(tmp_path, job(1, again=None))) as person:
        await person.sees("Job 1")
        await learning(person)
        await person.sees("Nothing was learnt yet", "Job 1: look back at it")
        assert "x leave out" not in person.text


async def test_a_job_left_out_teaches_nothing_until_it_is_taken_in_or_undone(
    tmp_path: Path,
) -> None:
    async with sitting(library_of(tmp_path, job(1), job(2, again=True))) as person:
        await learning(person)
        await person.sees("is   6 of 22 jobs")
        await person.press("down", "x")
        await person.sees("is   6 of 21 jobs", "left out", "x take in", "teaches nothing now")
        await person.until(lambda: person.rows[0].endswith("saved"))
        assert profile(person)["not_learnt_from"] == [ulid(2)]
        await person.press("x")
        await person.sees("is   6 of 22 jobs", "teaches again")
        await person.until(lambda: "not_learnt_from" not in profile(person))
        await person.press("ctrl+z")
        await person.sees("left out")
        await person.press("ctrl+z")
        await person.sees("is   6 of 22 jobs", "Took back")
        await person.until(lambda: "not_learnt_from" not in profile(person))


async def test_switched_off_evaluations_go_by_what_was_shipped_and_undo_brings_it_back(
    tmp_path: Path,
) -> None:
    open_one = job(3, again=None, stage="interviewing").model_copy(update={"decision": None})
    async with sitting(library_of(tmp_path, job(1), open_one)) as person:
        desk = person.app.desk
        learnt = desk.appraised("job-3").evaluation
        assert learnt.posterior.prior.a == 6
        await learning(person)
        await person.sees("is   6 of 21 jobs")
        await person.press("s")
        await person.sees("Learning is switched off", "s switch on")
        await person.until(lambda: profile(person).get("learning") is False)
        shipped = desk.appraised("job-3").evaluation
        assert (shipped.posterior.prior.a, shipped.catalogue) == (5, desk.catalogue)
        await person.press("ctrl+z")
        await person.sees("is   6 of 21 jobs", "s switch off")
        await person.until(lambda: "learning" not in profile(person))
        assert desk.appraised("job-3").evaluation == learnt


async def test_jobs_turned_down_are_listed_and_cannot_be_left_out_of_what_they_never_taught(
    tmp_path: Path,
) -> None:
    places = library_of(tmp_path, job(1, stage="declined"), job(2, after=90))
    async with sitting(places) as person:
        await learning(person)
        await person.sees("Kept, and not learnt from", "would not turn it down again")
        assert "x leave out" not in person.text
        await person.press("x", "down", "x")
        assert not profile(person)


async def test_the_parts_open_by_digit_tab_and_mouse(tmp_path: Path) -> None:
    async with sitting(library_of(tmp_path, job(1))) as person:
        await learning(person)
        await person.press("2")
        await person.sees("71 people keep leaving", "tells more", "so at Job 1")
        await person.press("tab")
        await person.sees("1 job that you took and looked back at")
        await person.press("tab")
        await person.sees("because of this 1 outcome")
        await person.click("Forecasts")
        await person.sees("The evaluator had given a forecast for 1, you for 0")
        await person.press("2", "enter")
        await person.sees("Signals", "version", "» 71 people keep leaving")
        await person.press("escape")
        await person.sees("1 Jobs", "so at Job 1")


async def test_what_is_typed_before_it_was_read_is_done_once_it_was(tmp_path: Path) -> None:
    async with sitting(library_of(tmp_path, job(1))) as person:
        person.app.open_learning()
        person.rush("x")
        await person.sees("left out")
        await person.until(lambda: profile(person).get("not_learnt_from") == [ulid(1)])


async def test_a_change_that_cannot_be_written_is_said_and_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with sitting(library_of(tmp_path, job(1))) as person:
        await learning(person)
        await person.sees("because of this 1 outcome")
        library, is_full = person.app.desk.library, [True]
        change = library.change_profile

        def refusing(step: Any) -> Any:
            if is_full[0]:
                raise NotSaved(person.places.profile, "the disk is full")
            return change(step)

        monkeypatch.setattr(library, "change_profile", refusing)
        await person.press("s")
        await person.sees("NOT SAVED", "the disk is full")
        await person.press("escape")
        await person.sees("The same again leaves without it")
        is_full[0] = False
        await person.until(lambda: person.rows[0].endswith("saved"))
        assert profile(person)["learning"] is False


async def test_a_broken_profile_is_named_and_nothing_can_be_changed(tmp_path: Path) -> None:
    places = library_of(tmp_path, job(1))
    places.profile.write_text("schema = 1\nlearning = \n")
    async with sitting(places) as person:
        person.app.open_learning()
        await person.sees("Learning", "cannot be read", "this is not TOML")
        await person.press("s", "x")
        assert places.profile.read_text() == "schema = 1\nlearning = \n"
