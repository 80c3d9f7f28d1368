"""Forms: a few questions one after the other, in the line at the bottom, and what comes of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from offer_tui.model.opportunity import Opportunity
from offer_tui.ui.parts.steps import Step


@dataclass(frozen=True, slots=True)
class Field:
    """One question, with an answer to take or to type over."""

    asks: str
    suggestion: str = ""
    enter: str = "next"
    """What Enter does, in a word."""
    check: Callable[[str], str] = lambda _: ""
    """Returns what is wrong with an answer, and how to mend it; nothing when it will do."""


@dataclass(frozen=True, slots=True)
class Form:
    """The questions, and the answers so far."""

    fields: tuple[Field, ...]
    done: Callable[[Sequence[str]], Deed | None]
    """What follows from all the answers."""
    answers: tuple[str, ...] = ()

    @property
    def field(self) -> Field:
        """The question that is asked now."""
        return self.fields[len(self.answers)]

    @property
    def is_answered(self) -> bool:
        """Whether no question is left."""
        return len(self.answers) == len(self.fields)

    def answered(self, answer: str) -> Form:
        """Return the form with this question answered."""
        return replace(self, answers=(*self.answers, answer))

    def result(self) -> Deed | None:
        """Return what follows, once all is answered."""
        return self.done(self.answers)


def required(what: str) -> Callable[[str], str]:
    """Return the check that something was written."""
    return lambda answer: "" if answer.strip() else f"write {what}, or esc"


@dataclass(frozen=True, slots=True)
class Deed:
    """A change that is about to be made."""

    step: Step
    words: str
    """What it is about, for taking it back."""
    chooses: str = ""
    """The key of the item that is chosen afterwards."""


@dataclass(frozen=True, slots=True)
class Made:
    """A change that was made, and how the opportunity was before and after it."""

    words: str
    before: Opportunity
    after: Opportunity
