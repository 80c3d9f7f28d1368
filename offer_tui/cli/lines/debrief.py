"""The debrief, one point after the other: an answer, or Enter that leaves it as it is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from offer_tui.capture import debrief as written
from offer_tui.capture.agenda import Item, agenda, shown_if_broken, unsorted
from offer_tui.capture.debrief import TOPICS
from offer_tui.capture.grammar import LineError
from offer_tui.capture.sorting import as_one
from offer_tui.capture.state import Capture, Mode
from offer_tui.cli.lines import agenda as items
from offer_tui.cli.lines import lessons, moves, talking
from offer_tui.cli.lines.answering import answer
from offer_tui.cli.lines.dialogue import Asking, Dialogue, Point, Reply, Step

_HOW = "Enter leaves one as it is, :skip all of its kind, :quit the rest."


def begin(dialogue: Dialogue, first: str, at: datetime) -> Reply:
    """Begin, or go on, with what was not gone through; where nothing is left, it is over."""
    found = agenda(dialogue.line, dialogue.around.earlier)
    points: tuple[Point, ...] = (*found, *lessons.points(dialogue), *moves.points(dialogue))
    dialogue = replace(
        dialogue, step=Step.DEBRIEF, agenda=points, place=0, trail=(), held=None, is_fresh=False
    )
    if not points:
        return _over(dialogue, first, at)
    return Reply(dialogue, (first, f"{items.overview(found)} {_HOW}", prompt(dialogue)))


def prompt(dialogue: Dialogue) -> str:
    """Return the question about the point that the debrief has come to."""
    match dialogue.point():
        case Item() as item:
            return items.prompt(dialogue, item)
        case Asking(kind="taught" | "differently" | "feedback" as topic):
            return lessons.prompt(dialogue, topic)
        case Asking(kind="they_decide_by" | "answer_by" | "role" as move):
            return moves.prompt(dialogue, move)
        case _:
            return ""


def about_point(dialogue: Dialogue, words: str, at: datetime, new_id: Callable[[], str]) -> Reply:
    """Take the answer to what is asked about; Enter leaves it as it is.

    A line that is about something else is recorded as in the round, and the question comes again.
    """
    point, typed = dialogue.point(), words.strip()
    if point is None:
        return _over(dialogue, "That was all.", at)
    if not typed:
        return _left(dialogue, point, at)
    try:
        answered = _answered(dialogue, point, typed, at, new_id)
    except LineError as error:
        return Reply(dialogue, (talking.not_recorded(error), prompt(dialogue)))
    if answered is None:
        other = talking.in_round(replace(dialogue, held=None), typed, at, new_id)
        return other.then(prompt(other.dialogue))
    after, said = answered
    return _on(dialogue, after, said, at)


def skip(dialogue: Dialogue, at: datetime) -> Reply:
    """Leave all that are of the same kind."""
    points, place = dialogue.agenda, dialogue.place
    group = _group(points[place])
    behind = place
    while behind < len(points) and _group(points[behind]) == group:
        behind += 1
    same = [point for point in points[place:behind] if isinstance(point, Item)]
    asked = [point for point in points[place:behind] if isinstance(point, Asking)]
    left = replace(dialogue, line=written.leave(dialogue.line, *same)) if same else dialogue
    return _on(dialogue, _passed(left, *asked), "Left as they are.", at, behind - place)


def go_back(dialogue: Dialogue) -> Reply:
    """Ask again about the point before."""
    again = replace(dialogue, place=max(0, dialogue.place - 1))
    return Reply(again, (prompt(again),))


def taken_back(dialogue: Dialogue, said: str) -> Reply:
    """Ask again about what the line that was taken back had answered."""
    places = [place for place, before in dialogue.trail if before == dialogue.changes]
    again = replace(dialogue, place=places[0] if places else dialogue.place)
    return Reply(again, (said, prompt(again)))


def _group(point: Point) -> str:
    if isinstance(point, Item):
        return point.kind
    return "for you" if point.kind in TOPICS else "moves"


def _left(dialogue: Dialogue, point: Point, at: datetime) -> Reply:
    match point:
        case Item() as item:
            line = written.leave(dialogue.line, item)
            return _on(dialogue, replace(dialogue, line=line), items.LEFT[item.kind], at)
        case Asking(kind="they_decide_by" | "answer_by" | "role" as move):
            return _on(dialogue, _passed(dialogue, point), moves.left(dialogue, move), at)
    said = dialogue.line.session.debrief
    known = getattr(said, point.kind, "")
    words = "It stays." if known else lessons.LEFT
    return _on(dialogue, _passed(dialogue, point), words, at)


def _passed(dialogue: Dialogue, *points: Asking) -> Dialogue:
    """Remember what somebody went past, so that it is not asked again another time."""
    line = dialogue.line
    for point in points:
        line = written.pass_by(line, moves.PASSED.get(point.kind, point.kind))
    return replace(dialogue, line=as_one(dialogue.line, line))


def _answered(
    dialogue: Dialogue, point: Point, typed: str, at: datetime, new_id: Callable[[], str]
) -> tuple[Dialogue, str] | None:
    """Return the dialogue with the answer, and what to say; None for a line about something else.

    Raises LineError.
    """
    match point:
        case Item() as item:
            return _about_item(dialogue, item, typed, at, new_id)
        case Asking(kind="they_decide_by" | "answer_by" as deadline):
            return moves.keep(dialogue, deadline, typed, at, new_id)
        case _ if talking.names_a_row(dialogue.line, typed) or _is_digit(typed):
            return None
        case Asking(kind="taught" | "differently" | "feedback" as topic):
            return lessons.keep(dialogue, topic, typed)
        case Asking():
            after, said = moves.keep(dialogue, "role", typed, at, new_id)
            return after if after is dialogue else _with(after, point), said


def _about_item(
    dialogue: Dialogue, item: Item, typed: str, at: datetime, new_id: Callable[[], str]
) -> tuple[Dialogue, str] | None:
    answered = answer(dialogue, item, typed, at, new_id)
    if answered is None:
        return None
    line, said = answered
    line = as_one(dialogue.line, _gone_through(dialogue, item, line)).to(Mode.READY)
    after = replace(dialogue, line=line)
    shown = shown_if_broken(line, item.id) if item.kind == "promise" else None
    return (_with(after, shown) if shown and shown not in after.agenda else after), said


def _gone_through(dialogue: Dialogue, item: Item, line: Capture) -> Capture:
    """Leave what the answer did not settle, and the note that it made: both were just asked."""
    loose = unsorted(dialogue.line)
    rest = [
        one
        for one in agenda(line, dialogue.around.earlier)
        if one.id == item.id or (one.kind == "note" and one not in loose)
    ]
    return written.leave(line, *rest) if rest else line


def _with(dialogue: Dialogue, point: Point) -> Dialogue:
    """Return the dialogue with a point to be asked about next."""
    behind = dialogue.place + 1
    points = (*dialogue.agenda[:behind], point, *dialogue.agenda[behind:])
    return replace(dialogue, agenda=points)


def _on(before: Dialogue, after: Dialogue, said: str, at: datetime, steps: int = 1) -> Reply:
    """Go on to the next point, and remember where what was changed had been asked about."""
    if after.changes != before.changes:
        after = replace(after, trail=(*after.trail, (before.place, before.changes)))
    after = replace(after, place=before.place + steps, held=None, is_fresh=False)
    if after.point() is None:
        return _over(after, said, at)
    return Reply(after, (said, prompt(after)))


def _over(dialogue: Dialogue, said: str, at: datetime) -> Reply:
    slug, session = dialogue.around.slug, dialogue.line.session
    over = replace(dialogue, line=written.end(dialogue.line, at), step=Step.OVER)
    last = f"What it adds up to: offer-tui evaluate {slug}"
    if session.gut is None:
        last = f"How it felt is still to say: offer-tui log {slug} '/fin 4'"
    return Reply(over, (said, f"That was the debrief. {last}", *_thanks(dialogue)))


def _thanks(dialogue: Dialogue) -> tuple[str, ...]:
    """Say how a thank-you note is written, unless one went out since or nobody is to get it."""
    opportunity, began = dialogue.beside.opportunity, dialogue.line.session.began.date()
    sent = any(one.kind == "thank-you" and one.on >= began for one in opportunity.letters)
    if sent or opportunity.is_unnamed or opportunity.is_closed:
        return ()
    return (f"A thank-you note to them: offer-tui letter thank-you {dialogue.around.slug}",)


def _is_digit(typed: str) -> bool:
    return len(typed) == 1 and typed.isdecimal()
