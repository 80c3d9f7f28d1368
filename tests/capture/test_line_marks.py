"""A moment marked first and named after, by a code, by words, or in the debrief."""

from __future__ import annotations

import pytest
from interview import LEAVING, YES, Interview


def test_a_code_after_a_mark_takes_the_time_of_the_mark() -> None:
    talk = Interview().keys(" ")
    marked = talk.now
    talk.wait(30).keys("71")
    assert talk.session.observations[0].at == marked
    assert talk.session.moments == ()
    assert talk.keys("<ctrl+z>").session.moments[0].at == marked


@pytest.mark.parametrize(
    "named", ["71", "791", "7<down><enter>", "/people l<enter>", "7/people l<enter>"]
)
def test_a_mark_can_be_named_in_any_way_that_ticks(named: str) -> None:
    talk = Interview().keys(" ")
    marked = talk.now
    talk.wait(9).keys(named)
    assert talk.ticks == {LEAVING: YES}
    assert talk.session.observations[0].at == marked
    assert talk.session.moments == ()


def test_a_click_names_a_mark_like_a_code() -> None:
    talk = Interview().keys(" ")
    marked = talk.now
    talk.wait(9).click("7").click("71")
    assert talk.session.observations[0].at == marked
    assert talk.session.moments == ()


@pytest.mark.parametrize("typed", ["she laughed", '"a joke', "3 people", "- no", "/nothing such"])
def test_words_after_a_mark_are_a_loose_note_at_its_time(typed: str) -> None:
    talk = Interview().keys(" ")
    marked = talk.now
    talk.wait(30).keys(f"{typed}<enter>")
    (note,) = talk.session.notes
    assert (note.at, note.about) == (marked, None)
    assert talk.session.moments == ()


def test_a_mark_that_is_let_go_stays_for_the_debrief() -> None:
    for keys in (
        " <enter>",
        " <escape>",
        " 7<escape>",
        " x<backspace>",
        " <ctrl+q>",
        " 71<ctrl+z>",
    ):
        assert len(Interview().keys(keys).session.moments) == 1


def test_a_mark_has_no_answer() -> None:
    talk = Interview().keys("71<enter> -<enter>")
    assert talk.ticks == {LEAVING: YES}
    assert talk.loose == ["-"]


def test_naming_a_mark_with_what_is_ticked_already_keeps_both() -> None:
    talk = Interview().keys("71<enter> 71")
    assert talk.ticks == {LEAVING: YES}
    assert len(talk.session.moments) == 1


@pytest.mark.parametrize("held", ["71", " ", "<enter>"])
def test_a_space_long_after_marks_another_moment(held: str) -> None:
    talk = Interview().keys(held)
    before = len(talk.session.moments)
    talk.wait(60).keys(" ")
    assert len(talk.session.moments) == before + 1
    assert talk.session.moments[-1].at == talk.now
