"""The sample library: shipped as a data directory, copied so that its days lie around today."""

from __future__ import annotations

import datetime as dt
import os
import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from offer_tui.model.seal import seal

ANCHOR = dt.date(2026, 11, 21)
"""The day for which the shipped files are written: their "today"."""

DEMO = Path(__file__).parent.parent / "data" / "demo"

# One key with a date or a time to a line: so the shipped files are laid out, and words never are.
_DATED = re.compile(
    r"^(?P<key>\w+ = )(?P<day>\d{4}-\d\d-\d\d)"
    r"(?:T(?P<clock>\d\d:\d\d:\d\d)(?P<offset>[+-]\d\d:\d\d))?$",
    re.MULTILINE,
)
_SESSION = re.compile(r"(?P<day>\d{4}-\d\d-\d\d)(?P<rest>T\d{6}-.+)")


class TargetInUse(Exception):  # noqa: N818 - it is a state of the place, told to a person
    """The place for the sample is no directory, or has something in it; nothing was changed."""

    def __init__(self, target: Path) -> None:
        super().__init__(target)
        self.target = target

    def __str__(self) -> str:
        return "the sample needs an empty directory, or one that does not exist yet"


def copy_demo(target: Path, today: dt.date) -> Path:
    """Copy the sample library into ``target`` with every day moved by as much, and return it.

    What lies on ``ANCHOR`` lies on ``today`` afterwards. Clock times stay, with the offset this
    machine has on that day; ids stay too, and frozen evaluations are sealed anew. Directories are
    0700, files 0600.

    Raises TargetInUse unless ``target`` is missing or an empty directory, and OSError when it
    cannot be written.
    """
    _claim(target)
    shift = today - ANCHOR
    for directory, names, files in os.walk(DEMO):
        place = target / Path(directory).relative_to(DEMO)
        for name in names:
            (place / name).mkdir(mode=0o700)
        for name in files:
            text = Path(directory, name).read_text(encoding="utf-8")
            _write(place / _shifted_name(name, shift), resealed(shifted(text, shift)))
    return target


def shifted(text: str, shift: dt.timedelta) -> str:
    """Return the text of a shipped file with its dates and times moved by whole days."""

    def move(match: re.Match[str]) -> str:
        day = dt.date.fromisoformat(match["day"]) + shift
        if match["clock"] is None:
            return f"{match['key']}{day}"
        clock = dt.datetime.combine(day, dt.time.fromisoformat(match["clock"]))
        return match["key"] + clock.replace(tzinfo=_local_zone(clock)).isoformat()

    return _DATED.sub(move, text)


def resealed(text: str) -> str:
    """Return the text of a shifted file with the seals that fit the times it has now.

    Not by the models: importing them would be felt before the first paint.
    """
    if "\nseal = " not in text:
        return text
    kept = tomllib.loads(text)
    for decision in [kept.get("decision", {}), *kept.get("earlier_decision", [])]:
        frozen: dict[str, Any] = decision.get("evaluation", {})
        if "seal" in frozen:
            old, new = frozen["seal"], _seal(frozen)
            text = text.replace(f'\nseal = "{old}"\n', f'\nseal = "{new}"\n')
    return text


def _seal(frozen: Mapping[str, Any]) -> str:
    apart = {"at", "seal", "contribution"}
    figures = {key: value for key, value in frozen.items() if key not in apart}
    return seal(frozen["at"], [figures, *frozen.get("contribution", [])])


def _claim(target: Path) -> None:
    try:
        target.mkdir(mode=0o700, parents=True, exist_ok=True)
    except FileExistsError as error:
        raise TargetInUse(target) from error
    if any(target.iterdir()):
        raise TargetInUse(target)
    target.chmod(0o700)


def _shifted_name(name: str, shift: dt.timedelta) -> str:
    match = _SESSION.fullmatch(name)
    if match is None:
        return name
    return f"{dt.date.fromisoformat(match['day']) + shift}{match['rest']}"


def _local_zone(clock: dt.datetime) -> dt.timezone:
    # Only the offset is taken: in the hour that summer time skips, astimezone moves the clock.
    # TOML knows no seconds in an offset; some zones had them long ago.
    offset = clock.astimezone().utcoffset() or dt.timedelta()
    return dt.timezone(dt.timedelta(minutes=offset // dt.timedelta(minutes=1)))


def _write(path: Path, text: str) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
        file.write(text)
