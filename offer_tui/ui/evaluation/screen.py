"""The Evaluation screen."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType

from offer_tui.ui.appraisal import Appraised
from offer_tui.ui.evaluation.layout import EvaluationView, lay_out
from offer_tui.ui.loading import AppraisedScreen
from offer_tui.ui.round import RoundRequest
from offer_tui.ui.rows import Key, Row


class EvaluationScreen(AppraisedScreen):
    """What an opportunity adds up to; before the gut rating, only the question for it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", "", show=False),
        Binding("down", "move(1)", "", key_display="up down", id="evaluation.move"),
        Binding("enter", "open", "why", id="evaluation.open",
                tooltip="the notes, figures and sources behind the row"),
        Binding("n", "numbers", "numbers", id="evaluation.numbers",
                tooltip="decibans and factors beside the bars"),
        Binding("l", "live", "live", show=False, tooltip="a round starts now"),
        Binding("a", "afterwards", "afterwards", show=False, tooltip="a round, from memory"),
        *(Binding(str(n), f"rate({n})", "", show=False) for n in range(1, 6)),
        Binding("escape", "back", "back", id="evaluation.back", key_display="esc"),
    ]  # fmt: skip

    def __init__(self, slug: str) -> None:
        super().__init__(slug)
        self._chosen = 0
        self._opened = False
        self._numbers = False

    def loaded_rows(self, appraised: Appraised, width: int, height: int) -> list[Row]:
        """Lay out the evaluation."""
        view = EvaluationView(
            appraised, self._chosen, self._opened, self._numbers, self.desk_app.letters
        )
        extra = (Key("1-5", "how it felt"),) if appraised.gut_missing else ()
        return lay_out(view, width, height, self.footer(width, extra))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what can be done: before the gut rating, that alone."""
        missing = bool(self.appraised and self.appraised.gut_missing)
        empty = bool(self.appraised and not self.appraised.sessions)
        if action == "rate":
            return missing
        if action in {"live", "afterwards"}:
            return empty
        if action in {"open", "numbers", "move"}:
            return not missing and not empty
        return True

    def _count(self) -> int:
        return len(self.appraised.evaluation.posterior.contributions) if self.appraised else 0

    def action_move(self, step: int) -> None:
        """Choose another row."""
        if count := self._count():
            self._chosen = (self._chosen + step) % count
            self.draw()

    def clicked_row(self, place: str) -> None:
        """Choose the row, or open it if it is chosen."""
        if self._chosen == int(place):
            self.action_open()
        else:
            self._chosen = int(place)
            self.draw()

    def action_open(self) -> None:
        """Explain the chosen row in full, or go back to all of them."""
        self._opened = not self._opened and self._count() > 0
        self.draw()

    def action_numbers(self) -> None:
        """Show the figures behind the bars, or put them away."""
        self._numbers = not self._numbers
        self.draw()

    def action_rate(self, rating: int) -> None:
        """Note how the latest round felt, and show what it adds up to."""
        if self.appraised and (session := self.appraised.gut_missing):
            self.run_worker(
                lambda: self._rate(session.id, rating), thread=True, exit_on_error=False
            )

    def _rate(self, session_id: str, rating: int) -> None:
        try:
            self.desk_app.desk.rate(self.slug, session_id, rating)
            appraised = self.desk_app.desk.appraised(self.slug)
        except Exception as problem:  # noqa: BLE001 - the person is told, here
            self.post_message(self.Failed(str(problem)))
        else:
            self.post_message(self.Loaded(appraised))

    def on_appraised_screen_failed(self, message: AppraisedScreen.Failed) -> None:
        """Say that it could not be done, in place of the page."""
        self.appraised = None
        super().on_appraised_screen_failed(message)

    def action_live(self) -> None:
        """Begin a round now."""
        self._begin(from_memory=False)

    def action_afterwards(self) -> None:
        """Write a round down that is over."""
        self._begin(from_memory=True)

    def _begin(self, *, from_memory: bool) -> None:
        if self.appraised:
            name = self.appraised.opportunity.company
            self.desk_app.open_live(RoundRequest(name, self.slug, from_memory=from_memory))

    def action_back(self) -> None:
        """Close the explanation, or go back."""
        if self._opened:
            self._opened = False
            self.draw()
        else:
            self.dismiss()
