"""The Debrief screen: it feeds the steps, draws what comes of it, hands changes to the writers."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from textual import events

from offer_tui.capture.keys import Press, press
from offer_tui.capture.text import Text
from offer_tui.model.opportunity import Opportunity
from offer_tui.model.session import Session
from offer_tui.store.opportunity_change import OpportunityChange
from offer_tui.ui.debrief import keys, turns, words
from offer_tui.ui.debrief.layout import lay_out
from offer_tui.ui.debrief.roles_screen import RolesScreen
from offer_tui.ui.debrief.state import Debriefing, begun
from offer_tui.ui.debrief.steps import Step
from offer_tui.ui.debrief.unopened import unopened
from offer_tui.ui.debrief.view import DebriefView
from offer_tui.ui.debrief.warning import warnings
from offer_tui.ui.debrief.wishes import NewRole, NoRole, Wish
from offer_tui.ui.page import Page
from offer_tui.ui.round import OpenRound, RoundRequest
from offer_tui.ui.rows import Row


class DebriefScreen(RolesScreen):
    """A round gone through afterwards. Every key is the steps'; there are no bindings here."""

    def __init__(self, slug: str, session_id: str = "") -> None:
        super().__init__(slug, session_id)
        self._debrief: Debriefing | None = None
        self._typed_early: list[Press] = []

    # Opening.

    def begin(self, opened: OpenRound) -> None:
        """Show the round at the first step that has something to do."""
        line, job, is_read_only = opened.line, opened.opportunity, opened.read_only
        self._debrief = begun(
            line, job, opened.earlier, self._now(), read_only=self.is_open and is_read_only
        )

    def begun(self) -> None:
        """Take up the keys typed while the round was opening."""
        for early in self._typed_early:
            self._feed(early)
        self._typed_early.clear()

    @property
    def session(self) -> Session | None:
        """The round as it is by now."""
        return self._debrief.line.session if self._debrief else None

    @property
    def can_be_reread(self) -> bool:
        """Whether there is something that another screen may have changed."""
        return self._debrief is not None

    def reread(self, opportunity: Opportunity) -> None:
        """Go on with what the opportunity's file says by now."""
        if self._debrief is not None:
            self._debrief = replace(self._debrief, job=opportunity)

    # Keys.

    async def on_key(self, event: events.Key) -> None:
        """Feed every key to the steps; none goes on to a binding."""
        event.stop()
        event.prevent_default()
        if self.app.screen is not self:
            # Typed behind a key that opened another screen: it was meant for that.
            self.app.screen.post_message(events.Key(event.key, event.character))
        elif self._leaving is not None:
            self._held = (*self._held, event)
        elif self.why or self.has_no_round:
            self._nothing_to_do(event.key)
        else:
            row = self.desk_app.digit_row
            self._feed(press(event.key, event.character, self._now(), self._new_id(), row))

    def on_paste(self, event: events.Paste) -> None:
        """Feed pasted text as such: it never ticks."""
        event.stop()
        event.prevent_default()
        self._feed(Press("paste", self._now(), self._new_id(), event.text))

    def on_page_clicked(self, message: Page.Clicked) -> None:
        """Feed a click on a theme, a signal or a row of a list."""
        kind, _, place = message.action.partition(":")
        if kind in {"step", "item", "rate"}:
            return  # they have methods of their own
        name = "click-choice" if kind == "choice" else "click"
        text = place if kind == "choice" else message.action
        self._feed(Press(name, self._now(), self._new_id(), text))

    def clicked_step(self, number: str) -> None:
        """Go to a step."""
        if self._debrief is not None and self.is_open:
            self._take(keys.go_to(self._debrief, Step(int(number)), self._click()))

    def clicked_item(self, where: str) -> None:
        """Go to one of the things of a step."""
        step, _, place = where.partition("-")
        if self._debrief is not None and self.is_open:
            self._take(keys.choose(self._debrief, Step(int(step)), int(place), self._click()))

    def clicked_rate(self, rating: str) -> None:
        """Say how it felt."""
        self._feed(Press(rating, self._now(), self._new_id(), rating))

    def keep_words(self) -> None:
        """Keep what is being typed."""
        if self.is_open and self._debrief is not None and not self._debrief.read_only:
            self._take(replace(keys.kept(self._debrief, self._click()), wish=None))

    def leave(self) -> None:
        """Leave the program, once it was said which words are left behind."""
        self.keep_words()
        d = self._debrief
        if d is not None and self.is_open and not d.read_only and d.leaves_words:
            self._take(words.told(d, "ctrl+q"))
        else:
            super().leave()

    def _click(self) -> Press:
        return Press("click", self._now(), self._new_id())

    def _nothing_to_do(self, key: str) -> None:
        match key:
            case "escape" | "enter":
                self.dismiss()
            case "l" | "a" if self.has_no_round:
                self.dismiss()
                request = RoundRequest("", self.slug, from_memory=key == "a", may_go_on=True)
                self.app.call_later(self.desk_app.open_live, request)

    def _feed(self, pressed: Press) -> None:
        if self._debrief is None or not self.is_open:
            self._typed_early.append(pressed)
            return
        self.heard = ""
        self._take(keys.advance(self._debrief, pressed))

    def _take(self, after: Debriefing) -> None:
        before, wish, after = self._debrief, after.wish, replace(after, wish=None)
        self._debrief = after
        if before is not None and after.line.session is not before.line.session:
            self.submit(after.line.session)
        if before is not None and after.job is not before.job:
            self.hand_in(OpportunityChange(before.job, after.job))
        if wish is not None:
            self._fulfil(after, wish)
        self.draw()

    # Wishes.

    def _fulfil(self, after: Debriefing, wish: Wish) -> None:
        match wish:
            case NewRole(name):
                self.make_role(after.job, name)
            case NoRole(name):
                self.forget_role(name)
            case "thank-you":
                self.desk_app.open_letters(self.slug, "thank-you")
            case "evaluation":
                self.leave_by(self._evaluate)
            case _:
                self.leave_by(self.close)

    def _evaluate(self) -> None:
        self.close()
        self.app.call_later(self.desk_app.open_evaluation, self.slug)

    def role_named(self, name: str, says: str) -> None:
        """Say that it is kept."""
        if self._debrief is not None:
            self._debrief = turns.named(self._debrief, name, says)

    def role_refused(self, name: str, says: str) -> None:
        """Put what could not be kept on the line again."""
        if self._debrief is not None:
            d = self._debrief
            back = d.at(Step.NEXT, d.rows.index("role"), self._now())
            self._debrief = replace(back, text=Text.ending_here(name), says=says)

    def role_said(self, says: str) -> None:
        """Say it on the line."""
        if self._debrief is not None:
            self._debrief = replace(self._debrief, says=says)

    # Drawing.

    def rows(self, width: int, height: int) -> list[Row]:
        """Return the page as the debrief stands."""
        if self.round is None or self._debrief is None:
            return unopened(self.why, width, height, is_empty=self.has_no_round)
        held_by, is_read_only = self.round.held_by, self._debrief.read_only
        view = DebriefView(
            heading=self.round.heading,
            debrief=self._debrief,
            now=self._now(),
            state=self._state(self._debrief),
            warnings=warnings(
                self.failure, self.not_kept, self.heard,
                held_by=held_by, read_only=is_read_only, warned=self._warned,
            ),
            keyboard_here=self.app.app_focus,
            letters=self.desk_app.letters,
        )  # fmt: skip
        return lay_out(view, width, height)

    def _state(self, debrief: Debriefing) -> str:
        if not self.is_open:
            return "opening"
        if debrief.read_only:
            return "reading only"
        if self.is_failing:
            return "NOT SAVED"
        if debrief.is_writing:
            # What is on the disk is all but the words on the line, which it must not promise.
            return "typing"
        return "saved" if self.is_kept else "saving"

    def _now(self) -> dt.datetime:
        return self.desk_app.desk.now()

    def _new_id(self) -> str:
        return self.desk_app.desk.new_id()
