"""One line of text with a cursor in it."""

from __future__ import annotations

from dataclasses import dataclass

LONGEST_TEXT = 131_072
"""Characters in one note, at most; far beyond speech, and short of what fills a round's file."""


@dataclass(frozen=True, slots=True)
class Text:
    """What is being typed; the cursor stands before ``characters[cursor]``."""

    characters: str = ""
    cursor: int = 0

    @classmethod
    def ending_here(cls, characters: str) -> Text:
        """Return the text with the cursor behind it."""
        return cls(characters, len(characters))

    def __bool__(self) -> bool:
        return bool(self.characters)

    def insert(self, more: str) -> Text:
        """Return the text with ``more`` before the cursor; unchanged if it would be too long."""
        if len(self.characters) + len(more) > LONGEST_TEXT:
            return self
        return Text(
            self.characters[: self.cursor] + more + self.characters[self.cursor :],
            self.cursor + len(more),
        )

    def edit(self, key: str) -> Text:
        """Return the text after an editing key; other keys change nothing."""
        before, after = self.characters[: self.cursor], self.characters[self.cursor :]
        match key:
            case "backspace":
                return Text(before[:-1] + after, max(0, self.cursor - 1))
            case "delete":
                return Text(before + after[1:], self.cursor)
            case "ctrl+w":
                kept = before.rstrip()
                kept = kept[: kept.rfind(" ") + 1]
                return Text(kept + after, len(kept))
            case "left":
                return Text(self.characters, max(0, self.cursor - 1))
            case "right":
                return Text(self.characters, min(len(self.characters), self.cursor + 1))
            case "home":
                return Text(self.characters, 0)
            case "end":
                return Text.ending_here(self.characters)
            case _:
                return self
