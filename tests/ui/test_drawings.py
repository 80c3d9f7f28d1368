"""Every page stands as it was drawn; ``python tests/ui/draw.py`` draws them anew."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from draw import GOLDEN, drawings, kept
from pages import SIZES

DRAWN = dict(drawings())


@pytest.mark.parametrize("name", DRAWN)
def test_a_page_stands_as_drawn(name: str) -> None:
    assert DRAWN[name] == kept(name)


def test_no_drawing_is_left_of_a_page_that_is_gone() -> None:
    assert {path.stem for path in GOLDEN.glob("*.txt")} == set(DRAWN)


# What the drawings promise, whatever else they show.


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_live_puts_header_question_line_and_footer_where_they_belong(
    width: int, height: int
) -> None:
    rows = DRAWN[f"live-ready-{width}x{height}"]
    assert rows[0].startswith(" Acme")
    assert rows[0].endswith("31 of 45 min · saved")
    assert rows[-1].split()[:4] == ["words", "note", "00-99", "tick"]
    assert "esc" in rows[-1]
    line = max(n for n, row in enumerate(rows) if row.strip() == "›")
    assert line >= height - 3
    assert rows[line - 1] == ""
    question = next(n for n, row in enumerate(rows) if row.startswith(" Ask 55"))
    assert line - question == (2 if width >= 80 else 3)


def test_themes_stand_left_and_the_list_right_at_80_columns() -> None:
    rows = DRAWN["live-ready-80x24"]
    assert_column(rows, " 7 Stability  ▲·······", 0)
    assert_column(rows, "Watch for today", 26)
    assert_column(rows, "71 ▲ people keep leaving", 26)


def test_a_digit_moves_nothing_but_the_list_and_the_line() -> None:
    ready, theme = DRAWN["live-ready-80x24"], DRAWN["live-theme-80x24"]
    changed = [n for n, rows in enumerate(zip(ready, theme, strict=True)) if rows[0] != rows[1]]
    line = theme.index(" › 7")
    assert set(changed) <= {*range(2, 12), line, len(theme) - 1}
    assert [row[:26].rstrip() for row in ready[2:12]] == [row[:26].rstrip() for row in theme[2:12]]


def test_the_list_takes_the_place_of_the_themes_at_40_columns() -> None:
    assert_column(DRAWN["live-ready-40x24"], " 7 Stability  ▲·······", 0)
    rows = DRAWN["live-theme-40x24"]
    assert_column(rows, " 7 Stability", 0)
    assert_column(rows, " 71 ▲ people keep leaving", 0)
    assert not any("Workload" in row for row in rows)


def test_every_theme_is_open_at_120_columns() -> None:
    rows = DRAWN["live-ready-120x40"]
    for words, column in (("1 Role", 1), ("4 Pay", 41), ("7 Stability", 81), ("0 This job", 1)):
        assert_column(rows, words, column)


def test_letters_say_the_same_as_shapes() -> None:
    shapes, letters = DRAWN["live-ready-80x24"], DRAWN["live-in-letters-80x24"]
    table = str.maketrans("▲△●○·", "X/O(.")
    assert [row[14:].translate(table) for row in shapes[2:12]] == [
        row[14:] for row in letters[2:12]
    ]


def assert_column(rows: Sequence[str], words: str, column: int) -> None:
    assert any(row[column:].startswith(words) for row in rows), "\n".join(rows)
