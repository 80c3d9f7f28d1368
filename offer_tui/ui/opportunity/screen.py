"""The screen of one opportunity: where it stands, its rounds, and what is to do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import ClassVar

from textual.binding import Binding, BindingType

from offer_tui.hindsight.due import can_look_back
from offer_tui.model.opportunity import FollowUp, PlannedRound
from offer_tui.model.session import Session
from offer_tui.ui.appraisal import Appraised
from offer_tui.ui.opportunity import questions
from offer_tui.ui.opportunity.edits import Draft, dropped, ticked, unplanned
from offer_tui.ui.opportunity.entries import Entry, entries_of, rounds_of
from offer_tui.ui.opportunity.layout import rounds_page
from offer_tui.ui.opportunity.reading import OpportunityReading
from offer_tui.ui.opportunity.standing import StandingScreen
from offer_tui.ui.opportunity.timeline import TimelineScreen
from offer_tui.ui.parts.form import Deed
from offer_tui.ui.parts.steps import Step
from offer_tui.ui.round import RoundRequest
from offer_tui.ui.rows import Key, Row


class OpportunityScreen(OpportunityReading):
    """What is known of an opportunity, its rounds, those that are planned, and follow-ups."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open", "open", show=False, id="opportunity.open",
                tooltip="read the round again, or go back to it; change a planned one; tick it"),
        Binding("l", "live", "live", id="opportunity.live", tooltip="a round starts now"),
        Binding("o", "stand", "stage", id="opportunity.stand",
                tooltip="where it stands: the next stage, and every change of it"),
        Binding("d", "decide", "decide", id="opportunity.decide",
                tooltip="how it ends, and why"),
        Binding("f", "follow_up", "follow-up", id="opportunity.follow-up",
                tooltip="something to do, and by when"),
        Binding("w", "why", "why", id="opportunity.why",
                tooltip="why it was closed; what it adds up to while it is open"),
        Binding("h", "debrief", "how it went", id="opportunity.debrief",
                tooltip="go through what the chosen round left behind"),
        Binding("e", "letters", "letters", id="opportunity.letters",
                tooltip="a letter, drafted from what is written down"),
        Binding("p", "prepare", "prepare", id="opportunity.prepare",
                tooltip="the posting, promises, questions and the card for the next talk"),
        Binding("a", "afterwards", "afterwards", id="opportunity.afterwards",
                tooltip="write a round down from memory"),
        Binding("r", "plan", "plan", id="opportunity.plan", tooltip="plan a round"),
        Binding("b", "dates", "by when", id="opportunity.dates",
                tooltip="by when they want an answer, by when they decide"),
        Binding("k", "look_back", "look back", show=False, id="opportunity.look-back",
                tooltip="how the decision turned out"),
        Binding("g", "go_on", "go on", show=False, id="opportunity.go-on",
                tooltip="go on with a round that has ended"),
        Binding("x,delete,backspace", "remove", "remove", show=False, key_display="x del",
                id="opportunity.remove",
                tooltip="take off a follow-up, a planned round, or one with nothing in it"),
        Binding("ctrl+z", "undo", "undo", show=False, id="opportunity.undo",
                tooltip="take it back"),
        Binding("ctrl+y", "redo", "redo", show=False, id="opportunity.redo",
                tooltip="put it back"),
        Binding("up", "move(-1)", show=False),
        Binding("down", "move(1)", show=False),
        Binding("escape", "back", "back", id="opportunity.back", key_display="esc"),
    ]  # fmt: skip

    def __init__(self, slug: str) -> None:
        super().__init__(slug)
        self._chosen: int | None = None

    # Drawing.

    def rows(self, width: int, height: int) -> list[Row]:
        """Lay out what is known, the rounds, and what is to do."""
        shown = self.shown
        if shown is None:
            return self.without(width, height)
        problems = (self.not_kept,) if self.not_kept else ()
        return rounds_page(
            replace(shown, problems=(*problems, *shown.problems)), self._place(shown), self.now(),
            width, height, self.saying(width), letters=self.desk_app.letters,
        )  # fmt: skip

    def _place(self, shown: Appraised) -> int:
        if self._chosen is None:
            return max(0, len(shown.sessions) - 1)
        return min(self._chosen, max(0, len(entries_of(shown)) - 1))

    def _one(self) -> Entry | None:
        """Return the chosen entry."""
        entries = entries_of(self.shown) if self.shown else []
        return entries[self._place(self.shown)] if self.shown and entries else None

    def footer(self, width: int, extra: Sequence[Key] = ()) -> Row:
        """Return the row that names the keys, those of the chosen entry first."""
        return super().footer(width, (*extra, *self._keys()))

    def _keys(self) -> list[Key]:
        match self._one():
            case FollowUp(done=done):
                return [Key("enter", "not done" if done else "done"), Key("x", "remove", 1)]
            case PlannedRound():
                return [Key("enter", "change"), Key("x", "remove", 1)]
            case Session() as one if one.ended is None:
                return [Key("enter", "go back")]
            case Session() as one:
                return [Key("enter", "open"), *([Key("x", "remove", 1)] if one.is_empty else [])]
            case _:
                return []

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what can be done with the chosen entry."""
        shown, one = self.shown, self._one()
        if shown is None:
            return action in {"back", "keys"}
        match action:
            case "remove":
                return isinstance(one, PlannedRound | FollowUp) or (
                    one is not None and one.is_empty
                )
            case "go_on":
                return isinstance(one, Session) and one.ended is not None
            case "open":
                return one is not None
            case "debrief":
                return any(session.ended is not None for session in shown.sessions)
            case "look_back":
                return can_look_back(shown.opportunity)
            case _:
                return super().check_action(action, parameters)

    # The chosen entry.

    def action_move(self, step: int) -> None:
        """Choose another entry."""
        if self.shown and (entries := entries_of(self.shown)):
            self._chosen = (self._place(self.shown) + step) % len(entries)
            self.notice = ""
            self.draw()

    def action_open(self) -> None:
        """Go back to the round that is going on, read it again, or change a planned one."""
        one = self._one()
        if isinstance(one, FollowUp):
            self.make(ticked(one), one.text)
        elif isinstance(one, PlannedRound):
            self.ask(questions.round_to_plan(self, Draft.of(one)))
        elif self.shown and one is not None and one.ended is not None:
            self.app.push_screen(TimelineScreen(self.shown, one))
        else:
            self.action_go_on()

    def action_go_on(self) -> None:
        """Go on with a round, whether it has ended or not."""
        one = self._one()
        if self.shown and isinstance(one, Session):
            name = self.shown.opportunity.company
            self.desk_app.open_live(RoundRequest(name, self.slug, one.id, one.from_memory))

    def action_remove(self) -> None:
        """Take it off: a follow-up, a planned round, or one in which nothing was written down."""
        one = self._one()
        if isinstance(one, FollowUp):
            self.make(dropped(one), one.text)
        elif isinstance(one, PlannedRound):
            self.make(unplanned(one), one.round)
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
            self.app.call_from_thread(self.load)

    # Asking.

    def make(self, step: Step, words: str) -> None:
        """Change the opportunity on the screen at once, and on the disk behind it."""
        self.notice = ""
        before = len(entries_of(self.shown)) if self.shown else 0
        self.change(Deed(step, words))
        if self.shown and len(entries_of(self.shown)) > before:
            self._chosen = self._newest(self.shown, words)
            self.draw()

    def _newest(self, shown: Appraised, words: str) -> int:
        """Return the place of what was added, by its words; the last of those that share them."""
        named = [one.text if isinstance(one, FollowUp) else one.round for one in entries_of(shown)]
        return len(named) - 1 - named[::-1].index(words) if words in named else self._place(shown)

    def action_plan(self) -> None:
        """Ask for a round to plan."""
        if self.shown:
            name = f"round {len(rounds_of(self.shown)) + 1}"
            self.ask(questions.round_to_plan(self, Draft(name)))

    def action_dates(self) -> None:
        """Ask by when they want an answer, and by when they decide."""
        if self.shown:
            self.ask(questions.days_waited_for(self, self.shown.opportunity))

    def action_follow_up(self) -> None:
        """Ask what they mean to do."""
        self.ask(questions.follow_up(self))

    # Elsewhere.

    def action_live(self) -> None:
        """Begin a round now."""
        self._begin(from_memory=False)

    def action_afterwards(self) -> None:
        """Write a round down that is over."""
        self._begin(from_memory=True)

    def _begin(self, *, from_memory: bool) -> None:
        if self.shown:
            name = self.shown.opportunity.company
            request = RoundRequest(name, self.slug, from_memory=from_memory, may_go_on=True)
            self.desk_app.open_live(request)

    def action_stand(self) -> None:
        """Show where it stands, and where it can go."""
        self.app.push_screen(StandingScreen(self.slug, self.shown))

    def action_decide(self) -> None:
        """Write down how it ends."""
        self.desk_app.open_decision(self.slug)

    def action_letters(self) -> None:
        """Show the letters that can be written."""
        self.desk_app.open_letters(self.slug)

    def action_debrief(self) -> None:
        """Go through what the chosen round left behind; without one, the latest that ended."""
        one = self._one()
        chosen = one.id if isinstance(one, Session) and one.ended is not None else ""
        self.desk_app.open_debrief(self.slug, chosen)

    def action_look_back(self) -> None:
        """Look back at the decision."""
        self.desk_app.open_reflection(self.slug)

    def action_prepare(self) -> None:
        """Show what to find out, say and check before the next talk."""
        self.desk_app.open_prepare(self.slug)

    def action_why(self) -> None:
        """Show why it was closed, or what it adds up to while it is open."""
        if self.shown and self.shown.opportunity.is_closed:
            self.desk_app.open_why(self.slug)
        else:
            self.desk_app.open_evaluation(self.slug)
