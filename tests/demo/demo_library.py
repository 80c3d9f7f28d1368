"""The shipped sample as the models see it, and what tests ask of it again and again."""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from offer_tui.hindsight.decisions import decisions
from offer_tui.model.frozen import FrozenEvaluation
from offer_tui.model.opportunity import Opportunity
from offer_tui.model.profile import Profile
from offer_tui.model.session import MarkedMoment, Note, Observation, Question, Session

SESSION_NAME = re.compile(
    r"(?P<began>\d{4}-\d\d-\d\dT\d{6})-(?P<slug>[a-z0-9]+(?:-[a-z0-9]+)*)\.toml"
)
CLOCK = "%Y-%m-%dT%H%M%S"

Entry = Observation | Note | MarkedMoment | Question


@dataclass(frozen=True)
class Kept:
    """An opportunity of the sample with its rounds, in the order of their files."""

    slug: str
    opportunity: Opportunity
    sessions: tuple[Session, ...]


def profile(root: Path) -> Profile:
    return Profile.model_validate(values(root / "profile.toml"))


def opportunities(root: Path) -> tuple[Kept, ...]:
    return tuple(_kept(folder) for folder in sorted((root / "opportunities").iterdir()))


def evaluations(root: Path) -> tuple[FrozenEvaluation, ...]:
    """Return what was frozen with decisions."""
    made = (one for kept in opportunities(root) for one in decisions(kept.opportunity))
    return tuple(one.evaluation for one in made if one.evaluation is not None)


def session_files(root: Path) -> tuple[Path, ...]:
    files = root.glob("opportunities/*/*.toml")
    return tuple(sorted(file for file in files if file.name != "opportunity.toml"))


def files(root: Path) -> tuple[Path, ...]:
    return tuple(sorted(root.rglob("*.toml")))


def values(file: Path) -> dict[str, Any]:
    return tomllib.loads(file.read_text(encoding="utf-8"))


def leaves(
    value: Any, path: tuple[str | int, ...] = ()
) -> Iterator[tuple[tuple[str | int, ...], Any]]:
    """Yield every plain value with its path."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from leaves(inner, (*path, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from leaves(inner, (*path, index))
    else:
        yield path, value


def words(file: Path) -> Iterator[str]:
    """Yield every text of a file that is no id."""
    for path, value in leaves(values(file)):
        if isinstance(value, str) and path[-1] not in {"id", "about", "promise", "signal"}:
            yield value


def kinds(session: Session) -> tuple[list[Entry], ...]:
    """Return what was recorded in a round, each kind in the order of its file."""
    return (
        [*session.observations],
        [*session.notes],
        [*session.moments],
        [*session.questions],
    )


def day_of(moment: dt.date) -> dt.date:
    return moment.date() if isinstance(moment, dt.datetime) else moment


def _kept(folder: Path) -> Kept:
    sessions = sorted(file for file in folder.glob("*.toml") if file.name != "opportunity.toml")
    return Kept(
        folder.name,
        Opportunity.model_validate(values(folder / "opportunity.toml")),
        tuple(Session.model_validate(values(file)) for file in sessions),
    )
