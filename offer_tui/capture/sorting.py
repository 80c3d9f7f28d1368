"""What a debrief does with loose things: notes find their row, rows their answer, as one change."""

from __future__ import annotations

from dataclasses import replace

from offer_tui.capture import records
from offer_tui.capture.change import Change, added, replaced
from offer_tui.capture.keys import Press, next_id
from offer_tui.capture.machine import advance
from offer_tui.capture.sheet import Entry
from offer_tui.capture.state import Capture, Mode
from offer_tui.model.session import Note, Observation


def as_one(before: Capture, after: Capture) -> Capture:
    """Return the line with all that came since as one change, to be taken back as one."""
    made = after.done[len(before.done) :]
    if len(made) < 2:
        return after
    edits = tuple(edit for change in made for edit in change.edits)
    subject = next((change.subject for change in made if change.subject), "")
    return replace(after, done=(*before.done, Change(made[0].kind, edits, subject)))


def hang(before: Capture, after: Capture, note: Note) -> Capture:
    """Hang a loose note on the row that the line ``after`` has come to hold, as one change.

    A row that was only ticked for it gets the time of the note: that is when it was noticed.
    """
    seen = after.held_item()
    if not isinstance(seen, Observation):
        return after
    hung = replaced(before.session, "notes", note, note.model_copy(update={"about": seen.id}))
    if len(after.done) == len(before.done):
        change = Change("note", (hung,), seen.subject)
    else:
        then = seen.model_copy(update={"at": note.at})
        made = added(before.session, "observations", then)
        change = Change("tick", (hung, made), seen.subject)
    return before.record(change).to(Mode.HELD, held=after.held)


def answer(line: Capture, entry: Entry, press: Press) -> Capture:
    """Give a row that has no answer yet the one that the key stands for, and hold it."""
    ticked = records.tick(line.to(Mode.READY), entry, press)
    return as_one(line, records.answer(ticked, press))


def tell(line: Capture, entry: Entry, press: Press) -> Capture:
    """Keep the words on the line as the answer to a question: it was asked, then."""
    asked = records.ask(line.to(Mode.READY), entry, press)
    words = replace(press, name="paste", text=line.text.characters, new_id=next_id(press.new_id))
    after = advance(advance(asked, words), replace(words, name="enter", text=""))
    after = as_one(line, after)
    return replace(after, done=(*after.done[:-1], replace(after.done[-1], kind="note")))
