"""A screen over one letter: it is drafted in a thread, and no word of the person's is lost."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from dataclasses import dataclass
from weakref import WeakKeyDictionary

from textual.message import Message

from offer_tui.letters.facts import Added
from offer_tui.model.opportunity import Opportunity
from offer_tui.store.letter_texts import LetterWriter, path_in_work
from offer_tui.ui.desk import Desk
from offer_tui.ui.letters.source import Draft, LettersSource, draft, read_source
from offer_tui.ui.parts.form import Deed
from offer_tui.ui.parts.keeping import KeepingScreen

_SIGNED: WeakKeyDictionary[Desk, str] = WeakKeyDictionary()
"""The name below the last letter: it is asked once while the program runs, and kept nowhere."""


@dataclass(frozen=True, slots=True)
class Turn:
    """A change of the words; None is the letter as it was drafted."""

    before: str | None
    after: str | None


_RECORD = None
"""Stands among the turns for a change of the opportunity."""


class DraftingScreen(KeepingScreen[LettersSource]):
    """Knows the draft, the person's words in its place, and whether these are on the disk."""

    @dataclass
    class Ready(Message):
        """A letter was drafted, and which time that was."""

        draft: Draft
        number: int

    @dataclass
    class NotReady(Message):
        """It could not be, and why."""

        why: str
        number: int

    @dataclass
    class Heard(Message):
        """What became of the words on the disk: nothing, or why they are not there yet."""

        why: str

    def __init__(self, slug: str, kind: str) -> None:
        super().__init__(slug)
        self.kind = kind
        self.added = Added()
        self.draft: Draft | None = None
        self.own: str | None = None
        """The person's words in place of the draft."""
        self.fault = ""
        """Why there is no draft."""
        self._writer: LetterWriter | None = None
        self._drafts = 0
        self._text_fault = ""
        self._text_warned = False
        self._text_leaving: Callable[[], None] | None = None
        self._turns: list[Turn | None] = []
        self._back: list[Turn | None] = []

    @property
    def text(self) -> str:
        """The letter as it is now; nothing while it is being drafted."""
        if self.own is not None:
            return self.own
        return self.draft.text if self.draft else ""

    # Reading and drafting.

    def read(self) -> LettersSource:
        """Return what the letter is written from."""
        return read_source(self.desk_app.desk, self.slug)

    def opportunity_of(self, shown: LettersSource) -> Opportunity:
        """Return the opportunity."""
        return shown.opportunity

    def with_opportunity(self, shown: LettersSource, opportunity: Opportunity) -> LettersSource:
        """Return the same with another state of it."""
        return shown.with_opportunity(opportunity)

    def on_keeping_screen_loaded(self, message: KeepingScreen.Loaded) -> None:
        """Take the words that are kept, the first time, and draft the letter."""
        message.prevent_default()
        is_first = self.shown is None
        super().on_keeping_screen_loaded(message)
        if self.shown is None:
            return
        if is_first:
            self._take_up(self.shown)
        self.redraft()

    def _take_up(self, shown: LettersSource) -> None:
        desk = self.desk_app.desk
        kept = shown.kept.get(self.kind)
        self.own = kept.text if kept else None
        self.added = Added(me=_SIGNED.get(desk, ""))
        self._writer = LetterWriter(
            path_in_work(desk.places, self.slug, self.kind),
            kept.fingerprint if kept else None,
            lambda why: self.post_message(self.Heard(why)),
        )

    def redraft(self) -> None:
        """Draft the letter again, in a thread."""
        if self.shown is None:
            return
        self._drafts += 1
        number, source, added = self._drafts, self.shown, self.added
        self.run_worker(
            lambda: self._draft(source, added, number), thread=True, exclusive=True,
            group="draft", exit_on_error=False,
        )  # fmt: skip

    def _draft(self, source: LettersSource, added: Added, number: int) -> None:
        template = source.template(self.kind)
        try:
            if template is None:
                self.post_message(self.NotReady("There is no letter of that kind.", number))
                return
            made = draft(source, template, added, self.now())
        except Exception as problem:  # noqa: BLE001 - the person is told, here
            self.post_message(self.NotReady(str(problem), number))
        else:
            self.post_message(self.Ready(made, number))

    def on_drafting_screen_ready(self, message: Ready) -> None:
        """Show it; the person's own words stay."""
        if message.number == self._drafts:
            is_first = self.draft is None
            self.draft, self.fault = message.draft, ""
            self.drafted(is_first=is_first)
            self.draw()

    def on_drafting_screen_not_ready(self, message: NotReady) -> None:
        """Say why there is none."""
        if message.number == self._drafts:
            self.draft, self.fault = None, message.why
            self.draw()

    def drafted(self, *, is_first: bool) -> None:
        """Hear that the letter is there."""

    def add(self, added: Added) -> None:
        """Draft it with what the person adds."""
        self.added = added
        if added.me:
            _SIGNED[self.desk_app.desk] = added.me
        self.redraft()

    # The person's words.

    def put(self, text: str) -> None:
        """Put these words in the draft's place, and keep them behind the screen."""
        as_drafted = self.draft is not None and text == self.draft.text
        self._put(None if as_drafted else text)

    def discard(self) -> None:
        """Take the draft again."""
        self._put(None)

    def _put(self, own: str | None) -> None:
        self.own, self._text_warned = own, False
        self.keep_words()

    def keep_words(self) -> None:
        """Have the words kept as they are; where there are none of their own, none."""
        if self._writer is not None:
            self._writer.submit(self.own or "")

    def forget_words(self) -> None:
        """Take the words that were in work off the disk; they were kept elsewhere."""
        if self._writer is not None and self.own is not None:
            self._writer.submit("")

    def turned(self, before: str | None) -> None:
        """Note that the words were others before, so that this can be taken back."""
        if before != self.own:
            self._turns.append(Turn(before, self.own))
            self._back.clear()

    def changes(self, deed: Deed) -> bool:
        """Make a change of the opportunity, to be taken back in its turn; whether it is one."""
        before = len(self._done)
        self.change(deed)
        if len(self._done) == before:
            return False
        self._turns.append(_RECORD)
        self._back.clear()
        return True

    @property
    def can_undo(self) -> bool:
        """Whether there is something to take back."""
        return bool(self._turns)

    @property
    def can_redo(self) -> bool:
        """Whether there is something to put back."""
        return bool(self._back)

    def action_undo(self) -> None:
        """Take back the last change, of the words or of the record."""
        turn = self._turns.pop()
        if turn is not None:
            self._put(turn.before)
            self.notice = "took back: your words   ctrl+y puts them back"
        elif self._done:
            super().action_undo()
            self.keep_words()
        self._back.append(turn)
        self.draw()

    def action_redo(self) -> None:
        """Put back what was taken back."""
        turn = self._back.pop()
        if turn is not None:
            self._put(turn.after)
            self.notice = "put back: your words"
        elif self._undone:
            super().action_redo()
        self._turns.append(turn)
        self.draw()

    # Whether all is kept.

    @property
    def unkept(self) -> str:
        """Why something is not on the disk yet; nothing while all is."""
        if not self._text_fault:
            return self.not_kept
        if self._text_warned:
            return f"NOT SAVED: the same again leaves all the same. {self._text_fault}"
        return f"NOT SAVED, {self._text_fault}; it is tried again: do not close."

    @property
    def state(self) -> str:
        """Whether all is on the disk, in a word."""
        if self.unkept:
            return "NOT SAVED"
        is_idle = self._writer is None or self._writer.is_idle
        return "saved" if is_idle and not self.waiting else "saving"

    def on_drafting_screen_heard(self, message: Heard) -> None:
        """Say whether the words are on the disk, and leave if that is what they wait for."""
        self._text_fault = message.why
        if message.why:
            self._text_leaving = None
        elif self._text_leaving is not None:
            way, self._text_leaving = self._text_leaving, None
            self.leave_by(way)
        self.draw()

    def leave_by(self, way: Callable[[], None]) -> None:
        """Leave once every word is on the disk."""
        if self._writer is None or self._writer.is_idle or (self._text_fault and self._text_warned):
            super().leave_by(way)
        elif self._text_fault:
            self._text_warned = True
            self.draw()
        else:
            self._text_leaving = way

    def let_go(self) -> None:
        """Try once more, when the program is about to end."""
        if self._writer is not None and not self._writer.is_idle:
            with contextlib.suppress(Exception):  # nobody is there to be told any more
                self._writer.close()
