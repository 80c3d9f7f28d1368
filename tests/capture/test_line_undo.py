"""Taking back: one change at a time, said, to the beginning and forward again."""

from __future__ import annotations

import pytest
from interview import (
    DECIDES,
    DODGED,
    LEAVING,
    NO,
    SHEET,
    YES,
    Interview,
    items,
)

from offer_tui.capture.state import Capture, Mode

CHANGES = {
    "tick": "71", "answer": "71-", "untick": "71<backspace>", "note": "she paused<enter>",
    "mark": " ", "asked": "<enter>",
}  # fmt: skip


@pytest.mark.parametrize(("kind", "keys"), CHANGES.items(), ids=CHANGES.keys())
def test_each_kind_of_change_is_taken_back_and_said(kind: str, keys: str) -> None:
    talk = Interview().keys("11<enter>").keys(keys)
    done = items(talk.session)
    change = talk.line.done[-1]
    assert change.kind == kind
    talk.keys("<ctrl+z>")
    assert talk.mode is Mode.READY
    assert items(talk.session) != done
    assert talk.line.notice is not None
    assert (talk.line.notice.kind, talk.line.notice.change) == ("took-back", change)
    talk.keys("<ctrl+y>")
    assert items(talk.session) == done
    assert talk.line.notice is not None
    assert (talk.line.notice.kind, talk.line.notice.change) == ("put-back", change)


@pytest.mark.parametrize("keys", ["71", "71-", "71she paused<enter>", "71<backspace>"])
def test_the_theme_stays_open_so_that_the_mark_is_seen_to_go(keys: str) -> None:
    talk = Interview().keys(keys).keys("<ctrl+z>")
    assert talk.line.open_digit() == "7"
    assert talk.keys("<ctrl+y>").line.open_digit() == "7"
    assert talk.keys("a").line.open_digit() == ""


def test_undo_reaches_the_beginning_and_redo_the_end() -> None:
    talk = Interview().keys("71- nobody<enter> 52*<enter><enter>+ she does<enter>loose<enter>71")
    talk.keys('<backspace>11"so it said<enter>')
    end = items(talk.session)
    assert talk.ticks.keys() >= {DECIDES}
    talk.keys("<ctrl+z>" * 40)
    assert items(talk.session) == items(Interview().session)
    assert talk.line.notice is not None
    assert talk.line.notice.kind == "nothing-back"
    talk.keys("<ctrl+y>" * 40)
    assert items(talk.session) == end


def test_a_new_change_ends_what_could_be_put_back() -> None:
    talk = Interview().keys("71<ctrl+z>11<ctrl+y>")
    assert talk.ticks == {"posting-vague": YES}


def test_what_was_taken_back_can_be_done_again() -> None:
    assert Interview().keys("71-<ctrl+z><ctrl+z>71*").ticks == {LEAVING: DODGED}


def test_a_tick_and_its_words_are_two_changes() -> None:
    talk = Interview().keys("12 people<enter>")
    assert talk.keys("<ctrl+z>").ticks == {"work-shown": YES}
    assert talk.keys("<ctrl+z>").ticks == {}
    assert talk.words == []


def test_an_unticked_answer_comes_back_with_its_words() -> None:
    talk = Interview().keys("71- nobody<enter>71more<enter>71<backspace><ctrl+z>")
    assert talk.ticks == {LEAVING: NO}
    assert talk.said_of(LEAVING) == "nobody"
    assert talk.session.notes[0].about == talk.session.observations[0].id


def test_a_mark_that_was_named_comes_back_as_a_mark() -> None:
    talk = Interview().keys(" 71<ctrl+z>")
    assert (talk.ticks, len(talk.session.moments)) == ({}, 1)


def test_enter_after_an_undo_asks_and_does_not_tick_again() -> None:
    assert Interview().keys("71<ctrl+z><enter>").ticks == {}


def test_undo_leaves_the_records_of_an_earlier_sitting_alone() -> None:
    before = Interview().keys("71- nobody<enter>").session

    talk = Interview(Capture(before, SHEET)).keys("52<enter>" + "<ctrl+z>" * 9)
    assert items(talk.session) == items(before)
