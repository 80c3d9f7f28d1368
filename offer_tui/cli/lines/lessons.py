"""What the debrief asks for oneself: what a round taught, and what they said about one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from offer_tui.capture.debrief import TOPICS, Topic, tell, was_passed
from offer_tui.cli.lines.dialogue import Asking, Dialogue

_ASKS: Mapping[Topic, str] = MappingProxyType(
    {
        "taught": "What did it teach you?",
        "differently": "What would you do differently?",
        "feedback": "What did they say about you?",
    }
)
LEFT = "Nothing, then."
"""What is said when Enter leaves one without words."""


def points(dialogue: Dialogue) -> tuple[Asking, ...]:
    """Return the topics that have no words yet, and that nobody went past."""
    line, told = dialogue.line, dialogue.line.session.debrief
    untold = (topic for topic in TOPICS if not (told and getattr(told, topic)))
    return tuple(Asking(topic) for topic in untold if not was_passed(line, topic))


def prompt(dialogue: Dialogue, topic: Topic) -> str:
    """Return the question about a topic, with the words that were kept."""
    asked = [point.kind for point in dialogue.agenda if point.kind in TOPICS]
    said = getattr(dialogue.line.session.debrief, topic, "")
    known = f" You said: {said}. Other words" if said else " Words"
    enter = "it stays" if said else "nothing"
    place = f"{asked.index(topic) + 1} of {len(asked)}"
    return f"For you, {place}: {_ASKS[topic]}{known}, or Enter: {enter}."


def keep(dialogue: Dialogue, topic: Topic, words: str) -> tuple[Dialogue, str]:
    """Keep words on a topic, and say so."""
    return replace(dialogue, line=tell(dialogue.line, topic, words)), "Your words are kept."
