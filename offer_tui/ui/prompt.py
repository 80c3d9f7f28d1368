"""A line that asks for one thing, on screens where letters are commands otherwise."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from offer_tui.capture.keys import Press
from offer_tui.capture.text import Text
from offer_tui.model.text import visible
from offer_tui.ui.rows import Row, RowMaker


@dataclass(frozen=True, slots=True)
class Prompt:
    """What is asked, and what has been typed; a suggestion is replaced by the first character."""

    purpose: str
    asks: str
    text: Text = field(default_factory=Text)
    suggested: bool = False
    behind: str = ""

    def press(self, press: Press) -> Prompt:
        """Return the prompt after a key that types or edits."""
        if press.name == "paste":
            press = replace(press, text=" ".join(press.text.split()))
        if press.text and not press.text.isspace():
            base = Text() if self.suggested else self.text
            return replace(self, text=base.insert(press.text), suggested=False)
        if press.text and not self.suggested:
            return replace(self, text=self.text.insert(" "))
        if self.suggested and press.name in {"backspace", "delete"}:
            return replace(self, text=Text(), suggested=False)
        return replace(self, text=self.text.edit(press.name), suggested=False)

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
