"""What the Why screen shows at one moment, before it is laid out."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from offer_tui.evaluator.evidence import Evidence
from offer_tui.hindsight.obstacles import Obstacle, obstacles
from offer_tui.hindsight.second_look import SecondLook
from offer_tui.model.opportunity import Opportunity
from offer_tui.model.signal import Catalogue
from offer_tui.store.library import Entry
from offer_tui.ui.why.different import Different, different

NARROW = 64


@dataclass(frozen=True)
class Again:
    """What is worked out behind the page."""

    opportunity: Opportunity
    """The state of it that was looked at."""
    look: SecondLook
    evidence: Evidence
    """What stands in the record."""
    back: tuple[Entry, ...] = ()
    """The opportunities that go back to this one."""
    problems: tuple[str, ...] = ()
    """What is wrong with its rounds and with the profile."""


@dataclass(frozen=True)
class Looked:
    """A closed opportunity as it was read, with changes that are on their way to the disk."""

    opportunity: Opportunity
    catalogue: Catalogue
    again: Again | None = None
    """None until it is worked out."""

    @property
    def was_decided(self) -> bool:
        """Whether it was closed, now or before; otherwise nothing can be different since."""
        return self.opportunity.is_closed or self.opportunity.decision is not None

    @cached_property
    def obstacles(self) -> tuple[Obstacle, ...]:
        """What spoke against it."""
        evidence = self.again.evidence if self.again is not None else None
        return obstacles(self.opportunity, self.catalogue, evidence)

    @cached_property
    def rows(self) -> tuple[Different, ...]:
        """The rows that can be chosen."""
        return different(self.opportunity, self.obstacles)

    @property
    def look(self) -> SecondLook | None:
        """The second look, once there is something to look at again."""
        if self.again is None or not (self.was_decided and self.has_something_to_weigh):
            return None
        look = self.again.look
        is_said = any(one.difference is not None for one in look.moves)
        return look if is_said or look.moved_by_itself else None

    @property
    def has_something_to_weigh(self) -> bool:
        """Whether there is a figure of then, or anything in the record."""
        decision = self.opportunity.decision
        kept = decision is not None and decision.evaluation is not None
        return kept or (self.again is not None and bool(self.again.evidence.standing))


@dataclass(frozen=True)
class WhyView:
    """A closed opportunity, and where one stands on its page."""

    looked: Looked
    wanted: str = ""
    """The key of the row that was chosen; the first one is, where that is not there."""
    top: int = 0
    """The first row of the page that is shown, where it is longer than the window."""
    state: str = ""
    """saved, saving or NOT SAVED, once something was changed here."""
    notice: str = ""
    is_warning: bool = False
    letters: bool = False

    @property
    def opportunity(self) -> Opportunity:
        """The opportunity."""
        return self.looked.opportunity

    @property
    def again(self) -> Again | None:
        """What was worked out behind the page."""
        return self.looked.again

    @property
    def look(self) -> SecondLook | None:
        """The second look."""
        return self.looked.look

    @property
    def rows(self) -> tuple[Different, ...]:
        """The rows that can be chosen."""
        return self.looked.rows

    @cached_property
    def chosen(self) -> str:
        """The key of the chosen row."""
        keys = [one.key for one in self.rows]
        return self.wanted if self.wanted in keys else keys[0]
