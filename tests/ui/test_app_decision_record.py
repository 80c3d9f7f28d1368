"""The Decision screen, with somebody at the keys."""

from __future__ import annotations

import tomllib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from piloted import Sitting, at_the_sample

from offer_tui.model.frozen import FrozenEvaluation


def kept(person: Sitting, slug: str) -> dict[str, Any]:
    path = person.places.opportunities / slug / "opportunity.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


@asynccontextmanager
async def deciding(folder: Path, slug: str, first: str) -> AsyncIterator[Sitting]:
    async with at_the_sample(folder) as person:
        person.app.call_later(person.app.open_decision, slug)
        await person.sees("Decide · ", first)
        yield person


async def saved(person: Sitting) -> None:
    await person.sees("saved")


async def test_a_job_cannot_be_taken_before_there_is_an_offer(tmp_path: Path) -> None:
    async with deciding(tmp_path, "corvid", "» withdraw") as person:
        await person.press("up", "down", "down", "down")
        for _ in range(8):
            if "» take it" in person.text:
                break
            await person.press("down")
        await person.sees("» take it", "there is no offer yet: note the offer first")
        await person.press("enter")
        assert "close it" not in person.text
        assert "deciding" not in kept(person, "corvid")


async def test_an_offer_is_taken_or_declined(tmp_path: Path) -> None:
    async with deciding(tmp_path, "birch-systems", "» take it") as person:
        await person.sees("decline it")
        assert "withdraw" not in person.text


async def test_what_was_seen_becomes_a_reason_of_yours_or_theirs(tmp_path: Path) -> None:
    async with deciding(tmp_path, "corvid", "» withdraw") as person:
        await person.press("2", "down")
        await person.sees("» 12 ▲ the posting says little")
        await person.press("enter")
        await person.sees("Against")
        await saved(person)
        (reason,) = kept(person, "corvid")["deciding"]["reason"]
        assert (reason["signal"], reason["side"], reason["whose"]) == (
            "vague-jd", "against", "theirs",
        )  # fmt: skip


async def test_a_reason_of_ones_own_is_written_moved_and_taken_back(tmp_path: Path) -> None:
    async with deciding(tmp_path, "corvid", "» withdraw") as person:
        await person.press("2", "n", *"my commute", "enter")
        await person.sees("for or against joining")
        await person.press("enter")
        await person.sees("yours or theirs")
        await person.press("enter")
        await person.sees("» ▲ my commute", "yours")
        await person.press("right")
        await person.sees("theirs")
        await saved(person)
        (reason,) = kept(person, "corvid")["deciding"]["reason"]
        assert (reason["text"], reason["whose"]) == ("my commute", "theirs")
        await person.press("ctrl+z", "ctrl+z")
        await person.sees_no("my commute,")
        await saved(person)
        assert not kept(person, "corvid").get("deciding", {}).get("reason")


async def test_what_is_neither_for_nor_against_is_asked_again(tmp_path: Path) -> None:
    async with deciding(tmp_path, "corvid", "» withdraw") as person:
        await person.press("2", "n", *"a reason", "enter", "ctrl+u", *"maybe", "enter")
        await person.sees("for or against joining", "maybe")
        await person.press("ctrl+u", *"f", "enter", "enter")
        await person.sees("» ● a reason")


async def test_what_counts_is_put_in_order(tmp_path: Path) -> None:
    async with deciding(tmp_path, "corvid", "» withdraw") as person:
        await person.press("3")
        await person.sees("What counts, and what first?")
        await person.press("down", "down", "enter")
        await person.sees("first", "only the pay counts")
        await person.press("end", "enter")
        await person.sees("second")
        await person.sees_no("only the pay counts")
        await saved(person)
        assert kept(person, "corvid")["deciding"]["weighed"] == ["money", "gut"]


async def test_the_own_figure_comes_before_the_evaluators(tmp_path: Path) -> None:
    async with deciding(tmp_path, "birch-systems", "» take it") as person:
        await person.press("6")
        await person.sees("Yours first")
        assert "in 100" not in person.text
        await person.press("enter", *"11", "enter")
        await person.sees("a figure from 0 to 10")
        await person.press("ctrl+u", *"3", "enter")
        await person.sees("3 of 10", "in 100, could be", "you can afford")
        await saved(person)
        assert kept(person, "birch-systems")["deciding"]["own_probability"] == 0.3


async def test_the_own_figure_cannot_follow_the_evaluators(tmp_path: Path) -> None:
    async with deciding(tmp_path, "birch-systems", "» take it") as person:
        await person.press("6", "right", "left")
        await person.sees("Yours first")
        await person.press("enter", *"3", "enter")
        await person.sees("3 of 10", "in 100, could be")
        await person.press("right", "enter", *"5")
        await person.sees("3 of 10")
        assert "›" not in person.text
        await saved(person)
        assert kept(person, "birch-systems")["deciding"]["own_probability"] == 0.3


async def test_words_that_another_window_made_stale_are_said_again(tmp_path: Path) -> None:
    async with deciding(tmp_path, "birch-systems", "» take it") as person:
        await person.press("5", "enter", *"mine", "enter")
        await person.sees("mine", "saved")
        await person.press("enter")
        path = person.places.opportunities / "birch-systems" / "opportunity.toml"
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace('went_wrong = "mine"', 'went_wrong = "theirs"'))
        await person.press("ctrl+u", *"my long words", "enter")
        await person.sees("Not written", "my long words", "another program")


async def test_a_whole_record_is_left_resumed_and_closed(tmp_path: Path) -> None:
    async with deciding(tmp_path, "birch-systems", "» take it") as person:
        await person.press("down", "enter")
        await person.sees("this is it", "enter close it")
        await person.press("5", "enter", *"the founder left", "enter")
        await person.sees("the founder left")
        await person.press("4", "enter")
        await person.sees("1 kept")
        await person.press("escape")
        await person.sees("Opportunities")
        person.app.call_later(person.app.open_decision, "birch-systems")
        await person.sees("Decide · Birch Systems", "decline ", "1 kept", "1 of 4")
        await person.press("c")
        await person.sees("in a few words, for the list")
        await person.press(*"not now", "enter")
        await person.sees("Decided, and kept", "How it ended")
        await saved(person)
        record = kept(person, "birch-systems")
        decision = record["decision"]
        assert record["stage"] == decision["stage"] == "declined"
        assert (decision["went_wrong"], decision["because"]) == ("the founder left", "not now")
        assert len(decision["unknown"]) == 1
        assert "deciding" not in record
        assert record["history"][-1]["stage"] == "declined"
        frozen = FrozenEvaluation.model_validate(decision["evaluation"])
        assert frozen.seal
        assert not frozen.was_altered
        # The sample's Birch leans to a take.
        assert decision["against_advice"] is True


async def test_three_times_enter_closes_it(tmp_path: Path) -> None:
    async with deciding(tmp_path, "birch-systems", "» take it") as person:
        await person.press("down", "enter")
        await person.sees("this is it", "enter close it")
        await person.press("enter", *"too far", "enter")
        await person.sees("How it ended", '"too far"', "» the letter: decline", "enter open it")
        await saved(person)
        assert kept(person, "birch-systems")["stage"] == "declined"
        await person.press("enter")
        await person.sees("decline · Birch Systems")


async def test_a_choice_is_taken_off_again(tmp_path: Path) -> None:
    async with deciding(tmp_path, "birch-systems", "» take it") as person:
        await person.press("enter", "x")
        await person.sees_no("this is it")
        await saved(person)
        assert kept(person, "birch-systems").get("deciding", {}).get("stage") is None


async def test_a_decision_is_taken_back_by_one_key(tmp_path: Path) -> None:
    async with deciding(tmp_path, "birch-systems", "» take it") as person:
        before = kept(person, "birch-systems")
        await person.press("enter", "c", "enter")
        await person.sees("How it ended")
        await person.press("ctrl+z")
        await person.sees("How does it end with Birch Systems?", "this is it")
        await saved(person)
        after = kept(person, "birch-systems")
        assert after.pop("deciding")["stage"] == "accepted"
        assert after == before


async def test_a_decision_that_was_made_is_read_and_not_changed(tmp_path: Path) -> None:
    async with deciding(tmp_path, "gannet-hospital", "How it ended") as person:
        path = person.places.opportunities / "gannet-hospital" / "opportunity.toml"
        before = path.read_bytes()
        for part in "23456":
            await person.press(part, "enter", "right", "x", "n", "c")
            assert "›" not in person.text
        assert path.read_bytes() == before


async def test_leaving_a_job_keeps_the_decision_to_take_it(tmp_path: Path) -> None:
    async with deciding(tmp_path, "gannet-hospital", "» the letter: acceptance") as person:
        await person.press("down")
        await person.sees("» you left again")
        before = kept(person, "gannet-hospital")["decision"]
        await person.press("enter", *"moved away", "enter")
        await person.sees("You have left since")
        await saved(person)
        record = kept(person, "gannet-hospital")
        assert record["stage"] == "left"
        assert record["decision"] == before
        assert record["history"][-1]["because"] == "moved away"


async def test_a_frozen_evaluation_changed_by_hand_is_noticed(tmp_path: Path) -> None:
    async with deciding(tmp_path, "birch-systems", "» take it") as person:
        await person.press("enter", "c", "enter")
        await person.sees("How it ended")
        await saved(person)
        path = person.places.opportunities / "birch-systems" / "opportunity.toml"
        text = path.read_text(encoding="utf-8")
        figure = next(row for row in text.splitlines() if row.startswith("probability = "))
        path.write_text(text.replace(figure, "probability = 0.01"), encoding="utf-8")
        await person.press("escape")
        await person.sees("Opportunities")
        person.app.call_later(person.app.open_decision, "birch-systems")
        await person.sees("changed")


async def test_hostile_words_are_shown_and_kept(tmp_path: Path) -> None:
    async with deciding(tmp_path, "corvid", "» withdraw") as person:
        await person.press("2", "enter")
        await person.sees("why, in your own words")
        person.paste("\x1b[31m[red]\u202e no")
        await person.press("enter")
        await person.sees("[red]")
        assert "\x1b" not in person.text
        await saved(person)
        assert "[red]" in kept(person, "corvid")["deciding"]["reasons"]


async def test_words_that_esc_put_aside_stand_in_the_line_again(tmp_path: Path) -> None:
    async with deciding(tmp_path, "corvid", "» withdraw") as person:
        await person.press("2", "enter", *"a long reason", "escape")
        await person.sees('not kept: "a long reason"', "nothing written yet")
        await person.press("enter")
        await person.sees("why, in your own words › a long reason")
        await person.press(*" indeed", "enter")
        await saved(person)
        await person.sees("a long reason indeed")
        assert kept(person, "corvid")["deciding"]["reasons"] == "a long reason indeed"


async def test_answers_of_a_form_that_esc_closed_are_gone_on_with(tmp_path: Path) -> None:
    async with deciding(tmp_path, "corvid", "» withdraw") as person:
        await person.press("2", "n", *"my commute", "enter")
        await person.sees("for or against joining")
        await person.press("escape")
        await person.sees('not kept: "my commute"')
        await person.press("n")
        await person.sees("for or against joining")
        await person.press("enter", "enter")
        await person.sees("▲ my commute")


async def test_words_put_aside_come_back_to_their_own_row_only(tmp_path: Path) -> None:
    async with deciding(tmp_path, "corvid", "» withdraw") as person:
        await person.press("5", "enter", *"for this row", "escape", "down", "enter")
        await person.sees("went well since ›")
        assert "› for this row" not in person.text


async def test_a_dodged_question_is_a_reason_that_says_so(tmp_path: Path) -> None:
    async with deciding(tmp_path, "haus-sohne", "How does it end") as person:
        await person.press("2")
        await person.sees("44 ? range named openly: dodged")


async def test_ctrl_z_with_nothing_done_says_so_and_stops_nothing(tmp_path: Path) -> None:
    async with deciding(tmp_path, "corvid", "» withdraw") as person:
        await person.press("ctrl+z")
        await person.sees("nothing to take back")
        await person.press("2")
        await person.sees("In your words")


async def test_keys_typed_before_the_page_is_read_are_kept_for_it(tmp_path: Path) -> None:
    async with at_the_sample(tmp_path) as person:
        await person.sees("Corvid")
        person.app.open_decision("corvid")
        person.rush("2", "n", *"hello", "enter")
        await person.sees("for or against joining")


async def test_a_file_broken_meanwhile_is_named_and_the_page_stays(tmp_path: Path) -> None:
    async with deciding(tmp_path, "corvid", "» withdraw") as person:
        path = person.places.opportunities / "corvid" / "opportunity.toml"
        whole = path.read_bytes()
        path.write_text("not toml at all [", encoding="utf-8")
        await person.press("enter")
        await person.sees("corvid/opportunity.toml", "How does it end with Corvid?")
        path.write_bytes(whole)
        await person.press("enter")
        await person.sees("this is it", "saved")
