"""What Live shows at one moment, before it is laid out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property

from offer_tui.capture.before import Earlier
from offer_tui.capture.sheet import Entry
from offer_tui.capture.state import Capture
from offer_tui.model import wording
from offer_tui.model.answers import answers_of
from offer_tui.model.mark import Mark, mark_of
from offer_tui.model.session import Observation
from offer_tui.model.signal import Degree, State


@dataclass(frozen=True, slots=True)
class Heading:
    """Whose round it is."""

    company: str
    role: str
    round: str
    with_whom: str = ""


@dataclass(frozen=True, slots=True)
class Failure:
    """Why the record is not on the disk, and since when."""

    since: datetime
    why: str


@dataclass(frozen=True)
class LiveView:
    """The line, the record and everything around them."""

    heading: Heading
    line: Capture
    now: datetime
    earlier: Mapping[str, Earlier]
    saved: bool = True
    failure: Failure | None = None
    read_only: bool = False
    held_by: str = ""
    """Who has the round, when another window does."""
    heard: str = ""
    """What happened to the file meanwhile, said once."""
    keyboard_here: bool = True
    letters: bool = False
    scripts: tuple[tuple[str, str], ...] = ()
    """What to say: titles and texts."""

    @cached_property
    def _answers(self) -> Mapping[str, Observation]:
        """The round's answers by subject; a page looks a hundred of them up."""
        return answers_of(self.line.session.observations)

    def mark(self, entry: Entry) -> Mark:
        """Return the mark of a row: this round's answer, or an earlier one's."""
        known = self._known(entry)
        return mark_for(entry, known.state, known.degree) if known else "open"

    def is_answered(self, entry: Entry) -> bool:
        """Return whether there is an answer to the row, from this round or an earlier one."""
        return self._known(entry) is not None

    def _known(self, entry: Entry) -> Observation | Earlier | None:
        return self._answers.get(entry.subject) or self.earlier.get(entry.subject)

    def label(self, entry: Entry) -> str:
        """Return what the row says, which a no turns round."""
        known = self._known(entry)
        return label(entry, known.state if known else "seen")

    def behind(self, entry: Entry) -> str:
        """Return what stands behind the row: the round it comes from, or where it is noticed.

        For an own question, whose mark speaks neither for nor against, the answer too.
        """
        known = self._known(entry)
        where = known.round if isinstance(known, Earlier) else ""
        if known and entry.kind == "question":
            answer = wording.answer_words(entry.kind, known.state, known.degree)
            return f"{answer}, {where}" if where else answer
        if known and where:
            return where
        return f"({entry.aside})" if entry.aside else ""

    def minutes(self) -> str:
        """Return how long it has gone on, against what was planned."""
        session = self.line.session
        gone = max(timedelta(), self.now - session.began) // timedelta(minutes=1)
        planned = session.planned_minutes
        return f"{gone} of {planned} min" if planned else f"{gone} min"


def mark_for(entry: Entry, state: State, degree: Degree) -> Mark:
    """Return the mark of an answer; one to an own question speaks neither for nor against."""
    if entry.kind == "question" and state != "evasive":
        return "open"
    return mark_of(entry.polarity, state, degree, entry.kind)


def label(entry: Entry, state: State) -> str:
    """Return the label for an answer."""
    return entry.no if state == "clear" else entry.yes


def answer_words(entry: Entry, observation: Observation) -> str:
    """Return the answer in a word; promises have words of their own."""
    return wording.answer_words(entry.kind, observation.state, observation.degree)


def clock(at: datetime) -> str:
    """Return the time of day."""
    return f"{at:%H:%M}"
