"""The app on a library in a folder of its own, with somebody at the keys."""

from __future__ import annotations

import asyncio
import datetime as dt
import time
from collections.abc import AsyncIterator, Callable
from contextlib import ExitStack, asynccontextmanager
from pathlib import Path

from textual import events
from textual.pilot import Pilot

from offer_tui.store.demo import copy_demo
from offer_tui.store.places import Places
from offer_tui.ui.app import OfferApp
from offer_tui.ui.desk import Desk
from offer_tui.ui.page import Page
from offer_tui.ui.palette import DEFAULT_THEME, load_palette

PATIENCE = 20.0
"""Seconds after which something that was waited for counts as not happening."""
PAUSED = ["Paused · enter"]
NAMES = {
    "/": "slash", "?": "question_mark", " ": "space", "-": "minus", "*": "asterisk",
    ".": "full_stop", "+": "plus", "!": "exclamation_mark", '"': "quotation_mark",
}  # fmt: skip
CHARACTERS = {name: character for character, name in NAMES.items()}


def places_in(folder: Path) -> Places:
    return Places(folder / "data", folder / "config", folder / "cache")


class StoppedClock(Desk):
    """A desk whose time of day stands still, so that nothing changes but by a key."""

    def __init__(self, places: Places) -> None:
        super().__init__(places)
        self._stopped_at = super().now()

    def now(self) -> dt.datetime:
        return self._stopped_at


class Sitting:
    """A person at the app: what they press, and what they see."""

    def __init__(self, app: OfferApp, pilot: Pilot[str], places: Places) -> None:
        self.app = app
        self.pilot = pilot
        self.places = places
        self.leaving = ExitStack()
        """What is to be done when the test is over."""

    # What they do.

    async def press(self, *keys: str) -> None:
        """Press keys by name or character; characters as fast as they come, and wait for it all."""
        for key in keys:
            if len(key) == 1:
                self.rush(key)
            else:
                await self.pilot.press(key)
        await self.pilot.pause()

    async def type(self, text: str) -> None:
        await self.press(*text)

    def rush(self, *keys: str) -> None:
        """Press keys faster than anything is drawn."""
        for key in keys:
            name = NAMES.get(key, key)
            character = CHARACTERS.get(name, name if len(name) == 1 else None)
            self.app.post_message(events.Key(name, "\r" if name == "enter" else character))

    def paste(self, text: str) -> None:
        self.app.post_message(events.Paste(text))

    async def click(self, words: str) -> None:
        """Click the first place where the words stand."""
        rows = self.rows
        y = next(n for n, row in enumerate(rows) if words in row)
        await self.pilot.click(Page, offset=(rows[y].index(words), y))

    def blur(self) -> None:
        self.app.post_message(events.AppBlur())

    def focus(self) -> None:
        self.app.post_message(events.AppFocus())

    # What they see.

    @property
    def rows(self) -> list[str]:
        """The rows on the screen, from what Textual would send."""
        return [
            "".join(segment.text for segment in page.render_line(y)).rstrip()
            for page in self.app.screen.query(Page)
            for y in range(page.size.height)
        ]

    @property
    def seen(self) -> list[str]:
        """The rows that are not empty."""
        return [row.strip() for row in self.rows if row.strip()]

    @property
    def text(self) -> str:
        return "\n".join(self.rows)

    async def until(self, condition: Callable[[], bool]) -> None:
        """Wait for something, and fail with the screen as it is when it does not come."""
        end = time.monotonic() + PATIENCE
        while not condition():
            if time.monotonic() > end:
                raise AssertionError("not seen in time; the screen:\n" + self.text)
            await asyncio.sleep(0.005)
            await self.pilot.pause()

    async def sees(self, *words: str) -> None:
        """Wait until all the words stand on the screen."""
        await self.until(lambda: all(one in self.text for one in words))

    async def sees_no(self, *words: str) -> None:
        """Wait until none of the words stands on the screen."""
        await self.until(lambda: not any(one in self.text for one in words))

    async def hears(self, *words: str) -> None:
        """Wait until the words stand in a file of the library."""
        await self.until(lambda: all(one in self.kept for one in words))

    @property
    def kept(self) -> str:
        """All that is in the library's files."""
        files = sorted(self.places.data.rglob("*.toml"))
        return "\n".join(file.read_text(encoding="utf-8") for file in files)

    def rounds_of(self, slug: str) -> list[Path]:
        """Return the files of an opportunity's rounds."""
        folder = self.places.data / "opportunities" / slug
        return sorted(f for f in folder.glob("*.toml") if f.name != "opportunity.toml")


@asynccontextmanager
async def sitting(
    places: Places, size: tuple[int, int] = (80, 24), *, letters: bool = False
) -> AsyncIterator[Sitting]:
    """Open the app on a library."""
    desk = StoppedClock(places)
    app = OfferApp(desk, load_palette(DEFAULT_THEME)[0], letters=letters)
    try:
        async with app.run_test(size=size) as pilot:
            person = Sitting(app, pilot, places)
            with person.leaving:
                yield person
    finally:
        desk.close()


@asynccontextmanager
async def at_the_sample(
    folder: Path, size: tuple[int, int] = (80, 24), *, letters: bool = False
) -> AsyncIterator[Sitting]:
    """Open the app on a copy of the sample library, and wait until its files have been read."""
    places = places_in(folder)
    copy_demo(places.data, dt.datetime.now().astimezone().date())
    async with sitting(places, size, letters=letters) as person:
        await person.sees("Birch Systems", "take")
        yield person
