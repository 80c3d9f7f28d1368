"""Where somebody is in a debrief: the line, the step, and the way back through what was said."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from offer_tui.capture import agenda
from offer_tui.capture.agenda import Item
from offer_tui.capture.before import Earlier
from offer_tui.capture.debrief import TOPICS, Topic, has_ended
from offer_tui.capture.sheet import Entry
from offer_tui.capture.state import Capture, Held, Mode
from offer_tui.capture.text import Text
from offer_tui.model.opportunity import Opportunity
from offer_tui.model.signal import THEME_BY_ID
from offer_tui.ui.debrief.steps import (
    LISTED,
    Items,
    Step,
    found,
    pending_ids,
    refreshed,
    rows_of,
    told,
)


@dataclass(frozen=True, slots=True)
class NewRole:
    """Another role that was named; it becomes an opportunity of its own."""

    name: str


@dataclass(frozen=True, slots=True)
class NoRole:
    """A role that was taken back."""

    name: str


Wish = NewRole | NoRole | Literal["later", "thank-you", "evaluation"]
"""What the surroundings are to do, once, because of the last key."""


@dataclass(frozen=True, slots=True)
class Turn:
    """One thing that was said, where it was said, and what it changed of the opportunity."""

    step: Step
    place: int
    job: tuple[Opportunity, Opportunity] | None = None
    """Before and after; None: it changed the round, or named a role."""
    role: str = ""
    """Another role that was named, and is an opportunity of its own by now."""


@dataclass(frozen=True)
class Debriefing:
    """A debrief as it stands between two keys."""

    line: Capture
    job: Opportunity
    earlier: Mapping[str, Earlier]
    today: dt.date
    items: Items
    step: Step = Step.GUT
    place: int = 0
    """Which of the step's things it has come to."""
    text: Text = field(default_factory=Text)
    """What is typed where words are asked for, and no codes."""
    roles: tuple[str, ...] = ()
    """Other roles that were named, by now opportunities of their own."""
    says: str = ""
    """What there is to say about the last key."""
    wish: Wish | None = None
    read_only: bool = False
    done: tuple[Turn, ...] = ()
    undone: tuple[Turn, ...] = ()

    # What a view asks.

    @property
    def listed(self) -> tuple[Item, ...]:
        """The items of the step; none in a step that asks for words."""
        return self.items.get(self.step, ())

    def item(self) -> Item | None:
        """Return what is asked about."""
        return self.listed[self.place] if self.place < len(self.listed) else None

    def pending(self) -> frozenset[str]:
        """Return the ids of all that has not been gone through."""
        return pending_ids(self.line, self.earlier)

    def is_pending(self, item: Item) -> bool:
        """Whether the item has not been gone through."""
        return item.id in self.pending()

    def left(self, step: Step) -> int:
        """Return how many things of a listed step have not been gone through."""
        pending = self.pending()
        return sum(item.id in pending for item in self.items[step])

    def entry(self) -> Entry | None:
        """Return the row that is asked about; a note and a moment are about none yet."""
        item = self.item()
        return self.line.sheet.by_subject.get(item.id) if item else None

    def waits_for_answer(self) -> Entry | None:
        """Return the row that is asked about and has no answer or question in this round yet."""
        item, entry = self.item(), self.entry()
        if item is None or entry is None or self.line.mode in {Mode.HELD, Mode.CODE, Mode.FIND}:
            return None
        return entry if self.line.observation(item.id) is None and item.kind != "asked" else None

    @property
    def topic(self) -> Topic:
        """The topic of *for me* that is asked about."""
        return TOPICS[min(self.place, len(TOPICS) - 1)]

    @property
    def row(self) -> str:
        """The row of the last step that it has come to."""
        return self.rows[min(self.place, len(self.rows) - 1)]

    @property
    def rows(self) -> tuple[str, ...]:
        """The rows of the last step."""
        return rows_of(self.job)

    @property
    def is_writing(self) -> bool:
        """Whether there are words on the line that are not kept."""
        if self.step in LISTED:
            return self.line.mode in {Mode.WRITING, Mode.FIND}
        return self.text.characters.strip() != self.known_words()

    def known_words(self) -> str:
        """Return the words that are kept already where words are asked for."""
        session = self.line.session
        match self.step:
            case Step.GUT:
                return session.gut.why if session.gut else ""
            case Step.FOR_ME:
                return str(getattr(session.debrief, self.topic)) if session.debrief else ""
            case _:
                return ""

    def has_to_do(self, step: Step) -> bool:
        """Whether a step has something that was not gone through."""
        match step:
            case Step.GUT:
                return self.line.session.gut is None
            case Step.FOR_ME:
                return told(self.line) < len(TOPICS) and not has_ended(self.line)
            case Step.NEXT:
                return True
            case _:
                return self.left(step) > 0

    # Where it goes.

    def at(self, step: Step, place: int, now: dt.datetime) -> Debriefing:
        """Return it at that place, with the line as it stands when that is asked about."""
        count = self._places(step)
        moved = replace(self, step=step, place=max(0, min(place, count - 1)))
        text = Text.ending_here(moved.known_words())
        return replace(moved, text=text, line=held(moved, now))

    def into(self, step: Step, now: dt.datetime) -> Debriefing:
        """Return it in a step, at the first thing of it that was not gone through."""
        return self.at(step, self.first(step), now)

    def first(self, step: Step) -> int:
        """Return the place of the first thing in a step that was not gone through."""
        if step in LISTED:
            pending = self.pending()
            places = [n for n, item in enumerate(self.items[step]) if item.id in pending]
            return places[0] if places else 0
        if step is Step.FOR_ME:
            debrief = self.line.session.debrief
            open_ = [n for n, t in enumerate(TOPICS) if not (debrief and getattr(debrief, t))]
            return open_[0] if open_ else 0
        return 0

    def _places(self, step: Step) -> int:
        if step in LISTED:
            return len(self.items[step])
        return {Step.FOR_ME: len(TOPICS), Step.NEXT: len(self.rows)}.get(step, 1)

    def with_line(self, line: Capture) -> Debriefing:
        """Return it with the line after a key: what that made is there, what it took is gone."""
        if line.session is self.line.session:
            return replace(self, line=line)
        item = self.item()
        items = refreshed(self.items, line, self.earlier)
        listed = items.get(self.step, ())
        place = listed.index(item) if item in listed else min(self.place, max(0, len(listed) - 1))
        place = place if self.step in LISTED else self.place
        return replace(self, line=line, items=items, place=place)


def begun(
    line: Capture,
    job: Opportunity,
    earlier: Mapping[str, Earlier],
    now: dt.datetime,
    *,
    read_only: bool = False,
) -> Debriefing:
    """Return a debrief at the first step that has something to do; the gut comes before all."""
    line = replace(line, sheet=replace(line.sheet, has_commands=False)).to(Mode.READY)
    fresh = Debriefing(
        line, job, earlier, now.date(), found(line, earlier), read_only=read_only
    )  # fmt: skip
    return fresh.into(next(step for step in Step if fresh.has_to_do(step)), now)


def held(d: Debriefing, now: dt.datetime) -> Capture:
    """Return the line as it stands when the step's thing is asked about."""
    line, item = d.line, d.item()
    if item is None or d.step not in LISTED:
        return line.to(Mode.READY)
    if on := _held(line, item, now):
        return line.to(Mode.HELD, held=on)
    return line.to(Mode.READY, theme=THEME_BY_ID[item.id].digit if item.kind == "theme" else "")


def _held(line: Capture, item: Item, now: dt.datetime) -> Held | None:
    match item.kind:
        case "moment" if moment := agenda.moment_of(line, item):
            return Held("moments", moment.id, moment.at)
        case "shown":
            return Held("observations", item.id, now, was_there=True)
        case "note" | "moment" | "theme":
            return None
    if seen := line.observation(item.id):
        return Held("observations", seen.id, now, was_there=True)
    question = agenda.question_of(line, item) if item.kind == "asked" else None
    return Held("questions", question.id, now) if question else None
