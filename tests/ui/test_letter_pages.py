"""The pages of letters: they fit any size, and show hostile words without obeying them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from letter_views import KEYS, LETTER_PAGES, letter_view, pages_of
from live_views import WIDE
from pages import HEIGHTS, SIZES, WIDTHS, check_fits, check_footer, cursors, picture, text_of
from test_hostile_pages import HOSTILE, WITH_ROOM, check_harmless

from offer_tui.model.text import visible
from offer_tui.ui.letters.layout import furthest, lay_out
from offer_tui.ui.rows import EMPTY, Row

LONG = "x" * 500
PAGES = {
    **{f"sample, {name}": page for name, page in LETTER_PAGES.items()},
    **{f"long, {name}": page for name, page in pages_of(LONG).items()},
    **{f"wide, {name}": page for name, page in pages_of(WIDE * 9).items()},
    **{f"lines, {name}": page for name, page in pages_of("a line\n\n- b\n" * 40).items()},
}


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_every_page_fits_the_sizes_that_were_drawn(width: int, height: int) -> None:
    for name, page in PAGES.items():
        rows = page(width, height)
        try:
            check_fits(rows, width, height)
            check_footer(rows[-1], KEYS)
        except AssertionError as error:
            raise AssertionError(f"{name} at {width}x{height}") from error


@settings(deadline=None)
@given(st.sampled_from(list(PAGES)), st.integers(*WIDTHS), st.integers(*HEIGHTS))
def test_every_page_fits_any_size(name: str, width: int, height: int) -> None:
    check_fits(PAGES[name](width, height), width, height)


@pytest.mark.parametrize("kind", HOSTILE)
@pytest.mark.parametrize(("width", "height"), [WITH_ROOM, *SIZES])
def test_hostile_words_are_shown_and_never_obeyed(kind: str, width: int, height: int) -> None:
    for page in pages_of(HOSTILE[kind]).values():
        rows = page(width, height)
        check_fits(rows, width, height)
        check_harmless(rows)


@pytest.mark.parametrize("kind", ["markup", "escape sequences", "C1", "bidi", "lines"])
def test_nothing_hostile_is_swallowed(kind: str) -> None:
    words = HOSTILE[kind]
    for name, page in pages_of(words).items():
        rows = page(*WITH_ROOM)
        shown = "".join("".join(text_of(row) for row in rows).split())
        assert "".join(visible(words).split())[:20] in shown, name


@settings(deadline=None)
@given(st.text(max_size=300), st.integers(*WIDTHS), st.integers(10, 60))
def test_while_words_are_changed_one_cursor_is_in_view(text: str, width: int, height: int) -> None:
    for name, page in pages_of(text).items():
        if name.startswith("editing"):
            assert sum(len(cursors(row)) for row in page(width, height)) == 1


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_every_word_of_a_letter_can_be_reached(width: int, height: int) -> None:
    view = letter_view("in-writing")
    keys: list[Row] = [EMPTY]
    seen = ""
    for top in range(furthest(view, width, height, len(keys)) + 1):
        rows = picture(lay_out(replace(view, top=top), width, height, keys))
        seen += "\n".join(rows)
    assert "Subject:" in seen
    assert "Alex Doe" in seen
    assert "known" in seen
    assert "made by" in seen
