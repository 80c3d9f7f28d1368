"""Themes: the shipped ones can be read, and a bad one is named and replaced."""

from __future__ import annotations

from pathlib import Path

import pytest
from rich.color import Color
from rich.style import Style

from offer_tui.store.reading import FileProblem
from offer_tui.ui.palette import DEFAULT_THEME, Palette, load_palette, shipped_themes, theme_names

ROLES = (
    "text", "title", "muted", "accent", "against", "for", "dodged", "warning", "cursor", "chosen",
)  # fmt: skip
SHIPPED = ("dark", "high-contrast", "light")
GOOD = (shipped_themes() / "dark.toml").read_text(encoding="utf-8")


def own_theme(folder: Path, text: str | bytes) -> tuple[Palette, FileProblem | None]:
    """Return what comes of a theme of the person's own."""
    content = text.encode() if isinstance(text, str) else text
    (folder / "mine.toml").write_bytes(content)
    return load_palette("mine", folder)


def line_with(text: str, words: str) -> int:
    """Return the line, from 1, on which the words stand."""
    return next(n for n, line in enumerate(text.splitlines(), 1) if words in line)


def contrast(style: Style) -> float:
    """Return the contrast ratio of WCAG 2 between text and ground, from 1 to 21."""
    lighter, darker = sorted((luminance(style.color), luminance(style.bgcolor)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: Color | None) -> float:
    assert colour is not None
    parts = [part / 255 for part in colour.get_truecolor()]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_contrast_is_measured_as_wcag_does() -> None:
    def style(text: str, ground: str) -> Style:
        return Style.from_color(Color.parse(text), Color.parse(ground))

    assert contrast(style("#000000", "#ffffff")) == pytest.approx(21)
    assert contrast(style("#777777", "#ffffff")) == pytest.approx(4.48, abs=0.01)


def test_three_themes_are_shipped() -> None:
    assert theme_names() == list(SHIPPED)


@pytest.mark.parametrize("name", SHIPPED)
def test_every_text_of_a_shipped_theme_stands_out_from_its_ground(name: str) -> None:
    palette, problem = load_palette(name)
    assert problem is None
    assert palette.name == name
    assert palette.dark == (name != "light")
    assert set(palette.styles) == set(ROLES)
    least = 7.0 if name == "high-contrast" else 4.5
    for role, style in palette.styles.items():
        assert contrast(style) >= least, role


@pytest.mark.parametrize("name", SHIPPED)
def test_the_chosen_row_differs_from_the_others_by_more_than_colour(name: str) -> None:
    styles = load_palette(name)[0].styles
    assert styles["chosen"].bold
    assert not styles["text"].bold
    assert styles["chosen"].bgcolor != styles["text"].bgcolor


def test_a_theme_of_ones_own_is_used(tmp_path: Path) -> None:
    text = GOOD.replace('name = "dark"', 'name = "mine"').replace("#d6d8dc", "#C0FFEE")
    palette, problem = own_theme(tmp_path, text)
    assert problem is None
    assert palette.name == "mine"
    assert palette.styles["text"].color == Color.parse("#c0ffee")
    assert "mine" in theme_names(tmp_path)


@pytest.mark.parametrize(
    ("before", "after", "key"),
    [
        ('accent = "#7fb4e6"', "", "colours.accent"),
        ('"#e69a6b"', '"orange"', "colours.against"),
        ('"#e69a6b"', '"#e69a6"', "colours.against"),
        ('"#e69a6b"', '"#e69a6g"', "colours.against"),
        ('"#e69a6b"', "15112811", "colours.against"),
        ('"#14161a"', '"#14161a "', "colours.background"),
    ],
)
def test_a_bad_colour_is_named_with_file_line_and_key(
    tmp_path: Path, before: str, after: str, key: str
) -> None:
    assert before in GOOD
    text = GOOD.replace(before, after)
    palette, problem = own_theme(tmp_path, text)
    assert palette == load_palette(DEFAULT_THEME)[0]
    assert problem is not None
    assert problem.path == tmp_path / "mine.toml"
    assert problem.key == key
    assert problem.line == line_with(text, key.partition(".")[2] if after else "[colours]")
    assert "#rrggbb" in str(problem)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (GOOD.replace("[colours]", "[colours"), line_with(GOOD, "[colours]")),
        (GOOD.replace("[colours]", "[colors]"), 1),
        ('colours = "dark"\n', 1),
        ("", None),
        (b"\xff\xfe\x00", None),
        (b"\x00" * 4096, None),
    ],
)
def test_what_is_no_theme_is_named_and_replaced(
    tmp_path: Path, text: str | bytes, line: int | None
) -> None:
    palette, problem = own_theme(tmp_path, text)
    assert palette == load_palette(DEFAULT_THEME)[0]
    assert problem is not None
    assert problem.path == tmp_path / "mine.toml"
    assert line is None or problem.line == line


def test_a_name_that_no_theme_has_is_told_with_those_there_are(tmp_path: Path) -> None:
    palette, problem = load_palette("sepia", tmp_path)
    assert palette == load_palette(DEFAULT_THEME)[0]
    assert "sepia" in str(problem)
    assert all(name in str(problem) for name in SHIPPED)


@pytest.mark.parametrize("name", ["../dark", "/etc/passwd", "a/b", "x\x1b[2J"])
def test_a_theme_is_looked_for_only_among_themes(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "themes"
    folder.mkdir()
    (tmp_path / "dark.toml").write_text(GOOD.replace("#d6d8dc", "#ff0000"), encoding="utf-8")
    palette, problem = load_palette(name, folder)
    assert problem is not None
    assert "\x1b" not in str(problem)
    assert palette == load_palette(DEFAULT_THEME)[0]
