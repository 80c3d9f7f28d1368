"""The screens of one opportunity: its rounds, and a round read again."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from typing import ClassVar

from textual.binding import Binding, BindingType

from offer_tui.model.opportunity import PlannedRound
from offer_tui.model.session import Session
from offer_tui.store.opportunity_change import OpportunityChange
from offer_tui.ui.appraisal import Appraised
from offer_tui.ui.changing import ChangingScreen
from offer_tui.ui.loading import AppraisedScreen
from offer_tui.ui.opportunity import questions
from offer_tui.ui.opportunity.edits import Draft, Step, unplanned
from offer_tui.ui.opportunity.layout import rounds_of, rounds_page, timeline, timeline_head
from offer_tui.ui.round import RoundRequest
from offer_tui.ui.rows import Row
from offer_tui.ui.scrolling import ScrollingScreen


class OpportunityScreen(ChangingScreen, AppraisedScreen):
    """What is known of an opportunity, its rounds, and those that are planned."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open", "open", id="opportunity.open",
                tooltip="read the round again, or go back to it; change a planned one"),
        Binding("l", "live", "live", id="opportunity.live", tooltip="a round starts now"),
        Binding("a", "afterwards", "afterwards", id="opportunity.afterwards",
                tooltip="write a round down from memory"),
        Binding("p", "prepare", "prepare", id="opportunity.prepare",
                tooltip="the posting, promises, questions and the card for the next talk"),
        Binding("r", "plan", "plan", id="opportunity.plan", tooltip="plan a round"),
        Binding("w", "why", "why", id="opportunity.why", tooltip="what it adds up to, and why"),
        Binding("g", "go_on", "go on", id="opportunity.go-on",
                tooltip="go on with a round that has ended"),
        Binding("delete,backspace", "remove", "remove", key_display="del",
                id="opportunity.remove",
                tooltip="take off a planned round, or one with nothing in it"),
        Binding("b", "dates", "by when", id="opportunity.dates",
                tooltip="by when they want an answer, by when they decide"),
        Binding("up", "move(-1)", show=False),
        Binding("down", "move(1)", show=False),
        Binding("escape", "back", "back", id="opportunity.back", key_display="esc"),
    ]  # fmt: skip

    def __init__(self, slug: str) -> None:
        super().__init__(slug)
        self._chosen: int | None = None
        self._refused = ""

    def loaded_rows(self, appraised: Appraised, width: int, height: int) -> list[Row]:
        """Lay out the rounds."""
        if said := self.not_kept or self._refused:
            problems = (said, *appraised.problems)
            appraised = replace(appraised, problems=problems)
        return rounds_page(
            appraised, self._place(appraised), self.now(), width, height,
            self.bottom(width), letters=self.desk_app.letters,
        )  # fmt: skip

    def now(self) -> dt.datetime:
        """Return the time, to the second."""
        return self.desk_app.desk.now()

    def _place(self, appraised: Appraised) -> int:
        if self._chosen is None:
            return max(0, len(appraised.sessions) - 1)
        return min(self._chosen, max(0, len(rounds_of(appraised)) - 1))

    def _one(self) -> Session | PlannedRound | None:
        """Return the chosen round."""
        rounds = rounds_of(self.appraised) if self.appraised else []
        return rounds[self._place(self.appraised)] if self.appraised and rounds else None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what can be done with the chosen round."""
        match action:
            case "remove":
                one = self._one()
                return isinstance(one, PlannedRound) or (one is not None and one.is_empty)
            case "go_on":
                one = self._one()
                return isinstance(one, Session) and one.ended is not None
            case "open":
                return self._one() is not None
            case _:
                return True

    def action_move(self, step: int) -> None:
        """Choose another round."""
        if self.appraised and (rounds := rounds_of(self.appraised)):
            self._chosen = (self._place(self.appraised) + step) % len(rounds)
            self.draw()

    def action_open(self) -> None:
        """Go back to the round that is going on, read it again, or change a planned one."""
        one = self._one()
        if isinstance(one, PlannedRound):
            self.ask(questions.round_to_plan(self, Draft.of(one)))
        elif self.appraised and one is not None and one.ended is not None:
            self.app.push_screen(TimelineScreen(self.appraised, one))
        else:
            self.action_go_on()

    def action_go_on(self) -> None:
        """Go on with a round, whether it has ended or not."""
        one = self._one()
        if self.appraised and isinstance(one, Session):
            name = self.appraised.opportunity.company
            self.desk_app.open_live(RoundRequest(name, self.slug, one.id, one.from_memory))

    def action_prepare(self) -> None:
        """Show what to find out, say and check before the next talk."""
        self.desk_app.open_prepare(self.slug)

    def action_plan(self) -> None:
        """Ask for a round to plan."""
        if self.appraised:
            name = f"round {len(rounds_of(self.appraised)) + 1}"
            self.ask(questions.round_to_plan(self, Draft(name)))

    def action_dates(self) -> None:
        """Ask by when they want an answer, and by when they decide."""
        if self.appraised:
            self.ask(questions.days_waited_for(self, self.appraised.opportunity))

    def action_remove(self) -> None:
        """Take the planned round off, or the one in which nothing was written down."""
        one = self._one()
        if isinstance(one, PlannedRound):
            self.change(unplanned(one))
        elif one is not None and one.is_empty:
            self.run_worker(
                lambda: self._discard(one.id), thread=True, exit_on_error=False, group="discard"
            )

    def _discard(self, session_id: str) -> None:
        try:
            self.desk_app.desk.rounds.discard(self.slug, session_id)
        except Exception as problem:  # noqa: BLE001 - the person is told, here
            self.post_message(self.Failed(str(problem)))
        else:
            self._load()

    def change(self, step: Step) -> None:
        """Change the opportunity on the screen at once, and on the disk behind it."""
        if self.appraised is None:
            return
        before = self.appraised.opportunity
        after = step(before)
        if after != before:
            self._refused = ""
            self.appraised = replace(self.appraised, opportunity=after)
            self.hand_in(OpportunityChange(before, after))
            self.draw()

    def on_appraised_screen_loaded(self, message: AppraisedScreen.Loaded) -> None:
        """Draw what was read, with what is still to be written."""
        message.prevent_default()
        opportunity = self.with_waiting(message.appraised.opportunity)
        self.appraised = replace(message.appraised, opportunity=opportunity)
        self.draw()

    def written(self) -> None:
        """Read what is on the disk now."""
        self.load()

    def refused(self, change: OpportunityChange, words: str) -> None:
        """Go back to what is on the disk, and say so."""
        self._refused = words
        self.load()

    def action_why(self) -> None:
        """Show what it adds up to."""
        self.desk_app.open_evaluation(self.slug)

    def action_back(self) -> None:
        """Go back to all opportunities, once all is on the disk."""
        self.leave_by(self._close)

    def _close(self) -> None:
        self.dismiss()


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
        """Show what the opportunity adds up to."""
        self.desk_app.open_evaluation(self._appraised.slug)
