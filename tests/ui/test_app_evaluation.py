"""The Evaluation screen in the app: gut first, then the reasons."""

from __future__ import annotations

from pathlib import Path

from piloted import at_the_sample


async def test_no_number_is_shown_before_the_gut_is_rated(tmp_path: Path) -> None:
    async with at_the_sample(tmp_path) as person:
        person.app.call_later(person.app.open_evaluation, "acme")
        await person.sees("Gut first", "1  get me out", "5  I want this", "1-5 how it felt")
        assert "in 100" not in person.text
        await person.press("n", "enter", "down", "7", "0")
        await person.sees("Gut first")
        assert "in 100" not in person.text
        assert "rating =" not in person.rounds_of("acme")[-1].read_text(encoding="utf-8")
        await person.press("4")
        await person.sees("Would regret it", "in 100", "for │ against")
        assert "rating = 4" in person.rounds_of("acme")[-1].read_text(encoding="utf-8")


async def test_enter_explains_a_row_and_escape_leads_one_step_back(tmp_path: Path) -> None:
    async with at_the_sample(tmp_path) as person:
        person.app.call_later(person.app.open_evaluation, "birch-systems")
        await person.sees("Would regret it", "for │ against")
        before = person.rows
        await person.press("enter")
        await person.sees("counts", "because", "nats")
        await person.press("escape")
        await person.until(lambda: person.rows == before)
        await person.press("escape")
        await person.sees("Opportunities")


async def test_decibans_are_shown_only_when_asked_for(tmp_path: Path) -> None:
    async with at_the_sample(tmp_path) as person:
        person.app.call_later(person.app.open_evaluation, "birch-systems")
        await person.sees("for │ against")
        before = person.rows
        assert " dB" not in person.text
        await person.press("n")
        await person.sees(" dB")
        await person.press("n")
        await person.until(lambda: person.rows == before)


async def test_a_click_chooses_a_row_and_another_explains_it(tmp_path: Path) -> None:
    async with at_the_sample(tmp_path) as person:
        person.app.call_later(person.app.open_evaluation, "birch-systems")
        await person.sees("for │ against")
        heading = next(n for n, row in enumerate(person.rows) if "for │ against" in row)
        second = person.rows[heading + 2][3:30]
        await person.click(second)
        await person.sees(f"» {second.strip()[:20]}")
        await person.click(second)
        await person.sees("because")


async def test_a_job_without_rounds_says_how_to_begin(tmp_path: Path) -> None:
    async with at_the_sample(tmp_path) as person:
        await person.press("n", *"Juno", "enter", "enter")
        await person.sees("» Juno")
        await person.press("w")
        await person.sees("Nothing was seen here yet", "l live   a afterwards")
        assert "choose" not in person.text
        await person.press("l")
        await person.sees("words note", "1 Role")
        assert len(person.rounds_of("juno")) == 1
