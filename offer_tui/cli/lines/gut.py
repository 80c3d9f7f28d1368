"""The end of a round, line by line: how it felt, before any number, and why."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from offer_tui.capture.grammar import enter_line
from offer_tui.capture.records import resume
from offer_tui.capture.state import Capture, Mode
from offer_tui.cli.lines import debrief, talking
from offer_tui.cli.lines.dialogue import Dialogue, Reply, Step
from offer_tui.cli.recorded import recorded
from offer_tui.model.wording import GUT_WORDS, gut_scale

HOW = f"How did it feel, before any number? {gut_scale()}. Enter: later."
WHY = "Why, in a few words? Enter: no words."


def end(dialogue: Dialogue, rating: str, at: datetime, new_id: Callable[[], str]) -> Reply:
    """End the round, with the rating if the line had one. Raises LineError for what is none."""
    after = enter_line(dialogue.line.to(Mode.READY), f"/fin {rating}".strip(), at, new_id)
    said = recorded(dialogue.line, after, "/fin")
    ended = replace(dialogue, line=after.to(Mode.READY), held=None, is_fresh=False)
    if after.session.gut is None:
        said = said.removesuffix(" Its gut rating is still to give.")
        return Reply(replace(ended, step=Step.GUT), (said, HOW))
    return Reply(replace(ended, step=Step.WHY), (said, WHY))


def rate(dialogue: Dialogue, words: str, at: datetime, new_id: Callable[[], str]) -> Reply:
    """Take a rating, with words why or without; Enter leaves it for later."""
    typed = words.strip()
    if not typed:
        return debrief.begin(dialogue, "Left for later.")
    rating, why = _rating(typed)
    if rating is None and len(typed) == 1:
        return Reply(dialogue, (f"A number from 1 to 5, or Enter. {HOW}",))
    if rating is None:
        return talking.in_round(dialogue, words, at, new_id).then(HOW)
    rated = replace(dialogue, line=_with_gut(dialogue.line, rating, at, new_id), step=Step.WHY)
    felt = f"Felt {rating}, {GUT_WORDS[rating - 1]}."
    return explain(rated, why, felt) if why else Reply(rated, (felt, WHY))


def explain(dialogue: Dialogue, why: str, felt: str = "") -> Reply:
    """Keep the words for how it felt; none are fine."""
    session = dialogue.line.session
    if not why.strip() or session.gut is None:
        return debrief.begin(dialogue, "No words, then.")
    gut = session.gut.model_copy(update={"why": why.strip()})
    line = dialogue.line.to(Mode.READY, session=session.model_copy(update={"gut": gut}))
    return debrief.begin(replace(dialogue, line=line), f"{felt} Your reason is kept.".strip())


def go_back(dialogue: Dialogue) -> Reply:
    """Go back into the round that has just been ended, or to how it felt."""
    if dialogue.step is Step.WHY:
        return Reply(replace(dialogue, step=Step.GUT), (HOW,))
    line = resume(dialogue.line.to(Mode.READY))
    return Reply(replace(dialogue, line=line, step=Step.LIVE), ("The round goes on.",))


def _rating(typed: str) -> tuple[int | None, str]:
    head, _, why = typed.partition(" ")
    digit = head.rstrip(",.:;")
    return (int(digit), why.strip()) if digit in {"1", "2", "3", "4", "5"} else (None, "")


def _with_gut(line: Capture, rating: int, at: datetime, new_id: Callable[[], str]) -> Capture:
    unrated = line.session.model_copy(update={"gut": None})
    return enter_line(line.to(Mode.READY, session=unrated), f"/fin {rating}", at, new_id).to(
        Mode.READY
    )
