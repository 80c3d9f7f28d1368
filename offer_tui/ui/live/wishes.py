"""What the line asked for, done: the round moved to another opportunity, or written down."""

from __future__ import annotations

from dataclasses import dataclass, replace

from offer_tui.capture.state import Capture, Mode, Notice
from offer_tui.capture.wishes import Attach, Wish
from offer_tui.model.session import Session
from offer_tui.ui.desk import Desk
from offer_tui.ui.round import OpenRound


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a wish."""

    says: str
    moved: OpenRound | None = None
    """The round as it goes on with another opportunity, if it does."""


def fulfilled(desk: Desk, opened: OpenRound, wish: Wish, session: Session) -> Outcome:
    """Do what was wished for, and return what came of it. It blocks, and never raises."""
    try:
        if isinstance(wish, Attach):
            moved = desk.rounds.attach(opened, wish.whose)
            name = moved.line.session.round
            return Outcome(f"this is {name} of {moved.heading.company} now", moved)
        path = desk.rounds.export(opened, session)
    except Exception as problem:  # noqa: BLE001 - whatever it was, the round goes on
        done = "moved" if isinstance(wish, Attach) else "written down"
        return Outcome(f"not {done}: {getattr(problem, 'why', '') or problem}")
    return Outcome(f"written to {path.parent.name}/{path.name}")


def goes_on(line: Capture, moved: OpenRound) -> Capture:
    """Return the line as it goes on with another opportunity, nothing typed meanwhile lost."""
    session = line.session.model_copy(update={"round": moved.line.session.round})
    after = replace(
        line, session=session, sheet=moved.line.sheet, known=moved.line.known, asking=""
    )
    is_about_nothing = after.held_item() is not None and after.held_entry() is None
    if after.mode in {Mode.CODE, Mode.HELD} and is_about_nothing:
        return after.to(Mode.READY)
    return after


def saying(line: Capture, words: str) -> Capture:
    """Return the line with something to say, until the next key."""
    return replace(line, notice=Notice("said", words))
