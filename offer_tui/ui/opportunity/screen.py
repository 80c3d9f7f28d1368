"""The screens of one opportunity: its rounds, and a round read again."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType

from offer_tui.model.session import Session
from offer_tui.ui.appraisal import Appraised
from offer_tui.ui.loading import AppraisedScreen
from offer_tui.ui.opportunity.layout import rounds_page, timeline, timeline_page
from offer_tui.ui.round import RoundRequest
from offer_tui.ui.rows import Row
from offer_tui.ui.screen import PageScreen


class OpportunityScreen(AppraisedScreen):
    """What is known of an opportunity, and its rounds."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open", "open", id="opportunity.open", tooltip="read the round again"),
        Binding("l", "live", "live", id="opportunity.live", tooltip="a round starts now"),
        Binding("a", "afterwards", "afterwards", id="opportunity.afterwards",
                tooltip="write a round down from memory"),
        Binding("w", "why", "why", id="opportunity.why", tooltip="what it adds up to, and why"),
        Binding("up", "move(-1)", show=False),
        Binding("down", "move(1)", show=False),
        Binding("escape", "back", "back", id="opportunity.back", key_display="esc"),
    ]  # fmt: skip

    def __init__(self, slug: str) -> None:
        super().__init__(slug)
        self._chosen: int | None = None

    def loaded_rows(self, appraised: Appraised, width: int, height: int) -> list[Row]:
        """Lay out the rounds."""
        return rounds_page(
            appraised, self._place(appraised), self.desk_app.desk.now(), width, height,
            self.footer(width), letters=self.desk_app.letters,
        )  # fmt: skip

    def _place(self, appraised: Appraised) -> int:
        last = max(0, len(appraised.sessions) - 1)
        return last if self._chosen is None else min(self._chosen, last)

    def action_move(self, step: int) -> None:
        """Choose another round."""
        if self.appraised and self.appraised.sessions:
            place = self._place(self.appraised) + step
            self._chosen = place % len(self.appraised.sessions)
            self.draw()

    def action_open(self) -> None:
        """Go back to the round that is going on, or read the chosen one again."""
        if not self.appraised or not self.appraised.sessions:
            return
        session = self.appraised.sessions[self._place(self.appraised)]
        if session.ended is None:
            name = self.appraised.opportunity.company
            request = RoundRequest(name, self.slug, session.id, session.from_memory)
            self.desk_app.open_live(request)
        else:
            self.app.push_screen(TimelineScreen(self.appraised, session))

    def action_why(self) -> None:
        """Show what it adds up to."""
        self.desk_app.open_evaluation(self.slug)

    def action_back(self) -> None:
        """Go back to all opportunities."""
        self.dismiss()


class TimelineScreen(PageScreen):
    """A round read again, from its first word to the gut rating."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "scroll(-1)", "", show=False),
        Binding("down", "scroll(1)", "scroll", key_display="up down", id="timeline.scroll"),
        Binding("pageup", "page(-1)", "", show=False),
        Binding("pagedown,space", "page(1)", "page", key_display="space", id="timeline.page"),
        Binding("home", "edge(0)", "", show=False),
        Binding("end", "edge(1)", "", show=False),
        Binding("w", "why", "why", id="timeline.why", tooltip="what it adds up to, and why"),
        Binding("escape", "back", "back", id="timeline.back", key_display="esc"),
    ]

    def __init__(self, appraised: Appraised, session: Session) -> None:
        super().__init__()
        self._appraised, self._session = appraised, session
        self._top = 0
        self._body: list[Row] = []
        self._body_width = 0

    def rows(self, width: int, height: int) -> list[Row]:
        """Lay out the part that is in view."""
        if self._body_width != width:
            letters = self.desk_app.letters
            self._body = timeline(self._session, self._appraised.sheet, width, letters=letters)
            self._body_width = width
        self._top = max(0, min(self._top, len(self._body) - (height - 5)))
        company = self._appraised.opportunity.company
        footer = self.footer(width)
        return timeline_page(company, self._session, self._body, self._top, width, height, footer)

    def action_scroll(self, rows: int) -> None:
        """Move by rows."""
        self._top += rows
        self.draw()

    def action_page(self, pages: int) -> None:
        """Move by pages."""
        self.action_scroll(pages * max(1, self.size.height - 6))

    def action_edge(self, end: int) -> None:
        """Go to the beginning or the end."""
        self._top = len(self._body) if end else 0
        self.draw()

    def action_why(self) -> None:
        """Show what the opportunity adds up to."""
        self.desk_app.open_evaluation(self._appraised.slug)

    def action_back(self) -> None:
        """Go back to the rounds."""
        self.dismiss()

    def on_mouse_scroll_down(self) -> None:
        """Move down."""
        self.action_scroll(3)

    def on_mouse_scroll_up(self) -> None:
        """Move up."""
        self.action_scroll(-3)
