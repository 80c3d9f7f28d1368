"""Home's rows, read from the files in a thread; and what waits until they have been read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from textual import events
from textual.message import Message

from offer_tui.model.summary import HomeRow
from offer_tui.ui.asking import AskingScreen
from offer_tui.ui.desk import Refreshed
from offer_tui.ui.home.shelf import Shelf
from offer_tui.ui.home.waiting import Waiting
from offer_tui.ui.warming import warm_screens


class HomeReading(AskingScreen):
    """Knows the rows: remembered ones at first, then those that the files say."""

    @dataclass
    class Loaded(Message):
        """The files have been read; ``number`` counts how often that was asked for."""

        refreshed: Refreshed
        number: int

    def __init__(self, rows: tuple[HomeRow, ...]) -> None:
        super().__init__()
        self.shelf = Shelf(rows)
        self.told: tuple[str, ...] = ()
        """What could not be done here, until the files are read again."""
        self._is_current = False
        """Whether they have been read since this screen was last come to."""
        self._asked = 0
        self._waiting: Waiting | None = None

    def on_screen_resume(self) -> None:
        """Read what changed, now and whenever the screen comes back, and choose where one was."""
        desk = self.desk_app.desk
        latest, desk.rounds.latest = desk.rounds.latest, ""
        self.shelf.chosen = latest or self.shelf.chosen
        self._outdate()
        self.call_after_refresh(self.refresh_rows)

    def on_mount(self) -> None:
        """Keep the time of day current."""
        self.shelf.sort(self.desk_app.desk.now())
        self.set_interval(60, self.draw)

    def _outdate(self) -> None:
        self._is_current = False
        self._asked += 1

    def refresh_rows(self) -> None:
        """Read the files again, in a thread."""
        self._outdate()
        number = self._asked
        self.run_worker(
            lambda: self._read(number), thread=True, exclusive=True, group="home",
            exit_on_error=False,
        )  # fmt: skip

    def _read(self, number: int) -> None:
        desk = self.desk_app.desk
        try:
            refreshed = desk.refresh()
        except Exception as problem:  # noqa: BLE001 - the person is told, and the rest goes on
            refreshed = replace(self.shelf.files, notices=(str(problem),), is_whole=False)
        self.post_message(self.Loaded(refreshed, number))
        desk.warm()
        if desk.mend_index():
            self.post_message(self.Loaded(desk.refresh(), number))
        warm_screens()

    def on_home_reading_loaded(self, message: Loaded) -> None:
        """Draw the rows as the files say now, and do what waited for them."""
        was_known = bool(self.shelf.rows) or self.shelf.is_read
        self.shelf.fill(message.refreshed, self.desk_app.desk.now())
        self._is_current = message.number == self._asked
        self.told = ()
        self.forget()
        self._ask_anew(was_known=was_known)
        self.draw()
        # While something hides this screen, what waits is kept until it is come back to.
        if self._waiting and self._is_current and self.app.screen is self:
            waiting, self._waiting = self._waiting, None
            waiting.go_on(self)

    def forget(self) -> None:
        """Forget what was worked out from the rows before."""

    def when_read(self, do: Callable[[], None]) -> None:
        """Do it once the files have been read; what is typed until then is for what it opens."""
        if self._is_current:
            do()
        else:
            self._waiting = Waiting(do)
            self.say()
            self.draw()

    @property
    def is_waiting(self) -> bool:
        """Whether an answer waits for the files to be read."""
        return self._waiting is not None

    def _ask_anew(self, *, was_known: bool) -> None:
        """Bring the line up to date with what has been read."""
        if self.asked is not None:
            if not (was_known or self.typed):
                self.suggest()
            self.asked.typed(self.typed)
            self.say()

    async def on_key(self, event: events.Key) -> None:
        """Keep what is typed while something waits, for what it opens."""
        if self.app.screen is self and self._waiting is not None:
            self._waiting.hold(event)

    def on_paste(self, event: events.Paste) -> None:
        """Keep what is pasted while something waits, for what it opens."""
        if self.app.screen is self and self._waiting is not None:
            self._waiting.hold(event)
