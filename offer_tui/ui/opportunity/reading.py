"""Screens over one opportunity as it was weighed, which keep what is changed there."""

from __future__ import annotations

from dataclasses import replace

from offer_tui.model.opportunity import Opportunity
from offer_tui.ui.appraisal import Appraised
from offer_tui.ui.parts.keeping import KeepingScreen
from offer_tui.ui.rows import EMPTY, Row, line, pad, wrap


class OpportunityReading(KeepingScreen[Appraised]):
    """Reads an opportunity with its rounds and what they add up to; subclasses lay it out."""

    def read(self) -> Appraised:
        """Return what the files say."""
        return self.desk_app.desk.appraised(self.slug)

    def opportunity_of(self, shown: Appraised) -> Opportunity:
        """Return the opportunity."""
        return shown.opportunity

    def with_opportunity(self, shown: Appraised, opportunity: Opportunity) -> Appraised:
        """Return the same with another state of it; what it adds up to is read again."""
        return replace(shown, opportunity=opportunity)

    def saying(self, width: int) -> list[Row]:
        """Return the line, if there is one, and the footer, with what there is to say above."""
        bottom = self.bottom(width)
        if not self.notice:
            return bottom
        return [
            *(line(words, width, "accent") for words in wrap(self.notice, width - 2)),
            *bottom[1:],
        ]

    def without(self, width: int, height: int) -> list[Row]:
        """Return the page while nothing was read, or what is wrong."""
        said = [line(words, width, "warning") for words in wrap(self.why, width - 2)]
        return [*pad([EMPTY, *said], height - 1), self.footer(width)]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer taking back only what was done."""
        match action:
            case "undo":
                return self.can_undo
            case "redo":
                return self.can_redo
            case _:
                return super().check_action(action, parameters)

    def action_back(self) -> None:
        """Go back, once all is on the disk."""
        self.leave_by(self._close)

    def _close(self) -> None:
        self.dismiss()
