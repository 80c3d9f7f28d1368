"""The Evaluation screen."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message

from offer_tui.evaluator.evaluation import Evaluation
from offer_tui.evaluator.posterior import Contribution
from offer_tui.evaluator.questions import Inquiry
from offer_tui.model.signal import Signal
from offer_tui.ui.appraisal import Appraised
from offer_tui.ui.evaluation.layout import lay_out
from offer_tui.ui.evaluation.tuning import by_default, moved, moved_losses, tuning_of
from offer_tui.ui.evaluation.view import EvaluationView, Tuning
from offer_tui.ui.loading import AppraisedScreen
from offer_tui.ui.rows import Key, Row, footer

_TUNING_KEYS = (
    Key("left right", "move it", 1), Key("up down", "the other", 2),
    Key("backspace", "default", 3), Key("enter", "keep"), Key("esc", "as before"),
)  # fmt: skip


class EvaluationScreen(AppraisedScreen):
    """What an opportunity adds up to; before the gut rating, only the question for it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", "", show=False),
        Binding("down", "move(1)", "choose", key_display="up down", id="evaluation.move"),
        Binding("enter", "open", "why", id="evaluation.open",
                tooltip="the notes, figures and sources behind the row"),
        Binding("s", "settle", "settle", id="evaluation.settle",
                tooltip="rounds differ here: the latest answer stands"),
        Binding("c", "put_aside('unavailable')", "can't be had", id="evaluation.unavailable",
                tooltip="the answer to this can't be had; again takes that back"),
        Binding("x", "put_aside('not_applicable')", "doesn't apply",
                id="evaluation.not_applicable",
                tooltip="this doesn't apply to the job; again takes that back"),
        Binding("l", "losses", "losses", id="evaluation.losses",
                tooltip="what it would cost to be wrong, either way"),
        Binding("n", "numbers", "numbers", id="evaluation.numbers",
                tooltip="decibans, factors and bits beside the words"),
        Binding("d", "decide", "decide", id="evaluation.decide",
                tooltip="how it ends, and why; what this says today is kept with it"),
        Binding("e", "letters", "letters", show=False, id="evaluation.letters",
                tooltip="write to them: a draft from what you noted"),
        Binding("y", "you", "about you", id="evaluation.you",
                tooltip="your goal, money and deal-breakers; what you never said first"),
        Binding("i", "signals", "all signals", show=False, id="evaluation.signals",
                tooltip="the catalogue, and where its figures come from"),
        Binding("l", "live", "live", id="evaluation.live", tooltip="a round starts now"),
        Binding("a", "afterwards", "afterwards", id="evaluation.afterwards",
                tooltip="write a round down from memory"),
        *(Binding(str(n), f"rate({n})", "", show=False) for n in range(1, 6)),
        Binding("escape", "back", "back", id="evaluation.back", key_display="esc"),
    ]  # fmt: skip

    @dataclass
    class Weighed(Message):
        """The same evidence under other losses."""

        evaluation: Evaluation

    def __init__(self, slug: str) -> None:
        super().__init__(slug)
        self._place = 0
        self._opened = False
        self._numbers = False
        self._tuning: Tuning | None = None
        self._tuned_before: Tuning | None = None

    def on_appraised_screen_loaded(self, message: AppraisedScreen.Loaded) -> None:
        """Stay on the row that was chosen, wherever it stands now."""
        if self.appraised is None or self.appraised.gut_missing:
            return
        before, after = self._view(self.appraised), self._view(message.appraised)
        if before.chosen is not None:
            name = before.signal_of(before.chosen).id
            names = [after.signal_of(choice).id for choice in after.choices]
            self._place = names.index(name) if name in names else 0

    # Drawing.

    def _view(self, appraised: Appraised) -> EvaluationView:
        return EvaluationView(
            appraised, self._place, self._opened, self._numbers, self._tuning,
            self.desk_app.letters,
        )  # fmt: skip

    def loaded_rows(self, appraised: Appraised, width: int, height: int) -> list[Row]:
        """Lay out the evaluation."""
        extra = (Key("1-5", "how it felt"),) if appraised.gut_missing else ()
        keys = self.footer(width, extra)
        if self._tuning:
            keys = footer(_TUNING_KEYS, width)
        return lay_out(self._view(appraised), width, height, keys)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what can be done: before the gut rating, that alone."""
        if self.appraised is None:
            return action in {"back", "keys"}
        missing, empty = bool(self.appraised.gut_missing), self.appraised.is_empty
        # Where no rows are drawn, there is none to choose.
        chosen = None if missing or empty else self._view(self.appraised).chosen
        match action:
            case "rate":
                return missing
            case "live" | "afterwards":
                return empty
            case "settle":
                return self._is_conflict(chosen)
            case "put_aside":
                return isinstance(chosen, Inquiry | Signal)
            case "open":
                return chosen is not None
            case "move":
                return chosen is not None and not self._opened
            case "decide" | "you":
                return not missing and not self._opened
            case "numbers" | "losses":
                return not missing and not empty and not self._opened
            case _:
                return True

    @staticmethod
    def _is_conflict(chosen: object) -> bool:
        return isinstance(chosen, Contribution) and chosen.standing == "conflict"

    # Choosing.

    def action_move(self, step: int) -> None:
        """Choose another row."""
        if self.appraised and (count := len(self._view(self.appraised).choices)):
            self._place = (min(self._place, count - 1) + step) % count
            self.draw()

    def clicked_row(self, place: str) -> None:
        """Choose the row, or open it if it is chosen."""
        if self._place == int(place):
            self.action_open()
        else:
            self._place = int(place)
            self.draw()

    def action_open(self) -> None:
        """Explain the chosen row in full, or go back to all of them."""
        self._opened = not self._opened
        self.draw()

    def action_numbers(self) -> None:
        """Show the figures behind the words, or put them away."""
        self._numbers = not self._numbers
        self.draw()

    def action_signals(self) -> None:
        """Show the catalogue, at the chosen row's signal."""
        view = self._view(self.appraised) if self.appraised else None
        chosen = view.chosen if view else None
        self.desk_app.open_signals(view.signal_of(chosen).id if view and chosen else "")

    def action_you(self) -> None:
        """Show the profile, at what was never said."""
        person = self.appraised.person if self.appraised else None
        self.desk_app.open_profile(person.unsaid.name if person and person.unsaid else "")

    def clicked_you(self, _: str) -> None:
        """Do the same for the one who points at it."""
        if self._tuning is None:
            self.action_you()

    # Losses.

    def action_losses(self) -> None:
        """Move what it would cost to be wrong."""
        if self.appraised:
            self._tuning = self._tuned_before = tuning_of(self.appraised)
            self._opened = False
            self.draw()

    async def on_key(self, event: events.Key) -> None:
        """Move the losses while they are open."""
        if self._tuning is None:
            return  # Textual goes on with what the class above does with it
        event.stop()
        event.prevent_default()
        self._move_losses(event, self._tuning)

    def _move_losses(self, event: events.Key, tuning: Tuning) -> None:
        match event.key:
            case "left" | "right":
                self._tune(-1 if event.key == "left" else 1)
            case "up" | "down":
                self._tuning = replace(tuning, row=1 - tuning.row)
                self.draw()
            case "backspace":
                self._untune(tuning)
            case "enter":
                self._tuning = None
                changes = moved_losses(self._tuned_before or tuning, tuning)
                self._change(lambda: self._keep_losses(changes))
            case "escape":
                self._tuning = None
                self.load()
            case _:
                pass

    def _keep_losses(self, changes: Mapping[str, float | None]) -> None:
        if changes:
            self.desk_app.desk.keep_profile(changes)

    def _tune(self, step: int) -> None:
        if self._tuning is not None:
            self._weigh(moved(self._tuning, step))

    def _untune(self, tuning: Tuning) -> None:
        """Put the loss back to its default."""
        if self.appraised is not None:
            self._weigh(by_default(tuning, self.appraised))

    def _weigh(self, tuning: Tuning) -> None:
        if self.appraised is None:
            return
        appraised, self._tuning = self.appraised, tuning
        self.draw()
        self.run_worker(
            lambda: self.post_message(
                self.Weighed(self.desk_app.desk.weighed(appraised, tuning.join, tuning.decline))
            ),
            thread=True, exclusive=True, group="weigh", exit_on_error=False,
        )  # fmt: skip

    def on_evaluation_screen_weighed(self, message: Weighed) -> None:
        """Draw it under the losses as they are now."""
        if self.appraised and self._tuning:
            self.appraised = replace(self.appraised, evaluation=message.evaluation)
            self.draw()

    # Elsewhere.

    def action_decide(self) -> None:
        """Write down how it ends, and why."""
        self.desk_app.open_decision(self.slug)

    def action_letters(self) -> None:
        """Write to them."""
        self.desk_app.open_letters(self.slug)

    # What the person decides about the evidence.

    def action_settle(self) -> None:
        """Let the latest answer stand where rounds differ."""
        if self.appraised:
            chosen = self._view(self.appraised).chosen
            if isinstance(chosen, Contribution):
                name = chosen.signal
                self._change(lambda: self.desk_app.desk.settle(self.slug, name))

    def action_put_aside(self, part: str) -> None:
        """Mark that a question can't be had or doesn't apply, or take that back."""
        if self.appraised:
            view = self._view(self.appraised)
            if view.chosen is not None:
                name = view.signal_of(view.chosen).id
                self._change(lambda: self.desk_app.desk.put_aside(self.slug, part, name))

    def action_rate(self, rating: int) -> None:
        """Note how the latest round felt, and show what it adds up to."""
        if self.appraised and (session := self.appraised.gut_missing):
            self._change(lambda: self.desk_app.desk.rounds.rate(self.slug, session.id, rating))

    def _change(self, change: Callable[[], None]) -> None:
        """Change a file, and read it all again."""

        def run() -> None:
            try:
                change()
                appraised = self.desk_app.desk.appraised(self.slug)
            except Exception as problem:  # noqa: BLE001 - the person is told, here
                self.post_message(self.Failed(str(problem)))
            else:
                self.post_message(self.Loaded(appraised))

        self.run_worker(run, thread=True, group="change", exit_on_error=False)

    # Leaving.

    def action_back(self) -> None:
        """Close the explanation, or go back."""
        if self._opened:
            self._opened = False
            self.draw()
        else:
            self.dismiss()
