"""A round read again, on a screen of its own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType

from offer_tui.model.session import Session
from offer_tui.ui.appraisal import Appraised
from offer_tui.ui.opportunity.reading_again import timeline, timeline_head
from offer_tui.ui.rows import Row
from offer_tui.ui.scrolling import ScrollingScreen


class TimelineScreen(ScrollingScreen):
    """A round read again, from its first word to the gut rating."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *ScrollingScreen.SCROLLING,
        Binding("w", "why", "why", id="timeline.why", tooltip="what it adds up to, and why"),
        Binding("escape", "back", "back", id="timeline.back", key_display="esc"),
    ]

    def __init__(self, appraised: Appraised, session: Session) -> None:
        super().__init__()
        self._appraised, self._session = appraised, session

    def head(self, width: int) -> Row:
        """Return whose round it is, and when it was."""
        return timeline_head(self._appraised.opportunity.company, self._session, width)

    def body(self, width: int) -> Sequence[Row]:
        """Return what was written down, by time."""
        letters = self.desk_app.letters
        return timeline(self._session, self._appraised.sheet, width, letters=letters)

    def action_why(self) -> None:
        """Show why the opportunity was closed, or what it adds up to while it is open."""
        if self._appraised.opportunity.is_closed:
            self.desk_app.open_why(self._appraised.slug)
        else:
            self.desk_app.open_evaluation(self._appraised.slug)
