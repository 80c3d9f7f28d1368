"""Screens that ask in a line at the bottom: what is asked, and what an answer does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from textual import events

from offer_tui.capture.keys import Press, press
from offer_tui.ui.prompt import Prompt
from offer_tui.ui.rows import EMPTY, Key, Row, footer
from offer_tui.ui.screen import PageScreen


def _nothing(_: str) -> None:
    return


@dataclass(frozen=True, slots=True)
class Asked:
    """Something asked in a line: its keys, what is said meanwhile, and what an answer does."""

    asks: str
    keys: tuple[Key, ...]
    answer: Callable[[str], None]
    """What Enter does with what was typed."""
    suggests: Callable[[], str] = lambda: ""
    """An answer to take or to type over."""
    says: Callable[[str], str] = lambda _: ""
    """What stands behind the words as they are."""
    typed: Callable[[str], None] = _nothing
    """What each change of the words does."""
    chooses: Callable[[int, bool], None] | None = None
    """What up and down do, by so many rows or, if True, pages; None: nothing."""
    about: str = ""
    """What it is asked of, where words that Esc puts aside are to stand there again; empty: they
    are gone with the line."""
    nothing: str = ""
    """What is said in place of a list of which nothing is left; empty: it narrows no list."""


class AskingScreen(PageScreen):
    """A screen on which letters are commands, until one of them opens a line to type in."""

    asked: Asked | None = None
    """What is asked just now."""
    _prompt = Prompt("", "")
    _aside: tuple[str, Prompt] | None = None
    """What a line was about that Esc closed, and the words in it: they come back with it."""

    @property
    def typed(self) -> str:
        """What stands in the line, without blanks around it."""
        return self._prompt.answer() if self.asked else ""

    def ask(self, asked: Asked) -> None:
        """Open the line, with what it suggests in it."""
        self.asked = asked
        self.suggest()
        if self._aside is not None and self._aside[0] == asked.about:
            self._prompt = self._aside[1]
            self.say()
            self._aside = None
        asked.typed(self.typed)
        self.draw()

    def suggest(self) -> None:
        """Put in the line what is suggested now."""
        if self.asked is not None:
            prompt = Prompt("", self.asked.asks).suggest(self.asked.suggests())
            self._prompt = prompt
            self.say()

    def take_over(self, words: str) -> None:
        """Put words in the line, to take or to type over."""
        self._prompt = self._prompt.suggest(words)
        self.say()
        self.draw()

    def say(self) -> None:
        """Bring what stands behind the words up to date."""
        if self.asked is not None:
            self._prompt = replace(self._prompt, behind=self.asked.says(self.typed))

    def put_away(self) -> None:
        """Close the line."""
        self.asked = None
        self.draw()

    def _put_aside(self) -> None:
        """Close the line; words that were typed in it stand there again when it is opened."""
        asked, prompt = self.asked, self._prompt
        self.put_away()
        if asked is not None and asked.about:
            words = "" if prompt.suggested else prompt.answer()
            self._aside = (asked.about, prompt) if words else None
            self.closed_by_esc(words)

    def closed_by_esc(self, words: str) -> None:
        """Hear that a line was closed, and what was typed in it and is not kept."""

    def bottom(self, width: int) -> list[Row]:
        """Return the line, if there is one, and the footer."""
        if self.asked is None:
            return [EMPTY, self.footer(width)]
        return [EMPTY, self._prompt.row(width), EMPTY, footer(self.asked.keys, width)]

    async def on_key(self, event: events.Key) -> None:
        """Type in the line while there is one; otherwise letters are commands."""
        if self.asked is None or self.app.screen is not self:
            return
        event.stop()
        event.prevent_default()
        key = enter_of(event)
        match key.key:
            case "escape":
                self._put_aside()
            case "enter":
                self.asked.answer(self.typed)
            case "up" | "down" if self.asked.chooses:
                self.asked.chooses(-1 if key.key == "up" else 1, False)
            case "pageup" | "pagedown" if self.asked.chooses:
                self.asked.chooses(-1 if key.key == "pageup" else 1, True)
            case _:
                self._type(press(key.key, key.character, self.desk_app.desk.now(), ""))

    def on_paste(self, event: events.Paste) -> None:
        """Type what was pasted, if there is a line to type in."""
        if self.app.screen is not self:
            self.app.screen.post_message(events.Paste(event.text))
        elif self.asked is not None:
            self._type(Press("paste", self.desk_app.desk.now(), "", event.text))

    def _type(self, pressed: Press) -> None:
        if self.asked is None:
            return
        self._prompt = self._prompt.press(pressed)
        self.asked.typed(self.typed)
        self.say()
        self.draw()


def enter_of(event: events.Key) -> events.Key:
    """Return the key, with Enter as Enter.

    A line feed is what the terminal makes of an Enter typed before the program had it.
    """
    if event.key == "ctrl+j":
        return events.Key("enter", "\r")
    return events.Key(event.key, event.character)
