"""Where an opportunity stands: a key leads on to the next stage, and the history stands below."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import ClassVar

from textual.binding import Binding, BindingType

from offer_tui.hindsight.staging import reopened, staged
from offer_tui.model.opportunity import Opportunity
from offer_tui.model.stages import Stage, refusal
from offer_tui.model.wording import STAGE_WORDS
from offer_tui.ui.appraisal import Appraised
from offer_tui.ui.asking import Asked
from offer_tui.ui.opportunity import questions
from offer_tui.ui.opportunity.reading import OpportunityReading
from offer_tui.ui.opportunity.stages import AGAIN, DECIDE, DIGITS, choices, standing_page
from offer_tui.ui.parts.form import Deed
from offer_tui.ui.parts.steps import Step
from offer_tui.ui.rows import Key, Row

_LOW = 12
"""Rows of a window up to which the blank one above the line at the bottom goes."""
_KEYS = (Key("enter", "keeps it"), Key("esc", "back"))


class StandingScreen(OpportunityReading):
    """Changes the stage, and shows every change of it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("b", "dates", "by when", id="standing.dates",
                tooltip="by when they want an answer, by when they decide"),
        Binding("e", "letters", "letters", id="standing.letters",
                tooltip="ask for time, or for what was promised in writing"),
        Binding("d", "decide", "decide", id="standing.decide",
                tooltip="you take it, decline or withdraw, and why"),
        Binding("1", "stage('1')", "stage", key_display="1-5", id="standing.stage",
                tooltip="it stands there now, from this key on; 0 opens it again"),
        *(Binding(digit, f"stage('{digit}')", "", show=False) for digit in (AGAIN, *"2345")),
        Binding("up", "scroll(-1)", "", show=False),
        Binding("down", "scroll(1)", "scroll", show=False, key_display="up down",
                id="standing.scroll"),
        Binding("ctrl+z", "undo", "undo", id="standing.undo", tooltip="take it back"),
        Binding("ctrl+y", "redo", "redo", show=False, id="standing.redo", tooltip="put it back"),
        Binding("escape", "back", "back", id="standing.back", key_display="esc"),
    ]  # fmt: skip

    def __init__(self, slug: str, shown: Appraised | None = None) -> None:
        super().__init__(slug)
        # Known already where it comes from: a digit pressed at once is not lost.
        self.shown = shown
        self._top = 0

    def rows(self, width: int, height: int) -> list[Row]:
        """Lay out where it can go, and how it came there."""
        bottom = [row for row in self.saying(width) if row or height > _LOW]
        if self.shown is None:
            return self.without(width, height)
        rows, self._top = standing_page(
            self.shown.opportunity, self.now().tzinfo, self._top, width, height, bottom,
            [self.not_kept] if self.not_kept else (),
        )  # fmt: skip
        return rows

    def commands(self) -> Iterator[Binding]:
        """Yield the keys; of the digits those that lead on from here."""
        is_closed = self.shown is not None and self.shown.opportunity.is_closed
        for binding in super().commands():
            if is_closed and self.shown is not None and binding.id == "standing.stage":
                keys = sorted(one.key for one in choices(self.shown.opportunity))
                yield replace(binding, key_display=" ".join(keys))
            else:
                yield binding

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what can be done."""
        if self.shown is None:
            return action in {"back", "keys"}
        match action:
            case "decide":
                return not self.shown.opportunity.is_closed
            case "dates" | "letters":
                return self.shown.opportunity.stage == "offer"
            case _:
                return super().check_action(action, parameters)

    def clicked_stage(self, key: str) -> None:
        """Do what the key does that was clicked."""
        if key == DECIDE:
            self.action_decide()
        else:
            self.action_stage(key)

    def action_scroll(self, rows: int) -> None:
        """Move by rows."""
        self._top += rows
        self.draw()

    def action_stage(self, digit: str) -> None:
        """Bring it to that stage, or say what has to be true first."""
        if self.shown is None:
            return
        opportunity = self.shown.opportunity
        if digit == AGAIN:
            self._reopen(opportunity)
            return
        stage = DIGITS[digit]
        if refused := refusal(opportunity.stage, stage):
            self.notice = f"{STAGE_WORDS[stage]}: {refused}"
            self.draw()
        elif stage in {"rejected", "left"}:
            self._ask_why(stage)
        else:
            self.make(lambda o: staged(o, stage, self.now()), stage)
            if stage == "offer":
                self.ask(questions.offer_in_hand(self, opportunity))

    def _reopen(self, opportunity: Opportunity) -> None:
        if opportunity.is_closed:
            self.make(lambda o: reopened(o, self.now()), "open again")

    def _ask_why(self, stage: Stage) -> None:
        def answer(words: str) -> None:
            self.put_away()
            self.make(self._rejected(words) if stage == "rejected" else self._left(words), stage)

        asks = "What did they say? ›" if stage == "rejected" else "Why did you leave? ›"
        self.ask(Asked(asks, _KEYS, answer, says=lambda words: "" if words else "a few words"))

    def _left(self, why: str) -> Step:
        return lambda o: staged(o, "left", self.now(), why)

    def _rejected(self, words: str) -> Step:
        """Return the step that closes it as theirs, with what the evaluator says today kept."""
        from offer_tui.store.closing import closed  # noqa: PLC0415 - hardly ever needed

        now, shown = self.now(), self.shown
        evaluation = shown.evaluation if shown is not None and not shown.is_empty else None
        return lambda o: closed(o, "rejected", words, evaluation, now)

    def make(self, step: Step, words: str) -> None:
        """Change the opportunity on the screen at once, and on the disk behind it."""
        self._top, self.notice = 0, ""
        self.change(Deed(step, STAGE_WORDS.get(words, words)))

    # What comes after an offer.

    def action_dates(self) -> None:
        """Ask by when they want an answer, and by when they decide."""
        if self.shown is not None:
            self.ask(questions.days_waited_for(self, self.shown.opportunity))

    def action_letters(self) -> None:
        """Show the letters that can be written."""
        self.desk_app.open_letters(self.slug)

    def action_decide(self) -> None:
        """Write down how it ends."""
        self.desk_app.open_decision(self.slug)
