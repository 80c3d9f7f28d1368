"""A screen that takes a posting: pasted with all its lines, or from a file that is named."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from textual import events
from textual.message import Message

from offer_tui.model.opportunity import Opportunity
from offer_tui.model.text import normalise
from offer_tui.ui.asking import Asked
from offer_tui.ui.parts.form import Deed
from offer_tui.ui.parts.screen import PartsScreen
from offer_tui.ui.prepare.edits import read_anew
from offer_tui.ui.prepare.prepared import Prepared, prepare
from offer_tui.ui.rows import Key

_LONGEST = 200_000
"""Characters of a posting, at most: some twenty times the longest that are put up."""


class IntakeScreen(PartsScreen[Prepared]):
    """Asks for the posting, and has it read."""

    @dataclass
    class PostingGiven(Message):
        """The posting's text, from a file or a paste; or why there is none."""

        asked: Asked
        """The line in which it was named."""
        text: str
        why_not: str = ""

    def __init__(self, slug: str) -> None:
        super().__init__(slug)
        self._posting: Asked | None = None
        self._pasted = ""
        """The posting so far, where it is being asked for."""

    def read(self) -> Prepared:
        """Return what the files say, and what follows from it."""
        return prepare(self.desk_app.desk.source(self.slug), self.now())

    def opportunity_of(self, shown: Prepared) -> Opportunity:
        """Return the opportunity that is prepared for."""
        return shown.opportunity

    def with_opportunity(self, shown: Prepared, opportunity: Opportunity) -> Prepared:
        """Return what follows from another state of it."""
        return prepare(replace(shown.source, opportunity=opportunity), self.now())

    def ask_for_posting(self) -> None:
        """Ask for the posting."""
        self._pasted = ""
        keys = (Key("enter", "reads it"), Key("esc", "back"))
        asks = "posting, paste it or name its file ›"
        self._posting = Asked(asks, keys, self._give_posting, says=lambda _: self._pasted_words())
        self.ask(self._posting)

    def _pasted_words(self) -> str:
        if not self._pasted:
            return ""
        if len(self._pasted) > _LONGEST:
            return "too long for a posting: esc, and paste less"
        lines = self._pasted.count("\n") + 1
        return f"pasted, {lines:,} lines: enter reads it"

    def on_paste(self, event: events.Paste) -> None:
        """Take a posting with all its lines; the class above takes every other paste."""
        if self.asked is None or self.asked is not self._posting or self.app.screen is not self:
            return
        event.stop()
        event.prevent_default()
        self._pasted += normalise(event.text).replace("\r", "\n")
        self.say()
        self.draw()

    def _give_posting(self, named: str) -> None:
        """Read what was pasted, or the file that was named."""
        if len(self._pasted) > _LONGEST:
            return
        if self._pasted.strip():
            self.put_away()
            self._read_posting(self._pasted)
        elif named:
            path, asked = Path(named.strip("'\"")).expanduser(), self.asked
            self.run_worker(
                lambda: self._read_file(path, asked), thread=True, exclusive=True, group="posting",
                exit_on_error=False,
            )  # fmt: skip
        else:
            self.put_away()

    def _read_file(self, path: Path, asked: Asked | None) -> None:
        if asked is None:
            return
        try:
            text = self.desk_app.desk.posting_text(path)
        except Exception as problem:  # noqa: BLE001 - the person is told, here
            self.post_message(self.PostingGiven(asked, "", str(problem)))
        else:
            self.post_message(self.PostingGiven(asked, text))

    def on_intake_screen_posting_given(self, message: PostingGiven) -> None:
        """Read the posting, or say why there is none; what was typed stays.

        One that was named in a line that is closed by now is not wanted any more.
        """
        if self.asked is not message.asked:
            return
        if message.why_not:
            self.notice = message.why_not
            self.draw()
            return
        if len(message.text) > _LONGEST:
            self.notice = (
                f"{len(message.text):,} characters are more than a posting; leave some out"
            )
            self.draw()
            return
        self.put_away()
        self._read_posting(message.text)

    def _read_posting(self, text: str) -> None:
        step = read_anew(text, self.now().date())
        if self.shown is not None and step(self.shown.opportunity) == self.shown.opportunity:
            self.notice = "word for word the one you read today"
            self.draw()
            return
        self.change(Deed(step, "the posting"))
        # What it says is worked out in a thread, with everything else.
        self.load()
