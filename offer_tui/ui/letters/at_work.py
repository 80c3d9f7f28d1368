"""The letters that are at work while the program runs, in whichever of its screens."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary, WeakSet

if TYPE_CHECKING:
    from offer_tui.store.letter_writer import TextWriter
    from offer_tui.ui.desk import Desk


class LettersAtWork:
    """Knows what is still to be written when the program ends, and what editors left behind."""

    def __init__(self) -> None:
        # One that has something to write is held by its thread, beyond its screen.
        self._writers: WeakSet[TextWriter] = WeakSet()
        self._left: Sequence[TextWriter] = ()
        self._place_of: dict[tuple[str, str], Path] = {}
        self.left_by_editors: list[Path] = []
        """What was found when an editor had failed."""

    def add(self, writer: TextWriter) -> None:
        """Watch over what is handed to it."""
        self._writers.add(writer)

    def place_of(self, slug: str, kind: str) -> Path | None:
        """Return where this program kept the words of a letter last; None: it never did."""
        return self._place_of.get((slug, kind))

    def works_in(self, slug: str, kind: str, place: Path) -> None:
        """Note where the words of a letter are kept from now on."""
        self._place_of[slug, kind] = place

    def close(self, timeout: float = 3.0) -> bool:
        """Try what is left once more; return whether all words are on the disk."""
        end = time.monotonic() + timeout
        self._left = [one for one in self._writers if not one.is_idle]
        for writer in self._left:
            writer.close(max(0.0, end - time.monotonic()))
        self._left = [one for one in self._left if one.left]
        return not self._left

    def rescue(self) -> Sequence[Path | None]:
        """Keep the words that could not be written elsewhere; where each is, None for nowhere."""
        from offer_tui.store.rescue import rescue_letter  # noqa: PLC0415 - hardly ever needed

        return [rescue_letter(text) for text in dict.fromkeys(one.left for one in self._left)]


_OF: WeakKeyDictionary[Desk, LettersAtWork] = WeakKeyDictionary()


def letters_at_work(desk: Desk) -> LettersAtWork:
    """Return those of a desk."""
    return _OF.setdefault(desk, LettersAtWork())
