"""Live at every size: it fits, and header, line and footer never go."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from live_views import FLAGS, STATES, WORLDS, every_view, view_in
from pages import HEIGHTS, SIZES, WIDTHS, check_fits, check_footer, cursors, text_of

from offer_tui.capture.state import Mode
from offer_tui.ui.live.footers import footer_keys
from offer_tui.ui.live.layout import ALL_OPEN, lay_out
from offer_tui.ui.live.view import LiveView
from offer_tui.ui.rows import Row


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_every_state_fits_the_sizes_that_were_drawn(width: int, height: int) -> None:
    for name, view in every_view():
        try:
            check_live(view, width, height)
        except AssertionError as error:
            raise AssertionError(f"{name} at {width}x{height}") from error


@settings(deadline=None)
@given(
    st.sampled_from(WORLDS),
    st.sampled_from(list(STATES)),
    st.sampled_from(list(FLAGS)),
    st.integers(*WIDTHS),
    st.integers(*HEIGHTS),
)
def test_every_state_fits_any_size(
    world: str, state: str, flags: str, width: int, height: int
) -> None:
    check_live(view_in(world, state, flags), width, height)


def check_live(view: LiveView, width: int, height: int) -> None:
    rows = lay_out(view, width, height)
    check_fits(rows, width, height)
    check_header(rows[0], view)
    check_footer(rows[-1], footer_keys(view, wide=width >= ALL_OPEN[0]))
    lines = [row for row in rows[-3:-1] if cursors(row)]
    if view.keyboard_here and not view.read_only and view.line.mode is not Mode.ENDED:
        assert len(lines) == 1
        assert len(cursors(lines[0])) == 1
    else:
        assert not lines
    if view.failure:
        assert any("NOT SAVED" in text_of(row) for row in rows)


def check_header(row: Row, view: LiveView) -> None:
    text = text_of(row)
    assert text.startswith(f" {view.heading.company[:1]}")
    assert text.rstrip().endswith(("saved", "saving", "typing", "NOT SAVED", "reading only"))
