"""The app: which screen is shown, and how the program ends without losing a word."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import locale
import os
import select
import signal
import sys
import threading
from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.app import App
from textual.binding import Binding, BindingType
from textual.screen import Screen

from offer_tui.ui.desk import Desk
from offer_tui.ui.home.screen import HomeScreen
from offer_tui.ui.palette import Palette
from offer_tui.ui.screen import PageScreen

if TYPE_CHECKING:
    from types import FrameType

    from offer_tui.ui.live.screen import LiveScreen
    from offer_tui.ui.round import OpenRound, RoundRequest

ENDINGS = (signal.SIGTERM, signal.SIGHUP)


class OfferApp(App[str], inherit_bindings=False):
    """Opens on the home screen of one library; returns "sample" when that is to be opened next."""

    ENABLE_COMMAND_PALETTE = False
    CSS = "Screen { overflow: hidden; layout: vertical; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+l", "hide", "hide", id="app.hide", priority=True,
                tooltip="show nothing, until Enter"),
        Binding("ctrl+q", "leave", "leave", id="app.leave", priority=True,
                tooltip="leave; in a round: end it"),
        Binding("ctrl+c", "leave_quietly", "", id="app.interrupt", show=False),
        Binding("ctrl+z", "nothing_to_undo", "", id="app.undo", show=False),
    ]  # fmt: skip

    def __init__(
        self,
        desk: Desk,
        palette: Palette,
        *,
        letters: bool = False,
        digit_row: str = "",
        notices: Sequence[str] = (),
        sample: bool = False,
        start: RoundRequest | None = None,
    ) -> None:
        super().__init__()
        self.desk = desk
        self.palette = palette
        self.letters = letters
        self.digit_row = digit_row
        self.notices = tuple(notices)
        self.is_sample = sample
        self._start = start
        self.ended_by = 0
        """The signal that ended it, if one did."""
        self.fault = ""
        """What went wrong in the program itself, and where, if that ended it."""

    def get_default_screen(self) -> Screen[None]:
        """Return the home screen, with the rows that the index remembers."""
        return HomeScreen(self.desk.known_rows())

    def on_mount(self) -> None:
        """Watch for the end, and open the round that was asked for on the command line."""
        loop = asyncio.get_running_loop()
        for number in ENDINGS:
            loop.add_signal_handler(number, self._end, number)
        self._resume_only_what_was_suspended()
        if self._start is not None:
            self.open_live(self._start)
        self.call_after_refresh(self._after_first_paint)

    def _resume_only_what_was_suspended(self) -> None:
        """Let no SIGCONT start reading the terminal a second time.

        Textual does that for each one, also for a program that was only stopped for a while; then
        two threads read the keys, and words are lost between them.
        """
        driver, resume = self._driver, signal.getsignal(signal.SIGCONT)
        if not callable(resume) or not hasattr(driver, "_must_signal_resume"):
            return

        def go_on(number: int, frame: FrameType | None) -> None:
            if getattr(driver, "_must_signal_resume", False):
                resume(number, frame)

        signal.signal(signal.SIGCONT, go_on)

    def _after_first_paint(self) -> None:
        # Collecting was off while modules were imported; what they made will never be garbage.
        gc.freeze()
        gc.enable()
        if not self.is_headless:
            loop = asyncio.get_running_loop()
            threading.Thread(target=self._end_without_terminal, args=(loop,), daemon=True).start()

    def everywhere(self) -> Sequence[Binding]:
        """Return the keys that work on every screen."""
        return [b for b in self.BINDINGS if isinstance(b, Binding) and b.description]

    # Opening screens.

    def open_live(self, request: RoundRequest) -> None:
        """Open a round; the screen takes keys at once."""
        from offer_tui.ui.live.screen import LiveScreen  # noqa: PLC0415 - not before it is needed

        self.push_screen(LiveScreen(request))

    def open_opportunity(self, slug: str) -> None:
        """Show an opportunity and its rounds."""
        from offer_tui.ui.opportunity.screen import OpportunityScreen  # noqa: PLC0415 - as above

        self.push_screen(OpportunityScreen(slug))

    def open_prepare(self, slug: str) -> None:
        """Show what to find out, say and check before the next talk."""
        from offer_tui.ui.prepare.screen import PrepareScreen  # noqa: PLC0415 - as above

        self.push_screen(PrepareScreen(slug))

    def open_evaluation(self, slug: str) -> None:
        """Show what an opportunity adds up to."""
        from offer_tui.ui.evaluation.screen import EvaluationScreen  # noqa: PLC0415 - as above

        self.push_screen(EvaluationScreen(slug))

    def open_debrief(self, slug: str, session_id: str = "") -> None:
        """Go through what a round left behind; without an id, the latest that ended."""
        from offer_tui.ui.debrief.screen import DebriefScreen  # noqa: PLC0415 - as above

        self.push_screen(DebriefScreen(slug, session_id))

    def open_decision(self, slug: str) -> None:
        """Write down how it ends, and why; what was decided already is shown."""
        from offer_tui.ui.decision.screen import DecisionScreen  # noqa: PLC0415 - as above

        self.push_screen(DecisionScreen(slug))

    def open_letters(self, slug: str, kind: str = "") -> None:
        """Show the letters that can be written, or the draft of one kind."""
        from offer_tui.ui.letters.screen import LettersScreen, letter_screen  # noqa: PLC0415

        self.push_screen(letter_screen(slug, kind) if kind else LettersScreen(slug))

    def open_reflection(self, slug: str) -> None:
        """Look back at a decision, at the reflection that is due or the latest one."""
        from offer_tui.ui.reflection.screen import ReflectionScreen  # noqa: PLC0415 - as above

        self.push_screen(ReflectionScreen(slug))

    def open_why(self, slug: str) -> None:
        """Show why an opportunity was closed, and what is different now."""
        from offer_tui.ui.why.screen import WhyScreen  # noqa: PLC0415 - as above

        self.push_screen(WhyScreen(slug))

    def open_learning(self) -> None:
        """Show what the person's own outcomes taught the evaluator."""
        from offer_tui.ui.learning.screen import LearningScreen  # noqa: PLC0415 - as above

        self.push_screen(LearningScreen())

    def open_profile(self, topic: str = "") -> None:
        """Show what the person told about themselves, at that key of it."""
        from offer_tui.ui.profile.screen import ProfileScreen  # noqa: PLC0415 - as above

        self.push_screen(ProfileScreen(topic))

    def open_signals(self, chosen: str = "") -> None:
        """Show the catalogue, and where its figures come from."""
        from offer_tui.ui.signals.screen import SignalsScreen  # noqa: PLC0415 - as above

        self.push_screen(SignalsScreen(chosen))

    def round_ended(self, live: LiveScreen, ended: OpenRound, *, rated: bool) -> None:
        """Put the round away, and go through what it left behind, unless that is for later."""
        if self.screen is not live:
            return
        self.desk.rounds.put_away(ended)
        live.dismiss()
        if rated:
            self.call_later(self.open_debrief, ended.slug, ended.line.session.id)

    # Ending.

    def action_hide(self) -> None:
        """Hide whatever is on the screen."""
        if isinstance(self.screen, PageScreen):
            self.screen.hide()

    def action_leave(self) -> None:
        """Leave, as the screen sees fit."""
        if isinstance(self.screen, PageScreen):
            self.screen.leave()

    def action_nothing_to_undo(self) -> None:
        """Say so: a key that takes back must never put the whole program away."""
        if isinstance(self.screen, PageScreen):
            self.screen.nothing_to_undo()

    def action_leave_quietly(self) -> None:
        """Leave on Ctrl+c too, where nothing is being written down."""
        self.action_leave()

    def quit_now(self, returning: str | None = None) -> None:
        """End the program."""
        self.exit(returning)

    def _end(self, number: int) -> None:
        """Keep what is being typed, and end with the status that the signal asks for."""
        self.ended_by = number
        self._let_go()
        self.exit(return_code=128 + number)

    def _let_go(self) -> None:
        for screen in self.screen_stack:
            if let_go := getattr(screen, "let_go", None):
                let_go()

    def _end_without_terminal(self, loop: asyncio.AbstractEventLoop) -> None:
        # Not every closed window sends a signal, and Textual reads a closed terminal for ever.
        poll = select.poll()
        poll.register(sys.stdin.fileno(), 0)
        if any(happened & select.POLLHUP for _, happened in poll.poll()):
            with contextlib.suppress(RuntimeError):  # it has ended meanwhile
                loop.call_soon_threadsafe(self._end, signal.SIGHUP)

    def _handle_exception(self, error: Exception) -> None:
        if not self.fault:
            self.fault = _where(error)
            with contextlib.suppress(Exception):
                self._let_go()
        super()._handle_exception(error)

    def _print_error_renderables(self) -> None:
        # Textual's traceback prints the values of locals, which hold what people wrote.
        self._exit_renderables.clear()


def _where(error: Exception) -> str:
    """Return the error's kind and our line that raised it, without a word of what it says."""
    place, trace = "", error.__traceback__
    while trace is not None:
        module = str(trace.tb_frame.f_globals.get("__name__", ""))
        if module.startswith("offer_tui."):
            place = f" in {module}, line {trace.tb_lineno}"
        trace = trace.tb_next
    return f"{type(error).__name__}{place}"


def speaks_shapes(setting: str) -> bool:
    """Return whether the marks can be shapes: letters where a terminal may not draw them."""
    if setting in {"shapes", "letters"}:
        return setting == "shapes"
    if os.environ.get("TERM") == "dumb":
        return False
    language = (locale.setlocale(locale.LC_CTYPE, None) or "").lower()
    language = (os.environ.get("LC_ALL") or os.environ.get("LANG") or language).lower()
    wide = language[:2] in {"zh", "ja", "ko"}
    encoding = (getattr(sys.stdout, "encoding", "") or "").lower().replace("-", "")
    return encoding == "utf8" and not wide
