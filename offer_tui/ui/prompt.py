"""A line that asks for one thing, on screens where letters are commands otherwise."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from offer_tui.capture.keys import Press
from offer_tui.capture.text import Text
from offer_tui.model.text import visible
from offer_tui.ui.rows import Row, RowMaker

_CLEARING = frozenset({"ctrl+u"})
_ERASING = frozenset({"backspace", "delete", "ctrl+w"})
_MOVING = frozenset({"left", "right", "home", "end"})


@dataclass(frozen=True, slots=True)
class Prompt:
    """What is asked, and what has been typed.

    A suggestion is replaced by what is typed or erased; moving in it takes it over for editing.
    """

    purpose: str
    asks: str
    text: Text = field(default_factory=Text)
    suggested: bool = False
    behind: str = ""

    def press(self, press: Press) -> Prompt:
        """Return the prompt after a key that types or edits; other keys change nothing."""
        typed = _typed(press)
        if typed:
            before = Text() if self.suggested else self.text
            return replace(self, text=before.insert(typed), suggested=False)
        if press.name in _CLEARING or (self.suggested and press.name in _ERASING):
            return replace(self, text=Text(), suggested=False)
        if press.name in _ERASING | _MOVING:
            return replace(self, text=self.text.edit(press.name), suggested=False)
        return self

    def suggest(self, name: str) -> Prompt:
        """Return the prompt with a name to take or to type over."""
        return replace(self, text=Text.ending_here(name), suggested=bool(name))

    def answer(self) -> str:
        """Return what was typed, without blanks around it."""
        return self.text.characters.strip()

    def row(self, width: int) -> Row:
        """Return the row with the cursor."""
        maker = RowMaker(width).add(f" {self.asks} ", "accent")
        before = visible(self.text.characters[: self.text.cursor])
        after = visible(self.text.characters[self.text.cursor :])
        room = max(4, width - maker.width - 2)
        maker.add(before[-room:], "chosen" if self.suggested else "text")
        maker.add(after[:1] or " ", "cursor").add(after[1:])
        return maker.add(f"   {self.behind}" if self.behind else "", "muted").row()


def _typed(press: Press) -> str:
    """Return what a key or a paste puts into the line, which has no line breaks."""
    if press.name == "paste":
        return " ".join(press.text.split())
    return " " if press.text.isspace() else press.text
