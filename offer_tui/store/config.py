"""The person's settings: a file of theirs, which the application reads and never writes."""

from __future__ import annotations

import difflib
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal

from offer_tui.model.text import visible
from offer_tui.store.reading import FileProblem, Missing, Source, read_toml

Marks = Literal["shapes", "letters", "auto"]


@dataclass(frozen=True, slots=True)
class Config:
    """Settings, each with what holds when the person says nothing."""

    theme: str | None = None
    """The name of a theme, shipped or their own; None: the application's choice."""
    marks: Marks = "auto"
    """Whether marks are shapes or letters; auto asks the terminal."""
    digit_row: str = ""
    """The ten characters that the digit keys give unshifted, from 1 to 0; nothing: digits."""


def load_config(path: Path) -> tuple[Config, tuple[FileProblem, ...]]:
    """Return the settings in the file and what is wrong with the others; no file: the defaults."""
    try:
        source = read_toml(path)
    except Missing:
        return Config(), ()
    except FileProblem as problem:
        return Config(), (problem,)
    config, problems = Config(), []
    for key, value in source.data.items():
        wrong = _wrong(key, value)
        if wrong:
            problems.append(_problem(source, key, *wrong))
        else:
            config = replace(config, **{key: value})
    return config, tuple(problems)


def _wrong(key: str, value: Any) -> tuple[str, str] | None:
    check = _CHECKS.get(key)
    if check is not None:
        return check(value)
    nearest = difflib.get_close_matches(key, _CHECKS, n=1, cutoff=0.5)
    known = f"did you mean {nearest[0]}?" if nearest else f"there are {', '.join(_CHECKS)}"
    return "there is no such setting", known


def _theme(value: Any) -> tuple[str, str] | None:
    if isinstance(value, str) and value.strip():
        return None
    return "this is no theme's name", 'write a name in quotes, like theme = "night"'


def _marks(value: Any) -> tuple[str, str] | None:
    if value in ("shapes", "letters", "auto"):
        return None
    return "this is none of the words allowed", 'write "shapes", "letters" or "auto"'


def _digit_row(value: Any) -> tuple[str, str] | None:
    mend = "write the ten characters of the keys 1 to 0, each once"
    if not isinstance(value, str) or len(value) != 10 or len(set(value)) < 10:
        return "these are not ten different characters", mend
    if visible(value) != value or any(map(str.isspace, value)):
        return "a blank or a control character is no key of that row", mend
    return None


_CHECKS: dict[str, Callable[[Any], tuple[str, str] | None]] = {
    "theme": _theme,
    "marks": _marks,
    "digit_row": _digit_row,
}


def _problem(source: Source, key: str, what: str, mend: str) -> FileProblem:
    return FileProblem(source.path, what, mend, line=source.line_of(key), key=key)
