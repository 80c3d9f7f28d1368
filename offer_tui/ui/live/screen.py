"""The Live screen: it feeds the machine, draws what comes of it, hands changes to the writer."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from textual import events
from textual.message import Message

from offer_tui.capture.keys import Press, press
from offer_tui.capture.machine import advance, let_go
from offer_tui.capture.records import resume
from offer_tui.capture.state import Capture, Mode
from offer_tui.capture.wishes import Wish
from offer_tui.ui.hidden import Hidden
from offer_tui.ui.live.layout import lay_out
from offer_tui.ui.live.view import LiveView
from offer_tui.ui.live.wishes import Outcome, fulfilled, goes_on, saying
from offer_tui.ui.page import Page
from offer_tui.ui.round import OpenRound, RoundRequest
from offer_tui.ui.rows import Row, line, pad, wrap
from offer_tui.ui.saving import SavingScreen


class LiveScreen(SavingScreen):
    """One round while it goes on. Every key is the machine's; there are no bindings here."""

    @dataclass
    class Opened(Message):
        """The round is open; keys typed since then wait for it."""

        round: OpenRound

    @dataclass
    class Refused(Message):
        """The round could not be opened, and why."""

        why: str

    @dataclass
    class Fulfilled(Message):
        """What the line asked for was done, or not."""

        outcome: Outcome

    def __init__(self, request: RoundRequest) -> None:
        super().__init__()
        self._request = request
        self._line: Capture | None = None
        self._waiting: list[Press] = []
        self._refused = ""
        self._is_fulfilling = False
        self._held: tuple[events.Key, ...] = ()
        """What was typed once it was rated: why it felt so, which the debrief asks."""

    # Opening.

    def on_mount(self) -> None:
        """Show the page at once, and open the round behind it."""
        self.watch(self.app, "app_focus", self.draw, init=False)
        self.run_worker(self._open, thread=True, exit_on_error=False, group="open")
        self._at_next_minute()

    def _open(self) -> None:
        try:
            opened = self.desk_app.desk.rounds.open(self._request)
        except Exception as problem:  # noqa: BLE001 - whatever it was, the person is told, here
            self.post_message(self.Refused(str(problem)))
        else:
            self.post_message(self.Opened(opened))

    def on_live_screen_opened(self, message: Opened) -> None:
        """Take up the keys typed while the round was opening."""
        self.round = message.round
        self._line = message.round.line
        self.on_disk = message.round.line.session
        for waiting in self._waiting:
            self._feed(waiting)
        self._waiting.clear()
        self.draw()

    def on_live_screen_refused(self, message: Refused) -> None:
        """Say why nothing can be written here."""
        self._refused = message.why
        self.draw()

    # Keys.

    async def on_key(self, event: events.Key) -> None:
        """Feed every key to the machine; none goes on to a binding."""
        event.stop()
        event.prevent_default()
        if self.app.screen is not self:
            # Typed behind a key that opened another screen: it was meant for that. Another event,
            # since this one, with its default prevented, would reach no handler there.
            self.app.screen.post_message(events.Key(event.key, event.character))
            return
        if self._refused:
            # Not any key: what is typed blindly would be commands on the screen below.
            if event.key in {"enter", "escape"}:
                self.dismiss()
            return
        if self._is_rated and event.key != "escape":
            self._held = (*self._held, event)
            return
        row = self.desk_app.digit_row
        self._feed(press(event.key, event.character, self._now(), self._new_id(), row))

    def on_paste(self, event: events.Paste) -> None:
        """Feed pasted text as such: it never ticks."""
        event.stop()
        self._feed(Press("paste", self._now(), self._new_id(), event.text))

    def on_page_clicked(self, message: Page.Clicked) -> None:
        """Feed a click on a theme, a signal or the question."""
        kind, _, place = message.action.partition(":")
        if message.action == "question":
            self._feed(Press("click-question", self._now(), self._new_id()))
        elif kind == "choice":
            self._feed(Press("click-choice", self._now(), self._new_id(), place))
        else:
            self._feed(Press("click", self._now(), self._new_id(), message.action))

    def hide(self) -> None:
        """Hide, keeping the state of the line; where there is none, as other screens do."""
        if self._line is None or (self.round and self.round.read_only):
            super().hide()
            return
        self._feed(Press("ctrl+l", self._now(), self._new_id()))

    def leave(self) -> None:
        """Ask how it felt, and end; once ended and not saved, leave as the footer says."""
        if self._refused or (self._line and self._line.is_over):
            self.desk_app.quit_now()
            return
        self._feed(Press("ctrl+q", self._now(), self._new_id()))

    def let_go(self) -> None:
        """Keep the note that is being typed: the program is about to end."""
        if self._line is not None:
            self._take(let_go(self._line, Press("escape", self._now(), self._new_id())))

    def _feed(self, pressed: Press) -> None:
        if self._line is None:
            # A second Enter on the company's name is a reflex, and no question has been seen yet.
            if self._waiting or pressed.name != "enter":
                self._waiting.append(pressed)
            return
        if self.round and self.round.read_only and pressed.name not in {"escape", "ctrl+q"}:
            return
        if self.round and self.round.read_only:
            self.dismiss()
            return
        if self._line.is_over and pressed.name == "escape":
            self._held = ()
            self._take(resume(self._line))
            return
        self.heard = ""
        self._take(advance(self._line, pressed))

    def _take(self, after: Capture) -> None:
        wish, after = after.wish, replace(after, wish=None) if after.wish else after
        before, self._line = self._line, after
        if wish is not None:
            self._fulfil(wish)
        if before is None or after.session is not before.session:
            self.submit(after.session)
        if after.hidden and not (before and before.hidden):
            self.app.push_screen(Hidden(), self._back)
        if after.is_over:
            self._leave_when_saved()
        self.draw()

    def _back(self, _: None) -> None:
        if self._line is not None and self._line.hidden:
            self._feed(Press("enter", self._now(), self._new_id()))

    # Wishes.

    def _fulfil(self, wish: Wish) -> None:
        """Do what the line asked for, in a thread; keys go on meanwhile."""
        desk, opened, line_ = self.desk_app.desk, self.round, self._line
        if opened is None or line_ is None:
            return
        if self._is_fulfilling:
            self._line = saying(line_, "the last command is not done yet")
            return
        self._is_fulfilling = True

        def work() -> None:
            self.post_message(self.Fulfilled(fulfilled(desk, opened, wish, line_.session)))

        self.run_worker(work, thread=True, group="wishes")

    def on_live_screen_fulfilled(self, message: Fulfilled) -> None:
        """Say what came of it, and go on with the other opportunity if it moved."""
        self._is_fulfilling = False
        outcome, line_ = message.outcome, self._line
        if outcome.moved is not None:
            self.round = outcome.moved
            line_ = goes_on(line_, outcome.moved) if line_ else None
        if line_ is not None:
            self._take(saying(line_, outcome.says))

    # Leaving.

    def saved(self) -> None:
        """Leave, if the round has ended."""
        self._leave_when_saved()

    def _leave_when_saved(self) -> None:
        line_ = self._line
        if self._is_fulfilling:
            return  # the round may be moving: whose it is, and where its file is, is not known yet
        if line_ and line_.is_over and self.on_disk is line_.session and self.round:
            self.desk_app.round_ended(self, self.round, rated=self._is_rated)
            self.app.call_later(self._hand_on)

    @property
    def _is_rated(self) -> bool:
        """Whether the round is over, and its debrief comes next."""
        line_ = self._line
        return line_ is not None and line_.mode is Mode.ENDED and line_.session.gut is not None

    def _hand_on(self) -> None:
        """Type in the debrief, which is open by now, what was meant for it."""
        for event in self._held:
            self.app.screen.post_message(events.Key(event.key, event.character))

    # Drawing.

    def rows(self, width: int, height: int) -> list[Row]:
        """Return the page as the line stands."""
        if self._refused:
            why = [line(words, width, "warning") for words in wrap(self._refused, width - 2)]
            return pad(
                [*why, (), line("Nothing typed here is kept. Enter goes back.", width, "muted")],
                height,
            )
        if self._line is None or self.round is None:
            return pad([line(self._request.name, width, "title")], height)
        view = LiveView(
            heading=self.round.heading,
            line=self._line,
            now=self._now(),
            earlier=self.round.earlier,
            saved=self.on_disk is self._line.session,
            failure=self.failure,
            read_only=self.round.read_only,
            held_by=self.round.held_by,
            heard=self.heard,
            keyboard_here=self.app.app_focus,
            letters=self.desk_app.letters,
            scripts=self.round.scripts,
        )
        return lay_out(view, width, height)

    def _at_next_minute(self) -> None:
        """Draw when the clock's minute changes; nothing else moves without a key."""
        self.draw()
        self.set_timer(60.5 - self._now().second, self._at_next_minute)

    def _now(self) -> dt.datetime:
        return self.desk_app.desk.now()

    def _new_id(self) -> str:
        return self.desk_app.desk.new_id()
