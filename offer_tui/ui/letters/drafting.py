"""A screen over one letter: it is drafted in a thread, and the person's words take its place."""

from __future__ import annotations

from dataclasses import dataclass
from weakref import WeakKeyDictionary

from textual.message import Message

from offer_tui.letters.facts import Added
from offer_tui.model.opportunity import Opportunity
from offer_tui.ui.desk import Desk
from offer_tui.ui.letters.own_words import OwnWordsScreen
from offer_tui.ui.letters.source import Draft, LettersSource, draft, read_source
from offer_tui.ui.parts.keeping import KeepingScreen

_SIGNED: WeakKeyDictionary[Desk, str] = WeakKeyDictionary()
"""The name below the last letter: it is asked once while the program runs, and kept nowhere."""


class DraftingScreen(OwnWordsScreen):
    """Knows the draft, and drafts it again when something changed."""

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

    def __init__(self, slug: str, kind: str) -> None:
        super().__init__(slug, kind)
        self.added = Added()
        self.draft: Draft | None = None
        self.fault = ""
        """Why there is no draft."""
        self._drafts = 0

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
        is_first = self._writer is None
        super().on_keeping_screen_loaded(message)
        if self.shown is None:
            return
        if is_first:
            self.added = Added(me=_SIGNED.get(self.desk_app.desk, ""))
            self.take_up(self.shown)
        self.redraft()

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

    def put(self, text: str) -> None:
        """Put these words in the draft's place, and keep them behind the screen."""
        as_drafted = self.draft is not None and text == self.draft.text
        self.put_own(None if as_drafted else text)
