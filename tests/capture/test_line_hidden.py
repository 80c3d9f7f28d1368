"""Hidden, finishing and finished: what still counts, and what does not."""

from __future__ import annotations

from dataclasses import replace

import pytest
from interview import LEAVING, YES, Interview

from offer_tui.capture.state import Mode

STATES = {
    "at rest": "", "a panel": "?", "a digit": "7", "an unknown code": "79", "a tick": "71",
    "a mark": " ", "a question": "<enter>", "words": "71she", "a quote": '"she', "a search": "/pe",
    "a row chosen": "7<down>", "an undo": "71<ctrl+z>", "finishing": "<ctrl+q>",
}  # fmt: skip
EVERY_STATE = pytest.mark.parametrize("state", STATES.values(), ids=STATES.keys())


@EVERY_STATE
def test_two_escapes_hide(state: str) -> None:
    assert Interview().keys(state).keys("<escape><escape>").line.hidden


@EVERY_STATE
def test_ctrl_l_hides_and_keeps_the_state(state: str) -> None:
    talk = Interview().keys(state)
    before = talk.line
    assert talk.keys("<ctrl+l>").line == replace(before, hidden=True)
    assert talk.keys("<enter>").line == before


@EVERY_STATE
def test_hidden_takes_nothing_but_enter(state: str) -> None:
    talk = Interview().keys(state).keys("<ctrl+l>")
    before = talk.line
    talk.keys('a71- /"<escape><escape><tab><backspace><ctrl+z><ctrl+y><ctrl+l><ctrl+q><up><space>')
    assert talk.paste("71").click("71").line is before


def test_mashing_escape_stays_hidden() -> None:
    assert Interview().keys("71she said" + "<escape>" * 50).line.hidden


@EVERY_STATE
def test_ctrl_q_asks_for_the_gut_and_keeps_what_was_typed(state: str) -> None:
    talk = Interview().keys(state)
    talk.keys("<ctrl+q>")
    assert talk.mode is Mode.FINISH
    assert talk.words == (["she"] if "she" in state else [])


@pytest.mark.parametrize("rating", [1, 2, 3, 4, 5])
def test_a_digit_from_one_to_five_is_the_gut_and_ends_the_round(rating: int) -> None:
    talk = Interview().keys(f"/fin<enter>{rating}")
    assert talk.mode is Mode.ENDED
    assert talk.session.ended == talk.now
    assert talk.session.gut is not None
    assert (talk.session.gut.rating, talk.session.gut.at) == (rating, talk.now)


def test_enter_ends_without_a_gut_which_comes_later() -> None:
    talk = Interview().keys("71<enter>/fin<enter><enter>")
    assert talk.mode is Mode.ENDED
    assert (talk.session.ended, talk.session.gut) == (talk.now, None)
    assert talk.ticks == {LEAVING: YES}


def test_p_leaves_the_round_open_for_later() -> None:
    talk = Interview().keys("71<enter>/fin<enter>p")
    assert (talk.mode, talk.session.ended, talk.session.gut) == (Mode.PAUSED, None, None)
    assert talk.keys("72-").ticks == {LEAVING: YES}


def test_escape_goes_on_with_the_round() -> None:
    talk = Interview().keys("71<enter><ctrl+q><escape>")
    assert (talk.mode, talk.session.ended, talk.line.hidden) == (Mode.READY, None, False)
    assert talk.keys("<ctrl+z>").ticks == {}


@pytest.mark.parametrize("key", ["0", "6", "9", "a", " ", "-", "<backspace>", "<ctrl+z>", "<tab>"])
def test_finishing_takes_nothing_else(key: str) -> None:
    talk = Interview().keys("71<enter><ctrl+q>")
    before = talk.line
    assert talk.keys(key).line is before
    assert talk.paste("3").line is before


def test_a_round_that_has_ended_takes_nothing_more() -> None:
    talk = Interview().keys("71<enter><ctrl+q>3")
    before = talk.line
    talk.keys("a71- /<escape><escape><enter><ctrl+z><ctrl+q>5<backspace>")
    assert talk.paste("x").click("52").click("5").line is before


def test_a_round_that_has_ended_can_still_be_hidden() -> None:
    assert Interview().keys("<ctrl+q>3<ctrl+l>").line.hidden
