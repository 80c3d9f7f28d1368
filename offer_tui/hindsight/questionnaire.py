"""What a reflection asks, and what its answers mean, in words."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from offer_tui.hindsight.decisions import date_words
from offer_tui.hindsight.due import Kind
from offer_tui.hindsight.reflections import score_of
from offer_tui.model.reflection import Cause, Reflection

AGAIN: Mapping[Kind | None, str] = MappingProxyType(
    {
        "taken": "Would you take it again?",
        "declined": "Would you turn it down again?",
        None: "Would you decide so again?",
    }
)
AGAIN_ANSWERS: Mapping[tuple[Kind | None, bool], str] = MappingProxyType(
    {
        ("taken", True): "would take it again",
        ("taken", False): "would not take it again",
        ("declined", True): "would turn it down again",
        ("declined", False): "would not turn it down again",
        (None, True): "would decide so again",
        (None, False): "would not decide so again",
    }
)
SENTENCES: Mapping[str, str] = MappingProxyType(
    {
        "right": "This was the right way for me.",
        "regretted": "I often wish I had decided otherwise.",
        "same_again": "With what I know today, I would say the same.",
        "harmed": "It has cost me more than it gave me.",
        "wise": "I decided with good sense.",
    }
)
"""By the answer's name; after the idea of the Decision Regret Scale, in words of our own."""
AGREEMENT = ("not at all", "hardly", "partly", "mostly", "fully")
"""What 1 to 5 mean."""
CAUSES: Mapping[Cause, str] = MappingProxyType(
    {
        "unfulfilled": "You are not fulfilled where you are now.",
        "circumstances": "Your circumstances changed since.",
        "hindsight": "You know now what you could not know then.",
        "role": "The role itself is not what you took it for.",
    }
)
SCORE_MEANS = (
    "0 is no regret and 100 as much as there can be. It is your own measure, of one day: to set"
    " beside your other days, and no verdict on the decision."
)


def agreement_scale() -> str:
    """Return what all five values mean."""
    return ", ".join(f"{value} {words}" for value, words in enumerate(AGREEMENT, 1))


def score_words(reflection: Reflection) -> str:
    """Return the score: "25 of 100"; nothing until all five are answered."""
    score = score_of(reflection)
    return "" if score is None else f"{score:.0f} of 100"


def day_of(reflection: Reflection) -> str:
    """Return which one it is: "30 May 2025, after 90 days"."""
    after = f", after {reflection.days} days" if reflection.days is not None else ""
    return f"{date_words(reflection.on)}{after}"
