"""What the line knows between two keys."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, Literal

from offer_tui.capture.change import Change, apply
from offer_tui.capture.commands import ATTACH, Command, called
from offer_tui.capture.sheet import Entry, Sheet
from offer_tui.capture.text import Text
from offer_tui.capture.wishes import Whose, Wish, find_whose
from offer_tui.model.answers import answers_of
from offer_tui.model.session import Observation, Question, Session

HELD_FOR = timedelta(seconds=60)
"""How long words typed after a tick are taken to be about it."""
RECENT_TICKS = 3


class Mode(StrEnum):
    """Where the line is; ``hidden`` is apart from it, and keeps it."""

    READY = "ready"
    CODE = "code"
    HELD = "held"
    WRITING = "writing"
    FIND = "find"
    TIME = "time"
    WHOSE = "whose"
    FINISH = "finish"
    ENDED = "ended"
    PAUSED = "paused"
    """Left open, to go on later."""


@dataclass(frozen=True, slots=True)
class Held:
    """What the line is about: a tick, a marked moment, or a question that was asked."""

    part: Literal["observations", "moments", "questions"]
    id: str
    since: datetime
    was_there: bool = False
    """True when the key only selected it, since it had an answer."""


@dataclass(frozen=True, slots=True)
class Notice:
    """Something the line has to say about the last key."""

    kind: Literal[
        "unknown-code", "took-back", "put-back", "nothing-back", "too-long", "minutes", "said"
    ]  # fmt: skip
    text: str = ""
    change: Change | None = None


@dataclass(frozen=True, slots=True)
class Capture:
    """The line, the record it writes to, and the way back through what was written."""

    session: Session
    sheet: Sheet
    known: tuple[Whose, ...] = ()
    """The opportunities that the round can be given to."""
    mode: Mode = Mode.READY
    hidden: bool = False
    digit: str = ""
    """CODE: the theme's digit, typed and waiting."""
    typed: str = ""
    """CODE: the keys since READY as they came, digits that named nothing too: they count as words
    if words follow."""
    since: datetime | None = None
    """CODE, WRITING: the time of the first key, which becomes the entry's."""
    held: Held | None = None
    """HELD: what is on the line. CODE, WRITING, FIND: what was on it, which a tick or a note may be
    about."""
    text: Text = field(default_factory=Text)
    attach: tuple[str | None, ...] = (None,)
    """WRITING: what Tab attaches the note to, one after the other: ids of observations, None."""
    attached: int = 0
    chosen: int | None = None
    panel: Literal["keys", "say"] | None = None
    script: int = 0
    theme: str = ""
    """The digit of the theme that stays open after an undo."""
    asking: str = ""
    """The subject whose question Tab brought; once it has dropped out, the next one's turn."""
    notice: Notice | None = None
    wish: Wish | None = None
    """What the surroundings are to do, once, because of the last key."""
    done: tuple[Change, ...] = ()
    undone: tuple[Change, ...] = ()

    def to(self, mode: Mode, **changes: Any) -> Capture:
        """Return the line in a mode, with all that belongs to one key and one mode cleared."""
        cleared: dict[str, Any] = {
            "digit": "", "typed": "", "since": None, "held": None, "text": Text(),
            "attach": (None,), "attached": 0, "chosen": None, "panel": None, "theme": "",
            "notice": None, "wish": None,
        }  # fmt: skip
        return replace(self, mode=mode, **(cleared | changes))

    def record(self, change: Change) -> Capture:
        """Return the line with the change made and remembered."""
        return replace(
            self, session=apply(self.session, change), done=(*self.done, change), undone=()
        )

    @property
    def is_over(self) -> bool:
        """Whether nothing more is written here: the round has ended, or is to go on later."""
        return self.mode in {Mode.ENDED, Mode.PAUSED}

    # What a view asks.

    def observation(self, subject: str) -> Observation | None:
        """Return this round's answer about a signal, promise or own question."""
        return answers_of(self.session.observations).get(subject)

    def held_moment(self) -> Held | None:
        """Return the marked moment on the line, which what comes next may name."""
        return self.held if self.held and self.held.part == "moments" else None

    def held_item(self) -> Observation | Question | None:
        """Return the tick or the question on the line."""
        if self.held is None or self.held.part == "moments":
            return None
        items: tuple[Any, ...] = getattr(self.session, self.held.part)
        return next((item for item in reversed(items) if item.id == self.held.id), None)

    def held_entry(self) -> Entry | None:
        """Return the row that the line is about."""
        item = self.held_item()
        if item is None:
            return None
        subject = item.signal if isinstance(item, Question) else item.subject
        return self.sheet.by_subject.get(subject)

    def broken_promise(self) -> Observation | None:
        """Return the promise on the line, if it is not kept or only in part."""
        item = self.held_item()
        if not isinstance(item, Observation) or item.promise is None:
            return None
        is_broken = item.state == "clear" or (item.state == "seen" and item.degree == "hint")
        return item if is_broken else None

    def shown_by_it(self) -> tuple[Entry, ...]:
        """Return what the broken promise on the line is evidence for, and has no answer yet."""
        broken = self.broken_promise() if self.mode is Mode.HELD else None
        if broken is None:
            return ()
        answered = answers_of(self.session.observations)
        shown = self.sheet.evidence.get(broken.subject, ())
        rows = self.sheet.by_subject
        return tuple(rows[s] for s in shown if s in rows and s not in answered)

    def left_behind(self) -> int:
        """Return how many answers are about what only the round's present opportunity has."""
        if self.sheet.goes_along:
            return 0
        return sum(o.signal is None for o in self.session.observations)

    def note_about(self) -> Observation | Question | None:
        """Return what the words being typed will hang on."""
        about = self.attach[self.attached]
        if about is None:
            return None
        every: Iterator[Observation | Question] = itertools.chain(
            reversed(self.session.questions), reversed(self.session.observations)
        )
        return next((item for item in every if item.id == about), None)

    def open_digit(self) -> str:
        """Return the digit of the theme in view, or nothing when the watch list is."""
        if self.mode is Mode.CODE:
            return self.digit
        if self.mode is Mode.HELD and (entry := self.held_entry()):
            return entry.digit
        if self.mode is Mode.WRITING and (about := self.note_about()):
            subject = about.signal if isinstance(about, Question) else about.subject
            return entry.digit if (entry := self.sheet.by_subject.get(subject or "")) else ""
        return self.theme

    def choices(self) -> tuple[Entry | Command | Whose, ...]:
        """Return the rows that up and down choose among."""
        if (name := self.whose_name()) is not None:
            return find_whose(self.known, name)
        if self.mode is Mode.FIND:
            return self.sheet.find(self.text.characters)
        if shown := self.shown_by_it():
            return shown
        if digit := self.open_digit():
            return self.sheet.by_digit.get(digit, ())
        return self.sheet.watched()

    @property
    def shows_first(self) -> bool:
        """Whether the first row is as good as chosen before any is: Enter takes it."""
        return self.mode in {Mode.FIND, Mode.WHOSE} and bool(self.text) and self.chosen is None

    def whose_name(self) -> str | None:
        """Return what was typed of the name of whose round it is; None where none is asked for."""
        if self.mode is Mode.WHOSE:
            return self.text.characters
        if self.mode is Mode.FIND and self.sheet.has_commands:
            surely, _ = called(self.text.characters)
            return next((c.argument for c in surely if c.name == ATTACH.name and c.argument), None)
        return None

    @property
    def question(self) -> int:
        """The place of the question on the screen among those that wait, counted from 0."""
        order, waiting = self.sheet.questions, self.waiting_questions()
        if self.asking not in order or not waiting:
            return 0
        start = order.index(self.asking)
        return sum(order.index(e.subject) < start for e in waiting) % len(waiting)

    def asked(self) -> Entry | None:
        """Return the question on the screen; one that has its answer has dropped out."""
        waiting = self.waiting_questions()
        return waiting[self.question] if waiting else None

    def waiting_questions(self) -> tuple[Entry, ...]:
        """Return the questions not answered in this round, in the round's order."""
        answered = answers_of(self.session.observations)
        put = {q.signal for q in self.session.questions}
        # The question on the line stays until the line lets go of it.
        held = self.held_entry()
        keep = held.subject if held and self.held and not self.held.was_there else None
        return tuple(
            self.sheet.by_subject[s]
            for s in self.sheet.questions
            if s in self.sheet.by_subject and (s == keep or (s not in answered and s not in put))
        )
