"""What is different from the day on which an opportunity was closed."""

from __future__ import annotations

from pydantic import model_validator

from offer_tui.model.decision import Whose
from offer_tui.model.record import Moment, Record, Ulid
from offer_tui.model.signal import Degree, State


class Difference(Record):
    """Something that is otherwise now: another answer to a signal, or what the person learnt."""

    id: Ulid
    whose: Whose
    at: Moment
    signal: str | None = None
    """The signal with another answer; None: words alone, such as a new skill."""
    state: State | None = None
    """Its answer today; None: not known yet."""
    degree: Degree = "plain"
    note: str = ""

    @model_validator(mode="after")
    def _says_something(self) -> Difference:
        if self.state is None and not self.note.strip():
            raise ValueError("a difference needs an answer to its signal, or a note")
        if self.state is not None and self.signal is None:
            raise ValueError("an answer needs the signal that it is about")
        return self
