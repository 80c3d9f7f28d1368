"""Preparing for a talk, by somebody at the keys."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from piloted import Sitting, at_the_sample

from offer_tui.store.library import Library

POSTING = """\
Data Engineer

What you do
- build the tables that the shops order from, with SQL and Python
- repair what broke in the night before nine

What you bring
- five years with large tables
- Kafka would be nice

What we offer
- 55,000 to 65,000 EUR a year
- three days a week at home
- 30 days of paid leave
"""


@asynccontextmanager
async def preparing(folder: Path, slug: str, part: str = "1") -> AsyncIterator[Sitting]:
    async with at_the_sample(folder) as person:
        person.app.open_prepare(slug)
        await person.sees("Prepare · ", "1 Posting")
        await person.press(part)
        yield person


async def test_a_pasted_posting_is_read_and_kept_with_its_line_breaks(tmp_path: Path) -> None:
    async with preparing(tmp_path, "corvid") as person:
        await person.press("p")
        person.paste(POSTING)
        await person.sees("pasted, ", "enter reads it")
        await person.press("enter")
        await person.sees("Vague: ", "It leaves open")
        await person.hears("- three days a week at home\n- 30 days")


async def test_a_posting_pasted_again_shows_what_changed(tmp_path: Path) -> None:
    async with preparing(tmp_path, "corvid") as person:
        for text in (POSTING, POSTING.replace("three days a week at home", "days at home by need")):
            await person.press("p")
            person.paste(text)
            await person.sees("enter reads it")
            await person.press("enter")
            await person.sees("It leaves open")
        await person.sees("Since the last version")
        await person.hears("[[earlier_posting]]")


async def test_a_file_that_is_no_posting_is_named_and_what_was_typed_stays(tmp_path: Path) -> None:
    pdf = tmp_path / "job.pdf"
    pdf.write_bytes(b"%PDF-1.7 ...")
    async with preparing(tmp_path / "library", "corvid") as person:
        await person.press("p")
        await person.type(str(pdf))
        await person.press("enter")
        await person.sees("a PDF", "job.pdf", "posting, paste it")


async def test_a_promise_is_written_down_with_who_said_it_and_how(tmp_path: Path) -> None:
    async with preparing(tmp_path, "acme", "2") as person:
        await person.press("n")
        await person.type("a laptop of my choice")
        await person.press("enter")
        await person.type("Ruth")
        await person.press("enter")
        await person.type("ma")
        await person.press("enter", "enter")
        await person.sees("03 · a laptop of my choice", "Ruth, mail")
        await person.hears('text = "a laptop of my choice"', 'by = "Ruth"', 'medium = "mail"')


async def test_a_broken_promise_offers_the_signal_it_is_evidence_for(tmp_path: Path) -> None:
    async with preparing(tmp_path, "acme", "2") as person:
        await person.press("-")
        await person.sees("01 ▲ two days at home", "Broken promises speak for")
        await person.hears('state = "clear"')
        while "» " not in next(row for row in person.rows if "a promise shrinks" in row):
            await person.press("down")
        await person.press("enter")
        await person.hears('signal = "promise-shrinks"', "broken_promise = ")
        await person.sees("Shown by broken promises", "22 ▲ a promise shrinks")


async def test_what_is_done_is_taken_back_and_put_back(tmp_path: Path) -> None:
    async with preparing(tmp_path, "acme", "2") as person:
        await person.press("x")
        await person.sees_no("two days at home   ")
        await person.sees("01 · reports to the CTO")
        await person.press("ctrl+z")
        await person.sees("took back: two days at home", "01 · two days at home")
        await person.press("ctrl+y")
        await person.sees("put back", "01 · reports to the CTO")
        await person.until(lambda: "two days at home" not in kept_promises(person))


def kept_promises(person: Sitting) -> str:
    text = (person.places.data / "opportunities/acme/opportunity.toml").read_text(encoding="utf-8")
    return text[text.index("[[promise]]") :]


async def test_a_requirement_that_is_lacked_gets_something_to_say(tmp_path: Path) -> None:
    async with preparing(tmp_path, "acme", "3") as person:
        await person.press("-")
        await person.sees("▲ ten years")
        await person.press("enter")
        await person.type("Eight, and the last two on call for it")
        await person.press("enter")
        await person.sees('You say: "Eight')
        await person.hears('met = "lack"', 'say = "Eight, and the last two on call for it"')


async def test_an_answer_found_elsewhere_counts_without_a_round(tmp_path: Path) -> None:
    async with preparing(tmp_path, "corvid", "5") as person:
        await person.sees("Ask around")
        await person.press("down", "down")
        # The question's yes may be the signal's no: what a key says is said.
        await person.sees("+ people treated badly", "- people treated well", "+ . - * answer")
        await person.press("+")
        await person.sees("Found out")
        await person.hears("[[observation]]")


async def test_an_own_question_comes_first_in_the_plan(tmp_path: Path) -> None:
    async with preparing(tmp_path, "birch-systems", "4") as person:
        await person.press("n")
        await person.type("May I bring my dog?")
        await person.press("enter", "enter")
        await person.sees("May I bring my dog?", "yours")
        await person.hears('text = "May I bring my dog?"')


async def test_the_card_shows_what_was_written_and_what_comes_by_itself(tmp_path: Path) -> None:
    async with preparing(tmp_path, "acme", "6") as person:
        await person.press("end")
        await person.press("c")
        await person.sees("Hold on to", "Say", "Ask", "Check", "01 two days at home", "Pay named")
        await person.press("escape")
        await person.sees("1 Posting")


async def test_escape_leaves_a_form_before_it_leaves_the_screen(tmp_path: Path) -> None:
    async with preparing(tmp_path, "acme", "2") as person:
        await person.press("n")
        await person.type("q")
        await person.press("escape")
        await person.sees("01 · two days at home", "? more")
        await person.press("escape")
        await person.sees("Opportunities")


async def test_a_pipe_in_place_of_a_posting_holds_nothing_up(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    async with preparing(tmp_path / "library", "corvid") as person:
        await person.press("p")
        await person.type(str(pipe))
        await person.press("enter")
        await person.sees("no plain file")


async def test_a_paste_that_no_posting_is_as_long_as_is_not_taken(tmp_path: Path) -> None:
    async with preparing(tmp_path, "corvid") as person:
        before = person.kept
        await person.press("p")
        person.paste("many words " * 30_000)
        await person.sees("too long for a posting")
        await person.press("enter", "escape")
        await person.sees("Vague: ", "saved")
        assert person.kept == before


async def test_a_promise_that_a_round_speaks_of_cannot_be_taken_off(tmp_path: Path) -> None:
    async with preparing(tmp_path, "dune", "2") as person:
        await person.sees("01 ")
        before = person.kept
        await person.press("x")
        await person.sees("01 ")
        assert person.kept == before


async def test_live_goes_on_with_a_round_that_another_window_began(tmp_path: Path) -> None:
    async with preparing(tmp_path, "corvid") as person:
        Library(person.places).new_session("corvid").close()
        await person.press("l")
        await person.sees("Watch for today")
        assert len(person.rounds_of("corvid")) == 2


async def test_the_same_posting_twice_is_said_to_be_the_same(tmp_path: Path) -> None:
    async with preparing(tmp_path, "corvid") as person:
        for said in ("It leaves open", "word for word the one you read today"):
            await person.press("p")
            person.paste(POSTING)
            await person.sees("enter reads it")
            await person.press("enter")
            await person.sees(said)


async def test_what_the_posting_lets_one_suspect_is_agreed_to_as_it_is_said(tmp_path: Path) -> None:
    async with preparing(tmp_path, "corvid") as person:
        await person.sees("» 44 · the range is kept secret?", "enter so it is")
        await person.press("enter")
        await person.sees("You found, before any round", "44 ▲ the range is kept secret")
        await person.hears('signal = "transparent-pay-range"', 'state = "clear"')
