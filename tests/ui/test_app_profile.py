"""About you in the app: read and changed in one place, saved at once, nothing lost."""

from __future__ import annotations

import asyncio
import datetime as dt
import os
import tomllib
from pathlib import Path
from typing import Any

import pytest
from piloted import Sitting, at_the_sample, places_in, sitting

from offer_tui.store.atomic import NotSaved

BY_HAND = """\
# Mine. Keep your hands off.
schema = 1

# what I am after
goal = "night shifts no more"
situation = "searching"   # since June
theirs = 7

[market]
low = 40_000.0   # from the union's table
high = 48_000.0
seen_in = "the union's table"
"""


def profile(person: Sitting) -> dict[str, Any]:
    return tomllib.loads(person.places.profile.read_text(encoding="utf-8"))


async def about_you(person: Sitting) -> None:
    await person.press("y")
    await person.sees("About you", "Goal", "Situation", "Deal-breakers")


def empty(folder: Path, text: str = "") -> Any:
    places = places_in(folder)
    places.data.mkdir(parents=True)
    if text:
        places.profile.write_text(text, encoding="utf-8")
    return places


async def test_everything_can_be_told_in_one_place_and_is_saved_at_once(tmp_path: Path) -> None:
    async with sitting(empty(tmp_path)) as person:
        await person.sees("Nothing here yet")
        await about_you(person)
        assert "saved" not in person.rows[0]
        await person.press("enter", *"to teach", "enter")
        await person.until(lambda: person.rows[0].endswith("saved"))
        assert profile(person)["goal"] == "to teach"
        await person.press("down", "right", "right", "down", "enter", *"2099-03-01", "enter")
        await person.press("down", "enter", *"60-75k EUR, need 52k", "enter")
        await person.sees("60,000 to 75,000 EUR a year")
        await person.press("down", "down", "enter", "a", *"home by six", "enter")
        await person.press("a", *"good people", "enter", "escape")
        await person.press("down", "enter", "a", *"candour", "enter", "escape")
        await person.hears("candour")
        kept = profile(person)
        assert kept["situation"] == "searching"
        assert kept["money_until"] == dt.date(2099, 3, 1)
        assert kept["market"] == {
            "low": 60_000, "high": 75_000, "need": 52_000, "currency": "EUR", "per": "year",
        }  # fmt: skip
        assert kept["criteria"] == ["home by six", "good people"]
        assert kept["values"] == ["candour"]
        assert "deal_breakers" not in kept


async def test_comments_and_keys_of_others_survive(tmp_path: Path) -> None:
    async with sitting(empty(tmp_path, BY_HAND)) as person:
        await about_you(person)
        await person.press("enter", "end", *"!", "enter")
        await person.hears("night shifts no more!")
        await person.press("down", "down", "down", "enter", "end", *", need 39k", "enter")
        await person.hears("39000")
        text = person.places.profile.read_text(encoding="utf-8")
        for kept in (
            "# Mine. Keep your hands off.", "# what I am after", "# since June", "theirs = 7",
            "low = 40_000.0   # from the union's table", "seen_in",
        ):  # fmt: skip
            assert kept in text


async def test_ctrl_z_takes_every_change_back_to_the_beginning(tmp_path: Path) -> None:
    async with sitting(empty(tmp_path, BY_HAND)) as person:
        await about_you(person)
        await person.press("down", "enter", "right")
        await person.sees("Turning down   6 months")
        await person.press("down", "enter", *"4 months", "enter")
        await person.press("down", "down", "enter", "x", "x", "escape")
        await person.hears("money_until", "deal_breakers")
        await person.press("ctrl+z", "ctrl+z")
        await person.sees("Took back: Deal-breakers.", "the usual five")
        await person.press("ctrl+z", "ctrl+z", "ctrl+z")
        await person.until(lambda: profile(person) == tomllib.loads(BY_HAND))
        await person.until(lambda: person.rows[0].endswith("saved"))
        assert "ctrl+z" not in person.rows[-1]


async def test_escape_leaves_what_was_there_and_leads_one_step_out(tmp_path: Path) -> None:
    async with sitting(empty(tmp_path, BY_HAND)) as person:
        await about_you(person)
        await person.press("enter", *"no", "escape")
        await person.sees("night shifts no more")
        await person.press("down", "down", "down", "down", "enter")
        await person.sees("About you · Deal-breakers")
        await person.press("a", "escape", "escape")
        await person.sees_no("About you · Deal-breakers")
        await person.press("escape")
        await person.sees("Nothing here yet")
        assert person.places.profile.read_text(encoding="utf-8") == BY_HAND


async def test_a_suggestion_taken_as_it_is_changes_nothing(tmp_path: Path) -> None:
    async with sitting(empty(tmp_path, BY_HAND)) as person:
        await about_you(person)
        for key in ("enter", "enter", "down", "down", "down", "enter", "enter"):
            await person.press(key)
        await person.sees_no("Market ›")
        assert person.places.profile.read_text(encoding="utf-8") == BY_HAND


async def test_what_cannot_be_taken_is_named_and_stays_to_be_mended(tmp_path: Path) -> None:
    async with sitting(empty(tmp_path)) as person:
        await about_you(person)
        await person.press("down", "down", "down", "enter", *"75-60k EUR", "enter")
        await person.sees("75,000 is above 60,000", "Market › 75-60k EUR")
        await person.press("ctrl+u", *"abc", "enter")
        await person.sees('There is no figure in "abc"', "Market › abc")
        await person.press("ctrl+u", *"60-75k", "enter")
        await person.sees("60,000 to 75,000 a year")
        await person.press("up", "enter", *"1 Mar 2020", "enter")
        await person.sees("1 Mar 2020 has passed", "Money until › 1 Mar 2020")
        assert "money_until" not in profile(person)
        await person.press("enter")
        await person.sees("1 Mar 2020, passed")
        await person.hears("money_until = 2020-03-01")


async def test_a_doubt_is_raised_anew_when_the_words_change(tmp_path: Path) -> None:
    async with sitting(empty(tmp_path)) as person:
        await about_you(person)
        await person.press("down", "down", "enter", *"1 Mar 2020", "enter")
        await person.sees("1 Mar 2020 has passed")
        await person.press("backspace", "1", "enter")
        await person.sees("1 Mar 2021 has passed")
        assert not person.places.profile.exists()


async def test_deal_breakers_are_found_by_code_and_by_words(tmp_path: Path) -> None:
    async with sitting(empty(tmp_path)) as person:
        await about_you(person)
        await person.press("down", "down", "down", "down", "enter")
        await person.sees("21 bait and switch", "default", "These five count by default")
        await person.press("a", *"92", "enter")
        await person.sees("» 92 always on", "This list is yours")
        await person.press("a", *"commute", "enter")
        await person.sees("» 93 long commute")
        await person.press("a", *"nothing like it", "enter")
        await person.sees("No signal says that")
        await person.press("escape", "up", "x")
        await person.sees("Taken out: always on")
        await person.until(lambda: profile(person)["deal_breakers"][5:] == ["long-commute"])
        await person.press("r")
        await person.sees("These five count by default")
        await person.until(lambda: "deal_breakers" not in profile(person))
        assert profile(person)["left_at_default"] == ["deal_breakers"]


async def test_criteria_are_ordered_changed_and_no_more_than_ten(tmp_path: Path) -> None:
    async with sitting(empty(tmp_path)) as person:
        await about_you(person)
        await person.press("down", "down", "down", "down", "down", "enter")
        for word in "abcdefghij":
            await person.press("a", word, word, "enter")
        await person.sees("10  jj", "10 are enough")
        await person.press("a")
        await person.sees("take one out first")
        await person.press("u", "u", "d", "home", "enter", "ctrl+u", *"bb", "enter")
        await person.sees("That is in the list already.", "Change › bb")
        await person.press("x", "enter")
        await person.sees("»  1  bbx", "9  jj", "10  ii")
        names = ["bbx", "bb", "cc", "dd", "ee", "ff", "gg", "hh", "jj", "ii"]
        await person.until(lambda: profile(person)["criteria"] == names)


async def test_left_at_its_default_it_is_not_asked_again_until_told(tmp_path: Path) -> None:
    async with sitting(empty(tmp_path)) as person:
        await about_you(person)
        await person.press("down", "k")
        await person.sees("secure, left at that", "you are not asked for it again")
        await person.hears('left_at_default = [\n    "situation",\n]')
        assert "k leave it so" not in person.rows[-1]
        await person.press("right")
        await person.until(lambda: profile(person)["situation"] == "employed-and-it-hurts")
        assert "left_at_default" not in profile(person)


async def test_a_loss_set_by_hand_goes_back_to_its_default(tmp_path: Path) -> None:
    async with sitting(empty(tmp_path)) as person:
        await about_you(person)
        await person.press("up", "up", "enter", *"4.5", "enter")
        await person.sees("4.5 months, by hand", "You set it to 4.5 months by hand")
        await person.until(lambda: profile(person)["decline_loss_months"] == 4.5)
        await person.press("r")
        await person.sees("Turning down   3 months", "Back to the default.")
        await person.until(lambda: "decline_loss_months" not in profile(person))
        await person.press("enter", *"-2", "enter")
        await person.sees("Write months above zero", "Months › -2")


async def test_a_broken_profile_is_named_and_nothing_can_be_changed(tmp_path: Path) -> None:
    broken = 'schema = 1\nsituation = "rich"\n'
    async with sitting(empty(tmp_path, broken)) as person:
        await person.press("y")
        await person.sees("cannot be read", "situation:", "none of the words", "Mend it")
        await person.press("enter", "down", "k", "x", "a", "d", "u", "left", "ctrl+z")
        await person.sees("cannot be read")
        assert person.places.profile.read_text(encoding="utf-8") == broken
        person.places.profile.write_text('schema = 1\nsituation = "searching"\n', encoding="utf-8")
        await person.press("r")
        await person.sees("Situation      searching")


async def test_a_file_broken_meanwhile_is_not_written_over_and_tried_again(tmp_path: Path) -> None:
    async with sitting(empty(tmp_path, BY_HAND)) as person:
        await about_you(person)
        person.places.profile.write_text("schema = 1\ngoal = \n", encoding="utf-8")
        await person.press("down", "right")
        await person.sees("NOT SAVED", "this is not TOML", "mend that line")
        assert person.places.profile.read_text(encoding="utf-8") == "schema = 1\ngoal = \n"
        await person.press("escape")
        await person.sees("leaves without it")
        person.places.profile.write_text(BY_HAND, encoding="utf-8")
        await person.sees_no("NOT SAVED")
        await person.until(lambda: profile(person)["situation"] == "secure")
        assert profile(person)["goal"] == "night shifts no more"


async def test_saved_is_said_only_once_it_is_on_the_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with sitting(empty(tmp_path, BY_HAND)) as person:
        await about_you(person)
        desk = person.app.desk
        keep, is_full = desk.keep_profile, True

        def full(*changes: Any) -> Any:
            if is_full:
                raise NotSaved(person.places.profile, "the disk is full")
            return keep(*changes)

        monkeypatch.setattr(desk, "keep_profile", full)
        await person.press("enter", *"mine", "enter")
        await person.sees("NOT SAVED", "the disk is full", "mine")
        assert not person.rows[0].endswith("saved")
        # What is changed meanwhile is kept with it, and nothing is lost without a word.
        await person.press("down", "right", "ctrl+q")
        await person.sees("leaves without it", "Situation      secure")
        is_full = False
        await person.sees_no("NOT SAVED")
        await person.until(lambda: person.rows[0].endswith("saved"))
        assert (profile(person)["goal"], profile(person)["situation"]) == ("mine", "secure")


async def test_what_another_window_changed_meanwhile_stays(tmp_path: Path) -> None:
    async with sitting(empty(tmp_path, BY_HAND)) as person:
        await about_you(person)
        theirs = BY_HAND.replace("night shifts no more", "days only")
        person.places.profile.write_text(theirs, encoding="utf-8")
        await person.press("down", "right")
        await person.sees("days only")
        await person.until(lambda: profile(person)["situation"] == "secure")
        assert profile(person)["goal"] == "days only"


async def test_keys_faster_than_the_disk_all_count(tmp_path: Path) -> None:
    async with sitting(empty(tmp_path)) as person:
        await about_you(person)
        person.rush("down", *("right",) * 7, "down", "enter", *"4m", "enter")
        await person.hears("money_until")
        await person.until(lambda: person.rows[0].endswith("saved"))
        assert profile(person)["situation"] == "employed-and-it-hurts"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
async def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    places = empty(tmp_path, BY_HAND)
    async with sitting(places) as person:
        await about_you(person)
        places.data.chmod(0o500)
        try:
            await person.press("down", "right")
            await person.sees("NOT SAVED", "no permission")
        finally:
            places.data.chmod(0o700)


# Where it first counts.


async def evaluation_of(person: Sitting, slug: str) -> None:
    person.app.call_later(person.app.open_evaluation, slug)
    await person.sees("Would regret it", "for │ against")


async def test_evaluation_asks_for_what_was_never_said_and_comes_back_worked_out_anew(
    tmp_path: Path,
) -> None:
    async with at_the_sample(tmp_path) as person:
        person.places.profile.write_text("schema = 1\n", encoding="utf-8")
        await evaluation_of(person, "birch-systems")
        await person.sees("how pressed you are", "declining costs 3.   y tells it")
        await person.press("y")
        await person.sees("» Situation")
        await person.press("right", "right", "escape")
        await person.sees("you can afford 50", "how long money lasts", "declining costs 6")
        await person.press("y")
        await person.sees("» Money until")
        await person.press("k", "escape")
        await person.sees("what you will not accept", "The usual five count")
        await person.press("y")
        await person.sees("» Deal-breakers", "k leave it so")
        await person.press("k", "escape")
        # 31 has its answer there, and so has what is asked about the pay and the needs.
        await person.sees("Not said: your goal, to hold 32 and 33 against.")
        await person.press("y", "enter", *"to lead", "enter", "escape")
        await person.sees_no("y tells it", "About you")
        assert profile(person)["goal"] == "to lead"


async def test_keys_typed_before_the_file_is_read_are_not_lost(tmp_path: Path) -> None:
    async with sitting(empty(tmp_path, BY_HAND)) as person:
        await person.sees("Nothing here yet")
        person.rush("y", "down", "right", "down", "enter", *"9 months", "enter")
        await person.hears("money_until", 'situation = "secure"')


async def test_before_the_gut_nothing_is_asked(tmp_path: Path) -> None:
    async with at_the_sample(tmp_path) as person:
        person.places.profile.write_text("schema = 1\n", encoding="utf-8")
        person.app.call_later(person.app.open_evaluation, "acme")
        await person.sees("Gut first")
        await person.press("y")
        await asyncio.sleep(0.05)
        await person.sees("Gut first")
        assert "tells it" not in person.text


async def test_a_click_on_what_is_asked_opens_it(tmp_path: Path) -> None:
    async with at_the_sample(tmp_path) as person:
        person.places.profile.write_text("schema = 1\n", encoding="utf-8")
        await evaluation_of(person, "birch-systems")
        await person.sees("y tells it")
        await person.click("tells it")
        await person.sees("» Situation")


async def test_a_step_is_announced_on_home_and_on_the_evaluation(tmp_path: Path) -> None:
    async with at_the_sample(tmp_path, (120, 40)) as person:
        today = person.app.desk.now().date()
        until = today + dt.timedelta(days=91 + 5)
        person.places.profile.write_text(
            f'schema = 1\nsituation = "searching"\nmoney_until = {until}\n', encoding="utf-8"
        )
        await person.press("y")
        await person.sees("About you")
        await person.press("escape")
        step = today + dt.timedelta(days=5)
        words = f"From {step:%a} {step.day} {step:%b} turning a good one down counts as 9 months"
        await person.sees("Opportunities", words, "not 6: your money lasts until")
        await evaluation_of(person, "birch-systems")
        await person.sees(words)


async def test_both_places_show_and_keep_the_same_losses(tmp_path: Path) -> None:
    async with at_the_sample(tmp_path) as person:
        person.places.profile.write_text('schema = 1\nsituation = "searching"\n', encoding="utf-8")
        await evaluation_of(person, "birch-systems")
        await person.press("l")
        await person.sees("turning a good one down  › 6 months     by default")
        await person.press("down", "right", "enter")
        await person.sees("you can afford 60")
        await person.press("y")
        await person.sees("Turning down   9 months, by hand", "Regretting it  6 months")
        while "» Turning down" not in person.text:
            await person.press("down")
        await person.press("enter", "ctrl+u", *"2", "enter", "escape")
        await person.sees("you can afford 25")
        await person.press("l", "down", "backspace")
        await person.sees("turning a good one down  › 6 months     by default")
        await person.press("enter")
        await person.sees("you can afford 50")
        assert "decline_loss_months" not in profile(person)
