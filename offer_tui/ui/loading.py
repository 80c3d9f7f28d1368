"""Screens about one opportunity: shown at once, filled when its files have been read."""

from __future__ import annotations

from dataclasses import dataclass

from textual.message import Message

from offer_tui.ui.appraisal import Appraised
from offer_tui.ui.round import RoundRequest
from offer_tui.ui.rows import Row, line, pad, wrap
from offer_tui.ui.screen import PageScreen


class AppraisedScreen(PageScreen):
    """A screen that waits for an appraised opportunity; subclasses lay it out."""

    @dataclass
    class Loaded(Message):
        """The files have been read and weighed."""

        appraised: Appraised

    @dataclass
    class Failed(Message):
        """They could not be, and why."""

        why: str

    def __init__(self, slug: str) -> None:
        super().__init__()
        self.slug = slug
        self.appraised: Appraised | None = None
        self._why = ""

    def loaded_rows(self, appraised: Appraised, width: int, height: int) -> list[Row]:
        """Return exactly ``height`` rows for what was read."""
        raise NotImplementedError

    def rows(self, width: int, height: int) -> list[Row]:
        """Return the page, or what there is to say before it can be drawn."""
        if self.appraised is not None:
            return self.loaded_rows(self.appraised, width, height)
        said = [line(words, width, "warning") for words in wrap(self._why, width - 2)]
        return [*pad([(), *said], height - 1), self.footer(width)]

    def on_screen_resume(self) -> None:
        """Read the files, now and whenever the screen comes back."""
        self.load()

    def load(self) -> None:
        """Read the files again, in a thread."""
        self.run_worker(self._load, thread=True, exclusive=True, group="load", exit_on_error=False)

    def _load(self) -> None:
        try:
            appraised = self.desk_app.desk.appraised(self.slug)
        except Exception as problem:  # noqa: BLE001 - the person is told, here
            self.post_message(self.Failed(str(problem)))
        else:
            self.post_message(self.Loaded(appraised))

    def on_appraised_screen_loaded(self, message: Loaded) -> None:
        """Draw what was read."""
        self.appraised = message.appraised
        self.draw()

    def on_appraised_screen_failed(self, message: Failed) -> None:
        """Say why there is nothing to draw."""
        self.appraised, self._why = None, message.why
        self.draw()

    def action_live(self) -> None:
        """Begin a round now."""
        self._begin(from_memory=False)

    def action_afterwards(self) -> None:
        """Write a round down that is over."""
        self._begin(from_memory=True)

    def _begin(self, *, from_memory: bool) -> None:
        if self.appraised:
            name = self.appraised.opportunity.company
            request = RoundRequest(name, self.slug, from_memory=from_memory, may_go_on=True)
            self.desk_app.open_live(request)
