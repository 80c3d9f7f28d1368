"""Palettes: themes read from TOML, checked by hand; a bad colour must not crash a start."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rich.color import Color
from rich.style import Style

from offer_tui.store.reading import FileProblem, Source, read_toml

COLOURS = (
    "background", "text", "title", "muted", "accent", "against", "for", "dodged", "warning",
    "chosen",
)  # fmt: skip
DEFAULT_THEME = "dark"
_HEX = re.compile(r"#[0-9a-fA-F]{6}")


@dataclass(frozen=True)
class Palette:
    """A theme's colours as styles, by role."""

    name: str
    dark: bool
    styles: Mapping[str, Style]


def shipped_themes() -> Path:
    """Return the folder of the themes that come with the program."""
    inside = Path(__file__).parent.parent / "themes"
    return inside if inside.is_dir() else inside.parent.parent / "themes"


def theme_names(own: Path | None = None) -> list[str]:
    """Return the names of the themes there are, the person's own included."""
    folders = [shipped_themes(), *([own] if own else [])]
    return sorted({path.stem for folder in folders for path in folder.glob("*.toml")})


def load_palette(name: str, own: Path | None = None) -> tuple[Palette, FileProblem | None]:
    """Return a theme's palette; the default one, and why, when it cannot be used."""
    folders = [*([own] if own else []), shipped_themes()]
    names = theme_names(own)
    # Only a name that was listed is opened: "../elsewhere" is a path, and no theme's name.
    path = next((p for f in folders if (p := f / f"{name}.toml").is_file()), None)
    if path is None or name not in names:
        known = ", ".join(names)
        missing = (own or shipped_themes()) / f"{name}.toml"
        problem = FileProblem(missing, f"there is no theme {name!r}", f"choose one of: {known}")
        return load_palette(DEFAULT_THEME)[0], problem
    try:
        return _palette(read_toml(path)), None
    except FileProblem as problem:
        if path.parent == shipped_themes():
            raise
        return load_palette(DEFAULT_THEME)[0], problem


def _palette(source: Source) -> Palette:
    colours = source.data.get("colours")
    if not isinstance(colours, dict):
        raise FileProblem(
            source.path, "a theme needs a table [colours]", "copy one from a shipped theme",
            line=1, key="colours",
        )  # fmt: skip
    for key in COLOURS:
        if not isinstance(value := colours.get(key), str) or not _HEX.fullmatch(value):
            raise FileProblem(
                source.path, "not a colour", 'write it as "#rrggbb"',
                line=source.line_of("colours", key), key=f"colours.{key}",
            )  # fmt: skip
    return Palette(
        str(source.data.get("name", source.path.stem)),
        bool(source.data.get("dark", True)),
        _styles(colours),
    )


def _styles(colours: Mapping[str, Any]) -> Mapping[str, Style]:
    ground = colours["background"]

    def on_ground(name: str, *, bold: bool = False) -> Style:
        return Style.from_color(Color.parse(colours[name]), Color.parse(ground)) + Style(bold=bold)

    roles = ("text", "muted", "accent", "against", "for", "dodged")
    return {
        **{role: on_ground(role) for role in roles},
        "title": on_ground("title", bold=True),
        "warning": on_ground("warning", bold=True),
        "cursor": Style.from_color(Color.parse(ground), Color.parse(colours["text"])),
        "chosen": Style.from_color(Color.parse(colours["title"]), Color.parse(colours["chosen"]))
        + Style(bold=True),
    }
