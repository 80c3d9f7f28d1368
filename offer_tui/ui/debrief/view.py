"""What Debrief shows at one moment, before it is laid out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from offer_tui.ui.debrief.state import Debriefing
from offer_tui.ui.live.view import Heading, LiveView


@dataclass(frozen=True)
class DebriefView:
    """The debrief and everything around it."""

    heading: Heading
    debrief: Debriefing
    now: datetime
    state: str = "saved"
    """saved, saving, typing, NOT SAVED or reading only."""
    warnings: tuple[str, ...] = ()
    """What must not be missed, that it is not saved or who has the round: the longest words first.
    """
    keyboard_here: bool = True
    letters: bool = False

    @property
    def is_failing(self) -> bool:
        """Whether something is not on the disk, and could not be put there."""
        return self.state == "NOT SAVED"

    @cached_property
    def pending(self) -> frozenset[str]:
        """The ids of all that was not gone through; a page asks for them dozens of times."""
        return self.debrief.pending()

    @cached_property
    def live(self) -> LiveView:
        """The same as Live would show it, for the line and the lists that both have."""
        return LiveView(
            heading=self.heading,
            line=self.debrief.line,
            now=self.now,
            earlier=self.debrief.earlier,
            read_only=self.debrief.read_only,
            keyboard_here=self.keyboard_here,
            letters=self.letters,
        )
