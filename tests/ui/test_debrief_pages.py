"""Debrief at every size: it fits, its footer is whole, nothing in it acts on a terminal."""

from __future__ import annotations

import pytest
from debriefs import FLAGS, LONG, full_views, states, view_of
from live_views import WIDE
from pages import HEIGHTS, SIZES, WIDTHS, check_fits, check_footer, cursors
from test_hostile_pages import HOSTILE, check_harmless

from offer_tui.ui.debrief.footers import footer_keys
from offer_tui.ui.debrief.layout import SIDE_BY_SIDE, lay_out
from offer_tui.ui.debrief.unopened import unopened

ALL_SIZES = (*SIZES, *((width, height) for width in WIDTHS for height in HEIGHTS))


FLAGGED = ("gut", "a note with its row, answered", "next", "from memory")
CASES = [(state, "as usual") for state in states()]
CASES += [(state, flags) for flags in FLAGS for state in states() if state in FLAGGED]


@pytest.mark.parametrize(("state", "flags"), CASES)
def test_a_debrief_fits_and_its_footer_is_whole(state: str, flags: str) -> None:
    view = view_of(states()[state], **FLAGS[flags])
    for width, height in ALL_SIZES:
        rows = lay_out(view, width, height)
        check_fits(rows, width, height)
        check_footer(rows[-1], footer_keys(view, narrow=width < SIDE_BY_SIDE))


@pytest.mark.parametrize("words", [LONG, WIDE * 9], ids=["long", "wide"])
def test_long_and_wide_words_fit(words: str) -> None:
    for _, view in full_views(words):
        for width, height in ALL_SIZES:
            check_fits(lay_out(view, width, height), width, height)


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_words_reach_no_terminal(name: str) -> None:
    for _, view in full_views(HOSTILE[name]):
        for width, height in SIZES:
            check_harmless(lay_out(view, width, height))


@pytest.mark.parametrize("state", set(states()) - {"read only"})
def test_there_is_a_cursor_on_the_line(state: str) -> None:
    rows = lay_out(view_of(states()[state]), 80, 24)
    assert len([row for row in rows if cursors(row)]) == 1
    assert cursors(rows[-3])


@pytest.mark.parametrize(("width", "height"), ALL_SIZES)
def test_what_is_said_without_a_round_fits(width: int, height: int) -> None:
    check_fits(unopened("", width, height, is_empty=True), width, height)
    check_fits(unopened(LONG, width, height, is_empty=False), width, height)
    check_fits(unopened("", width, height, is_empty=False), width, height)


def test_it_says_how_long_it_takes_and_that_it_is_saved() -> None:
    head = "".join(span.text for span in lay_out(view_of(states()["a loose note"]), 80, 24)[0])
    assert head.rstrip().endswith("about 4 minutes · saved")


def test_a_narrow_header_gives_the_time_away_for_what_is_not_saved() -> None:
    view = view_of(states()["a loose note"], **FLAGS["not saved"])
    head = "".join(span.text for span in lay_out(view, 40, 24)[0])
    assert head.rstrip().endswith("NOT SAVED")
