"""What the line writes: ticks, answers, notes, marks and questions, each as one change."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from offer_tui.capture.change import Change, Edit, added, apply, replaced, set_to
from offer_tui.capture.keys import Press, next_id
from offer_tui.capture.sheet import Entry
from offer_tui.capture.state import HELD_FOR, RECENT_TICKS, Capture, Held, Mode, Notice
from offer_tui.model.session import Gut, MarkedMoment, Note, Observation, Question
from offer_tui.model.signal import Degree, State

ANSWER: Mapping[str, tuple[State, Degree]] = {
    "+": ("seen", "plain"),
    ".": ("seen", "hint"),
    "-": ("clear", "plain"),
    "*": ("evasive", "plain"),
}


def tick(line: Capture, entry: Entry, press: Press) -> Capture:
    """Tick a row yes and hold it; one that has an answer is only held.

    What a broken promise on the line is evidence for gets the promise with it, and is only a hint
    where the promise was kept in part.
    """
    if known := line.observation(entry.subject):
        return line.to(Mode.HELD, held=Held("observations", known.id, press.at, was_there=True))
    moment = _held_moment(line)
    at = moment.at if moment else line.since or press.at
    promise = line.broken_promise()
    if promise is None or entry.subject not in line.sheet.evidence.get(promise.subject, ()):
        made = _observe(entry, press, "+", at=at)
    else:
        answered = "." if promise.state == "seen" else "+"
        made = _observe(entry, press, answered, at=at, broken_promise=promise.subject)
    edits = [added(line.session, "observations", made)]
    if moment:
        edits.insert(0, replaced(line.session, "moments", moment, None))
    line = line.record(Change("tick", tuple(edits), entry.subject))
    return line.to(Mode.HELD, held=Held("observations", made.id, press.at))


def answer(line: Capture, press: Press) -> Capture:
    """Give the row on the line another answer; a question asked gets its first."""
    item, entry = line.held_item(), line.held_entry()
    if isinstance(item, Question):
        known = line.observation(item.signal)
        if known is None and entry is not None:
            made = _observe(entry, press, press.name, at=press.at)
            edit = added(line.session, "observations", made)
            line = line.record(Change("tick", (edit,), item.signal))
            return line.to(Mode.HELD, held=Held("observations", made.id, press.at))
        item = known
    if item is None or line.held is None:
        return line
    state, degree = ANSWER[press.name]
    # Words come after the last answer, so that is what they are measured from.
    held = Held("observations", item.id, press.at, line.held.was_there)
    if (item.state, item.degree) != (state, degree):
        after = item.model_copy(update={"state": state, "degree": degree})
        edit = replaced(line.session, "observations", item, after)
        line = line.record(Change("answer", (edit,), item.subject))
    return line.to(Mode.HELD, held=held)


def remove_held(line: Capture, press: Press) -> Capture:
    """Take what is on the line off the record; words that hung on it stay as a note."""
    if moment := _held_moment(line):
        edit = replaced(line.session, "moments", moment, None)
        return line.record(Change("mark", (edit,))).to(Mode.READY)
    item = line.held_item()
    if item is None:
        return line.to(Mode.READY)
    if isinstance(item, Question):
        edit = replaced(line.session, "questions", item, None)
        return line.record(Change("asked", (edit,), item.signal)).to(Mode.READY)
    return line.record(_untick(line, item, press)).to(Mode.READY)


def _untick(line: Capture, item: Observation, press: Press) -> Change:
    edits = [replaced(line.session, "observations", item, None)]
    for note in line.session.notes:
        if note.about == item.id:
            loose = note.model_copy(update={"about": None})
            edits.append(replaced(line.session, "notes", note, loose))
    new_id, place = press.new_id, len(line.session.notes)
    for words, is_quote in ((item.note, False), (item.quote, True)):
        if words:
            kept = _note(new_id, item.at, words, is_quote=is_quote)
            edits.append(Edit("notes", place, None, kept))
            new_id, place = next_id(new_id), place + 1
    return Change("untick", tuple(edits), item.subject)


def mark(line: Capture, press: Press) -> Capture:
    """Mark the moment; its name may come later."""
    moment = MarkedMoment(id=press.new_id, at=press.at)
    line = line.record(Change("mark", (added(line.session, "moments", moment),)))
    return line.to(Mode.HELD, held=Held("moments", moment.id, press.at))


def ask(line: Capture, entry: Entry, press: Press) -> Capture:
    """Note that the question on the screen was put to them."""
    question = Question(id=press.new_id, signal=entry.subject, text=entry.question, at=press.at)
    edit = added(line.session, "questions", question)
    line = line.record(Change("asked", (edit,), entry.subject))
    return line.to(Mode.HELD, held=Held("questions", question.id, press.at))


def plan(line: Capture, minutes: int) -> Capture:
    """Set how long the round is to take."""
    if minutes == line.session.planned_minutes:
        return line.to(Mode.READY)
    edit = set_to(line.session, "planned_minutes", minutes)
    return line.record(Change("time", (edit,))).to(Mode.READY)


def keep_note(line: Capture, press: Press) -> Capture:
    """Keep the words on the line, where they hang or as a note of their own."""
    words = line.text.characters.strip()
    is_quote = words.startswith('"')
    if is_quote:
        words = _unquoted(words)
    if not words:
        return line.to(Mode.READY)
    edits = _keep(line, press, words, is_quote=is_quote)
    about = line.note_about()
    subject = about.subject if isinstance(about, Observation) else ""
    return line.record(Change("note", edits, subject)).to(Mode.READY)


def _unquoted(words: str) -> str:
    """Return a quote without the marks around it; marks within it come in pairs and stay."""
    words = words[1:].strip()
    if words.count('"') % 2:
        words = words.removesuffix('"').strip()
    return words if words.strip('"') else ""


def _keep(line: Capture, press: Press, words: str, *, is_quote: bool) -> tuple[Edit, ...]:
    about = line.note_about()
    if isinstance(about, Observation) and not about.note and not about.quote:
        after = about.model_copy(update={"quote" if is_quote else "note": words})
        return (replaced(line.session, "observations", about, after),)
    moment = _held_moment(line)
    at = moment.at if moment else line.since or press.at
    note = _note(press.new_id, at, words, is_quote=is_quote, about=about.id if about else None)
    keep = added(line.session, "notes", note)
    return (replaced(line.session, "moments", moment, None), keep) if moment else (keep,)


def attachments(line: Capture, press: Press) -> tuple[str | None, ...]:
    """Return what Tab offers a new note, first what it hangs on when nothing is pressed.

    Words within ``HELD_FOR`` of a tick are about it; later ones are loose.
    """
    recent = [o.id for o in line.session.observations[-RECENT_TICKS:]][::-1]
    if line.held is None or line.held.part == "moments":
        return (None, *recent)
    others = tuple(i for i in recent if i != line.held.id)
    if (line.since or press.at) - line.held.since > HELD_FOR:
        return (None, line.held.id, *others)
    return (line.held.id, None, *others)


def end(line: Capture, press: Press, rating: int | None) -> Capture:
    """End the round, with the gut rating if one was given."""
    changes: dict[str, Any] = {"ended": press.at}
    if rating is not None:
        changes["gut"] = Gut(rating=rating, at=press.at)
    return line.to(Mode.ENDED, session=line.session.model_copy(update=changes))


def resume(line: Capture) -> Capture:
    """Go on with a round that has just been ended or left, for instance since it is not saved."""
    if line.mode is Mode.PAUSED:
        return line.to(Mode.READY)
    going_on = line.session.model_copy(update={"ended": None, "gut": None})
    return line.to(Mode.READY, session=going_on)


def undo(line: Capture) -> Capture:
    """Take back the last change; its theme stays open so that the mark is seen to go."""
    if not line.done:
        return line.to(Mode.READY, notice=Notice("nothing-back"))
    change = line.done[-1]
    return line.to(
        Mode.READY,
        session=apply(line.session, change.reversed()),
        done=line.done[:-1],
        undone=(*line.undone, change),
        theme=_theme_of(line, change),
        notice=Notice("took-back", change=change),
    )


def redo(line: Capture) -> Capture:
    """Put back what was taken back last."""
    if not line.undone:
        return line.to(Mode.READY, notice=Notice("nothing-back", "redo"))
    change = line.undone[-1]
    return line.to(
        Mode.READY,
        session=apply(line.session, change),
        done=(*line.done, change),
        undone=line.undone[:-1],
        theme=_theme_of(line, change),
        notice=Notice("put-back", change=change),
    )


def _theme_of(line: Capture, change: Change) -> str:
    entry = line.sheet.by_subject.get(change.subject)
    return entry.digit if entry else ""


def _observe(
    entry: Entry, press: Press, answered: str, at: datetime, broken_promise: str = ""
) -> Observation:
    state, degree = ANSWER[answered]
    about = {entry.kind: entry.subject}
    hint = {} if degree == "plain" else {"degree": degree}
    shown_by = {"broken_promise": broken_promise} if broken_promise else {}
    return Observation.model_validate(
        {"id": press.new_id, **about, "state": state, **hint, "at": at, **shown_by}
    )


def _note(
    new_id: str, at: datetime, words: str, *, is_quote: bool, about: str | None = None
) -> Note:
    quote = {"quote": True} if is_quote else {}
    return Note.model_validate(
        {"id": new_id, "at": at, "text": words, **quote, **({"about": about} if about else {})}
    )


def _held_moment(line: Capture) -> MarkedMoment | None:
    held = line.held_moment()
    return next((m for m in line.session.moments if held and m.id == held.id), None)
