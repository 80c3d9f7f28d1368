"""The page of Why as it is read, worked out behind, drawn, and moved through."""

from __future__ import annotations

from dataclasses import dataclass, replace

from textual.message import Message

from offer_tui.model.opportunity import Opportunity
from offer_tui.ui.parts.form import Deed
from offer_tui.ui.parts.item import Line
from offer_tui.ui.parts.screen import FEWEST_ROWS, PartsScreen
from offer_tui.ui.rows import EMPTY, Row, line, pad, wrap
from offer_tui.ui.why.background import seen_again
from offer_tui.ui.why.layout import Frame, frame_of
from offer_tui.ui.why.view import Again, Looked, WhyView

_ALL = 1000
"""More pages than there are."""


class WhyReading(PartsScreen[Looked]):
    """Shows what was kept at once, and the second look when it is there."""

    @dataclass
    class WorkedOut(Message):
        """The second look has been worked out."""

        again: Again

    @dataclass
    class NotDone(Message):
        """Something could not be done behind the page, and why."""

        why: str

    def __init__(self, slug: str) -> None:
        super().__init__(slug)
        self._looked_at: Opportunity | None = None
        """The state that the second look was last asked for."""
        self._top = 0
        self._follows = False
        """Whether the page follows the chosen row; not while somebody reads further up or down."""
        self._is_seen = True

    # Reading.

    def read(self) -> Looked:
        """Return the record; the rounds are only needed for the second look."""
        desk = self.desk_app.desk
        again = self.shown.again if self.shown is not None else None
        return Looked(desk.library.opportunity(self.slug), desk.catalogue, again)

    def opportunity_of(self, shown: Looked) -> Opportunity:
        """Return the opportunity."""
        return shown.opportunity

    def with_opportunity(self, shown: Looked, opportunity: Opportunity) -> Looked:
        """Return the same with another state of it; the second look follows."""
        return Looked(opportunity, shown.catalogue, shown.again)

    def on_keeping_screen_loaded(self, _: PartsScreen.Loaded) -> None:
        """Work it out anew: what goes back to it, and its rounds, stand in other files."""
        self._looked_at = None

    def draw(self) -> None:
        """Draw it, and have what changed weighed again behind it."""
        super().draw()
        shown = self.shown
        if shown is not None and shown.opportunity is not self._looked_at:
            self._looked_at = shown.opportunity
            # Not before what was kept is painted: two threads of Python share one core.
            self.call_after_refresh(self._have_looked_again, shown)

    def _have_looked_again(self, shown: Looked) -> None:
        self.run_worker(lambda: self._look_again(shown), thread=True, exclusive=True,
                        group="again", exit_on_error=False)  # fmt: skip

    def _look_again(self, shown: Looked) -> None:
        try:
            again = seen_again(self.desk_app.desk, self.slug, shown.opportunity)
        except Exception as problem:  # noqa: BLE001 - the person is told, here
            self.post_message(self.NotDone(str(problem)))
        else:
            self.post_message(self.WorkedOut(again))

    def on_why_reading_worked_out(self, message: WorkedOut) -> None:
        """Draw it, unless something has changed since."""
        if self.shown is not None and message.again.opportunity is self.shown.opportunity:
            self.shown = replace(self.shown, again=message.again)
            self.draw()

    def on_why_reading_not_done(self, message: NotDone) -> None:
        """Say why."""
        self.notice = message.why
        self.draw()

    # Drawing.

    def rows(self, width: int, height: int) -> list[Row]:
        """Lay out the page."""
        if self.shown is None:
            bottom = self.bottom(width)
            said = [line(words, width, "warning") for words in wrap(self.why, width - 2)]
            return [*pad([EMPTY, *said], height - len(bottom)), *bottom]
        frame = self._frame(self.shown)
        if self._follows:
            frame = frame.following()
            self._top = frame.top
        self._is_seen = frame.is_chosen_seen
        return frame.rows(self.bottom(width))

    def _frame(self, shown: Looked) -> Frame:
        width, height = self.size
        # The footer names only keys of what is seen, so that is worked out before it.
        rows = (2 if self.asked else 1) * (2 if height >= FEWEST_ROWS else 1)
        return frame_of(self.view_of(shown), width, height, rows)

    def view_of(self, shown: Looked) -> WhyView:
        """Return what is drawn."""
        return WhyView(
            shown, self._chosen.get(0, ""), self._top, self._state, self.not_kept or self.notice,
            bool(self.not_kept), self.desk_app.letters,
        )  # fmt: skip

    @property
    def _state(self) -> str:
        """Return whether all is on the disk, once there was something to keep."""
        return self.state if self.waiting or self._done or self._undone else ""

    def lines(self, shown: Looked) -> tuple[Line, ...]:
        """Return the rows that can be chosen."""
        return tuple(one.item for one in shown.rows)

    def changed(self, deed: Deed) -> None:
        """Choose what is new, and bring it into view."""
        super().changed(deed)
        self._follows = self._follows or bool(deed.chooses)

    # Choosing: what is out of sight is brought into view before anything is done to it.

    @property
    def is_seen(self) -> bool:
        """Whether the chosen row is in view, as the page was drawn last."""
        return self._is_seen

    def follow(self) -> None:
        """Bring the chosen row into view, and keep it there."""
        self._follows = True
        self.draw()

    def action_move(self, step: int) -> None:
        """Choose another row, or bring the chosen one into view."""
        if self.is_seen:
            super().action_move(step)
        self.follow()

    def action_edge(self, place: int) -> None:
        """Choose the first row and show the top of the page, or the last one and its end."""
        super().action_edge(place)
        self.action_scroll(_ALL if place else -_ALL)

    def action_scroll(self, pages: int) -> None:
        """Show what is further down, or up."""
        if self.shown is not None:
            self._top, self._follows = self._frame(self.shown).scrolled_by(pages).top, False
            self.draw()
