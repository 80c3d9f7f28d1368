"""The screen on which a letter's words are changed; every one is kept as it is typed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.binding import Binding, BindingType

from offer_tui.capture.keys import Press, press
from offer_tui.ui.letters.layout import EditView, lay_out_editing, top_for, writing_room
from offer_tui.ui.letters.layout import writing_width as width_to_write
from offer_tui.ui.letters.manuscript import Manuscript, Writing, places_of, row_of
from offer_tui.ui.rows import EMPTY, Key, Row, footer
from offer_tui.ui.screen import PageScreen

if TYPE_CHECKING:
    from offer_tui.ui.letters.outside import Outcome

_MOVES = frozenset(
    {"left", "right", "up", "down", "home", "end", "pageup", "pagedown", "ctrl+home", "ctrl+end"}
)
_ERASES = frozenset({"backspace", "delete", "ctrl+w", "ctrl+u"})
_KEYS = (
    Key("ctrl+z", "undo", 2), Key("ctrl+y", "redo", 3), Key("ctrl+e", "your editor", 1),
    Key("esc", "done", -1),
)  # fmt: skip
_LOW = 12


@dataclass(frozen=True)
class Desired:
    """What the letter's screen wants of what is written."""

    title: str
    typed: Callable[[str], None]
    """Hears of every change."""
    state: Callable[[], tuple[str, str, str]]
    """Returns whether all is on the disk, why if it is not, and where if that is to be known."""
    left: Callable[[], None]
    """Leaves the program, losing nothing."""
    outside: Callable[[str], Outcome]
    """Returns what the person's own editor makes of the words."""


class EditScreen(PageScreen):
    """Letters are words here; Esc ends it, and nothing is lost."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "done", "done", id="letter.edit.done", key_display="esc"),
    ]

    def __init__(self, text: str, wanted: Desired) -> None:
        super().__init__()
        subject_end = text.find("\n\n")
        self._writing = Writing(Manuscript(text, subject_end + 2 if subject_end > 0 else 0))
        self._wanted = wanted
        self._top = 0
        self._notice = ""

    def rows(self, width: int, height: int) -> list[Row]:
        """Lay out what is written, with the cursor in view."""
        bottom = [footer(_KEYS, width)]
        bottom = bottom if height < _LOW else [EMPTY, *bottom]
        view = self._view()
        places = places_of(view.manuscript.characters, width_to_write(width))
        room = writing_room(view, width, height, len(bottom))
        self._top = top_for(row_of(places, view.manuscript.cursor), self._top, room)
        return lay_out_editing(self._view(), width, height, bottom)

    def _view(self) -> EditView:
        state, fault, where = self._wanted.state()
        said = fault or self._notice or where
        return EditView(
            self._wanted.title, state, self._writing.now, self._top, said, is_warning=bool(fault)
        )

    async def on_key(self, event: events.Key) -> None:
        """Write; the few keys that are none of it are named in the footer."""
        if self.app.screen is not self:
            event.stop()
            self.app.screen.post_message(event)
            return
        event.stop()
        event.prevent_default()
        if event.key in {"enter", "ctrl+j", "shift+enter"}:
            self._take(self._writing.changed(self._writing.now.insert("\n")))
            return
        self._press(press(event.key, event.character, self.desk_app.desk.now(), ""))

    def on_paste(self, event: events.Paste) -> None:
        """Write what was pasted, with its lines."""
        if self.app.screen is not self:
            self.app.screen.post_message(events.Paste(event.text))
            return
        self._insert(event.text)

    def _press(self, pressed: Press) -> None:
        width, height = self.size
        now = self._writing.now
        if pressed.text:
            self._insert(pressed.text)
        elif pressed.name in _MOVES:
            moved = now.move(pressed.name, width_to_write(width), max(1, height - 6))
            self._take(self._writing.changed(moved))
        elif pressed.name in _ERASES:
            self._take(self._writing.changed(now.erase(pressed.name)))
        elif pressed.name == "ctrl+z":
            self._take(self._writing.undone())
        elif pressed.name == "ctrl+y":
            self._take(self._writing.redone())
        elif pressed.name == "ctrl+e":
            self._outside()
        elif pressed.name == "escape":
            self.action_done()

    def _insert(self, words: str) -> None:
        inserted = self._writing.now.insert(words)
        if inserted is self._writing.now:
            self._notice = "That is more than a letter holds."
            self.draw()
        else:
            self._take(self._writing.changed(inserted))

    def _take(self, writing: Writing) -> None:
        before, self._writing, self._notice = self._writing, writing, ""
        if writing.now.characters != before.now.characters:
            self._wanted.typed(writing.now.characters)
        self.draw()

    def _outside(self) -> None:
        text = self._writing.now.characters
        outcome = self._wanted.outside(text)
        if outcome.text != text:
            self._take(self._writing.changed(Manuscript(outcome.text)))
        self._notice = outcome.said
        self.draw()

    def action_done(self) -> None:
        """Go back to the letter."""
        self.dismiss()

    def leave(self) -> None:
        """Leave the program once every word is kept."""
        self._wanted.left()
