"""What Prepare is drawn from, as it was read from the files."""

from __future__ import annotations

from dataclasses import dataclass

from offer_tui.model.opportunity import Opportunity
from offer_tui.model.profile import Profile
from offer_tui.model.session import Session
from offer_tui.model.signal import Catalogue
from offer_tui.posting.reading import Reading
from offer_tui.preparation.changes import PostingChange


@dataclass(frozen=True)
class Source:
    """An opportunity with all that is read and not worked out anew at each key."""

    slug: str
    opportunity: Opportunity
    sessions: tuple[Session, ...]
    """Its rounds, the oldest first."""
    catalogue: Catalogue
    profile: Profile
    reading: Reading | None
    """What its posting says; None without one."""
    change: PostingChange | None
    """How the posting differs from the one before it; None where there was none."""
    problems: tuple[str, ...] = ()
    """What is wrong with the rounds that could not be read."""
