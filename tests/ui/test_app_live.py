"""Live in the app: what the machine's tests cannot see."""

from __future__ import annotations

import errno
import os
import shutil
import tomllib
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from piloted import Sitting, at_the_sample, places_in, sitting

from offer_tui.model.opportunity import OwnQuestion, Promise
from offer_tui.model.session import Observation
from offer_tui.store.atomic import Disk
from offer_tui.store.library import Library
from offer_tui.ui.round import RoundRequest

LEAVING = 'signal = "high-turnover-team"'
ELSEWHERE = "The keyboard is in another window"


@pytest.fixture
async def person(tmp_path: Path) -> AsyncIterator[Sitting]:
    async with at_the_sample(tmp_path) as found:
        await begin(found)
        yield found


async def begin(person: Sitting) -> None:
    """Begin a round with Birch Systems."""
    person.app.call_later(person.app.open_live, RoundRequest("Birch Systems", "birch-systems"))
    await person.sees("words note", "1 Role")


def latest(person: Sitting) -> str:
    return person.rounds_of("birch-systems")[-1].read_text(encoding="utf-8")


async def test_two_digits_tick_and_words_hang_on_it(person: Sitting) -> None:
    await person.press("7")
    await person.sees("7 Stability", "71 ")
    await person.press("1", "-", *"nobody has left", "enter")
    await person.until(lambda: 'note = "nobody has left"' in latest(person))
    assert 'state = "clear"' in latest(person)


async def test_a_click_on_a_theme_opens_it_and_one_on_a_signal_ticks(person: Sitting) -> None:
    await person.click("7 Stability")
    await person.sees("72 ")
    await person.click("72 ")
    await person.sees("› 72 ", " yes ›")
    await person.until(lambda: 'state = "seen"' in latest(person))


async def test_a_click_on_the_question_asks_it(person: Sitting) -> None:
    await person.click("Ask ")
    await person.sees("asked ›")


async def test_what_is_pasted_never_ticks(person: Sitting) -> None:
    person.paste("71")
    await person.sees("› note › 71")
    await person.press("enter")
    await person.until(lambda: 'text = "71"' in latest(person))
    assert "[[observation]]" not in latest(person)


async def test_another_size_keeps_what_is_being_typed(person: Sitting) -> None:
    await person.type("half a note")
    for width, height in ((40, 24), (40, 12), (120, 40), (20, 4), (80, 24)):
        await person.pilot.resize_terminal(width, height)
        await person.until(lambda w=width, h=height: person.app.size == (w, h))  # type: ignore[misc]
        await person.until(lambda: len(person.rows) == person.app.size.height)
        await person.sees("note" if width > 20 else "ote")
    await person.press("enter")
    await person.until(lambda: 'text = "half a note"' in latest(person))


async def test_the_line_says_when_the_keyboard_is_elsewhere(person: Sitting) -> None:
    await person.type("half")
    person.blur()
    await person.sees(ELSEWHERE)
    person.focus()
    await person.sees_no(ELSEWHERE)
    await person.sees("› note › half")


async def test_not_saved_stays_until_it_is_saved(
    person: Sitting, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patch:
        patch.setattr(Disk, "sync", full)
        await person.press(*"first words", "enter")
        await person.sees("NOT SAVED since", "do not close")
        await person.press(*"second words", "enter")
        await person.sees("second words", "NOT SAVED since")
        await person.press("7", "1", "escape")
        await person.sees("NOT SAVED since")
        assert "first words" not in latest(person)
    await person.sees_no("NOT SAVED")
    await person.sees(" · saved")
    assert all(one in latest(person) for one in ("first words", "second words", LEAVING))


async def test_a_round_that_another_window_writes_can_be_read(tmp_path: Path) -> None:
    async with at_the_sample(tmp_path) as person:
        with_file = Library(person.places).new_session("acme", "round 2")
        person.leaving.callback(with_file.close)
        request = RoundRequest("Acme", "acme", with_file.session.id)
        person.app.call_later(person.app.open_live, request)
        await person.sees("Another window writes this round", "reading only")
        before = with_file.path.read_bytes()
        await person.press("7", "1", *"words", "enter")
        await person.sees("Another window writes this round")
        await person.press("escape")
        await person.sees("Opportunities")
        assert with_file.path.read_bytes() == before


async def test_any_key_goes_on_from_the_list_of_keys(person: Sitting) -> None:
    await person.press("?")
    await person.sees("any key goes on")
    await person.press("7")
    await person.sees("7 Stability")
    assert "any key goes on" not in person.text


async def test_a_finished_round_asks_the_gut_and_leads_to_its_debrief(person: Sitting) -> None:
    await person.press("7", "1", "enter", *"/fin", "enter")
    await person.sees("How did it feel", "get me out", "I want this")
    await person.press("4")
    await person.sees("Debrief ·", "1 Gut        4")
    assert "rating = 4" in latest(person)
    assert "ended = " in latest(person)
    await person.press("escape")
    await person.sees("Opportunities")


async def test_a_finished_round_that_is_not_rated_leads_home(person: Sitting) -> None:
    await person.press("ctrl+q")
    await person.sees("How did it feel")
    await person.press("enter")
    await person.sees("Opportunities")
    assert "ended = " in latest(person)
    assert "rating" not in latest(person)


async def test_a_round_that_was_left_goes_on_where_it_was(tmp_path: Path) -> None:
    async with at_the_sample(tmp_path) as person:
        await begin(person)
        await person.press(*"before", "enter")
        await person.until(lambda: 'text = "before"' in latest(person))
    async with sitting(places_in(tmp_path)) as person:
        await person.sees("a round is going on")
        while not any(r.startswith(" » Birch") for r in person.rows):
            await person.press("down")
        await person.press("enter")
        await person.sees("words note", "before")
        assert len(person.rounds_of("birch-systems")) == 5


async def test_undo_takes_a_tick_out_of_the_file_again(person: Sitting) -> None:
    await person.press("7", "1", "enter")
    await person.until(lambda: LEAVING in latest(person))
    await person.press("ctrl+z")
    await person.sees("took back:", "71 yes", "ctrl+y puts it back")
    await person.until(lambda: LEAVING not in latest(person))
    await person.press("ctrl+y")
    await person.until(lambda: LEAVING in latest(person))


async def test_ctrl_c_does_not_leave_a_round(person: Sitting) -> None:
    await person.press("ctrl+c", "ctrl+z", *"still here", "enter")
    await person.until(lambda: 'text = "still here"' in latest(person))


async def test_a_round_ended_but_not_saved_says_so_and_can_go_on(
    person: Sitting, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patch:
        patch.setattr(Disk, "sync", full)
        await person.press(*"words", "enter", *"/fin", "enter", "3")
        await person.sees("ended, and not saved yet", "NOT SAVED", "ctrl+q leaves without it")
        await person.press("escape", *"more words", "enter")
        await person.sees("more words", "NOT SAVED")
    await person.sees(" · saved")
    kept = tomllib.loads(latest(person))
    assert [note["text"] for note in kept["note"]] == ["words", "more words"]
    assert "ended" not in kept
    assert "gut" not in kept


async def test_nothing_is_called_saved_while_words_are_on_the_line(person: Sitting) -> None:
    await person.sees(" · saved")
    await person.press(*"half a note")
    await person.sees(" · typing")
    await person.press("enter")
    await person.sees(" · saved")


async def test_an_opportunity_deleted_while_its_round_goes_on_is_written_again(
    person: Sitting,
) -> None:
    folder = person.rounds_of("birch-systems")[-1].parent
    shutil.rmtree(folder)
    await person.press("7", "1", "enter")
    await person.sees(" · saved", "deleted. It has been written again")
    assert (folder / "opportunity.toml").is_file()
    assert LEAVING in latest(person)


async def test_a_broken_profile_stops_no_interview(tmp_path: Path) -> None:
    places = places_in(tmp_path)
    places.data.mkdir(parents=True)
    places.profile.write_text('schema = 1\nsituation = "rich"\n', encoding="utf-8")
    async with sitting(places) as person:
        await person.sees('situation: "rich" is none of the words allowed')
        await person.press("l", *"Acme", "enter")
        await person.sees("Watch for today", " · saved")


async def test_a_company_that_is_gone_from_the_disk_is_begun_anew(tmp_path: Path) -> None:
    async with at_the_sample(tmp_path) as person:
        shutil.rmtree(person.places.opportunities / "acme")
        person.app.call_later(person.app.open_live, RoundRequest("Acme", "acme"))
        await person.sees("Watch for today", " · saved")
        assert len(person.rounds_of("acme")) == 1


# Commands.


async def test_the_planned_time_is_set_undone_and_kept(person: Sitting) -> None:
    await person.press(*"/pla", "enter")
    await person.sees("planned time ›", "minutes")
    await person.press(*"x")
    await person.sees("1 to 1440 minutes")
    await person.press("backspace", *"/pla 50", "enter")
    await person.sees("0 of 50 min")
    await person.until(lambda: "planned_minutes = 50" in latest(person))
    await person.press("ctrl+z")
    await person.sees("took back: 50 min planned", "ctrl+y puts it back")
    await person.until(lambda: "planned_minutes = 50" not in latest(person))


async def test_an_export_says_where_it_is(person: Sitting) -> None:
    await person.press("7", "1", *"two of five", "enter", *"/exp", "enter")
    await person.sees("written to exports/birch-systems-")
    (path,) = (person.places.data / "exports").iterdir()
    text = path.read_text(encoding="utf-8")
    assert "# Birch Systems" in text
    assert "two of five" in text


async def test_an_export_that_fails_says_why_and_the_round_goes_on(person: Sitting) -> None:
    (person.places.data / "exports").write_text("in the way", encoding="utf-8")
    await person.press(*"/exp", "enter")
    await person.sees("not written down:")
    await person.press("7", "1", "enter")
    await person.until(lambda: LEAVING in latest(person))


async def test_a_round_moves_to_the_opportunity_that_is_named(person: Sitting) -> None:
    before = person.rounds_of("birch-systems")
    acme = person.rounds_of("acme")
    await person.press("7", "1", "enter", *"/att acm")
    await person.sees("» Acme", "a new one")
    await person.press("enter")
    await person.sees("of Acme now", " Acme · ", " · saved")
    await person.press(*"and this there", "enter")
    await person.hears("and this there")
    (moved,) = set(person.rounds_of("acme")) - set(acme)
    text = moved.read_text(encoding="utf-8")
    assert LEAVING in text
    assert f'round = "round {len(acme) + 1}"' in text
    assert len(person.rounds_of("birch-systems")) == len(before) - 1
    await person.press("ctrl+z", "ctrl+z", "ctrl+z")
    await person.until(lambda: LEAVING not in moved.read_text(encoding="utf-8"))


async def test_keys_typed_while_it_moves_are_all_kept(person: Sitting) -> None:
    await person.press("7", "1", "enter", *"/att Dune Foods")
    await person.sees("» Dune Foods", "a new one")
    person.rush("enter", *"so she said", "enter", "8", "2", "-")
    await person.sees(" Dune Foods · round 1", "82 ", " no ›", " · saved")
    await person.until(lambda: 'text = "so she said"' in person.kept)
    (moved,) = person.rounds_of("dune-foods")
    await person.until(lambda: 'state = "clear"' in moved.read_text(encoding="utf-8"))
    kept = tomllib.loads(moved.read_text(encoding="utf-8"))
    assert [note["text"] for note in kept["note"]] == ["so she said"]
    assert len(kept["observation"]) == 2
    assert kept["round"] == "round 1"


async def test_a_round_that_cannot_move_stays_and_says_why(
    person: Sitting, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.EACCES, os.strerror(errno.EACCES))

    await person.press("7", "1", "enter", *"/att Dune Foods", "down")
    with monkeypatch.context() as patch:
        patch.setattr(Path, "rename", refuse)
        await person.press("enter")
        await person.sees("not moved:", " Birch Systems · ")
    assert not (person.places.opportunities / "dune-foods").exists()
    await person.press(*"here still", "enter")
    await person.until(lambda: 'text = "here still"' in latest(person))


async def test_a_round_begun_without_a_name_is_attached_and_its_placeholder_goes(
    tmp_path: Path,
) -> None:
    async with sitting(places_in(tmp_path)) as person:
        person.app.call_later(person.app.open_live, RoundRequest(""))
        await person.sees("words note", "1 Role")
        await person.press("7", "1", *"two of five", "enter", *"/att Acme", "enter")
        await person.sees(" Acme · round 1", "of Acme now", " · saved")
        (folder,) = person.places.opportunities.iterdir()
        assert folder.name == "acme"
        assert "unnamed" not in (folder / "opportunity.toml").read_text(encoding="utf-8")
        assert "two of five" in person.rounds_of("acme")[0].read_text(encoding="utf-8")
        await person.press("escape")
        await person.sees("Paused")


async def test_the_new_opportunity_s_promises_and_questions_are_asked(tmp_path: Path) -> None:
    async with at_the_sample(tmp_path) as person:
        library = Library(person.places)
        asked = OwnQuestion(id=promised(2), text="Who pays for training?")
        update = {
            "promises": (Promise(id=promised(1), text="two days at home"),),
            "questions": (asked,),
        }
        slug = library.new_opportunity("Corvid Foods")
        library.change_opportunity(slug, lambda o: o.model_copy(update=update))
        await begin(person)
        await person.press(*"/att Corvid Foods", "enter")
        await person.sees("promised: two days at home", "Ask 02", "Who pays for training?")
        await person.press("enter")
        await person.sees("02 ", "asked ›")
        await person.press("-", "enter", "0", "1", "-")
        await person.sees("Which of these does it show?", "what it shows")
        await person.press("down", "enter")
        await person.until(lambda: f'broken_promise = "{promised(1)}"' in person.kept)
        assert f'question = "{promised(2)}"' in person.kept


async def test_what_was_found_before_the_first_round_stands_in_the_list(tmp_path: Path) -> None:
    async with at_the_sample(tmp_path) as person:
        library = Library(person.places)
        slug = library.new_opportunity("Corvid Foods")
        found = Observation(
            id=promised(3), signal="high-turnover-team", state="seen", at=person.app.desk.now()
        )
        library.change_opportunity(slug, lambda o: o.model_copy(update={"observations": (found,)}))
        person.app.call_later(person.app.open_live, RoundRequest("Corvid Foods", slug))
        await person.sees("words note")
        await person.press("7")
        await person.sees("71 ▲", "   before")


def promised(number: int) -> str:
    return f"{number:026d}"


async def test_the_answers_to_a_promise_are_named_in_its_own_words(tmp_path: Path) -> None:
    async with at_the_sample(tmp_path) as person:
        person.app.open_live(RoundRequest("Acme", "acme"))
        await person.sees("words note")
        await person.type("01")
        await person.sees("- broken", "* unclear")
        await person.press("enter")
        await person.type("71")
        await person.sees("- no", "* dodged")
