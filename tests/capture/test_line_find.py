"""The search: signals, promises and commands by their words; what is not found is a note."""

from __future__ import annotations

import pytest
from interview import AT_HOME, CLAUSE, CLAUSE_WIDE, LEAVING, YES, Interview, sheet, ulid

from offer_tui.capture.commands import COMMANDS
from offer_tui.capture.sheet import Entry, Sheet
from offer_tui.capture.state import Mode
from offer_tui.model.opportunity import Promise


@pytest.mark.parametrize(
    ("query", "subject"),
    [("people l", LEAVING), ("PEOPLE", LEAVING), ("71", LEAVING), ("nobody lea", LEAVING),
     ("own my", CLAUSE), ("two days", AT_HOME), ("promised home", AT_HOME),
     (CLAUSE_WIDE, CLAUSE_WIDE)],
)  # fmt: skip
def test_enter_ticks_the_first_that_is_found(query: str, subject: str) -> None:
    talk = Interview().keys(f"/{query}<enter>")
    assert talk.ticks == {subject: YES}
    assert talk.on_the_line == subject


@pytest.mark.parametrize("down", ["<down>", "<right>"])
@pytest.mark.parametrize("up", ["<up>", "<left>"])
def test_arrows_choose_among_what_is_found(down: str, up: str) -> None:
    found = Interview().keys("/role").line.choices()
    second = found[1]
    assert isinstance(second, Entry)
    assert Interview().keys(f"/role{down}<enter>").ticks == {second.subject: YES}
    assert Interview().keys(f"/role{down}{down}{up}<enter>").ticks == {second.subject: YES}


def test_what_was_chosen_is_forgotten_when_the_words_change() -> None:
    assert Interview().keys("/role<down><down>x<backspace>").line.chosen is None


def test_words_that_name_nothing_are_kept_as_a_note() -> None:
    talk = Interview().keys("71<enter>/parking<enter>")
    assert talk.mode is Mode.READY
    assert talk.loose == ["parking"]
    assert talk.ticks == {LEAVING: YES}


def test_a_tick_or_a_note_takes_the_time_of_the_slash() -> None:
    talk = Interview().keys("/")
    began = talk.now
    assert talk.branch().wait(30).keys("people l<enter>").session.observations[0].at == began
    assert talk.branch().wait(30).keys("parking<enter>").session.notes[0].at == began


@pytest.mark.parametrize("words", ["", " ", "people", "parking"])
def test_escape_closes_and_ticks_nothing(words: str) -> None:
    talk = Interview().keys(f"/{words}<escape>")
    assert (talk.mode, talk.ticks, talk.line.hidden) == (Mode.READY, {}, False)
    assert talk.keys("<escape>").line.hidden


def test_backspace_erases_then_closes_then_does_nothing() -> None:
    talk = Interview().keys("71<enter>/ab<backspace>")
    assert talk.mode is Mode.FIND
    assert talk.keys("<backspace>").mode is Mode.READY
    assert Interview().keys("/<backspace>").mode is Mode.READY
    assert talk.keys("<backspace>" * 30).ticks == {LEAVING: YES}


@pytest.mark.parametrize("typed", ["7", "71", "-", "*", '"', "/", "?", "!", " a"])
def test_every_character_is_text(typed: str) -> None:
    talk = Interview().keys("/w").keys(typed)
    assert talk.mode is Mode.FIND
    assert talk.line.text.characters == "w" + typed


@pytest.mark.parametrize("key", ["tab", "shift+tab", "ctrl+z", "ctrl+y", "f1"])
def test_undo_tab_and_keys_without_a_meaning_do_nothing(key: str) -> None:
    talk = Interview().keys("71<enter>/lea")
    before = talk.line
    assert talk.key(key).line == before


def test_a_paste_is_text() -> None:
    talk = Interview().keys("/").paste("people\nl")
    assert talk.ticks == {}
    assert talk.line.text.characters == "people l"
    assert talk.keys("<enter>").ticks == {LEAVING: YES}


@pytest.mark.parametrize("nothing", ["", " ", "   "])
def test_enter_without_words_closes(nothing: str) -> None:
    assert Interview().keys(f"/{nothing}<enter>").mode is Mode.READY


def test_a_click_on_a_row_that_was_found_ticks_it() -> None:
    assert Interview().keys("/own").click(CLAUSE).ticks == {CLAUSE: YES}


@pytest.mark.parametrize("keys", ["/fin<enter>", "/finish<enter>", "/FIN<enter>", "/<down><enter>"])
def test_finish_is_found_by_its_name(keys: str) -> None:
    assert Interview().keys(keys).mode is Mode.FINISH


def test_a_search_offers_the_commands_before_anything_is_typed() -> None:
    assert Interview().keys("/").line.choices() == COMMANDS


def test_labels_come_before_what_only_the_question_or_the_other_answer_says() -> None:
    entries = (
        Entry("a", "signal", "1", None, "calm place", "people leave", "green"),
        Entry("b", "signal", "1", None, "people leave", "calm place", "red"),
        Entry("c", "signal", "1", None, "townspeople leave", "calm", "red"),
    )
    found = [e.subject for e in Sheet(entries).find("people leave") if isinstance(e, Entry)]
    assert found == ["b", "c", "a"]


def test_nine_promises_have_codes_and_the_others_are_found_by_their_words() -> None:
    many = [Promise(id=ulid(20 + n), text=f"thing {n} of many") for n in range(1, 13)]
    made = sheet(many)
    assert [e.code for e in made.by_digit["0"] if e.kind == "promise"] == [
        *(f"0{n}" for n in range(1, 10)), None, None, None,
    ]  # fmt: skip
    assert made.uncoded("0") == len(("own question", *many[9:]))
    assert [e.subject for e in made.find("12 many") if isinstance(e, Entry)] == [many[11].id]


def test_a_promise_is_not_found_by_the_letters_of_its_id() -> None:
    promised = sheet([Promise(id="01JQZZZZZZZZZZZZZZZZZZZZZZ", text="two days at home")])
    assert promised.find("zz") == ()


def test_a_sheet_of_nothing_has_ten_empty_themes() -> None:
    empty = Sheet(())
    assert {digit: len(rows) for digit, rows in empty.by_digit.items()} == dict.fromkeys(
        "1234567890", 0
    )
