"""The sample library: shipped as a data directory, copied so that its days lie around today."""

from __future__ import annotations

import datetime as dt
import os
import re
from pathlib import Path

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
    machine has on that day; ids stay too. Directories are 0700, files 0600.

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
            _write(place / _shifted_name(name, shift), shifted(text, shift))
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
