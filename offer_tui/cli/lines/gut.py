"""The end of a round, line by line: how it felt, before any number, and why."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from offer_tui.capture import debrief as written
from offer_tui.capture.grammar import enter_line
from offer_tui.capture.records import resume
from offer_tui.capture.sorting import as_one
from offer_tui.capture.state import Mode
from offer_tui.cli.lines import debrief, talking
from offer_tui.cli.lines.dialogue import Dialogue, Reply, Step
from offer_tui.cli.lines.opening import ended_on
from offer_tui.cli.recorded import recorded
from offer_tui.model.wording import GUT_WORDS, gut_scale

HOW = f"How did it feel, before any number? {gut_scale()}. Enter: later."
WHY = "Why, in a few words? Enter: no words."


def end(dialogue: Dialogue, rating: str, at: datetime, new_id: Callable[[], str]) -> Reply:
    """End the round, with the rating if the line had one. Raises LineError for what is none."""
    before = dialogue.line.to(Mode.READY)
    after = enter_line(before, f"/fin {rating}".strip(), at, new_id)
    said = recorded(dialogue.line, after, "/fin")
    felt, unrated = after.session.gut, {"gut": before.session.gut}
    line = after.to(Mode.READY, session=after.session.model_copy(update=unrated))
    line = written.rate(line, felt.rating, at) if felt else line
    ended = replace(dialogue, line=line, held=None, is_fresh=False)
    if felt is None:
        said = said.removesuffix(" Its gut rating is still to give.")
        return Reply(replace(ended, step=Step.GUT), (said, HOW))
    return Reply(replace(ended, step=Step.WHY), (said, WHY))


def rate(dialogue: Dialogue, words: str, at: datetime, new_id: Callable[[], str]) -> Reply:
    """Take a rating, with words why or without; Enter leaves it for later."""
    typed = words.strip()
    if not typed:
        said = "It stays." if dialogue.line.session.gut else "Left for later."
        return debrief.begin(dialogue, said, at)
    rating, why = _rating(typed)
    if rating is None and len(typed) == 1:
        return Reply(dialogue, (f"A number from 1 to 5, or Enter. {HOW}",))
    if rating is None:
        return talking.in_round(dialogue, words, at, new_id).then(HOW)
    rated = replace(dialogue, line=written.rate(dialogue.line, rating, at), step=Step.WHY)
    felt = felt_words(rating)
    if not why:
        return Reply(rated, (felt, WHY))
    told = as_one(dialogue.line, written.explain(rated.line, why))
    return debrief.begin(replace(rated, line=told), f"{felt} Your reason is kept.", at)


def explain(dialogue: Dialogue, why: str, at: datetime) -> Reply:
    """Keep the words for how it felt; none are fine."""
    if not why.strip() or dialogue.line.session.gut is None:
        return debrief.begin(dialogue, "No words, then.", at)
    line = written.explain(dialogue.line, why)
    return debrief.begin(replace(dialogue, line=line), "Your reason is kept.", at)


def resumed(dialogue: Dialogue, at: datetime) -> Reply:
    """Go through a round that has ended: how it felt first, where that was not said."""
    session = dialogue.line.session
    if session.gut is None:
        return ask(dialogue)
    if not session.gut.why and session.debrief is None:
        felt = f"{dialogue.around.company}, {session.round}. {felt_words(session.gut.rating)}"
        return Reply(replace(dialogue, step=Step.WHY), (felt, WHY))
    whose = f"{dialogue.around.company}, {session.round}"
    return debrief.begin(dialogue, f"The debrief of {whose}.", at)


def ask(dialogue: Dialogue) -> Reply:
    """Ask how it felt."""
    return Reply(replace(dialogue, step=Step.GUT, held=None, is_fresh=False), (HOW,))


def felt_words(rating: int) -> str:
    """Return a rating as it is told: "Felt 4, good."."""
    return f"Felt {rating}, {GUT_WORDS[rating - 1]}."


def go_back(dialogue: Dialogue, at: datetime) -> Reply:
    """Go back into the round that was ended today, or to how it felt."""
    if dialogue.step is Step.WHY:
        return ask(dialogue)
    if not ended_on(dialogue.line.session, at):
        return Reply(dialogue, ("That round is over; there is nothing to go back to.", HOW))
    line = resume(dialogue.line.to(Mode.READY))
    return Reply(replace(dialogue, line=line, step=Step.LIVE), ("The round goes on.",))


def _rating(typed: str) -> tuple[int | None, str]:
    head, _, why = typed.partition(" ")
    digit = head.rstrip(",.:;")
    return (int(digit), why.strip()) if digit in {"1", "2", "3", "4", "5"} else (None, "")
