"""Commands of the search: planned time, attach, export, and finish with its rating."""

from __future__ import annotations

from dataclasses import replace

import pytest
from interview import (
    AT_HOME,
    BEGAN,
    BIRCH,
    BIRD,
    CORVID,
    EMPTY_ROUND,
    KNOWN,
    LEAVING,
    NO,
    SHEET,
    YES,
    Interview,
    ulid,
)

from offer_tui.capture.commands import COMMANDS, minutes_of
from offer_tui.capture.grammar import LineError, enter_line
from offer_tui.capture.state import Capture, Mode
from offer_tui.capture.wishes import Attach, Export, Whose
from offer_tui.model.session import Gut


def planned(talk: Interview) -> int | None:
    return talk.session.planned_minutes


# Found by their first letters.


@pytest.mark.parametrize("keys", ["/p", "/pla", "/planned", "/planned time", "/tim", "/PLA"])
def test_planned_time_asks_for_minutes(keys: str) -> None:
    assert Interview().keys(f"{keys}<enter>").mode is Mode.TIME


@pytest.mark.parametrize("keys", ["/a", "/att", "/attach", "/<down><down><down>"])
def test_attach_asks_whose_round_it_is(keys: str) -> None:
    assert Interview().keys(f"{keys}<enter>").mode is Mode.WHOSE


@pytest.mark.parametrize("keys", ["/e", "/exp", "/export", "/<up>"])
def test_export_is_wished_for_once_and_nothing_else_happens(keys: str) -> None:
    talk = Interview().keys(f"71<enter>{keys}")
    before = talk.session
    talk.keys("<enter>")
    assert (talk.mode, talk.wishes) == (Mode.READY, [Export()])
    assert talk.session is before
    assert talk.keys("x<enter>").wishes == [Export()]


def test_every_command_can_be_chosen_with_the_arrows() -> None:
    for count, command in enumerate(COMMANDS, 1):
        talk = Interview().keys("/" + "<down>" * count)
        choices = talk.line.choices()
        assert talk.line.chosen is not None
        assert choices[talk.line.chosen] == command


@pytest.mark.parametrize(
    ("words", "subject"), [("people leave", LEAVING), ("an insider", "insider-warns")]
)
def test_words_that_begin_like_a_command_still_find_a_signal(words: str, subject: str) -> None:
    assert Interview().keys(f"/{words}<enter>").ticks == {subject: YES}


@pytest.mark.parametrize("words", ["finish line", "export quota", "a former report"])
def test_a_command_with_words_that_do_not_fit_is_kept_as_a_note(words: str) -> None:
    talk = Interview().keys(f"/{words}<enter>")
    assert talk.mode is Mode.READY
    assert talk.loose == [words]


def test_finish_with_a_rating_ends_the_round_in_one_go() -> None:
    talk = Interview().keys("/fin 4<enter>")
    assert talk.mode is Mode.ENDED
    assert talk.session.gut == Gut(rating=4, at=talk.now)


def test_what_to_say_is_found_where_its_sign_is_a_digit() -> None:
    for keys in ("/!<enter>", "/say<enter>"):
        talk = Interview().keys(keys)
        assert (talk.mode, talk.line.panel, talk.ticks) == (Mode.READY, "say", {})


def test_a_click_on_a_command_or_an_opportunity_takes_it() -> None:
    assert Interview().keys("/").click_choice(1).mode is Mode.TIME
    assert Interview().keys("/att<enter>").click_choice(2).wishes == [Attach(CORVID)]
    for nothing in (Interview().keys("/").click_choice(9), Interview().keys("71").click_choice(0)):
        assert nothing.wishes == []
    assert Interview().keys("71").click_choice(0).on_the_line == LEAVING


# Planned time.


def test_minutes_typed_set_the_planned_time() -> None:
    talk = Interview().keys("/pla<enter>45<enter>")
    assert (talk.mode, planned(talk)) == (Mode.READY, 45)


@pytest.mark.parametrize("keys", ["/pla 45", "/planned time 45", "/pla  45 min"])
def test_minutes_behind_the_name_set_it_in_one_go(keys: str) -> None:
    talk = Interview().keys(f"{keys}<enter>")
    assert (talk.mode, planned(talk), talk.loose) == (Mode.READY, 45, [])


@pytest.mark.parametrize("typed", ["0", "5000", "1441", "abc", "4 5", "-5", "1.5"])
def test_what_is_no_time_is_named_and_stays_to_be_mended(typed: str) -> None:
    for keys in (f"/pla<enter>{typed}", f"/pla {typed}<enter>"):
        talk = Interview().keys(keys)
        assert talk.line.notice is not None
        assert talk.line.notice.kind == "minutes"
        assert talk.line.text.characters == typed
        assert planned(talk.keys("<enter>")) is None
        talk.keys("<backspace>" * (len(typed) - 1))
        assert (talk.mode, talk.line.text.characters) == (Mode.TIME, typed[0])


@pytest.mark.parametrize("way_out", ["<escape>", "<enter>", "<backspace>"])
def test_the_question_for_minutes_is_left_with_nothing_changed(way_out: str) -> None:
    talk = Interview().keys(f"/pla<enter>{way_out}")
    assert (talk.mode, planned(talk), talk.line.done) == (Mode.READY, None, ())


def test_digits_of_any_layout_are_minutes() -> None:
    talk = Interview().keys("/pla<enter>")
    talk.key("quotedbl", '"', digit_row="&é\"'(§è!çà").key("x", "٠").keys("<enter>")
    assert planned(talk) == 30


def test_undo_and_redo_take_the_planned_time_back_and_say_so() -> None:
    talk = Interview().keys("/pla 45<enter>/pla 60<enter><ctrl+z>")
    assert planned(talk) == 45
    assert talk.line.notice is not None
    assert talk.line.notice.kind == "took-back"
    assert planned(talk.keys("<ctrl+z>")) is None
    assert planned(talk.keys("<ctrl+y><ctrl+y>")) == 60


def test_the_same_planned_time_again_is_no_change() -> None:
    talk = Interview().keys("/pla 45<enter>")
    assert len(talk.keys("/pla 45<enter>").line.done) == 1


@pytest.mark.parametrize(
    ("text", "minutes"), [("1", 1), ("1440", 1440), ("45 min", 45), ("60m", 60), ("", None)]
)
def test_minutes_are_read_from_a_text(text: str, minutes: int | None) -> None:
    assert minutes_of(text) == minutes


# Attach.


def test_the_known_opportunities_are_listed_and_a_new_one_comes_last() -> None:
    assert Interview().keys("/att<enter>").line.choices() == KNOWN
    found = Interview().keys("/att<enter>bir").line.choices()
    assert found == (BIRCH, BIRD, Whose("bir"))
    assert Interview().keys("/att bir").line.choices() == found


def test_a_name_as_a_whole_comes_before_others_that_begin_so() -> None:
    talk = Interview(Capture(EMPTY_ROUND, SHEET, (Whose("Acme Foods", "b"), Whose("Acme", "a"))))
    assert talk.keys("/att acme<enter>").wishes == [Attach(Whose("Acme", "a"))]


@pytest.mark.parametrize(
    ("keys", "whose"),
    [
        ("/att<enter>bir<enter>", BIRCH),
        ("/att<enter>bir<down><enter>", BIRD),
        ("/att<enter>platform<enter>", BIRCH),
        ("/att<enter><down><enter>", BIRCH),
        ("/att Dune & Sons<enter>", Whose("Dune & Sons")),
        ("/att bir<up><enter>", Whose("bir")),
    ],
)
def test_enter_wishes_for_the_one_that_is_chosen(keys: str, whose: Whose) -> None:
    talk = Interview().keys(f"71<enter>{keys}")
    assert (talk.mode, talk.wishes) == (Mode.READY, [Attach(whose)])
    assert talk.ticks == {LEAVING: YES}


@pytest.mark.parametrize("way_out", ["<escape>", "<enter>", "<backspace>", "b<backspace>"])
def test_whose_round_it_is_is_left_with_nothing_wished_for(way_out: str) -> None:
    talk = Interview().keys(f"/att<enter>{way_out}")
    assert (talk.mode, talk.wishes) == (Mode.READY, [])


def test_what_stays_behind_is_said_before_the_round_moves() -> None:
    talk = Interview().keys("01-<enter>03<enter>71<enter>/att bir<down><enter>")
    assert (talk.mode, talk.wishes, talk.line.left_behind()) == (Mode.WHOSE, [], 2)
    talk.keys("<enter>")
    assert talk.wishes == [Attach(BIRD)]
    assert talk.ticks[AT_HOME] == NO


@pytest.mark.parametrize("keys", ["/pla<enter>", "/pla<enter>6", "/att<enter>", "/att<enter>bir"])
def test_hiding_keeps_what_is_asked_for(keys: str) -> None:
    talk = Interview().keys(keys)
    before = talk.line
    assert talk.keys("<ctrl+l>").line.hidden
    assert talk.keys("<enter>").line == before


@pytest.mark.parametrize("keys", ["/pla<enter>6", "/att<enter>bir"])
def test_ctrl_q_goes_on_to_the_end_from_there(keys: str) -> None:
    assert Interview().keys(f"{keys}<ctrl+q>").mode is Mode.FINISH


# A whole line.


def entered(words: str, known: tuple[Whose, ...] = KNOWN) -> Capture:
    return enter_line(Capture(EMPTY_ROUND, SHEET, known), words, BEGAN, lambda: ulid(900))


def test_a_line_sets_the_planned_time() -> None:
    assert entered("/pla 45").session.planned_minutes == 45


@pytest.mark.parametrize(
    ("words", "wish"),
    [
        ("/exp", Export()),
        ("/att Birch Systems", Attach(BIRCH)),
        ("/att birch", Attach(BIRCH)),
        ("/att bird-co", Attach(BIRD)),
        ("/attach Dune & Sons", Attach(Whose("Dune & Sons"))),
    ],
)
def test_a_line_asks_its_surroundings(words: str, wish: Attach | Export) -> None:
    after = entered(words)
    assert after.wish == wish
    assert after.session is EMPTY_ROUND


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("/pla", "1 to 1440 minutes"),
        ("/pla 0", "1 to 1440 minutes"),
        ("/pla soon", "1 to 1440 minutes"),
        ("/att", "whose round is it"),
        ("/att bir", "could be more than one of yours: /att birch-systems or /att bird-co"),
        ("/ex", "the commands are"),
        ("/export it", "the commands are"),
        ("/!", "the commands are"),
    ],
)
def test_a_line_that_commands_nothing_says_what_would(words: str, says: str) -> None:
    with pytest.raises(LineError, match=says):
        entered(words)


@pytest.mark.parametrize("number", ["0", "-5", "5000", "45 hours"])
def test_a_number_that_is_none_of_minutes_is_refused_and_ticks_nothing(number: str) -> None:
    talk = Interview().keys(f"/pla {number}<enter>")
    assert (talk.mode, planned(talk), talk.ticks) == (Mode.TIME, None, {})


def test_nothing_stays_behind_where_only_a_place_was_kept() -> None:
    talk = Interview().keys("01-<enter>")
    assert talk.line.left_behind() == 1
    unnamed = replace(talk.line, sheet=replace(talk.line.sheet, goes_along=True))
    assert unnamed.left_behind() == 0
