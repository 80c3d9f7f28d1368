"""What the page about the person shows at one moment, before it is laid out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from offer_tui.ui.profile.finding import Finding
from offer_tui.ui.profile.topics import TOPICS, Told, Topic
from offer_tui.ui.prompt import Prompt

NARROW = 64
WIDE = 114


@dataclass(frozen=True)
class ProfileView:
    """The profile, which row of it is chosen, and what is being typed."""

    told: Told
    topic: Topic = TOPICS[0]
    is_open: bool = False
    """Whether the items of the topic's list stand in place of the topics."""
    item: int = 0
    prompt: Prompt | None = None
    finding: Finding | None = None
    """Signals that match what is typed, while one is looked for."""
    status: str = ""
    """Behind the heading: ``saved``, once it is."""
    notes: Sequence[str] = ()
    """What was just done, or what the line can't take."""
    warnings: Sequence[str] = ()
    """What went wrong, and what to do."""
