"""Where somebody is in a debrief: the line, the step, and the way back through what was said."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from offer_tui.capture.agenda import Item
from offer_tui.capture.before import Earlier
from offer_tui.capture.debrief import TOPICS, Topic
from offer_tui.capture.sheet import Entry
from offer_tui.capture.state import Capture, Mode
from offer_tui.capture.text import Text
from offer_tui.model.opportunity import Opportunity
from offer_tui.ui.debrief.holding import held
from offer_tui.ui.debrief.steps import (
    GUT,
    LISTED,
    Items,
    Step,
    found,
    gut_is_open,
    open_rows,
    open_topics,
    pending_ids,
    refreshed,
    rows_of,
)
from offer_tui.ui.debrief.wishes import Wish


@dataclass(frozen=True, slots=True)
class Turn:
    """One thing that was said, where it was said, and what it changed of the opportunity."""

    step: Step
    place: int
    in_round: bool = False
    """Whether it changed the round."""
    job: tuple[Opportunity, Opportunity] | None = None
    """Before and after; None: it changed nothing of it."""
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
    aside: Mapping[str, str] = field(default_factory=dict)
    """Words that are not kept, by the row of the last step in which they stand again."""
    is_warned: bool = False
    """Whether it was said that leaving leaves such words behind."""
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

    @property
    def leaves_words(self) -> bool:
        """Whether leaving now would leave words behind without a word of it."""
        aside = self.put_aside()
        return bool(aside.aside) and not aside.is_warned

    @property
    def is_stuck(self) -> bool:
        """Whether words are on the line that cannot be kept as they are: no day, or too long."""
        return self.is_writing and not (self.step is Step.NEXT and self.row == "role")

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
        return bool(self.open_places(step))

    @property
    def is_gone_through(self) -> bool:
        """Whether nothing is left in any step."""
        return not any(self.has_to_do(step) for step in Step)

    @property
    def asks(self) -> str:
        """What is asked where words are: the gut, a topic, or a row of the last step."""
        return {Step.GUT: GUT, Step.FOR_ME: self.topic}.get(self.step, self.row)

    @property
    def is_last(self) -> bool:
        """Whether nothing of the step comes after it."""
        return self.place >= self._places(self.step) - 1

    def open_places(self, step: Step) -> list[int]:
        """Return the places of the things in a step that were not gone through."""
        match step:
            case Step.GUT:
                return [0] if gut_is_open(self.line) else []
            case Step.FOR_ME:
                topics = open_topics(self.line)
                return [place for place, topic in enumerate(TOPICS) if topic in topics]
            case Step.NEXT:
                rows = open_rows(self.line, self.job)
                return [place for place, row in enumerate(self.rows) if row in rows]
            case _:
                pending = self.pending()
                return [n for n, item in enumerate(self.items[step]) if item.id in pending]

    # Where it goes.

    def at(self, step: Step, place: int, now: dt.datetime) -> Debriefing:
        """Return it at that place, with the line as it stands when that is asked about.

        Words of the last step that are not kept are put aside, and stand there again.
        """
        count = self._places(step)
        moved = replace(self.put_aside(), step=step, place=max(0, min(place, count - 1)))
        moved = moved.taken_up() if step is Step.NEXT else moved.with_known_words()
        return replace(moved, line=held(moved.line, moved.item(), now))

    def beside(self, way: int, now: dt.datetime) -> Debriefing:
        """Return it at the thing before or behind; behind the last one comes the first."""
        return self.at(self.step, (self.place + way) % max(1, self._places(self.step)), now)

    def put_aside(self) -> Debriefing:
        """Return it with an empty line, and with the words kept for when one comes back."""
        words = self.text.characters.strip()
        if self.step is not Step.NEXT or not words:
            return self
        aside = {**self.aside, self.row: words}
        return replace(self, text=Text(), aside=aside, is_warned=False)

    def taken_up(self) -> Debriefing:
        """Return it with the words on the line that were put aside in the row."""
        words = self.aside.get(self.row, "")
        others = {row: other for row, other in self.aside.items() if row != self.row}
        return replace(self, text=Text.ending_here(words), aside=others)

    def with_known_words(self) -> Debriefing:
        """Return it with the words on the line that are kept already."""
        return replace(self, text=Text.ending_here(self.known_words()))

    def into(self, step: Step, now: dt.datetime) -> Debriefing:
        """Return it in a step, at the first thing of it that was not gone through."""
        return self.at(step, self.first(step), now)

    def first(self, step: Step) -> int:
        """Return the place of the first thing in a step that was not gone through.

        Where all was, it is the first of all, and in the last step the way on.
        """
        places = self.open_places(step)
        if places:
            return places[0]
        # The last row of the last step is the way on.
        return len(self.rows) - 1 if step is Step.NEXT else 0

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
    return fresh.into(next((step for step in Step if fresh.has_to_do(step)), Step.NEXT), now)
