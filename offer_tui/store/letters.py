"""The templates of letters: those that come with the program, and the person's own.

jinja2 is imported when a letter is drafted, and not before.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from offer_tui.letters.kind import kinds
from offer_tui.letters.mention import Topic
from offer_tui.model.signal import State
from offer_tui.store.atomic import DISK, Disk
from offer_tui.store.handing_over import hand_over
from offer_tui.store.reading import FileProblem, read_bytes

if TYPE_CHECKING:
    from offer_tui.letters.fact import Facts
    from offer_tui.letters.letter import Letter

SHIPPED = Path(__file__).parent.parent / "data" / "letters"
"""The folder of the templates that come with the program."""
SUFFIX = ".md"
LARGEST = 64_000
"""Bytes of a template that is still read: any signs of any alphabet that it may have."""


@dataclass(frozen=True, slots=True)
class Template:
    """A kind of letter, and the file that holds its words."""

    kind: str
    about: str
    path: Path
    is_own: bool = False
    """Whether it is the person's file."""


@dataclass(frozen=True, slots=True)
class Drafted:
    """A letter, the template that made it, and what is wrong with the person's own, if anything."""

    letter: Letter
    template: Template
    problem: FileProblem | None = None


def own_folder(config: Path) -> Path:
    """Return where the person's own templates are; the application never writes there."""
    return config / "letters"


def templates(folder: Path) -> tuple[Template, ...]:
    """Return the kinds that come with the program, then the person's own, by name.

    An own file of the same name takes the place of the one that comes with the program.
    """
    own = _own(folder)
    known = [
        Template(kind.name, kind.about, own[kind.name], is_own=True)
        if kind.name in own
        else Template(kind.name, kind.about, _shipped(kind.name))
        for kind in kinds()
    ]
    others = sorted(own.keys() - {one.kind for one in known})
    return (*known, *(Template(name, "your own", own[name], is_own=True) for name in others))


def draft(template: Template, facts: Facts) -> Drafted:
    """Return the letter; where the person's own template cannot be used, by the one shipped.

    Raises FileProblem where there is none to take its place.
    """
    try:
        return Drafted(_drafted(template, facts), template)
    except FileProblem as problem:
        if not template.is_own or not _is_shipped(template.kind):
            raise
        shipped = Template(template.kind, template.about, _shipped(template.kind))
        return Drafted(_drafted(shipped, facts), shipped, problem)


def source_of(template: Template) -> str:
    """Return the words of a template. Raises FileProblem."""
    content = read_bytes(template.path, LARGEST)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise FileProblem(
            template.path, "this is not UTF-8", "save it as UTF-8", line=line
        ) from error
    if not text.strip():
        raise FileProblem(template.path, "there is nothing in it", "write a letter, or remove it")
    return text


@cache
def load_topics() -> tuple[Topic, ...]:
    """Return what letters may mention of a talk."""
    data = tomllib.loads((SHIPPED / "topics.toml").read_text(encoding="utf-8"))
    return tuple(_topic(row) for row in data["topic"])


def keep_letter(path: Path, letter: Letter, *, replace: bool, disk: Disk = DISK) -> None:
    """Write a letter to a file, for this user only.

    Raises FileExistsError where there is one already, unless it is to be replaced; NotSaved.
    """
    hand_over(path, letter.text.encode(errors="replace"), replace=replace, disk=disk)


def _drafted(template: Template, facts: Facts) -> Letter:
    from offer_tui.letters.fault import TemplateFault  # noqa: PLC0415
    from offer_tui.letters.letter import draft as letter_of  # noqa: PLC0415 - brings jinja2

    try:
        return letter_of(source_of(template), facts, kind=template.kind)
    except TemplateFault as fault:
        raise FileProblem(template.path, fault.what, fault.mend, line=fault.line) from fault


def _own(folder: Path) -> dict[str, Path]:
    """Return the person's files by the kind that each is for."""
    try:
        paths = sorted(folder.iterdir())
    except OSError:
        return {}
    names = (path for path in paths if path.suffix == SUFFIX and path.name[0] != ".")
    return {path.stem: path for path in names if path.is_file()}


def _shipped(kind: str) -> Path:
    return SHIPPED / f"{kind}{SUFFIX}"


def _is_shipped(kind: str) -> bool:
    return any(one.name == kind for one in kinds())


def _topic(row: dict[str, Any]) -> Topic:
    state: State = "seen" if row["answer"] == "yes" else "clear"
    return Topic(row["signal"], state, row["words"], bool(row.get("quote")))
