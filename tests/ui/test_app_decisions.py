"""What a person decides on the Evaluation screen: losses, what is put aside, and how it ends."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from piloted import Sitting, at_the_sample, sitting


def opportunity(person: Sitting, slug: str) -> dict[str, Any]:
    path = person.places.opportunities / slug / "opportunity.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


async def evaluation_of(person: Sitting, slug: str) -> None:
    person.app.call_later(person.app.open_evaluation, slug)
    await person.sees("Would regret it", "for │ against")


async def withdraw(person: Sitting, because: str = "") -> None:
    await person.sees("» withdraw")
    await person.press("enter")
    await person.sees("this is it", "enter close it")
    await person.press("c")
    await person.sees("in a few words, for the list")
    await person.press("ctrl+u", *because, "enter")
    await person.sees("How it ended")
    await person.sees("saved")


async def test_moving_the_losses_moves_what_can_be_afforded_and_enter_keeps_them(
    tmp_path: Path,
) -> None:
    async with at_the_sample(tmp_path) as person:
        await evaluation_of(person, "birch-systems")
        await person.sees("you can afford 33")
        await person.press("l")
        await person.sees("regretting it costs      › 6 months", "turning a good one down  › 3")
        await person.press("down", "right", "right", "right")
        await person.sees("you can afford 50", "› 6 months")
        await person.press("enter")
        await person.sees_no("turning a good one down  ›")
        profile = tomllib.loads(person.places.profile.read_text(encoding="utf-8"))
        # What was not moved goes on following its default.
        assert (profile.get("join_loss_months"), profile["decline_loss_months"]) == (None, 6)
        await person.sees("you can afford 50")


async def test_escape_leaves_the_losses_as_they_were(tmp_path: Path) -> None:
    async with at_the_sample(tmp_path) as person:
        await evaluation_of(person, "birch-systems")
        before = person.places.profile.read_bytes()
        await person.press("l", "left", "left")
        await person.sees("you can afford 43")
        await person.press("escape")
        await person.sees("you can afford 33")
        assert person.places.profile.read_bytes() == before


async def test_a_question_that_cannot_be_had_is_put_aside_and_taken_back(tmp_path: Path) -> None:
    async with at_the_sample(tmp_path) as person:
        await evaluation_of(person, "corvid")
        await person.press("down", "down", "down")
        await person.sees("» 31 off my long-term goal", "c can't be had")
        await person.press("c")
        await person.sees("cannot be had")
        assert opportunity(person, "corvid")["unavailable"] == ["career-misaligned"]
        # The cursor stays on what was put aside, wherever that stands now.
        await person.sees("» 31 off my long-term goal")
        await person.press("c")
        await person.sees_no("cannot be had")
        assert not opportunity(person, "corvid").get("unavailable")


async def test_what_was_put_aside_is_taken_back_and_put_back(tmp_path: Path) -> None:
    async with at_the_sample(tmp_path) as person:
        await evaluation_of(person, "corvid")
        await person.press("down", "down", "down", "c")
        await person.sees("cannot be had")
        await person.press("ctrl+z")
        await person.sees("took back: off my long-term goal")
        await person.sees_no("cannot be had")
        assert not opportunity(person, "corvid").get("unavailable")
        await person.press("ctrl+y")
        await person.sees("cannot be had")
        assert opportunity(person, "corvid")["unavailable"] == ["career-misaligned"]


async def test_settling_a_conflict_lets_the_latest_answer_stand(tmp_path: Path) -> None:
    async with at_the_sample(tmp_path) as person:
        await evaluation_of(person, "birch-systems")
        await person.sees("rounds differ")
        for _ in range(12):
            if "» 93" in person.text:
                break
            await person.press("down")
        await person.sees("» 93", "s settle")
        await person.press("s")
        await person.sees_no("rounds differ")
        assert opportunity(person, "birch-systems")["settled"] == ["long-commute"]


async def test_a_decision_keeps_the_reason_and_what_the_evaluator_said_that_day(
    tmp_path: Path,
) -> None:
    async with at_the_sample(tmp_path) as person:
        await evaluation_of(person, "corvid")
        await person.press("d")
        await person.sees("How does it end with Corvid?", "» withdraw")
        await withdraw(person, "too vague")
        await person.press("escape")
        await person.sees('You wrote: "too vague"', "Kept as it was")
        kept = opportunity(person, "corvid")
        assert kept["stage"] == kept["decision"]["stage"] == "withdrawn"
        assert kept["decision"]["because"] == "too vague"
        assert "deciding" not in kept
        frozen = kept["decision"]["evaluation"]
        # With what two jobs of the sample taught.
        assert frozen["catalogue"] == f"{person.app.desk.catalogue.version}+2"
        assert {one["signal"] for one in frozen["contribution"]} >= {"vague-jd", "hard-sell"}
        await person.press("escape")
        await person.sees("withdr")


async def test_a_changed_catalogue_changes_the_figures_of_today_and_no_frozen_one(
    tmp_path: Path,
) -> None:
    async with at_the_sample(tmp_path) as person:
        await evaluation_of(person, "corvid")
        await person.press("d")
        await withdraw(person)
        await person.press("escape")
        await person.sees("Kept as it was")
        frozen = opportunity(person, "corvid")["decision"]["evaluation"]
        then = next(row for row in person.rows if row.strip().startswith("Then:"))
    own = person.places.config / "signals"
    own.mkdir(parents=True)
    (own / "mine.toml").write_text(
        '[[change]]\nid = "vague-jd"\nseen_if_regret = 0.9\nseen_if_not = 0.1\n', encoding="utf-8"
    )
    async with sitting(person.places) as again:
        await again.sees("Corvid")
        await evaluation_of(again, "corvid")
        assert opportunity(again, "corvid")["decision"]["evaluation"] == frozen
        assert then in again.rows
        today = next(row for row in again.rows if "Would regret it" in row)
        assert f"{round(frozen['probability'] * 100)} in 100," not in today


async def test_no_decision_is_ever_written_over(tmp_path: Path) -> None:
    async with at_the_sample(tmp_path) as person:
        await evaluation_of(person, "corvid")
        await person.press("d")
        await withdraw(person, "too vague")
        await person.sees("How it ended", "it is open again")
        assert "take it" not in person.text
        await person.sees("» the letter: withdrawal")
        await person.press("down", "enter", *"they called", "enter")
        await person.sees("How does it end with Corvid?")
        await withdraw(person, "they came back")
        await person.sees("How it ended")
        kept = opportunity(person, "corvid")
        assert kept["decision"]["because"] == "they came back"
        (before,) = kept["earlier_decision"]
        assert before["because"] == "too vague"
        assert before["evaluation"]["contribution"]
        stages = [(one["before"], one["stage"]) for one in kept["history"]]
        assert stages[-2] == ("withdrawn", stages[-3][0])
        assert kept["history"][-2]["because"] == "they called"


async def test_a_gut_rating_counts_while_its_round_still_goes_on(tmp_path: Path) -> None:
    async with at_the_sample(tmp_path) as person:
        (path,) = person.rounds_of("corvid")
        head, gut, rest = path.read_text(encoding="utf-8").partition("[gut]")
        going_on = "\n".join(row for row in head.splitlines() if not row.startswith("ended"))
        path.write_text(going_on + "\n[[" + rest.partition("[[")[2], encoding="utf-8")
        assert gut
        person.app.call_later(person.app.open_evaluation, "corvid")
        await person.sees("Gut first: how did")
        await person.press("3")
        await person.sees("Would regret it")
        assert "Gut first" not in person.text


async def test_half_a_weight_is_shown_with_its_half(tmp_path: Path) -> None:
    async with at_the_sample(tmp_path) as person:
        await evaluation_of(person, "corvid")
        await person.press("down")
        await person.sees("» 29 △")
        await person.press("enter")
        await person.sees("half its weight, as a hint", "½ ln(p1 / p0) = +0.084 nats")


async def test_what_must_be_said_is_said_at_80_columns(tmp_path: Path) -> None:
    async with at_the_sample(tmp_path) as person:
        await evaluation_of(person, "birch-systems")
        await person.sees("Take it", "Before you sign, look into", "A second opinion")
        await person.sees("Round by round")
        person.app.call_later(person.app.open_evaluation, "gannet-hospital")
        await person.sees("With a reservation: 71 people keep leaving")


async def test_what_was_closed_can_be_opened_again(tmp_path: Path) -> None:
    async with at_the_sample(tmp_path) as person:
        await evaluation_of(person, "dune")
        await person.press("d")
        await person.sees("it is open again")
        await person.press("down", "enter", "enter")
        await person.sees("How does it end with Dune?")
        await person.sees("saved")
        assert opportunity(person, "dune")["stage"] == "interviewing"


async def test_every_signal_shows_where_its_weight_comes_from(tmp_path: Path) -> None:
    async with at_the_sample(tmp_path) as person:
        await person.press("i")
        await person.sees("Signals", "11 work unlike the posting")
        await person.press("enter")
        await person.sees("ln OR", "Source", "grade")
        await person.press("escape", "escape")
        await person.sees("Sample" if person.app.is_sample else "Opportunities")
