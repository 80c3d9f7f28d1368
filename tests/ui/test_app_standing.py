"""Where an opportunity stands: the next stage, the history, and what is still to do."""

from __future__ import annotations

import datetime as dt
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from piloted import Sitting, places_in, sitting

from offer_tui.model.decision import Decision
from offer_tui.model.opportunity import Opportunity
from offer_tui.model.stages import Stage
from offer_tui.store.library import Library


def acme(person: Sitting) -> Opportunity:
    return Library(person.places).opportunity("acme")


@pytest.fixture
async def person(tmp_path: Path) -> AsyncIterator[Sitting]:
    """Somebody at the page of Acme, where they are interviewed."""
    library = Library(places_in(tmp_path))
    library.new_opportunity("Acme", "Nurse")
    async with sitting(places_in(tmp_path)) as found:
        found.app.call_later(found.app.open_opportunity, "acme")
        await found.sees("Acme · Nurse", "o stage")
        yield found


async def at(person: Sitting, stage: Stage, decision: Decision | None = None) -> None:
    """Let the file say that it stands there, and open the page of its stages."""
    changed = {"stage": stage, "decision": decision}
    Library(person.places).change_opportunity("acme", lambda o: o.model_copy(update=changed))
    await person.press("escape")
    person.app.call_later(person.app.open_opportunity, "acme")
    await person.sees("Acme · Nurse")
    await person.press("o")
    await person.sees("Where Acme stands")


async def test_a_digit_brings_it_to_the_next_stage_and_the_history_shows_when(
    person: Sitting,
) -> None:
    await person.press("o")
    await person.sees("Where Acme stands", "3  offer in hand", "4  they said no")
    await person.press("3")
    await person.sees("d  you take it or you decline")
    now = person.app.desk.now()
    await person.sees(f"{now.day} {now:%b %Y %H:%M}   offer in hand", "added: interviewing")
    await person.until(lambda: acme(person).stage == "offer")
    [change] = acme(person).history
    assert (change.at, change.before) == (now, "interviewing")


async def test_what_cannot_be_yet_says_what_has_to_be_first(person: Sitting) -> None:
    await person.press("o")
    await person.sees("you take it   there is no offer yet: note the offer first")
    await person.press("5")
    await person.sees("left: you can only leave a job that you took")
    assert acme(person).history == ()


async def test_they_said_no_asks_for_what_they_said(person: Sitting) -> None:
    await person.press("o", "4")
    await person.sees("What did they say? ›")
    await person.press(*"they hired inside", "enter")
    await person.sees("they said no", '"they hired inside"', "0  open again: interviewing")
    await person.until(lambda: acme(person).is_closed)
    kept = acme(person)
    assert kept.history[-1].because == "they hired inside"
    assert kept.decision is not None
    assert kept.decision.stage == "rejected"


async def test_a_slip_is_taken_back_and_leaves_no_trace(person: Sitting) -> None:
    await person.press("o", "4", "enter")
    await person.until(lambda: acme(person).is_closed)
    await person.press("ctrl+z")
    await person.sees("took back: they said no")
    await person.until(lambda: not acme(person).is_closed)
    assert (acme(person).history, acme(person).decision) == ((), None)


async def test_leaving_a_job_asks_why_and_keeps_why_it_was_taken(person: Sitting) -> None:
    taken = Decision(on=dt.date(2024, 8, 1), stage="accepted", because="the team")
    await at(person, "accepted", taken)
    await person.press("5")
    await person.sees("Why did you leave? ›")
    await person.press(*"the team went", "enter")
    await person.sees('"the team went"', "left")
    await person.until(lambda: acme(person).stage == "left")
    assert acme(person).decision == taken
    await person.press("escape")
    await person.sees("why you left", '"the team went"', '"the team"')
    await person.press("escape")
    await person.sees("left after", "the team went")


async def test_what_was_closed_is_opened_again_where_it_stood(person: Sitting) -> None:
    await at(person, "declined", Decision(on=dt.date(2024, 12, 3), because="no way up"))
    await person.sees("declined 3 Dec 2024", '"no way up"')
    await person.press("0")
    await person.sees("2024   declined" if "2024   declined" in person.text else "interviewing")
    await person.until(lambda: acme(person).stage == "interviewing")
    assert acme(person).decision is not None


async def test_every_stage_is_reached_in_a_small_window(person: Sitting) -> None:
    await person.press("o")
    await person.pilot.resize_terminal(40, 12)
    await person.sees("Where Acme stands", "more rows below")
    for _ in range(12):
        await person.press("down")
    await person.sees("added: interviewing")


async def test_a_follow_up_is_added_ticked_taken_back_and_taken_off(person: Sitting) -> None:
    await person.press("f")
    await person.sees("To do ›", "such as")
    await person.press(*"thank Mara", "enter")
    await person.sees("By when ›")
    await person.press(*"someday", "enter")
    await person.sees("By when ›", "a day, as in Fri")
    await person.press("ctrl+u", *"tomorrow", "enter")
    await person.sees("» thank Mara", "by tomorrow", "enter done")
    await person.until(lambda: len(acme(person).follow_ups) == 1)
    await person.press("enter")
    await person.sees("thank Mara", "done", "enter not done")
    await person.until(lambda: acme(person).follow_ups[0].done)
    await person.press("ctrl+z")
    await person.sees("took back: thank Mara", "by tomorrow")
    await person.until(lambda: not acme(person).follow_ups[0].done)
    await person.press("x")
    await person.sees_no("by tomorrow")
    await person.until(lambda: acme(person).follow_ups == ())
    await person.press("ctrl+z")
    await person.sees("by tomorrow")


async def test_a_follow_up_needs_no_day(person: Sitting) -> None:
    await person.press("f", *"thank Mara", "enter", "enter")
    await person.sees("» thank Mara", "to do")
    assert acme(person).follow_ups[0].model_fields_set == {"text"}


async def test_a_stage_changed_in_another_program_stands(person: Sitting) -> None:
    await person.press("o")
    await person.sees("Where Acme stands")
    library = Library(person.places)
    library.change_opportunity("acme", lambda o: o.model_copy(update={"stage": "applied"}))
    await person.press("3")
    await person.sees("it was changed in another program")
    assert acme(person).stage == "applied"


async def test_their_no_takes_up_what_was_thought_through_before(person: Sitting) -> None:
    draft = Decision(on=dt.date(2026, 11, 1), went_wrong="too far", own_probability=0.2)
    Library(person.places).change_opportunity(
        "acme", lambda o: o.model_copy(update={"deciding": draft})
    )
    await at(person, "interviewing")
    await person.press("4")
    await person.sees("What did they say? ›")
    await person.press(*"hired another", "enter")
    await person.until(lambda: acme(person).stage == "rejected")
    decision = acme(person).decision
    assert decision is not None
    assert (decision.went_wrong, decision.own_probability) == ("too far", 0.2)
    assert decision.because == "hired another"
    assert acme(person).deciding is None


async def test_an_offer_is_asked_at_once_by_when_they_want_the_answer(person: Sitting) -> None:
    await person.press("o", "3")
    await person.sees("Answer by ›", "enter: nobody said")
    await person.until(lambda: acme(person).stage == "offer")
    await person.type("yesterweek")
    await person.press("enter")
    await person.sees("a day, as in Fri or 2 Dec")
    await person.press("ctrl+u", *"tomorrow", "enter")
    await person.sees("b by when", "e letters", "d decide", "1-5 stage", "ctrl+z undo")
    tomorrow = person.app.desk.now().date() + dt.timedelta(days=1)
    await person.until(lambda: acme(person).answer_by == tomorrow)
    await person.press("escape", "escape")
    await person.sees("Acme wants your answer")


@pytest.mark.parametrize("key", ["enter", "escape"])
async def test_nobody_said_by_when_and_the_offer_stands_all_the_same(
    person: Sitting, key: str
) -> None:
    await person.press("o", "3")
    await person.sees("Answer by ›")
    await person.press(key)
    await person.sees_no("Answer by ›")
    await person.press("b")
    await person.sees("They want your answer by ›")
    await person.press("escape", "ctrl+z")
    await person.sees("took back: offer in hand")
    await person.until(lambda: acme(person).stage == "interviewing")
    assert acme(person).answer_by is None


async def test_the_letters_are_a_key_away_from_an_offer(person: Sitting) -> None:
    await person.press("o", "3", "enter", "e")
    await person.sees("Letters · Acme")


@pytest.mark.parametrize("width", [40, 80])
async def test_the_footer_of_the_stages_names_the_digits(person: Sitting, width: int) -> None:
    await person.pilot.resize_terminal(width, 24)
    await person.press("o")
    await person.until(lambda: "1-5 stage" in person.rows[-1])
    await person.press("4", "enter")
    await person.until(lambda: "0 stage" in person.rows[-1])
    assert "ctrl+z undo" in person.rows[-1]
