"""A screen over the person's own words of a letter: none of them is lost, and all can be undone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from textual.message import Message

from offer_tui.store.letter_texts import KeptText, is_left_of, path_in_work
from offer_tui.store.letter_writer import LetterWriter, TextWriter
from offer_tui.ui.letters.at_work import LettersAtWork, letters_at_work
from offer_tui.ui.letters.source import LettersSource
from offer_tui.ui.letters.turns import RECORD, Move, Place, Turn
from offer_tui.ui.parts.form import Deed
from offer_tui.ui.parts.keeping import KeepingScreen


class OwnWordsScreen(KeepingScreen[LettersSource]):
    """Knows the person's words in the draft's place, and whether they are on the disk."""

    @dataclass
    class Heard(Message):
        """What became of words on the disk: nothing, or why they are not there yet."""

        why: str
        writer: TextWriter

    def __init__(self, slug: str, kind: str) -> None:
        super().__init__(slug)
        self.kind = kind
        self.own: str | None = None
        """The person's words in place of the draft."""
        self._writer: LetterWriter | None = None
        self._writers: list[TextWriter] = []
        """All that had words of this letter to write since the screen was opened."""
        self._faults: dict[TextWriter, str] = {}
        self._text_warned = False
        self._text_leaving: Callable[[], None] | None = None
        self._turns: list[Turn | Move | None] = []
        self._back: list[Turn | Move | None] = []

    @property
    def _at_work(self) -> LettersAtWork:
        return letters_at_work(self.desk_app.desk)

    # Where the words are.

    def take_up(self, shown: LettersSource) -> None:
        """Take the words that are kept: those of this window, else those in the plain place."""
        drafts = shown.drafts(self.kind)
        place = self._at_work.place_of(self.slug, self.kind)
        kept = next((one for one in drafts if one.path == place), shown.kept.get(self.kind))
        self.own = kept.text if kept else None
        self._writer = self._writer_of(kept)

    def _writer_of(self, kept: KeptText | None) -> LetterWriter:
        path = path_in_work(self.desk_app.desk.places, self.slug, self.kind)
        writer = LetterWriter(
            kept.path if kept else path,
            kept.fingerprint if kept else None,
            lambda why: self.post_message(self.Heard(why, writer)),
        )
        self.look_after(writer)
        return writer

    def look_after(self, writer: TextWriter) -> None:
        """Leave only when it has written what it has to, and try that again at the end."""
        self._writers.append(writer)
        self._at_work.add(writer)

    @property
    def others(self) -> Sequence[KeptText]:
        """The other words of this letter, those first that are taken next."""
        if self.shown is None or self._writer is None:
            return ()
        drafts, here = [*self.shown.drafts(self.kind)], self._writer.path
        place = next((n for n, one in enumerate(drafts) if one.path == here), len(drafts))
        around = [*drafts[place + 1 :], *drafts[:place]]
        return [one for one in around if one.text != self.own]

    @property
    def beside(self) -> Path | None:
        """Where the words are, if that is beside those of another window."""
        is_beside = self._writer is not None and self._writer.is_beside and self.own is not None
        return self._writer.path if self._writer and is_beside else None

    @property
    def left_by_editors(self) -> Sequence[Path]:
        """What editors that failed left of this letter."""
        left = self.shown.left if self.shown else ()
        return [one for one in left if is_left_of(one, self.kind)]

    def action_other(self) -> None:
        """Go on with the other words of this letter; these stay where they are."""
        if not self.others or self._writer is None:
            return
        other = self.others[0]
        move = Move(Place(self.own, self._writer), Place(other.text, self._writer_of(other)))
        self._go_to(move.after)
        self._turns.append(move)
        self._back.clear()
        self.notice = f"These are the words in {other.path.name}   ctrl+z goes back to the others"
        self.load()
        self.draw()

    def left_behind(self, paths: Sequence[Path]) -> None:
        """Note what an editor left, to be said if the program ends with it."""
        self._at_work.left_by_editors += paths

    def clicked_other(self, _: str) -> None:
        """Go on with the other words, when these were clicked."""
        self.action_other()

    def _go_to(self, place: Place) -> None:
        self.own, self._writer = place.words, place.writer
        self._at_work.works_in(self.slug, self.kind, place.writer.path)

    # Changing them.

    def put_own(self, own: str | None) -> None:
        """Put these words in the draft's place, and keep them behind the screen."""
        self.own, self._text_warned = own, False
        self.keep_words()

    def discard(self) -> None:
        """Take the draft again."""
        self.put_own(None)

    def keep_words(self) -> None:
        """Have the words kept as they are; where there are none of their own, none."""
        if self._writer is not None:
            self._writer.submit(self.own or "")

    def forget_words(self) -> None:
        """Take the words that were in work off the disk; they were kept elsewhere."""
        if self._writer is not None and self.own is not None:
            self._writer.submit("")

    def settle_words(self) -> None:
        """Wait a moment until the words are on the disk, before the program stands still."""
        if self._writer is not None:
            self._writer.settle()

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
        self._turns.append(RECORD)
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
        if isinstance(turn, Move):
            self._go_to(turn.before)
            self.notice = "took back: the other words   ctrl+y puts them back"
        elif turn is not None:
            self.put_own(turn.before)
            self.notice = "took back: your words   ctrl+y puts them back"
        elif self._done:
            super().action_undo()
            self.keep_words()
        self._back.append(turn)
        self.draw()

    def action_redo(self) -> None:
        """Put back what was taken back."""
        turn = self._back.pop()
        if isinstance(turn, Move):
            self._go_to(turn.after)
            self.notice = "put back: the other words"
        elif turn is not None:
            self.put_own(turn.after)
            self.notice = "put back: your words"
        elif self._undone:
            super().action_redo()
        self._turns.append(turn)
        self.draw()

    # Whether all is kept.

    @property
    def _text_fault(self) -> str:
        return next(iter(self._faults.values()), "")

    @property
    def unkept(self) -> str:
        """Why something is not on the disk yet; nothing while all is."""
        if not self._text_fault:
            return self.not_kept
        if self._text_warned:
            return f"NOT SAVED: the same again leaves all the same. {self._text_fault}"
        return f"NOT SAVED, {self._text_fault}; it is tried again: do not close."

    @property
    def _is_idle(self) -> bool:
        return all(one.is_idle for one in self._writers)

    @property
    def state(self) -> str:
        """Whether all is on the disk, in a word."""
        if self.unkept:
            return "NOT SAVED"
        return "saved" if self._is_idle and not self.waiting else "saving"

    def on_own_words_screen_heard(self, message: Heard) -> None:
        """Say whether the words are on the disk, and leave if that is what they wait for."""
        self._faults.pop(message.writer, None)
        if message.why and not message.writer.is_idle:
            self._faults[message.writer] = message.why
            self._text_leaving = None
        elif message.writer is self._writer:
            self._at_work.works_in(self.slug, self.kind, message.writer.path)
        if self._is_idle and self._text_leaving is not None:
            way, self._text_leaving = self._text_leaving, None
            self.leave_by(way)
        self.draw()

    def leave_by(self, way: Callable[[], None]) -> None:
        """Leave once every word is on the disk."""
        if self._is_idle or (self._text_fault and self._text_warned):
            super().leave_by(way)
        elif self._text_fault:
            self._text_warned = True
            self.draw()
        else:
            self._text_leaving = way
