"""A letter on its way out: to the clipboard, to a file, and into the record as sent."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from textual.message import Message

from offer_tui.letters.fitting import last_sent
from offer_tui.letters.sendable import parted
from offer_tui.model.opportunity import FollowUp
from offer_tui.store.letter_texts import (
    SUFFIX,
    folder_of,
    path_to_save,
    save_text,
)
from offer_tui.store.letter_writer import SentWriter
from offer_tui.ui.asking import Asked
from offer_tui.ui.letters import words
from offer_tui.ui.letters.adding import AddingScreen
from offer_tui.ui.letters.sending import (
    receivers,
    sent,
    thanks_due,
    thanks_meant,
    ticked_off,
)
from offer_tui.ui.parts.form import Deed
from offer_tui.ui.rows import Key


class FilingScreen(AddingScreen):
    """Sends nothing itself; what was sent is what the person says was."""

    @dataclass
    class Filed(Message):
        """A letter is in a file, or why it is not."""

        path: Path
        why_not: str = ""
        asked: Asked | None = None
        """The line in which the file was named; None: nobody was asked."""
        sent: str = ""
        """The letter, where it was kept as it was sent."""

    def __init__(self, slug: str, kind: str) -> None:
        super().__init__(slug, kind)
        self._copied = ""
        """The letter that was copied last; its subject comes next."""

    def action_copy(self) -> None:
        """Send the letter to the terminal's clipboard; right after that, its subject."""
        subject, body = parted(self.text)
        is_again = self._copied == self.text
        self.app.copy_to_clipboard(subject if is_again else body)
        self.notice = words.COPIED_SUBJECT if is_again else words.COPIED
        self._copied = "" if is_again else self.text
        self.draw()

    def action_save(self) -> None:
        """Ask for the file that it goes to."""
        places, today = self.desk_app.desk.places, self.now().date()
        slug, kind, text = self.slug, self.kind, self.text
        folder = folder_of(places, slug)

        def answer(typed: str) -> None:
            if not typed:
                return
            path = Path(typed)

            def save() -> Path:
                whole = path.expanduser().absolute()
                save_text(whole, text, own_folder=folder)
                return whole

            self.file(save, self.asked, lambda: path_to_save(places, slug, kind, today))

        keys = (Key("enter", "saves it"), Key("esc", "back"))
        name = str(folder / f"{kind}-{today.isoformat()}{SUFFIX}")
        self.ask(Asked("save as ›", keys, answer, lambda: name))

    def file(
        self,
        save: Callable[[], Path],
        asked: Asked | None = None,
        free: Callable[[], Path] | None = None,
    ) -> None:
        """Have a file written in a thread; ``free`` finds another name where there is one."""

        def work() -> None:
            try:
                message = self.Filed(save(), asked=asked)
            except FileExistsError:
                path = free() if free else Path()
                message = self.Filed(path, words.IS_THERE, asked)
            except Exception as problem:  # noqa: BLE001 - the person is told, here
                message = self.Filed(Path(), str(problem), asked)
            self.post_message(message)

        self.run_worker(work, thread=True, group="file", exit_on_error=False)

    def on_filing_screen_filed(self, message: Filed) -> None:
        """Say where it is, or why it is not; the line stays open until it is."""
        if message.asked is not None and message.asked is self.asked:
            if message.why_not:
                self.notice = message.why_not
                if message.path.name:
                    self.take_over(str(message.path))
            else:
                self.put_away()
        if message.sent and message.sent == self.own and self.is_sent():
            # The copy takes the place of the words in work; what was typed since stays.
            self.forget_words()
        if not message.why_not:
            self.notice = f"{self.notice} Saved in {message.path}".strip()
        elif message.asked is None:
            self.notice = f"{self.notice} {message.why_not}".strip()
        self.draw()

    def action_mark(self) -> None:
        """Note that it was sent, and keep what was sent."""
        if self.shown is None:
            return
        today, text = self.now().date(), self.text
        to = receivers(self.draft.facts if self.draft else None)
        done = thanks_meant(self.shown.opportunity, to) if self.kind == "thank-you" else None
        said = f"{self.kind}, sent today{f', and {done.text}' if done else ''}"
        if not self.changes(Deed(sent(self.kind, today, to, done), said)):
            self.notice = "It is marked as sent today already."
            self.draw()
            return
        ticked = [f'Done with it: "{done.text}".'] if done else []
        self.notice = " ".join(["Marked as sent today.", *ticked, *self._what_follows()])
        self._keep_as_sent(text, today)
        self.draw()

    def _keep_as_sent(self, text: str, today: dt.date) -> None:
        """Have it kept as it was sent, again and again until it is."""

        def heard(why: str) -> None:
            self.post_message(self.Heard(why, writer))
            if not why:
                self.post_message(self.Filed(writer.path, sent=text))

        places = self.desk_app.desk.places
        writer = SentWriter(places, self.slug, self.kind, today, heard)
        self.look_after(writer)
        writer.submit(text)

    def _what_follows(self) -> list[str]:
        if due := self.due():
            return [f'f ticks off "{due.text}".']
        return ["d writes the decision down."] if self.is_to_decide() else []

    def action_tick(self) -> None:
        """Tick off the follow-up that the letter did."""
        if due := self.due():
            self.changes(Deed(ticked_off(due), due.text))
            self.notice = f"done: {due.text}   ctrl+z takes it back"
            self.draw()

    def is_sent(self) -> bool:
        """Whether it was ever marked as sent."""
        return self.shown is not None and last_sent(self.shown.opportunity, self.kind) is not None

    def is_to_decide(self) -> bool:
        """Whether the letter said a decision that is not written down."""
        if self.shown is None or self.kind not in words.DECIDES or not self.is_sent():
            return False
        opportunity = self.shown.opportunity
        return not opportunity.is_closed or opportunity.decision is None

    def due(self) -> FollowUp | None:
        """Return the follow-up that may be ticked off, now that the letter was sent."""
        if self.shown is None or self.kind != "thank-you" or not self.is_sent():
            return None
        facts = self.draft.facts if self.draft else None
        return thanks_due(self.shown.opportunity, receivers(facts))
