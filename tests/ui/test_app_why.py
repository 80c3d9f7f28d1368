"""Coming back to a closed opportunity, by somebody at the keys."""

from __future__ import annotations

import datetime as dt
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from piloted import Sitting, places_in, sitting

from offer_tui.model.decision import Decision, Reason
from offer_tui.model.opportunity import Opportunity
from offer_tui.store.appraisal import appraise, frozen
from offer_tui.store.catalogue import load_catalogue
from offer_tui.store.demo import copy_demo
from offer_tui.store.identity import new_id
from offer_tui.store.library import Library
from offer_tui.store.places import Places

CATALOGUE = load_catalogue(Path("/nonexistent"))[0]
DOORS = {
    "l": "letters",
    "d": "decision",
    "k": "reflection",
    "t": "opportunity",
}


def closed(places: Places, slug: str = "dune", **values: Any) -> Opportunity:
    """Let the sample's closed opportunity hold what was kept when it was declined."""
    library = Library(places)
    rounds = [one.session for one in library.rounds(slug)[0]]
    profile = library.profile_or_default()[0]

    def step(opportunity: Opportunity) -> Opportunity:
        on = opportunity.decision.on if opportunity.decision else dt.date(2025, 12, 3)
        kept = appraise(CATALOGUE, profile, opportunity, rounds, on)
        commute = Reason(id=new_id(), text="long commute", side="against", whose="yours",
                         signal="long-commute")  # fmt: skip
        decision = Decision(
            on=on, stage="declined", reasons="No way up, and well under market.",
            doubt="the commute may not matter for ever.", own_probability=0.7, grounds=(commute,),
            evaluation=frozen(kept, dt.datetime.combine(on, dt.time(18), dt.UTC)),
        )  # fmt: skip
        return opportunity.model_copy(
            update={"decision": decision, "differences": (), "reflections": (), **values}
        )

    return library.change_opportunity(slug, step).record


@asynccontextmanager
async def back_at(
    folder: Path, size: tuple[int, int] = (120, 40), **values: Any
) -> AsyncIterator[Sitting]:
    """Open Why on the sample's Dune."""
    places = places_in(folder)
    copy_demo(places.data, dt.datetime.now().astimezone().date())
    closed(places, **values)
    async with sitting(places, size) as person:
        person.app.open_why("dune")
        await person.sees("You wrote", *(("What is different now?",) if size[1] >= 40 else ()))
        yield person


async def choose(person: Sitting, words: str) -> None:
    """Go to a row of what is different."""
    for _ in range(30):
        if any(row.startswith(" » ") and words in row for row in person.rows):
            return
        await person.press("down")
    raise AssertionError(person.text)


async def test_own_words_come_first_then_what_was_known_then_what_is_different(
    tmp_path: Path,
) -> None:
    async with back_at(tmp_path) as person:
        text = person.text
        order = ["You wrote", '"No way up, and well under market."', "Doubt: the commute",
                 "You knew", "Then: ", "Kept as it was.", "What is different now?"]  # fmt: skip
        assert [text.index(one) for one in order] == sorted(text.index(one) for one in order)
        assert "you: 7 of 10 not again" in text


async def test_an_answer_is_kept_and_the_second_look_follows(tmp_path: Path) -> None:
    async with back_at(tmp_path) as person:
        await choose(person, "long commute")
        await person.press("-", "enter")
        await person.type("at home three days")
        await person.press("enter")
        await person.sees("- no: at home three days", "Worked out again", "office days: no")
        await person.hears("[[different]]", 'state = "clear"', 'note = "at home three days"')
        await person.sees("saved")
        kept = Library(person.places).opportunity("dune").decision
        assert kept is not None
        assert kept.evaluation is not None
        assert not kept.evaluation.was_altered


async def test_what_was_said_is_taken_back_and_put_back(tmp_path: Path) -> None:
    async with back_at(tmp_path) as person:
        await choose(person, "long commute")
        await person.press("-")
        await person.sees("office days: no")
        await person.press("ctrl+z")
        await person.sees("took back: long commute")
        await person.sees_no("office days: no")
        await person.press("ctrl+y")
        await person.sees("put back: long commute", "office days: no")
        await person.hears("[[different]]")


async def test_unknown_takes_an_answer_back(tmp_path: Path) -> None:
    async with back_at(tmp_path) as person:
        await choose(person, "long commute")
        await person.press("+")
        await person.sees("+ yes")
        await person.press("*")
        await person.sees_no("yours    + yes")
        await person.until(lambda: "[[different]]" not in person.kept)


async def test_what_was_learnt_is_written_line_by_line(tmp_path: Path) -> None:
    async with back_at(tmp_path) as person:
        await choose(person, "what I learnt since")
        await person.press("enter")
        await person.type("incident lead")
        await person.press("enter")
        await person.sees("what I learnt since              yours    incident lead")
        await person.press("n")
        await person.type("Go")
        await person.press("enter", "enter")
        await person.press("n")
        await person.type("a new head")
        await person.press("enter")
        await person.type("t")
        await person.press("enter")
        await person.sees("what changed there               theirs   a new head", "yours    Go")
        await person.hears('note = "incident lead"', 'note = "Go"', 'whose = "theirs"')
        await choose(person, "a new head")
        await person.press("x")
        await person.sees_no("a new head  ", "» what changed there")


async def test_going_back_begins_a_new_one_and_leaves_the_old_one_as_it_is(tmp_path: Path) -> None:
    async with back_at(tmp_path) as person:
        old = (person.places.data / "opportunities/dune/opportunity.toml").read_bytes()
        await person.press("g")
        await person.sees("Role › Engineer II")
        await person.type("Engineer III")
        await person.press("enter")
        await person.sees("Dune · Engineer III", "goes back to", "Engineer II, declined")
        library = Library(person.places)
        new = library.opportunity("dune-2")
        assert new.returns_to == library.opportunity("dune").id
        assert {one.name for one in new.people} >= {"Jo"}
        assert any("no way up" in one.text.lower() for one in new.questions)
        assert (person.places.data / "opportunities/dune/opportunity.toml").read_bytes() == old
        await person.press("escape")
        await person.sees("You went back in ", "Engineer III, to look at")
        await person.press("g")
        await person.sees("Dune · Engineer III")
        assert "dune-3" not in library.slugs()


async def test_no_role_and_second_thoughts_make_no_new_one(tmp_path: Path) -> None:
    async with back_at(tmp_path) as person:
        await person.press("g")
        await person.sees("Role ›")
        await person.press("escape")
        await person.sees_no("Role ›")
        assert "dune-2" not in Library(person.places).slugs()


@pytest.mark.parametrize("key", DOORS)
async def test_every_way_on_opens(tmp_path: Path, key: str) -> None:
    async with back_at(tmp_path) as person:
        await person.press(key)
        home = f"offer_tui.ui.{DOORS[key]}."
        await person.until(lambda: type(person.app.screen).__module__.startswith(home))
        await person.press("escape")
        await person.sees("What is different now?")


async def test_what_is_out_of_sight_is_shown_before_it_is_changed(tmp_path: Path) -> None:
    async with back_at(tmp_path, (40, 24)) as person:
        assert any(row.startswith(" » ") for row in person.rows)
        await person.press("pagedown", "pagedown", "pagedown")
        assert not any(row.startswith(" » ") for row in person.rows)
        assert "down what is different" in person.rows[-1]
        await person.press("-")
        await person.until(lambda: any(row.startswith(" » ") for row in person.rows))
        assert "[[different]]" not in person.kept
        await person.press("-")
        await person.hears("[[different]]")
        await person.press("home")
        await person.sees("You wrote")


async def test_one_that_is_open_teaches_what_to_do(tmp_path: Path) -> None:
    async with back_at(tmp_path) as person:
        person.app.open_why("acme")
        await person.sees("It is still open", "d decision")
        await person.press("-", "enter", "n", "g")
        await person.sees("It is still open")
        assert "dune-2" not in Library(person.places).slugs()


async def test_rounds_that_cannot_be_read_hide_nothing_else(tmp_path: Path) -> None:
    async with back_at(tmp_path) as person:
        await person.press("escape")
        person.rounds_of("dune")[0].write_text("schema = ", encoding="utf-8")
        person.app.open_why("dune")
        await person.sees("You knew", "Kept as it was.", "this is not TOML")


async def test_what_another_program_writes_is_seen(tmp_path: Path) -> None:
    async with back_at(tmp_path) as person:
        closed(person.places, would_return_if="they move to my street")
        await choose(person, "long commute")
        await person.press("-")
        await person.sees("they move to my street", "- no")
