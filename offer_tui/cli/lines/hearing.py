"""The reply to a line, wherever the round has come to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from offer_tui.cli.lines import debrief, gut, talking
from offer_tui.cli.lines.commands import READING, command
from offer_tui.cli.lines.dialogue import Dialogue, Reply, Step
from offer_tui.cli.lines.telling import theme
from offer_tui.model.text import normalise

PAUSED = "Paused. Enter goes on."


def hear(dialogue: Dialogue, words: str, at: datetime, new_id: Callable[[], str]) -> Reply:
    """Return the reply to a line that came at that time; it may hold anything."""
    words = " ".join(normalise(words).splitlines())
    if dialogue.hidden:
        return _paused(dialogue, words)
    if (reply := command(dialogue, words, at, new_id)) is not None:
        return _asked_again(dialogue, reply)
    if dialogue.around.read_only:
        return _reading(dialogue, words.strip())
    match dialogue.step:
        case Step.GUT:
            return gut.rate(dialogue, words, at, new_id)
        case Step.WHY:
            return gut.explain(dialogue, words, at)
        case Step.DEBRIEF:
            return debrief.about_point(dialogue, words, at, new_id)
        case _:
            return talking.in_round(dialogue, words, at, new_id)


def records(words: str) -> bool:
    """Whether a line that was begun and never sent would record something by itself."""
    typed = words.strip()
    return len(typed) > 1 and typed[0] not in ":/!?"


def _paused(dialogue: Dialogue, words: str) -> Reply:
    if words.strip():
        return Reply(dialogue, (PAUSED,))
    return _asked_again(dialogue, Reply(replace(dialogue, hidden=False), ("Going on.",)))


def _asked_again(before: Dialogue, reply: Reply) -> Reply:
    """Add the question that waits for its answer, where the command was about something else."""
    after = reply.dialogue
    if reply.wish is not None or after.step is not before.step or after.place != before.place:
        return reply
    waiting = {Step.GUT: gut.HOW, Step.WHY: gut.WHY, Step.DEBRIEF: debrief.prompt(after)}
    question = waiting.get(after.step)
    return reply if question is None or question in reply.said else reply.then(question)


def _reading(dialogue: Dialogue, typed: str) -> Reply:
    if len(typed) == 1 and typed.isdecimal():
        return Reply(dialogue, (theme(dialogue, str(int(typed))),))
    return Reply(dialogue, (READING,))
