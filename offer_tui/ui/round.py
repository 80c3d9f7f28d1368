"""A round about to be opened, and one that is open."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    # The home screen asks for rounds before its first paint, and these bring pydantic.
    from offer_tui.capture.before import Earlier
    from offer_tui.capture.state import Capture
    from offer_tui.model.opportunity import Opportunity
    from offer_tui.store.sessions import SessionFile
    from offer_tui.ui.live.view import Heading


@dataclass(frozen=True, slots=True)
class RoundRequest:
    """Whose round is to be opened: a known opportunity's, or that of a company just named."""

    name: str
    """The company, as it was typed; nothing: it is said later."""
    slug: str = ""
    """The opportunity's, when it is known."""
    session_id: str = ""
    """The round to go on with, though it may have ended; none: a new one."""
    from_memory: bool = False
    may_go_on: bool = False
    """Whether a round that goes on already is the one that is meant."""


@dataclass(frozen=True)
class OpenRound:
    """An open round: its file, its line as it begins, and what came before it."""

    slug: str
    opportunity: Opportunity
    heading: Heading
    line: Capture
    file: SessionFile | None
    """None: another window has it, and it can only be read."""
    earlier: Mapping[str, Earlier]
    scripts: tuple[tuple[str, str], ...]
    held_by: str = ""

    @property
    def read_only(self) -> bool:
        """Whether another window has it."""
        return self.file is None


def in_short(heard: Sequence[str]) -> str:
    """Return what another program did to the file, in words that fit one row."""
    if not heard:
        return ""
    if any("deleted" in words for words in heard):
        return "This round's file was deleted. It has been written again."
    if any("kept as" in words for words in heard):
        return "Another program changed this file. Yours goes on; theirs is kept beside it."
    return "Another program changed this file. That was taken in."
