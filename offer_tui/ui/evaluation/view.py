"""What the Evaluation screen shows at one moment, before it is laid out."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from offer_tui.evaluator.posterior import Contribution
from offer_tui.evaluator.questions import Inquiry
from offer_tui.model.signal import Signal
from offer_tui.ui.appraisal import Appraised

NARROW = 64
WIDE = 114
_MOST_QUESTIONS = 3

Choice = Contribution | Inquiry | Signal
"""A row that can be chosen: what was seen, what can be asked, or what was put aside."""


@dataclass(frozen=True, slots=True)
class Tuning:
    """The two losses while they are being moved, in months."""

    join: float
    decline: float
    row: int = 0
    """Which of them left and right move: 0 the first, 1 the second."""
    join_by_hand: bool = False
    decline_by_hand: bool = False
    """Whether it is the person's own figure, that no default moves."""


@dataclass(frozen=True)
class EvaluationView:
    """An appraised opportunity, and what of it is opened."""

    appraised: Appraised
    place: int = 0
    """Which row is chosen."""
    opened: bool = False
    """Whether the chosen row is explained in full, in place of the rest."""
    numbers: bool = False
    tuning: Tuning | None = None
    letters: bool = False
    notice: str = ""
    """What is to be said of the last change: that it is not saved, or was taken back."""

    @property
    def contributions(self) -> tuple[Contribution, ...]:
        """The rows of for and against, what speaks against first."""
        return self.appraised.evaluation.posterior.contributions

    @cached_property
    def worth_asking(self) -> tuple[Inquiry, ...]:
        """What is to be asked first, then what could change the answer, the best first."""
        evaluation = self.appraised.evaluation
        if not evaluation.circumstances.can_still_ask:
            return ()
        return tuple(
            q
            for q in evaluation.next_questions
            if self.comes_first(q) or (q.value_months > 0 and q.chance_to_change > 0)
        )

    def comes_first(self, inquiry: Inquiry) -> bool:
        """Return whether it is asked before anything else, whatever it is worth."""
        first = self.appraised.evaluation.ask_first
        return bool(first and first.because == "deal-breaker" and inquiry.signal in first.signals)

    @property
    def inquiries(self) -> tuple[Inquiry, ...]:
        """The questions that are shown: those worth most, or with figures the most telling ones."""
        return self.worth_asking[:_MOST_QUESTIONS]

    @property
    def put_aside(self) -> tuple[Signal, ...]:
        """Signals marked as not to be had or not applying."""
        circumstances = self.appraised.evaluation.circumstances
        names = circumstances.unavailable | circumstances.not_applicable
        by_id = self.appraised.evaluation.catalogue.by_id
        return tuple(by_id[name] for name in sorted(names) if name in by_id)

    @property
    def choices(self) -> tuple[Choice, ...]:
        """Every row that can be chosen, from the top."""
        return (*self.contributions, *self.inquiries, *self.put_aside)

    @property
    def chosen(self) -> Choice | None:
        """The chosen row."""
        choices = self.choices
        return choices[min(self.place, len(choices) - 1)] if choices else None

    def signal_of(self, choice: Choice) -> Signal:
        """Return the signal that a row is about."""
        if isinstance(choice, Signal):
            return choice
        return self.appraised.evaluation.catalogue.by_id[choice.signal]

    def is_chosen(self, choice: Choice) -> bool:
        """Return whether it is the chosen row."""
        return choice is self.chosen


def columns(width: int) -> tuple[int, int]:
    """Return where the bars begin, and how many cells each side has."""
    return (46, 18) if width >= WIDE else (42, 10)
