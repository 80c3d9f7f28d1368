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
from offer_tui.ui.opportunity.reading import OpportunityReading
from offer_tui.ui.parts.form import Deed
from offer_tui.ui.parts.keeping import KeepingScreen
from offer_tui.ui.parts.steps import toggled
from offer_tui.ui.round import RoundRequest
from offer_tui.ui.rows import Key, Row, footer

_TUNING_KEYS = (
    Key("left right", "move it", 1), Key("up down", "the other", 2),
    Key("backspace", "default", 3), Key("enter", "keep"), Key("esc", "as before"),
)  # fmt: skip


class EvaluationScreen(OpportunityReading):
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
        Binding("ctrl+z", "undo", "undo", show=False, id="evaluation.undo",
                tooltip="take back what was put aside or settled"),
        Binding("ctrl+y", "redo", "redo", show=False, id="evaluation.redo",
                tooltip="put it back"),
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

    def on_keeping_screen_loaded(self, message: KeepingScreen.Loaded) -> None:
        """Stay on the row that was chosen, wherever it stands now."""
        name = self._chosen_signal()
        super().on_keeping_screen_loaded(message)
        if name and self.shown is not None and not self.shown.gut_missing:
            after = self._view(self.shown)
            names = [after.signal_of(choice).id for choice in after.choices]
            self._place = names.index(name) if name in names else 0
            self.draw()

    def _chosen_signal(self) -> str:
        """Return the id of the chosen row's signal; nothing while no rows are drawn."""
        if self.shown is None or self.shown.gut_missing:
            return ""
        view = self._view(self.shown)
        return view.signal_of(view.chosen).id if view.chosen is not None else ""

    # Drawing.

    def _view(self, appraised: Appraised) -> EvaluationView:
        return EvaluationView(
            appraised, self._place, self._opened, self._numbers, self._tuning,
            self.desk_app.letters, self.not_kept or self.notice,
        )  # fmt: skip

    def rows(self, width: int, height: int) -> list[Row]:
        """Lay out the evaluation."""
        appraised = self.shown
        if appraised is None:
            return self.without(width, height)
        extra = (Key("1-5", "how it felt"),) if appraised.gut_missing else ()
        keys = self.footer(width, extra)
        if self._tuning:
            keys = footer(_TUNING_KEYS, width)
        return lay_out(self._view(appraised), width, height, keys)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what can be done: before the gut rating, that alone."""
        if self.shown is None:
            return action in {"back", "keys"}
        missing, empty = bool(self.shown.gut_missing), self.shown.is_empty
        # Where no rows are drawn, there is none to choose.
        chosen = None if missing or empty else self._view(self.shown).chosen
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
                return super().check_action(action, parameters)

    @staticmethod
    def _is_conflict(chosen: object) -> bool:
        return isinstance(chosen, Contribution) and chosen.standing == "conflict"

    # Choosing.

    def action_move(self, step: int) -> None:
        """Choose another row."""
        if self.shown and (count := len(self._view(self.shown).choices)):
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
        view = self._view(self.shown) if self.shown else None
        chosen = view.chosen if view else None
        self.desk_app.open_signals(view.signal_of(chosen).id if view and chosen else "")

    def action_you(self) -> None:
        """Show the profile, at what was never said."""
        person = self.shown.person if self.shown else None
        self.desk_app.open_profile(person.unsaid.name if person and person.unsaid else "")

    def clicked_you(self, _: str) -> None:
        """Do the same for the one who points at it."""
        if self._tuning is None:
            self.action_you()

    # Losses.

    def action_losses(self) -> None:
        """Move what it would cost to be wrong."""
        if self.shown:
            self._tuning = self._tuned_before = tuning_of(self.shown)
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
        if self.shown is not None:
            self._weigh(by_default(tuning, self.shown))

    def _weigh(self, tuning: Tuning) -> None:
        if self.shown is None:
            return
        appraised, self._tuning = self.shown, tuning
        self.draw()
        self.run_worker(
            lambda: self.post_message(
                self.Weighed(self.desk_app.desk.weighed(appraised, tuning.join, tuning.decline))
            ),
            thread=True, exclusive=True, group="weigh", exit_on_error=False,
        )  # fmt: skip

    def on_evaluation_screen_weighed(self, message: Weighed) -> None:
        """Draw it under the losses as they are now."""
        if self.shown and self._tuning:
            self.shown = replace(self.shown, evaluation=message.evaluation)
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
        self._toggle("settled")

    def action_put_aside(self, part: str) -> None:
        """Mark that a question can't be had or doesn't apply, or take that back."""
        self._toggle(part)

    def _toggle(self, part: str) -> None:
        if self.shown is not None and (name := self._chosen_signal()):
            words = self.shown.evaluation.catalogue.by_id[name].yes
            self.change(Deed(toggled(part, name), words))

    def changed(self, deed: Deed) -> None:
        """Wait for the disk: what it adds up to is worked out from the files."""
        self.notice = ""

    def action_rate(self, rating: int) -> None:
        """Note how the latest round felt, and show what it adds up to."""
        if self.shown and (session := self.shown.gut_missing):
            self._change(lambda: self.desk_app.desk.rounds.rate(self.slug, session.id, rating))

    def _change(self, change: Callable[[], object]) -> None:
        """Change a file that is not the opportunity's, and read it all again."""

        def run() -> None:
            try:
                change()
            except Exception as problem:  # noqa: BLE001 - the person is told, here
                self.post_message(self.Failed(str(problem)))
            else:
                self.app.call_from_thread(self.load)

        self.run_worker(run, thread=True, group="change", exit_on_error=False)

    def action_live(self) -> None:
        """Begin a round now."""
        self._begin(from_memory=False)

    def action_afterwards(self) -> None:
        """Write a round down that is over."""
        self._begin(from_memory=True)

    def _begin(self, *, from_memory: bool) -> None:
        if self.shown is not None:
            name = self.shown.opportunity.company
            request = RoundRequest(name, self.slug, from_memory=from_memory, may_go_on=True)
            self.desk_app.open_live(request)

    # Leaving.

    def action_back(self) -> None:
        """Close the explanation, or go back."""
        if self._opened:
            self._opened = False
            self.draw()
        else:
            super().action_back()
