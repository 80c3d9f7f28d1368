"""Looking back at a decision, by somebody at the keys."""

from __future__ import annotations

import datetime as dt
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from live_views import ulid
from lookbacks import decision
from piloted import Sitting, places_in, sitting

from offer_tui.hindsight.staging import decided, reopened, staged
from offer_tui.model.decision import Decision
from offer_tui.model.opportunity import Opportunity
from offer_tui.model.reflection import Reflection, Regret
from offer_tui.store.library import Library

TODAY = dt.datetime.now().astimezone().date()
REGRET = Regret(right=4, regretted=2, same_again=5, harmed=1, wise=4)
WHOLE = {"again": True, "regret": REGRET}


def ago(days: int) -> dt.date:
    return TODAY - dt.timedelta(days=days)


def written(number: int, days_ago: int, **values: Any) -> Reflection:
    return Reflection.model_validate({"id": ulid(number), "on": ago(days_ago), **values})


@asynccontextmanager
async def looking_back(
    folder: Path,
    *reflections: Reflection,
    days: int = 100,
    size: tuple[int, int] = (80, 24),
    **more: Any,
) -> AsyncIterator[Sitting]:
    """Open the page of a job that was taken so many days ago."""
    library = Library(places_in(folder))
    slug = library.new_opportunity("Elm", "SRE")
    said = {
        "stage": "accepted", "reflections": reflections,
        "decision": decision().model_copy(update={"on": ago(days)}), **more,
    }  # fmt: skip
    library.change_opportunity(slug, lambda o: o.model_copy(update=said))
    async with sitting(places_in(folder), size) as person:
        await person.sees("Elm")
        person.app.open_reflection(slug)
        await person.sees("Look back · Elm", "1 Again")
        yield person


def on_disk(person: Sitting) -> Opportunity:
    library = Library(person.places)
    return library.opportunity(library.slugs()[0])


async def test_the_first_answer_begins_the_reflection_that_is_due(tmp_path: Path) -> None:
    async with looking_back(tmp_path) as person:
        await person.sees("after 90 days", "Would you take it again?", "1 Again      open")
        assert on_disk(person).reflections == ()
        await person.press("-")
        await person.sees("1 Again      no", "saved")
        await person.hears("again = false")
        (made,) = on_disk(person).reflections
        assert (made.on, made.days, made.again) == (TODAY, 90, False)


async def test_the_same_key_again_takes_the_answer_back_and_with_it_the_reflection(
    tmp_path: Path,
) -> None:
    async with looking_back(tmp_path) as person:
        await person.press("+")
        await person.hears("again = true")
        await person.press("+")
        await person.sees("1 Again      open")
        await person.until(lambda: on_disk(person).reflections == ())
        await person.press("ctrl+z")
        await person.sees("1 Again      yes", "took back")
        await person.hears("again = true")


async def test_an_answer_can_be_undone_and_put_back(tmp_path: Path) -> None:
    async with looking_back(tmp_path) as person:
        await person.press("+")
        await person.press("ctrl+z")
        await person.sees("1 Again      open", "took back")
        await person.press("ctrl+y")
        await person.sees("1 Again      yes", "put back")
        await person.hears("again = true", "days = 90")


async def test_old_words_are_shown_only_when_they_cannot_make_the_answer(tmp_path: Path) -> None:
    async with looking_back(tmp_path) as person:
        await person.press("6")
        await person.sees("so that the old words do not", "6 Then       after 1")
        await person.sees_no("The team knew")
        await person.press("1", "+", "6")
        await person.sees("The team knew", "no plan for 90 days")
        await person.press("end")
        await person.sees("you: 3 of 10 not again", "a reaction to the moment")


async def test_a_sentence_is_agreed_to_with_the_arrows_and_the_score_waits_for_all_five(
    tmp_path: Path,
) -> None:
    async with looking_back(tmp_path) as person:
        await person.press("2")
        await person.sees("1-5 how far", "left right less more", "tab part", "esc back")
        await person.press("left")
        await person.sees("5 This was the right way", "4 of 5 open", "2 Regret     1 of 5")
        for key in ("right", "right"):  # behind 5 there is no answer, and before 1
            await person.press("down", key)
        await person.press("down", "right", "down")
        await person.press("enter", "4", "enter")
        await person.sees("Regret   25 of 100", "no verdict")
        await person.hears("right = 5", "regretted = 1", "same_again = 1", "harmed = 1", "wise = 4")


async def test_five_digits_answer_the_five_sentences_and_show_the_score(tmp_path: Path) -> None:
    async with looking_back(tmp_path) as person:
        await person.press("2")
        await person.sees("1-5 how far", "tab part")
        await person.sees_no("1-6 parts")
        await person.press("4", "2", "4", "2")
        await person.sees("4 This was the right way", "2 It has cost me more", "1 of 5 open")
        await person.press("5")
        await person.sees(
            "Regret   20 of 100", "» 0 is no regret", "enter go on", "2 Regret     20 of 100"
        )
        await person.hears("right = 4", "regretted = 2", "same_again = 4", "harmed = 2", "wise = 5")


async def test_a_digit_goes_on_to_what_is_open_and_is_taken_back_as_any_answer(
    tmp_path: Path,
) -> None:
    async with looking_back(tmp_path) as person:
        await person.press("2", "down", "1", "1", "1", "1")
        await person.sees("» · This was the right way", "1 of 5 open")
        await person.press("1")
        await person.sees("1 This was the right way", "Regret   60 of 100")
        await person.press("ctrl+z")
        await person.sees("· This was the right way", "took back", "1 of 5 open")


async def test_the_same_digit_again_goes_on_too(tmp_path: Path) -> None:
    async with looking_back(tmp_path, written(1, 0, days=90, again=False, regret=REGRET)) as person:
        await person.press("2", "4", "3")
        await person.sees("4 This was the right way", "3 I often wish", "» 5 With what I know")


async def test_in_the_scale_a_digit_never_leaves_the_part_and_tab_does(tmp_path: Path) -> None:
    async with looking_back(tmp_path) as person:
        await person.press("2", "6")
        await person.sees("6 is no answer", "1 not at all, 2 hardly", "» · This was the right")
        await person.press("1", "1", "1", "1", "1", "3")
        await person.sees("All five are answered", "60 of 100")
        await person.press("tab")
        await person.sees("Where does it come from?")
        await person.press("4")
        await person.sees("What you should have known")
        await person.press("2", "shift+tab", "6")
        await person.sees("so that the old words do not")


@pytest.mark.parametrize(("last", "part"), [("5", "What you should"), ("4", "Where does it")])
async def test_enter_goes_on_from_the_score_to_where_a_regret_comes_from_if_there_is_one(
    tmp_path: Path, last: str, part: str
) -> None:
    async with looking_back(tmp_path) as person:
        await person.press("+", "2", "5", "1", "5", "1", last)
        await person.sees("enter go on")
        await person.press("enter")
        await person.sees(part)


async def test_digits_open_parts_where_there_is_nothing_to_answer(tmp_path: Path) -> None:
    async with looking_back(tmp_path, written(1, 4, days=90, **WHOLE)) as person:
        await person.press("2")
        await person.sees("enter change it", "1-6 parts")
        await person.press("4")
        await person.sees("What you should have known")
        assert on_disk(person).reflections == (written(1, 4, days=90, **WHOLE),)


async def test_a_number_out_of_range_is_refused_in_words(tmp_path: Path) -> None:
    async with looking_back(tmp_path) as person:
        await person.press("2", "enter", "7")
        await person.sees("a digit from 1, not at all, to 5, fully")
        await person.press("enter")
        await person.sees("1 to 5 › 7")
        await person.press("backspace", "3", "enter")
        await person.sees("3 This was the right way")


async def test_where_it_comes_from_is_asked_only_where_there_is_some_regret(tmp_path: Path) -> None:
    async with looking_back(tmp_path) as person:
        await person.press("3")
        await person.sees("Asked once 1 or 2 tells of some regret")
        await person.press("1", "+", "3")
        await person.sees("tells of no regret")
        await person.press("1", "-", "3", "enter", "down", "down", "+")
        await person.sees("+ You are not fulfilled", "+ You know now")
        await person.hears('"unfulfilled"', '"hindsight"')
        await person.press("-")
        await person.sees_no("+ You know now")


async def test_what_was_missing_and_the_lesson_are_written_in_words(tmp_path: Path) -> None:
    async with looking_back(tmp_path) as person:
        await person.press("4", "enter")
        await person.type("who was on call")
        await person.press("enter")
        await person.sees("who was on call", "4 Missing    1 of 2")
        await person.press("down", "enter")
        await person.type("ask two of the team")
        await person.press("enter")
        await person.hears('missing = "who was on call"', 'lesson = "ask two of the team"')


async def test_what_foretold_it_is_ticked_among_what_was_seen(tmp_path: Path) -> None:
    async with looking_back(tmp_path) as person:
        await person.press("5", "enter")
        await person.sees("+ ▲ people keep leaving", "foretold it")
        await person.until(lambda: on_disk(person).reflections[0:1] != ())
        assert on_disk(person).reflections[0].foretold == ("71",)
        await person.press("enter")
        await person.sees_no("+ ▲")


async def test_a_job_turned_down_is_asked_about_the_other_way_round(tmp_path: Path) -> None:
    declined = decision("declined").model_copy(update={"on": ago(100)})
    async with looking_back(tmp_path, stage="declined", decision=declined) as person:
        await person.sees("Would you turn it down again?", "You turned it down on")


@pytest.mark.parametrize(
    ("stage", "why"), [("rejected", "They said no"), ("interviewing", "It is still open")]
)
async def test_where_there_is_nothing_to_look_back_at_it_says_why(
    tmp_path: Path, stage: str, why: str
) -> None:
    async with looking_back(tmp_path, stage=stage) as person:
        await person.sees(why)
        await person.press("+", "n")
        assert on_disk(person).reflections == ()


async def test_one_left_half_done_goes_on_on_a_later_day(tmp_path: Path) -> None:
    async with looking_back(tmp_path, written(1, 4, days=90, again=True)) as person:
        await person.sees("1 Again      yes", "Begun on", "it goes on here")
        await person.press("2", "right")
        await person.hears("right = 1")
        (one,) = on_disk(person).reflections
        assert (one.id, one.on) == (ulid(1), ago(4))


async def test_one_of_an_earlier_day_changes_only_when_they_say_so(tmp_path: Path) -> None:
    async with looking_back(tmp_path, written(1, 4, days=90, **WHOLE)) as person:
        await person.sees("Written on", "and stays so")
        await person.press("-", "2", "right", "left")
        assert on_disk(person).reflections[0].again is True
        await person.press("1", "enter")
        await person.sees("change what you wrote on", "? › yes")
        await person.press("escape")
        await person.sees("and stays so")
        await person.press("enter", "enter")
        await person.sees("can be changed now")
        await person.press("-")
        await person.hears("again = false")
        (one,) = on_disk(person).reflections
        assert (one.on, one.again) == (ago(4), False)


async def test_a_new_one_can_be_begun_on_any_day(tmp_path: Path) -> None:
    async with looking_back(tmp_path, written(1, 4, days=90, **WHOLE)) as person:
        await person.press("n")
        await person.sees("today · saved", "1 Again      open")
        await person.press("n")
        await person.sees("it is new")
        await person.press("-")
        await person.until(lambda: len(on_disk(person).reflections) == 2)
        await person.sees("1 Again      no")
        latest = on_disk(person).reflections[-1]
        assert (latest.on, latest.days, latest.again) == (TODAY, None, False)


async def test_one_that_is_new_and_unanswered_is_left_without_a_trace(tmp_path: Path) -> None:
    async with looking_back(tmp_path, written(1, 4, days=90, **WHOLE)) as person:
        await person.press("n")
        await person.sees("today · saved")
        await person.press("escape")
        await person.sees("and stays so", "after 90 days")
        assert len(on_disk(person).reflections) == 1


async def test_scores_of_other_days_wait_for_todays_five(tmp_path: Path) -> None:
    async with looking_back(tmp_path, written(1, 100, days=90, **WHOLE), days=190) as person:
        await person.press("+", "6", "end")
        await person.sees("after 90 days", "Its regret stands here once")
        await person.sees_no("regret 15 of 100")
        await person.press("2", *["right", "down"] * 5, "shift+tab", "shift+tab")
        await person.sees("regret 15 of 100", "would take it again")


async def test_an_earlier_one_is_looked_at_and_left_for_the_one_of_today(tmp_path: Path) -> None:
    async with looking_back(tmp_path, written(1, 100, days=90, **WHOLE), days=190) as person:
        await person.press("-", "6", "end", "enter")
        await person.sees("after 90 days · saved", "1 Again      yes", "and stays so")
        await person.press("escape")
        await person.sees("after 180 days · saved", "1 Again      no", "Other days")


async def test_a_reflection_dated_before_its_decision_is_said_and_kept(tmp_path: Path) -> None:
    async with looking_back(tmp_path, written(1, 300, days=90, **WHOLE)) as person:
        await person.sees("is dated before the decision of", "correct one of the dates")
        await person.sees("after 90 days · saved", "1 Again      open")
        await person.press("+")
        await person.until(lambda: len(on_disk(person).reflections) == 2)
        assert on_disk(person).reflections[0] == written(1, 300, days=90, **WHOLE)


async def test_a_signal_that_no_catalogue_knows_is_said_and_kept(tmp_path: Path) -> None:
    async with looking_back(tmp_path, written(1, 4, days=90, foretold=("gone",))) as person:
        await person.sees('names "gone", which is in no catalogue')
        await person.press("5", "enter")
        await person.sees("Ticked, and not seen then", "+ · gone")
        await person.hears('"gone"', '"71"')


async def test_an_evaluation_that_was_altered_is_said(tmp_path: Path) -> None:
    made = decision().model_copy(update={"on": ago(100)})
    assert made.evaluation is not None
    altered = made.evaluation.model_copy(update={"probability": 0.01})
    made = made.model_copy(update={"evaluation": altered})
    async with looking_back(tmp_path, decision=made) as person:
        await person.sees("The figures kept with the decision of", "delete the line")


async def test_an_answer_outside_the_scale_in_the_file_is_named_with_its_line(
    tmp_path: Path,
) -> None:
    async with looking_back(tmp_path, written(1, 4, days=90, **WHOLE)) as person:
        (file,) = (tmp_path / "data").rglob("opportunity.toml")
        file.write_text(file.read_text().replace("harmed = 1", "harmed = 9"))
        person.app.open_reflection(file.parent.name)
        # Where the folder's name breaks the lines differs from machine to machine.
        await person.until(
            lambda: (
                "reflection.regret.harmed: the number is out of range; write one that is at"
                in " ".join(person.text.split())
            )
        )
        assert "harmed = 9" in file.read_text()


@pytest.mark.parametrize("size", [(40, 24), (40, 12), (120, 40)])
async def test_a_reflection_can_be_written_at_any_size(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with looking_back(tmp_path, size=size) as person:
        await person.press("+", "2")
        await person.sees("1-5 how far", "tab part")
        await person.press(*"12345")
        await person.sees("2 Regret", "50 of 100", "0 is no regret")
        for _ in range(6):
            await person.press("tab", "end")
            assert "esc" in person.rows[-1]
        await person.sees("saved")
        await person.until(lambda: on_disk(person).reflections != ())


async def test_a_reflection_keeps_the_decision_that_it_is_about(tmp_path: Path) -> None:
    made = decision("declined").model_copy(update={"on": ago(101)})
    async with looking_back(tmp_path, stage="declined", decision=made) as person:
        await person.sees("Would you turn it down again?")
        await person.press("-")
        await person.hears(f"decided = {ago(101)}")
        (first,) = on_disk(person).reflections
        assert (first.decided, first.stage) == (ago(101), "declined")
        at = dt.datetime.now().astimezone()
        library = Library(person.places)
        slug = library.slugs()[0]
        library.change_opportunity(slug, lambda o: staged(reopened(o, at), "offer", at))
        taken = decision("accepted").model_copy(update={"on": TODAY})
        library.change_opportunity(slug, lambda o: decided(o, taken, at))
        person.app.open_reflection(slug)
        await person.sees("Would you take it again?", "1 Again      open")
        await person.press("+", "6", "end")
        await person.sees("after 90 days", "would not turn it down again")
        await person.until(lambda: len(on_disk(person).reflections) == 2)
        kept, new = on_disk(person).reflections
        assert kept == first
        assert (new.decided, new.stage, new.days) == (TODAY, "accepted", None)


async def test_one_of_which_only_words_were_written_goes_on_while_it_is_due(tmp_path: Path) -> None:
    half = written(1, 4, days=90, missing="who moved up")
    async with looking_back(tmp_path, half) as person:
        await person.sees("Begun on", "1 Again      open")
        await person.press("+")
        await person.hears("again = true")
        (made,) = on_disk(person).reflections
        assert (made.id, made.on, made.missing) == (half.id, ago(4), "who moved up")


async def test_then_says_why_it_is_empty_of_one_that_is_open(tmp_path: Path) -> None:
    async with looking_back(tmp_path, stage="interviewing", decision=None) as person:
        await person.press("6")
        await person.sees("6 Then", "It is still open. A reflection looks back")


async def test_then_teaches_where_only_the_day_was_written_down(tmp_path: Path) -> None:
    bare = Decision(on=ago(100), stage="accepted")
    async with looking_back(tmp_path, decision=bare) as person:
        await person.press("+", "6")
        await person.sees("Nothing but the day was written down", "that d keeps")


async def test_words_that_esc_puts_aside_are_said_and_stand_there_again(tmp_path: Path) -> None:
    async with looking_back(tmp_path) as person:
        await person.press("4", "enter")
        await person.type("who was on call")
        await person.press("escape")
        await person.sees('not kept: "who was on call"')
        assert on_disk(person).reflections == ()
        await person.press("enter")
        await person.sees("› who was on call")
        await person.press("enter")
        await person.hears('missing = "who was on call"')
